//! `initials-needed`: first authors share a surname, and citations give no initials. One finding for the text.

use std::collections::BTreeMap;

use crate::checks::wording::{relate, short};
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::citations::{Citation, Link, fold};
use crate::references::{Name, Reference};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C110",
    name: "initials-needed",
    severity: Severity::Note,
    source: "APA 7, 8.20",
    why: "Readers take two authors of one surname for one.",
    fires: Example::Text(
        "Salt went south (Ames, 1990), and grain went north (Ames, 2004).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n\n\
         Ames, R. (2004). *Grain roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Salt went south (A. Ames, 1990), and grain went north (R. Ames, 2004).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n\n\
         Ames, R. (2004). *Grain roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut surnames: BTreeMap<String, Vec<(&Citation, &Reference, String)>> = BTreeMap::new();
    for citation in t.citations {
        let Link::Found { reference, .. } = &citation.link else {
            continue;
        };
        let Some(entry) = t.references.get(*reference) else {
            continue;
        };
        let Some(first) = entry
            .fields
            .authors
            .first()
            .filter(|name| !name.given.is_empty())
        else {
            continue;
        };
        let people = surnames.entry(fold(&first.family)).or_default();
        people.push((citation, entry, initials(first)));
    }
    let mut said: Vec<(Span, String)> = Vec::new();
    for people in surnames.values() {
        let Some((first, entry, own)) = people.first() else {
            continue;
        };
        let other = people.iter().find(|(_, _, initials)| differ(own, initials));
        let bare = people
            .iter()
            .find(|(citation, _, _)| !has_initials(citation));
        if let (Some((_, other, _)), Some((bare, _, _))) = (other, bare) {
            let span = bare.names.first().map_or(first.span, |name| name.span);
            said.push((
                span,
                format!("{} and {}", with_initials(entry), with_initials(other)),
            ));
        }
    }
    said.sort();
    let places: Vec<Span> = said.iter().map(|(span, _)| *span).collect();
    let Some(&first) = places.first() else {
        return;
    };
    let pairs: Vec<&str> = said.iter().take(5).map(|(_, pair)| pair.as_str()).collect();
    let rest = if said.len() > pairs.len() {
        "; …"
    } else {
        ""
    };
    let message = format!("First authors share a surname: {}{rest}", pairs.join("; "));
    let finding = report.add(first, message);
    finding.help = Some("give the initials in each citation of them".into());
    relate(finding, &places, "cited without initials");
}

/// The first letters of the given names, folded.
fn initials(name: &Name) -> String {
    let parts = name.given.split(|c: char| !c.is_alphanumeric());
    parts.filter_map(|part| fold(part).chars().next()).collect()
}

/// Whether no one person can have both: `A.` may be short for `A. B.`
fn differ(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && !one.starts_with(other) && !other.starts_with(one)
}

/// Whether a citation gives an initial or a whole given name.
fn has_initials(citation: &Citation) -> bool {
    let first = citation.names.first().map_or("", |name| name.text.as_str());
    first.contains('.')
        || first
            .split_whitespace()
            .any(|word| word.chars().count() == 1)
}

/// `A. Ames (1990)`
fn with_initials(entry: &Reference) -> String {
    let given = entry
        .fields
        .authors
        .first()
        .map_or("", |name| name.given.as_str());
    format!("{given} {}", short(entry))
}
