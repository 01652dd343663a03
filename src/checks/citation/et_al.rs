//! `et-al-misused`: `et al.` is missing where a work has three or more authors, or stands where it has fewer.

use super::named;
use crate::checks::wording::short;
use crate::checks::{Check, Related, Report, Rule, Severity, Suggestion, Text};
use crate::citations::{Doubt, Link};
use crate::references::Reference;
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C107",
    name: "et-al-misused",
    severity: Severity::Warning,
    source: "APA 7, 8.17",
    why: "A name alone says that the work has one author.",
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for citation in t.citations {
        let Link::Found { reference, doubts } = &citation.link else {
            continue;
        };
        if doubts
            .iter()
            .any(|doubt| matches!(doubt, Doubt::Alias { .. }))
        {
            continue;
        }
        let (Some(entry), Some(name)) = (t.references.get(*reference), citation.names.last())
        else {
            continue;
        };
        let Some(authors) = authors(entry) else {
            continue;
        };
        // A date that goes on with the names before it says nothing new.
        if !citation.span.covers(name.span) {
            continue;
        }
        match (citation.names.len(), citation.et_al) {
            (1, false) if authors >= 3 => {
                let finding = report.add(
                    citation.span,
                    format!(
                        "“{}” has {authors} authors in the reference list",
                        named(citation)
                    ),
                );
                finding.help = Some(format!("write “{} et al.”", name.text));
                finding.suggestion = Some(Suggestion {
                    span: Span::new(name.span.end, name.span.end),
                    text: " et al.".into(),
                });
                relate(finding, entry);
            }
            (1, false) if authors == 2 => {
                let finding = report.add(
                    citation.span,
                    format!(
                        "“{}” has two authors in the reference list: {}",
                        named(citation),
                        short(entry)
                    ),
                );
                finding.severity = Severity::Note;
                finding.help = Some("name both authors".into());
                relate(finding, entry);
            }
            (cited, true) if authors < 3 && cited >= authors.saturating_sub(1) => {
                let finding = report.add(
                    citation.span,
                    format!(
                        "“{}” has {} in the reference list",
                        named(citation),
                        if authors == 1 {
                            "one author"
                        } else {
                            "two authors"
                        }
                    ),
                );
                finding.help = Some(format!(
                    "name {}: {}",
                    if authors == 1 {
                        "the author alone"
                    } else {
                        "both"
                    },
                    short(entry)
                ));
                relate(finding, entry);
            }
            _ => {}
        }
    }
}

/// How many authors an entry has; `None` if its list was cut short.
fn authors(entry: &Reference) -> Option<usize> {
    let authors = &entry.fields.authors;
    let cut = authors.iter().any(|name| {
        let family = name.family.to_lowercase();
        family.contains("et al") || family.contains('…') || family.contains("...")
    });
    let groups = authors.iter().any(|name| name.given.is_empty());
    (!cut && !groups && !authors.is_empty()).then_some(authors.len())
}

fn relate(finding: &mut crate::checks::Finding, entry: &Reference) {
    finding.related.push(Related {
        span: entry.span,
        message: "listed here".into(),
    });
}
