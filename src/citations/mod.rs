//! In-text citations: found in the prose, linked to the reference list.
//!
//! In: a [`Manuscript`](crate::manuscript::Manuscript) and its references. Out: each [`Citation`], in typed order.
//! Linking never fails: a work without an entry is kept as [`Link::Missing`],
//! together with the entries nearest to it by name and year.

mod model;

pub use model::*;
