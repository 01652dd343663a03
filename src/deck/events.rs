//! What an English sentence says up to a year that it names: a point of a timeline.

use super::clauses::Kept;
use super::lexicon::Tag;
use super::openings::opening;
use super::tokens::Token;

/// What a sentence says up to a year that it names.
pub(super) fn events(tokens: &[Token]) -> Vec<Kept> {
    let start = opening(tokens);
    let first = tokens.get(start).map(|t| t.tag);
    if !matches!(
        first,
        Some(Tag::Determiner | Tag::Name | Tag::Noun | Tag::Adjective)
    ) {
        return Vec::new();
    }
    let year = |t: &Token| t.word.len() == 4 && t.word.bytes().all(|b| b.is_ascii_digit());
    let ends = (start + 4..tokens.len().min(start + 16)).filter(|&i| {
        // Not inside a phrase that goes on: `the 2020 war`.
        tokens
            .get(i)
            .is_some_and(|t| year(t) && (t.pauses() || t.shuts))
            || tokens.get(i).is_some_and(year)
                && tokens.get(i + 1).is_none_or(|t| {
                    t.tag != Tag::Noun && t.tag != Tag::Name && t.tag != Tag::Adjective
                })
    });
    // `between 1991` is half of a range.
    let half = |i: &usize| {
        let before = i.checked_sub(1).and_then(|i| tokens.get(i));
        before.is_some_and(|t| matches!(t.word.as_str(), "between" | "from" | "and"))
    };
    let ends = ends.filter(|i| !half(i));
    ends.map(|i| (start..=i).collect()).collect()
}
