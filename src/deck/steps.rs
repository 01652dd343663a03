//! What the author counts up: `(1) …; (2) …; (3) …` in a sentence, and lists. All items are shown, or none.

use super::cut::{runs_in, span_of, text, trim, without_stop};
use super::cuttings::MOST_WORDS;
use super::frame::{Frame, Home};
use super::pieces::pieces;
use super::stems::count;
use super::title::{of_runs, slide};
use super::tokens::tokens;
use super::{Bullet, Origin, Slide, SlideKind, SlideText};
use crate::manuscript::{Block, BlockKind, List, Manuscript, Paragraph, Run};
use crate::source::Span;

/// Items of an enumeration.
const ITEMS: std::ops::RangeInclusive<usize> = 2..=6;
/// Words of all items on a slide.
pub(super) const WORDS: usize = 66;
/// Words of an item that is shown whole; of one of many long ones.
const LONG: usize = 18;
const SHORT: usize = 13;
/// Words of the lead-in as a headline.
pub(super) const LEAD_WORDS: usize = 16;

/// An enumeration: the part it belongs to, its slide, and the place of all that it says.
pub(super) struct Steps {
    pub(super) part: usize,
    pub(super) slide: Slide,
    pub(super) span: Span,
}

/// The enumerations of the text, in typed order.
pub(super) fn steps(frame: &Frame<'_>, homes: &[Home<'_>]) -> Vec<Steps> {
    let mut out: Vec<Steps> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for home in homes {
        let Some(section) = home.section.filter(|section| seen.insert(*section)) else {
            continue;
        };
        let range = frame
            .manuscript
            .sections
            .get(section)
            .map(|s| s.blocks.clone());
        let blocks = range
            .and_then(|range| frame.manuscript.blocks.get(range))
            .unwrap_or_default();
        for (i, block) in blocks.iter().enumerate() {
            let found = match &block.kind {
                BlockKind::Paragraph(paragraph) => inline(frame, block, paragraph),
                BlockKind::List(list) => listed(frame, blocks.get(i.wrapping_sub(1)), block, list),
                _ => None,
            };
            let Some((lead, bullets)) = found else {
                continue;
            };
            let heading = frame.heading(home.section, home.part.saturating_sub(1));
            let lead = lead.filter(|lead| count(&text(frame.source, &lead.0)) <= LEAD_WORDS);
            let title = lead
                .and_then(|(runs, sentence)| {
                    let title = of_runs(frame.source, &runs)?;
                    Some(SlideText {
                        source: Some(sentence),
                        ..title
                    })
                })
                .unwrap_or_else(|| heading.clone());
            let span = bullets.iter().map(|b| b.sentence).reduce(Span::join);
            let Some(span) = span else { continue };
            let eyebrow = Some(heading).filter(|heading| !frame.same(heading, &title));
            let slide = Slide {
                eyebrow,
                bullets,
                notes: vec![block.span],
                ..slide(SlideKind::Enumeration, title, home.section)
            };
            out.push(Steps {
                part: home.part,
                slide,
                span,
            });
        }
    }
    out
}

/// Whether the items of a slide are counted: they are not where the author typed them as a list without numbers.
pub fn counted(manuscript: &Manuscript, slide: &Slide) -> bool {
    let lists = manuscript
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::List(list) if !list.ordered => Some(block.span),
            _ => None,
        });
    let within = |list: Span| {
        slide
            .bullets
            .iter()
            .all(|bullet| list.covers(bullet.sentence))
    };
    slide.bullets.is_empty() || !lists.into_iter().any(within)
}

/// The lead-in with its sentence, and the items.
type Found = Option<(Option<(Vec<Run>, Span)>, Vec<Bullet>)>;

/// `lead-in: (1) …; (2) …` in one sentence.
fn inline(frame: &Frame<'_>, _block: &Block, paragraph: &Paragraph) -> Found {
    for &sentence in &paragraph.sentences {
        let typed = frame.source.slice(sentence);
        let mut marks: Vec<(usize, usize)> = Vec::new();
        for n in 1..=*ITEMS.end() {
            let from = marks.last().map_or(0, |(_, end)| *end);
            let mark = [format!("({n})"), format!(" {n})")];
            let found = mark
                .iter()
                .find_map(|m| Some((from + typed.get(from..)?.find(m.as_str())?, m.len())));
            match found {
                Some((at, long)) => marks.push((at, at + long)),
                None => break,
            }
        }
        if !ITEMS.contains(&marks.len()) {
            continue;
        }
        let mut items = Vec::new();
        for (i, (_, start)) in marks.iter().enumerate() {
            let end = marks.get(i + 1).map_or(typed.len(), |(at, _)| *at);
            let item = typed.get(*start..end)?;
            let item = item
                .trim_end()
                .trim_end_matches("and")
                .trim_end()
                .trim_end_matches([';', ',', '.']);
            let span = Span::new(sentence.start + start, sentence.start + start + item.len());
            items.push((paragraph.runs.as_slice(), span, sentence));
        }
        let Some(bullets) = fitted(frame, &items) else {
            continue;
        };
        let first = marks.first().map_or(0, |(at, _)| *at);
        let lead = typed.get(..first)?.trim_end().trim_end_matches([':', ',']);
        let mut lead = runs_in(
            &paragraph.runs,
            Span::new(sentence.start, sentence.start + lead.len()),
        );
        trim(frame.source, &mut lead);
        let tokens = tokens(frame.source, &lead);
        if let Some(head) = tokens.get(super::openings::opening(&tokens)) {
            let end = lead.last().map_or(head.span.end, |run| run.span.end);
            lead = runs_in(&lead, Span::new(head.span.start, end));
        }
        return Some((Some((lead, sentence)), bullets));
    }
    None
}

/// A list, its lead-in the last sentence before it.
fn listed(frame: &Frame<'_>, before: Option<&Block>, _block: &Block, list: &List) -> Found {
    let mut items = Vec::new();
    for item in &list.items {
        // An item with a list of its own would lose that.
        let [block] = item.blocks.as_slice() else {
            return None;
        };
        let BlockKind::Paragraph(paragraph) = &block.kind else {
            return None;
        };
        let sentence = *paragraph.sentences.first()?;
        items.push((paragraph.runs.as_slice(), sentence, sentence));
    }
    let bullets = fitted(frame, &items)?;
    // Two items are a list if they are led to; else a longer one may have been torn.
    let led = before.is_some_and(|block| frame.source.slice(block.span).trim_end().ends_with(':'));
    if !ITEMS.contains(&bullets.len()) || bullets.len() < 3 && !led {
        return None;
    }
    let lead = match before.map(|block| &block.kind) {
        Some(BlockKind::Paragraph(paragraph)) => paragraph.sentences.last().and_then(|sentence| {
            let typed = frame.source.slice(*sentence);
            let bare = typed.trim_end().strip_suffix(':')?;
            let span = Span::new(sentence.start, sentence.start + bare.len());
            let words = super::stems::words(bare);
            // `the following` is right above what follows.
            let points = words.first().is_some_and(|w| {
                matches!(
                    w.as_str(),
                    "this"
                        | "these"
                        | "it"
                        | "they"
                        | "he"
                        | "she"
                        | "their"
                        | "its"
                        | "his"
                        | "her"
                )
            });
            (!points).then(|| {
                (
                    without_addition(frame, runs_in(&paragraph.runs, span)),
                    *sentence,
                )
            })
        }),
        _ => None,
    };
    Some((lead, bullets))
}

/// A lead-in without `also`.
fn without_addition(frame: &Frame<'_>, runs: Vec<Run>) -> Vec<Run> {
    let tokens = tokens(frame.source, &runs);
    let all: Vec<usize> = (0..tokens.len()).collect();
    match super::asides::without_also(&tokens, &all) {
        Some(kept) => pieces(frame.source, &runs, &tokens, &kept),
        None => runs,
    }
}

/// Items (runs, their place, their sentence) as bullets that fit on one slide together, long ones cut shorter where
/// they would not.
fn fitted(frame: &Frame<'_>, items: &[(&[Run], Span, Span)]) -> Option<Vec<Bullet>> {
    let cut = |most: usize| -> Option<Vec<Bullet>> {
        let items = items.iter();
        let bullets =
            items.map(|(runs, span, sentence)| item_of(frame, runs, *span, *sentence, most));
        let bullets: Vec<Bullet> = bullets.collect::<Option<_>>()?;
        fits(frame, &bullets).then_some(bullets)
    };
    cut(LONG).or_else(|| cut(MOST_WORDS)).or_else(|| cut(SHORT))
}

fn item_of(
    frame: &Frame<'_>,
    runs: &[Run],
    span: Span,
    sentence: Span,
    most: usize,
) -> Option<Bullet> {
    let mut runs = runs_in(runs, span);
    trim(frame.source, &mut runs);
    let runs = without_stop(frame.source, runs);
    let tokens = tokens(frame.source, &runs);
    // A long item is cut as any sentence is; one that cannot be cut stays whole.
    let kept: Vec<usize> = (0..tokens.len()).collect();
    let cuts = match tokens.len() > most {
        true => super::clauses::cuts(&tokens, most),
        false => Vec::new(),
    };
    // A cut may end inside brackets, and one that begins later says something else of the item.
    let whole = |kept: &Vec<usize>| {
        let begins = kept.first() == Some(&0);
        let runs = pieces(frame.source, &runs, &tokens, kept);
        begins && super::standalone::paired(&text(frame.source, &runs))
    };
    let cut = cuts.into_iter().filter(whole).max_by_key(Vec::len);
    let runs = pieces(frame.source, &runs, &tokens, &cut.unwrap_or(kept));
    Some(Bullet {
        span: span_of(&runs)?,
        runs,
        lead: Vec::new(),
        sentence,
        citations: Vec::new(),
        origin: Origin::Source,
    })
}

fn fits(frame: &Frame<'_>, bullets: &[Bullet]) -> bool {
    let words: Vec<usize> = bullets
        .iter()
        .map(|b| count(&text(frame.source, &b.runs)))
        .collect();
    words.iter().all(|n| (1..=MOST_WORDS + 4).contains(n)) && words.iter().sum::<usize>() <= WORDS
}
