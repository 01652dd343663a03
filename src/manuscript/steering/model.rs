//! What the lecturer asks for in the manuscript.

use crate::manuscript::{Block, Run};
use crate::source::Span;

/// A mark of the lecturer's on something of the text.
#[derive(Clone, Debug)]
pub struct Steering {
    /// The words, the heading (its block) or the blocks that it is on.
    pub span: Span,
    /// The mark itself: `{…}` of words or of a heading, the opening line of blocks.
    pub mark: Span,
    /// What it asks for.
    pub act: Act,
}

/// What a mark asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// These words are on a slide.
    Keep,
    /// These words are on no slide.
    Drop,
    /// These words are the headline of their slide.
    Pin,
    /// On its slide the sentence says this instead: the lecturer's own words.
    Reword {
        /// The other words, where they stand in the mark.
        runs: Vec<Run>,
        /// Whether they are the headline of their slide.
        pinned: bool,
    },
    /// The section, or the blocks, make no slide.
    NoSlide,
    /// The headline of the section's slides: the lecturer's own words, where they stand in the mark.
    Title(Vec<Run>),
    /// The kind of the section's slides, as typed: one of [`KINDS`].
    Kind(&'static str),
    /// Minutes for the section.
    Minutes(u32),
}

/// Blocks for the lecture alone: print does not show them.
#[derive(Clone, Debug)]
pub struct Aside {
    /// From its opening line to its closing one.
    pub span: Span,
    /// Where it goes.
    pub kind: AsideKind,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Where blocks for the lecture go.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum AsideKind {
    /// On a slide.
    SlideOnly,
    /// Into the speaker's notes.
    Notes,
}

/// Kinds of slide that `slide-kind` may name: those that any bullets can stand on, and those that show what the section
/// has of their kind.
pub const KINDS: &[&str] = &[
    "claim",
    "thesis",
    "timeline",
    "numbers",
    "quotation",
    "comparison",
    "positions",
    "definitions",
    "enumeration",
    "takeaways",
    "table",
    "figure",
];
