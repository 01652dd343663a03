//! `heading-skipped`: readers with a screen reader miss a level that is not there.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M109",
    name: "heading-skipped",
    severity: Severity::Note,
    source: "APA 7, 2.27; PDF/UA-1, 7.4.2",
    why: "Readers with a screen reader miss a level that is not there.",
    fires: Example::Text(
        "# Salt\n\n\
         ## Routes\n\n\
         Roads led south.\n\n\
         #### Wells\n\n\
         Few were left.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n\
         ## Routes\n\n\
         Roads led south.\n\n\
         ### Wells\n\n\
         Few were left.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if e.kind == EvidenceKind::HeadingSkipped {
            let finding = report.add(
                e.span,
                format!(
                    "The heading “{}” skips a level; it is printed one level below the one before",
                    excerpt(t.source.slice(e.span))
                ),
            );
            finding.help = Some("take one mark away, or add the heading between".into());
        }
    }
}
