//! What every slide is made from: the text as read, its parts, and what they hold.

use super::arc::Part;
use super::labels::Labels;
use super::sentences::{Candidate, Matter};
use super::survey::Survey;
use super::title::{heading, slide, topic, words};
use super::{Bullet, Origin, Slide, SlideKind, SlideText};
use crate::manuscript::Manuscript;
use crate::source::{Source, Span};

/// Words of a chapter's title that is part of a headline.
const SUBJECT: usize = 10;

/// The text as read for its deck.
pub(super) struct Frame<'a> {
    pub(super) source: &'a Source,
    pub(super) manuscript: &'a Manuscript,
    pub(super) labels: &'static Labels,
    pub(super) parts: &'a [Part],
    /// What each unit of each part holds.
    pub(super) matters: &'a [Vec<Matter>],
    /// What the abstract holds.
    pub(super) summary: &'a Matter,
    pub(super) survey: &'a Survey,
    /// The chapter's title.
    pub(super) chapter: SlideText,
}

/// A unit: its part, its section, and what it holds.
pub(super) struct Home<'a> {
    pub(super) part: usize,
    pub(super) section: Option<usize>,
    pub(super) matter: &'a Matter,
}

impl<'a> Frame<'a> {
    /// The units of all parts, in order.
    pub(super) fn homes(&self) -> Vec<Home<'a>> {
        let mut out = Vec::new();
        for (part, (units, matters)) in self.parts.iter().zip(self.matters).enumerate() {
            for (unit, matter) in units.units.iter().zip(matters) {
                let section = unit.section.or(units.section);
                out.push(Home {
                    part,
                    section,
                    matter,
                });
            }
        }
        out
    }

    /// A section's heading, else that of its part, else the chapter's title.
    pub(super) fn heading(&self, section: Option<usize>, part: usize) -> SlideText {
        let own = heading(self.source, self.manuscript, section);
        let of_part = || heading(self.source, self.manuscript, self.parts.get(part)?.section);
        own.or_else(of_part).unwrap_or_else(|| self.chapter.clone())
    }

    /// The same without its typed number.
    pub(super) fn topic(&self, section: Option<usize>, part: usize) -> SlideText {
        let own = topic(self.source, self.manuscript, section);
        let of_part = || topic(self.source, self.manuscript, self.parts.get(part)?.section);
        own.or_else(of_part).unwrap_or_else(|| self.chapter.clone())
    }

    /// What the chapter is about, for a headline: its title in ordinary letter case where the author's citation line
    /// gives it, without what follows a colon; `None` if it is long even so.
    pub(super) fn subject(&self) -> Option<String> {
        let title = match &self.manuscript.meta.title_cased {
            Some(cased) => cased.clone(),
            None => words(self.source, &self.chapter),
        };
        let subject = title.split(": ").next().unwrap_or_default().trim();
        let long = super::stems::count(subject);
        ((2..=SUBJECT).contains(&long) && !self.chapter.runs.is_empty()).then(|| subject.to_owned())
    }

    /// The section of the abstract.
    pub(super) fn summary_section(&self) -> Option<usize> {
        let mut sections = self.manuscript.sections.iter();
        sections.position(|section| section.role == crate::manuscript::Role::Abstract)
    }

    /// A slide of bullets.
    pub(super) fn slide(
        &self,
        kind: SlideKind,
        title: SlideText,
        said: &[&Candidate],
        section: Option<usize>,
    ) -> Slide {
        Slide {
            bullets: said.iter().map(|c| bullet(c)).collect(),
            notes: notes(said.iter().copied()),
            ..slide(kind, title, section)
        }
    }

    /// Whether two texts say the same.
    pub(super) fn same(&self, a: &SlideText, b: &SlideText) -> bool {
        words(self.source, a) == words(self.source, b)
    }
}

/// A bullet of a candidate.
pub(super) fn bullet(candidate: &Candidate) -> Bullet {
    Bullet {
        runs: candidate.runs.clone(),
        lead: Vec::new(),
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
