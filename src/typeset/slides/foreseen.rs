//! How lists of works were split before: which of them share a slide is found by laying them out, again and again.
//!
//! In: a slide of works. Out: the parts that it was split into the last time that the same works were shown so. What
//! is foreseen is laid out like everything else, and split again if it does not fit.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use typst::utils::hash128;

use super::SlidesInput;
use crate::deck::{Slide, SlideKind, SlideText};

/// So many slides are remembered: the manuscripts of a preview or two.
const MOST: usize = 16;

static KNOWN: Mutex<VecDeque<Known>> = Mutex::new(VecDeque::new());

struct Known {
    key: Key,
    parts: Vec<Range<usize>>,
}

/// What the parts of a slide of works depend on.
#[derive(PartialEq, Eq)]
struct Key {
    /// All but what the works say.
    frame: u128,
    works: u128,
}

impl Key {
    /// The key of a slide of works; `None` for other slides.
    fn of(input: &SlidesInput<'_>, slide: &Slide) -> Option<Self> {
        if slide.kind != SlideKind::References {
            return None;
        }
        let works = slide.references.iter().map(|index| {
            let line = input.references.get(*index).map(|work| &work.line);
            let pieces = line.into_iter().flatten();
            let pieces = pieces.map(|piece| (piece.text.as_str(), piece.italic));
            pieces.collect::<Vec<_>>()
        });
        let look = format!("{:?} {}", input.theme, input.ratio);
        let language = &input.manuscript.meta.language;
        let said = |text: &SlideText| {
            let runs = text.runs.iter().map(|run| input.source.slice(run.span));
            (text.label.clone(), runs.collect::<String>())
        };
        let above = (said(&slide.title), slide.eyebrow.as_ref().map(said));
        Some(Self {
            frame: hash128(&(look, language, above, works.len())),
            works: hash128(&works.collect::<Vec<_>>()),
        })
    }
}

/// The parts that a slide was split into before.
pub(super) fn parts(input: &SlidesInput<'_>, slide: &Slide) -> Option<Vec<Range<usize>>> {
    let key = Key::of(input, slide)?;
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let found = known.iter().find(|known| known.key == key);
    found.map(|known| known.parts.clone())
}

/// The parts that a slide was split into when its works said something else: an edit of one of many seldom changes them.
pub(super) fn like(input: &SlidesInput<'_>, slide: &Slide) -> Option<Vec<Range<usize>>> {
    let key = Key::of(input, slide)?;
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let found = known.iter().find(|known| known.key.frame == key.frame);
    found.map(|known| known.parts.clone())
}

/// Remembers the parts that a slide was split into.
pub(super) fn keep(input: &SlidesInput<'_>, slide: &Slide, parts: Vec<Range<usize>>) {
    let Some(key) = Key::of(input, slide) else {
        return;
    };
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.retain(|known| known.key != key);
    known.push_front(Known { key, parts });
    known.truncate(MOST);
}
