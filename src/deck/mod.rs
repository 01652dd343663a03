//! The condensed lecture: what goes on which slide.
//!
//! In: the manuscript, its references and citations. Out: a [`Deck`]. Nothing is written here:
//! every word on a slide is a span of the source, or furniture that says so.

mod model;

pub use model::*;
