//! `note-without-text`: a call without a text sends readers nowhere.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M104",
    name: "note-without-text",
    severity: Severity::Warning,
    source: "a footnote is its call and its text",
    why: "A call without a text sends readers nowhere.",
    fires: Example::Text("Salt went south.[^1]\n"),
    quiet: Example::Text(
        "Salt went south.[^1]\n\n\
         [^1]: By caravan.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if e.kind == EvidenceKind::NoteWithoutText {
            let finding = report.add(
                e.span,
                format!(
                    "The footnote “{}” has no text; its mark is printed as typed",
                    excerpt(t.source.slice(e.span))
                ),
            );
            finding.help = Some(
                "add a line that starts with this mark and a colon, or delete the mark".into(),
            );
        }
    }
}
