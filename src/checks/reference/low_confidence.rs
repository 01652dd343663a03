//! `reference-low-confidence`: an entry could not be read with certainty.

use crate::checks::wording::{excerpt, short};
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R104",
    name: "reference-low-confidence",
    severity: Severity::Note,
    source: "APA 7, 9.4",
    why: "What a program cannot take apart into author, date, title and source, many readers cannot either.",
    fires: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         - Ames, A. (1990). *Salt roads*. Harbour Press.\n\
         - Harbour museum list of salt\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

/// Below this an author should have a look.
const SURE: f32 = 0.5;

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for reference in t.references {
        if reference.confidence >= SURE {
            continue;
        }
        let finding = report.add(
            reference.span,
            format!("{} was read with little certainty", short(reference)),
        );
        finding.help = Some("check that author, date, title and source stand in this order".into());
        for &span in &reference.unparsed {
            let words = excerpt(t.source.slice(span));
            finding.related.push(Related {
                span,
                message: format!("no field took “{words}”"),
            });
        }
    }
}
