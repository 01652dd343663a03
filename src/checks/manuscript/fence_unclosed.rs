//! `fence-unclosed`: everything to the end of the text is read as verbatim lines.

use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M107",
    name: "fence-unclosed",
    severity: Severity::Warning,
    source: "CommonMark 0.31, 4.5",
    why: "Everything to the end of the text is read as verbatim lines.",
    fires: Example::Text(
        "Salt went south.\n\n\
         ```\n\
         salt 3\n",
    ),
    quiet: Example::Text(
        "Salt went south.\n\n\
         ```\n\
         salt 3\n\
         ```\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if e.kind == EvidenceKind::FenceUnclosed {
            let finding = report.add(
                e.span,
                "These verbatim lines never end: the rest of the text was read as part of them",
            );
            finding.help = Some("close them with a line of the same marks".into());
        }
    }
}
