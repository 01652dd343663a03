//! The first pages of a chapter, to be looked at while the rest of it is laid out.

use super::chapter::PrintInput;
use super::edition::{Edition, TypesetError};
use super::glyphs::Walks;
use super::page_wishes::Wishes;
use super::print::{OwnFonts, lay};
use super::slots::Slots;
use super::templates::Templates;
use crate::manuscript::{Manuscript, Section};

/// So many bytes of the text are laid out: between two and three pages of a book.
const FIRST: usize = 6_000;

/// The print edition of the text's beginning, without links to what comes behind it; `None` for a text of which that is
/// the most. Its last page is not whole.
pub fn first_pages(
    input: &PrintInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
) -> Result<Option<Edition>, TypesetError> {
    let Some(manuscript) = beginning(input.manuscript) else {
        return Ok(None);
    };
    let input = PrintInput {
        manuscript: &manuscript,
        references: &[],
        citations: &[],
        ..*input
    };
    let own = OwnFonts::of(input.house)?;
    let mut walks = Walks::new(input.source, None);
    let wishes = Wishes::default();
    let edition = lay(&input, templates, &own, slots, &wishes, &mut walks, None)?;
    Ok((edition.layout.pages.len() > 1).then_some(edition))
}

fn beginning(manuscript: &Manuscript) -> Option<Manuscript> {
    let blocks = &manuscript.blocks;
    let start = blocks.first()?.span.start;
    let count = blocks.partition_point(|block| block.span.start < start + FIRST);
    if blocks.last()?.span.end < start + 2 * FIRST || count == 0 {
        return None;
    }
    let mut out = manuscript.clone();
    out.blocks.truncate(count);
    let first = |section: &Section| section.heading.unwrap_or(section.blocks.start);
    out.sections.retain(|section| first(section) < count);
    for section in &mut out.sections {
        section.blocks.end = section.blocks.end.min(count);
        section.blocks.start = section.blocks.start.min(count);
    }
    Some(out)
}
