//! `doi-malformed`: what stands as a DOI cannot be one.

use super::dois::{dois, is_well_formed};
use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Report, Rule, Severity, Suggestion, Text};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R108",
    name: "doi-malformed",
    severity: Severity::Warning,
    source: "APA 7, 9.35; DOI Handbook, 2.2",
    why: "The link of the entry leads nowhere.",
    fires: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). Salt roads. *Harbour Review*, *4*(2), 11–19. https://doi.org/10.5555-hr.1990.42\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). Salt roads. *Harbour Review*, *4*(2), 11–19. https://doi.org/10.5555/hr.1990.42\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for entry in t.references {
        for doi in dois(t, entry)
            .into_iter()
            .filter(|doi| !doi.is_well_formed())
        {
            let words = excerpt(t.source.slice(doi.span));
            let finding = report.add(doi.span, format!("“{words}” is no DOI"));
            finding.help = Some(
                "copy it from the work: 10., four digits or more, a slash, and the rest".into(),
            );
            // `https://doi.org/doi:10.1000/1`: the DOI stands in it.
            let inner = doi.text.find("10.").and_then(|at| doi.text.get(at..));
            if let Some(inner) = inner.filter(|inner| is_well_formed(inner)) {
                let text = format!("https://doi.org/{inner}");
                finding.help = Some(format!("write {text}"));
                finding.suggestion = Some(Suggestion::for_author(doi.span, text));
            }
        }
    }
}
