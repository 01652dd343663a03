//! `interrupted-list`: a stray paragraph inside a numbered list breaks the series for the reader.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M102",
    name: "interrupted-list",
    severity: Severity::Warning,
    source: "APA 7, 6.50",
    why: "A stray paragraph inside a numbered list breaks the series for the reader.",
    fires: Example::Text(
        "# Salt\n\n\
         ## Routes\n\n\
         1. The northern road.\n\
         2. The river.\n\n\
         Salt was cheap in the north.\n\n\
         3. The pass.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n\
         ## Routes\n\n\
         1. The northern road.\n\
         2. The river.\n\
         3. The pass.\n\n\
         Salt was cheap in the north.\n",
    ),
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
