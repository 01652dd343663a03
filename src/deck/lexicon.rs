//! Parts of speech of English words: closed classes from lists, the rest from a word list and from endings,
//! then mended by the words beside them.
//!
//! Incomplete: English alone. Other languages are condensed by whole sentences, which needs none of this.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a word does in its sentence.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A common noun, and whatever else is not known.
    Noun,
    /// A name: a capital inside the sentence.
    Name,
    Verb,
    /// Forms of be, have, do, and the modal verbs.
    Auxiliary,
    Adjective,
    Adverb,
    Preposition,
    Determiner,
    Pronoun,
    /// and, or, but, nor.
    Coordinator,
    /// because, while, that, ….
    Subordinator,
    /// which, who, whose.
    Relative,
    Number,
    To,
    Not,
    /// A token without letters or digits.
    Mark,
}

use Tag::*;

/// The closed classes, words parted by spaces.
const CLOSED: [(Tag, &str); 9] = [
    (
        Auxiliary,
        "is are was were be been being am has have had having do does did will would can could may might must shall \
        should cannot isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't",
    ),
    (
        Preposition,
        "of in on at by for from with into onto upon within without through throughout during between among amongst \
        against towards toward across about above below under over after before since until till despite along around \
        behind beyond near per via concerning regarding including following due like unlike amid outside inside",
    ),
    (
        Determiner,
        "the a an this these those each every some any no all both either neither such another its their his her our \
        my your many several few most more much less other",
    ),
    (
        Pronoun,
        "it they them he she him we us i you me itself themselves himself herself ourselves one ones others someone \
        everyone anyone nobody nothing something everything anything what whoever whatever",
    ),
    (Coordinator, "and or but nor"),
    (
        Subordinator,
        "that because while whereas although though if unless when whenever where wherever whether as than once lest",
    ),
    (Relative, "which who whom whose"),
    (Not, "not never n't"),
    (
        Number,
        "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds \
        thousand thousands million millions billion billions trillion",
    ),
];

static WORDS: LazyLock<FxHashMap<&'static str, Tag>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    for line in include_str!("data/english.txt").lines() {
        let (class, list) = line.split_once(' ').unwrap_or_default();
        let tag = match class {
            "noun" => Noun,
            "verb" => Verb,
            "adjective" => Adjective,
            "adverb" => Adverb,
            _ => continue,
        };
        words.extend(list.split(' ').map(|word| (word, tag)));
    }
    for (tag, list) in CLOSED {
        words.extend(list.split_whitespace().map(|word| (word, tag)));
    }
    words.insert("to", To);
    words
});

/// Whether `word` is in the list: a word of the language, and hardly a name.
pub(super) fn knows(word: &str) -> bool {
    WORDS.contains_key(word)
}

/// What `word` (lower case, no punctuation) does most often.
pub(super) fn tag(word: &str) -> Tag {
    if let Some(tag) = WORDS.get(word) {
        return *tag;
    }
    if word.chars().all(|c| !c.is_alphanumeric()) {
        return Mark;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Number;
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if ends(&["ly"]) {
        Adverb
    } else if ends(&["ing", "ed", "ise", "ize", "izes", "ises"]) {
        Verb
    } else if ends(&[
        "ous", "al", "ive", "ic", "able", "ible", "ful", "less", "ary", "ish",
    ]) {
        Adjective
    } else {
        Noun
    }
}

/// Mends tags by the words beside them. `pauses`: after which words a comma, a bracket or a stronger mark stands.
pub(super) fn mend(words: &[&str], pauses: &[bool], tags: &mut [Tag]) {
    let paused = |i: usize| pauses.get(i).copied().unwrap_or(false);
    for i in 0..tags.len() {
        let at = |tags: &[Tag], i: usize| tags.get(i).copied().unwrap_or(Mark);
        let before = match i {
            0 => Mark,
            _ => at(tags, i - 1),
        };
        let after = at(tags, i + 1);
        let word = words.get(i).copied().unwrap_or_default();
        let now = at(tags, i);
        let mended = match now {
            Verb if !word.ends_with("ing") && !word.ends_with("ed") => {
                let joined = i == 0 || !paused(i - 1);
                let nominal = joined
                    && matches!(before, Determiner | Adjective | Number | Preposition)
                    && !matches!(after, Determiner | Pronoun)
                    && !(before == Adjective && after == To);
                if nominal { Noun } else { now }
            }
            // The -ing and -ed forms before a noun are its adjectives.
            Verb if before == Determiner && matches!(after, Noun | Name | Adjective) => Adjective,
            Noun if before == To
                || before == Auxiliary && is_modal(words.get(i.wrapping_sub(1))) =>
            {
                if matches!(
                    after,
                    Determiner | Name | Pronoun | Noun | Adjective | Preposition | To | Adverb
                ) {
                    Verb
                } else {
                    now
                }
            }
            // `Studies increase the …`
            Noun if matches!(before, Noun | Name | Pronoun)
                && matches!(after, Determiner)
                && !paused(i)
                && (i == 0 || !paused(i - 1))
                && !word.ends_with("ion")
                && !word.ends_with("ity") =>
            {
                Verb
            }
            // `We first consider …`, `This proves …`, `which reports …`
            Noun | Adjective if follows_subject(words, tags, i) && takes_object(word, after) => {
                Verb
            }
            // `Section 5 presents the …`
            Noun if third_person(word)
                && (matches!(before, Noun | Name)
                    && !words
                        .get(i.wrapping_sub(1))
                        .is_some_and(|w| w.ends_with('s'))
                    || before == Number)
                && !paused(i)
                && !paused(i.wrapping_sub(1))
                && words.get(i + 1).is_some_and(|next| {
                    matches!(after, Determiner | Pronoun) && *next != "such"
                        || *next == "that"
                        || matches!(after, Adjective | Number) && is_form_of_verb(word)
                }) =>
            {
                Verb
            }
            Subordinator if word == "that" && before == Preposition => Determiner,
            Subordinator if word == "as" => match after {
                Pronoun => Subordinator,
                _ => Preposition,
            },
            Adjective if matches!(after, Determiner) && before == Noun && !paused(i) => Verb,
            _ => now,
        };
        if let Some(tag) = tags.get_mut(i) {
            *tag = mended;
        }
    }
}

/// Whether a word has the shape of a verb's third person.
pub(super) fn third_person(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "ics"]
            .iter()
            .any(|end| word.ends_with(end))
}

/// Whether a word in -s is a form of a verb in the list: `obtains`.
pub(super) fn is_form_of_verb(word: &str) -> bool {
    let stems = [
        word.strip_suffix("ies").map(|stem| format!("{stem}y")),
        word.strip_suffix("es").map(str::to_owned),
        word.strip_suffix('s').map(str::to_owned),
    ];
    let mut found = stems
        .iter()
        .flatten()
        .filter_map(|stem| WORDS.get(stem.as_str()));
    found.next() == Some(&Verb)
}

/// Whether what stands before `i` (adverbs apart) can only be a subject.
fn follows_subject(words: &[&str], tags: &[Tag], i: usize) -> bool {
    let mut k = i;
    while k > 0
        && (tags.get(k - 1) == Some(&Adverb)
            || matches!(words.get(k - 1), Some(&"first" | &"then" | &"also")))
    {
        k -= 1;
    }
    let Some(subject) = k.checked_sub(1).and_then(|k| words.get(k)) else {
        return false;
    };
    let word = words.get(i).copied().unwrap_or_default();
    match *subject {
        "we" | "i" | "they" | "you" => {
            !word.ends_with('s') || word.ends_with("ss") || word.ends_with("us")
        }
        "it" | "he" | "she" | "this" => {
            third_person(word) && !matches!(word, "series" | "news" | "means")
        }
        _ => false,
    }
}

/// Whether a word may be a verb with what stands behind it.
fn takes_object(word: &str, after: Tag) -> bool {
    !matches!(word, "first" | "own" | "two" | "three" | "other")
        && matches!(
            after,
            Determiner
                | Noun
                | Name
                | Adjective
                | Pronoun
                | Preposition
                | To
                | Subordinator
                | Number
                | Adverb
        )
}

/// Whether a word is a modal verb.
pub(super) fn is_modal(word: Option<&&str>) -> bool {
    let modal = [
        "will", "would", "can", "could", "may", "might", "must", "shall", "should", "cannot",
    ];
    word.is_some_and(|word| modal.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<Tag> {
        let words: Vec<&str> = text.split(' ').collect();
        let mut tags: Vec<Tag> = words.iter().map(|word| tag(word)).collect();
        mend(&words, &vec![false; words.len()], &mut tags);
        tags
    }

    #[test]
    fn words_are_told_apart_by_list_ending_and_neighbours() {
        assert_eq!(
            tags("the increase in trade strengthened a fragile alliance"),
            [
                Determiner,
                Noun,
                Preposition,
                Noun,
                Verb,
                Determiner,
                Adjective,
                Noun
            ]
        );
        assert_eq!(tags("merchants increase the price")[1], Verb);
        assert_eq!(tags("they want to barter the salt")[3], Verb);
        assert_eq!(tag("1994"), Number);
        assert_eq!(tag("–"), Mark);
    }
}
