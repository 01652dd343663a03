//! What the lecturer asks for in the manuscript, done to the deck.
//!
//! Before choosing, what is to be left out is hidden (`view`), and sections with minutes of their own weigh as much
//! as these are of the lecture (`minutes`); afterwards what is to be shown is put on its slide (`apply`).
//! Words in a mark or in a block for the slides are the lecturer's: [`Origin::Lecturer`](super::Origin::Lecturer).

mod apply;
mod asides;
mod display;
mod label;
mod minutes;
mod recast;
mod spread;
mod view;

#[cfg(test)]
mod tests;

pub use display::{Asked, asked_display};
pub use label::lecturers_mark;
pub(super) use minutes::timed;

use super::{Deck, DeckOptions};
use crate::citations::Citation;
use crate::manuscript::Manuscript;
use crate::references::Reference;
use crate::source::Source;

/// The manuscript as its deck sees it.
pub(super) fn seen(source: &Source, manuscript: &Manuscript) -> Manuscript {
    view::of(source, manuscript)
}

/// The deck of a chapter, as its lecturer steers it.
pub fn build(
    source: &Source,
    manuscript: &Manuscript,
    references: &[Reference],
    citations: &[Citation],
    options: &DeckOptions,
) -> Deck {
    if manuscript.steering.is_empty() && manuscript.asides.is_empty() {
        return super::build::build(source, manuscript, references, citations, options);
    }
    let seen = view::of(source, manuscript);
    let mut deck = super::build::build(source, &seen, references, citations, options);
    let place = apply::Place {
        source,
        manuscript: &seen,
        citations,
    };
    for steering in &manuscript.steering {
        place.steer(&mut deck, steering);
    }
    for aside in &manuscript.asides {
        place.aside(&mut deck, aside);
    }
    spread::spread(source, &mut deck);
    deck
}
