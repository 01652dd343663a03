//! `transparent-for-press`: transparency on a page that is prepared for PDF/X-3.

use crate::checks::{Check, Example, Pages, Report, Rule, Severity};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P110",
    name: "transparent-for-press",
    severity: Severity::Warning,
    source: "ISO 15930-6; print-edition.md, 3",
    why: "PDF/X-3 has no transparency, and a press that wants PDF/X-3 may refuse the file.",
    fires: Example::Case("A drawing with a shape that is half transparent."),
    quiet: Example::Case(
        "An image with a transparent ground: the printer's file has it on the paper's white.",
    ),
    check: Check::Pages(check),
};

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    for page in pages.press.iter().flat_map(|press| &press.transparency) {
        let message = format!("Page {page} has something transparent on it");
        report.add(Span::new(0, 0), message).help =
            Some("give the drawing on it solid colours".into());
    }
}
