//! The title as a letter names it: in ordinary letter case, and in the words of the head of the text.

use crate::citations::fold;
use crate::manuscript::Meta;

/// The title of the chapter. The citation line has its letter case, the head of the text its words: where the
/// two differ in a word, that of the head is set in the case of the other.
pub(super) fn title(meta: &Meta) -> Option<String> {
    let typed = meta.title.as_ref().map(|title| title.text.as_str());
    match (typed, meta.title_cased.as_deref()) {
        (Some(typed), Some(cased)) if !typed.chars().any(char::is_lowercase) => {
            Some(recased(typed, cased).unwrap_or_else(|| typed.to_owned()))
        }
        (Some(typed), _) => Some(typed.to_owned()),
        (None, cased) => cased.map(Into::into),
    }
}

/// `typed` in the letter case of `cased`, word by word; nothing if the two have not as many words.
fn recased(typed: &str, cased: &str) -> Option<String> {
    let cased: Vec<&str> = words(cased).map(|(_, word)| word).collect();
    if words(typed).count() != cased.len() {
        return None;
    }
    let mut out = String::new();
    let mut at = 0;
    for ((start, word), like) in words(typed).zip(cased) {
        out.push_str(typed.get(at..start)?);
        at = start + word.len();
        if fold(word) == fold(like) {
            out.push_str(like);
            continue;
        }
        let mut lower = word.chars().flat_map(lower);
        if like.starts_with(char::is_uppercase) {
            out.extend(word.chars().next());
            lower.next();
        }
        out.extend(lower);
    }
    out.push_str(typed.get(at..)?);
    Some(out)
}

/// `İ` has a dot of its own that its small letter does not carry.
fn lower(c: char) -> Vec<char> {
    match c {
        'İ' => vec!['i'],
        c => c.to_lowercase().collect(),
    }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mark = |c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'));
    let start = text.as_ptr() as usize;
    text.split(mark)
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - start, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_head_take_the_case_of_the_citation_line() {
        assert_eq!(
            recased(
                "İZMİR–AEGEAN ROADS IN THE 1890S",
                "İzmir-Aegeen roads in the 1890s"
            )
            .as_deref(),
            Some("İzmir–Aegean roads in the 1890s")
        );
        assert_eq!(recased("SALT ROADS", "Salt roads of old"), None);
        assert_eq!(recased("", "").as_deref(), Some(""));
    }
}
