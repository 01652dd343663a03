//! Markup that steers the lecture and that print ignores, by the conventions of Pandoc and Quarto.
//!
//! - on words: `[words]{.keep}`, `{.drop}`, `{.pin}`, `{.keep as="other words"}`
//! - on a heading: `{.no-slide}`, `{slide-title="…"}`, `{slide-kind=…}`, `{minutes=5}`
//! - round blocks: `::: {.slide-only}`, `::: notes`, `::: {.no-slide}`, up to a line `:::`
//!
//! In: the marks, as they are met by the other readers. Out: [`Steering`] and [`Aside`]s of the manuscript.
//! What is not ours is left to those readers; what is nearly ours leaves evidence. [`edit`] writes such markup.

mod attributes;
mod divs;
mod edit;
mod marks;
mod model;

pub use edit::{Act as EditAct, Edit, NotEdited, applied, edit};
pub use model::*;

pub(super) use attributes::{Attribute, closing, parse};
pub(super) use divs::{RawAside, read as read_asides, take};
pub(super) use marks::{RowMark, on_heading, on_words, opening, settle, take_from_rows};
