//! `steering-unknown`: a mark for the lecture that nothing understands as typed.

use crate::checks::{Check, Example, Report, Rule, Severity, Suggestion, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M130",
    name: "steering-unknown",
    severity: Severity::Warning,
    source: "README, “Steering the lecture”",
    why: "What a misspelt mark asks of the slides is not done.",
    fires: Example::Text(
        "# Salt\n\n\
         ## Routes {.no-slides}\n\n\
         Roads led to the coast. [Carts followed.]{.kep}\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n\
         ## Routes {.no-slide}\n\n\
         Roads led to the coast. [Carts followed.]{.keep}\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        let typed = t.source.slice(e.span);
        match &e.kind {
            EvidenceKind::SteeringUnknown { nearest } => {
                let message = format!("No mark for the lecture is called “{typed}”");
                let finding = report.add(e.span, message);
                let dot = if typed.starts_with('.') { "." } else { "" };
                let text = format!("{dot}{nearest}");
                finding.help = Some(format!("write “{text}”"));
                finding.suggestion = Some(Suggestion::for_author(e.span, &text));
            }
            EvidenceKind::SteeringValue { allowed } => {
                let message = format!("“{typed}” is no value of this mark; it is not used");
                report.add(e.span, message).help = Some(format!("write {allowed}"));
            }
            EvidenceKind::SteeringPrinted => {
                let message =
                    format!("“{typed}” is no mark for the lecture; it is printed as typed");
                let help = "delete it, or write `.keep`, `.drop`, `.pin` or `as=\"…\"`, all in one pair of braces";
                report.add(e.span, message).help = Some(help.into());
            }
            EvidenceKind::SteeringNoHeading => {
                let message = "This mark belongs on a heading, and the line is none";
                let finding = report.add(e.span, message);
                finding.help = Some("put it at the end of the section's heading".into());
            }
            _ => {}
        }
    }
}
