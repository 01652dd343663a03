//! What may be left off the head of an English sentence, and off its end where it only leads on.

use std::sync::OnceLock;

use super::asides::{in_place, in_pointer};
use super::lexicon::Tag;
use super::tokens::Token;

/// Connectives that may be left off the head of a sentence, words parted by hyphens.
const CONNECTIVES: &str = "however therefore thus moreover furthermore additionally consequently hence accordingly \
    nevertheless nonetheless similarly likewise meanwhile finally overall also in-addition as-a-result in-particular \
    in-fact indeed in-conclusion in-summary in-sum to-sum-up to-conclude in-contrast by-contrast in-turn in-general \
    in-short on-the-other-hand first second third fourth firstly secondly thirdly fourthly lastly \
    first-and-foremost in-this-context in-this-regard in-this-respect in-this-sense to-this-end and but so yet \
    generally importantly notably specifically interestingly ultimately in-other-words on-the-one-hand as-such \
    for-this-reason in-the-end most-importantly more-specifically more-importantly in-doing-so at-the-same-time then instead here \
    for-example for-instance as-a-consequence in-practice in-addition-to-this as-expected surprisingly unfortunately \
    not-surprisingly unsurprisingly clearly obviously crucially conversely by-extension as-discussed-above as-noted-above";

/// Phrases of the author that may be left off as well.
const PREFACES: [&str; 28] = [
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
    "it was clear that",
    "it became clear that",
    "it was evident that",
    "it can be seen that",
    "it can be concluded that",
    "we can see that",
    "we note that",
    "it is worth mentioning that",
    "it should be mentioned that",
    "it is interesting to note that",
    "it is also important to note that",
    "it should also be noted that",
    "it is in this context that",
    "it was in this context that",
];

/// The connectives, word by word.
fn connectives() -> &'static [Vec<&'static str>] {
    static SPLIT: OnceLock<Vec<Vec<&str>>> = OnceLock::new();
    let words = |phrase: &'static str| phrase.split('-').collect();
    SPLIT.get_or_init(|| CONNECTIVES.split_whitespace().map(words).collect())
}

/// The prefaces, word by word.
fn prefaces() -> &'static [Vec<&'static str>] {
    static SPLIT: OnceLock<Vec<Vec<&str>>> = OnceLock::new();
    SPLIT.get_or_init(|| PREFACES.map(|phrase| phrase.split(' ').collect()).to_vec())
}

/// How many tokens at the head may be left off.
pub(super) fn opening(tokens: &[Token]) -> usize {
    let mut start = usize::from(numbered(tokens));
    for _ in 0..2 {
        let begins = |words: &[&str]| {
            let typed = tokens.get(start..start + words.len())?;
            let same = typed.iter().zip(words).all(|(t, word)| t.is(word));
            same.then_some(words.len())
        };
        let connective = connectives()
            .iter()
            .filter_map(|phrase| begins(phrase))
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
        let preface = || prefaces().iter().find_map(|phrase| begins(phrase));
        let finding = || found_that(tokens, start);
        match connective
            .or_else(preface)
            .or_else(pointer)
            .or_else(finding)
            .or_else(|| recommended_that(tokens, start))
        {
            Some(n) if start + n + 3 < tokens.len() => start += n,
            _ => break,
        }
    }
    start
}

/// Whether a sentence begins with the number of a note or a list that stuck to it: `4 Because of the snow …`.
fn numbered(tokens: &[Token]) -> bool {
    let number = |t: &Token| t.tag == Tag::Number && t.word.chars().all(|c| c.is_ascii_digit());
    let begins = |t: &Token| {
        t.capital
            && matches!(
                t.tag,
                Tag::Determiner | Tag::Preposition | Tag::Pronoun | Tag::Subordinator | Tag::To
            )
    };
    tokens
        .first()
        .is_some_and(|t| number(t) && t.word.len() <= 2)
        && tokens.get(1).is_some_and(begins)
}

/// How many tokens say only that the author found what follows: `The results show that`, `This means that`.
/// Words of others are not the author's: `The study suggests that` stays.
fn found_that(tokens: &[Token], start: usize) -> Option<usize> {
    let at = |i: usize| tokens.get(start + i).map_or("", |t| t.word.as_str());
    let shows = |word: &str| {
        matches!(
            word,
            "show"
                | "shows"
                | "showed"
                | "reveal"
                | "reveals"
                | "revealed"
                | "indicate"
                | "indicates"
                | "indicated"
                | "demonstrate"
                | "demonstrates"
                | "demonstrated"
                | "confirm"
                | "confirms"
                | "confirmed"
                | "mean"
                | "means"
                | "implies"
                | "imply"
        )
    };
    let found =
        |word: &str| shows(word) || matches!(word, "found" | "find" | "observe" | "observed");
    let result = |word: &str| {
        matches!(
            word,
            "results"
                | "findings"
                | "data"
                | "analysis"
                | "analyses"
                | "experiments"
                | "estimates"
                | "regressions"
        )
    };
    // `Results indicated (Figure 3) that …`
    let points = |i: usize| in_pointer(tokens, start + i) || in_place(tokens, start + i);
    let verb = |that: usize| (1..that).rev().find(|&i| !points(i)).unwrap_or(0);
    let that = (2..12).find(|&i| at(i) == "that" && found(at(verb(i))))?;
    let own = matches!(at(0), "this" | "we") && that == 2
        || (0..that.min(4)).any(|i| result(at(i))) && shows(at(verb(that)));
    // `The results of Lund (2003) show that …` are not the author's.
    let others = (1..that).any(|i| {
        !points(i)
            && tokens
                .get(start + i)
                .is_some_and(|t| matches!(t.tag, Tag::Name | Tag::Number) || t.is("by"))
    });
    (own && !others).then_some(that + 1)
}

/// How many tokens say only that what follows is recommended, where what follows says `should` itself.
fn recommended_that(tokens: &[Token], start: usize) -> Option<usize> {
    let at = |i: usize| tokens.get(start + i).map_or("", |t| t.word.as_str());
    let that = (3..5).find(|&i| at(i) == "that")?;
    let asks = at(0) == "it"
        && matches!(at(1), "is" | "was")
        && matches!(at(that - 1), "recommended" | "necessary" | "essential");
    let rest = tokens.iter().skip(start + that + 1);
    let says = rest
        .take(14)
        .any(|t| matches!(t.word.as_str(), "should" | "must"));
    (asks && says).then_some(that + 1)
}

/// Where a sentence ends that leads on to what stands under it: `…, as shown below:`.
pub(super) fn closing(tokens: &[Token]) -> usize {
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
