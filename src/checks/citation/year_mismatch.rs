//! `cited-year-mismatch`: a work is cited with another year than listed.

use std::collections::BTreeSet;

use super::{Groups, named};
use crate::checks::wording::short;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Suggestion, Text};
use crate::citations::{Cited, Doubt, Link};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C103",
    name: "cited-year-mismatch",
    severity: Severity::Error,
    source: "APA 7, 8.10",
    why: "Author and year together name a work; with another year they name none.",
    fires: Example::Text(
        "Salt went south (Ames, 1991).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    // Entries that are elsewhere cited by the year they are listed with.
    let plain: BTreeSet<usize> = t
        .citations
        .iter()
        .filter_map(|citation| match &citation.link {
            Link::Found { reference, doubts }
                if !doubts.iter().any(|d| matches!(d, Doubt::Year { .. })) =>
            {
                Some(*reference)
            }
            _ => None,
        })
        .collect();
    republished(t, report);
    let mut groups = Groups::default();
    let mut slips = Vec::new();
    for citation in t.citations {
        let Link::Found { reference, doubts } = &citation.link else {
            continue;
        };
        let Some(entry) = t.references.get(*reference) else {
            continue;
        };
        for doubt in doubts {
            let Doubt::Year { cited, listed } = doubt else {
                continue;
            };
            // A letter too few or too many is `year-suffix-missing`.
            if lacks_letter(&cited.text, listed) || lacks_letter(listed, &cited.text) {
                continue;
            }
            let undated = |text: &str| !text.chars().any(char::is_numeric);
            if undated(&cited.text) && undated(listed) {
                let finding = report.add(
                    cited.span,
                    format!("“{}” is listed as “{listed}”", named(citation)),
                );
                finding.severity = Severity::Note;
                finding.help = Some("write the same in both places".into());
                continue;
            }
            let partly = share_year(&cited.text, listed);
            let republished = entry.fields.original.is_some();
            if partly && !republished && !plain.contains(reference) {
                let more = years(&cited.text).len() > years(listed).len();
                let (named, short) = (named(citation), short(entry));
                let message = if more {
                    format!("“{named}” is cited with two years; the list has {short}")
                } else {
                    format!("“{named}” has one of the years of {short}")
                };
                let finding = report.add(cited.span, message);
                finding.severity = Severity::Note;
                finding.help = more.then(|| {
                    "a republished work has both years in its entry too (APA 7, 9.41)".into()
                });
                continue;
            }
            // The same slip in many places is one finding.
            if groups.add(format!("{reference} {}", cited.text), citation, cited.span) {
                slips.push((cited, listed, entry, partly));
            }
        }
    }
    for ((citation, places), (cited, listed, entry, partly)) in groups.in_order().zip(slips) {
        let finding = report.add(
            cited.span,
            format!(
                "“{}” has the year {listed} in the reference list{}",
                named(citation),
                places.times()
            ),
        );
        if partly {
            finding.severity = Severity::Warning;
        }
        finding.help = Some(format!("write “{listed}”, or correct the list"));
        finding.suggestion = suggestion(t, cited, listed);
        finding.related.push(Related {
            span: entry
                .fields
                .date
                .as_ref()
                .and_then(|date| date.span)
                .unwrap_or(entry.span),
            message: "listed here".into(),
        });
        places.relate(finding, "cited so here too");
    }
}

/// Whether the two differ by a letter that only the list has (`2019`, `2019a`).
pub(super) fn lacks_letter(cited: &str, listed: &str) -> bool {
    own_year(listed)
        .strip_prefix(own_year(cited))
        .is_some_and(|rest| {
            rest.trim_start_matches('-').len() == 1
                && rest.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        })
}

/// A year without that of the original, which has no letter: `2018b` of `2018b [1929]`.
pub(super) fn own_year(text: &str) -> &str {
    text.split('[').next().unwrap_or(text).trim_end()
}

/// A work that was published before is cited with both years (APA 7, 8.15).
fn republished(t: &Text<'_>, report: &mut Report<'_>) {
    let mut groups = Groups::default();
    let mut works = Vec::new();
    for citation in t.citations {
        let Link::Found { reference, doubts } = &citation.link else {
            continue;
        };
        let Some(entry) = t.references.get(*reference) else {
            continue;
        };
        let Some(original) = &entry.fields.original else {
            continue;
        };
        let doubted = doubts.iter().any(|d| matches!(d, Doubt::Year { .. }));
        let Some(cited) = citation.year.as_ref().filter(|_| !doubted) else {
            continue;
        };
        let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        if is_year(&original.text)
            && !share_year(&original.text, &cited.text)
            && groups.add(format!("{reference}"), citation, cited.span)
        {
            works.push((cited, original, entry));
        }
    }
    for ((citation, places), (cited, original, entry)) in groups.in_order().zip(works) {
        let both = format!("{}/{}", original.text, cited.text);
        let finding = report.add(
            cited.span,
            format!(
                "“{}” cites a republished work without the year of the original{}",
                named(citation),
                places.times()
            ),
        );
        finding.severity = Severity::Note;
        finding.help = Some(format!("APA has “{both}” (APA 7, 8.15)"));
        finding.suggestion = suggestion(t, cited, &both);
        finding.related.push(Related {
            span: original.span.unwrap_or(entry.span),
            message: "first published".into(),
        });
        places.relate(finding, "cited so here too");
    }
}

/// The years in a date: `1398` and `2019` in `1398/2019`.
fn years(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 4)
        .collect()
}

/// Whether the two have a year in common (`1398/2019`, `2019`).
fn share_year(cited: &str, listed: &str) -> bool {
    let listed = years(listed);
    years(cited).iter().any(|year| listed.contains(year))
}

fn suggestion(t: &Text<'_>, cited: &Cited, listed: &str) -> Option<Suggestion> {
    (t.source.slice(cited.span) == cited.text).then(|| Suggestion::for_author(cited.span, listed))
}
