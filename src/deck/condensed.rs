//! The text condensed to a share of its words under the author's own headings: the deck's plain form.

use std::collections::BTreeSet;

use super::choose::{Chooser, Room, Taste};
use super::frame::{Frame, Home};
use super::sentences::Candidate;
use super::{Slide, SlideKind};

/// A unit of so many words has a bullet of its own.
const WORTH_A_BULLET: usize = 60;

/// Bullets and words of a slide.
const BULLETS: usize = 5;
const WORDS: usize = 50;

const TASTE: Taste = Taste {
    coverage: 2.0,
    model: 1.0,
    cut: 0.0,
    strain: 0.5,
    length: 0.5,
};

/// Slides whose bullets have at most `share` of the words.
pub(super) fn condensed(frame: &Frame<'_>, share: f32) -> Vec<Slide> {
    let homes = frame.homes();
    let pool = homes.iter().enumerate();
    let pool = pool.flat_map(|(i, home)| home.matter.candidates.iter().map(move |c| (c, i)));
    let pool = pool.filter(|(c, _)| names_itself(frame, c));
    let mut chooser = Chooser::new(frame.survey, TASTE, pool.collect());
    let words = super::stems::count(frame.source.text());
    let most = (words as f32 * share.clamp(0.0, 1.0)) as usize;
    let mut said = 0;
    let mut reached = BTreeSet::new();
    // Every part has a bullet before a unit has its own.
    let mut told = BTreeSet::new();
    for (i, home) in homes.iter().enumerate() {
        if said + 20 <= most
            && !reached.contains(&home.part)
            && let Some(c) = chooser.best_of(i)
        {
            said += c.words;
            reached.insert(home.part);
            told.insert(i);
        }
    }
    for (i, home) in homes.iter().enumerate() {
        if home.matter.words >= WORTH_A_BULLET && said + 20 <= most && !told.contains(&i) {
            said += chooser.best_of(i).map_or(0, |c| c.words);
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

/// Under the headings of their units; neighbours of one part are joined where one has a single bullet.
fn slides(frame: &Frame<'_>, homes: &[Home<'_>], chosen: &[(&Candidate, usize)]) -> Vec<Slide> {
    let mut groups: Vec<(usize, Vec<&Candidate>)> = Vec::new();
    for (candidate, home) in chosen {
        match groups.last_mut() {
            Some((last, group)) if last == home => group.push(candidate),
            _ => groups.push((*home, vec![candidate])),
        }
    }
    let part = |home: usize| homes.get(home).map(|home| home.part);
    let mut joined: Vec<(usize, Vec<&Candidate>)> = Vec::new();
    for (home, group) in groups {
        let words = |group: &[&Candidate]| group.iter().map(|c| c.words).sum::<usize>();
        match joined.last_mut() {
            Some((before, last))
                if part(*before) == part(home)
                    && (last.len() == 1 || group.len() == 1)
                    && last.len() + group.len() <= BULLETS
                    && words(last) + words(&group) <= WORDS =>
            {
                if group.len() > last.len() {
                    *before = home;
                }
                last.extend(group);
            }
            _ => joined.push((home, group)),
        }
    }
    let mut out = Vec::new();
    for (home, group) in joined {
        let Some(at) = homes.get(home) else { continue };
        for said in split(&group) {
            let title = frame.heading(at.section, at.part);
            out.push(frame.slide(SlideKind::Claim, title, said, at.section));
        }
    }
    out
}

/// Parts of about the same length, each of which fits on a slide.
pub(super) fn split<'s, 'c>(group: &'s [&'c Candidate]) -> Vec<&'s [&'c Candidate]> {
    let words = |said: &[&Candidate]| said.iter().map(|c| c.words).sum::<usize>();
    for parts in group.len().div_ceil(BULLETS).max(1)..=group.len() {
        let each = group.len().div_ceil(parts);
        let made: Vec<_> = group.chunks(each).collect();
        if made.iter().all(|said| words(said) <= WORDS) {
            return made;
        }
    }
    group.chunks(1).collect()
}
