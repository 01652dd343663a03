//! Both editions, through Typst. The only room that names Typst's types.
//!
//! In: the models. Out: an [`Edition`] with its PDF and the facts of its layout.
//! Text reaches Typst as content with spans, never as code: Rust says what a thing is,
//! the template says how it looks.

mod addresses;
mod attach;
mod bitmap;
mod blocks;
mod bound;
mod brand;
mod chapter;
mod columns;
mod driver;
mod edition;
mod figures;
mod first_pages;
mod fonts;
mod geometry;
mod glyphs;
mod hashes;
mod hyphens;
mod kept_text;
mod layout;
mod lead_ins;
mod letter;
mod letters;
mod live;
mod lone_lines;
mod loose_lines;
mod memory;
mod meta;
mod number_line;
mod numbers;
mod opener;
mod order;
mod page_ends;
mod page_gaps;
mod page_mends;
mod page_wishes;
mod parts;
mod pdf;
mod pieces;
mod press;
mod print;
mod proof;
mod ranges;
mod references;
mod scripts;
mod slides;
mod slots;
mod spreads;
mod structure;
mod tables;
mod templates;
mod text;
mod text_lines;
mod tongue;
mod tongues;
mod typography;
mod units;
mod verse;
mod walk;
mod world;

pub use attach::{Attachment, Relation};
pub use bitmap::bitmap;
pub use chapter::PrintInput;
pub use edition::{CREATOR, Edition, TypesetError};
pub use first_pages::first_pages;
pub use fonts::font_file;
pub use layout::*;
pub use letter::{Group, Letter, Notes, Query, Quote, letter};
pub use live::{Unit, Word};
pub use memory::forget;
pub use pieces::{Drawn, Piece};
pub use press::press;
pub use print::{PageEnds, print, print_settled, print_soon};
pub use proof::{ProofInput, ProofRemark, proof};
pub use slides::{
    Paper, SlidesInput, capitals, counted_in, on_paper, over_title, slide_footer, slides,
    slides_soon,
};
pub use slots::Slots;
pub use templates::{TemplateError, Templates};
pub use text_lines::{TextLine, line_of, text_lines};
pub use typography::number_dashes;
