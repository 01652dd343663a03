//! Paragraphs that lead to what is displayed after them, and end a page that it does not begin on.
//!
//! Their last two lines stand with its first ones: a colon at the foot of a page leads nowhere.

use super::layout::Page;
use super::page_gaps::holding;
use crate::manuscript::{Block, BlockKind, Paragraph, RunKind};
use crate::source::Span;

/// Leads below the last line of such a paragraph that the space and the first lines of what follows take: two, or three
/// that stay together.
const BELOW: usize = 4;

/// A paragraph at the foot of a page that leads to what begins the next.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) paragraph: Span,
    /// What it leads to.
    pub(super) to: Span,
    /// The leads that it needs below it.
    pub(super) room: usize,
}

/// The paragraphs of `blocks` that end in a colon at the foot of a page; `rooms` are the lists that begin where so many
/// lines have room.
pub(super) fn lead_ins(
    text: &str,
    blocks: &[Block],
    pages: &[Page],
    rooms: &[(Span, usize)],
) -> Vec<Lead> {
    let leads = |at: &usize| leads_on(text, &blocks[*at]) && is_displayed(&blocks[at + 1]);
    let candidates: Vec<usize> = (0..blocks.len().saturating_sub(1)).filter(leads).collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    // The last page of each block, and its first.
    let mut places: Vec<Option<(usize, usize)>> = vec![None; blocks.len()];
    for (number, page) in pages.iter().enumerate() {
        for span in page.glyphs.iter().filter_map(|glyph| glyph.source) {
            if let Some(block) = holding(blocks, span) {
                let (_, last) = places[block].get_or_insert((number, number));
                *last = number;
            }
        }
    }
    let parted = candidates.into_iter().filter_map(|at| {
        let ((_, last), (first, _)) = (places[at]?, places[at + 1]?);
        let wished = rooms.iter().find(|(list, _)| *list == blocks[at + 1].span);
        let room = wished.map_or(BELOW, |(_, lines)| (lines + 1).max(BELOW));
        (last < first).then_some(Lead {
            paragraph: blocks[at].span,
            to: blocks[at + 1].span,
            room,
        })
    });
    parted.collect()
}

/// Whether a paragraph ends in a colon.
fn leads_on(text: &str, block: &Block) -> bool {
    let BlockKind::Paragraph(Paragraph { runs, .. }) = &block.kind else {
        return false;
    };
    let mut words = runs.iter().rev();
    let last = words.find(|run| matches!(run.kind, RunKind::Text | RunKind::Math));
    last.is_some_and(|run| run.span.of(text).trim_end().ends_with([':', '：']))
}

/// Whether a block is set off below the line that leads to it.
fn is_displayed(block: &Block) -> bool {
    match &block.kind {
        BlockKind::List(_) | BlockKind::Quote(_) | BlockKind::Code(_) => true,
        // A formula on lines of its own.
        BlockKind::Paragraph(Paragraph { runs, .. }) => {
            let formula = |kind| matches!(kind, RunKind::Math | RunKind::Space | RunKind::Break);
            runs.iter().all(|run| formula(run.kind))
                && runs.iter().any(|run| run.kind == RunKind::Math)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::text_lines::page;
    use super::*;
    use crate::manuscript::{List, Run, Style};

    fn paragraph(start: usize, end: usize, kind: RunKind) -> Block {
        let span = Span::new(start, end);
        let run = Run {
            kind,
            span,
            style: Style::default(),
        };
        let paragraph = Paragraph {
            runs: vec![run],
            ..Paragraph::default()
        };
        Block {
            span,
            kind: BlockKind::Paragraph(paragraph),
        }
    }

    #[test]
    fn a_colon_at_the_foot_of_a_page_is_found_where_something_displayed_follows() {
        let text = "as follows: the items";
        let span = Span::new(12, 21);
        let list = BlockKind::List(List {
            ordered: false,
            items: Vec::new(),
        });
        let blocks = |next: Block| [paragraph(0, 11, RunKind::Text), next];
        let listed = blocks(Block { span, kind: list });
        let parted = [page(0..11), page(12..21)];
        let lead = |room| Lead {
            paragraph: Span::new(0, 11),
            to: span,
            room,
        };
        let found = |blocks: &[Block], pages: &[Page], rooms: &[(Span, usize)]| {
            lead_ins(text, blocks, pages, rooms)
        };
        assert_eq!(found(&listed, &parted, &[]), [lead(BELOW)]);
        assert_eq!(found(&listed, &parted, &[(span, 5)]), [lead(6)]);
        let formula = blocks(paragraph(12, 21, RunKind::Math));
        assert_eq!(found(&formula, &parted, &[]), [lead(BELOW)]);
        // Two of its lines, or one, stand above the list.
        let together = [page(0..5), page(5..21)];
        assert!(found(&listed, &together, &[]).is_empty());
        assert!(found(&listed, &[page(0..13), page(13..21)], &[]).is_empty());
        let prose = blocks(paragraph(12, 21, RunKind::Text));
        assert!(found(&prose, &parted, &[]).is_empty());
        let stopped = lead_ins("it follows. the items", &listed, &parted, &[]);
        assert!(stopped.is_empty());
    }
}
