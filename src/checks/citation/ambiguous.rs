//! `ambiguous-citation`: a citation that fits several entries.

use super::suffix_missing::is_letterless;
use super::{Groups, named};
use crate::checks::wording::{count, short};
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::Link;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C105",
    name: "ambiguous-citation",
    severity: Severity::Warning,
    source: "APA 7, 8.18 to 8.20",
    why: "Readers cannot tell which work is meant.",
    fires: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n\n\
         Ames, R. (1990). *Grain roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Salt went south (A. Ames, 1990), and grain went north (R. Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n\n\
         Ames, R. (1990). *Grain roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut groups = Groups::default();
    for citation in t.citations {
        if let Link::Ambiguous(list) = &citation.link
            && !is_letterless(t, citation, list)
        {
            // However it is cited, the same entries are to be told apart.
            groups.add(format!("{list:?}"), citation, citation.span);
        }
    }
    for (citation, places) in groups.in_order() {
        let Link::Ambiguous(list) = &citation.link else {
            continue;
        };
        let finding = report.add(
            citation.span,
            format!(
                "“{}” fits {} of the reference list{}",
                named(citation),
                count(list.len(), "entry", "entries"),
                places.times()
            ),
        );
        finding.help = Some(
            "tell the works apart by letters after the year, by further authors or by initials"
                .into(),
        );
        for entry in list.iter().filter_map(|at| t.references.get(*at)) {
            finding.related.push(Related {
                span: entry.span,
                message: short(entry),
            });
        }
        places.relate(finding, "cited here too");
    }
}
