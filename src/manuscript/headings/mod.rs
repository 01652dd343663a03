//! Section titles: marked with `#` or underlined, numbered, known by custom, or recognised by their shape.
//!
//! In: the survey of the rows. Out: the heads, in typed order, with levels. Explicit markup wins: where the
//! author marks titles, only titles known by custom (`References`) are taken from unmarked lines.

mod caption;
mod levels;
mod line;
mod marked;
mod numbered;
mod shape;
mod titles;
pub(super) mod words;

pub(super) use caption::number_of_caption;
pub(super) use line::Line;
pub(super) use numbered::{roman, value_of};

use super::lines::Row;
use super::model::{Reason, Role};
use super::survey::Survey;
use crate::source::Span;

/// How a title was recognised.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// `#` or an underline.
    Marked,
    /// Its number fits the numbers of the document.
    Numbered,
    /// A title that sections have by custom.
    Known,
    /// Its shape; `true` if there is little to go on.
    Shape(bool),
}

/// A section's title, before its words are read.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// Its rows, end exclusive.
    pub(super) first: usize,
    pub(super) end: usize,
    /// Its words, number included, `#` and attributes off.
    pub(super) words: Vec<Row>,
    /// Marks that print nothing.
    pub(super) marks: Vec<(Span, Reason)>,
    /// The typed number, as it starts the words.
    pub(super) number: Option<Span>,
    /// How many parts the number has (`2.1` has two), or how many `#` there are.
    pub(super) depth: Option<usize>,
    pub(super) how: How,
    pub(super) role: Option<Role>,
    /// From 1; filled in last.
    pub(super) level: u8,
    /// Whether the level skips one that the author left out.
    pub(super) skipped: bool,
}

/// Whether a section title, without its number, says that its section tells the methods.
pub(crate) fn tells_methods(title: &str) -> bool {
    words::part(&words::fold(title)) == Some(words::Part::Methods)
}

/// Finds the heads. `from` is the first row that may be one.
pub(super) fn find(text: &str, survey: &Survey) -> Vec<Head> {
    let marked = marked::find(text, survey);
    let by_marks = marked.len() >= 2;
    let lines = line::lines(text, survey, &marked);
    let mut heads = if by_marks {
        shape::known(text, &lines)
    } else {
        shape::find(text, survey, &lines)
    };
    heads.extend(marked);
    heads.sort_by_key(|head| head.first);
    heads
}

/// Gives every head its level. The head of the document's own title must be gone by now.
pub(super) fn set_levels(text: &str, survey: &Survey, heads: &mut [Head]) {
    levels::set(text, survey, heads);
}
