//! `abstract-too-long`: an abstract of more than 250 words.

use crate::checks::abstracts::abstracts;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M125",
    name: "abstract-too-long",
    severity: Severity::Note,
    source: "APA 7, 2.9",
    why: "Databases cut long abstracts off, and publishers send them back.",
    fires: Example::Case("An abstract of 251 words."),
    quiet: Example::Case("An abstract of 250 words."),
    check: Check::Text(check),
};

/// How many words an abstract may have.
const MOST: usize = 250;

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for one in abstracts(t).into_iter().filter(|one| one.words > MOST) {
        let finding = report.add(one.span, format!("This abstract has {} words", one.words));
        finding.help = Some(format!(
            "shorten it to {MOST} words, or to what the publisher allows"
        ));
    }
}
