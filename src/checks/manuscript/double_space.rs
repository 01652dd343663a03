//! `double-space`: two or more spaces where one belongs. One finding for the text.

use crate::checks::prose::{Place, passages};
use crate::checks::wording::{count, relate};
use crate::checks::{Check, Example, Report, Rule, Severity, Suggestion, Text};
use crate::manuscript::RunKind;
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M116",
    name: "double-space",
    severity: Severity::Note,
    source: "APA 7, 6.1",
    why: "The edition prints one space; in the file, two often stand where a word was taken out.",
    fires: Example::Text("Caravans  crossed the desert in winter.\n"),
    quiet: Example::Text("Caravans crossed the desert in winter.\n"),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut places: Vec<Span> = Vec::new();
    for passage in passages(t) {
        if passage.place == Place::Cell {
            continue;
        }
        for run in passage.runs {
            let typed = t.source.slice(run.span);
            if run.kind == RunKind::Space && typed.len() > 1 && typed.chars().all(|c| c == ' ') {
                places.push(run.span);
            }
        }
    }
    let Some(&first) = places.first() else {
        return;
    };
    let message = match places.len() {
        1 => "More than one space stands here".to_owned(),
        many => format!(
            "More than one space stands in {}",
            count(many, "place", "places")
        ),
    };
    let finding = report.add(first, message);
    finding.help = Some("type one space; see that no word is missing there".into());
    finding.suggestion = Some(Suggestion::safe(first, " "));
    relate(finding, &places, "and here");
}
