//! The deck, from its first slide to its last.

use super::arc::{Unit, parts};
use super::condensed::condensed;
use super::cut::Cited;
use super::frame::Frame;
use super::lecture::lecture;
use super::sentences::Reader;
use super::steer::timed;
use super::stems::Stems;
use super::title::of_chapter;
use super::weights::{LECTURE, PAPER};
use super::{Deck, SlideKind};
use crate::citations::Citation;
use crate::manuscript::{Manuscript, Role};
use crate::references::Reference;
use crate::settings::Density;
use crate::source::Source;

/// What the lecturer asks of the deck.
#[derive(Clone, Debug)]
pub struct DeckOptions {
    /// How long the lecture is.
    pub minutes: u32,
    /// How full the slides are.
    pub density: Density,
    /// Words of bullets as a share of the source's words; without it the deck is as long as the lecture.
    pub budget: Option<f32>,
}

impl Default for DeckOptions {
    fn default() -> Self {
        Self {
            minutes: 45,
            density: Density::Normal,
            budget: None,
        }
    }
}

/// The deck of a chapter that nobody steers.
pub(super) fn build(
    source: &Source,
    manuscript: &Manuscript,
    references: &[Reference],
    citations: &[Citation],
    options: &DeckOptions,
) -> Deck {
    let mut reader = Reader {
        source,
        manuscript,
        cited: Cited::new(citations),
        lists: super::words::Lists::of(&manuscript.meta.language),
        stems: Stems::default(),
    };
    let labels = super::labels::of(&manuscript.meta.language);
    let parts = parts(manuscript);
    let summary = summary(manuscript);
    let model = if options.budget.is_some() {
        &PAPER
    } else {
        &LECTURE
    };
    let (mut matters, brief, survey) = reader.read(&parts, summary.as_ref(), model);
    if options.budget.is_none() {
        timed(manuscript, &parts, &mut matters, options.minutes);
    }
    let frame = Frame {
        source,
        manuscript,
        labels,
        parts: &parts,
        matters: &matters,
        summary: &brief,
        survey: &survey,
        chapter: of_chapter(source, manuscript, labels),
    };
    let slides = match options.budget {
        Some(share) => {
            let title = super::title::slide(SlideKind::Title, frame.chapter.clone(), None);
            let mut slides = vec![title];
            slides.extend(condensed(&frame, share));
            slides
        }
        None => lecture(&frame, &reader.cited, references, options),
    };
    Deck { slides }
}

/// The text of the abstract.
pub(super) fn summary(manuscript: &Manuscript) -> Option<Unit> {
    let mut sections = manuscript.sections.iter();
    let index = sections.position(|section| section.role == Role::Abstract)?;
    Some(Unit {
        section: Some(index),
        blocks: manuscript.sections.get(index)?.blocks.clone(),
    })
}
