//! Every run of a manuscript, in typed order within each flow; and the proof that no character is lost.

use super::model::{Block, BlockKind, Caption, Manuscript, Run, RunKind};
use crate::source::Span;

impl Manuscript {
    /// Calls `visit` for every run: opening, blocks, notes.
    pub fn each_run<'m>(&'m self, visit: &mut dyn FnMut(&'m Run)) {
        for line in &self.opening {
            line.runs.iter().for_each(&mut *visit);
        }
        each_block(&self.blocks, visit);
        for note in &self.notes {
            each_block(&note.blocks, visit);
        }
    }

    /// Calls `visit` for every sentence of the paragraphs.
    pub fn each_sentence(&self, visit: &mut dyn FnMut(Span)) {
        sentences(&self.blocks, visit);
        for note in &self.notes {
            sentences(&note.blocks, visit);
        }
    }

    /// Where the manuscript's account of its characters does not add up: each character that is not white space
    /// must lie in one run of text or be spent, once. Empty if it adds up.
    pub fn unaccounted(&self, text: &str) -> Vec<Span> {
        let mut spans: Vec<Span> = self.spent.iter().map(|s| s.span).collect();
        self.each_run(&mut |run| {
            if matches!(run.kind, RunKind::Text | RunKind::Math) {
                spans.push(run.span);
            }
        });
        each_marker(&self.blocks, &mut |span| spans.push(span));
        for note in &self.notes {
            each_marker(&note.blocks, &mut |span| spans.push(span));
        }
        spans.sort_unstable();
        let mut out = Vec::new();
        let mut at = 0;
        for span in spans {
            if span.start < at {
                out.push(Span::new(span.start, span.end.min(at)));
            } else {
                gap(text, at, span.start, &mut out);
            }
            at = at.max(span.end);
        }
        gap(text, at, text.len(), &mut out);
        out
    }
}

fn sentences(blocks: &[Block], visit: &mut dyn FnMut(Span)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(paragraph) => {
                paragraph.sentences.iter().copied().for_each(&mut *visit)
            }
            BlockKind::Quote(inner) => sentences(inner, visit),
            BlockKind::List(list) => list
                .items
                .iter()
                .for_each(|item| sentences(&item.blocks, visit)),
            _ => {}
        }
    }
}

/// Adds the characters between `from` and `to` that are not white space.
fn gap(text: &str, from: usize, to: usize, out: &mut Vec<Span>) {
    let part = text.get(from..to).unwrap_or("");
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let start = from + (part.len() - part.trim_start().len());
        out.push(Span::new(start, start + trimmed.len()));
    }
}

/// Calls `visit` for every run of `blocks`.
pub fn each_block<'m>(blocks: &'m [Block], visit: &mut dyn FnMut(&'m Run)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => heading.runs.iter().for_each(&mut *visit),
            BlockKind::Paragraph(paragraph) => paragraph.runs.iter().for_each(&mut *visit),
            BlockKind::Quote(inner) => each_block(inner, visit),
            BlockKind::List(list) => {
                for item in &list.items {
                    each_block(&item.blocks, visit);
                }
            }
            BlockKind::Table(table) => {
                each_caption(&table.caption, false, visit);
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    cell.runs.iter().for_each(&mut *visit);
                }
                each_caption(&table.caption, true, visit);
            }
            BlockKind::Figure(figure) => {
                each_caption(&figure.caption, false, visit);
                each_caption(&figure.caption, true, visit);
            }
            BlockKind::Code(runs) | BlockKind::Ornament(runs) | BlockKind::Entry(runs) => {
                runs.iter().for_each(&mut *visit);
            }
        }
    }
}

fn each_caption<'m>(caption: &'m Caption, note: bool, visit: &mut dyn FnMut(&'m Run)) {
    if note {
        caption.note.iter().for_each(visit);
    } else {
        caption.number.iter().chain(&caption.title).for_each(visit);
    }
}

/// Calls `visit` for every printed marker of an ordered list.
pub fn each_marker(blocks: &[Block], visit: &mut dyn FnMut(Span)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Quote(inner) => each_marker(inner, visit),
            BlockKind::List(list) => {
                for item in &list.items {
                    if list.ordered {
                        visit(item.marker);
                    }
                    each_marker(&item.blocks, visit);
                }
            }
            _ => {}
        }
    }
}
