//! The manuscript as the deck may see it: without what is to be on no slide.

use crate::manuscript::steering::{Act, Steering};
use crate::manuscript::{Block, BlockKind, Manuscript, Paragraph, Run};
use crate::source::{Source, Span};

/// A copy of `manuscript` in which hidden sections and blocks are empty, and dropped words are not there.
/// Where a part of a sentence is to be kept, the rest of that sentence is dropped. Indices stay the same.
pub(super) fn of(source: &Source, manuscript: &Manuscript) -> Manuscript {
    let mut seen = manuscript.clone();
    let hidden: Vec<Span> = hidden(manuscript).collect();
    for block in &mut seen.blocks {
        let gone = hidden.iter().any(|span| span.covers(block.span));
        if gone && !matches!(block.kind, BlockKind::Heading(_)) {
            block.kind = BlockKind::Paragraph(Paragraph::default());
        }
    }
    let dropped: Vec<Span> = of_act(manuscript, |act| *act == Act::Drop).collect();
    let kept: Vec<Span> = of_act(manuscript, |act| matches!(act, Act::Keep | Act::Pin)).collect();
    if !(dropped.is_empty() && kept.is_empty()) {
        cut(source, &mut seen.blocks, &dropped, &kept);
    }
    seen
}

/// The places of marks that ask for something.
fn of_act(manuscript: &Manuscript, asks: impl Fn(&Act) -> bool) -> impl Iterator<Item = Span> {
    let marks = manuscript.steering.iter();
    marks.filter(move |s| asks(&s.act)).map(|s| s.span)
}

/// The stretches that make no slide: blocks between lines, and sections from heading to end.
fn hidden(manuscript: &Manuscript) -> impl Iterator<Item = Span> {
    let marks = manuscript.steering.iter();
    marks.filter(|s| s.act == Act::NoSlide).map(|steering| {
        let section = super::apply::section_of_heading(manuscript, steering);
        let section = section.and_then(|index| manuscript.sections.get(index));
        section.map_or(steering.span, |section| section.span)
    })
}

/// Takes `dropped`, and what is not `kept` of sentences with kept words, out of paragraphs.
fn cut(source: &Source, blocks: &mut [Block], dropped: &[Span], kept: &[Span]) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(paragraph) => {
                let mut gone: Vec<Span> = overlapping(dropped, block.span).collect();
                for &sentence in &paragraph.sentences {
                    let parts: Vec<Span> = overlapping(kept, sentence).collect();
                    gone.extend(outside(source, sentence, &parts));
                }
                if !gone.is_empty() {
                    take_out(source, paragraph, &gone);
                }
            }
            BlockKind::Quote(inner) => cut(source, inner, dropped, kept),
            BlockKind::List(list) => {
                for item in &mut list.items {
                    cut(source, &mut item.blocks, dropped, kept);
                }
            }
            _ => {}
        }
    }
}

fn overlapping(spans: &[Span], place: Span) -> impl Iterator<Item = Span> {
    spans
        .iter()
        .copied()
        .filter(move |span| span.overlaps(place))
}

/// What of `sentence` lies in none of `parts`, where that has words; nothing if there are no parts.
fn outside(source: &Source, sentence: Span, parts: &[Span]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = sentence.start;
    for part in parts {
        out.push(Span::new(at, part.start.max(at)));
        at = at.max(part.end);
    }
    if !parts.is_empty() {
        out.push(Span::new(at, sentence.end));
    }
    out.retain(|span| source.slice(*span).chars().any(char::is_alphanumeric));
    out
}

fn take_out(source: &Source, paragraph: &mut Paragraph, gone: &[Span]) {
    for &span in gone {
        paragraph.runs = paragraph
            .runs
            .iter()
            .flat_map(|run| {
                let part = |from: usize, to: usize| {
                    (from < to).then(|| Run {
                        span: Span::new(from, to),
                        ..run.clone()
                    })
                };
                if run.span.overlaps(span) {
                    let end = run.span.end;
                    [
                        part(run.span.start, span.start),
                        part(span.end.max(run.span.start), end),
                    ]
                } else {
                    [Some(run.clone()), None]
                }
            })
            .flatten()
            .collect();
    }
    let runs = &paragraph.runs;
    paragraph.sentences.retain(|sentence| {
        let inside = runs.iter().filter_map(|run| run.span.intersect(*sentence));
        let mut words = inside.map(|span| source.slice(span));
        words.any(|words| words.chars().any(char::is_alphanumeric))
    });
}

/// The sentence of a paragraph, with the paragraph's runs and the block that it stands in.
pub(super) struct Found<'m> {
    pub(super) runs: &'m [Run],
    pub(super) sentence: Span,
    pub(super) block: Span,
}

/// The sentences that share a character with the words of a mark, in typed order.
pub(super) fn sentences<'m>(manuscript: &'m Manuscript, steering: &Steering) -> Vec<Found<'m>> {
    let mut out = Vec::new();
    find(&manuscript.blocks, steering.span, &mut out);
    out
}

fn find<'m>(blocks: &'m [Block], span: Span, out: &mut Vec<Found<'m>>) {
    for block in blocks.iter().filter(|block| block.span.overlaps(span)) {
        match &block.kind {
            BlockKind::Paragraph(paragraph) => {
                let sentences = overlapping(&paragraph.sentences, span);
                out.extend(sentences.map(|sentence| Found {
                    runs: &paragraph.runs,
                    sentence,
                    block: block.span,
                }));
            }
            BlockKind::Quote(inner) => find(inner, span, out),
            BlockKind::List(list) => {
                for item in &list.items {
                    find(&item.blocks, span, out);
                }
            }
            _ => {}
        }
    }
}
