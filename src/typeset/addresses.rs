//! Addresses that a page ends within, and what would keep their lines together.

use super::layout::Page;
use super::page_gaps::holding;
use super::text_lines::lines_of;
use crate::manuscript::{Block, BlockKind};
use crate::source::Span;

/// An address on two pages.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// The entry of the list that it stands in could begin on the next page.
    Entry(Span),
    /// This paragraph could.
    Paragraph(Span),
    /// Too much would go with it.
    Other,
}

/// So many lines of an entry or a paragraph are taken to the next page with its address.
const TAKEN: usize = 3;

/// The addresses on two pages, in order.
pub(super) fn cut_addresses(addresses: &[Span], blocks: &[Block], pages: &[Page]) -> Vec<Cut> {
    if addresses.is_empty() {
        return Vec::new();
    }
    // The first page of each, and whether it goes on on another.
    let mut places: Vec<Option<(usize, bool)>> = vec![None; addresses.len()];
    for (number, page) in pages.iter().enumerate() {
        for span in page.glyphs.iter().filter_map(|glyph| glyph.source) {
            let at = addresses.partition_point(|address| address.end <= span.start);
            if addresses
                .get(at)
                .is_some_and(|address| address.covers(span))
            {
                let (first, cut) = places[at].get_or_insert((number, false));
                *cut |= *first != number;
            }
        }
    }
    let found = addresses.iter().zip(places);
    let cut = found.filter_map(|(address, place)| match place {
        Some((first, true)) => Some(kind(*address, blocks, &pages[first])),
        _ => None,
    });
    cut.collect()
}

fn kind(address: Span, blocks: &[Block], page: &Page) -> Cut {
    let Some(block) = holding(blocks, address).map(|at| &blocks[at]) else {
        return Cut::Other;
    };
    let inside = |at: Span| block.span.covers(at);
    let glyphs = page.glyphs.iter();
    let lines = lines_of(glyphs.filter(|glyph| glyph.source.is_some_and(inside)));
    match block.kind {
        _ if lines.len() > TAKEN => Cut::Other,
        BlockKind::Entry(_) => Cut::Entry(address),
        BlockKind::Paragraph(_) => Cut::Paragraph(block.span),
        _ => Cut::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::text_lines::page;
    use super::*;
    use crate::manuscript::Paragraph;

    #[test]
    fn what_goes_with_an_address_is_told_by_how_much_that_is() {
        let span = Span::new(0, 20);
        let address = Span::new(1, 6);
        let cut = |kind: BlockKind, at: usize| {
            let blocks = [Block { span, kind }];
            cut_addresses(&[address], &blocks, &[page(0..at), page(at..20)])
        };
        let paragraph = || BlockKind::Paragraph(Paragraph::default());
        let entry = || BlockKind::Entry(Vec::new());
        assert_eq!(cut(entry(), 3), [Cut::Entry(address)]);
        assert_eq!(cut(paragraph(), 3), [Cut::Paragraph(span)]);
        assert_eq!(cut(paragraph(), 5), [Cut::Other]);
        // It is whole.
        assert!(cut(entry(), 1).is_empty() && cut(entry(), 6).is_empty());
    }
}
