//! What the program hands out: JSON, findings for people and tools, speaker's notes, sets of files.
//!
//! In: the models and findings of the rooms before. Out: text, JSON, and files that are written all or
//! not at all. Nothing is decided here. The shapes are those of contract.md; text for a terminal passes
//! through [`escape`], JSON through [`json_text`].

mod diff;
mod escape;
mod files;
mod flows;
mod inspect;
mod json;
mod letter;
mod pdfpc;
mod places;
mod plain;
mod plain_deck;
mod pptx;
mod provenance;
mod spoken;
mod substitutions;

pub mod findings;

pub use diff::{DiffLook, diff};
pub use escape::{escape, isolate};
pub use files::{Kind, LETTER_MARK, Outputs, WriteError, YAML_MARK};
pub use inspect::{Found, inspect, references_json};
pub use json::{json_line, json_text};
pub use letter::letter;
pub use pdfpc::pdfpc;
pub use places::Places;
pub use plain::plain;
pub use plain_deck::plain_deck;
pub use pptx::{Pptx, pptx, pptx_leaves_out};
pub use provenance::provenance;
pub use spoken::Spoken;
