//! `year-suffix-missing`: works of one author and year are told apart by letters, and the citation has none.

use super::named;
use super::year_mismatch::lacks_letter;
use crate::checks::wording::short;
use crate::checks::{Check, Related, Report, Rule, Severity, Suggestion, Text};
use crate::citations::{Citation, Doubt, Link};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C104",
    name: "year-suffix-missing",
    severity: Severity::Error,
    source: "APA 7, 8.19",
    why: "Readers cannot tell which work of that year is meant.",
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for citation in t.citations {
        match &citation.link {
            Link::Ambiguous(list) if is_letterless(t, citation, list) => {
                let years: Vec<&str> = list
                    .iter()
                    .filter_map(|at| {
                        Some(t.references.get(*at)?.fields.date.as_ref()?.text.as_str())
                    })
                    .collect();
                let span = citation
                    .year
                    .as_ref()
                    .map_or(citation.span, |year| year.span);
                let finding = report.add(
                    span,
                    format!("“{}” may mean {}", named(citation), years.join(" or ")),
                );
                finding.help = Some("add the letter that the list has".into());
                for entry in list.iter().filter_map(|at| t.references.get(*at)) {
                    finding.related.push(Related {
                        span: entry.span,
                        message: short(entry),
                    });
                }
            }
            Link::Found { reference, doubts } => {
                for doubt in doubts {
                    let Doubt::Year { cited, listed } = doubt else {
                        continue;
                    };
                    if !lacks_letter(&cited.text, listed) {
                        continue;
                    }
                    let finding = report.add(
                        cited.span,
                        format!(
                            "“{}” has a letter in the reference list: {listed}",
                            named(citation)
                        ),
                    );
                    finding.severity = Severity::Warning;
                    finding.help = Some(format!(
                        "write “{listed}”, or take the letter out of the list"
                    ));
                    if t.source.slice(cited.span) == cited.text {
                        finding.suggestion = Some(Suggestion {
                            span: cited.span,
                            text: listed.clone(),
                        });
                    }
                    if let Some(entry) = t.references.get(*reference) {
                        finding.related.push(Related {
                            span: entry.span,
                            message: "listed here".into(),
                        });
                    }
                }
            }
            _ => {}
        }
    }
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
