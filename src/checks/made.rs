//! Findings on words that were put in the place of keys: which are told, and where.
//!
//! The author typed a key. How its citation and entry are written is the program's to answer for, so that rules
//! about form say nothing there; what the bibliography says (a malformed DOI, a work listed twice) is the author's.

use super::Finding;
use crate::source::Source;

/// Rules that speak of what a bibliography says, or of what became of its words.
const TOLD: &[&str] = &[
    "duplicate-reference",
    "doi-malformed",
    "url-host",
    "ambiguous-citation",
];

/// Drops findings on the form of words that nobody typed.
pub(super) fn drop_made(source: &Source, findings: &mut Vec<Finding>) {
    if !source.pieces().is_empty() {
        findings.retain(|f| f.span.is_empty() || !source.is_made(f.span) || TOLD.contains(&f.rule));
    }
}

/// The same findings at their places in the file as it lies on disk; edits of words that nobody typed are dropped.
pub fn at_home(source: &Source, mut findings: Vec<Finding>) -> Vec<Finding> {
    if source.pieces().is_empty() {
        return findings;
    }
    for finding in &mut findings {
        if finding
            .suggestion
            .as_ref()
            .is_some_and(|s| source.touches_made(s.span))
        {
            finding.suggestion = None;
        }
        finding.span = source.home(finding.span);
        // An entry that was put in has no place in the file to point at.
        let put_in = |related: &super::Related| {
            let piece = source.piece_at(related.span.start);
            piece.is_some_and(|piece| piece.typed.is_empty() && piece.origin.is_some())
        };
        finding.related.retain(|related| !put_in(related));
        for related in &mut finding.related {
            related.span = source.home(related.span);
        }
        if let Some(suggestion) = &mut finding.suggestion {
            suggestion.span = source.home(suggestion.span);
        }
    }
    super::sort(&mut findings);
    findings
}
