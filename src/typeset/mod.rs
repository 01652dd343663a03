//! Both editions, through Typst. The only room that names Typst's types.
//!
//! In: the models. Out: an edition with its PDF and the facts of its layout.

mod layout;

pub use layout::*;
