//! `year-suffix-missing`: works of one author and year are told apart by letters, and citation or list has none.

use super::year_mismatch::{lacks_letter, own_year};
use super::{Groups, named};
use crate::checks::wording::short;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Suggestion, Text};
use crate::citations::{Citation, Cited, Doubt, Link};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C104",
    name: "year-suffix-missing",
    severity: Severity::Error,
    source: "APA 7, 8.19",
    why: "Readers cannot tell which work of that year is meant.",
    fires: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990a). *Salt roads*. Harbour Press.\n\n\
         Ames, A. (1990b). *Grain roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990a), and grain went north (Ames, 1990b).\n\n\
         ## References\n\n\
         Ames, A. (1990a). *Salt roads*. Harbour Press.\n\n\
         Ames, A. (1990b). *Grain roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut groups = Groups::default();
    for citation in t.citations {
        let lacks = match &citation.link {
            Link::Ambiguous(list) => is_letterless(t, citation, list),
            Link::Found { .. } => doubt(citation).is_some(),
            Link::Missing(_) | Link::Personal => false,
        };
        if lacks {
            let span = citation
                .year
                .as_ref()
                .map_or(citation.span, |year| year.span);
            let key = match &citation.link {
                Link::Ambiguous(list) => format!("{list:?}"),
                Link::Found { reference, .. } => {
                    let year = citation.year.as_ref().map_or("", |year| year.text.as_str());
                    format!("{reference} {}", own_year(year))
                }
                Link::Missing(_) | Link::Personal => continue,
            };
            groups.add(key, citation, span);
        }
    }
    for (citation, places) in groups.in_order() {
        let span = citation
            .year
            .as_ref()
            .map_or(citation.span, |year| year.span);
        let (who, times) = (named(citation), places.times());
        match &citation.link {
            Link::Ambiguous(list) => {
                let dates = list.iter().filter_map(|at| {
                    Some(t.references.get(*at)?.fields.date.as_ref()?.text.as_str())
                });
                let dates: Vec<&str> = dates.collect();
                let finding = report.add(
                    span,
                    format!("“{who}” may mean {}{times}", dates.join(" or ")),
                );
                finding.help = Some("add the letter that the list has".into());
                for entry in list.iter().filter_map(|at| t.references.get(*at)) {
                    finding.related.push(Related {
                        span: entry.span,
                        message: short(entry),
                    });
                }
                places.relate(finding, "cited here too");
            }
            Link::Found { reference, .. } => {
                let Some((cited, listed)) = doubt(citation) else {
                    continue;
                };
                let extra = lacks_letter(listed, &cited.text);
                let message = if extra {
                    format!("“{who}” has no letter in the reference list: {listed}{times}")
                } else {
                    format!("“{who}” has a letter in the reference list: {listed}{times}")
                };
                let finding = report.add(span, message);
                finding.severity = Severity::Warning;
                finding.help = Some(if extra {
                    format!("write “{listed}”, or list the other works of that year")
                } else {
                    format!("write “{listed}”, or take the letter out of the list")
                });
                if t.source.slice(cited.span) == cited.text {
                    finding.suggestion = Some(Suggestion::for_author(cited.span, listed));
                }
                if let Some(entry) = t.references.get(*reference) {
                    finding.related.push(Related {
                        span: entry.span,
                        message: "listed here".into(),
                    });
                }
                places.relate(finding, "cited here too");
            }
            Link::Missing(_) | Link::Personal => {}
        }
    }
}

/// The year that lacks a letter or has one that the list lacks, and the listed one.
fn doubt(citation: &Citation) -> Option<(&Cited, &str)> {
    let Link::Found { doubts, .. } = &citation.link else {
        return None;
    };
    doubts.iter().find_map(|doubt| match doubt {
        Doubt::Year { cited, listed }
            if lacks_letter(&cited.text, listed) || lacks_letter(listed, &cited.text) =>
        {
            Some((cited, listed.as_str()))
        }
        _ => None,
    })
}

/// Whether the entries of `list` differ from the cited year by a letter.
pub(super) fn is_letterless(t: &Text<'_>, citation: &Citation, list: &[usize]) -> bool {
    let Some(year) = &citation.year else {
        return false;
    };
    let lettered = |at: &usize| {
        let date = t
            .references
            .get(*at)
            .and_then(|entry| entry.fields.date.as_ref());
        date.is_some_and(|date| {
            let start = date.text.split([',', ' ']).next().unwrap_or("");
            lacks_letter(&year.text, start)
        })
    };
    list.iter().any(lettered)
}
