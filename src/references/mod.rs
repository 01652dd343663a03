//! The reference list: each entry as a hayagriva entry beside what was typed.
//!
//! In: a [`Manuscript`](crate::manuscript::Manuscript). Out: its [`Reference`]s, in typed order.
//! Reading never fails: what no field took is in [`Reference::unparsed`].
//!
//! An entry is read in the order in which it is written: [`split`] finds the entries, `parse` calls
//! `names`, `date`, `tail` (the end, from the right), `title` and `source`; `kind` and `entry` make a
//! hayagriva entry of the fields.

mod align;
mod attributes;
mod date;
mod draft;
mod entry;
mod formats;
mod key;
mod kind;
mod legal;
mod mends;
mod model;
mod names;
mod parse;
mod read;
mod render;
mod source;
mod split;
mod stops;
mod tail;
mod text;
mod title;
mod words;

pub use formats::{MARKER, to_biblatex, to_csl_json, to_yaml};
pub use model::*;
pub use read::{from_runs, read, read_list};

#[cfg(test)]
mod tests;
