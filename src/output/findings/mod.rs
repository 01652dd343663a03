//! Findings written down: for people, for editors, for programs.
//!
//! In: a file's findings, in any order. Out: text. Every writer keeps the order of the text.

mod excerpt;
mod human;
mod json;
mod sarif;
mod short;

pub use human::{Look, human};
pub use json::json;
pub use sarif::sarif;
pub use short::short;

pub(super) use json::{FindingJson, finding_json};

use crate::checks::{Finding, Severity};
use crate::source::Source;

/// A file that was checked.
#[derive(Copy, Clone)]
pub struct Checked<'a> {
    /// What messages call it.
    pub file: &'a str,
    /// Its text.
    pub source: &'a Source,
    /// What was found in it.
    pub findings: &'a [Finding],
    /// How many more were silenced.
    pub silenced: usize,
}

impl<'a> Checked<'a> {
    /// The findings in the order of the text.
    fn sorted(&self) -> Vec<&'a Finding> {
        let mut sorted: Vec<_> = self.findings.iter().collect();
        sorted.sort_by_key(|finding| finding.span);
        sorted
    }
}

/// `error`, `warning`, `note`
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod samples;
