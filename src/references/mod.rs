//! The reference list: each entry as a hayagriva entry beside what was typed.
//!
//! In: a [`Manuscript`](crate::manuscript::Manuscript). Out: its [`Reference`]s, in typed order.
//! Reading never fails: what no field took is in [`Reference::unparsed`].
//!
//! An entry is read in the order in which it is written. `split` finds the entries; `parse` takes names,
//! date, the end from the right (`tail`), title with its brackets (`attributes`), `source`; legal items
//! have a way of their own (`legal`). `kind` and `entry` make a hayagriva entry of the fields, `render` its
//! APA line, which `mends` corrects and `align` lays over the typed words. `formats` writes the list for others.
//!
//! # Incomplete
//!
//! Entries that were run together on one line are not cut apart. Places of publication are told from
//! conferences by a short list of countries.

mod align;
mod attributes;
mod compose;
mod date;
mod descriptions;
mod draft;
mod entry;
mod formats;
mod import;
mod kept;
mod key;
mod kind;
mod legal;
mod mends;
mod model;
mod names;
mod order;
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

pub use compose::{compose, dated, escaped, italic};
pub use formats::{MARKER, to_biblatex, to_csl_json, to_yaml};
pub use import::{Bibliography, ImportError, Work, import};
pub use model::*;
pub use order::order;
pub use read::{from_runs, read, read_list};
pub(crate) use words::month;

#[cfg(test)]
mod tests;
