//! Diptych: one manuscript in, two panels out.
//!
//! A typed manuscript becomes an APA-styled book chapter and a condensed lecture deck, both through Typst,
//! with a bibliography that hayagriva builds from the reference list that the author typed.
//!
//! The rooms stand here in the order of the pipeline; a room imports only those before it
//! (`tests/architecture.rs` holds that). [`pipeline`] is the straight line through them.
//!
//! # Invariants
//!
//! - **Text is a span.** No room copies or changes the author's words: runs, fields, citations and bullets
//!   are byte ranges of the file, and they go with the text to the glyph.
//! - **Readers leave evidence, checks give verdicts.** Reading never fails and words no message;
//!   only [`checks`] judges.
//! - **Text is data.** Only [`typeset`] names Typst, and what it hands over is content, never code.
//! - **Keys are written out first.** What stands in the place of a key is put into the text before it is read;
//!   [`source::Source::home`] leads from there to the file, and every place that is told goes through it.
//! - **Nothing is lost or invented, and it is proved.** [`provenance`] looks at the ink of every build.
//! - **Two kinds of trouble.** A [`checks::Finding`] is a fault in the author's text; an [`error::Error`]
//!   is a run that could not finish, and then no file is new or changed.

#![forbid(unsafe_code)]

pub mod source;

mod shares;

pub mod settings;

pub mod manuscript;

pub mod references;

pub mod keys;

pub mod citations;

pub mod deck;

pub mod typeset;

pub mod provenance;

pub mod checks;

pub mod letter;

pub mod output;

pub mod preview;

pub mod error;

pub mod pipeline;

pub mod cli;
