//! The runs of blocks, flow by flow, whatever they are nested in.

use crate::manuscript::{Block, BlockKind, Manuscript, Run};
use crate::source::Span;

/// A stretch that is printed as one: a paragraph, a cell, a caption, or the mark of a list's item.
#[derive(Copy, Clone, Debug)]
pub(super) enum Flow<'a> {
    /// Words.
    Runs(&'a [Run]),
    /// A typed number or letter before an item.
    Mark(Span),
}

/// Every flow of `manuscript`: opening, blocks, notes, each in typed order.
pub(super) fn all(manuscript: &Manuscript) -> Vec<Flow<'_>> {
    let mut out: Vec<_> = manuscript
        .opening
        .iter()
        .map(|line| Flow::Runs(&line.runs))
        .collect();
    of(&manuscript.blocks, &mut out);
    for note in &manuscript.notes {
        of(&note.blocks, &mut out);
    }
    out
}

/// The flows of the blocks that are for the lecture alone.
pub(super) fn of_lecture(manuscript: &Manuscript) -> Vec<Flow<'_>> {
    let mut out = Vec::new();
    for aside in &manuscript.asides {
        of(&aside.blocks, &mut out);
    }
    out
}

/// Adds the flows of `blocks`. A stack of its own: the depth of nesting is the author's.
fn of<'a>(blocks: &'a [Block], out: &mut Vec<Flow<'a>>) {
    enum Next<'a> {
        Block(&'a Block),
        Mark(Span),
    }
    let mut stack: Vec<_> = blocks.iter().rev().map(Next::Block).collect();
    while let Some(next) = stack.pop() {
        let block = match next {
            Next::Block(block) => block,
            Next::Mark(span) => {
                out.push(Flow::Mark(span));
                continue;
            }
        };
        match &block.kind {
            BlockKind::Heading(heading) => out.push(Flow::Runs(&heading.runs)),
            BlockKind::Paragraph(paragraph) => out.push(Flow::Runs(&paragraph.runs)),
            BlockKind::Code(runs) | BlockKind::Ornament(runs) | BlockKind::Entry(runs) => {
                out.push(Flow::Runs(runs));
            }
            BlockKind::Quote(inner) => stack.extend(inner.iter().rev().map(Next::Block)),
            BlockKind::List(list) => {
                for item in list.items.iter().rev() {
                    stack.extend(item.blocks.iter().rev().map(Next::Block));
                    if list.ordered {
                        stack.push(Next::Mark(item.marker));
                    }
                }
            }
            BlockKind::Table(table) => {
                out.push(Flow::Runs(&table.caption.number));
                out.push(Flow::Runs(&table.caption.title));
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                out.extend(cells.map(|cell| Flow::Runs(&cell.runs)));
                out.push(Flow::Runs(&table.caption.note));
            }
            BlockKind::Figure(figure) => {
                out.push(Flow::Runs(&figure.caption.number));
                out.push(Flow::Runs(&figure.caption.title));
                out.push(Flow::Runs(&figure.caption.note));
            }
        }
    }
}
