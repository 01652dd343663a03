//! Verbs that the word list knows as nouns: a clause that has no verb has one of these.
//!
//! In: the words of a sentence, after which of them a phrase ends, and their parts of speech. Out: the parts of
//! speech with a verb in every clause that can have one.
//!
//! Incomplete: English alone.

use super::lexicon::{Tag, is_form_of_verb, tag, third_person};
use super::lists::among;

/// Words that are nouns as often as verbs, as a plural subject has them.
const EITHER: &str = "support influence increase result range impact cause benefit report offer use face need help value focus \
    affect process outperform associate contrast shape trade aim vary differ limit cost form play make mark rank risk work \
    interest dominate promote question rule study test tend show claim challenge signal function account control demand \
    experience exhibit exploit force gain grant guide harm hope label lack lead link matter measure name note plan profit \
    list cover mention rank score train match sample map host merge place point process raise record register split structure \
    trace track transfer travel treat trigger turn pose practice present produce project reach reflect remain rise score share spread stress suffer supply target trust view";

/// Gives a verb to each clause that has none.
pub(super) fn restore(words: &[&str], pauses: &[bool], tags: &mut [Tag]) {
    let mut from = 0;
    let last = tags.iter().rposition(is_verb);
    for end in 1..=tags.len() {
        let opens = match tags.get(end) {
            None => true,
            Some(Tag::Subordinator) => !matches!(words.get(end), Some(&"than" | &"as" | &"once")),
            Some(Tag::Relative) => true,
            // `…, and the guild pays`: a clause of its own if it has its verb.
            Some(Tag::Coordinator) => {
                pauses.get(end - 1) == Some(&true) && last.is_some_and(|last| last > end)
            }
            Some(_) => false,
        };
        if !opens {
            continue;
        }
        if !(from..end).any(|i| carries(words, tags, i, from))
            && let Some(verb) = (from + 1..end).find(|i| fits(words, pauses, tags, *i, from))
            && let Some(tag) = tags.get_mut(verb)
        {
            *tag = Tag::Verb;
        }
        from = end;
    }
}

/// Whether the word at `i` of a clause that begins at `from` carries it: the -ed form behind a noun and before a
/// preposition (`tolls paid in the north`, `goods listed by the guild`) may say no more than which are meant.
fn carries(words: &[&str], tags: &[Tag], i: usize, from: usize) -> bool {
    let tag_at = |i: usize| tags.get(i).copied().unwrap_or(Tag::Mark);
    let word = words.get(i).copied().unwrap_or_default();
    let modifies = tag_at(i) == Tag::Verb
        && word.ends_with("ed")
        && i > from + 1
        && tag_at(i - 1) == Tag::Noun
        && tag_at(i + 1) == Tag::Preposition;
    let infinitive = tag_at(i) == Tag::Verb && i > from && tag_at(i - 1) == Tag::To;
    let stands = !word.ends_with("ing") && !modifies && !infinitive;
    tags.get(i).is_some_and(is_verb) && stands
}

fn is_verb(tag: &Tag) -> bool {
    matches!(tag, Tag::Verb | Tag::Auxiliary)
}

/// Whether the noun at `i` of a clause that begins at `from` can be its verb: behind a subject, before what a verb has.
fn fits(words: &[&str], pauses: &[bool], tags: &[Tag], i: usize, from: usize) -> bool {
    let tag_at = |i: usize| tags.get(i).copied().unwrap_or(Tag::Mark);
    let word_at = |i: usize| words.get(i).copied().unwrap_or_default();
    let word = word_at(i);
    if !matches!(tag_at(i), Tag::Noun | Tag::Adjective) || pauses.get(i) == Some(&true) {
        return false;
    }
    // Adverbs stand between a subject and its verb.
    let adverb =
        |k: usize| tag_at(k) == Tag::Adverb || matches!(word_at(k), "also" | "often" | "then");
    let mut k = i - 1;
    while k > from && adverb(k) {
        k -= 1;
    }
    let subject = matches!(tag_at(k), Tag::Noun | Tag::Name | Tag::Number);
    let object = matches!(
        tag_at(i + 1),
        Tag::Determiner
            | Tag::Adjective
            | Tag::Noun
            | Tag::Name
            | Tag::Number
            | Tag::Pronoun
            | Tag::Preposition
            | Tag::Subordinator
            | Tag::Adverb
            | Tag::To
    ) && !matches!(word_at(i + 1), "of" | "and" | "or");
    if !subject || !object {
        return false;
    }
    let several = word_at(k).ends_with('s') && !word_at(k).ends_with("ss");
    let one = third_person(word) && (is_form_of_verb(word) || among(EITHER, singular(word)));
    let more = tag(word) == Tag::Verb || among(EITHER, word);
    // After a bracket: `Lund (2003) found`.
    let past = tag(word) == Tag::Verb && !third_person(word);
    one && (!several || k + 1 < i) || more && several || past && tag_at(k) == Tag::Number
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::mend;
    use super::*;

    fn verbs(text: &str) -> Vec<&str> {
        let typed: Vec<&str> = text.split(' ').collect();
        let pauses: Vec<bool> = typed
            .iter()
            .map(|word| word.ends_with([',', ')']))
            .collect();
        let words: Vec<&str> = typed
            .iter()
            .map(|word| word.trim_matches([',', '(', ')']))
            .collect();
        let mut tags: Vec<Tag> = words.iter().map(|word| tag(word)).collect();
        mend(&words, &pauses, &mut tags);
        restore(&words, &pauses, &mut tags);
        let all = words.iter().zip(&tags);
        all.filter(|(_, tag)| **tag == Tag::Verb)
            .map(|(word, _)| *word)
            .collect()
    }

    #[test]
    fn a_clause_without_a_verb_gets_one() {
        for (text, verb) in [
            ("drought presents risks to towns", "presents"),
            (
                "the toll of the guild influences trade in salt",
                "influences",
            ),
            ("merchants support the guild of the harbour", "support"),
            ("lund (2003) found wells in the north", "found"),
            ("monks doubt that the price of salt limits trade", "limits"),
            ("the guild lists wells mentioned in the ledger", "lists"),
            ("we focus on wells of the north", "focus"),
        ] {
            assert!(verbs(text).contains(&verb), "{text}: {:?}", verbs(text));
        }
        for (text, noun) in [
            ("the guild reports of the harbour were lost", "reports"),
            ("the salt trade of the north was old", "trade"),
            ("the salt trade collapsed in the north", "trade"),
            ("wells dried up to make room", "room"),
            (
                "towns with many wells and market rights flourished",
                "rights",
            ),
        ] {
            assert!(!verbs(text).contains(&noun), "{text}: {:?}", verbs(text));
        }
    }
}
