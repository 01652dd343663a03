//! Which verbs of a cut can carry a clause, and how many clauses ask for one.

use super::lexicon::Tag;
use super::tokens::Token;

/// Whether the -ed form at `i` says something of the noun before it: `costs measured in dollars signaled …`,
/// `the declaration, signed in June, …`.
pub(super) fn modifies(tokens: &[Token], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|i| tokens.get(i));
    if before.is_some_and(|t| t.closes == Some(',') && t.is_nominal()) {
        return true;
    }
    if !before.is_some_and(Token::is_nominal) {
        return false;
    }
    let mut to = false;
    for token in tokens.iter().skip(i + 1).take(14) {
        if matches!(
            token.tag,
            Tag::Coordinator | Tag::Relative | Tag::Subordinator
        ) || token.pauses()
        {
            return false;
        }
        let infinitive = token.tag == Tag::Verb && to;
        if token.is_verb() && !infinitive {
            return true;
        }
        to = token.tag == Tag::To;
    }
    false
}

/// Verbs that can carry a clause, and words that open a subordinate one.
pub(super) fn finite(tokens: &[Token], kept: &[usize]) -> (usize, usize) {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let (mut verbs, mut clauses) = (0, 0);
    let mut open = false;
    // `long after the wires had been strung`.
    let clause_of_time = |k: usize| {
        let opens = at(k).is_some_and(|t| {
            matches!(
                t.word.as_str(),
                "after" | "before" | "since" | "until" | "till"
            )
        });
        let subject =
            at(k + 1).is_some_and(|t| matches!(t.tag, Tag::Determiner | Tag::Pronoun | Tag::Name));
        let near =
            (k + 2..kept.len().min(k + 7)).take_while(|j| !at(*j - 1).is_some_and(Token::pauses));
        let mut near = near.take_while(|j| !at(*j).is_some_and(|t| t.tag == Tag::Coordinator));
        opens && subject && near.any(|j| at(j).is_some_and(|t| t.tag == Tag::Auxiliary))
    };
    for k in 0..kept.len() {
        let Some(token) = at(k) else { continue };
        let before = k.checked_sub(1).and_then(at);
        let opens = match token.tag {
            Tag::Relative => !before.is_some_and(|t| t.tag == Tag::Preposition && k < 2),
            Tag::Subordinator => match token.word.as_str() {
                "that" => !before.is_some_and(|t| t.tag == Tag::Preposition),
                // `when` before a participle opens no clause of its own, nor does `because of`.
                "than" | "as" => false,
                "because" => !at(k + 1).is_some_and(|t| t.is("of")),
                "when" | "once" | "whenever" | "if" | "unless" => !at(k + 1).is_some_and(|t| {
                    t.tag == Tag::Verb && (t.word.ends_with("ing") || t.word.ends_with("ed"))
                }),
                _ => !at(k + 1).is_some_and(|t| t.is_ing()),
            },
            _ => {
                matches!(token.word.as_str(), "how" | "why")
                    && !at(k + 1).is_some_and(|t| t.tag == Tag::To)
            }
        };
        if opens || verbs > 0 && clause_of_time(k) {
            clauses += 1;
        }
        let carries = match token.tag {
            Tag::Auxiliary => !matches!(token.word.as_str(), "be" | "been" | "being" | "having"),
            Tag::Verb if token.is_ing() || token.is("based") => false,
            Tag::Verb => {
                let infinitive = before.is_some_and(|t| t.tag == Tag::To);
                let participle = token.word.ends_with("ed")
                    && at(k + 1).is_some_and(|t| matches!(t.word.as_str(), "by" | "with"))
                    || token.word.ends_with("ed")
                        && before.is_some_and(|t| {
                            matches!(t.tag, Tag::Determiner | Tag::Preposition | Tag::Adjective)
                                // `an internationally known port`
                                || t.tag == Tag::Adverb
                                    && k.checked_sub(2)
                                        .and_then(at)
                                        .is_some_and(|t| t.tag == Tag::Determiner)
                        });
                let i = kept.get(k).copied().unwrap_or(0);
                // Nothing was left out before it.
                let joined = k > 0 && kept.get(k - 1).is_some_and(|before| before + 1 == i);
                // `whose caravans stayed away pay …`: the verb of its own clause.
                let related =
                    (k.saturating_sub(3)..k).any(|j| at(j).is_some_and(|t| t.tag == Tag::Relative));
                let says = token.word.ends_with("ed") && joined && !related && modifies(tokens, i);
                !(infinitive || participle || says)
            }
            _ => false,
        };
        // `has been seen` is one verb.
        if carries && !open {
            verbs += 1;
        }
        open = carries && matches!(token.tag, Tag::Auxiliary)
            || open && matches!(token.tag, Tag::Not | Tag::Adverb);
    }
    (verbs, clauses)
}
