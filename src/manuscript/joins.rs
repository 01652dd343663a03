//! What typing tore apart: paragraphs cut by a page break, lists with a stray paragraph inside.

use super::desk::Desk;
use super::lines;
use super::model::{Block, BlockKind, EvidenceKind, List, Paragraph, Run, RunKind, Style};
use super::printed::Printed;
use super::sentences;

/// A paragraph shorter than this is no half of one.
const SHORTEST: usize = 60;

/// Joins the halves of cut paragraphs (an end without a stop, a start in lower case), with evidence.
pub(super) fn paragraphs(desk: &mut Desk<'_>, blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut joined: Vec<usize> = Vec::new();
    for block in blocks {
        let last = out.len().saturating_sub(1);
        if let BlockKind::Paragraph(second) = &block.kind
            && let Some(Block {
                span,
                kind: BlockKind::Paragraph(first),
            }) = out.last_mut()
            && span.len() >= SHORTEST
            && is_cut(desk.text, first, second)
        {
            // A footnote's definition may stand between.
            let gap = lines::blank_span(desk.text, span.end, block.span.start);
            first.runs.push(Run {
                span: gap,
                kind: RunKind::Space,
                style: Style::default(),
            });
            first.runs.extend(second.runs.iter().cloned());
            if joined.last() != Some(&last) {
                joined.push(last);
            }
            *span = span.join(block.span);
            desk.note(gap, EvidenceKind::SplitParagraph);
            continue;
        }
        out.push(block);
    }
    for index in joined {
        if let Some(BlockKind::Paragraph(paragraph)) = out.get_mut(index).map(|b| &mut b.kind) {
            paragraph.sentences = sentences::split_in(desk.text, &paragraph.runs, desk.language);
        }
    }
    out
}

fn is_cut(text: &str, first: &Paragraph, second: &Paragraph) -> bool {
    let last = first
        .runs
        .iter()
        .rev()
        .find(|r| matches!(r.kind, RunKind::Text))
        .and_then(|r| text.get(r.span.range()))
        .and_then(|t| t.chars().next_back());
    let open = last.is_some_and(|c| c.is_alphabetic() || matches!(c, ',' | '-' | '–'));
    let head = second
        .runs
        .first()
        .filter(|r| matches!(r.kind, RunKind::Text))
        .and_then(|r| text.get(r.span.range()))
        .and_then(|t| t.chars().next());
    open && head.is_some_and(char::is_lowercase)
}

/// Leaves evidence of paragraphs that stand inside a numbered list, or between it and the line that opens it.
pub(super) fn lists(desk: &mut Desk<'_>, blocks: &[Block]) {
    let text = desk.text;
    for window in blocks.windows(3) {
        let [before, stray, after] = window else {
            continue;
        };
        let (BlockKind::Paragraph(_), BlockKind::List(next)) = (&stray.kind, &after.kind) else {
            continue;
        };
        if !next.ordered {
            continue;
        }
        let inside = match &before.kind {
            BlockKind::List(list) => list.ordered && first_number(text, next) != Some(1),
            BlockKind::Paragraph(lead) => {
                first_number(text, next) == Some(1)
                    && ends_with(text, lead, ':')
                    && matches!(&stray.kind, BlockKind::Paragraph(p) if !ends_with(text, p, ':'))
            }
            _ => false,
        };
        if inside {
            desk.note(stray.span, EvidenceKind::InterruptedList);
        }
    }
}

fn ends_with(text: &str, paragraph: &Paragraph, sign: char) -> bool {
    Printed::of(text, &paragraph.runs)
        .text
        .trim_end()
        .ends_with(sign)
}

/// What the list's first marker counts.
fn first_number(text: &str, list: &List) -> Option<u32> {
    let marker = list.items.first()?.marker;
    let word = text.get(marker.range())?.trim_matches(['(', ')', '.']);
    let digits = word.chars().try_fold(0u32, |n, c| {
        Some(n.saturating_mul(10) + super::headings::value_of(c)?)
    });
    match digits {
        Some(n) => Some(n),
        None if matches!(word, "a" | "A" | "i" | "I") => Some(1),
        None => Some(2),
    }
}
