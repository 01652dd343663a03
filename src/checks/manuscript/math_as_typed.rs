//! `math-as-typed`: readers would see the marks of a formula.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M103",
    name: "math-as-typed",
    severity: Severity::Note,
    source: "mathematics is not typeset yet",
    why: "Readers would see the marks of a formula.",
    fires: Example::Text("The price was $p = 2q$ that year.\n"),
    quiet: Example::Text("The price was $2 that year and $3 the next.\n"),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if e.kind == EvidenceKind::MathAsTyped {
            let finding = report.add(
                e.span,
                format!(
                    "“{}” looks like mathematics and is printed as typed",
                    excerpt(t.source.slice(e.span))
                ),
            );
            finding.help =
                Some("if it is no mathematics, write a backslash before each dollar sign".into());
        }
    }
}
