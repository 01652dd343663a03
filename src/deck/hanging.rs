//! Whether a cut of an English sentence is a sentence, and what may not be cut away.

use super::finite::finite;
use super::half_lists::breaks_list;
use super::lexicon::{Tag, is_modal, tag};
use super::lists::among;
use super::tokens::Token;

/// Negations, conditions, exceptions and concessions: a sentence without them says something else.
const TURNS: &str = "not no never neither nor without hardly cannot unlikely if unless only except but although though \
    however despite isn't aren't wasn't weren't doesn't don't didn't won't barely scarcely rather instead nonetheless \
    nevertheless few little less fewer";

/// Hedges, and words that say who says it.
const HEDGES: &str = "may might could would possibly perhaps likely probably suggest suggests suggested appear appears \
    appeared seem seems seemed argue argues argued claim claims claimed believe believes believed allege alleges \
    alleged according assert asserts asserted contend contends contended state states stated emphasize emphasizes \
    emphasized hypothesize hypothesized assume assumes assumed consider considers considered report reported reports \
    perceive perceived perceives think thinks hold holds say says said can maintain maintains view views partly apparently";

/// Nouns as often as verbs: `the state`, `reports`.
const NOUNS: &str = "state states report reports claim claims";

/// Whether a word says who says it, or how sure it is; `can` and `may` do not.
fn says(token: &Token) -> bool {
    among(HEDGES, &token.word)
        && !is_modal(Some(&token.word.as_str()))
        && !(among(NOUNS, &token.word) && token.tag != Tag::Verb)
}

/// What a tail, or a clause in the middle, may not open with: the rest would say more than the author does.
const OPENS_TURN: &str = "if unless not no never only than but although though without except rather instead despite \
    until till neither nor hardly cannot however whether except lest provided";

/// Words of a tail that reach back over the whole sentence, wherever they stand in it.
const REACHES_BACK: &str = "if unless except but although though however provided according";

/// Whether a tail, or an aside, may not be cut away: it turns what is said, sets a condition, or says who says it.
/// What such a stretch denies or hedges inside a clause of its own is gone with that clause.
pub(super) fn turns(cut: &[Token]) -> bool {
    let opens = cut.iter().take(2).any(|t| among(OPENS_TURN, &t.word));
    let adds = |i: usize| {
        let next = cut.get(i + 1);
        cut.get(i).is_some_and(|t| t.is("but")) && next.is_some_and(|t| t.is("also"))
    };
    // What stands in a clause that says more of a noun, or why, reaches no further than that clause unless a comma
    // parts it off.
    let inner = cut.first().is_some_and(|t| {
        t.tag == Tag::Relative || t.is_ing() || matches!(t.word.as_str(), "because" | "where")
    });
    let reaches = |i: usize| {
        let parted = i == 0 || cut.get(i - 1).is_some_and(Token::pauses);
        cut.get(i).is_some_and(|t| among(REACHES_BACK, &t.word)) && !adds(i) && (!inner || parted)
    };
    opens
        || (0..cut.len()).any(reaches)
        || cut.iter().take(3).any(says)
        || cut.iter().rev().take(4).any(says)
}

/// Whether a leading clause or phrase may not be left off: a condition, or who says it.
pub(super) fn leads_back(lead: &[Token]) -> bool {
    let word = |i: usize| lead.get(i).map_or("", |t| t.word.as_str());
    let conditions = |word: &str| {
        matches!(
            word,
            "if" | "unless"
                | "when"
                | "whenever"
                | "once"
                | "until"
                | "unlike"
                | "except"
                | "only"
                | "provided"
                | "whether"
                | "according"
                | "contrary"
        )
    };
    // `For many, …` is whose view it is; `In the view of`, `In her opinion`.
    let view = lead.iter().any(|t| {
        matches!(
            t.word.as_str(),
            "view"
                | "views"
                | "opinion"
                | "eyes"
                | "words"
                | "perspective"
                | "hypothesis"
                | "assumption"
                | "scenario"
                | "case"
                | "cases"
                | "absence"
                | "event"
        )
    });
    let without = word(0) == "without" && !lead.get(1).is_some_and(Token::is_ing);
    without
        || word(0) == "for"
        || view
        || lead.iter().any(|t| conditions(&t.word))
        || lead.iter().any(says)
        // What is denied at the end of the lead is denied of what follows.
        || lead.iter().rev().take(4).any(|t| among(TURNS, &t.word) && !t.is("despite"))
}

/// Whether words that are to be cut away turn or hedge what is said.
pub(super) fn holds_back(cut: &[Token]) -> bool {
    cut.iter().enumerate().any(|(i, token)| {
        let word = token.word.as_str();
        // `not only … but also` in what is cut away is an addition.
        let adds = matches!(word, "not") && cut.get(i + 1).is_some_and(|t| t.is("only"))
            || matches!(word, "only") && i > 0 && cut.get(i - 1).is_some_and(|t| t.is("not"))
            || matches!(word, "but") && cut.get(i + 1).is_some_and(|t| t.is("also"));
        !adds && among(TURNS, word)
    }) || cut.iter().take(4).any(|t| among(HEDGES, &t.word))
        || cut.iter().rev().take(5).any(|t| among(HEDGES, &t.word))
}

/// Whether a cut of a sentence (words of both in lower case) leaves out a negation, a hedge, or who says it, that
/// stands among its words or close before them.
pub(super) fn loses(cut: &[String], sentence: &[String]) -> bool {
    let keeps = |word: &String| cut.contains(word);
    let says = |word: &&String| {
        let joint = matches!(
            tag(word),
            Tag::Determiner
                | Tag::Pronoun
                | Tag::Preposition
                | Tag::Auxiliary
                | Tag::Coordinator
                | Tag::Subordinator
                | Tag::Relative
                | Tag::To
                | Tag::Not
        );
        keeps(word) && !joint && !among(TURNS, word)
    };
    let first = sentence.iter().position(|word| says(&word));
    let last = sentence.iter().rposition(|word| says(&word));
    let (Some(first), Some(last)) = (first, last) else {
        return false;
    };
    let span = sentence
        .get(first.saturating_sub(4)..=last)
        .unwrap_or_default();
    let holds = |word: &str| {
        among(HEDGES, word)
            || matches!(
                word,
                "not"
                    | "no"
                    | "never"
                    | "neither"
                    | "nor"
                    | "without"
                    | "hardly"
                    | "cannot"
                    | "unlikely"
                    | "only"
                    | "if"
                    | "unless"
            )
    };
    span.iter().any(|word| holds(word) && !keeps(word)) || widens(cut, sentence, last)
}

/// Whether a cut ends behind what it denies and before what narrows that: who has "no state in common" may have a
/// state. `last`: the place in the sentence of the last word that the cut keeps.
fn widens(cut: &[String], sentence: &[String], last: usize) -> bool {
    const NEAR: usize = 6;
    let ends = cut.last() == sentence.get(last);
    let narrowed = sentence
        .get(last + 1)
        .is_some_and(|next| matches!(tag(next), Tag::Preposition));
    let denies = |word: &String| {
        let word = word.as_str();
        matches!(
            word,
            "no" | "not" | "never" | "without" | "hardly" | "cannot" | "nor"
        )
    };
    let before = sentence.get(last.saturating_sub(NEAR)..=last);
    ends && narrowed && before.unwrap_or_default().iter().any(denies)
}

/// Whether a first half reaches over the second: who says it, on which condition, how sure it is.
pub(super) fn reaches(half: &[Token]) -> bool {
    half.iter()
        .any(|t| matches!(t.word.as_str(), "if" | "unless" | "whether") || says(t))
        || half
            .iter()
            .rev()
            .take(5)
            .any(|t| among(TURNS, &t.word) || among(HEDGES, &t.word))
}

/// Whether the kept tokens make a sentence that leaves nothing hanging.
pub(super) fn sound(tokens: &[Token], kept: &[usize]) -> bool {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let (Some(last), Some(first)) = (at(kept.len().wrapping_sub(1)), at(0)) else {
        return false;
    };
    if matches!(first.tag, Tag::Auxiliary | Tag::Coordinator | Tag::Relative)
        || first.is("that")
        || first.is("than")
    {
        return false;
    }
    // The last of a list of what somebody is, or of a phrase whose head is gone.
    let inside = kept.first().is_some_and(|i| *i > 0);
    let torn = first.tag == Tag::Adjective && first.closes == Some(',')
        || first.is("to")
        || matches!(first.word.as_str(), "out" | "up" | "off" | "away");
    if inside && torn {
        return false;
    }
    let hangs = matches!(
        last.tag,
        Tag::Preposition
            | Tag::Determiner
            | Tag::Coordinator
            | Tag::Subordinator
            | Tag::Relative
            | Tag::Auxiliary
            | Tag::To
            | Tag::Not
            | Tag::Mark
    ) || matches!(
        last.word.as_str(),
        "very"
            | "more"
            | "most"
            | "such"
            | "only"
            | "also"
            | "its"
            | "their"
            | "particularly"
            | "including"
            | "so"
    );
    let before = at(kept.len().wrapping_sub(2));
    let second = |words: [&str; 2]| last.is(words[1]) && before.is_some_and(|t| t.is(words[0]));
    // `spurred in part` by whom; `differences pointed out` by whom.
    let particle = matches!(last.word.as_str(), "out" | "up" | "off" | "forth")
        && before.is_some_and(|t| t.tag == Tag::Verb)
        && kept
            .last()
            .and_then(|i| tokens.get(i + 1))
            .is_some_and(|t| t.tag == Tag::Preposition);
    if hangs || particle || second(["in", "part"]) || second(["in", "order"]) {
        return false;
    }
    // `…, well` beyond what, `…, more specifically` what.
    let leads_on = last.tag == Tag::Adverb
        && kept.last().is_some_and(|i| i + 1 < tokens.len())
        && (before.is_some_and(Token::pauses)
            || before.is_some_and(|t| t.tag == Tag::Adverb || t.is("more") || t.is("most"))
                && at(kept.len().wrapping_sub(3)).is_some_and(Token::pauses));
    if leads_on {
        return false;
    }
    // `should take incentives, and needs, into account`.
    let account = |list: &[usize]| {
        list.iter().zip(list.iter().skip(1)).any(|(a, b)| {
            tokens.get(*a).is_some_and(|t| t.is("into"))
                && tokens
                    .get(*b)
                    .is_some_and(|t| matches!(t.word.as_str(), "account" | "consideration"))
        })
    };
    let takes = |i: &usize| {
        tokens
            .get(*i)
            .is_some_and(|t| t.word.starts_with("tak") || t.is("took"))
    };
    let all: Vec<usize> = (0..tokens.len()).collect();
    if account(&all) && account(kept) != kept.iter().any(takes) {
        return false;
    }
    // `three ways` without the ways; `such as changes` without whose.
    let tail = |n: usize| kept.iter().rev().take(n).filter_map(|i| tokens.get(*i));
    let cut = kept.last().is_some_and(|i| i + 1 < tokens.len());
    let counts = |t: &Token| {
        matches!(
            t.word.as_str(),
            "two" | "three" | "four" | "five" | "six" | "seven" | "several"
        )
    };
    let told = matches!(last.closes, Some(':' | '—' | '–'))
        || kept
            .last()
            .and_then(|i| tokens.get(i + 1))
            .is_some_and(|t| t.tag == Tag::Mark);
    let instance = |t: &Token| matches!(t.word.as_str(), "such" | "including" | "namely");
    if cut && (told && tail(4).any(counts) || tail(3).any(instance)) {
        return false;
    }
    // What was cut off begins inside a noun phrase.
    let next = kept.last().and_then(|i| tokens.get(i + 1));
    let splits = next
        // A bracket is no part of it.
        .filter(|n| !matches!(n.opens, Some('(' | '[')) && !n.is("so"))
        .is_some_and(|n| matches!(n.tag, Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number))
        && !matches!(last.closes, Some(';' | ':' | '—' | '–'));
    if splits {
        return false;
    }
    let count = |word: &str| {
        kept.iter()
            .filter(|i| tokens.get(**i).is_some_and(|t| t.is(word)))
            .count()
    };
    let place = |word: &str| (0..kept.len()).find(|k| at(*k).is_some_and(|t| t.is(word)));
    // `between towns and …` needs its other half where the sentence has one; `between two towns` does not.
    let lost = kept.last().map_or(tokens.len(), |last| last + 1);
    let lost = tokens.get(lost..).unwrap_or_default();
    let paired = |a: &str, b: &str| {
        place(a).is_none_or(|k| {
            (k..kept.len()).any(|j| at(j).is_some_and(|t| t.is(b)))
                || a == "between"
                    && !lost.iter().take(12).any(|t| t.is(b))
                    // `between 800 mm in the north to 1200 mm in the south`
                    && !lost.iter().take(6).any(|t| t.tag == Tag::To)
        })
    };
    if !(paired("between", "and")
        && paired("both", "and")
        && paired("either", "or")
        && paired("neither", "nor"))
    {
        return false;
    }
    if place("not").is_some_and(|k| at(k + 1).is_some_and(|t| t.is("only"))) && count("but") == 0 {
        return false;
    }
    // A clause that was begun needs its verb.
    let verb = |list: &[usize]| {
        list.iter()
            .any(|i| tokens.get(*i).is_some_and(Token::is_verb))
    };
    let joins = |k: usize| {
        at(k).is_some_and(|t| matches!(t.word.as_str(), "and" | "but" | "while" | "whereas"))
            && k > 0
            && at(k - 1).is_some_and(|t| matches!(t.closes, Some(',' | ';')))
    };
    if let Some(k) = (0..kept.len()).rev().find(|k| joins(*k)) {
        let mine = kept.get(k..).unwrap_or_default();
        let rest: Vec<usize> = kept.last().map_or(Vec::new(), |last| {
            (last + 1..tokens.len()).take(8).collect()
        });
        if !verb(mine) && verb(&rest) {
            return false;
        }
    }
    if cut && breaks_list(tokens, kept) {
        return false;
    }
    // `… and that the path` has no verb yet.
    let that = (1..kept.len()).rev().find(|&k| {
        at(k).is_some_and(|t| t.is("that")) && at(k - 1).is_some_and(|t| t.tag == Tag::Coordinator)
    });
    if that.is_some_and(|k| !verb(kept.get(k..).unwrap_or_default())) {
        return false;
    }
    let opens = matches!(
        first.word.as_str(),
        "as" | "given"
            | "when"
            | "while"
            | "although"
            | "though"
            | "if"
            | "because"
            | "since"
            | "based"
            | "compared"
            | "where"
    );
    if opens {
        let comma = (0..kept.len()).find(|k| at(*k).is_some_and(|t| t.closes == Some(',')));
        let main = comma.is_some_and(|c| {
            let (verbs, clauses) = finite(tokens, kept.get(c + 1..).unwrap_or_default());
            verbs > clauses
        });
        if !main {
            return false;
        }
    }
    let (verbs, clauses) = finite(tokens, kept);
    // An `if` asks for its main clause.
    verbs > clauses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn what_narrows_a_denial_stays() {
        let loses = |cut: &str, sentence: &str| loses(&words(cut), &words(sentence));
        assert!(loses("they had no state", "they had no state in common"));
        assert!(loses("it did not come", "it did not come by river"));
        // Nothing is denied, or nothing narrows what is.
        assert!(!loses("it came", "it came by river"));
        assert!(!loses("they had no state", "they had no state"));
        assert!(!loses(
            "no salt came and the towns along the old road paid tolls",
            "no salt came and the towns along the old road paid tolls by weight"
        ));
    }
}
