//! `overfull-line`: a line runs out of the type area.
//!
//! Marks of punctuation may hang; a letter or digit more than a point beyond the measure may not. Nor may the cells of
//! a table run into one another.

use std::collections::BTreeMap;

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Pages, Report, Rule, Severity};
use crate::manuscript::BlockKind;
use crate::source::Span;
use crate::typeset::Rect;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P101",
    name: "overfull-line",
    severity: Severity::Warning,
    source: "design.md, 4",
    why: "A line that runs into the margin is the first thing a reader of the page sees.",
    fires: Example::Case("An address of 200 letters without a place to break, in a narrow column."),
    quiet: Example::Case(
        "The same address where the column has room for it, or with a slash to break after.",
    ),
    check: Check::Pages(check),
};

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    lines(pages, report);
    cells(pages, report);
}

/// How far a letter may reach beyond the measure, in points.
const TOLERANCE: f64 = 1.0;

fn lines(pages: &Pages<'_>, report: &mut Report<'_>) {
    let Some(print) = pages.print else {
        return;
    };
    for page in &print.pages {
        // Lines are told apart by their baseline, here by the bottom of the glyph.
        let mut last: Option<f64> = None;
        let mut before: Option<Span> = None;
        for glyph in &page.glyphs {
            let beyond = glyph.rect.right - page.measure.right;
            let letter = glyph.text.chars().any(char::is_alphanumeric);
            before = glyph.source.or(before);
            let Some(span) = glyph
                .source
                .filter(|_| letter && glyph.inked && beyond > TOLERANCE)
            else {
                continue;
            };
            if last.is_some_and(|bottom| (bottom - glyph.rect.bottom).abs() < glyph.size.max(1.0)) {
                continue;
            }
            last = Some(glyph.rect.bottom);
            let word = word_at(pages.text.source.text(), span);
            let words = excerpt(pages.text.source.slice(word));
            let finding = report.add(
                word,
                format!(
                    "On page {} the line at “{words}” runs {beyond:.1} pt out of the type area",
                    page.label
                ),
            );
            finding.help =
                Some("let the long word or address break, or reword the sentence".into());
        }
    }
}

/// Tables with more in their columns than these can hold: one finding a table.
fn cells(pages: &Pages<'_>, report: &mut Report<'_>) {
    let Some(print) = pages.print else {
        return;
    };
    let blocks = pages.text.manuscript.blocks.iter();
    let tables = blocks.filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some((block.span, table)),
        _ => None,
    });
    for (whole, table) in tables {
        let rows: Vec<Vec<Span>> = std::iter::once(&table.head)
            .chain(&table.rows)
            .map(|row| row.iter().filter_map(|cell| cell.span).collect())
            .collect();
        let overlap = print.pages.iter().find(|page| {
            let own = page.glyphs.iter().filter_map(|glyph| {
                let span = glyph.source.filter(|span| whole.covers(*span))?;
                (glyph.inked && !glyph.text.trim().is_empty()).then_some((span.start, glyph.rect))
            });
            let glyphs: BTreeMap<usize, Rect> = own.collect();
            let bounds = |cell: &Span| {
                let inside = glyphs.range(cell.start..cell.end).map(|(_, rect)| *rect);
                inside.reduce(join)
            };
            rows.iter().any(|row| {
                let cells: Vec<Rect> = row.iter().filter_map(bounds).collect();
                cells.windows(2).any(|pair| overlaps(pair[0], pair[1]))
            })
        });
        if let Some(page) = overlap {
            let finding = report.add(
                whole,
                format!(
                    "On page {} the cells of this table run into one another: it has more columns than fit",
                    page.label
                ),
            );
            finding.help =
                Some("make two tables of it, leave columns out, or shorten their words".into());
        }
    }
}

fn join(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}

fn overlaps(a: Rect, b: Rect) -> bool {
    let wide = a.right.min(b.right) - a.left.max(b.left);
    let high = a.bottom.min(b.bottom) - a.top.max(b.top);
    wide > TOLERANCE && high > TOLERANCE
}

/// The word round a glyph's characters.
fn word_at(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).unwrap_or("");
    let start = before.rfind(char::is_whitespace).map_or(0, |at| {
        at + before
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    let after = text.get(span.end..).unwrap_or("");
    let end = span.end + after.find(char::is_whitespace).unwrap_or(after.len());
    Span::new(start, end)
}
