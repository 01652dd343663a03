//! The manuscript's structure: opening, sections, blocks, sentences, runs, footnotes, tables, figures.
//!
//! In: a [`Source`](crate::source::Source) and its front matter. Out: a [`Manuscript`]. Reading never fails:
//! what is not understood is a paragraph of text. Explicit markup always wins; where there is none,
//! structure is recognised from the typing itself.

mod model;

pub use model::*;
