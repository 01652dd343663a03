//! `div-unclosed`: blocks between lines of colons that never end, or an end without a beginning.

use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M131",
    name: "div-unclosed",
    severity: Severity::Warning,
    source: "Pandoc's manual, fenced_divs",
    why: "The line and what is meant for the lecture alone are printed in the chapter.",
    fires: Example::Text(
        "# Salt\n\n\
         ## Routes\n\n\
         ::: notes\n\
         Show the map.\n\n\
         Roads led to the coast.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n\
         ## Routes\n\n\
         ::: notes\n\
         Show the map.\n\
         :::\n\n\
         Roads led to the coast.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if e.kind != EvidenceKind::DivUnclosed {
            continue;
        }
        let bare = t.source.slice(e.span).chars().all(|c| c == ':');
        let (message, help) = if bare {
            (
                "These colons end nothing, and are printed",
                "delete the line",
            )
        } else {
            (
                "What this line opens never ends: the line and what follows are printed",
                "close it with a line “:::”",
            )
        };
        report.add(e.span, message).help = Some(help.into());
    }
}
