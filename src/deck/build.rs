//! The deck, from its first slide to its last.

use super::arc::{Unit, parts};
use super::condensed::condensed;
use super::cut::Cited;
use super::frame::Frame;
use super::lecture::lecture;
use super::sentences::Reader;
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

/// The deck of a chapter.
pub fn build(
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
    let model = if options.budget.is_some() { &PAPER } else { &LECTURE };
    /*TMP*/ let envw: Option<Vec<f32>> = std::env::var("DK_W").ok().map(|f| std::fs::read_to_string(f).unwrap().split_whitespace().map(|x| x.parse().unwrap()).collect()); let mut mm = *model; if let Some(w) = envw { for (a, b) in mm.iter_mut().zip(w) { *a = b; } } let model = &mm;
    let (matters, brief, survey) = reader.read(&parts, summary.as_ref(), model);
    /*TMP*/ if std::env::var("DK_DUMP").is_ok() { for m in matters.iter().flatten().chain([&brief]) { for c in &m.candidates { eprintln!("DK {} {} {} {} {} {} {} {}", c.sentence.start, c.sentence.end, c.span.start, c.span.end, c.words, c.kept, c.strain, c.features.iter().map(|x| x.to_string()).collect::<Vec<_>>().join(" ")); } } }
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
        None => lecture(&frame, &reader.cited, references.len(), options),
    };
    Deck { slides }
}

/// The text of the abstract.
fn summary(manuscript: &Manuscript) -> Option<Unit> {
    let mut sections = manuscript.sections.iter();
    let index = sections.position(|section| section.role == Role::Abstract)?;
    Some(Unit {
        section: Some(index),
        blocks: manuscript.sections.get(index)?.blocks.clone(),
    })
}
