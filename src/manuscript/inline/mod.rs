//! Marks inside a paragraph: emphasis, verbatim, links, addresses, notes, math, escapes, hard breaks.
//!
//! In: the rows of one paragraph. Out: its runs; what the marks spend goes to the desk.
//! Rules: CommonMark 0.31 (6.1 to 6.7) for emphasis, code, links; Pandoc for `$`, `^[`, `[^x]`, `^`, `~`.
//! Linear in the length of the paragraph: every search looks a place up that one pass found.

mod address;
mod emphasis;
mod flat;
mod link;
pub(super) use link::is_attributes;
mod runs;
mod tokens;

use super::desk::Desk;
use super::lines::Row;
use super::model::{Run, RunKind, Style};
use crate::source::Span;

/// The runs of a paragraph that stands on `rows`.
pub(super) fn read(desk: &mut Desk<'_>, rows: &[Row]) -> Vec<Run> {
    let flat = flat::Flat::of(desk.text, rows);
    let mut tokens = tokens::tokens(desk, &flat);
    runs::assemble(desk, &flat, &mut tokens)
}

/// The runs of a stretch within one line.
pub(super) fn read_span(desk: &mut Desk<'_>, span: Span) -> Vec<Run> {
    read(
        desk,
        &[Row {
            start: span.start,
            end: span.end,
        }],
    )
}

/// Rows to be shown as they stand: every character is text, rows end in breaks, tabs are spaces.
pub(super) fn verbatim(text: &str, rows: &[Row]) -> Vec<Run> {
    let style = Style {
        code: true,
        ..Style::default()
    };
    let mut out = Vec::new();
    let mut last_end = None;
    for row in rows {
        if let Some(end) = last_end {
            out.push(Run {
                span: Span::new(end, end + super::lines::line_end(text, end)),
                kind: RunKind::Break,
                style,
            });
        }
        runs::plain(text, row.span(), style, true, &mut out);
        last_end = Some(row.end);
    }
    out
}

/// A stretch that is printed as typed, marks and all.
pub(super) fn literal(text: &str, span: Span) -> Vec<Run> {
    let mut out = Vec::new();
    runs::plain(text, span, Style::default(), false, &mut out);
    out
}

#[cfg(test)]
mod tests;
