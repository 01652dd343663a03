//! From names and a year to an entry of the list: graded evidence, one clear best or an ambiguity.
//!
//! In: citations without links and the indexed list. Out: their links. Never a silent guess: whatever
//! differs between text and list is a [`Doubt`](super::Doubt) of the link.

mod alias;
mod choose;
mod evidence;
mod fold;
mod index;
mod year;

pub(crate) use alias::stands_for;
pub(super) use alias::{begins, is_acronym};
pub(super) use choose::link;
pub(super) use evidence::near;
pub(crate) use fold::fold;
pub(super) use index::{Grade, Index};
pub(super) use year::{Agreement, YearKey};
