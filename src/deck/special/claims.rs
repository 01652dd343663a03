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
use crate::deck::title::{of_claim, of_label};
use crate::source::Span;

/// Words of such a headline.
const WORDS: std::ops::RangeInclusive<usize> = 5..=14;
/// What it may ask of its hearer.
const STRAIN: f32 = 0.3;
/// Content stems that it must share with what stands under it.
const SHARED: usize = 2;

/// Gives each slide that stands in one section, and has no headline but a label, a claim that is said nowhere else
/// among `specials`; where there is none, the section's heading.
pub(super) fn claim(reading: &Reading<'_, '_>, homes: &[Home<'_>], specials: &mut [Special]) {
    let mut said: Vec<Span> = specials.iter().flat_map(Special::sentences).collect();
    said.extend(specials.iter().filter_map(|special| special.whole));
    for special in specials {
        let labelled = matches!(
            special.slide.kind,
            SlideKind::Numbers | SlideKind::Comparison
        );
        if special.slide.kind == SlideKind::Comparison && special.slide.eyebrow.is_none() {
            name_sides(reading, special);
        }
        let Some(heading) = special.slide.eyebrow.clone().filter(|_| labelled) else {
            continue;
        };
        match about(reading, homes, special, &said) {
            Some(claim) => {
                said.push(claim.sentence);
                special.slide.title = of_claim(reading.frame.source, claim);
                special.slide.notes.push(claim.block);
                special.slide.notes.sort_unstable();
                special.slide.notes.dedup();
            }
            None => {
                let label = std::mem::replace(&mut special.slide.title, heading);
                special.slide.eyebrow = Some(label);
            }
        }
    }
}

/// Two sides that stand in no one section have their names for a headline.
fn name_sides(reading: &Reading<'_, '_>, special: &mut Special) {
    let mut names: Vec<String> = Vec::new();
    for bullet in &special.slide.bullets {
        let name = reading.text(&bullet.lead);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let label = reading.frame.labels.comparison;
    if names.len() == 2 && names.iter().all(|name| !name.is_empty()) {
        special.slide.title = of_label(&format!("{label}: {}", names.join(", ")));
    }
}

/// The weightiest claim of the slide's section that is about what it shows.
fn about<'h>(
    reading: &Reading<'_, '_>,
    homes: &[Home<'h>],
    special: &Special,
    said: &[Span],
) -> Option<&'h Candidate> {
    let mut stems = Stems::default();
    let mut shown: Vec<u32> = Vec::new();
    for bullet in &special.slide.bullets {
        shown.extend(reading.stems(&mut stems, bullet));
    }
    shown.sort_unstable();
    shown.dedup();
    let own = homes
        .iter()
        .filter(|home| home.part == special.part && home.section == special.slide.section);
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
        let words = stems.of(&reading.text(&candidate.runs), &reading.lists);
        let shared = words
            .iter()
            .filter(|stem| shown.binary_search(stem).is_ok());
        let shared = shared.count();
        if shared < SHARED {
            continue;
        }
        let value = candidate.worth - candidate.strain + 0.2 * shared as f32;
        if best.is_none_or(|(most, _)| value > most) {
            best = Some((value, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
