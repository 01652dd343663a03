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
                finding.suggestion = Some(Suggestion::for_author(
                    Span::new(name.span.end, name.span.end),
                    " et al.",
                ));
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
    stops(t, report);
}

/// `et al` without the stop of its second word: a slip that costs little, and has one right form.
fn stops(t: &Text<'_>, report: &mut Report<'_>) {
    for citation in t.citations {
        let Some(span) = bare(t, citation) else {
            continue;
        };
        let finding = report.add(
            span,
            format!("“et al” in “{}” lacks its full stop", named(citation)),
        );
        finding.severity = Severity::Note;
        finding.help = Some("write “et al.”".into());
        finding.suggestion = Some(Suggestion::safe(Span::new(span.end, span.end), "."));
    }
}

/// The `et al` of a citation, if no stop follows it. Markup between the two is left alone.
fn bare(t: &Text<'_>, citation: &Citation) -> Option<Span> {
    let name = citation.names.last().filter(|_| citation.et_al)?;
    let after = Span::new(name.span.end, citation.span.end.max(name.span.end));
    let typed = t.source.slice(after);
    let start = typed.len() - typed.trim_start_matches([' ', ',']).len();
    let rest = typed.get(start..)?.strip_prefix("et al")?;
    let start = after.start + start;
    rest.starts_with([' ', ',', ';', '(', '’', '\''])
        .then(|| Span::new(start, start + "et al".len()))
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
    let authors = authors(t, entry)?;
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

/// How many authors an entry names; `None` if its list was cut short and may have had three (`Santos, G. C., et al. (2010)`).
fn authors(t: &Text<'_>, entry: &Reference) -> Option<usize> {
    let authors = &entry.fields.authors;
    let groups = authors.iter().any(|name| name.given.is_empty());
    let date = entry.fields.date.as_ref().and_then(|date| date.span);
    let typed = t.source.slice(Span::new(
        entry.span.start,
        date.map_or(entry.span.end, |date| date.start.max(entry.span.start)),
    ));
    let lower = typed.to_lowercase();
    let cut = [
        "et al",
        "…",
        "...",
        " vd.",
        " v.d.",
        "ve ark",
        "diğerleri",
        "u. a.",
        "y otros",
        "e outros",
    ]
    .iter()
    .any(|mark| lower.contains(mark));
    let known = !authors.is_empty() && (!cut || authors.len() >= 3);
    (known && !groups).then_some(authors.len())
}
