//! Claim slides of a unit.

use super::choose::{Chooser, Room, worth};
use super::sentences::{Candidate, Matter};
use super::title::{of_claim, slide, words};
use super::{Bullet, Origin, Slide, SlideKind, SlideText};
use crate::source::{Source, Span};

/// Most bullets of a unit, whatever its share.
const MOST_BULLETS: usize = 120;

/// A unit on its way to slides.
pub(super) struct Claims<'a> {
    pub(super) source: &'a Source,
    pub(super) matter: &'a Matter,
    /// The heading it stands under.
    pub(super) heading: Option<SlideText>,
    /// The heading of its part.
    pub(super) eyebrow: Option<SlideText>,
    /// The section it belongs to.
    pub(super) section: Option<usize>,
    /// Stems of its heading.
    pub(super) topic: Vec<u32>,
}

impl Claims<'_> {
    /// At most `count` slides; `before` is the headline of the slide before them.
    pub(super) fn slides(
        &self,
        chooser: &mut Chooser,
        count: usize,
        room: Room,
        mut before: String,
        chapter: &SlideText,
    ) -> Vec<Slide> {
        let worths: Vec<(&Candidate, f32)> = self
            .matter
            .candidates
            .iter()
            .map(|c| (c, worth(c, self.matter, &self.topic)))
            .collect();
        let mut out = Vec::new();
        for stretch in stretches(&worths, count) {
            let Some(slide) = self.slide(chooser, stretch, room, &before, chapter) else {
                continue;
            };
            before = words(self.source, &slide.title);
            out.push(slide);
        }
        out
    }

    /// Slides for a share of the words: the best candidates of at most `words` words, under the heading.
    pub(super) fn within(
        &self,
        chooser: &mut Chooser,
        words: usize,
        room: Room,
        chapter: &SlideText,
    ) -> Vec<Slide> {
        let candidates = self.matter.candidates.iter();
        let worths: Vec<(&Candidate, f32)> = candidates
            .map(|c| (c, worth(c, self.matter, &self.topic)))
            .collect();
        let all = Room {
            bullets: (words / 8 + 1).min(MOST_BULLETS),
            words,
        };
        let chosen = chooser.bullets(&worths, all);
        let mut slides: Vec<Vec<&Candidate>> = Vec::new();
        let mut full = 0;
        for (candidate, _) in chosen.into_iter().filter_map(|i| worths.get(i)) {
            full += candidate.words;
            match slides.last_mut() {
                Some(last) if last.len() < room.bullets && full <= room.words => {
                    last.push(candidate);
                }
                _ => {
                    full = candidate.words;
                    slides.push(vec![candidate]);
                }
            }
        }
        let title = self.heading.clone().unwrap_or_else(|| chapter.clone());
        let made = slides
            .iter()
            .map(|chosen| self.made(title.clone(), chosen, None));
        made.collect()
    }

    fn slide(
        &self,
        chooser: &mut Chooser,
        stretch: &[(&Candidate, f32)],
        room: Room,
        before: &str,
        chapter: &SlideText,
    ) -> Option<Slide> {
        let heading = self.heading.clone();
        let fresh = heading
            .as_ref()
            .is_some_and(|title| words(self.source, title) != before);
        // A claim is the headline where the heading was one just now.
        let claim = match fresh || stretch.len() < 2 {
            true => None,
            false => chooser.headline(stretch),
        };
        let mut rest = stretch.to_vec();
        let claimed = claim.map(|i| rest.remove(i).0);
        if let Some(claim) = claimed {
            chooser.say(claim);
        }
        let chosen: Vec<&Candidate> = chooser
            .bullets(&rest, room)
            .into_iter()
            .filter_map(|i| Some(rest.get(i)?.0))
            .collect();
        let title = match claimed {
            Some(claim) => of_claim(self.source, claim),
            None => heading.unwrap_or_else(|| chapter.clone()),
        };
        // A claim whose bullets were all said before is a bullet under the heading.
        if chosen.is_empty() {
            let claim = claimed?;
            let title = self.heading.clone().unwrap_or_else(|| chapter.clone());
            return Some(self.made(title, &[claim], None));
        }
        Some(self.made(title, &chosen, claimed))
    }

    fn made(&self, title: SlideText, chosen: &[&Candidate], claim: Option<&Candidate>) -> Slide {
        let same = |eyebrow: &SlideText| words(self.source, eyebrow) == words(self.source, &title);
        Slide {
            eyebrow: self.eyebrow.clone().filter(|eyebrow| !same(eyebrow)),
            bullets: chosen.iter().map(|c| bullet(c)).collect(),
            notes: notes(chosen.iter().copied().chain(claim)),
            ..slide(SlideKind::Claim, title, self.section)
        }
    }
}

/// A bullet of a candidate.
pub(super) fn bullet(candidate: &Candidate) -> Bullet {
    Bullet {
        runs: candidate.runs.clone(),
        span: candidate.span,
        sentence: candidate.sentence,
        citations: candidate.citations.clone(),
        origin: Origin::Source,
    }
}

/// The paragraphs that candidates stand in, whole, in typed order.
pub(super) fn notes<'c>(candidates: impl Iterator<Item = &'c Candidate>) -> Vec<Span> {
    let mut notes: Vec<Span> = candidates.map(|c| c.block).collect();
    notes.sort_unstable();
    notes.dedup();
    notes
}

/// Cuts candidates, which stand in typed order, into `count` stretches of about as many words, between paragraphs
/// where that is possible.
fn stretches<'w, 'c>(
    worths: &'w [(&'c Candidate, f32)],
    count: usize,
) -> Vec<&'w [(&'c Candidate, f32)]> {
    let total: usize = worths.iter().map(|(c, _)| c.words).sum();
    let count = count.clamp(1, worths.len().div_ceil(2).max(1));
    let mut out = Vec::new();
    let (mut start, mut words) = (0, 0);
    for (i, (candidate, _)) in worths.iter().enumerate() {
        words += candidate.words;
        let next = worths.get(i + 1);
        let ends = next.is_none_or(|(next, _)| next.block != candidate.block);
        let share = total * (out.len() + 1) / count;
        if next.is_none()
            || out.len() + 1 < count && words >= share && (ends || count > 1 && words >= share + 40)
        {
            out.push(&worths[start..=i]);
            start = i + 1;
        }
    }
    out
}
