//! A reference as read: the hayagriva entry beside what was typed.

use serde::Serialize;

use crate::manuscript::Run;
use crate::source::{Position, Span};

/// An entry of the reference list.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its place in the list, from 0.
    pub index: usize,
    /// From its first to its last typed character, without a list mark.
    pub span: Span,
    /// What was typed.
    pub runs: Vec<Run>,
    /// A key that no other entry has: `afshari-2019`, `aliyev-2003-2`.
    pub key: String,
    /// hayagriva's name of its type: `article`, `book`, `anthos`, `web`, …
    pub kind: String,
    /// What was understood, field by field.
    pub fields: Fields,
    /// The same for hayagriva.
    pub entry: hayagriva::Entry,
    /// What the print edition shows: hayagriva's APA line where it says the typed words, else the typed line.
    pub line: Vec<Piece>,
    /// The line that hayagriva and its mends make, as plain text with `*italics*`.
    pub rendered: String,
    /// Whether `line` is the typed one because rendering would have lost, added or changed a word.
    pub as_typed: bool,
    /// 0 to 1: how sure the reading is.
    pub confidence: f32,
    /// Stretches that no field took.
    pub unparsed: Vec<Span>,
    /// Where it comes from, if it was cited by key and not typed.
    pub imported: Option<Imported>,
}

/// The entry of a bibliography file that a reference comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The file's name as the front matter has it.
    pub file: String,
    /// Its key there.
    pub key: String,
    /// Its bytes in that file.
    pub span: Span,
    /// The line and column where it begins.
    pub position: Position,
    /// The bytes of `span`.
    pub text: String,
}

/// What was understood of an entry. Texts are as typed, without markup.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// Authors in order.
    pub authors: Vec<Name>,
    /// Editors in order.
    pub editors: Vec<Name>,
    /// The date in parentheses: `2019`, `2023, February 20`, `2019a`, `n.d.`, `in press`.
    pub date: Option<Field>,
    /// Title without its translation.
    pub title: Option<Field>,
    /// The translation that stands in brackets after the title.
    pub title_translation: Option<Field>,
    /// Journal, newspaper, site or book that it stands in.
    pub container: Option<Field>,
    /// Volume.
    pub volume: Option<Field>,
    /// Issue.
    pub issue: Option<Field>,
    /// Pages or article number.
    pub pages: Option<Field>,
    /// Edition.
    pub edition: Option<Field>,
    /// Publisher or institution.
    pub publisher: Option<Field>,
    /// DOI as typed.
    pub doi: Option<Field>,
    /// URL as typed, without angle brackets.
    pub url: Option<Field>,
    /// Access date as typed.
    pub accessed: Option<Field>,
    /// A description in brackets (`Doctoral dissertation`).
    pub genre: Option<Field>,
    /// Translators in order.
    pub translators: Vec<Name>,
    /// What the parentheses behind the names say of them: `Ed.`, `Director`.
    pub role: Option<Field>,
    /// Place of publication.
    pub place: Option<Field>,
    /// A number or version in parentheses: `NIH Publication No. 18-2424`, `Version 3`.
    pub number: Option<Field>,
    /// Date of the original work: `1900`, `ca. 350 B.C.E.`.
    pub original: Option<Field>,
    /// Whatever else was understood and no field holds (`Reprinted from …`).
    pub notes: Vec<Field>,
}

/// A field's text and place.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
pub struct Field {
    /// As typed, without markup; a line end is a space.
    pub text: String,
    /// Where.
    pub span: Option<Span>,
}

/// A person or group.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
pub struct Name {
    /// Family name with its particle (`de Waal`), or the whole name of a group (`TİKA`).
    pub family: String,
    /// Initials or given name as typed (`S. E.`); empty for a group.
    pub given: String,
    /// Where it was typed.
    pub span: Option<Span>,
}

/// A piece of a printed reference line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What is printed. Where `span` is given it is the text of that span, byte for byte,
    /// or one typographic substitution of it (an en dash for a hyphen).
    pub text: String,
    /// The typed characters it stands for; `None`: punctuation that APA adds.
    pub span: Option<Span>,
    /// Italics.
    pub italic: bool,
    /// Where it links to.
    pub link: Option<String>,
}
