//! The last slides: what to take home, and the works cited.

use std::collections::BTreeSet;

use super::choose::{Chooser, Room, worth};
use super::claims::{bullet, notes};
use super::cut::Cited;
use super::sentences::{Candidate, Matter};
use super::title::{heading, of_label, slide};
use super::{Slide, SlideKind};
use crate::citations::Link;
use crate::manuscript::{Manuscript, Role};
use crate::source::Source;

/// Sentences to take home.
const SENTENCES: usize = 4;

/// Words of them all.
const WORDS: usize = 80;

/// References of a slide.
const REFERENCES: usize = 6;

/// The takeaways of `matter` (of the conclusion, or the abstract).
pub(super) fn takeaways(
    matter: &Matter,
    label: &str,
    section: Option<usize>,
    chooser: &mut Chooser,
) -> Option<Slide> {
    let worths: Vec<(&Candidate, f32)> = matter
        .candidates
        .iter()
        .map(|c| (c, worth(c, matter, &[])))
        .collect();
    let room = Room {
        bullets: SENTENCES,
        words: WORDS,
    };
    let chosen: Vec<&Candidate> = chooser
        .bullets(&worths, room)
        .into_iter()
        .filter_map(|i| Some(worths.get(i)?.0))
        .collect();
    if chosen.is_empty() {
        return None;
    }
    Some(Slide {
        bullets: chosen.iter().map(|c| bullet(c)).collect(),
        notes: notes(chosen.iter().copied()),
        ..slide(SlideKind::Takeaways, of_label(label), section)
    })
}

/// The works cited on `slides`, in the order of the list, under the list's own heading.
pub(super) fn references(
    source: &Source,
    manuscript: &Manuscript,
    cited: &Cited<'_>,
    count: usize,
    label: &str,
    slides: &[Slide],
) -> Vec<Slide> {
    let shown = slides
        .iter()
        .filter(|slide| slide.kind != SlideKind::Agenda);
    let places = shown.flat_map(|slide| {
        let bullets = slide.bullets.iter().map(|bullet| bullet.sentence);
        bullets.chain(slide.title.source)
    });
    let mut works: BTreeSet<usize> = BTreeSet::new();
    for (_, citation) in places.flat_map(|place| cited.within(place)) {
        match &citation.link {
            Link::Found { reference, .. } => works.extend([*reference]),
            Link::Ambiguous(several) => works.extend(several),
            Link::Missing(_) | Link::Personal => {}
        }
    }
    let works: Vec<usize> = works.into_iter().filter(|work| *work < count).collect();
    let section = manuscript
        .sections
        .iter()
        .position(|section| section.role == Role::References);
    let title = heading(source, manuscript, section).unwrap_or_else(|| of_label(label));
    if works.is_empty() {
        return Vec::new();
    }
    let each = works.len().div_ceil(works.len().div_ceil(REFERENCES));
    let slides = works.chunks(each).map(|works| Slide {
        references: works.to_vec(),
        ..slide(SlideKind::References, title.clone(), None)
    });
    slides.collect()
}
