//! `CHAPTER 25`, `25. BÖLÜM`, `Kapitel IV`: the chapter's number.

use super::super::headings::{roman, value_of, words};

/// Words for a chapter.
const CHAPTERS: &[&str] = &[
    "chapter",
    "part",
    "section",
    "bölüm",
    "kısım",
    "ünite",
    "kapitel",
    "teil",
    "chapitre",
    "capítulo",
    "capitolo",
    "fəsil",
    "فصل",
    "بخش",
    "глава",
    "раздел",
];

/// The number of a chapter, if `words` are a label and nothing else.
pub(in super::super) fn number(words: &str) -> Option<&str> {
    let trimmed = words
        .trim()
        .trim_start_matches(['#', '*', '_', ' '])
        .trim_end_matches(['*', '_', ' ', ':', '.']);
    if trimmed.len() > 60 {
        return None;
    }
    let mut parts = trimmed.split_whitespace();
    let (first, second) = (parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let is_word = |w: &str| {
        let folded = words::fold(w);
        CHAPTERS.iter().any(|c| words::fold(c) == folded)
    };
    let bare = |w: &'_ str| -> bool {
        let w = w.trim_end_matches('.');
        !w.is_empty()
            && w.len() <= 8
            && (w.chars().all(|c| value_of(c).is_some()) || roman(&w.to_uppercase()).is_some())
    };
    if is_word(first) && bare(second) {
        Some(second.trim_end_matches('.'))
    } else if is_word(second) && bare(first) {
        Some(first.trim_end_matches('.'))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn labels_in_several_languages() {
        for (line, found) in [
            ("CHAPTER 25", Some("25")),
            ("25. BÖLÜM", Some("25")),
            ("**Kapitel IV**", Some("IV")),
            ("فصل ۳", Some("۳")),
            ("Chapter of Accidents", None),
            ("CHAPTER", None),
        ] {
            assert_eq!(number(line), found, "{line}");
        }
    }
}
