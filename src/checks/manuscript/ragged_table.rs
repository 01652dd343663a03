//! `ragged-table`: a cell would stand under the wrong head.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M108",
    name: "ragged-table",
    severity: Severity::Warning,
    source: "GitHub Flavored Markdown, 4.10",
    why: "A cell would stand under the wrong head.",
    fires: Example::Text(
        "| Good | Price |\n\
         |---|---|\n\
         | salt | 3 |\n\
         | grain |\n",
    ),
    quiet: Example::Text(
        "| Good | Price |\n\
         |---|---|\n\
         | salt | 3 |\n\
         | grain | 2 |\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if e.kind == EvidenceKind::RaggedTable {
            let finding = report.add(
                e.span,
                format!(
                    "The table row “{}” has more or fewer cells than the head",
                    excerpt(t.source.slice(e.span))
                ),
            );
            finding.help = Some("give it as many cells as the head has".into());
        }
    }
}
