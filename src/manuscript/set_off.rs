//! Long quotations in running text, set off as blocks (APA 7, 8.27): only where the house or a flag asks for it.
//!
//! In: a manuscript as read. Out: the same with each paragraph that holds a quotation of 40 words or more cut into what
//! stands before it, the quotation as a block, and what follows. The marks are spent; no word is. A citation that
//! follows in parentheses goes with the quotation, after its final stop: the stop typed behind the citation is spent,
//! and where the quotation has none of its own it is set there as furniture.
//!
//! Quotations in lists, notes, tables and inside parentheses stay where they are.

mod pieces;

use std::ops::Range;

use super::model::{Block, BlockKind, Manuscript, Paragraph, Reason, Role, Run, RunKind, Spent};
use super::quotations::quotations;
use super::words::word_count;
use crate::source::{Source, Span};
use pieces::{Words, runs_in, runs_within, sentences_in};

/// From so many words a quotation is a block.
pub(crate) const LONG_QUOTATION: usize = 40;

/// A citation in parentheses is no longer than this, in bytes.
const CITATION: usize = 300;

/// A quotation that was set off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetOff {
    /// Its words, without the marks.
    pub span: Span,
    /// Where a final stop is set that was typed behind the citation: before the run that starts here.
    pub stop: Option<usize>,
    /// Where the paragraph goes on after it.
    pub rest: Option<usize>,
}

/// Sets off the long quotations of the running text.
pub fn set_off_quotations(source: &Source, manuscript: &mut Manuscript) {
    let mut allowed = vec![true; manuscript.blocks.len()];
    for section in &manuscript.sections {
        if matches!(
            section.role,
            Role::Abstract | Role::Keywords | Role::References | Role::About
        ) {
            for index in section.blocks.clone() {
                if let Some(allowed) = allowed.get_mut(index) {
                    *allowed = false;
                }
            }
        }
    }
    let mut blocks = Vec::with_capacity(manuscript.blocks.len());
    // Where each block of before begins now.
    let mut moved = Vec::with_capacity(manuscript.blocks.len() + 1);
    for (block, allowed) in std::mem::take(&mut manuscript.blocks)
        .into_iter()
        .zip(allowed)
    {
        moved.push(blocks.len());
        match block.kind {
            BlockKind::Paragraph(paragraph) if allowed => {
                let (spent, set_off) = (&mut manuscript.spent, &mut manuscript.set_off);
                cut(source, block.span, paragraph, &mut blocks, spent, set_off);
            }
            kind => blocks.push(Block { kind, ..block }),
        }
    }
    moved.push(blocks.len());
    manuscript.blocks = blocks;
    let at = |index: usize| moved.get(index).copied().unwrap_or(index);
    for section in &mut manuscript.sections {
        section.heading = section.heading.map(at);
        section.blocks = at(section.blocks.start)..at(section.blocks.end);
    }
    manuscript.spent.sort_by_key(|spent| spent.span);
}

/// A quotation in the words of a paragraph, by bytes of these words.
struct Found {
    /// With its marks, and what goes with it.
    whole: Range<usize>,
    /// Without its marks.
    inner: Range<usize>,
    /// The stop behind its citation.
    stop: Option<usize>,
    /// Whether it ends in a stop of its own.
    stopped: bool,
}

/// Cuts a paragraph at its long quotations.
fn cut(
    source: &Source,
    span: Span,
    paragraph: Paragraph,
    blocks: &mut Vec<Block>,
    spent: &mut Vec<Spent>,
    set_off: &mut Vec<SetOff>,
) {
    let words = Words::of(source, &paragraph.runs);
    let spend = |span| Spent {
        span,
        reason: Reason::SetOff,
    };
    // Calls of notes have no words: they stay with what stands before them.
    let mut at = span.start;
    let first = set_off.len();
    for found in long_quotations(&words.text) {
        let place = |range: Range<usize>| words.place(range);
        let inner = place(found.inner.clone());
        let opens = place(found.whole.start..found.inner.start);
        let shut = found.inner.end + mark_at(&words.text, found.inner.end);
        let shuts = place(found.inner.end..shut);
        let stop = found.stop.map(|stop| place(stop..stop + 1));
        let end = place(found.whole.start..found.whole.end).end;
        let end = after_calls(&paragraph.runs, end.max(shuts.end));
        spent.extend([opens, shuts].into_iter().chain(stop).map(spend));
        let before = part(source, &paragraph, Span::new(at, opens.start), blocks);
        goes_on(set_off, first, before);
        let mut body = runs_in(source, &paragraph.runs, inner);
        let tail = runs_within(&paragraph.runs, Span::new(shuts.end, end));
        let mut tail: Vec<Run> = tail.iter().flat_map(|run| without(run, stop)).collect();
        let next = tail.first().map(|run| run.span.start);
        body.append(&mut tail);
        let whole = Span::new(opens.start, end);
        let quoted = Paragraph {
            sentences: sentences_in(source, &paragraph.sentences, Span::new(inner.start, end)),
            runs: body,
        };
        blocks.push(Block {
            span: whole,
            kind: BlockKind::Quote(vec![Block {
                span: whole,
                kind: BlockKind::Paragraph(quoted),
            }]),
        });
        at = end;
        set_off.push(SetOff {
            span: inner,
            stop: next.filter(|_| stop.is_some() && !found.stopped),
            rest: None,
        });
    }
    if set_off.len() == first {
        blocks.push(Block {
            span,
            kind: BlockKind::Paragraph(paragraph),
        });
        return;
    }
    let rest = part(source, &paragraph, Span::new(at, span.end.max(at)), blocks);
    goes_on(set_off, first, rest);
}

/// Notes that the paragraph goes on at `start` after its last quotation so far.
fn goes_on(set_off: &mut [SetOff], first: usize, start: Option<usize>) {
    if let Some(last) = set_off.get_mut(first..).and_then(<[SetOff]>::last_mut) {
        last.rest = start;
    }
}

/// Where the calls of notes end that follow at `end`.
fn after_calls(runs: &[Run], end: usize) -> usize {
    runs.iter().fold(end, |end, run| match run.kind {
        RunKind::NoteCall(_) if run.span.start == end => run.span.end,
        _ => end,
    })
}

/// A run without the character at `stop`.
fn without(run: &Run, stop: Option<Span>) -> Vec<Run> {
    let Some(stop) = stop.filter(|stop| run.span.covers(*stop)) else {
        return vec![run.clone()];
    };
    let sides = [
        Span::new(run.span.start, stop.start),
        Span::new(stop.end, run.span.end),
    ];
    let sides = sides.into_iter().filter(|side| !side.is_empty());
    sides
        .map(|span| Run {
            span,
            ..run.clone()
        })
        .collect()
}

/// Adds the part of a paragraph that lies in `span`, if it has words; where it begins.
fn part(
    source: &Source,
    paragraph: &Paragraph,
    span: Span,
    blocks: &mut Vec<Block>,
) -> Option<usize> {
    let runs = runs_in(source, &paragraph.runs, span);
    let (first, last) = (runs.first()?, runs.last()?);
    let span = Span::new(first.span.start, last.span.end);
    let sentences = sentences_in(source, &paragraph.sentences, span);
    let kind = BlockKind::Paragraph(Paragraph { runs, sentences });
    blocks.push(Block { span, kind });
    Some(span.start)
}

/// The long quotations of a paragraph that may be set off.
fn long_quotations(text: &str) -> Vec<Found> {
    let mut out = Vec::new();
    for (start, end) in quotations(text) {
        let inner = text.get(start..end).unwrap_or_default();
        let open = text[..start].chars().next_back().map_or(0, char::len_utf8);
        if word_count(inner) < LONG_QUOTATION || is_bracketed(&text[..start - open]) {
            continue;
        }
        let closed = end + mark_at(text, end);
        let (cited, stop) = citation(text, closed);
        let stopped = inner.trim_end().ends_with(['.', '!', '?', '…']);
        // A stop right behind the mark is the quotation's own.
        let own = text[closed..].starts_with('.') && cited == closed;
        out.push(Found {
            whole: start - open..match (own, stop) {
                (true, _) => closed + 1,
                (_, Some(stop)) => stop + 1,
                _ => cited,
            },
            inner: start..end,
            stop: stop.or((own && stopped).then_some(closed)),
            stopped,
        });
    }
    out
}

/// The length of the mark at `at`.
fn mark_at(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8)
}

/// Whether a bracket is open at the end of `before`.
fn is_bracketed(before: &str) -> bool {
    let depth = before.chars().fold(0i32, |depth, c| match c {
        '(' | '[' => depth + 1,
        ')' | ']' => (depth - 1).max(0),
        _ => depth,
    });
    depth > 0
}

/// Where the citation in parentheses that follows at `at` ends, and the stop behind it.
fn citation(text: &str, at: usize) -> (usize, Option<usize>) {
    let rest = &text[at..];
    let open = rest.len() - rest.trim_start().len();
    let inner = &rest[open..];
    if !inner.starts_with('(') {
        return (at, None);
    }
    let Some(close) = inner.find(')').filter(|close| *close <= CITATION) else {
        return (at, None);
    };
    let cited = &inner[1..close];
    // A year, a page, or a work without a date.
    if cited.contains('(') || !(cited.contains(|c: char| c.is_numeric()) || cited.contains("n.d."))
    {
        return (at, None);
    }
    let end = at + open + close + 1;
    (end, text[end..].starts_with('.').then_some(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::FrontMatter;

    const QUOTED: &str = "We left before the moon was up, and the animals were loaded by men who could not see their \
                          own hands; nobody spoke until the wells were behind us, and then only to count the bags \
                          and to ask who had the ropes";

    /// The words of each block, a quotation's after `> `, with `.` where a stop is set.
    fn set(text: &str) -> Vec<String> {
        let source = Source::new("m", text);
        let mut manuscript = crate::manuscript::read(&source, &FrontMatter::default());
        set_off_quotations(&source, &mut manuscript);
        assert_eq!(manuscript.unaccounted(text), [], "{text}");
        let words = |block: &Block| {
            let runs = match &block.kind {
                BlockKind::Paragraph(paragraph) => &paragraph.runs,
                BlockKind::Heading(heading) => &heading.runs,
                _ => return String::new(),
            };
            let mut out = String::new();
            for run in runs {
                if manuscript
                    .set_off
                    .iter()
                    .any(|set| set.stop == Some(run.span.start))
                {
                    out.push('.');
                }
                out.push_str(match run.kind {
                    RunKind::Space => " ",
                    _ => source.slice(run.span),
                });
            }
            out
        };
        let blocks = manuscript.blocks.iter().map(|block| match &block.kind {
            BlockKind::Quote(inner) => format!("> {}", words(&inner[0])),
            _ => words(block),
        });
        blocks.collect()
    }

    #[test]
    fn a_long_quotation_is_a_block_and_the_rest_goes_on() {
        let text =
            format!("# A\n\nHe wrote: “{QUOTED}” (Smith, 2001, p. 5). Then they went.\n\nMore.\n");
        let cited = format!("> {QUOTED}. (Smith, 2001, p. 5)");
        assert_eq!(
            set(&text),
            ["He wrote:", &cited, "Then they went.", "More."]
        );
        // With a stop of its own, the one behind the citation is not needed.
        let text = format!("# A\n\nHe wrote: \"{QUOTED}.\" (p. 5). Then they went.\n");
        let cited = format!("> {QUOTED}. (p. 5)");
        assert_eq!(set(&text), ["He wrote:", &cited, "Then they went."]);
        // Without a citation its own stop stays; a clause after it goes on.
        let text = format!("# A\n\nHe wrote «{QUOTED}».\n\n“{QUOTED},” as he wrote.\n");
        let first = format!("> {QUOTED}.");
        let second = format!("> {QUOTED},");
        assert_eq!(set(&text), ["He wrote", &first, &second, "as he wrote."]);
    }

    #[test]
    fn others_stay() {
        let list = format!("# A\n\n- one “{QUOTED}”\n- two\n");
        let bracketed = format!("# A\n\nText (as in “{QUOTED}”).\n");
        let short = "# A\n\nHe wrote: “We left.” (Smith, 2001, p. 5).\n".to_owned();
        for text in [list, bracketed, short] {
            let source = Source::new("m", &text);
            let mut manuscript = crate::manuscript::read(&source, &FrontMatter::default());
            let before = format!("{manuscript:?}");
            set_off_quotations(&source, &mut manuscript);
            assert_eq!(format!("{manuscript:?}"), before);
        }
    }
}
