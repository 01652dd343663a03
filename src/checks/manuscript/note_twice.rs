//! `note-twice`: two notes under one mark: one of them is lost to the reader.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M106",
    name: "note-twice",
    severity: Severity::Warning,
    source: "a footnote is its call and its text",
    why: "Two notes under one mark: one of them is lost to the reader.",
    fires: Example::Text(
        "Salt went south.[^1]\n\n\
         [^1]: By caravan.\n\n\
         [^1]: By river.\n",
    ),
    quiet: Example::Text(
        "Salt went south.[^1] Grain went north.[^2]\n\n\
         [^1]: By caravan.\n\n\
         [^2]: By river.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if e.kind == EvidenceKind::NoteTwice {
            let finding = report.add(
                e.span,
                format!(
                    "A second footnote has the mark of “{}”; it is printed where it stands",
                    excerpt(t.source.slice(e.span))
                ),
            );
            finding.help = Some("give it a mark of its own".into());
        }
    }
}
