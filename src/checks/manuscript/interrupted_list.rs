//! `interrupted-list`: a stray paragraph inside a numbered list breaks the series for the reader.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M102",
    name: "interrupted-list",
    severity: Severity::Warning,
    source: "APA 7, 6.50",
    why: "A stray paragraph inside a numbered list breaks the series for the reader.",
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if e.kind == EvidenceKind::InterruptedList {
            let finding = report.add(
                e.span,
                format!(
                    "The numbered list is interrupted by “{}” and goes on after it",
                    excerpt(t.source.slice(e.span))
                ),
            );
            finding.help = Some("move the paragraph before or after the list".into());
        }
    }
}
