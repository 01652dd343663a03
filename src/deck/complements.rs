//! Words that say too little without the phrase behind them: `a reduction` in what, `base their work` on what.
//!
//! In: the tokens of an English sentence that a cut keeps, and where it would end. Out: whether what it would cut off
//! belongs to a word that it keeps.

use super::lexicon::Tag;
use super::lists::among;
use super::tokens::Token;

/// Nouns by the preposition that says of what, in what, to what.
const NOUNS: [(&str, &str); 5] = [
    (
        "in",
        "reduction reductions increase increases decrease decreases decline declines rise growth change changes drop shift \
         shifts improvement improvements interest difference differences variation variations variability heterogeneity role \
         part gap gaps participation involvement belief success",
    ),
    (
        "on",
        "impact impacts effect effects influence emphasis focus dependence reliance information data pressure burden \
         limits constraints perspective reflections",
    ),
    (
        "for",
        "need demand reason reasons basis responsibility search preference preferences candidate substitute potential \
         prerequisite condition conditions",
    ),
    (
        "to",
        "access approach right rights key response contribution solution alternative relation attention resistance threat \
         barrier barriers exposure commitment attachment limit susceptibility return",
    ),
    (
        "with",
        "relationship relations agreement contact connection conflict interaction cooperation group familiarity",
    ),
];

/// Verbs, by their first letters, and the preposition that their object is tied to.
const VERBS: [(&str, &str); 16] = [
    ("bas", "on upon"),
    ("attribut", "to"),
    ("compar", "with to"),
    ("associat", "with"),
    ("relat", "to"),
    ("link", "to with"),
    ("divid", "into"),
    ("transform", "into"),
    ("convert", "into to"),
    ("distinguish", "from between"),
    ("prevent", "from"),
    ("rang", "from"),
    ("replac", "with by"),
    ("contrast", "with"),
    ("expos", "to"),
    ("limit", "to"),
];

/// Last words of phrases that lead on: `in addition` to what.
const LEAD_ON: &str = "addition contrast line response relation comparison accordance respect regard terms spite favour favor \
    light view exchange conjunction combination keeping opposition reference proportion";

/// Whether the cut that keeps `kept` up to (not with) `end` parts a word from what it is tied to.
pub(super) fn parts(tokens: &[Token], kept: &[usize], end: usize) -> bool {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let (Some(last), Some(next)) = (at(end.wrapping_sub(1)), at(end)) else {
        return false;
    };
    let joins = matches!(next.tag, Tag::Preposition | Tag::To);
    if !joins || last.pauses() {
        return false;
    }
    let before = end.checked_sub(2).and_then(at);
    let led = before.is_some_and(|t| matches!(t.word.as_str(), "in" | "with"));
    if led && among(LEAD_ON, &last.word) {
        return true;
    }
    let noun = NOUNS
        .iter()
        .any(|(by, nouns)| next.is(by) && among(nouns, &last.word));
    // The verb that it may belong to is the last one before it.
    let verb = (0..end)
        .rev()
        .take(8)
        .find_map(|k| at(k).filter(|t| t.tag == Tag::Verb));
    let tied = verb.is_some_and(|verb| {
        VERBS
            .iter()
            .any(|(stem, by)| verb.word.starts_with(stem) && among(by, &next.word))
    });
    noun || tied
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::tokens::typed;

    #[test]
    fn a_word_stays_with_what_it_is_tied_to() {
        let parted = |text: &str, words: usize| {
            let tokens = typed(text);
            let all: Vec<usize> = (0..tokens.len()).collect();
            parts(&tokens, &all, words)
        };
        for (text, words) in [
            ("The guild saw a reduction in the tolls of the coast.", 5),
            ("The guild should base its tolls on the weight of salt.", 6),
            ("Monks sold salt in winter in addition to rope.", 7),
            ("The war had an impact on the towns of the coast.", 5),
        ] {
            assert!(parted(text, words), "{text}");
        }
        for (text, words) in [
            (
                "The guild closed the northern road in the winter of 1812.",
                6,
            ),
            ("The guild saw a reduction of tolls in winter.", 7),
            (
                "Monks based their tolls on weight in the northern towns.",
                6,
            ),
        ] {
            assert!(!parted(text, words), "{text}");
        }
    }
}
