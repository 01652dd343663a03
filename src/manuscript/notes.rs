//! The bodies of footnotes, read once everything that calls them has been.

use super::blocks::{self, Manner};
use super::desk::Desk;
use super::inline;
use super::lines::Row;
use super::model::{Block, BlockKind, EvidenceKind, Paragraph, Reason};

/// Reads the definitions; returns those that nothing calls after all, as paragraphs.
pub(super) fn read(desk: &mut Desk<'_>) -> Vec<Block> {
    let definitions = std::mem::take(&mut desk.definitions);
    let mut left = Vec::new();
    desk.in_note = true;
    for definition in definitions.into_values() {
        let Some(index) = definition.index else {
            left.push(definition);
            continue;
        };
        desk.spend(definition.mark.start, definition.mark.end, Reason::NoteMark);
        let manner = Manner {
            depth: 1,
            row_paragraphs: false,
        };
        let blocks = blocks::read(desk, &definition.rows, manner);
        if let Some(note) = desk.notes.get_mut(index) {
            note.blocks = blocks;
        }
    }
    left.sort_by_key(|d| d.mark.start);
    let out = left
        .into_iter()
        .map(|definition| {
            let mut rows: Vec<Row> = definition.rows;
            if let Some(first) = rows.first_mut() {
                first.start = definition.mark.start;
            }
            let span = super::lines::span_of(desk.text, &rows);
            desk.note(span, EvidenceKind::NoteWithoutCall);
            let rows: Vec<Row> = rows
                .into_iter()
                .filter(|r| !r.is_blank(desk.text))
                .collect();
            Block {
                span,
                kind: BlockKind::Paragraph(Paragraph {
                    runs: inline::read(desk, &rows),
                    sentences: vec![span],
                }),
            }
        })
        .collect();
    desk.in_note = false;
    out
}
