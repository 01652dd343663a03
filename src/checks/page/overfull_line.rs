//! `overfull-line`: a line runs out of the type area.
//!
//! Marks of punctuation may hang; a letter or digit more than a point beyond the measure may not.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Pages, Report, Rule, Severity};
use crate::source::Span;

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

/// How far a letter may reach beyond the measure, in points.
const TOLERANCE: f64 = 1.0;

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
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
