//! Words round a slide that are not of the chapter's text, for all files of the slides.

use super::super::number_line::word_before;
use super::super::{letters, meta};
use crate::manuscript::{Manuscript, OpeningRole};
use crate::source::Source;

/// `text` in capitals, by the rules of `language`.
pub fn capitals(text: &str, language: &str) -> String {
    letters::upper(text, language)
}

/// Typst's pattern of numbers in the digits that `language` writes (CLDR, default numbering systems).
pub(super) fn numbering(language: &str) -> &'static str {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    match primary.to_ascii_lowercase().as_str() {
        "fa" | "ps" => "۱",
        "ar" | "ckb" | "sd" => "١",
        _ => "1",
    }
}

/// `number` in the digits that `language` writes.
pub fn counted_in(number: usize, language: &str) -> String {
    in_digits(&number.to_string(), language)
}

/// `text` with its digits as `language` writes them.
pub(super) fn in_digits(text: &str, language: &str) -> String {
    let one = numbering(language).chars().next().unwrap_or('1');
    let digit = |c: char| match c.to_digit(10) {
        // The digits of a script stand in a row.
        Some(digit) => char::from_u32(one as u32 - 1 + digit).unwrap_or(c),
        None => c,
    };
    text.chars().map(digit).collect()
}

/// What stands left in the footer: who speaks, and the chapter's short title.
pub fn slide_footer(manuscript: &Manuscript) -> String {
    let (author, short) = meta::running_line(manuscript);
    let parts = [author, short].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// The line over the title of the lecture: book and chapter.
pub fn over_title(source: &Source, manuscript: &Manuscript) -> String {
    let meta = &manuscript.meta;
    let book = meta.book.title.as_ref().map(|book| book.text.as_str());
    let mut opening = manuscript.opening.iter();
    let label = opening.find(|line| line.role == OpeningRole::Label);
    let label = label.map(|line| source.slice(line.span).trim().to_owned());
    let chapter = label.or(meta.chapter.as_ref().map(|number| {
        let word = word_before(&number.text, &meta.language);
        format!("{}{}", word.unwrap_or_default(), number.text)
    }));
    let parts: Vec<&str> = book.into_iter().chain(chapter.as_deref()).collect();
    capitals(&parts.join(" · "), &meta.language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_the_digits_of_the_language() {
        assert_eq!(counted_in(120, "fa-IR"), "۱۲۰");
        assert_eq!(counted_in(9, "ar"), "٩");
        assert_eq!(in_digits("14 / 18 · 0:30", "tr"), "14 / 18 · 0:30");
    }
}
