//! Abbreviations that the text defines: `World Health Organization (WHO)`.

use std::collections::BTreeMap;

use crate::checks::Text;
use crate::checks::prose::{Passage, Place, passages};
use crate::citations::fold;
use crate::manuscript::words;
use crate::manuscript::{Role, begins_caption};
use crate::source::Span;

/// An abbreviation of the running text.
pub(in crate::checks) struct Abbreviation {
    /// `WHO`
    pub(super) short: String,
    /// Where it is defined, in parentheses.
    pub(super) defined: Vec<Span>,
    /// How often it stands outside its definitions: text, titles, tables, list of references.
    pub(super) used: usize,
}

/// The abbreviations that the running text defines, in the order of their first definitions. The abstract stands
/// apart: what it defines is defined again in the text (APA 7, 6.25).
pub(super) fn abbreviations<'t>(t: &'t Text<'_>) -> &'t [Abbreviation] {
    t.prose.abbreviations.get_or_init(|| gather(t))
}

fn gather(t: &Text<'_>) -> Vec<Abbreviation> {
    let passages = passages(t);
    let mut found: BTreeMap<String, Abbreviation> = BTreeMap::new();
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for passage in passages
        .iter()
        .filter(|passage| passage.role != Role::Abstract)
    {
        tokens(passage.text(), |word| *all.entry(word).or_default() += 1);
        // Captions stand alone: they define again what they use (APA 7, 7.15).
        let runs_on = matches!(passage.place, Place::Paragraph | Place::Item)
            && !begins_caption(t.source, passage.runs);
        if runs_on && passage.role != Role::Acknowledgements {
            definitions(passage, &mut found);
        }
    }
    for reference in t.references {
        tokens(t.source.slice(reference.span), |word| {
            *all.entry(word).or_default() += 1
        });
    }
    let mut out: Vec<Abbreviation> = found.into_values().collect();
    for one in &mut out {
        let number = all.get(one.short.as_str()).copied().unwrap_or(0);
        one.used = number.saturating_sub(one.defined.len());
    }
    out.sort_by_key(|one| one.defined.first().copied());
    out
}

/// Calls `visit` for every run of letters and digits, without the `s` of a plural.
fn tokens<'a>(text: &'a str, mut visit: impl FnMut(&'a str)) {
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        visit(singular(word));
    }
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.ends_with(char::is_uppercase) => stem,
        _ => word,
    }
}

/// Adds the definitions of `passage`.
fn definitions(passage: &Passage<'_>, found: &mut BTreeMap<String, Abbreviation>) {
    const LONGEST: usize = 40;
    let text = passage.text();
    for (open, _) in text.match_indices('(') {
        let rest = text.get(open + 1..).unwrap_or("");
        let window = rest
            .char_indices()
            .take(LONGEST)
            .find(|(_, c)| matches!(c, ')' | '('));
        let Some(inner) = window.and_then(|(end, _)| rest.get(..end)) else {
            continue;
        };
        let short = singular(inner);
        if !is_short_form(short) || !spells(text.get(..open).unwrap_or(""), short) {
            continue;
        }
        let span = passage.plain.span(open + 1, open + 1 + inner.len());
        let one = found
            .entry(short.to_owned())
            .or_insert_with(|| Abbreviation {
                short: short.to_owned(),
                defined: Vec::new(),
                used: 0,
            });
        one.defined.push(span);
    }
}

/// `WHO`, `fMRI`, `NGO`; not `II` and not `USA1`.
pub(super) fn is_short_form(word: &str) -> bool {
    let letters = word.chars().count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&letters)
        && capitals >= 2
        && word.chars().all(char::is_alphabetic)
        && !word.chars().all(|c| "IVXLC".contains(c))
}

/// Whether the words that end `before` spell `short` out: its letters begin them, in order, the last one late.
fn spells(before: &str, short: &str) -> bool {
    let letters: Vec<char> = fold(short).chars().collect();
    let start = before
        .char_indices()
        .rev()
        .nth(24 * letters.len())
        .map_or(0, |(at, _)| at);
    let near = before.get(start..).unwrap_or("");
    let near = near.rsplit(['.', ';', '(', ')', ':']).next().unwrap_or("");
    let initials: Vec<char> = words(near)
        .flat_map(|(_, word)| word.split(['-', '‐', '‑', '/', '’', '\'']))
        .filter_map(|word| fold(word).chars().next())
        .collect();
    let tail: Vec<char> = initials.into_iter().rev().take(letters.len() + 3).collect();
    let mut wanted = letters.iter().rev().peekable();
    for initial in tail {
        if wanted.peek() == Some(&&initial) {
            wanted.next();
        }
    }
    wanted.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_spell_an_abbreviation_out() {
        assert!(spells("by the World Health Organization ", "WHO"));
        assert!(spells("a non-governmental organization ", "NGO"));
        assert!(spells("Türk Dünyası Araştırmaları ", "TDA"));
        assert!(!spells("in the town of Salvador ", "BA"));
        assert!(is_short_form("fMRI") && !is_short_form("II") && !is_short_form("Who"));
    }
}
