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
pub(super) fn quotations(
    reading: &Reading<'_, '_>,
    most: usize,
    taken: &[Span],
) -> Vec<Special> {
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
    let mut of_part: BTreeMap<usize, Vec<Quotation<'_>>> = BTreeMap::new();
    for quotation in chosen {
        of_part.entry(quotation.of.part).or_default().push(quotation);
    }
    // The weightiest of each part fill a slide of it.
    let mut slides: Vec<Vec<Quotation<'_>>> = Vec::new();
    let mut rest: Vec<Quotation<'_>> = Vec::new();
    for (_, quotations) in of_part {
        let (mut own, mut words) = (Vec::new(), 0);
        for quotation in quotations {
            if own.len() < QUOTATIONS && words + quotation.words <= WORDS_OF_SLIDE {
                words += quotation.words;
                own.push(quotation);
            } else {
                rest.push(quotation);
            }
        }
        slides.push(own);
    }
    // Slides of one are joined with their neighbours while there are too many.
    while slides.len() > most {
        let words = |slide: &[Quotation<'_>]| slide.iter().map(|q| q.words).sum::<usize>();
        let fits = |i: &usize| {
            let (Some(a), Some(b)) = (slides.get(*i), slides.get(i + 1)) else {
                return false;
            };
            a.len() + b.len() <= QUOTATIONS && words(a) + words(b) <= WORDS_OF_SLIDE
        };
        match (0..slides.len().saturating_sub(1)).find(fits) {
            Some(i) => {
                let next = slides.remove(i + 1);
                if let Some(slide) = slides.get_mut(i) {
                    slide.extend(next);
                }
            }
            None => {
                let worth = |slide: &[Quotation<'_>]| slide.iter().map(|q| q.value).sum::<f32>();
                let least = (0..slides.len()).min_by(|&a, &b| {
                    let (a, b) = (slides.get(a), slides.get(b));
                    let of = |s: Option<&Vec<Quotation<'_>>>| s.map_or(0.0, |s| worth(s));
                    of(a).total_cmp(&of(b))
                });
                slides.remove(least.unwrap_or(0));
            }
        }
    }
    let made = slides.into_iter().filter(|slide| !slide.is_empty());
    made.map(|quotations| of_slide(reading, quotations)).collect()
}

fn of_slide(reading: &Reading<'_, '_>, mut quotations: Vec<Quotation<'_>>) -> Special {
    quotations.sort_by_key(|quotation| quotation.of.span);
    let frame = reading.frame;
    let first = quotations.first();
    let part = first.map_or(0, |quotation| quotation.of.part);
    let section = first.and_then(|quotation| quotation.of.section);
    let one = quotations.iter().all(|quotation| quotation.of.part == part);
    let mut notes: Vec<Span> = quotations.iter().map(|q| q.of.block).collect();
    notes.dedup();
    let bullets: Vec<Bullet> = quotations.into_iter().map(|q| q.bullet).collect();
    let heading = frame.heading(section, part.saturating_sub(1));
    let title = title(frame, reading, &bullets);
    Special {
        part,
        whole: None,
        slide: Slide {
            eyebrow: one.then_some(heading),
            notes,
            bullets,
            ..slide(SlideKind::Quotation, of_label(&title), section)
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
        assert_eq!(quoted("They say “salt is dear” and \"a road of salt is long\" too."), 6);
        assert_eq!(quoted("„Salz ist teuer“, sagen sie."), 0);
        assert_eq!(quoted("It's an «open"), 0);
    }
}
