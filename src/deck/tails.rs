//! Where the tail of an English sentence may be cut off.

use super::hanging::turns;
use super::lexicon::Tag;
use super::tokens::Token;

/// Where the tail may be cut off: how many of `kept` stay. `bold`: also before a clause that says which one is
/// meant, and before a second noun phrase.
pub(super) fn ends(tokens: &[Token], kept: &[usize], bold: bool) -> Vec<usize> {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let mut out = Vec::new();
    let mut verb = None;
    for k in 1..kept.len() {
        if at(k - 1).is_some_and(Token::is_verb) {
            verb = Some(k - 1);
        }
        let (Some(verb), Some(before), Some(next)) = (verb, at(k - 1), at(k)) else {
            continue;
        };
        if k < 6 {
            continue;
        }
        // Something must follow the verb.
        let object =
            (verb + 1..k).any(|j| at(j).is_some_and(|t| t.is_nominal() || t.tag == Tag::Adjective));
        if !object {
            continue;
        }
        let pauses = before.pauses();
        let after = at(k + 1);
        let clause = match next.word.as_str() {
            "as" => pauses && reason(tokens, kept, k),
            "using" | "utilizing" | "employing" => before.is_nominal(),
            "of" | "than" | "between" | "but" | "although" | "though" | "without" | "if"
            | "unless" | "not" | "only" | "rather" | "except" | "despite" | "or" | "nor"
            | "however" | "against" | "until" => false,
            // `it was found out that …`
            "that" => {
                bold && before.is_nominal() && !before.is("out") && !specified(tokens, kept, k - 1)
            }
            "because" | "while" | "whereas" | "where" | "whose" => true,
            "which" | "who" => pauses || before.is_nominal() && !specified(tokens, kept, k - 1),
            "such" => after.is_some_and(|t| t.is("as")) && before.is_nominal(),
            "including" | "namely" | "especially" | "particularly" => before.is_nominal(),
            "so" => pauses || after.is_some_and(|t| t.is("that")),
            "thus" | "thereby" | "hence" => pauses,
            "based" => before.is_nominal(),
            "in" if after.is_some_and(|t| t.is("order")) => true,
            "to" => {
                (before.tag == Tag::Noun || pauses && before.is_nominal())
                    && after.is_some_and(|t| t.tag == Tag::Verb || t.tag == Tag::Auxiliary)
                    && !asks_for_infinitive(&before.word)
                    && !(verb..k).any(|j| at(j).is_some_and(|t| enables(&t.word)))
            }
            "and" => {
                let own = (k + 1..kept.len().min(k + 8)).any(|j| at(j).is_some_and(Token::is_verb));
                let subject = after.is_some_and(|t| SUBJECTS.contains(&t.word.as_str()));
                own && (pauses
                    || subject && before.is_nominal()
                    || after.is_some_and(|t| t.is_verb() || t.tag == Tag::Adverb)
                        && before.is_nominal())
                    || bold && before.is_nominal()
            }
            _ => match next.tag {
                // `the phase in which …`: which one.
                Tag::Preposition if after.is_some_and(|t| t.tag == Tag::Relative) => {
                    pauses || before.is_nominal() && !specified(tokens, kept, k - 1)
                }
                Tag::Preposition => {
                    before.is_nominal()
                        || pauses
                        || bold && matches!(before.tag, Tag::Adjective | Tag::Adverb)
                }
                // `a label for each sentence telling …`: says more of the noun, as a clause with `that` does.
                _ if bold && !pauses && next.is_ing() => {
                    before.tag == Tag::Noun
                        && !matches!(next.word.as_str(), "being" | "having" | "going")
                        && !specified(tokens, kept, k - 1)
                        // `for dependency parsing of …` is a noun.
                        && !at(k.wrapping_sub(2)).is_some_and(|t| t.tag == Tag::Preposition)
                        && !after.is_some_and(|t| t.is("of"))
                        && after.is_some_and(|t| {
                            matches!(t.tag, Tag::Determiner | Tag::Preposition | Tag::Adjective)
                                || matches!(t.word.as_str(), "if" | "whether" | "how")
                        })
                }
                _ if pauses && next.word.ends_with("ing") => {
                    let goes_on = |t: &Token| {
                        matches!(
                            t.tag,
                            Tag::Determiner
                                | Tag::Preposition
                                | Tag::To
                                | Tag::Noun
                                | Tag::Name
                                | Tag::Adjective
                                | Tag::Pronoun
                        ) || t.is("that")
                    };
                    next.tag != Tag::Name && after.is_some_and(goes_on)
                }
                // A dash.
                Tag::Mark => before.is_nominal() && !next.word.is_empty() || next.word.is_empty(),
                _ => {
                    matches!(before.closes, Some(';' | ':'))
                        || bold && pauses && before.is_nominal() && next.tag == Tag::Verb
                }
            },
        };
        // Not inside a list, and not between `the first` and what it is the first to do.
        let listed = matches!(next.word.as_str(), "and" | "or")
            && (k.saturating_sub(5)..k.saturating_sub(1))
                .any(|j| at(j).is_some_and(|t| t.closes == Some(',')));
        let ranks = next.tag == Tag::To
            && (k.saturating_sub(4)..k).any(|j| {
                at(j).is_some_and(|t| {
                    matches!(
                        t.word.as_str(),
                        "first" | "last" | "only" | "next" | "second"
                    )
                })
            });
        if listed || ranks || super::complements::parts(tokens, kept, k) {
            continue;
        }
        if !clause {
            continue;
        }
        let tail: Vec<Token> = kept
            .iter()
            .skip(k)
            .filter_map(|i| tokens.get(*i).cloned())
            .collect();
        if !turns(&tail) {
            out.push(k);
        }
    }
    out
}

/// Pronouns that can be nothing but a subject: behind `and` they open another clause.
const SUBJECTS: [&str; 5] = ["we", "they", "he", "she", "i"];

/// Whether `as` at `k` opens a clause that gives a reason: `…, as the pass was closed`.
fn reason(tokens: &[Token], kept: &[usize], k: usize) -> bool {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let subject = at(k + 1).is_some_and(|t| {
        matches!(
            t.tag,
            Tag::Determiner | Tag::Pronoun | Tag::Noun | Tag::Name
        )
    });
    subject && (k + 2..kept.len().min(k + 9)).any(|j| at(j).is_some_and(Token::is_verb))
}

/// Whether the noun phrase that ends at `k` has an article: the clause after it says which one is meant.
fn specified(tokens: &[Token], kept: &[usize], k: usize) -> bool {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let mut phrase = (0..=k).rev().take_while(|k| {
        at(*k).is_some_and(|t| {
            matches!(
                t.tag,
                Tag::Noun
                    | Tag::Name
                    | Tag::Adjective
                    | Tag::Number
                    | Tag::Determiner
                    | Tag::Adverb
            )
        })
    });
    phrase.any(|k| at(k).is_some_and(|t| t.tag == Tag::Determiner))
}

/// Nouns that say nothing without their infinitive.
fn asks_for_infinitive(word: &str) -> bool {
    matches!(
        word,
        "ability"
            | "attempt"
            | "attempts"
            | "effort"
            | "efforts"
            | "need"
            | "needs"
            | "opportunity"
            | "opportunities"
            | "right"
            | "decision"
            | "way"
            | "ways"
            | "willingness"
            | "capacity"
            | "tendency"
            | "reluctance"
            | "chance"
            | "desire"
            | "failure"
            | "power"
            | "potential"
            | "plan"
            | "plans"
            | "aim"
            | "goal"
            | "likelihood"
            | "purpose"
            | "objective"
            | "study"
            | "possibility"
            | "probability"
            | "tools"
            | "freedom"
            | "obligation"
            | "task"
            | "means"
            | "commitment"
            | "pressure"
            | "motivation"
            | "authority"
            | "time"
            | "reason"
            | "reasons"
            | "incentive"
            | "incentives"
    )
}

/// Verbs whose object has an infinitive of its own.
fn enables(word: &str) -> bool {
    matches!(
        word,
        "allow"
            | "allows"
            | "allowed"
            | "enable"
            | "enables"
            | "enabled"
            | "require"
            | "requires"
            | "required"
            | "lead"
            | "leads"
            | "led"
            | "want"
            | "wanted"
            | "needed"
            | "like"
            | "wish"
            | "wants"
            | "expect"
            | "expects"
            | "expected"
            | "force"
            | "forces"
            | "forced"
            | "cause"
            | "causes"
            | "caused"
            | "encourage"
            | "encourages"
            | "encouraged"
            | "help"
            | "helps"
            | "helped"
            | "ask"
            | "asked"
            | "urge"
            | "urged"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
    )
}
