//! Paragraphs that leave one line on a page, and lists that leave one item.
//!
//! Typst keeps two lines together, but not where a footnote has no room on the page: the line that calls it moves on
//! alone, or without the line before it.

use std::collections::BTreeSet;

use super::layout::Page;
use super::page_gaps::holding;
use super::text_lines::lines_of;
use crate::manuscript::{Block, BlockKind, List};
use crate::source::Span;

/// A paragraph, and what becomes of it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Lone {
    /// It begins on the next page.
    Begin(Span),
    /// Its last two lines go to the next page.
    End(Span),
    /// The list begins where so many lines have room.
    List(Span, usize),
}

/// A list of at most so many lines is kept whole, if it would leave one for the next page.
const LOW: usize = 8;

/// What becomes of a list with so many lines on two pages: one item at a foot, or one line at a head.
fn lone_item(list: &List, span: Span, (here, there): (usize, usize), foot: &Page) -> Option<Lone> {
    let second = list.items.get(1)?.marker.start;
    let spans = foot.glyphs.iter().filter_map(|glyph| glyph.source);
    let begun = spans
        .filter(|at| span.covers(*at))
        .any(|at| at.start >= second);
    let whole = here + there;
    if whole <= LOW && (!begun || there == 1) {
        return Some(Lone::List(span, whole + 1));
    }
    (!begun && here < 3).then_some(Lone::List(span, here + 3))
}

/// The paragraphs of `blocks` with one line at the foot or the head of a page, in order.
pub(super) fn lone_lines(blocks: &[Block], pages: &[Page]) -> Vec<Lone> {
    let mut out = Vec::new();
    for pair in pages.windows(2) {
        let [page, next] = pair else { continue };
        let held = |page: &Page| -> Vec<usize> {
            let spans = page.glyphs.iter().filter_map(|glyph| glyph.source);
            spans.filter_map(|span| holding(blocks, span)).collect()
        };
        let (here, there) = (held(page), held(next));
        // What floats does not count: only the last block of the one can go on on the other.
        let Some(last) = here.iter().max().filter(|last| there.contains(last)) else {
            continue;
        };
        let block = &blocks[*last];
        let counts = (lines_in(page, block.span), lines_in(next, block.span));
        let kept = match &block.kind {
            BlockKind::List(list) => {
                let before = last.checked_sub(2).and_then(|from| blocks.get(from..*last));
                // A title would be left with the line that announces the list.
                let announced = matches!(before, Some([title, line])
                    if matches!(title.kind, BlockKind::Heading(_))
                        && lines_in(page, line.span) < 2);
                let moved = lone_item(list, block.span, counts, page);
                out.extend(moved.filter(|_| !announced));
                continue;
            }
            BlockKind::Paragraph(_) => counts,
            _ => continue,
        };
        match kept {
            (1, _) | (2, 1) => out.push(Lone::Begin(block.span)),
            (_, 1) => out.push(Lone::End(block.span)),
            _ => {}
        }
    }
    out
}

/// How many lines of the text at `span` stand on a page.
fn lines_in(page: &Page, span: Span) -> usize {
    let own = page.glyphs.iter();
    lines_of(own.filter(|glyph| glyph.source.is_some_and(|at| span.covers(at)))).len()
}

/// The lists that go over the end of a page, but those of `level`.
pub(super) fn broken_lists(blocks: &[Block], pages: &[Page], level: &[Span]) -> Vec<Span> {
    let held = |page: &Page| {
        let spans = page.glyphs.iter().filter_map(|glyph| glyph.source);
        let blocks = spans.filter_map(|span| holding(blocks, span));
        blocks.collect::<BTreeSet<usize>>()
    };
    let mut out: Vec<Span> = Vec::new();
    for pair in pages.windows(2) {
        let [page, next] = pair else { continue };
        let (here, there) = (held(page), held(next));
        let broken = here.intersection(&there).map(|block| &blocks[*block]);
        let lists = broken.filter(|block| matches!(block.kind, BlockKind::List(_)));
        out.extend(
            lists
                .map(|block| block.span)
                .filter(|span| !level.contains(span)),
        );
    }
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::super::text_lines::page;
    use super::*;
    use crate::manuscript::{ListItem, Paragraph};

    #[test]
    fn one_line_at_the_end_of_a_page_or_at_its_head_is_lone() {
        let span = Span::new(0, 9);
        let kind = BlockKind::Paragraph(Paragraph::default());
        let blocks = [Block { span, kind }];
        let lone = |cut: usize, end: usize| lone_lines(&blocks, &[page(0..cut), page(cut..end)]);
        assert_eq!(lone(1, 6), [Lone::Begin(span)]);
        assert_eq!(lone(2, 3), [Lone::Begin(span)]);
        assert_eq!(lone(5, 6), [Lone::End(span)]);
        assert!(lone(4, 6).is_empty() && lone(6, 6).is_empty());
        let [block] = blocks;
        let quote = [Block {
            span,
            kind: BlockKind::Quote(vec![block]),
        }];
        assert!(lone_lines(&quote, &[page(0..1), page(1..6)]).is_empty());
    }

    #[test]
    fn no_item_of_a_list_stands_alone() {
        let span = Span::new(0, 20);
        // Items of two characters each, a line a character.
        let item = |n: usize| ListItem {
            marker: Span::new(n * 2, n * 2),
            blocks: Vec::new(),
        };
        let lone = |items: usize, cut: usize, end: usize| {
            let items = (0..items).map(item).collect();
            let kind = BlockKind::List(List {
                ordered: false,
                items,
            });
            lone_lines(&[Block { span, kind }], &[page(0..cut), page(cut..end)])
        };
        assert_eq!(lone(3, 2, 6), [Lone::List(span, 7)]);
        assert_eq!(lone(3, 5, 6), [Lone::List(span, 7)]);
        assert_eq!(lone(10, 2, 20), [Lone::List(span, 5)]);
        assert!(lone(3, 4, 6).is_empty());
        assert!(
            lone(10, 19, 20).is_empty(),
            "it is too long to be kept whole"
        );
    }
}
