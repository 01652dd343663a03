//! The text condensed to a share of its words under the author's own headings: the deck's plain form.

use std::collections::BTreeSet;

use super::choose::{Chooser, Room, Taste};
use super::frame::{Frame, Home};
use super::packing::{home, pack};
use super::sentences::Candidate;
use super::{Slide, SlideKind};
use crate::manuscript::Role;

const TASTE: Taste = Taste {
    coverage: 6.0,
    spread: 0.7,
    pairs: 4.0,
    again: 0.3,
    model: 1.0,
    cut: 0.0,
    strain: 0.4,
    length: 0.72,
    repeats: 1.0,
    crowded: 0.3,
};

/// Slides whose bullets have at most `share` of the words.
pub(super) fn condensed(frame: &Frame<'_>, share: f32) -> Vec<Slide> {
    let homes = homes(frame);
    let pool = homes.iter().enumerate();
    let pool = pool.flat_map(|(i, home)| home.matter.candidates.iter().map(move |c| (c, i)));
    let pool = pool.filter(|(c, _)| names_itself(frame, c));
    let words = homes.iter().map(|home| home.matter.words);
    let mut chooser = Chooser::new(frame.survey, TASTE, pool.collect()).among(words);
    let words = super::stems::count(frame.source.text());
    let most = (words as f32 * share.clamp(0.0, 1.0)) as usize;
    let mut said = 0;
    let mut reached = BTreeSet::new();
    // Every part has a bullet before the best is told of all; the abstract has what is best of it.
    for (i, home) in homes.iter().enumerate().skip(1) {
        if said + 20 <= most
            && !reached.contains(&home.part)
            && let Some(c) = chooser.best_of(i)
        {
            said += c.words;
            reached.insert(home.part);
        }
    }
    chooser.fill(|candidate, _| {
        if said + 6 > most {
            return Room::Over;
        }
        match said + candidate.words <= most {
            true => {
                said += candidate.words;
                Room::Has
            }
            false => Room::HasNot,
        }
    });
    slides(frame, &homes, &chooser.chosen())
}

/// The abstract as a unit of the introduction, else as a part of its own; then the units of the parts.
fn homes<'a>(frame: &Frame<'a>) -> Vec<Home<'a>> {
    let introduced = frame
        .parts
        .first()
        .is_some_and(|part| part.role == Role::Introduction);
    let mut homes = vec![Home {
        part: if introduced { 0 } else { frame.parts.len() },
        section: frame.summary_section(),
        matter: frame.summary,
    }];
    homes.extend(frame.homes());
    homes
}

/// Whether a bullet opens with something else than `This …`: the plain form has no slide that says what is meant.
fn names_itself(frame: &Frame<'_>, candidate: &Candidate) -> bool {
    let first = candidate
        .runs
        .first()
        .map_or("", |run| frame.source.slice(run.span));
    let word = first
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    !matches!(
        word.as_str(),
        "this" | "these" | "it" | "there" | "here" | "such" | "because" | "so"
    )
}

/// Slides under the headings of their units, without their numbers.
fn slides(frame: &Frame<'_>, homes: &[Home<'_>], chosen: &[(&Candidate, usize)]) -> Vec<Slide> {
    let part = |(_, home): &(&Candidate, usize)| homes.get(*home).map(|home| home.part);
    let mut out = Vec::new();
    for of_part in chosen.chunk_by(|a, b| part(a) == part(b)) {
        let bullets: Vec<(usize, usize)> =
            of_part.iter().map(|(c, home)| (*home, c.words)).collect();
        for slide in pack(&bullets) {
            let home = bullets.get(slide.clone()).and_then(home);
            let Some(at) = home.and_then(|home| homes.get(home)) else {
                continue;
            };
            let said = of_part.get(slide).unwrap_or_default();
            let said: Vec<&Candidate> = said.iter().map(|(c, _)| *c).collect();
            let title = frame.topic(at.section, at.part);
            out.push(frame.slide(SlideKind::Claim, title, &said, at.section));
        }
    }
    out
}
