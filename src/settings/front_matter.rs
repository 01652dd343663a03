//! The front matter's values (contract.md, "Front matter"). Where a key is given it wins over the typing.

use crate::source::{Span, Typed};

/// Front matter as read; every key is optional.
#[derive(Clone, Debug, Default)]
pub struct FrontMatter {
    /// The whole block with its `---` lines; `None` if there is none.
    pub span: Option<Span>,
    /// `title`
    pub title: Option<Typed>,
    /// `subtitle`
    pub subtitle: Option<Typed>,
    /// `short-title`
    pub short_title: Option<Typed>,
    /// `authors`
    pub authors: Vec<AuthorEntry>,
    /// `language`: a BCP 47 tag.
    pub language: Option<Typed>,
    /// `chapter`
    pub chapter: Option<Typed>,
    /// `book`
    pub book: BookEntry,
    /// `first-page`
    pub first_page: Option<u32>,
    /// `last-page`
    pub last_page: Option<u32>,
    /// Where `last-page` (or, without it, `first-page`) was typed.
    pub pages_span: Option<Span>,
    /// `doi`
    pub doi: Option<Typed>,
    /// `license`
    pub license: Option<Typed>,
    /// `copyright`
    pub copyright: Option<Typed>,
    /// `date`: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<Typed>,
    /// `keywords`
    pub keywords: Vec<Typed>,
    /// `bibliography`: names of files in the manuscript's folder.
    pub bibliography: Vec<Typed>,
    /// `house`
    pub house: Option<Typed>,
    /// `theme`
    pub theme: Option<Typed>,
    /// `lecture`
    pub lecture: Lecture,
    /// `allow`: codes or names of findings that are not told.
    pub allow: Vec<Typed>,
    /// Keys that nothing reads.
    pub unknown: Vec<UnknownKey>,
}

/// An entry of `authors`.
#[derive(Clone, Debug, Default)]
pub struct AuthorEntry {
    /// `name`
    pub name: Typed,
    /// `affiliation`
    pub affiliation: Option<Typed>,
    /// `email`
    pub email: Option<Typed>,
    /// `orcid`, checksum verified.
    pub orcid: Option<Typed>,
}

/// The `book` map.
#[derive(Clone, Debug, Default)]
pub struct BookEntry {
    /// `title`
    pub title: Option<Typed>,
    /// `editors`
    pub editors: Vec<Typed>,
    /// `publisher`
    pub publisher: Option<Typed>,
    /// `year`
    pub year: Option<Typed>,
    /// `doi`
    pub doi: Option<Typed>,
    /// `isbn`
    pub isbn: Option<Typed>,
}

/// The `lecture` map.
#[derive(Clone, Debug, Default)]
pub struct Lecture {
    /// `title`
    pub title: Option<Typed>,
    /// `lecturer`
    pub lecturer: Option<Typed>,
    /// `course`
    pub course: Option<Typed>,
    /// `date`
    pub date: Option<Typed>,
    /// `minutes`, 1 to 480.
    pub minutes: Option<u32>,
    /// `density`
    pub density: Option<Density>,
}

/// How full the deck is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
pub enum Density {
    /// Few words.
    Low,
    /// As designed.
    #[default]
    Normal,
    /// Many words.
    High,
}

/// A key that is not among ours.
#[derive(Clone, Debug)]
pub struct UnknownKey {
    /// The key, with its path: `book.editor`.
    pub key: String,
    /// Where.
    pub span: Span,
    /// The nearest known key, if one is near.
    pub nearest: Option<&'static str>,
    /// Whether its value was read as that of the nearest.
    pub used: bool,
}
