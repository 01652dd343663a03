//! The word before a chapter's number, where the author gave the number alone: furniture, by language.

use super::letters;

const CHAPTER: [(&str, &str); 10] = [
    ("en", "Chapter"),
    ("tr", "Bölüm"),
    ("de", "Kapitel"),
    ("fr", "Chapitre"),
    ("es", "Capítulo"),
    ("pt", "Capítulo"),
    ("it", "Capitolo"),
    ("az", "Fəsil"),
    ("ru", "Глава"),
    ("fa", "فصل"),
];

/// `CHAPTER ` before a bare number in English, `BÖLÜM ` in Turkish; nothing before a number that has a word of
/// its own, or in a language whose word is not known.
pub(super) fn word_before(number: &str, language: &str) -> Option<String> {
    let bare = number
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | '.'));
    let primary = language
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let (_, word) = CHAPTER
        .iter()
        .find(|(language, _)| *language == primary)
        .filter(|_| bare)?;
    Some(format!("{} ", letters::upper(word, language)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_number_gets_its_word() {
        assert_eq!(word_before("25", "en-GB").as_deref(), Some("CHAPTER "));
        assert_eq!(word_before("IV", "az").as_deref(), Some("FƏSİL "));
        assert_eq!(word_before("Chapter 6", "en"), None);
        assert_eq!(word_before("6", "ja"), None);
    }
}
