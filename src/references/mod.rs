//! The reference list: each entry as a hayagriva entry beside what was typed.
//!
//! In: a [`Manuscript`](crate::manuscript::Manuscript). Out: its [`Reference`]s, in typed order.
//! Reading never fails: what no field took is in [`Reference::unparsed`].

mod model;

pub use model::*;
