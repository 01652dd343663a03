//! The condensed lecture: what goes on which slide.
//!
//! In: the manuscript, its references and citations. Out: a [`Deck`]. Nothing is written here:
//! every word on a slide is a span of the source, or furniture that says so.
//!
//! The order of work: the `arc` of the chapter (which parts there are), the `sentences` of each unit with the
//! cuts of them that can stand alone (`clauses`, `hanging`, `standalone`, `dangling`) and what each sentence does
//! (`survey`, `cues`, `weights`); then the slides that have a kind of their own (`thesis`, `special`, `steps`), the
//! `plan` (how many slides each part gets), the `choose` of what is said, and all of it in order (`lecture`).
//! `condensed` is the other form: a share of the words under the author's headings. What the lecturer asks for in the manuscript is done before and after (`steer`).
//!
//! Incomplete: cuts, and the cues that tell claims from the rest, are English; in other languages whole sentences
//! are chosen by place and coverage; comparisons, positions and terms are found in English alone.

mod agenda;
mod arc;
mod asides;
mod build;
mod choose;
mod clauses;
mod closing;
mod complements;
mod condensed;
mod cues;
mod cut;
mod cuttings;
mod dangling;
mod events;
mod evidence;
mod finite;
mod frame;
mod grouping;
mod half_lists;
mod hanging;
mod headlines;
mod hollow;
mod items;
mod labels;
mod lecture;
mod lexicon;
mod lists;
mod model;
mod notes;
mod openings;
mod packing;
mod pieces;
mod plan;
mod remembered;
mod runners_up;
mod sentences;
mod signposts;
mod special;
mod standalone;
mod steer;
mod stems;
mod steps;
mod survey;
mod tails;
mod takeaways;
mod thesis;
mod title;
mod tokens;
mod verbs;
mod weights;
mod words;

#[cfg(test)]
mod fit;
#[cfg(test)]
mod tests;

pub use build::DeckOptions;
pub use closing::references_range;
pub use cut::runs_in;
pub use model::*;
pub use notes::{Notes, clock, notes, times};
pub use runners_up::{RunnerUp, runners_up};
pub use special::{headed_above, measured, timeline_title};
pub use steer::{Asked, asked_display, build, lecturers_mark};
pub use steps::counted;
