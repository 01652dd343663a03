//! The whole model as JSON (contract.md, "`inspect`"): field by field, in its order.

mod citation;
mod deck;
mod manuscript;
mod reference;

use serde::Serialize;
use serde_json::Value;

use super::findings::{FindingJson, finding_json};
use super::json::value;
use super::places::Places;
use crate::checks::Finding;
use crate::citations::Citation;
use crate::deck::Deck;
use crate::manuscript::Manuscript;
use crate::references::Reference;
use crate::source::{Source, Span};

/// Everything that was read of `file`.
pub fn inspect(
    file: &str,
    source: &Source,
    manuscript: &Manuscript,
    references: &[Reference],
    citations: &[Citation],
    deck: &Deck,
    findings: &[Finding],
) -> Value {
    let places = Places::new(source);
    // Findings know their places in the file already.
    let typed = Places::new(source.typed());
    value(Inspect {
        diptych: 1,
        file,
        manuscript: manuscript::json(&places, manuscript),
        references: references
            .iter()
            .map(|r| reference::json(&places, r))
            .collect(),
        citations: citations
            .iter()
            .map(|c| citation::json(&places, c))
            .collect(),
        findings: findings.iter().map(|f| finding_json(&typed, f)).collect(),
        deck: deck::json(source, manuscript, deck),
    })
}

/// The reference list alone: the array `references` of [`inspect`].
pub fn references_json(source: &Source, references: &[Reference]) -> Value {
    let places = Places::new(source);
    let list: Vec<_> = references
        .iter()
        .map(|r| reference::json(&places, r))
        .collect();
    value(list)
}

#[derive(Serialize)]
struct Inspect<'a> {
    diptych: u32,
    file: &'a str,
    manuscript: manuscript::ManuscriptJson<'a>,
    references: Vec<reference::ReferenceJson<'a>>,
    citations: Vec<citation::CitationJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    deck: Vec<deck::SlideJson>,
}

/// A place as the contract writes it.
#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

#[cfg(test)]
mod tests;
