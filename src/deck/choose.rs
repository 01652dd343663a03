//! Which candidates are said, within a number of words.

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};

use super::sentences::Candidate;
use super::stems::nearness;
use super::survey::Survey;
use crate::source::Span;

/// Two bullets with so many stems in common say the same (Jaccard).
const ALIKE: f32 = 0.5;

/// A home of so many words is as crowded with a bullet as one of twice as many with two.
const PLAIN: f32 = 200.0;

/// No home is taken for smaller than this.
const SMALLEST: usize = 60;

/// How much the model's word on the sentence weighs against how much of the text's words a cut covers.
#[derive(Copy, Clone, Debug)]
pub(super) struct Taste {
    /// Of words that are not yet covered.
    pub(super) coverage: f32,
    /// The exponent of the sentences that a term stands in: the lower, the more rare terms count.
    pub(super) spread: f32,
    /// What a pair of neighbouring words is worth against one word.
    pub(super) pairs: f32,
    /// What is left of a term's worth when it was said, from 0 (none) to 1; more of one that the text says often.
    pub(super) again: f32,
    /// Of the model.
    pub(super) model: f32,
    /// Against cuts: a whole sentence is safer.
    pub(super) cut: f32,
    /// Against strain.
    pub(super) strain: f32,
    /// The exponent of the words that a gain is divided by.
    pub(super) length: f32,
    /// Against what is near to something said.
    pub(super) repeats: f32,
    /// Against one more of a home of [`PLAIN`] words for each that was chosen of it.
    pub(super) crowded: f32,
}

/// What has been chosen, and what that covers.
pub(super) struct Chooser<'s> {
    taste: Taste,
    /// What it is worth to say each term now.
    weights: Vec<f32>,
    /// What is left of that each time it is said.
    left: Vec<f32>,
    /// Weight of terms in a middling candidate.
    scale: f32,
    said: Vec<Vec<u32>>,
    /// Candidates that may be chosen, and where each belongs.
    pool: Vec<(&'s Candidate, usize)>,
    taken: BTreeSet<usize>,
    /// Words of each home, and how many were chosen of it.
    homes: Vec<(usize, u32)>,
    /// Places that were said without being chosen from the pool.
    shown: Vec<Span>,
}

struct Rival {
    gain: f32,
    index: usize,
}

impl PartialEq for Rival {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Rival {}
impl PartialOrd for Rival {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Rival {
    fn cmp(&self, other: &Self) -> Ordering {
        self.gain
            .total_cmp(&other.gain)
            .then(other.index.cmp(&self.index))
    }
}

impl<'s> Chooser<'s> {
    /// Candidates with the home (a unit) of each, in typed order.
    pub(super) fn new(survey: &Survey, taste: Taste, pool: Vec<(&'s Candidate, usize)>) -> Self {
        let mut chooser = Self {
            taste,
            weights: weights(survey, taste),
            left: left(survey, taste),
            scale: 1.0,
            said: Vec::new(),
            pool,
            taken: BTreeSet::new(),
            homes: Vec::new(),
            shown: Vec::new(),
        };
        let all: Vec<f32> = chooser
            .pool
            .iter()
            .map(|(c, _)| chooser.coverage(c))
            .collect();
        chooser.scale = (all.iter().sum::<f32>() / all.len().max(1) as f32).max(1e-6);
        chooser
    }

    /// Says how many words each home has, so that none is told at the cost of the others.
    pub(super) fn among(mut self, words: impl Iterator<Item = usize>) -> Self {
        self.homes = words.map(|words| (words.max(SMALLEST), 0)).collect();
        self
    }

    /// How crowded a home is: bullets for each [`PLAIN`] words of it.
    fn crowd(&self, home: usize) -> f32 {
        let crowd = |(words, bullets): &(usize, u32)| *bullets as f32 * PLAIN / *words as f32;
        self.homes.get(home).map_or(0.0, crowd)
    }

    fn coverage(&self, candidate: &Candidate) -> f32 {
        let terms = candidate.terms.iter();
        let mass: f32 = terms.filter_map(|t| self.weights.get(*t as usize)).sum();
        mass / (candidate.words.max(1) as f32).powf(self.taste.length)
    }

    /// What it gains to say a candidate of `home` now; `None` if that would say something twice.
    fn gain(&self, candidate: &Candidate, home: usize) -> Option<f32> {
        let (mut near, mut alike) = (0.0f32, 0.0f32);
        for said in &self.said {
            let (cosine, jaccard) = nearness(said, &candidate.stems);
            near = near.max(cosine);
            alike = alike.max(jaccard);
        }
        if alike >= ALIKE {
            return None;
        }
        let taste = self.taste;
        let cut = taste.cut * 2.0 * (1.0 - candidate.kept).clamp(0.0, 1.0);
        Some(
            taste.coverage * self.coverage(candidate) / self.scale + taste.model * candidate.worth
                - cut
                - taste.strain * candidate.strain
                - taste.repeats * near
                - taste.crowded * self.crowd(home),
        )
    }

    /// Whether another cut of the same words was chosen.
    fn overlaps(&self, candidate: &Candidate) -> bool {
        let same = |i: &usize| {
            self.pool.get(*i).is_some_and(|(taken, _)| {
                taken.sentence == candidate.sentence && taken.span.overlaps(candidate.span)
            })
        };
        self.taken.iter().any(same) || self.shown.iter().any(|span| span.overlaps(candidate.span))
    }

    fn take(&mut self, index: usize) {
        let Some((candidate, home)) = self.pool.get(index).copied() else {
            return;
        };
        self.cover(candidate);
        if let Some((_, bullets)) = self.homes.get_mut(home) {
            *bullets += 1;
        }
        self.taken.insert(index);
    }

    /// Notes that the terms of a candidate are said.
    fn cover(&mut self, candidate: &Candidate) {
        for term in &candidate.terms {
            let at = *term as usize;
            if let (Some(weight), Some(left)) = (self.weights.get_mut(at), self.left.get(at)) {
                *weight *= left;
            }
        }
        self.said.push(candidate.stems.clone());
    }

    /// Notes words as said without choosing them.
    pub(super) fn say(&mut self, candidate: &Candidate) {
        self.cover(candidate);
        self.shown.push(candidate.span);
    }

    /// The best candidate of a home, which is then taken.
    pub(super) fn best_of(&mut self, home: usize) -> Option<&'s Candidate> {
        let index = self.best(home)?;
        self.take(index);
        self.pool.get(index).map(|(candidate, _)| *candidate)
    }

    /// The candidate of a home that would be taken next.
    pub(super) fn next_of(&self, home: usize) -> Option<&'s Candidate> {
        self.pool.get(self.best(home)?).map(|(next, _)| *next)
    }

    /// The index of the best candidate of a home that can still be taken.
    fn best(&self, home: usize) -> Option<usize> {
        let mut best: Option<Rival> = None;
        for (index, (candidate, at)) in self.pool.iter().enumerate() {
            if *at != home || self.taken.contains(&index) || self.overlaps(candidate) {
                continue;
            }
            let Some(gain) = self.gain(candidate, home) else {
                continue;
            };
            let rival = Rival { gain, index };
            if best.as_ref().is_none_or(|b| rival > *b) {
                best = Some(rival);
            }
        }
        best.map(|rival| rival.index)
    }

    /// Takes the best that is left, again and again, while `room` has it: it is asked for each with its home.
    pub(super) fn fill(&mut self, mut room: impl FnMut(&'s Candidate, usize) -> Room) {
        let mut heap: BinaryHeap<Rival> = BinaryHeap::new();
        for (index, (candidate, home)) in self.pool.iter().enumerate() {
            if let Some(gain) = self.gain(candidate, *home) {
                heap.push(Rival { gain, index });
            }
        }
        // A gain only falls as more is said: what is still best after it is counted again is best.
        while let Some(rival) = heap.pop() {
            let Some((candidate, home)) = self.pool.get(rival.index).copied() else {
                continue;
            };
            if self.taken.contains(&rival.index) || self.overlaps(candidate) {
                continue;
            }
            let Some(gain) = self.gain(candidate, home) else {
                continue;
            };
            if heap.peek().is_some_and(|next| gain < next.gain) {
                heap.push(Rival { gain, ..rival });
                continue;
            }
            match room(candidate, home) {
                Room::Has => self.take(rival.index),
                Room::HasNot => {}
                Room::Over => break,
            }
        }
    }

    /// What was chosen, in typed order, with the home of each.
    pub(super) fn chosen(&self) -> Vec<(&'s Candidate, usize)> {
        let mut out: Vec<_> = self
            .taken
            .iter()
            .filter_map(|i| self.pool.get(*i).copied())
            .collect();
        out.sort_by_key(|(c, home)| (*home, c.span.start));
        out
    }
}

/// What it is worth to have each term: a stem by the sentences that it stands in, a pair of neighbours if it stands in
/// several.
fn weights(survey: &Survey, taste: Taste) -> Vec<f32> {
    let weight = |(term, count): (usize, &u32)| {
        let spread = (*count as f32).powf(taste.spread);
        match (term % 2, count) {
            (0, _) => spread,
            (_, 0 | 1) => 0.0,
            _ => taste.pairs * spread,
        }
    };
    survey.frequency.iter().enumerate().map(weight).collect()
}

/// What is left of each term's worth each time it is said: a slide's talk comes back to what the text comes back to.
fn left(survey: &Survey, taste: Taste) -> Vec<f32> {
    let left = |count: &u32| taste.again.powf(8.0 / (*count as f32 + 4.0));
    survey.frequency.iter().map(left).collect()
}

/// Whether there is room for a candidate.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// It is taken.
    Has,
    /// Not for this one.
    HasNot,
    /// For none.
    Over,
}
