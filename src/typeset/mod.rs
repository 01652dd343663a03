//! Both editions, through Typst. The only room that names Typst's types.
//!
//! In: the models. Out: an [`Edition`] with its PDF and the facts of its layout.
//! Text reaches Typst as content with spans, never as code: Rust says what a thing is,
//! the template says how it looks.

mod blocks;
mod columns;
mod driver;
mod edition;
mod figures;
mod fonts;
mod geometry;
mod layout;
mod letter;
mod letters;
mod meta;
mod number_line;
mod print;
mod references;
mod scripts;
mod slides;
mod slots;
mod stream_ends;
mod templates;
mod text;
mod typography;
mod units;
mod walk;
mod world;

pub use edition::{CREATOR, Edition, TypesetError};
pub use layout::*;
pub use letter::{Group, Letter, Notes, Query, Quote, letter};
pub use print::{PrintInput, print};
pub use slides::{SlidesInput, slides};
pub use slots::Slots;
pub use templates::{TemplateError, Templates};
