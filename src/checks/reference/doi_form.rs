//! `doi-form`: a DOI in an older form than that of an address at doi.org. One finding for the list.

use super::dois::{Form, dois};
use crate::checks::wording::{count, excerpt, relate};
use crate::checks::{Check, Example, Report, Rule, Severity, Suggestion, Text};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R109",
    name: "doi-form",
    severity: Severity::Note,
    source: "APA 7, 9.35",
    why: "As an address a DOI can be followed from any page and screen.",
    fires: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). Salt roads. *Harbour Review*, *4*(2), 11–19. doi:10.5555/hr.1990.42\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). Salt roads. *Harbour Review*, *4*(2), 11–19. https://doi.org/10.5555/hr.1990.42\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut places: Vec<Span> = Vec::new();
    let mut address = String::new();
    for entry in t.references {
        for doi in dois(t, entry) {
            if doi.form == Form::Address || !doi.is_well_formed() {
                continue;
            }
            if places.is_empty() {
                address = format!("https://doi.org/{}", doi.text);
            }
            places.push(doi.span);
        }
    }
    let Some(&first) = places.first() else {
        return;
    };
    let words = excerpt(t.source.slice(first));
    let message = match places.len() {
        1 => format!("“{words}” is an older form of a DOI"),
        many => format!(
            "{} have an older form; the first is “{words}”",
            count(many, "DOI", "DOIs")
        ),
    };
    let finding = report.add(first, message);
    finding.help = Some(format!("write {address}"));
    finding.suggestion = Some(Suggestion::safe(first, address));
    relate(finding, &places, "and here");
}
