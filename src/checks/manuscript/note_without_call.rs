//! `note-without-call`: a footnote that nothing calls has no place on a page.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M105",
    name: "note-without-call",
    severity: Severity::Warning,
    source: "a footnote is its call and its text",
    why: "A footnote that nothing calls has no place on a page.",
    fires: Example::Text(
        "Salt went south.\n\n\
         [^1]: By caravan.\n",
    ),
    quiet: Example::Text(
        "Salt went south.[^1]\n\n\
         [^1]: By caravan.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if e.kind == EvidenceKind::NoteWithoutCall {
            let finding = report.add(
                e.span,
                format!(
                    "Nothing calls the footnote “{}”; it is printed where it stands",
                    excerpt(t.source.slice(e.span))
                ),
            );
            finding.help = Some(
                "put its mark into the text where the note belongs, or delete the note".into(),
            );
        }
    }
}
