//! Where entries begin and end in the typed list.
//!
//! In: the entry blocks of the sections that are reference lists. Out: the runs of each entry. A piece
//! that has no head of its own (an address that a line end broke, what is left of a paragraph) is joined
//! to the entry before it; pieces are only cut apart where a second head is beyond doubt.

use super::text::Line;
use super::{date, names};
use crate::manuscript::{Block, BlockKind, Manuscript, Role, Run, RunKind};
use crate::source::{Source, Span};

/// A long entry grows no longer: loose words are not one entry.
const MAX_JOINED: usize = 3000;

/// The runs of each entry, in typed order.
pub(super) fn entries(source: &Source, manuscript: &Manuscript) -> Vec<Vec<Run>> {
    let mut out: Vec<Vec<Run>> = Vec::new();
    for section in manuscript
        .sections
        .iter()
        .filter(|s| s.role == Role::References)
    {
        let blocks = manuscript.blocks.get(section.blocks.clone()).unwrap_or(&[]);
        // No entry goes on from one list into another.
        let mut open = false;
        for block in blocks {
            let Some(runs) = entry_of(block).filter(|runs| !runs.is_empty()) else {
                // Nor across text that stands between.
                open = false;
                continue;
            };
            match out.last_mut() {
                Some(last) if open && goes_on(source, last, runs) => join(last, runs),
                _ => out.push(runs.to_vec()),
            }
            open = true;
        }
    }
    out
}

fn entry_of(block: &Block) -> Option<&[Run]> {
    match &block.kind {
        BlockKind::Entry(runs) => Some(runs),
        _ => None,
    }
}

/// Joins `more` to `runs` with the white space between them.
fn join(runs: &mut Vec<Run>, more: &[Run]) {
    if let (Some(last), Some(first)) = (runs.last(), more.first()) {
        runs.push(Run {
            span: Span::new(last.span.end, first.span.start),
            kind: RunKind::Space,
            style: Default::default(),
        });
    }
    runs.extend_from_slice(more);
}

/// Whether `more` is the rest of the entry `runs` rather than an entry of its own.
fn goes_on(source: &Source, runs: &[Run], more: &[Run]) -> bool {
    let (Some(first), Some(last), Some(end)) = (runs.first(), runs.last(), more.last()) else {
        return false;
    };
    if end.span.end.saturating_sub(first.span.start) > MAX_JOINED {
        return false;
    }
    let before = source.slice(last.span);
    let line = Line::of(source, more);
    let text = line.text();
    if ["http://", "https://", "doi:", "doi.org/", "www."]
        .iter()
        .any(|a| text.starts_with(a))
    {
        return true;
    }
    if before.ends_with(['/', '-', '_', '=']) && !text.contains(' ') {
        return true;
    }
    if has_head(&line) {
        return false;
    }
    // A small letter first, or no end yet before it: the sentence goes on.
    text.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '[' | ',' | ';'))
        && !names::is_initials(text.split(' ').next().unwrap_or(""))
        || before.ends_with([',', '&', ':', ';'])
}

/// Whether an entry's head stands at the front: something, then a date in parentheses.
fn has_head(line: &Line) -> bool {
    let text = line.text();
    let mut from = 0;
    for _ in 0..4 {
        let Some(open) = text.get(from..).and_then(|t| t.find('(')).map(|i| i + from) else {
            return false;
        };
        if open > 400 {
            return false;
        }
        let Some(close) = text.get(open..).and_then(|t| t.find(')')).map(|i| i + open) else {
            return false;
        };
        if date::issued(text.get(open + 1..close).unwrap_or("")).is_some() {
            return open > 1;
        }
        from = open + 1;
    }
    false
}
