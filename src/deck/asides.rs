//! Asides that may be left out of an English sentence: in brackets, and between commas.

use super::clauses::Kept;
use super::hanging::{holds_back, turns};
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
        ) || t.section
    };
    bracket(tokens, i)
        .is_some_and(|(a, b)| tokens.get(a..=b).unwrap_or_default().iter().any(points))
}

/// Whether a token belongs to a phrase that points at a table or a figure: `as shown in Table 3`.
pub(super) fn in_reference(tokens: &[Token], i: usize) -> bool {
    let at = |k: usize| tokens.get(k).map_or("", |t| t.word.as_str());
    let opens = |k: usize| {
        if at(k) != "as" {
            return None;
        }
        let shown = matches!(
            at(k + 1),
            "shown"
                | "seen"
                | "illustrated"
                | "depicted"
                | "presented"
                | "demonstrated"
                | "reported"
                | "listed"
                | "detailed"
                | "indicated"
                | "summarized"
                | "summarised"
                | "displayed"
                | "given"
                | "described"
        );
        let named = matches!(
            at(k + 3),
            "figure"
                | "table"
                | "fig"
                | "figures"
                | "tables"
                | "graph"
                | "appendix"
                | "section"
                | "chapter"
                | "eq"
        );
        let number = tokens.get(k + 4)?;
        let numbered = number.tag == Tag::Number || number.word.chars().count() == 1;
        (shown && matches!(at(k + 2), "in" | "by" | "from") && named && numbered).then_some(k + 4)
    };
    (i.saturating_sub(4)..=i).any(|k| opens(k).is_some_and(|end| i <= end))
}

/// Whether a token belongs to a phrase that says only where something is shown: `the prices in Table 3 rose`. What is
/// shown, given, listed there needs its place.
pub(super) fn in_place(tokens: &[Token], i: usize) -> bool {
    let named = |k: usize| {
        tokens.get(k).is_some_and(|t| {
            matches!(
                t.word.as_str(),
                "figure"
                    | "figures"
                    | "fig"
                    | "table"
                    | "tables"
                    | "graph"
                    | "appendix"
                    | "section"
                    | "sections"
            )
        })
    };
    let number = |k: usize| {
        tokens
            .get(k)
            .is_some_and(|t| t.tag == Tag::Number || t.capital && t.word.chars().count() == 1)
    };
    let ends = |k: usize| {
        let leads = tokens
            .get(k)
            .is_some_and(|t| matches!(t.word.as_str(), "in" | "from"));
        let behind = k == 0
            || tokens
                .get(k - 1)
                .is_some_and(|t| t.is_nominal() && !t.pauses());
        let two = tokens.get(k + 3).is_some_and(|t| t.is("and")) && number(k + 4);
        (leads && behind && named(k + 1) && number(k + 2)).then_some(if two {
            k + 4
        } else {
            k + 2
        })
    };
    (i.saturating_sub(4)..=i).any(|k| ends(k).is_some_and(|end| i <= end))
}

/// Without `also`, which adds to what a slide does not have; `but also` belongs to `not only`.
pub(super) fn without_also(tokens: &[Token], kept: &[usize]) -> Option<Kept> {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let adds = |k: usize| {
        let joined = k.checked_sub(1).and_then(at);
        at(k).is_some_and(|t| t.is("also") && !t.pauses())
            && at(k + 1).is_some()
            && joined.is_some_and(|t| !t.is("but") && !t.pauses() && t.tag != Tag::Coordinator)
    };
    let out = (0..kept.len()).filter(|k| !adds(*k));
    let out: Kept = out.filter_map(|k| kept.get(k).copied()).collect();
    (out.len() < kept.len()).then_some(out)
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

/// Asides between two commas are left out: `A, which …, does`; `that, as a result of …, the guild`.
pub(super) fn without_asides(tokens: &[Token], kept: &[usize]) -> Option<Kept> {
    let mut out: Kept = kept.to_vec();
    let mut from = 1;
    // More than three make another sentence.
    for _ in 0..3 {
        let Some((a, b)) = aside(tokens, &out, from) else {
            break;
        };
        out.drain(a..=b);
        from = a + 1;
    }
    (out.len() < kept.len()).then_some(out)
}

/// Whether a token is a dash that stands alone.
fn dash(token: &Token) -> bool {
    token.tag == Tag::Mark && matches!(token.opens, Some('–' | '—'))
}

/// The first aside from `from` on: its first and its last place in `kept`.
fn aside(tokens: &[Token], kept: &[usize], from: usize) -> Option<(usize, usize)> {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let verb = |k: usize| {
        at(k).is_some_and(|t| {
            t.is_verb()
                || matches!(t.tag, Tag::Adverb | Tag::Not) && at(k + 1).is_some_and(Token::is_verb)
        })
    };
    for a in from.max(1)..kept.len().saturating_sub(3) {
        let (Some(before), Some(first)) = (at(a - 1), at(a)) else {
            continue;
        };
        if dash(first) && before.is_nominal() {
            let shuts = (a + 1..kept.len().min(a + 22)).find(|&k| at(k).is_some_and(dash));
            let inside = |b: usize| {
                (a..=b)
                    .filter_map(|k| at(k).cloned())
                    .collect::<Vec<Token>>()
            };
            // What the dashes hold is said of the noun before them, and its verb follows.
            if let Some(b) = shuts.filter(|b| verb(b + 1) && !turns(&inside(*b))) {
                return Some((a, b));
            }
        }
        if before.closes != Some(',') {
            continue;
        }
        let opens = matches!(first.tag, Tag::Relative | Tag::Preposition)
            || first.is_ing()
            || matches!(
                first.word.as_str(),
                "particularly"
                    | "especially"
                    | "such"
                    | "as"
                    | "however"
                    | "therefore"
                    | "thus"
                    | "too"
                    | "then"
                    | "moreover"
                    | "indeed"
                    | "consequently"
                    | "instead"
                    | "likewise"
                    | "furthermore"
                    | "meanwhile"
                    | "similarly"
            );
        if !opens {
            continue;
        }
        let Some(b) =
            (a..kept.len().min(a + 22)).find(|&k| at(k).is_some_and(|t| t.closes == Some(',')))
        else {
            continue;
        };
        // The subject before it and its verb after it; or a word that opens a clause before it.
        let subject = before.is_nominal() && verb(b + 1);
        let clause = matches!(
            before.word.as_str(),
            "that" | "and" | "but" | "because" | "while" | "which"
        ) && at(b + 1).is_some_and(|t| !t.is_verb() && t.tag != Tag::Coordinator);
        if !(subject || clause) {
            continue;
        }
        let inside: Vec<Token> = (a..=b).filter_map(|k| at(k).cloned()).collect();
        let connects = a == b && first.word != "instead";
        if connects || !turns(&inside) {
            return Some((a, b));
        }
    }
    None
}
