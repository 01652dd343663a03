//! Captions typed as paragraphs go to their table or figure (APA 7, 7.8 to 7.14, 7.22 to 7.28).
//!
//! `Table 1` and, under it, a title; or both in one line; or Pandoc's `Table: title`; and a note below
//! (`*Note.* …`). Only paragraphs that stand directly at a table or figure are taken.

use super::desk::Desk;
use super::headings::number_of_caption;
use super::lines::blank_span;
use super::model::{Block, BlockKind, Caption, Reason, Run, RunKind};
use super::printed::Printed;

/// A title longer than this is a paragraph.
const LONGEST: usize = 600;

/// Do `runs` begin a caption, its number in bold (`**Figure 1** …`)? One that found no figure stays a paragraph.
pub fn begins_caption(source: &crate::source::Source, runs: &[Run]) -> bool {
    runs.first()
        .is_some_and(|run| run.style.strong && number_of_caption(source.slice(run.span)).is_some())
}

/// Joins captions and notes to the tables and figures among `blocks`.
pub(super) fn attach(desk: &mut Desk<'_>, blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut after_table = false;
    for mut block in blocks {
        let is_table = matches!(block.kind, BlockKind::Table(_));
        if is_table || matches!(block.kind, BlockKind::Figure(_)) {
            let before = above(desk, &mut out, is_table);
            take_above(desk, &mut block, before);
            after_table = true;
            out.push(block);
            continue;
        }
        if after_table && let Some(last) = out.last_mut() {
            match below(desk, &block, last) {
                Below::Note => {
                    take_note(desk.text, last, block);
                    continue;
                }
                Below::Caption(number, title, span) => {
                    if let Some(caption) = caption_mut(last) {
                        caption.number = number;
                        if caption.title.is_empty() {
                            caption.title = title;
                        }
                    }
                    last.span = last.span.join(span);
                    continue;
                }
                Below::Other => after_table = false,
            }
        }
        out.push(block);
    }
    out
}

fn caption_mut(block: &mut Block) -> Option<&mut Caption> {
    match &mut block.kind {
        BlockKind::Table(table) => Some(&mut table.caption),
        BlockKind::Figure(figure) => Some(&mut figure.caption),
        _ => None,
    }
}

fn runs_of(block: &Block) -> Option<&Vec<Run>> {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => Some(&paragraph.runs),
        _ => None,
    }
}

/// What stands over a table or figure.
#[derive(Default)]
struct Above {
    number: Vec<Run>,
    title: Vec<Run>,
    span: Option<crate::source::Span>,
}

fn above(desk: &mut Desk<'_>, out: &mut Vec<Block>, is_table: bool) -> Above {
    let text = desk.text;
    let printed = |block: Option<&Block>| {
        block
            .and_then(runs_of)
            .map(|runs| Printed::of(text, runs))
            .filter(|p| !p.text.is_empty() && p.text.len() <= LONGEST)
    };
    let Some(last) = printed(out.last()) else {
        return Above::default();
    };
    // `Table 1. Title` or `Table 1` and the title as one paragraph.
    if let Some(length) = number_of_caption(&last.text) {
        let block = out.pop();
        let place = last.span(0, length).end;
        return split(text, block, place);
    }
    if is_table && let Some(block) = pandoc(desk, out.last()) {
        let span = out.pop().map(|b| b.span);
        return Above {
            number: Vec::new(),
            title: block,
            span,
        };
    }
    // `Table 1`, and the title as a paragraph of its own.
    let second = out.len().checked_sub(2).and_then(|i| out.get(i));
    if let Some(first) = printed(second)
        && number_of_caption(&first.text) == Some(first.text.trim_end().len())
        && !last.text.trim_end().ends_with(':')
        && (last.text.chars().count() <= 300 || is_slanted(text, out.last()))
    {
        let title = out.pop();
        let number = out.pop();
        let span = number
            .as_ref()
            .zip(title.as_ref())
            .map(|(a, b)| a.span.join(b.span));
        return Above {
            number: number.map(into_runs).unwrap_or_default(),
            title: title.map(into_runs).unwrap_or_default(),
            span,
        };
    }
    Above::default()
}

/// Whether all of a paragraph is in italics, as titles are (APA 7, 7.10).
fn is_slanted(text: &str, block: Option<&Block>) -> bool {
    let words = block.and_then(runs_of).into_iter().flatten();
    let mut words = words.filter(|run| !text[run.span.range()].trim().is_empty());
    words.all(|run| run.style.emph)
}

fn into_runs(block: Block) -> Vec<Run> {
    match block.kind {
        BlockKind::Paragraph(paragraph) => paragraph.runs,
        _ => Vec::new(),
    }
}

/// The title of `Table: title` or `: title`; the sign is spent.
fn pandoc(desk: &mut Desk<'_>, block: Option<&Block>) -> Option<Vec<Run>> {
    let runs = runs_of(block?)?;
    let first = runs.first().filter(|r| r.kind == RunKind::Text)?;
    let words = desk.text.get(first.span.range())?;
    let sign = ["Table:", ": "]
        .iter()
        .find(|sign| words.starts_with(**sign))?;
    let rest = words.get(sign.len()..)?;
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    let mut kept = runs.clone();
    desk.spend(
        first.span.start,
        first.span.start + sign.trim_end().len(),
        Reason::Steering,
    );
    if let Some(run) = kept.first_mut() {
        run.span.start += sign.len() + blanks;
    }
    kept.retain(|run| !(run.kind == RunKind::Text && run.span.is_empty()));
    while kept.first().is_some_and(|r| r.kind == RunKind::Space) {
        kept.remove(0);
    }
    Some(kept)
}

/// Cuts a caption's runs in two at `place`.
fn split(text: &str, block: Option<Block>, place: usize) -> Above {
    let Some(block) = block else {
        return Above::default();
    };
    let span = Some(block.span);
    let (mut number, mut title) = (Vec::new(), Vec::new());
    for run in into_runs(block) {
        if run.span.end <= place {
            number.push(run);
        } else if run.span.start >= place {
            title.push(run);
        } else {
            let (mut head, mut tail) = (run.clone(), run);
            head.span.end = place;
            tail.span.start = place;
            let rest = text.get(tail.span.range()).unwrap_or("");
            tail.span.start += rest.len() - rest.trim_start_matches(' ').len();
            number.push(head);
            title.push(tail);
        }
    }
    let gap =
        |run: &Run| matches!(run.kind, RunKind::Space | RunKind::Break) || run.span.is_empty();
    while number.last().is_some_and(gap) {
        number.pop();
    }
    let lead = title.iter().take_while(|run| gap(run)).count();
    title.drain(..lead);
    if let Some(run) = title.first_mut().filter(|r| r.kind == RunKind::Text) {
        let words = text.get(run.span.range()).unwrap_or("");
        run.span.start += words.len() - words.trim_start_matches(' ').len();
    }
    title.retain(|run| !run.span.is_empty());
    Above {
        number,
        title,
        span,
    }
}

fn take_above(desk: &mut Desk<'_>, block: &mut Block, above: Above) {
    if let Some(span) = above.span {
        block.span = block.span.join(span);
    }
    let start = block.span.start;
    if !above.title.is_empty() {
        brackets_to_alt(desk, block);
    }
    let Some(caption) = caption_mut(block) else {
        return;
    };
    if !above.number.is_empty() {
        caption.number = above.number;
    }
    if !above.title.is_empty() {
        if caption.title.is_empty() {
            caption.title = above.title;
        } else {
            // Beside a text of its own for the ear, the brackets hold a title: both are printed, a line each.
            let own = std::mem::replace(&mut caption.title, above.title);
            caption.title.push(Run {
                span: crate::source::Span::new(start, start),
                kind: RunKind::Break,
                style: super::model::Style::default(),
            });
            caption.title.extend(own);
        }
    }
}

/// Below a typed title, the brackets of an image say what it shows, and nothing of theirs is printed: they are its
/// alternative text, if it has no other, and no footnote hangs on them.
fn brackets_to_alt(desk: &mut Desk<'_>, block: &mut Block) {
    let BlockKind::Figure(figure) = &mut block.kind else {
        return;
    };
    let words = figure.alt.as_ref().and_then(|alt| alt.span);
    let runs = &mut figure.caption.title;
    let words = words.filter(|words| runs.iter().all(|run| words.covers(run.span)));
    let calls = |run: &Run| matches!(run.kind, RunKind::NoteCall(_));
    if words.is_none() || runs.iter().any(calls) {
        return;
    }
    for run in runs.drain(..) {
        desk.spend(run.span.start, run.span.end, Reason::AltText);
    }
}

enum Below {
    Note,
    Caption(Vec<Run>, Vec<Run>, crate::source::Span),
    Other,
}

/// What a paragraph under a table or figure is to it.
fn below(desk: &mut Desk<'_>, block: &Block, last: &Block) -> Below {
    let Some(runs) = runs_of(block) else {
        return Below::Other;
    };
    let printed = Printed::of(desk.text, runs);
    let head: String = printed
        .text
        .chars()
        .take_while(|c| c.is_alphabetic())
        .take(16)
        .collect();
    let sign = printed
        .text
        .get(head.len()..)
        .and_then(|r| r.chars().next());
    if matches!(sign, Some('.' | ':')) && NOTES.contains(&head.to_lowercase().as_str()) {
        return Below::Note;
    }
    let bare = match &last.kind {
        BlockKind::Table(table) => {
            table.caption.number.is_empty() && table.caption.title.is_empty()
        }
        BlockKind::Figure(figure) => {
            figure.caption.number.is_empty() && figure.caption.note.is_empty()
        }
        _ => false,
    };
    if !bare || printed.text.len() > LONGEST {
        return Below::Other;
    }
    if matches!(last.kind, BlockKind::Table(_)) {
        return match pandoc(desk, Some(block)) {
            Some(title) => Below::Caption(Vec::new(), title, block.span),
            None => Below::Other,
        };
    }
    if let Some(length) = number_of_caption(&printed.text)
        && let BlockKind::Figure(figure) = &last.kind
        && figure.caption.title.is_empty()
    {
        let place = printed.span(0, length).end;
        let found = split(desk.text, Some(block.clone()), place);
        return Below::Caption(found.number, found.title, block.span);
    }
    Below::Other
}

/// Words that open the note under a table or figure.
const NOTES: &[&str] = &[
    "note",
    "notes",
    "not",
    "anmerkung",
    "anmerkungen",
    "nota",
    "notas",
    "qeyd",
    "source",
    "sources",
    "kaynak",
    "quelle",
    "fuente",
    "fonte",
    "mənbə",
    "یادداشت",
    "منبع",
    "примечание",
    "источник",
];

fn take_note(text: &str, last: &mut Block, block: Block) {
    last.span = last.span.join(block.span);
    let runs = into_runs(block);
    let Some(caption) = caption_mut(last) else {
        return;
    };
    if let (Some(end), Some(first)) = (caption.note.last().map(|r| r.span.end), runs.first()) {
        caption.note.push(Run {
            span: blank_span(text, end, first.span.start),
            kind: RunKind::Space,
            style: super::model::Style::default(),
        });
    }
    caption.note.extend(runs);
}
