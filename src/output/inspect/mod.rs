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
use super::substitutions::{self, SubstitutionJson};
use crate::checks::Finding;
use crate::citations::Citation;
use crate::deck::Deck;
use crate::manuscript::Manuscript;
use crate::provenance::Substitution;
use crate::references::Reference;
use crate::source::{Source, Span};

/// What was found in a manuscript.
#[derive(Default)]
pub struct Found<'a> {
    /// Its findings, by their places in the file.
    pub findings: &'a [Finding],
    /// What its pages print for what was typed, if they were laid out.
    pub substitutions: Option<&'a [Substitution]>,
}

/// Everything that was read of `file`.
pub fn inspect(
    file: &str,
    source: &Source,
    manuscript: &Manuscript,
    references: &[Reference],
    citations: &[Citation],
    deck: &Deck,
    found: &Found<'_>,
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
        findings: found
            .findings
            .iter()
            .map(|f| finding_json(&typed, f))
            .collect(),
        deck: deck::json(source, manuscript, deck),
        substitutions: match found.substitutions {
            Some(pages) => substitutions::printed(source, pages),
            None => substitutions::foretold(source, manuscript, references),
        },
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
    substitutions: Vec<SubstitutionJson<'a>>,
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
