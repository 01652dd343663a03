//! The proof that nothing was lost, changed or invented (design.md, 3, "Exactly").
//!
//! In: the source, what its reader spent, and the glyphs of the laid-out pages. Out: a [`Report`].
//! It looks at ink alone: a span proves nothing unless the glyph's own text equals the source.

mod cells;
mod flows;
mod fold;
mod ink;
mod made;
mod named;
mod order;
mod print;
mod report;
mod rules;
mod shown;
mod slides;
mod spending;
mod stretches;

#[cfg(test)]
mod sheet;

pub use made::prove_made;
pub use print::prove;
pub use report::*;
pub use slides::prove_slides;
