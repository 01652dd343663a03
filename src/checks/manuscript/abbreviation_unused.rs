//! `abbreviation-unused`: the text defines an abbreviation and never uses it. One finding for the text.

use super::abbreviations::abbreviations;
use crate::checks::wording::relate;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M121",
    name: "abbreviation-unused",
    severity: Severity::Note,
    source: "APA 7, 6.24",
    why: "An abbreviation is worth learning only if it comes back, three times at least.",
    fires: Example::Text(
        "# Salt\n\n## Routes\n\nThe Salt Road Board (SRB) met in spring. It never met again.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n## Routes\n\nThe Salt Road Board (SRB) met in spring. The SRB never met again.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let unused: Vec<_> = abbreviations(t)
        .iter()
        .filter(|one| one.used == 0 && one.defined.len() == 1)
        .collect();
    let places: Vec<Span> = unused
        .iter()
        .filter_map(|one| one.defined.first().copied())
        .collect();
    let Some(&first) = places.first() else {
        return;
    };
    let names: Vec<String> = unused
        .iter()
        .map(|one| format!("“{}”", one.short))
        .collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    let message = format!("{} {verb} defined and never used", names.join(", "));
    let finding = report.add(first, message);
    finding.help =
        Some("take the abbreviation out, or keep it if readers know the thing by it".into());
    relate(finding, &places, "defined here");
}
