//! `et-al-misused`: `et al.` is missing where a work has three or more authors, or stands where it has fewer.

use super::{Groups, named};
use crate::checks::wording::short;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Suggestion, Text};
use crate::citations::{Citation, Doubt, Link};
use crate::references::Reference;
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C107",
    name: "et-al-misused",
    severity: Severity::Warning,
    source: "APA 7, 8.17",
    why: "A name alone says that the work has one author.",
    fires: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A., Bell, B., & Cole, C. (1990). *Salt roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames et al., 1990).\n\n\
         ## References\n\n\
         Ames, A., Bell, B., & Cole, C. (1990). *Salt roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut groups = Groups::default();
    for citation in t.citations {
        if fault(t, citation).is_some() {
            groups.add(named(citation).to_lowercase(), citation, citation.span);
        }
    }
    for (citation, places) in groups.in_order() {
        let (Some((fault, entry, authors)), Some(name)) =
            (fault(t, citation), citation.names.last())
        else {
            continue;
        };
        let (who, times) = (named(citation), places.times());
        let number = match authors {
            1 => "one author".to_owned(),
            2 => "two authors".to_owned(),
            _ => format!("{authors} authors"),
        };
        let finding = report.add(
            citation.span,
            format!("“{who}” has {number} in the reference list{times}"),
        );
        match fault {
            Fault::Lacking => {
                finding.help = Some(format!("write “{} et al.”", name.text));
                finding.suggestion = Some(Suggestion {
                    span: Span::new(name.span.end, name.span.end),
                    text: " et al.".into(),
                });
            }
            Fault::SecondLacking => {
                finding.severity = Severity::Note;
                finding.help = Some(format!("name both authors: {}", short(entry)));
            }
            Fault::Needless if authors == 1 => {
                finding.help = Some(format!("name the author alone: {}", short(entry)));
            }
            Fault::Needless => finding.help = Some(format!("name both: {}", short(entry))),
        }
        finding.related.push(Related {
            span: entry.span,
            message: "listed here".into(),
        });
        places.relate(finding, "cited here too");
    }
}

/// What is wrong with a citation.
enum Fault {
    /// `et al.` is missing.
    Lacking,
    /// The second of two authors is missing.
    SecondLacking,
    /// `et al.` stands for nobody, or for one author.
    Needless,
}

/// The fault of `citation`, its entry and how many authors that has.
fn fault<'a>(t: &Text<'a>, citation: &Citation) -> Option<(Fault, &'a Reference, usize)> {
    let Link::Found { reference, doubts } = &citation.link else {
        return None;
    };
    let entry = t.references.get(*reference)?;
    let authors = authors(entry)?;
    // A date that goes on with the names before it says nothing new.
    let first = citation.span.covers(citation.names.last()?.span);
    if !first
        || doubts
            .iter()
            .any(|doubt| matches!(doubt, Doubt::Alias { .. }))
    {
        return None;
    }
    let fault = match (citation.names.len(), citation.et_al) {
        (1, false) if authors >= 3 => Fault::Lacking,
        (1, false) if authors == 2 => Fault::SecondLacking,
        (_, true) if authors < 3 => Fault::Needless,
        _ => return None,
    };
    Some((fault, entry, authors))
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
