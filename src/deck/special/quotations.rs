//! Quotations: whole sentences that quote and say whom, up to three to a slide.

use std::collections::BTreeMap;

use super::reading::{Reading, Sentence};
use super::{Special, said_by};
use crate::deck::frame::Frame;
use crate::deck::stems::{Stems, count, nearness};
use crate::deck::title::{of_label, slide};
use crate::deck::{Bullet, Slide, SlideKind};
use crate::source::Span;

/// Quotations of a slide, words of one (slides-design.md), and of a slide with several.
const QUOTATIONS: usize = 3;
const WORDS: usize = 45;
const WORDS_OF_SLIDE: usize = 75;
/// Fewest words between quotation marks: less is a term.
const QUOTED: usize = 4;
/// Fewest where the sentence only says it and names no act of saying.
const QUOTED_ALONE: usize = 8;
/// Two that share so many stems say the same (Jaccard).
const ALIKE: f32 = 0.45;

struct Quotation<'s> {
    of: &'s Sentence,
    bullet: Bullet,
    words: usize,
    stems: Vec<u32>,
    value: f32,
}

/// Slides of quotations, in the order of the text, at most so many.
pub(super) fn quotations(reading: &Reading<'_, '_>, most: usize, taken: &[Span]) -> Vec<Special> {
    let mut stems = Stems::default();
    let free = |of: &&Sentence| !taken.iter().any(|span| span.overlaps(of.span));
    let sentences = reading.sentences.iter().filter(free);
    let mut all: Vec<Quotation<'_>> = sentences
        .filter_map(|of| quotation(reading, of, &mut stems))
        .collect();
    all.sort_by(|a, b| b.value.total_cmp(&a.value));
    let mut chosen: Vec<Quotation<'_>> = Vec::new();
    for quotation in all {
        let same = chosen
            .iter()
            .any(|c| nearness(&c.stems, &quotation.stems).1 > ALIKE);
        if !same && chosen.len() < most * QUOTATIONS {
            chosen.push(quotation);
        }
    }
    let words = |slide: &[Quotation<'_>]| slide.iter().map(|q| q.words).sum::<usize>();
    let fits =
        |slide: &[Quotation<'_>]| slide.len() <= QUOTATIONS && words(slide) <= WORDS_OF_SLIDE;
    // A slide for each part that is quoted from, if those are few enough; else the neighbours share them.
    let mut of_part: BTreeMap<usize, Vec<Quotation<'_>>> = BTreeMap::new();
    for quotation in chosen {
        of_part
            .entry(quotation.of.part)
            .or_default()
            .push(quotation);
    }
    let mut slides: Vec<Vec<Quotation<'_>>> = of_part.into_values().collect();
    if slides.len() > most || !slides.iter().all(|slide| fits(slide)) {
        let mut all: Vec<Quotation<'_>> = slides.into_iter().flatten().collect();
        all.sort_by_key(|quotation| quotation.of.span);
        let each = all.len().div_ceil(most.max(1)).max(1);
        slides = Vec::new();
        while !all.is_empty() {
            let rest = all.split_off(all.len().min(each));
            slides.push(std::mem::replace(&mut all, rest));
        }
    }
    for slide in &mut slides {
        slide.sort_by(|a, b| b.value.total_cmp(&a.value));
        while !fits(slide) {
            slide.pop();
        }
    }
    let made = slides.into_iter().filter(|slide| !slide.is_empty());
    let mut made: Vec<Special> = made
        .map(|quotations| of_slide(reading, quotations))
        .collect();
    // The fullest first, if there is no room for all.
    made.sort_by_key(|special| std::cmp::Reverse(special.slide.bullets.len()));
    made
}

fn of_slide(reading: &Reading<'_, '_>, mut quotations: Vec<Quotation<'_>>) -> Special {
    quotations.sort_by_key(|quotation| quotation.of.span);
    let frame = reading.frame;
    // Where the last of them has been heard of.
    let part = quotations.last().map_or(0, |quotation| quotation.of.part);
    let section = quotations.last().and_then(|quotation| quotation.of.section);
    let one = quotations.iter().all(|quotation| quotation.of.part == part);
    let mut notes: Vec<Span> = quotations.iter().map(|q| q.of.block).collect();
    notes.dedup();
    let bullets: Vec<Bullet> = quotations.into_iter().map(|q| q.bullet).collect();
    let heading = frame.heading(section, part.saturating_sub(1));
    let label = of_label(&title(frame, reading, &bullets));
    // Of several parts: what the chapter is about.
    let over = match one {
        true => Some(heading),
        false => frame.subject().map(|subject| of_label(&subject)),
    };
    let (title, eyebrow) = match over {
        Some(heading) => (heading, Some(label)),
        None => (label, None),
    };
    Special {
        part,
        whole: None,
        slide: Slide {
            eyebrow,
            notes,
            bullets,
            ..slide(SlideKind::Quotation, title, section)
        },
    }
}

/// `Quoted: Sergeev, Hosseini`: who is cited for what the slide has.
fn title(frame: &Frame<'_>, reading: &Reading<'_, '_>, bullets: &[Bullet]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for bullet in bullets {
        for (_, citation) in reading.cited.within(bullet.sentence) {
            let name = citation.names.first().map(|name| name.text.as_str());
            names.extend(name.filter(|name| !names.contains(name)));
        }
    }
    match names.is_empty() {
        true => frame.labels.quoted.to_owned(),
        false => format!("{}: {}", frame.labels.quoted, names.join(", ")),
    }
}

fn quotation<'s>(
    reading: &Reading<'_, '_>,
    of: &'s Sentence,
    stems: &mut Stems,
) -> Option<Quotation<'s>> {
    let quoted = quoted(&reading.text(&of.runs));
    let cites = reading.cited.within(of.span).next().is_some();
    let says = of.tokens.iter().any(said_by);
    let enough = match says {
        true => QUOTED,
        false => QUOTED_ALONE,
    };
    if quoted < enough || !cites {
        return None;
    }
    let kept = of.opening..of.tokens.len();
    let strain = reading.strain(of, kept.clone(), WORDS)?;
    let bullet = reading.bullet(of, Vec::new(), kept)?;
    let words = reading.count(&bullet.runs);
    let long = words.saturating_sub(28) as f32;
    Some(Quotation {
        of,
        words,
        stems: reading.stems(stems, &bullet),
        bullet,
        value: of.worth + 0.08 * quoted.min(12) as f32 + if says { 0.4 } else { 0.0 }
            - strain
            - 0.04 * long,
    })
}

/// Words of the longest stretch between quotation marks.
fn quoted(text: &str) -> usize {
    let (mut most, mut from) = (0, None);
    for (at, c) in text.char_indices() {
        match (c, from) {
            ('“' | '«' | '„', _) | ('"', None) => from = Some(at),
            ('”' | '»' | '"', Some(start)) => {
                most = most.max(count(text.get(start..at).unwrap_or_default()));
                from = None;
            }
            _ => {}
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_quotation_counts() {
        assert_eq!(
            quoted("They say “salt is dear” and \"a road of salt is long\" too."),
            6
        );
        assert_eq!(quoted("„Salz ist teuer“, sagen sie."), 0);
        assert_eq!(quoted("It's an «open"), 0);
    }
}
