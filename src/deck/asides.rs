//! Asides that may be left out of an English sentence: in brackets, and between commas.

use super::clauses::Kept;
use super::hanging::holds_back;
use super::lexicon::Tag;
use super::tokens::Token;

/// The bracketed stretch that token `i` lies in.
fn bracket(tokens: &[Token], i: usize) -> Option<(usize, usize)> {
    let opens = (0..=i)
        .rev()
        .take(14)
        .find(|&k| tokens.get(k).is_some_and(|t| t.opens == Some('(')))?;
    let shuts = |t: &Token| t.closes == Some(')') || t.shuts;
    let closes = (opens..tokens.len())
        .take(16)
        .find(|&k| tokens.get(k).is_some_and(shuts))?;
    (i <= closes).then_some((opens, closes))
}

/// Whether a token lies in brackets that point at a table or a figure.
pub(super) fn in_pointer(tokens: &[Token], i: usize) -> bool {
    let points = |t: &Token| {
        matches!(
            t.word.as_str(),
            "figure"
                | "table"
                | "fig"
                | "figures"
                | "tables"
                | "graph"
                | "appendix"
                | "section"
                | "see"
                | "eq"
        )
    };
    bracket(tokens, i)
        .is_some_and(|(a, b)| tokens.get(a..=b).unwrap_or_default().iter().any(points))
}

/// Without what stands in brackets, unless it is an amount.
pub(super) fn without_brackets(tokens: &[Token], kept: &[usize]) -> Option<Kept> {
    let drops = |i: &usize| {
        bracket(tokens, *i).is_some_and(|(a, b)| {
            let inside = tokens.get(a..=b).unwrap_or_default();
            !inside.iter().any(|t| t.tag == Tag::Number) && !holds_back(inside)
        })
    };
    let out: Kept = kept.iter().copied().filter(|i| !drops(i)).collect();
    (out.len() < kept.len()).then_some(out)
}

/// A relative or participial aside between two commas is left out: `A, which …, does`.
pub(super) fn without_aside(tokens: &[Token], kept: &[usize]) -> Option<Kept> {
    let start = *kept.first()?;
    let opens = (start + 1..tokens.len()).find(|&i| {
        let pauses = tokens.get(i - 1).is_some_and(|t| t.closes == Some(','));
        let noun = tokens.get(i - 1).is_some_and(Token::is_nominal);
        let aside = tokens.get(i).is_some_and(|t| {
            t.tag == Tag::Relative
                || t.is_ing()
                || t.is("including")
                || t.is("particularly")
                || t.is("especially")
                || t.is("such")
        });
        pauses && noun && aside
    })?;
    let closes = (opens..tokens.len().min(opens + 22)).find(|&i| {
        tokens.get(i).is_some_and(|t| t.closes == Some(','))
            && tokens.get(i + 1).is_some_and(|t| {
                t.is_verb() || t.tag == Tag::Adverb && tokens.get(i + 2).is_some_and(Token::is_verb)
            })
    })?;
    if holds_back(tokens.get(opens..=closes)?) {
        return None;
    }
    Some(
        kept.iter()
            .copied()
            .filter(|i| !(opens..=closes).contains(i))
            .collect(),
    )
}
