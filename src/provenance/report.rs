//! What became of every character.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::manuscript::Reason;
use crate::source::Span;

/// What became of every character of a manuscript.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Characters that are not white space.
    pub characters: usize,
    /// Those covered by ink whose text equals them.
    pub printed: usize,
    /// Characters printed in the place of keys, which nobody typed.
    pub generated: usize,
    /// Those spent, by reason.
    pub spent: BTreeMap<Reason, usize>,
    /// Typographic substitutions.
    pub substitutions: Vec<Substitution>,
    /// Stretches that neither ink nor a reason covers.
    pub missing: Vec<Span>,
    /// Stretches whose ink says something else.
    pub altered: Vec<Span>,
    /// Stretches printed twice.
    pub duplicated: Vec<Span>,
    /// Stretches printed before what was typed before them.
    pub reordered: Vec<Span>,
    /// Bullets on slides.
    pub bullets: usize,
    /// Headlines and bullets on slides that are the lecturer's own words.
    pub lecturer: usize,
    /// Stretches on slides that are not in the sentence they name, or not as typed.
    pub unproved: Vec<Span>,
    /// Entries printed as typed.
    pub references_as_typed: usize,
    /// Entries.
    pub references: usize,
}

impl Report {
    /// Whether every list of faults is empty.
    pub fn is_clean(&self) -> bool {
        [
            &self.missing,
            &self.altered,
            &self.duplicated,
            &self.reordered,
            &self.unproved,
        ]
        .iter()
        .all(|list| list.is_empty())
    }
}

/// One typographic substitution: never wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Substitution {
    /// Where.
    pub span: Span,
    /// What was typed.
    pub typed: String,
    /// What is printed.
    pub printed: String,
    /// `range-dash`, `minus-sign`, `curly-quote`, `no-break-space`.
    pub rule: &'static str,
}
