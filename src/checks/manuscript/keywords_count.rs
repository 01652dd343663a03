//! `keywords-count`: fewer key words than three, or more than eight.

use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M124",
    name: "keywords-count",
    severity: Severity::Note,
    source: "APA 7, 2.10 (three to five; many houses take eight)",
    why: "Too few key words hide a text from searches; among too many the good ones are lost.",
    fires: Example::Text(
        "# Salt\n\n## Keywords\n\nsalt, roads\n\n## Routes\n\nRoads led to the coast.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n## Keywords\n\nsalt, roads, caravans\n\n## Routes\n\nRoads led to the coast.\n",
    ),
    check: Check::Text(check),
};

/// How many there should be.
const GOOD: std::ops::RangeInclusive<usize> = 3..=8;

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let keywords = &t.manuscript.meta.keywords;
    let place = keywords
        .iter()
        .filter_map(|word| word.span)
        .reduce(Span::join);
    let Some(place) = place.filter(|_| !GOOD.contains(&keywords.len())) else {
        return;
    };
    let message = match keywords.len() {
        1 => "There is one key word".to_owned(),
        many => format!("There are {many} key words"),
    };
    let finding = report.add(place, message);
    finding.help =
        Some("three to five is APA’s number; few publishers take more than eight".into());
}
