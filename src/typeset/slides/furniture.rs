//! Words round a slide that are not of the chapter's text, for all files of the slides.

use super::super::number_line::word_before;
use super::super::{letters, meta};
use crate::manuscript::{Manuscript, OpeningRole};
use crate::source::Source;

/// `text` in capitals, by the rules of `language`.
pub fn capitals(text: &str, language: &str) -> String {
    letters::upper(text, language)
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
