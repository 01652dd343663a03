//! The condensed lecture: what goes on which slide.
//!
//! In: the manuscript, its references and citations. Out: a [`Deck`]. Nothing is written here:
//! every word on a slide is a span of the source, or furniture that says so.
//!
//! The order of work: the `arc` of the chapter (which parts there are), the `sentences` of each unit that
//! can stand alone, the `plan` (how many slides each part gets), the `choose` of bullets, the closing slides.

mod agenda;
mod arc;
mod build;
mod choose;
mod clauses;
mod closing;
mod condensed;
mod cues;
mod cut;
mod dangling;
mod frame;
mod hanging;
mod labels;
mod lecture;
mod lexicon;
mod model;
mod plan;
mod sentences;
mod special;
mod standalone;
mod stems;
mod steps;
mod survey;
mod thesis;
mod title;
mod tokens;
mod weights;
mod words;

#[cfg(test)]
mod tests;

pub use build::{DeckOptions, build};
pub use cut::runs_in;
pub use model::*;
