//! What is said to a slide: the paragraphs that it was made from, the sentences on the slide first.
//!
//! In: a slide and the manuscript. Out: [`Notes`], sentences by place; and how long each slide stays up.

use std::ops::Range;

use super::{Origin, Slide, SlideKind};
use crate::manuscript::{Block, BlockKind, Manuscript, Run};
use crate::source::{Source, Span};

/// Fewest and most words of what is said first (slides-design.md, "Notes and handouts").
const FIRST: Range<usize> = 80..141;

/// Words a minute of a lecture, for slides that say little: a title and a divider stay up for some seconds.
const SILENT: usize = 20;

/// Notes of a slide: each paragraph is a list of stretches of the manuscript.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// The lecturer's own, then the sentences of the slide and what follows them, 80 to 140 words.
    pub first: Vec<Vec<Span>>,
    /// What else the paragraphs have.
    pub rest: Vec<Vec<Span>>,
}

/// A sentence, or a block without any.
struct Said {
    span: Span,
    /// Which paragraph it is of.
    paragraph: usize,
    words: usize,
}

/// The notes of a slide. `items` are the bullets that stand on the page, if the slide is shown on several; what
/// else there is to say is said to the first.
pub fn notes(
    source: &Source,
    manuscript: &Manuscript,
    slide: &Slide,
    items: &Range<usize>,
) -> Notes {
    let mut out = Notes::default();
    let mut said: Vec<Said> = Vec::new();
    for (paragraph, &span) in slide.notes.iter().enumerate() {
        let own = manuscript
            .asides
            .iter()
            .any(|aside| aside.span.covers(span));
        let mut found = Vec::new();
        each(manuscript, span, &mut |span| found.push(span));
        if own {
            out.first.extend((!found.is_empty()).then_some(found));
            continue;
        }
        said.extend(found.into_iter().map(|span| Said {
            span,
            paragraph,
            words: source.slice(span).split_whitespace().count(),
        }));
    }
    let bullets = slide.bullets.get(items.clone()).unwrap_or_default();
    let named: Vec<Span> = bullets
        .iter()
        .filter(|bullet| bullet.origin == Origin::Source)
        .map(|bullet| bullet.sentence)
        .chain(slide.title.source.filter(|_| items.start == 0))
        .collect();
    let mut first = vec![false; said.len()];
    let mut words = 0;
    let mut take = |index: usize, first: &mut Vec<bool>| {
        let Some(said) = said.get(index).filter(|_| !first[index]) else {
            return true;
        };
        let fits = words == 0 || words + said.words < FIRST.end;
        if fits {
            first[index] = true;
            words += said.words;
        }
        fits && words < FIRST.start
    };
    let on_slide = |said: &Said| named.iter().any(|span| span.overlaps(said.span));
    let shown: Vec<usize> = (0..said.len()).filter(|&i| on_slide(&said[i])).collect();
    for &index in &shown {
        take(index, &mut first);
    }
    // Then what follows each of them in its paragraph, and last the beginnings.
    let said_of = &said;
    let after = shown.iter().flat_map(|&index| {
        let next = index + 1..said.len();
        next.take_while(move |&i| said_of[i].paragraph == said_of[index].paragraph)
            .take(2)
    });
    for index in after.chain(0..said.len()).collect::<Vec<_>>() {
        let more: usize = (0..said.len())
            .filter(|&i| first[i])
            .map(|i| said[i].words)
            .sum();
        if more >= FIRST.start {
            break;
        }
        take(index, &mut first);
    }
    for (wanted, to) in [(true, &mut out.first), (false, &mut out.rest)] {
        let mut last = None;
        for (said, _) in said
            .iter()
            .zip(&first)
            .filter(|(_, first)| **first == wanted)
        {
            match to.last_mut() {
                Some(paragraph) if last == Some(said.paragraph) => paragraph.push(said.span),
                _ => to.push(vec![said.span]),
            }
            last = Some(said.paragraph);
        }
    }
    if items.start > 0 {
        // Said already.
        out.rest.clear();
        out.first.retain(|paragraph| {
            paragraph
                .iter()
                .any(|span| named.iter().any(|n| n.overlaps(*span)))
        });
    }
    out
}

/// Calls `visit` for every sentence of the blocks that lie in `span`, and for blocks without sentences.
fn each(manuscript: &Manuscript, span: Span, visit: &mut dyn FnMut(Span)) {
    let blocks = manuscript.blocks.iter();
    let own = manuscript.asides.iter().flat_map(|aside| &aside.blocks);
    for block in blocks.chain(own) {
        if span.covers(block.span) {
            sentences(block, visit);
        } else if block.span.covers(span) {
            within(block, span, visit);
        }
    }
}

fn within(block: &Block, span: Span, visit: &mut dyn FnMut(Span)) {
    match &block.kind {
        BlockKind::Quote(inner) => inner.iter().for_each(|block| nested(block, span, visit)),
        BlockKind::List(list) => {
            let blocks = list.items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|block| nested(block, span, visit));
        }
        // The title of what is too large for a slide.
        BlockKind::Table(_) | BlockKind::Figure(_) => visit(span),
        _ => {}
    }
}

fn nested(block: &Block, span: Span, visit: &mut dyn FnMut(Span)) {
    if span.covers(block.span) {
        sentences(block, visit);
    } else {
        within(block, span, visit);
    }
}

fn sentences(block: &Block, visit: &mut dyn FnMut(Span)) {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => paragraph.sentences.iter().copied().for_each(visit),
        BlockKind::Quote(inner) => inner.iter().for_each(|block| sentences(block, visit)),
        BlockKind::List(list) => {
            let blocks = list.items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|block| sentences(block, visit));
        }
        _ => {
            let mut whole: Option<Span> = None;
            crate::manuscript::each_block(std::slice::from_ref(block), &mut |run: &Run| {
                whole = Some(whole.map_or(run.span, |whole| whole.join(run.span)));
            });
            whole.into_iter().for_each(visit);
        }
    }
}

/// When each page of the slides comes and goes, in seconds from the start of a lecture of `minutes`: shared out by
/// the words that are said to it first.
pub fn times(
    source: &Source,
    minutes: u32,
    notes: &[Notes],
    kinds: &[SlideKind],
) -> Vec<(u32, u32)> {
    let words = |(notes, kind): (&Notes, &SlideKind)| {
        let spans = notes.first.iter().flatten();
        let said: usize = spans
            .map(|span| source.slice(*span).split_whitespace().count())
            .sum();
        match kind {
            SlideKind::References => 0,
            _ => said.max(SILENT),
        }
    };
    let words: Vec<usize> = notes.iter().zip(kinds).map(words).collect();
    let all = words.iter().sum::<usize>().max(1) as u64;
    let seconds = u64::from(minutes) * 60;
    let mut out = Vec::with_capacity(words.len());
    let (mut said, mut start) = (0u64, 0u32);
    for words in words {
        said += words as u64;
        let end = u32::try_from(seconds * said / all).unwrap_or(u32::MAX);
        out.push((start, end));
        start = end;
    }
    out
}

/// A time as `12:05`.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::FrontMatter;

    #[test]
    fn sentences_of_the_slide_come_first_and_nothing_is_lost() {
        let filler = "These words fill the paragraph so that there is more to say than any one could listen to. ";
        let text = format!(
            "# T\n\n## A\n\n{}The point is here. {}Another point is there.\n\n::: notes\nWave.\n:::\n",
            filler.repeat(6),
            filler.repeat(4)
        );
        let source = Source::new("m", &text);
        let manuscript = crate::manuscript::read(&source, &FrontMatter::default());
        let place = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let bullet = |words: &str| super::super::Bullet {
            lead: Vec::new(),
            runs: Vec::new(),
            span: place(words),
            sentence: place(words),
            citations: Vec::new(),
            origin: Origin::Source,
        };
        let mut slide =
            super::super::title::slide(SlideKind::Claim, super::super::SlideText::default(), None);
        slide.bullets = vec![
            bullet("The point is here."),
            bullet("Another point is there."),
        ];
        slide.notes = vec![place("Wave."), manuscript.blocks[1].span];
        let all = notes(&source, &manuscript, &slide, &(0..2));
        let said = |paragraph: &[Span]| -> Vec<&str> {
            paragraph.iter().map(|span| source.slice(*span)).collect()
        };
        assert_eq!(said(&all.first[0]), ["Wave."]);
        let first = said(&all.first[1]);
        assert!(
            first.contains(&"The point is here.") && first.contains(&"Another point is there.")
        );
        let words = first.join(" ").split_whitespace().count();
        assert!((80..=140).contains(&words), "{words}");
        let count = all.first[1].len() + all.rest.iter().map(Vec::len).sum::<usize>();
        assert_eq!(count, 12);
        let second = notes(&source, &manuscript, &slide, &(1..2));
        assert!(second.rest.is_empty());
        let kinds = [SlideKind::Claim, SlideKind::Claim, SlideKind::References];
        let times = times(&source, 10, &[all, second, Notes::default()], &kinds);
        assert_eq!((times[0].0, times[2]), (0, (600, 600)));
        assert!(times[0].1 == times[1].0 && times[0].1 > 200);
        assert_eq!(clock(605), "10:05");
    }
}
