//! `author-spelled-two-ways`: one author stands in the list in two spellings that differ by accents.
//!
//! A note where nothing but a surname and one initial says that the two are one.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::fold;
use crate::references::Name;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R107",
    name: "author-spelled-two-ways",
    severity: Severity::Warning,
    source: "APA 7, 9.8 and 9.44",
    why: "Works of one author fall apart into those of two, in the list and in every index made from it.",
    fires: Example::Text(
        "Two works tell of it (Yılmaz, 1990; Yilmaz, 2004).\n\n\
         ## References\n\n\
         Yılmaz, A. K. (1990). *Salt roads*. Harbour Press.\n\n\
         Yilmaz, A. K. (2004). *Grain roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Two works tell of it (Yılmaz, 1990; Yilmaz, 2004).\n\n\
         ## References\n\n\
         Yılmaz, A. K. (1990). *Salt roads*. Harbour Press.\n\n\
         Yilmaz, R. (2004). *Grain roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

/// No name has more spellings than this.
const MOST: usize = 8;

/// A spelling: who has it first and how often it stands.
struct Spelling<'a> {
    letters: String,
    name: &'a Name,
    number: usize,
}

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut people: BTreeMap<(String, String), Vec<Spelling>> = BTreeMap::new();
    for entry in t.references {
        let names = entry.fields.authors.iter().chain(&entry.fields.editors);
        for name in names.filter(|name| is_person(name)) {
            let letters = spelling(&name.family);
            let spellings = people
                .entry((fold(&name.family), initials(&name.given)))
                .or_default();
            let known = spellings.iter().position(|other| other.letters == letters);
            if let Some(known) = known.and_then(|i| spellings.get_mut(i)) {
                known.number += 1;
            } else if spellings.len() < MOST {
                spellings.push(Spelling {
                    letters,
                    name,
                    number: 1,
                });
            }
        }
    }
    for ((_, initials), mut spellings) in people {
        spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.number));
        let mut spellings = spellings.into_iter();
        let Some(usual) = spellings.next() else {
            continue;
        };
        for other in spellings {
            // One letter is shared by many people, and journals set names without their accents.
            let sure = initials.chars().count() > 1;
            add(report, other.name, usual.name, sure);
        }
    }
}

fn add(report: &mut Report<'_>, other: &Name, usual: &Name, sure: bool) {
    let (Some(span), Some(place)) = (other.span, usual.span) else {
        return;
    };
    let message = format!(
        "The list has “{}, {}” and “{}, {}”",
        other.family, other.given, usual.family, usual.given
    );
    let finding = report.add(span, message);
    finding.help = Some("if they are one person, spell the name in one way".into());
    if !sure {
        finding.severity = Severity::Note;
    }
    finding.related.push(Related {
        span: place,
        message: format!("“{}” here", usual.family),
    });
}

/// Whether the name is that of a person, and was read as a whole.
fn is_person(name: &Name) -> bool {
    !name.given.is_empty() && name.span.is_some() && !name.family.contains(['.', ','])
}

/// The first letters of given names, folded.
fn initials(given: &str) -> String {
    let parts = given.split(|c: char| !c.is_alphanumeric());
    parts.filter_map(|part| fold(part).chars().next()).collect()
}

/// The name without case, hyphens and apostrophes: what is left differs by accents.
fn spelling(family: &str) -> String {
    let lower: String = family
        .nfc()
        .flat_map(char::to_lowercase)
        .filter(|c| *c != '\u{307}')
        .collect();
    let capitals = !family.chars().any(char::is_lowercase);
    // Lower case of `I` is `i`, whatever language the capitals are in.
    let lower = if capitals {
        lower.replace('ı', "i")
    } else {
        lower
    };
    lower.nfc().filter(|c| c.is_alphanumeric()).collect()
}
