//! Tables and figures that had no room on their page: it ends early before them, or they go over its end.
//!
//! In: the pages of a print edition. Out: the tables and figures that left room behind, and the tables that are broken
//! though one page would hold them. Set afloat, such a one stands at the head of the next page, and the text goes on
//! before it; its tags stay where it was typed.

use std::collections::BTreeMap;

use typst::layout::{Frame, FrameItem, Point, Transform};

use super::layout::{Glyph, Page};
use crate::manuscript::{Block, BlockKind};
use crate::source::Span;

/// Room at the foot of a page.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(super) struct Gap {
    /// The table or figure that comes next.
    pub(super) block: Span,
    /// The height of the room in points.
    pub(super) room: f64,
}

/// A page with less room than this part of its text block is full.
const SMALL: f64 = 0.125;

/// The gaps of `pages` before tables and figures of `blocks`, in order; `ends` are the lower edges of the pages' images
/// ([`images_end`]), and `afloat` what has no place in the text.
pub(super) fn gaps(blocks: &[Block], pages: &[Page], ends: &[f64], afloat: &[Span]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    // The last block of the text so far.
    let mut last = None;
    for (page, image) in pages.iter().zip(ends) {
        let (mut bottom, mut floor) = (*image, page.measure.bottom);
        let mut beside: Vec<&Glyph> = Vec::new();
        for glyph in &page.glyphs {
            let Some(span) = glyph.source else { continue };
            match holding(blocks, span) {
                Some(at) => {
                    bottom = bottom.max(glyph.rect.bottom);
                    if !afloat.contains(&blocks[at].span) {
                        last = last.max(Some(at));
                    }
                }
                None => beside.push(glyph),
            }
        }
        // Notes, and what stands at the foot of the opener.
        let lower = beside.iter().map(|glyph| glyph.rect.top);
        floor = lower.filter(|top| *top >= bottom).fold(floor, f64::min);
        let room = floor - bottom;
        if room > SMALL * (page.measure.bottom - page.measure.top)
            && let Some(next) = last.and_then(|at| next_block(blocks, at))
            && matches!(next.kind, BlockKind::Table(_) | BlockKind::Figure(_))
            && !afloat.contains(&next.span)
        {
            gaps.push(Gap {
                block: next.span,
                room,
            });
        }
    }
    gaps
}

/// A table is floated if it fills at most this part of a page: no text has room beside what is higher.
const WHOLE: f64 = 0.9;

/// The tables that go over the end of a page, but would have room on one; `afloat` as before.
pub(super) fn broken_tables(blocks: &[Block], pages: &[Page], afloat: &[Span]) -> Vec<Span> {
    let mut heights: Vec<(usize, f64, usize)> = Vec::new();
    for page in pages {
        let mut ends: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for glyph in &page.glyphs {
            let at = glyph.source.and_then(|span| holding(blocks, span));
            let table = at.filter(|at| matches!(blocks[*at].kind, BlockKind::Table(_)));
            let Some(at) = table else { continue };
            let (top, bottom) = ends.entry(at).or_insert((f64::INFINITY, 0.0));
            (*top, *bottom) = (top.min(glyph.rect.top), bottom.max(glyph.rect.bottom));
        }
        for (at, (top, bottom)) in ends {
            match heights.iter_mut().find(|(table, ..)| *table == at) {
                Some((_, height, parts)) => {
                    *height += bottom - top;
                    *parts += 1;
                }
                None => heights.push((at, bottom - top, 1)),
            }
        }
    }
    let measure = pages
        .iter()
        .map(|page| page.measure.bottom - page.measure.top);
    let room = measure.fold(0.0, f64::max) * WHOLE;
    let broken = heights
        .into_iter()
        .filter(|(_, height, parts)| *parts == 2 && *height <= room);
    let spans = broken.map(|(at, ..)| blocks[at].span);
    spans.filter(|span| !afloat.contains(span)).collect()
}

/// The tables and figures that stand before one of `afloat` that was typed before them: they float too, in its wake.
pub(super) fn overtaking(blocks: &[Block], pages: &[Page], afloat: &[Span]) -> Vec<Span> {
    // In most layouts nothing floats, and no glyph need be looked at.
    if afloat.is_empty() {
        return Vec::new();
    }
    let mut begun: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for span in page.glyphs.iter().filter_map(|glyph| glyph.source) {
            let at = holding(blocks, span).filter(|at| {
                matches!(blocks[*at].kind, BlockKind::Table(_) | BlockKind::Figure(_))
            });
            if let Some(at) = at {
                begun.entry(at).or_insert(number);
            }
        }
    }
    let mut out = Vec::new();
    // The last page of those that float, so far.
    let mut floated = 0;
    for (at, page) in begun {
        let span = blocks[at].span;
        if afloat.contains(&span) {
            floated = floated.max(page);
        } else if page < floated {
            out.push(span);
        }
    }
    out
}

/// The block that a glyph's characters belong to.
pub(super) fn holding(blocks: &[Block], span: Span) -> Option<usize> {
    let at = blocks
        .partition_point(|block| block.span.start <= span.start)
        .checked_sub(1)?;
    blocks[at].span.covers(span).then_some(at)
}

/// What comes after the block at `at`; a title goes with what it is the title of.
fn next_block(blocks: &[Block], at: usize) -> Option<&Block> {
    let after = blocks.get(at + 1..)?.iter();
    after
        .filter(|block| !matches!(block.kind, BlockKind::Heading(_)))
        .find(|block| !block.span.is_empty())
}

/// The lower edge of a page's lowest image, in points; 0 if it has none.
pub(super) fn images_end(frame: &Frame) -> f64 {
    fn lowest(frame: &Frame, at: Transform, depth: usize) -> f64 {
        let ends = frame.items().map(|(point, item)| match item {
            // Frames nest as deeply as Typst's own layout lets them; this bound is far beyond it.
            FrameItem::Group(group) if depth < 512 => {
                let moved = Transform::translate(point.x, point.y);
                lowest(
                    &group.frame,
                    at.pre_concat(moved).pre_concat(group.transform),
                    depth + 1,
                )
            }
            FrameItem::Image(_, size, _) => {
                let corners = [*point, Point::new(point.x, point.y + size.y)];
                let ends = corners.map(|corner| corner.transform(at).y.to_pt());
                ends[0].max(ends[1])
            }
            _ => 0.0,
        });
        ends.fold(0.0, f64::max)
    }
    lowest(frame, Transform::identity(), 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::{Figure, Paragraph};
    use crate::typeset::Rect;

    /// Blocks of ten characters each.
    fn blocks(kinds: Vec<BlockKind>) -> Vec<Block> {
        let placed = kinds.into_iter().enumerate().map(|(at, kind)| Block {
            span: Span::new(at * 10, at * 10 + 9),
            kind,
        });
        placed.collect()
    }

    fn paragraph() -> BlockKind {
        BlockKind::Paragraph(Paragraph::default())
    }

    fn figure() -> BlockKind {
        let path = crate::source::Typed {
            text: "map.svg".into(),
            span: None,
        };
        BlockKind::Figure(Figure {
            caption: Default::default(),
            path,
            alt: None,
        })
    }

    /// A page of a hundred points with glyphs of the block or other text at `source`, each ending at a height.
    fn page(glyphs: &[(usize, f64)]) -> Page {
        let glyph = |(source, bottom): &(usize, f64)| Glyph {
            source: Some(Span::new(*source, source + 1)),
            text: "x".into(),
            rect: Rect {
                left: 0.0,
                top: bottom - 5.0,
                right: 5.0,
                bottom: *bottom,
            },
            present: true,
            inked: true,
            size: 5.0,
        };
        Page {
            measure: Rect {
                bottom: 100.0,
                ..Rect::default()
            },
            glyphs: glyphs.iter().map(glyph).collect(),
            ..Page::default()
        }
    }

    #[test]
    fn a_figure_that_was_pushed_leaves_a_gap() {
        let blocks = blocks(vec![paragraph(), figure(), paragraph()]);
        let pages = [
            page(&[(0, 10.0), (5, 60.0)]),
            page(&[(12, 30.0), (20, 95.0)]),
        ];
        let found = |ends: [f64; 2], afloat: &[Span]| gaps(&blocks, &pages, &ends, afloat);
        let gap = Gap {
            block: blocks[1].span,
            room: 40.0,
        };
        assert_eq!(found([0.0, 0.0], &[]), [gap]);
        assert!(found([90.0, 0.0], &[]).is_empty(), "an image stands there");
        assert!(found([0.0, 0.0], &[gap.block]).is_empty(), "it floats");
    }

    #[test]
    fn a_table_over_the_end_of_a_page_is_broken() {
        let table = BlockKind::Table(crate::manuscript::Table {
            caption: Default::default(),
            align: Vec::new(),
            head: Vec::new(),
            rows: Vec::new(),
            heads: 0,
        });
        let blocks = blocks(vec![paragraph(), table, paragraph()]);
        let broken = |first: &[(usize, f64)], second: &[(usize, f64)], afloat: &[Span]| {
            broken_tables(&blocks, &[page(first), page(second)], afloat)
        };
        let (first, second) = ([(0, 10.0), (12, 90.0)], [(14, 40.0), (20, 95.0)]);
        assert_eq!(broken(&first, &second, &[]), [blocks[1].span]);
        assert!(broken(&first, &second, &[blocks[1].span]).is_empty());
        // One that a page does not hold, and one that is whole.
        let high = [(0, 5.0), (12, 10.0), (13, 95.0)];
        assert!(broken(&high, &second, &[]).is_empty());
        assert!(broken(&[(0, 10.0)], &second, &[]).is_empty());
    }

    #[test]
    fn a_figure_before_one_that_floats_overtakes_it() {
        let blocks = blocks(vec![figure(), paragraph(), figure()]);
        let pages = [page(&[(10, 20.0), (20, 60.0)]), page(&[(0, 40.0)])];
        let (first, second) = (blocks[0].span, blocks[2].span);
        assert_eq!(overtaking(&blocks, &pages, &[first]), [second]);
        assert!(overtaking(&blocks, &pages, &[first, second]).is_empty());
        let pages = [page(&[(0, 20.0)]), page(&[(10, 20.0), (20, 60.0)])];
        assert!(overtaking(&blocks, &pages, &[first]).is_empty());
    }

    #[test]
    fn notes_take_room_and_other_blocks_leave_none() {
        let with_figure = blocks(vec![paragraph(), figure()]);
        // The note is no block.
        let noted = [page(&[(0, 60.0), (95, 75.0)])];
        assert!(gaps(&with_figure, &noted, &[0.0], &[]).is_empty());
        let text = blocks(vec![paragraph(), paragraph()]);
        assert!(gaps(&text, &[page(&[(0, 60.0)])], &[0.0], &[]).is_empty());
    }
}
