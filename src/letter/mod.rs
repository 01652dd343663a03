//! A letter to the author, as a production editor would send: what the findings leave for the author to say.
//!
//! In: a text, its models and findings. Out: a [`Letter`](crate::typeset::Letter). Errors and warnings become queries in the order of the
//! text; what is repeated is asked once; what has one right form is only told; notes are told in brief. Faults of
//! the page, which a press mends by itself, are not in it.

mod compose;
mod lists;
mod notes;
mod question;
mod quote;
mod title;

pub use compose::{About, compose};
