//! The flows of a manuscript, within each of which order holds (design.md, 3, "Order").

use super::stretches::Places;
use crate::manuscript::{Block, BlockKind, Manuscript, OpeningRole, Reason};
use crate::source::Span;

/// The flow of the text itself; the others are numbered after it.
pub(super) const BODY: usize = 0;

/// Which flow each place belongs to, and where printing twice is no fault.
#[derive(Debug, Default)]
pub(super) struct Flows {
    /// Sorted and disjoint, with the flow of each; everything else is [`BODY`].
    own: Vec<(Span, usize)>,
    /// What a table says again on each of its pages and in each of its panels: its heads, its number, and the first
    /// cell of each row.
    pub(super) heads: Places,
    /// Front matter: spent, and printed where the text does not type it.
    pub(super) front: Places,
}

impl Flows {
    /// The flows of `manuscript`: its citation line, each footnote, each table and each figure, which may stand on
    /// another page than the words before and after it, has one of its own.
    pub(super) fn of(manuscript: &Manuscript) -> Self {
        let mut own: Vec<Span> = manuscript.notes.iter().map(|note| note.span).collect();
        let citation = |line: &&crate::manuscript::OpeningLine| line.role == OpeningRole::Citation;
        own.extend(
            manuscript
                .opening
                .iter()
                .filter(citation)
                .map(|line| line.span),
        );
        let mut heads = Vec::new();
        let mut waiting: Vec<&Block> = manuscript.blocks.iter().collect();
        waiting.extend(manuscript.notes.iter().flat_map(|note| &note.blocks));
        while let Some(block) = waiting.pop() {
            match &block.kind {
                BlockKind::Table(table) => {
                    own.push(block.span);
                    let more = table.rows.iter().take(table.heads).flatten();
                    let stubs = table.rows.iter().filter_map(|row| row.first());
                    let cells = table.head.iter().chain(more).chain(stubs);
                    let runs = cells.flat_map(|cell| &cell.runs);
                    heads.extend(runs.chain(&table.caption.number).map(|run| run.span));
                }
                BlockKind::Figure(_) => own.push(block.span),
                BlockKind::Quote(inner) => waiting.extend(inner),
                BlockKind::List(list) => {
                    waiting.extend(list.items.iter().flat_map(|item| &item.blocks));
                }
                _ => {}
            }
        }
        own.retain(|span| !span.is_empty());
        // The outer comes first: a table in a footnote belongs to the footnote.
        own.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut disjoint: Vec<(Span, usize)> = Vec::with_capacity(own.len());
        for span in own {
            if disjoint
                .last()
                .is_none_or(|(last, _)| last.end <= span.start)
            {
                disjoint.push((span, disjoint.len() + 1));
            }
        }
        let front = manuscript
            .spent
            .iter()
            .filter(|spent| spent.reason == Reason::FrontMatter)
            .map(|spent| spent.span);
        Self {
            own: disjoint,
            heads: Places::new(heads),
            front: Places::new(front),
        }
    }

    /// How many flows there are.
    pub(super) fn count(&self) -> usize {
        self.own.len() + 1
    }

    /// The flow of the character at `offset`.
    pub(super) fn at(&self, offset: usize) -> usize {
        let index = self.own.partition_point(|(span, _)| span.end <= offset);
        match self.own.get(index) {
            Some((span, flow)) if span.contains(offset) => *flow,
            _ => BODY,
        }
    }
}
