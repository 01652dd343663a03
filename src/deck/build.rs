//! The deck, from its first slide to its last.

use super::agenda::agenda;
use super::arc::{Part, Unit, parts};
use super::choose::{Chooser, Room};
use super::claims::Claims;
use super::closing::{references, takeaways};
use super::cut::Cited;
use super::labels::Labels;
use super::plan::{Plan, plan, target};
use super::sentences::{MOST_WORDS_HOME, Matter, Reader};
use super::steer::timed;
use super::stems::Stems;
use super::title::{heading, of_chapter, slide, words};
use super::{Deck, Slide, SlideKind, SlideText};
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
    let mut matters: Vec<Vec<Matter>> = parts
        .iter()
        .map(|part| part.units.iter().map(|unit| reader.matter(unit)).collect())
        .collect();
    if options.budget.is_none() {
        timed(manuscript, &parts, &mut matters, options.minutes);
    }
    let (home, home_matter) = home(manuscript, &parts, &mut reader);
    let chapter = of_chapter(source, manuscript, labels);
    let topics = topics(source, manuscript, &parts, &mut reader);
    let draft = Draft {
        source,
        manuscript,
        options,
        labels,
        room: room(options.density),
        chapter,
        parts: &parts,
        matters: &matters,
        topics,
        home: (home, home_matter),
    };
    let cited = reader.cited;
    let target = target(options.minutes);
    // The works cited on the slides are known once they are chosen: their slides are estimated, then counted.
    let mut closing = 3;
    let mut best = draft.deck(&cited, references.len(), target, closing);
    for _ in 0..3 {
        let count = best.slides.len();
        if count <= target + 2 || options.budget.is_some() {
            break;
        }
        closing += count - target;
        best = draft.deck(&cited, references.len(), target, closing);
    }
    best
}

/// Where the takeaways come from: the last conclusion, else the abstract. Gives the section that has no claims of
/// its own for it, and what it holds.
fn home(
    manuscript: &Manuscript,
    parts: &[Part],
    reader: &mut Reader<'_>,
) -> (Option<usize>, Matter) {
    let concludes = parts
        .iter()
        .rev()
        .find(|part| part.role == Role::Conclusion);
    if let Some(part) = concludes {
        let units = part.units.iter().map(|unit| unit.blocks.clone());
        let blocks = units.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end));
        let unit = Unit {
            section: part.section,
            blocks: blocks.unwrap_or(0..0),
        };
        let matter = reader.sentences(&unit, MOST_WORDS_HOME);
        if !matter.candidates.is_empty() {
            return (part.section, matter);
        }
    }
    let mut sections = manuscript.sections.iter();
    let matter = match sections.position(|section| section.role == Role::Abstract) {
        Some(index) => {
            let section = manuscript.sections.get(index);
            let unit = Unit {
                section: Some(index),
                blocks: section.map_or(0..0, |section| section.blocks.clone()),
            };
            reader.sentences(&unit, MOST_WORDS_HOME)
        }
        None => Matter::default(),
    };
    (None, matter)
}

/// Stems of each unit's heading.
fn topics(
    source: &Source,
    manuscript: &Manuscript,
    parts: &[Part],
    reader: &mut Reader<'_>,
) -> Vec<Vec<Vec<u32>>> {
    let mut stems = |unit: &Unit| {
        let title = heading(source, manuscript, unit.section);
        let title = title.map(|title| words(source, &title)).unwrap_or_default();
        reader.stems.of(&title, &reader.lists)
    };
    let mut of_part = |part: &Part| part.units.iter().map(&mut stems).collect();
    parts.iter().map(&mut of_part).collect()
}

/// What fits on a slide (slides-design.md).
fn room(density: Density) -> Room {
    let (bullets, words) = match density {
        Density::Low => (3, 40),
        Density::Normal => (4, 60),
        Density::High => (4, 75),
    };
    Room { bullets, words }
}

/// All that a deck is made of.
struct Draft<'a> {
    source: &'a Source,
    manuscript: &'a Manuscript,
    options: &'a DeckOptions,
    labels: &'static Labels,
    room: Room,
    chapter: SlideText,
    parts: &'a [Part],
    matters: &'a [Vec<Matter>],
    topics: Vec<Vec<Vec<u32>>>,
    /// The section of the takeaways if it is a part, and what it holds.
    home: (Option<usize>, Matter),
}

impl Draft<'_> {
    /// A deck of about `target` slides, if `closing` of them are takeaways and references.
    fn deck(&self, cited: &Cited<'_>, references: usize, target: usize, closing: usize) -> Deck {
        let weights: Vec<usize> = self.matters.iter().map(|units| weight(units)).collect();
        let lines = weights.iter().filter(|weight| **weight > 0).count();
        let fixed = 1 + lines.div_ceil(8).min(3) + closing;
        let plan = match self.options.budget {
            None => plan(&weights, self.options.minutes, target, fixed),
            // Every part has its share.
            Some(_) => Plan::of_all(&weights),
        };
        let mut chooser = Chooser::default();
        let (home, matter) = &self.home;
        // What is to be taken home is chosen first, so that no other slide has used it up.
        let mut sources = vec![matter];
        // An abstract of few plain sentences is eked out from where the chapter ends.
        let last = self.matters.last().filter(|_| home.is_none());
        sources.extend(last.into_iter().flatten().rev());
        let takeaways = takeaways(&sources, self.labels.takeaways, *home, &mut chooser);
        let mut body = Vec::new();
        let mut shown = Vec::new();
        for (part, count) in plan.parts.iter().zip(&plan.slides) {
            let slides = self.part(*part, *count, &plan, &mut chooser);
            let section = self.parts.get(*part).and_then(|part| part.section);
            let concludes = home.is_some() && section == *home && takeaways.is_some();
            if !slides.is_empty() || concludes {
                shown.push(section);
                body.extend(self.divider(section, &plan));
                body.extend(slides);
            }
        }
        let mut slides = vec![slide(SlideKind::Title, self.chapter.clone(), None)];
        slides.extend(agenda(
            self.source,
            self.manuscript,
            self.labels.agenda,
            &shown,
        ));
        slides.append(&mut body);
        slides.extend(takeaways);
        let listed = self::references(
            self.source,
            self.manuscript,
            cited,
            references,
            self.labels.references,
            &slides,
        );
        slides.extend(listed);
        Deck { slides }
    }

    fn divider(&self, section: Option<usize>, plan: &Plan) -> Option<Slide> {
        if !plan.dividers {
            return None;
        }
        let title = heading(self.source, self.manuscript, section)?;
        Some(slide(SlideKind::Divider, title, section))
    }

    /// The claim slides of a part: at most `count`, shared out among its units.
    fn part(&self, index: usize, count: usize, plan: &Plan, chooser: &mut Chooser) -> Vec<Slide> {
        let (Some(part), Some(matters), Some(topics)) = (
            self.parts.get(index),
            self.matters.get(index),
            self.topics.get(index),
        ) else {
            return Vec::new();
        };
        let of_part = heading(self.source, self.manuscript, part.section);
        // The conclusion is what is taken home: it has no claims of its own.
        if self.home.0.is_some() && self.home.0 == part.section && self.options.budget.is_none() {
            return Vec::new();
        }
        let weights: Vec<usize> = matters
            .iter()
            .map(|m| weight(std::slice::from_ref(m)))
            .collect();
        let shares = match self.options.budget {
            None => super::plan::plan(&weights, self.options.minutes, count, 0),
            Some(_) => Plan::of_all(&weights),
        };
        let mut before = match (&of_part, plan.dividers) {
            (Some(title), true) => words(self.source, title),
            _ => String::new(),
        };
        let mut out = Vec::new();
        for (&i, &count) in shares.parts.iter().zip(&shares.slides) {
            let (Some(unit), Some(matter), Some(topic)) =
                (part.units.get(i), matters.get(i), topics.get(i))
            else {
                continue;
            };
            let section = unit.section.or(part.section);
            let own = heading(self.source, self.manuscript, unit.section);
            let claims = Claims {
                source: self.source,
                matter,
                heading: own.or_else(|| of_part.clone()),
                eyebrow: of_part.clone(),
                section,
                topic: topic.clone(),
            };
            let slides = match self.options.budget {
                Some(share) => {
                    let words = (matter.words as f32 * share.clamp(0.0, 1.0)).round() as usize;
                    claims.within(chooser, words, self.room, &self.chapter)
                }
                None => claims.slides(chooser, count, self.room, before.clone(), &self.chapter),
            };
            if let Some(last) = slides.last() {
                before = words(self.source, &last.title);
            }
            out.extend(slides);
        }
        out
    }
}

/// Words of units that have something to show.
fn weight(units: &[Matter]) -> usize {
    let shown = units.iter().filter(|matter| !matter.candidates.is_empty());
    shown.map(|matter| matter.words.max(1)).sum()
}
