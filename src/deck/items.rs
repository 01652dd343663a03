//! Statements that an English sentence lists in line: `… : (1) A does; (2) B does`, `… • A does. • B does`; and the
//! second of two things that one subject does.
//!
//! In: the tokens of a sentence. Out: the tokens of each statement, without its mark.

use super::clauses::Kept;
use super::finite::modifies;
use super::hanging::{reaches, sound};
use super::lexicon::Tag;
use super::tokens::Token;

/// Letters and numerals that mark an item.
const MARKS: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "a", "b", "c", "d"];

/// The items that are clauses of their own.
pub(super) fn items(tokens: &[Token], kept: &[usize]) -> Vec<Kept> {
    let token = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let marks: Vec<usize> = (0..kept.len())
        .filter(|&k| token(k).is_some_and(|t| marks_item(t, k.checked_sub(1).and_then(token))))
        .collect();
    let bullet = |k: usize| token(k).is_some_and(|t| t.opens == Some('•'));
    let mut out = Vec::new();
    for (n, &mark) in marks.iter().enumerate() {
        // One number alone is that of an equation.
        if marks.len() < 2 && !bullet(mark) {
            continue;
        }
        let end = marks.get(n + 1).copied().unwrap_or(kept.len());
        let mut item: Kept = kept.get(mark + 1..end).unwrap_or_default().to_vec();
        // `…; and (2) …`.
        let joins = |i: &usize| tokens.get(*i).is_some_and(|t| t.tag == Tag::Coordinator);
        while item.last().is_some_and(joins) {
            item.pop();
        }
        // Whose word it is, and whether it is denied, is said before the first of them too.
        let over = |end: usize| {
            let before: Vec<Token> = kept
                .iter()
                .take(end)
                .filter_map(|i| tokens.get(*i).cloned())
                .collect();
            reaches(&before)
        };
        let held = over(mark) || marks.first().is_some_and(|first| over(*first));
        if states(tokens, &item) && !held && sound(tokens, &item) {
            out.push(item);
        }
    }
    out
}

/// Whether a token marks an item: a bullet, `(1)`, or `1)` behind a pause.
fn marks_item(token: &Token, before: Option<&Token>) -> bool {
    let short = token.word.chars().count() <= 3
        && (token.tag == Tag::Number || MARKS.contains(&token.word.as_str()));
    let shut = token.shuts || token.closes == Some(')');
    let parted = before.is_some_and(|t| t.pauses() || t.tag == Tag::Coordinator);
    token.opens == Some('•') && token.word.is_empty()
        || short && shut && (token.opens == Some('(') || parted)
}

/// Whether an item has a subject and then its verb, and is no noun with what is said of it.
fn states(tokens: &[Token], item: &[usize]) -> bool {
    let at = |k: usize| item.get(k).and_then(|i| tokens.get(*i));
    let own = |t: &Token| matches!(t.word.as_str(), "we" | "i");
    let subject = at(0).is_some_and(|t| {
        own(t)
            || matches!(
                t.tag,
                Tag::Determiner | Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number
            )
    });
    let verb = (1..item.len().min(18)).find(|&k| {
        let before = at(k - 1);
        let carried = before.is_some_and(|t| {
            own(t) || t.is_nominal() || t.tag == Tag::Adverb || t.closes == Some(')')
        });
        at(k).is_some_and(Token::is_verb) && carried
    });
    let Some(verb) = verb.filter(|_| subject) else {
        return false;
    };
    let opens = |k: usize| {
        at(k).is_some_and(|t| matches!(t.tag, Tag::Relative | Tag::Subordinator | Tag::To))
    };
    let said = at(verb).is_some_and(|t| t.word.ends_with("ed")) && !at(verb - 1).is_some_and(own);
    !(0..verb).any(opens) && !said
}

/// A subject with the second of two things that it does: `Merchants sold rope and bought salt`.
pub(super) fn second_verb(tokens: &[Token], kept: &[usize]) -> Option<Kept> {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let verb = (1..kept.len().min(9)).find(|&k| at(k).is_some_and(Token::is_verb))?;
    let first = at(verb)?;
    // What opens a clause, denies or pauses before the second verb reaches over it, or ends before it.
    let simple = |k: usize| {
        at(k).is_some_and(|t| {
            !matches!(
                t.tag,
                Tag::Relative | Tag::Subordinator | Tag::Coordinator | Tag::Not | Tag::To
            ) && !matches!(t.closes, Some(';' | ':'))
        })
    };
    let form = |t: &Token| match &t.word {
        word if word.ends_with("ed") => 1,
        word if word.ends_with('s') => 2,
        _ => 3,
    };
    let and =
        (verb + 2..kept.len().saturating_sub(3)).find(|&k| at(k).is_some_and(|t| t.is("and")))?;
    let second = at(and + 1)?;
    let alike = first.tag == Tag::Verb
        && second.tag == Tag::Verb
        && second.is_verb()
        && form(first) == form(second);
    let paused = (0..verb).any(|k| at(k).is_some_and(Token::pauses));
    if !alike || paused || !(0..and).all(simple) || modifies(tokens, *kept.get(verb)?) {
        return None;
    }
    let mut out: Kept = kept.get(..verb)?.to_vec();
    out.extend(kept.get(and + 1..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::tokens::tokens;
    use crate::manuscript::{Run, RunKind, Style};
    use crate::source::{Source, Span};

    fn said(text: &str, cut: impl Fn(&[Token], &[usize]) -> Vec<Kept>) -> Vec<String> {
        let source = Source::new("m", text);
        let runs = [Run {
            span: Span::new(0, text.len()),
            kind: RunKind::Text,
            style: Style::default(),
        }];
        let tokens = tokens(&source, &runs);
        let all: Kept = (0..tokens.len()).collect();
        let words = |kept: &Kept| {
            let words = kept.iter().filter_map(|i| tokens.get(*i));
            words.map(|t| t.word.clone()).collect::<Vec<_>>().join(" ")
        };
        cut(&tokens, &all).iter().map(words).collect()
    }

    #[test]
    fn items_in_line_are_statements_of_their_own() {
        assert_eq!(
            said(
                "The guild had two rules: (1) the gate was shut at dusk; and (2) we sell no salt to monks.",
                items
            ),
            ["the gate was shut at dusk", "we sell no salt to monks"]
        );
        assert_eq!(
            said(
                "The guild had rules. • We sell salt to widows. • The gate is shut at dusk.",
                items
            ),
            ["we sell salt to widows", "the gate is shut at dusk"]
        );
    }

    #[test]
    fn what_an_item_owes_to_its_lead_is_no_statement() {
        for text in [
            // Nouns with what is said of them.
            "The guild sold two goods: (1) salt shipped by the monks, and (2) rope which was made of hemp.",
            // Whose word it is, and that it is denied.
            "Lund argued that (1) the gate was shut at dusk and (2) the salt was sold to widows.",
            "It is not true that (1) the gate was shut at dusk and (2) the salt was sold to widows.",
            // The number of an equation.
            "The toll is a share of the price (1) the gate was shut at dusk.",
        ] {
            assert!(
                said(text, items).is_empty(),
                "{text}: {:?}",
                said(text, items)
            );
        }
    }

    #[test]
    fn a_subject_may_have_its_second_verb() {
        let second = |text: &str| {
            said(text, |tokens, kept| {
                second_verb(tokens, kept).into_iter().collect()
            })
        };
        assert_eq!(
            second(
                "The merchants watched the northern gate and opened a second road to the coast."
            ),
            ["the merchants opened a second road to the coast"]
        );
        for text in [
            "The merchants did not watch the gate and opened a second road to the coast.",
            "The merchants who watched the gate and opened a second road to the coast were rich.",
            "The merchants watched the gate if it was cold and opened a second road to the coast.",
            "The merchants watch the gate and opened a second road to the coast.",
        ] {
            assert!(second(text).is_empty(), "{text}: {:?}", second(text));
        }
    }
}
