//! The condensed lecture: what goes on which slide.
//!
//! In: the manuscript, its references and citations. Out: a [`Deck`]. Nothing is written here:
//! every word on a slide is a span of the source, or furniture that says so.
//!
//! The order of work: the `arc` of the chapter (which parts there are), the `sentences` of each unit that
//! can stand alone, the `plan` (how many slides each part gets), the `choose` of bullets, the closing slides. What the lecturer asks for in the manuscript is done before and after (`steer`).

mod agenda;
mod arc;
mod build;
mod choose;
mod claims;
mod closing;
mod cut;
mod labels;
mod model;
mod notes;
mod plan;
mod sentences;
mod standalone;
mod steer;
mod stems;
mod title;
mod words;

#[cfg(test)]
mod tests;

pub use build::DeckOptions;
pub use cut::runs_in;
pub use model::*;
pub use notes::{Notes, clock, notes, times};
pub use steer::{build, lecturers_mark};
