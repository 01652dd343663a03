//! A list in an English sentence is cut whole or not at all.

use super::lexicon::Tag;
use super::tokens::Token;

/// Whether a cut ends inside a list: `reports, the press` of `reports, the press, and memoirs`; what is listed is said
/// whole.
pub(super) fn breaks_list(tokens: &[Token], kept: &[usize]) -> bool {
    let at = |k: usize| kept.get(k).and_then(|i| tokens.get(*i));
    let Some(&last) = kept.last() else {
        return false;
    };
    // `the press in Turkish, and …`: the list goes on behind what is said of its item.
    let lost = tokens.iter().skip(last + 1).take(20);
    let later = lost.clone().any(|t| t.tag == Tag::Coordinator);
    let goes_on = tokens.get(last).is_some_and(|t| t.closes == Some(','))
        || tokens
            .get(last + 1)
            .is_some_and(|t| t.tag == Tag::Coordinator);
    let comma = (1..kept.len().saturating_sub(1))
        .rev()
        .take(10)
        .take_while(|k| !at(*k).is_some_and(|t| t.tag == Tag::Coordinator || t.closes == Some(';')))
        .find(|k| at(*k).is_some_and(|t| t.closes == Some(',')));
    let (Some(comma), true) = (comma, goes_on || later) else {
        return false;
    };
    let says = |k: usize| at(k).is_some_and(Token::is_verb);
    let joins = at(comma + 1).is_some_and(|t| t.tag == Tag::Coordinator);
    let noun = at(comma).is_some_and(Token::is_nominal)
        && (0..=comma).any(says)
        && !(comma + 1..kept.len()).any(says)
        && at(comma + 1).is_some_and(|t| {
            matches!(
                t.tag,
                Tag::Determiner | Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number
            )
        });
    // `received it, translated it` of three things done.
    let verb = says(comma + 1) && at(comma + 1).is_some_and(|t| t.tag == Tag::Verb);
    !joins && (noun || verb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::tokens::typed;

    #[test]
    fn a_list_is_cut_whole_or_not_at_all() {
        let broken = |text: &str, words: usize| {
            let tokens = typed(text);
            breaks_list(&tokens, &(0..words).collect::<Vec<_>>())
        };
        let listed =
            "Evidence comes from old reports, the northern press, letters of monks, and memoirs.";
        assert!(broken(listed, 8));
        let said =
            "Evidence comes from old reports, the northern press in Greek, and letters of monks.";
        assert!(broken(said, 8));
        assert!(broken(
            "The guild took the letters, translated them for widows, and printed them.",
            9
        ));
        // Nothing goes on, or what goes on is no list.
        assert!(!broken(
            "Evidence comes from old reports, the northern press and memoirs of monks.",
            12
        ));
        assert!(!broken(
            "In winter the guild closed the road because of snow.",
            7
        ));
        assert!(!broken(
            "As the guild feared, the road was closed in winter, and monks stayed.",
            9
        ));
    }
}
