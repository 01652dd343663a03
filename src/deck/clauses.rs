//! Clauses that can be cut out of an English sentence and stand alone, by rule.
//!
//! In: the tokens of a sentence. Out: rival cuts, each the tokens it keeps, in order; the whole sentence is one
//! of them. A cut never loses a negation, a condition, a hedge, or who says it: what carries those is not cut away.

use super::hanging::{holds_back, sound};
use super::lexicon::Tag;
use super::tokens::Token;

/// Most rival cuts of a sentence.
const MOST: usize = 24;

/// The tokens that a cut keeps: indices, in order.
pub(super) type Kept = Vec<usize>;

/// The cuts of a sentence of at most `most` words, the whole first if it is short enough.
pub(super) fn cuts(tokens: &[Token], most: usize) -> Vec<Kept> {
    let mut out: Vec<Kept> = Vec::new();
    let start = opening(tokens);
    let end = closing(tokens);
    let whole: Kept = (start..end).filter(|i| !in_pointer(tokens, *i)).collect();
    let mut bases = vec![whole];
    if let Some(without) = bases.first().and_then(|whole| without_aside(tokens, whole)) {
        bases.push(without);
    }
    if let Some(without) = bases
        .first()
        .and_then(|whole| without_brackets(tokens, whole))
    {
        bases.push(without);
    }
    let mut starts: Vec<Kept> = Vec::new();
    for base in &bases {
        starts.push(base.clone());
        starts.extend(after_lead(tokens, base));
        starts.extend(halves(tokens, base));
    }
    for kept in &starts {
        let fits = |kept: &Kept| words(tokens, kept) <= most;
        if fits(kept) && (kept.len() == tokens.len() || sound(tokens, kept)) {
            out.push(kept.clone());
        }
        for end in ends(tokens, kept, false) {
            let cut: Kept = kept.iter().copied().take(end).collect();
            if fits(&cut) && sound(tokens, &cut) {
                out.push(cut);
            }
        }
        if out.len() > MOST {
            break;
        }
    }
    // If all is too long, bolder cuts: the longest two.
    if out.is_empty() {
        for kept in &starts {
            let bold = ends(tokens, kept, true).into_iter().rev();
            let bold = bold.map(|end| kept.iter().copied().take(end).collect::<Kept>());
            let fits = |cut: &Kept| words(tokens, cut) <= most && sound(tokens, cut);
            out.extend(bold.filter(fits).take(2));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    out.retain(|kept| seen.insert(kept.clone()));
    out.truncate(MOST);
    out
}

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
    ends.map(|i| (start..=i).collect()).collect()
}

/// How many words the tokens have: marks alone do not count.
pub(super) fn words(tokens: &[Token], kept: &[usize]) -> usize {
    let is_word = |i: &&usize| tokens.get(**i).is_some_and(|t| t.tag != Tag::Mark);
    kept.iter().filter(is_word).count()
}

/// Connectives that may be left off the head of a sentence, words parted by hyphens.
const CONNECTIVES: &str = "however therefore thus moreover furthermore additionally consequently hence accordingly \
    nevertheless nonetheless similarly likewise meanwhile finally overall also in-addition as-a-result in-particular \
    in-fact indeed in-conclusion in-summary in-sum to-sum-up to-conclude in-contrast by-contrast in-turn in-general \
    in-short on-the-other-hand first second third fourth firstly secondly thirdly fourthly lastly \
    first-and-foremost in-this-context in-this-regard in-this-respect in-this-sense to-this-end and but so yet \
    generally importantly notably specifically interestingly ultimately in-other-words on-the-one-hand as-such \
    for-this-reason in-the-end most-importantly more-specifically more-importantly in-doing-so at-the-same-time then instead here";

/// Phrases of the author that may be left off as well.
const PREFACES: [&str; 14] = [
    "we can say that",
    "we must say that",
    "we can conclude that",
    "it should be noted that",
    "it is important to note that",
    "it is worth noting that",
    "it must be noted that",
    "it is clear that",
    "it is well known that",
    "it should be emphasized that",
    "it is noteworthy that",
    "note that",
    "it is evident that",
    "there is no doubt that",
];

/// How many tokens at the head may be left off.
pub(super) fn opening(tokens: &[Token]) -> usize {
    let mut start = 0;
    for _ in 0..2 {
        let begins = |phrase: &str, parted: char| {
            let words: Vec<&str> = phrase.split(parted).collect();
            let typed = tokens.iter().skip(start).map(|t| t.word.as_str());
            typed
                .take(words.len())
                .eq(words.iter().copied())
                .then_some(words.len())
        };
        let connective = CONNECTIVES
            .split_whitespace()
            .filter_map(|phrase| begins(phrase, '-'))
            .max()
            .filter(|n| {
                let last = tokens.get(start + n - 1);
                let next = tokens.get(start + n);
                // Without a comma only before a noun phrase or a subordinate clause: `Second generation …` stays.
                last.is_some_and(Token::pauses)
                    || next.is_some_and(|t| {
                        t.tag == Tag::Determiner
                            && !matches!(
                                tokens.get(start).map(|t| t.word.as_str()),
                                Some("first" | "second" | "third" | "also" | "so")
                            )
                    })
            });
        // `Figure 9 shows that …`
        let at = |i: usize| tokens.get(start + i).map_or("", |t| t.word.as_str());
        let pointer = || {
            let named = matches!(at(0), "figure" | "table" | "graph" | "fig");
            let that = (2..6).find(|&i| at(i) == "that")?;
            (named
                && (2..that).any(|i| {
                    matches!(
                        at(i),
                        "shows" | "indicates" | "illustrates" | "reveals" | "demonstrates"
                    )
                }))
            .then_some(that + 1)
        };
        let preface = || PREFACES.iter().find_map(|phrase| begins(phrase, ' '));
        match connective.or_else(preface).or_else(pointer) {
            Some(n) if start + n + 3 < tokens.len() => start += n,
            _ => break,
        }
    }
    start
}

/// Where a sentence ends that leads on to what stands under it: `…, as shown below:`.
fn closing(tokens: &[Token]) -> usize {
    let from = tokens.len().saturating_sub(5);
    let leads = (from..tokens.len()).find(|&i| {
        i > 0
            && tokens.get(i).is_some_and(|t| t.is("as"))
            && tokens.get(i - 1).is_some_and(|t| t.closes == Some(','))
            && tokens
                .last()
                .is_some_and(|t| matches!(t.word.as_str(), "below" | "follows" | "above"))
    });
    leads.unwrap_or(tokens.len())
}

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
fn in_pointer(tokens: &[Token], i: usize) -> bool {
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
fn without_brackets(tokens: &[Token], kept: &[usize]) -> Option<Kept> {
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
fn without_aside(tokens: &[Token], kept: &[usize]) -> Option<Kept> {
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

/// Without a leading clause or phrase: `While A, B` keeps `B`.
fn after_lead(tokens: &[Token], kept: &[usize]) -> Option<Kept> {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let first = at(0)?;
    let droppable = matches!(first.tag, Tag::Preposition | Tag::To)
        || first.is_ing()
        || matches!(
            first.word.as_str(),
            "while"
                | "although"
                | "though"
                | "whereas"
                | "because"
                | "since"
                | "as"
                | "given"
                | "based"
                | "when"
        );
    if !droppable || first.is("according") || first.is("without") || first.is("unlike") {
        return None;
    }
    let comma = (1..kept.len().min(24)).find(|&k| {
        at(k).is_some_and(|t| t.closes == Some(','))
            && at(k + 1).is_some_and(|t| {
                matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number)
            })
            // A list inside the lead goes on after its comma.
            && (k + 1..kept.len()).take(12).any(|j| at(j).is_some_and(Token::is_verb))
    })?;
    let lead: Vec<Token> = kept
        .iter()
        .take(comma + 1)
        .filter_map(|i| tokens.get(*i).cloned())
        .collect();
    let listed = (comma + 1..kept.len().min(comma + 12)).any(|k| {
        at(k).is_some_and(|t| t.tag == Tag::Coordinator)
            && !(comma + 1..k).any(|j| at(j).is_some_and(Token::is_verb))
            && at(k - 1).is_some_and(|t| t.closes == Some(','))
    });
    if listed || holds_back(&lead) {
        return None;
    }
    Some(kept.get(comma + 1..)?.to_vec())
}

/// The second of two clauses that are joined by a semicolon, a comma with `and`, `but`, `while`.
fn halves(tokens: &[Token], kept: &[usize]) -> Vec<Kept> {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let mut out = Vec::new();
    for k in 4..kept.len().saturating_sub(4) {
        let Some(mark) = at(k).and_then(|t| t.closes) else {
            continue;
        };
        let mut from = k + 1;
        let joins = at(from)
            .is_some_and(|t| matches!(t.word.as_str(), "and" | "but" | "while" | "whereas" | "so"));
        let connects = at(from).is_some_and(|t| {
            matches!(
                t.word.as_str(),
                "however" | "therefore" | "thus" | "moreover" | "consequently"
            )
        });
        match mark {
            ';' if joins || connects => from += 1,
            ';' => {}
            ',' if joins => from += 1,
            _ => continue,
        }
        let subject = at(from).is_some_and(|t| {
            matches!(
                t.tag,
                Tag::Determiner | Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number
            )
        });
        let first: Vec<usize> = kept.get(..=k).unwrap_or_default().to_vec();
        let rest: Vec<usize> = kept.get(from..).unwrap_or_default().to_vec();
        let verb = |list: &[usize], n: usize| {
            list.iter()
                .take(n)
                .any(|i| tokens.get(*i).is_some_and(Token::is_verb))
        };
        let lost: Vec<Token> = first
            .iter()
            .filter_map(|i| tokens.get(*i).cloned())
            .collect();
        // `A, B, and C do`: what stands before the comma is no clause but an item.
        let before = (0..k)
            .rev()
            .take_while(|j| !at(*j).is_some_and(Token::pauses));
        let item = mark == ',' && !before.chain([k]).any(|j| at(j).is_some_and(Token::is_verb));
        // A condition or an attribution reaches over the whole sentence.
        let reaches = super::hanging::reaches(&lost);
        if subject
            && !item
            && verb(&rest, 9)
            && verb(&first, first.len())
            && !reaches
            && sound(tokens, &rest)
        {
            out.push(rest);
        }
    }
    out
}

/// Where the tail may be cut off: how many of `kept` stay. `bold`: also before a clause that says which one is
/// meant, and before a second noun phrase.
fn ends(tokens: &[Token], kept: &[usize], bold: bool) -> Vec<usize> {
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
            "of" | "as" | "than" | "between" | "but" | "although" | "though" | "without" | "if"
            | "unless" | "not" | "only" | "rather" | "except" | "despite" | "or" | "nor"
            | "however" | "against" | "until" => false,
            "that" => bold && before.is_nominal() && !specified(tokens, kept, k - 1),
            "because" | "while" | "whereas" | "where" | "whose" => true,
            "which" | "who" => pauses || before.is_nominal() && !specified(tokens, kept, k - 1),
            "such" => after.is_some_and(|t| t.is("as")) && before.is_nominal(),
            "including" | "namely" | "especially" | "particularly" => before.is_nominal(),
            "so" => pauses || after.is_some_and(|t| t.is("that")),
            "thus" | "thereby" | "hence" => pauses,
            "based" => before.is_nominal(),
            "in" if after.is_some_and(|t| t.is("order")) => true,
            "to" => {
                before.tag == Tag::Noun
                    && after.is_some_and(|t| t.tag == Tag::Verb || t.tag == Tag::Auxiliary)
                    && !asks_for_infinitive(&before.word)
                    && !(verb..k).any(|j| at(j).is_some_and(|t| enables(&t.word)))
            }
            "and" => {
                let own = (k + 1..kept.len().min(k + 8)).any(|j| at(j).is_some_and(Token::is_verb));
                own && (pauses
                    || after.is_some_and(|t| t.is_verb() || t.tag == Tag::Adverb)
                        && before.is_nominal())
                    || bold && before.is_nominal()
            }
            _ => match next.tag {
                Tag::Preposition => {
                    before.is_nominal()
                        || pauses
                        || bold && matches!(before.tag, Tag::Adjective | Tag::Adverb)
                }
                Tag::Verb if next.is_ing() => pauses,
                _ => {
                    matches!(before.closes, Some(';' | ':'))
                        || bold && pauses && before.is_nominal() && next.tag == Tag::Verb
                }
            },
        };
        // Not inside a list, and not between `the first` and what it is the first to do.
        let listed = matches!(next.word.as_str(), "and" | "or")
            && (k.saturating_sub(5)..k).any(|j| at(j).is_some_and(|t| t.closes == Some(',')));
        let ranks = next.tag == Tag::To
            && (k.saturating_sub(4)..k).any(|j| {
                at(j).is_some_and(|t| {
                    matches!(
                        t.word.as_str(),
                        "first" | "last" | "only" | "next" | "second"
                    )
                })
            });
        if listed || ranks {
            continue;
        }
        let tail: Vec<Token> = kept
            .iter()
            .skip(k)
            .filter_map(|i| tokens.get(*i).cloned())
            .collect();
        if clause && !holds_back(&tail) {
            out.push(k);
        }
    }
    out
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
            | "use"
            | "uses"
            | "used"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::tokens::tokens;
    use crate::manuscript::{Run, RunKind, Style};
    use crate::source::{Source, Span};

    fn said(text: &str) -> Vec<String> {
        let source = Source::new("m", text);
        let span = Span::new(0, text.len());
        let runs = [Run {
            span,
            kind: RunKind::Text,
            style: Style::default(),
        }];
        let tokens = tokens(&source, &runs);
        let words = |kept: &Kept| {
            let words = kept.iter().filter_map(|i| tokens.get(*i));
            words.map(|t| t.word.clone()).collect::<Vec<_>>().join(" ")
        };
        cuts(&tokens, 20).iter().map(words).collect()
    }

    #[test]
    fn heads_and_tails_that_carry_nothing_are_cut() {
        let cuts = said(
            "However, the guild closed the northern road because caravans had lost many camels in winter.",
        );
        assert!(
            cuts.contains(&"the guild closed the northern road".to_string()),
            "{cuts:?}"
        );
        let cuts =
            said("The road, which ran along the salt coast, joined two old towns of the empire.");
        assert!(
            cuts.contains(&"the road joined two old towns of the empire".to_string()),
            "{cuts:?}"
        );
        let cuts = said(
            "While caravans went by night, merchants of the coast kept their salt in deep cellars.",
        );
        assert!(
            cuts.contains(&"merchants of the coast kept their salt in deep cellars".to_string()),
            "{cuts:?}"
        );
    }

    #[test]
    fn conditions_negations_and_voices_stay() {
        for (text, lost) in [
            (
                "The guild opened the northern road in winter unless the passes were closed by deep snow.",
                "the guild opened the northern road in winter",
            ),
            (
                "Some historians argue that the guild closed the road because the toll was high.",
                "the guild closed the road",
            ),
            (
                "The fact that the wells are in the north shows that the road was old.",
                "the wells are in the north",
            ),
            (
                "The guild opened the road not only for merchants but also for monks and pilgrims.",
                "the guild opened the road not only for merchants",
            ),
        ] {
            assert!(!said(text).iter().any(|cut| cut == lost), "{lost}");
        }
    }
}
