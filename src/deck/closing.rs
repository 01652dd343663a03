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

/// So many are enough where there is little to choose from.
const ENOUGH: usize = 3;

/// Words of them all.
const WORDS: usize = 90;

/// References of a slide.
const REFERENCES: usize = 6;

/// The takeaways: of the first of `sources` (the conclusion, or the abstract), then of the others until there are
/// [`ENOUGH`].
pub(super) fn takeaways(
    sources: &[&Matter],
    label: &str,
    section: Option<usize>,
    chooser: &mut Chooser,
) -> Option<Slide> {
    let mut chosen: Vec<&Candidate> = Vec::new();
    for (i, matter) in sources.iter().enumerate() {
        let said: usize = chosen.iter().map(|c| c.words).sum();
        let most = if i == 0 { SENTENCES } else { ENOUGH };
        let room = Room {
            bullets: most.saturating_sub(chosen.len()),
            words: WORDS.saturating_sub(said),
        };
        let candidates = matter.candidates.iter();
        let worths: Vec<(&Candidate, f32)> =
            candidates.map(|c| (c, worth(c, matter, &[]))).collect();
        let found = chooser.bullets(&worths, room);
        chosen.extend(found.into_iter().filter_map(|i| Some(worths.get(i)?.0)));
    }
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
