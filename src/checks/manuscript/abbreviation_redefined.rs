//! `abbreviation-redefined`: the text defines an abbreviation that it has defined before. One finding for the text.

use super::abbreviations::abbreviations;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M120",
    name: "abbreviation-redefined",
    severity: Severity::Note,
    source: "APA 7, 6.25",
    why: "Once defined, an abbreviation is used alone; a second definition makes readers look for a second meaning.",
    fires: Example::Text(
        "# Salt\n\n## Routes\n\nThe Salt Road Board (SRB) met in spring. The Salt Road Board (SRB) met again in autumn.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n## Routes\n\nThe Salt Road Board (SRB) met in spring. The SRB met again in autumn.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let twice: Vec<_> = abbreviations(t)
        .iter()
        .filter(|one| one.defined.len() > 1)
        .collect();
    let Some(place) = twice.first().and_then(|one| one.defined.get(1)) else {
        return;
    };
    let names: Vec<String> = twice.iter().map(|one| format!("“{}”", one.short)).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    let message = format!("{} {verb} defined more than once", names.join(", "));
    let finding = report.add(*place, message);
    finding.help = Some("after its first definition, write the abbreviation alone".into());
    for one in &twice {
        if let [first, again, ..] = one.defined.as_slice() {
            let related = [
                (first, format!("“{}” is defined here", one.short)),
                (again, "and again here".to_owned()),
            ];
            for (span, message) in related {
                finding.related.push(Related {
                    span: *span,
                    message,
                });
            }
        }
    }
}
