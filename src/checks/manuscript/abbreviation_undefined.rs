//! `abbreviation-undefined`: an abbreviation that comes back is never written out. One finding for the text.

use std::collections::{BTreeMap, BTreeSet};

use super::abbreviations::is_short_form;
use crate::checks::prose::{Passage, passages};
use crate::checks::wording::{count, relate};
use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::citations::fold;
use crate::manuscript::Role;
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M126",
    name: "abbreviation-undefined",
    severity: Severity::Note,
    source: "APA 7, 6.25 and 6.26",
    why: "Readers from another field do not know it; those that dictionaries have as words need no definition.",
    fires: Example::Text(
        "# Salt\n\n## Routes\n\nThe SRB met in spring. Later the SRB met again, and the SRB sold salt.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n## Routes\n\nThe Salt Road Board (SRB) met in spring. The SRB met again, and the SRB sold salt.\n",
    ),
    check: Check::Text(check),
};

/// Used less often, an abbreviation may be a name that is known by it.
const OFTEN: usize = 3;

/// What dictionaries have as words, names of countries and unions, signs that no one writes out, and what APA
/// lets stand in statistics (table 6.5).
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "AB", "ABD", "AC", "AD", "AIDS", "AM", "ANCOVA", "ANOVA", "BBC", "BC", "BCE", "CD", "CE", "CEO", "CI",
    "CNN", "COVID", "DC", "DNA", "DOI", "DVD", "EEUU", "ESP", "EU", "EUA", "FM", "GPS", "HIV", "HTML", "ID",
    "IQ", "ISBN", "ISO", "ISSN", "IT", "LED", "MANOVA", "MS", "MÖ", "NASA", "NATO", "OK", "ONU", "OR", "OTAN",
    "PC", "PDF", "PM", "REM", "RNA", "SD", "SE", "SEM", "SIDA", "SMS", "SSCB", "TV", "UE", "UFO", "UK", "UN",
    "UNESCO", "UNICEF", "URL", "URSS", "US", "USA", "USB", "USSR", "UV", "WWW",
];

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut used: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut known: BTreeSet<&str> = KNOWN.iter().copied().collect();
    for passage in passages(t) {
        // What the abstract, a caption, or a note defines is not unknown.
        introduced(passage.text(), &mut known);
        let body = !matches!(
            passage.role,
            Role::Abstract | Role::Acknowledgements | Role::About
        );
        if passage.runs_on() && body && !is_in_capitals(passage.text()) {
            uses(t, passage, &mut used);
        }
    }
    for reference in t.references {
        introduced(t.source.slice(reference.span), &mut known);
    }
    let listed: BTreeSet<String> = t
        .references
        .iter()
        .flat_map(|entry| entry.fields.authors.iter().chain(&entry.fields.editors))
        .map(|name| fold(&name.family))
        .collect();
    // `FIGURE`, `BRASIL`: words that stand elsewhere in small letters.
    let mut words: BTreeSet<String> = BTreeSet::new();
    for (_, word) in passages(t)
        .iter()
        .flat_map(|passage| tokens(passage.text()))
    {
        if word.chars().skip(1).all(char::is_lowercase) {
            words.insert(word.to_lowercase());
        }
    }
    let mut unknown: Vec<(&str, Vec<Span>)> = used
        .into_iter()
        .filter(|(short, places)| {
            places.len() >= OFTEN
                && !known.contains(short)
                && !listed.contains(&fold(short))
                && !words.contains(&short.to_lowercase())
        })
        .collect();
    unknown.sort_by_key(|(_, places)| places.first().copied());
    let firsts: Vec<Span> = unknown
        .iter()
        .filter_map(|(_, places)| places.first().copied())
        .collect();
    let Some(&first) = firsts.first() else {
        return;
    };
    const NAMED: usize = 6;
    let mut names: Vec<String> = unknown
        .iter()
        .take(NAMED)
        .map(|(short, _)| format!("“{short}”"))
        .collect();
    if unknown.len() > NAMED {
        names.push(count(unknown.len() - NAMED, "other", "others"));
    }
    let verb = if unknown.len() == 1 { "is" } else { "are" };
    let message = format!("{} {verb} used and never written out", names.join(", "));
    let finding = report.add(first, message);
    finding.help =
        Some("write the words out at the first place, with the abbreviation in parentheses".into());
    relate(finding, &firsts, "used first here");
}

/// Adds the abbreviations of running text with their places; not those within citations, which are names.
fn uses<'a>(t: &Text<'_>, passage: &'a Passage<'_>, used: &mut BTreeMap<&'a str, Vec<Span>>) {
    let text = passage.text();
    for (at, word) in tokens(text) {
        if !is_capital(word) || !is_short_form(word) {
            continue;
        }
        // `SILVA JUNIOR`, `T-SHIRT`, `A/B`: parts of a name or compound.
        let before = text.get(..at).unwrap_or("");
        let after = text.get(at + word.len()..).unwrap_or("");
        let beside = |text: &str| text.starts_with(['-', '/', '‐', '–', '_', '’', '&']);
        let joined = before.ends_with(['-', '/', '‐', '–', '_', '&', '.']) || beside(after);
        let next = after.trim_start_matches([' ', ',']);
        let next = next.split(|c: char| !c.is_alphanumeric()).next();
        let last = before.trim_end_matches([' ', ',']);
        let last = last.rsplit(|c: char| !c.is_alphanumeric()).next();
        let shouted = |word: Option<&str>| word.is_some_and(|w| w.len() > 1 && is_capital(w));
        if joined || shouted(next) || shouted(last) {
            continue;
        }
        let span = passage.plain.span(at, at + word.len());
        let next = t.citations.partition_point(|c| c.span.end <= span.start);
        if t.citations.get(next).is_none_or(|c| !c.span.overlaps(span)) {
            used.entry(word).or_default().push(span);
        }
    }
}

/// Adds what stands in or before brackets: `(WHO)`, `WHO (World …)`, `(World Health Organization, WHO)`.
fn introduced<'a>(text: &'a str, known: &mut BTreeSet<&'a str>) {
    for (at, word) in tokens(text) {
        if !is_capital(word) {
            continue;
        }
        let before = text.get(..at).unwrap_or("");
        let after = text.get(at + word.len()..).unwrap_or("");
        let after = after.trim_start_matches(['s', '”', '"', '’', '*']);
        let opened = before
            .trim_end_matches(['“', '"', '‘', '*'])
            .ends_with(['(', '[']);
        let closed = after.starts_with([')', ']']);
        let glossed =
            after.starts_with(" (") || after.starts_with(" [") || after.starts_with(" – ");
        let dashed = before.ends_with(" – ") || before.ends_with(" — ");
        if opened || closed || glossed || dashed {
            known.insert(word);
        }
    }
}

/// Whether every letter is a capital.
fn is_capital(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// Runs of letters and digits with their places.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric())
        .map(move |word| {
            let start = at;
            let gap = text
                .get(start + word.len()..)
                .and_then(|rest| rest.chars().next());
            at = start + word.len() + gap.map_or(0, char::len_utf8);
            (start, word)
        })
        .filter(|(_, word)| !word.is_empty())
}

/// Whether a passage is typed in capitals: there they tell nothing.
fn is_in_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals * 4 > letters
}
