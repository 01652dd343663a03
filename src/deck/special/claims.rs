//! Headlines of slides with a kind of their own: a claim of their section about what they show.
//!
//! A label (`In Figures`, `Two Sides`) says what a slide is, not what it says; it stands over the headline then.

use super::Special;
use super::reading::Reading;
use crate::deck::SlideKind;
use crate::deck::frame::Home;
use crate::deck::sentences::Candidate;
use crate::deck::stems::Stems;
use crate::deck::survey::{AIMS, INSTANCE, LEADS, METHOD};
use crate::deck::title::{of_claim, of_label, words};
use crate::source::Span;

/// Words of such a headline.
const WORDS: std::ops::RangeInclusive<usize> = 5..=14;
/// What it may ask of its hearer.
const STRAIN: f32 = 0.3;
/// Content stems that it must share with what stands under it.
const SHARED: usize = 2;
/// Bullets that it must be about.
const TOUCHED: usize = 2;

/// Gives each slide that has no headline but a label a claim of its section that is said nowhere else among
/// `specials`; where there is none, the heading of the section. The label stands over it then.
pub(super) fn claim(reading: &Reading<'_, '_>, homes: &[Home<'_>], specials: &mut [Special]) {
    let mut said: Vec<Span> = specials.iter().flat_map(Special::sentences).collect();
    said.extend(specials.iter().filter_map(|special| special.whole));
    let mut headings: Vec<String> = Vec::new();
    for special in specials {
        let labelled = matches!(
            special.slide.kind,
            SlideKind::Numbers
                | SlideKind::Comparison
                | SlideKind::Positions
                | SlideKind::Definitions
        );
        if !labelled {
            continue;
        }
        let defines = special.slide.kind == SlideKind::Definitions;
        if special.slide.eyebrow.is_none() {
            if special.slide.kind == SlideKind::Comparison {
                name_sides(reading, special);
            }
            // Terms of all parts stand under what the chapter is about.
            if let Some(subject) = reading.frame.subject().filter(|_| defines) {
                special.slide.eyebrow = Some(of_label(&subject));
                headed(special);
            }
            continue;
        }
        // Where the heading stands over another slide already, a claim with less in common is better than a label.
        let heading = special.slide.eyebrow.as_ref();
        let heading = heading.map(|heading| words(reading.frame.source, heading));
        let again = heading
            .as_ref()
            .is_some_and(|heading| headings.contains(heading));
        let found = about(reading, homes, special, &said, (SHARED, TOUCHED));
        match found.or_else(|| {
            again
                .then(|| about(reading, homes, special, &said, (1, 1)))
                .flatten()
        }) {
            Some(claim) => {
                said.push(claim.sentence);
                special.slide.title = of_claim(reading.frame.source, claim);
                special.slide.notes.push(claim.block);
                special.slide.notes.sort_unstable();
                special.slide.notes.dedup();
            }
            None => {
                headings.extend(heading);
                headed(special);
                if defines {
                    name_terms(reading, special);
                }
            }
        }
    }
}

/// The heading of its section becomes its headline, and the label stands over it.
fn headed(special: &mut Special) {
    if let Some(heading) = special.slide.eyebrow.take() {
        let label = std::mem::replace(&mut special.slide.title, heading);
        special.slide.eyebrow = Some(label);
    }
}

/// A slide of one term or two has them as its headline.
fn name_terms(reading: &Reading<'_, '_>, special: &mut Special) {
    let bullets = special.slide.bullets.iter();
    let terms: Vec<String> = bullets.map(|b| reading.text(&b.lead)).collect();
    if terms.len() <= 2 && terms.iter().all(|term| !term.is_empty()) {
        special.slide.title = of_label(&terms.join(" – "));
    }
}

/// Two sides that stand in several sections have their names as a headline, under the label.
fn name_sides(reading: &Reading<'_, '_>, special: &mut Special) {
    let mut names: Vec<String> = Vec::new();
    for bullet in &special.slide.bullets {
        let name = reading.text(&bullet.lead);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() == 2 && names.iter().all(|name| !name.is_empty()) {
        let title = of_label(&names.join(" – "));
        special.slide.eyebrow = Some(std::mem::replace(&mut special.slide.title, title));
    }
}

/// A slide under the heading of its section, with the label over it.
pub(super) fn under_heading(mut special: Special) -> Special {
    headed(&mut special);
    special
}

/// The weightiest claim of the slide's section that is about what it shows: it shares words with two of its bullets,
/// of two sides with both. What the chapter's title names is in every sentence, and makes none of them about a slide.
fn about<'h>(
    reading: &Reading<'_, '_>,
    homes: &[Home<'h>],
    special: &Special,
    said: &[Span],
    (least, touches): (usize, usize),
) -> Option<&'h Candidate> {
    let mut stems = Stems::default();
    let title = stems.of(
        &words(reading.frame.source, &reading.frame.chapter),
        &reading.lists,
    );
    let bullets = special.slide.bullets.iter();
    let mut shown: Vec<Vec<u32>> = bullets.map(|b| reading.stems(&mut stems, b)).collect();
    for bullet in &mut shown {
        bullet.retain(|stem| !title.contains(stem));
    }
    if special.slide.kind == SlideKind::Comparison {
        let sides: Vec<Vec<u32>> = (0..2)
            .map(|side| {
                shown
                    .iter()
                    .skip(side)
                    .step_by(2)
                    .flatten()
                    .copied()
                    .collect()
            })
            .collect();
        shown = sides;
    }
    let own = homes.iter().filter(|home| {
        let section = home.section == special.slide.section;
        home.part == special.part && (section || special.slide.kind == SlideKind::Positions)
    });
    let fits = |candidate: &&Candidate| {
        let free = !said.iter().any(|span| span.overlaps(candidate.sentence));
        WORDS.contains(&candidate.words) && candidate.strain < STRAIN && free
    };
    let plain = |candidate: &&Candidate| {
        [LEADS, AIMS, METHOD, INSTANCE].iter().all(|mark| {
            candidate
                .features
                .get(*mark)
                .is_none_or(|mark| *mark <= 0.0)
        })
    };
    let mut best: Option<(f32, &Candidate)> = None;
    for candidate in own.flat_map(|home| &home.matter.candidates) {
        if !(fits(&candidate) && plain(&candidate)) {
            continue;
        }
        let said = stems.of(&reading.text(&candidate.runs), &reading.lists);
        let shares = |stem: &&u32| shown.iter().any(|bullet| bullet.contains(stem));
        let shared = said.iter().filter(shares).count();
        let touched = shown
            .iter()
            .filter(|bullet| said.iter().any(|stem| bullet.contains(stem)));
        if shared < least || touched.count() < touches {
            continue;
        }
        let value = candidate.worth - candidate.strain + 0.2 * shared as f32;
        if best.is_none_or(|(most, _)| value > most) {
            best = Some((value, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
