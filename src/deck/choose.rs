//! Which candidates become bullets.

use super::sentences::{Candidate, Matter};
use super::stems::likeness;

/// Two bullets with so many stems in common say the same.
const ALIKE: f32 = 0.6;

/// Longest headline, in words.
const HEADLINE: usize = 14;

/// So many of the best candidates are looked at for each bullet wanted, at least [`FIELD`] in all.
const RIVALS: usize = 8;
const FIELD: usize = 64;

/// How far back a bullet is compared with what was said: a deck's length.
const MEMORY: usize = 512;

/// What fits on a slide.
#[derive(Copy, Clone, Debug)]
pub(super) struct Room {
    /// Bullets.
    pub(super) bullets: usize,
    /// Words of its bullets.
    pub(super) words: usize,
}

/// Candidates with what each is worth, and what was said already.
#[derive(Debug, Default)]
pub(super) struct Chooser {
    /// Stems of every bullet chosen so far.
    said: Vec<Vec<u32>>,
}

/// What a candidate is worth in its unit.
pub(super) fn worth(candidate: &Candidate, matter: &Matter, title: &[u32]) -> f32 {
    let sentences = matter.sentences.max(2) as f32;
    let weight = |stem: &u32| {
        let n = matter.frequency.get(stem).copied().unwrap_or(0) as f32;
        (1.0 + n).ln() / (1.0 + sentences).ln()
    };
    let total: f32 = candidate.stems.iter().map(weight).sum();
    let central = total / (candidate.stems.len().max(4) as f32).sqrt();
    let (sentence, paragraph) = candidate.place;
    let position = match sentence {
        0 => 0.35,
        1 => 0.1,
        _ => 0.0,
    } + if paragraph == 0 { 0.1 } else { 0.0 };
    let shared = title
        .iter()
        .filter(|stem| candidate.stems.binary_search(stem).is_ok());
    let topic = 0.08 * shared.count().min(4) as f32;
    let words = candidate.words as f32;
    let length = 0.02 * (words - 18.0).max(0.0) + 0.04 * (9.0 - words).max(0.0);
    central + position + topic - length - candidate.strain
}

impl Chooser {
    fn recent(&self) -> impl Iterator<Item = &Vec<u32>> {
        self.said.iter().rev().take(MEMORY)
    }

    /// How like a candidate is to what was said.
    fn likest(&self, candidate: &Candidate) -> f32 {
        let likeness = self.recent().map(|said| likeness(said, &candidate.stems));
        likeness.fold(0.0, f32::max)
    }

    /// Notes that a candidate was used.
    pub(super) fn say(&mut self, candidate: &Candidate) {
        self.said.push(candidate.stems.clone());
    }

    /// The best candidates that fit in `room`, in typed order: indices into `worths`, which holds
    /// `(candidate, its worth)` in typed order.
    pub(super) fn bullets(&mut self, worths: &[(&Candidate, f32)], room: Room) -> Vec<usize> {
        let mut left: Vec<usize> = (0..worths.len()).collect();
        let value = |i: usize| worths.get(i).map_or(0.0, |(_, worth)| *worth);
        left.sort_by(|&a, &b| value(b).total_cmp(&value(a)));
        left.truncate(FIELD.max(room.bullets.saturating_mul(RIVALS)));
        left.sort_unstable();
        // For each that is left, how like it is to what was said; brought up to date as bullets are chosen.
        let mut left: Vec<(usize, f32)> = left
            .into_iter()
            .filter_map(|i| Some((i, self.likest(worths.get(i)?.0))))
            .collect();
        let mut chosen = Vec::new();
        let mut words = 0;
        while chosen.len() < room.bullets {
            left.retain(|&(i, alike)| {
                let fits = worths
                    .get(i)
                    .is_some_and(|(c, _)| words + c.words <= room.words);
                fits && alike < ALIKE
            });
            let gain = |&(i, alike): &(usize, f32)| value(i) - alike;
            let best = left
                .iter()
                .copied()
                .reduce(|a, b| if gain(&b) > gain(&a) { b } else { a });
            let Some((best, candidate)) = best.and_then(|(i, _)| Some((i, worths.get(i)?.0)))
            else {
                break;
            };
            words += candidate.words;
            self.say(candidate);
            left.retain(|&(i, _)| i != best);
            for (i, alike) in &mut left {
                if let Some((other, _)) = worths.get(*i) {
                    *alike = alike.max(likeness(&candidate.stems, &other.stems));
                }
            }
            chosen.push(best);
        }
        chosen.sort_unstable();
        chosen
    }

    /// The best candidate that is short enough for a headline: an index into `worths`.
    pub(super) fn headline(&self, worths: &[(&Candidate, f32)]) -> Option<usize> {
        let fits = |c: &Candidate| {
            c.words <= HEADLINE && c.strain < 0.1 && c.citations.len() < 2 && self.likest(c) < ALIKE
        };
        let short = worths.iter().enumerate().filter(|(_, (c, _))| fits(c));
        let best = short.reduce(|a, b| if b.1.1 > a.1.1 { b } else { a });
        best.map(|(i, _)| i)
    }
}
