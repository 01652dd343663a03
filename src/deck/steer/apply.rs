//! What is asked of words and headings, done to a chosen deck.

use super::super::cut::{Cited, runs_in, span_of, without_stop};
use super::super::title::{heading, of_chapter, slide};
use super::super::{Bullet, Deck, Origin, Slide, SlideKind, SlideText, labels};
use super::display::display;
use super::recast::recast;
use super::view::{Found, sentences};
use crate::citations::Citation;
use crate::manuscript::steering::{Act, Steering};
use crate::manuscript::{Manuscript, Run};
use crate::source::{Source, Span};

/// A slide with more bullets gives one up for one that is asked for.
pub(super) const MOST_BULLETS: usize = 4;

/// What a deck is steered with.
pub(super) struct Place<'a> {
    pub(super) source: &'a Source,
    /// As the deck sees it.
    pub(super) manuscript: &'a Manuscript,
    pub(super) citations: &'a [Citation],
}

/// The section whose heading a mark is on: an index into the manuscript's sections.
pub(super) fn section_of_heading(manuscript: &Manuscript, steering: &Steering) -> Option<usize> {
    manuscript.sections.iter().position(|section| {
        let block = section
            .heading
            .and_then(|index| manuscript.blocks.get(index));
        block.is_some_and(|block| block.span == steering.span)
    })
}

impl Place<'_> {
    /// Does what a mark asks for.
    pub(super) fn steer(&self, deck: &mut Deck, steering: &Steering) {
        match &steering.act {
            // Hidden before choosing.
            Act::Drop | Act::NoSlide | Act::Minutes(_) => {}
            Act::Keep => {
                for found in sentences(self.manuscript, steering) {
                    if !is_shown(deck, found.sentence) {
                        self.insert(deck, &found, self.cut(&found));
                    }
                }
            }
            Act::Pin => {
                if let Some(found) = sentences(self.manuscript, steering).into_iter().next() {
                    let bullet = self.cut(&found);
                    let title = SlideText {
                        runs: without_stop(self.source, bullet.runs.clone()),
                        source: Some(found.sentence),
                        label: String::new(),
                        origin: Origin::Source,
                    };
                    self.pin(deck, &found, title, bullet);
                }
            }
            Act::Reword { runs, pinned } => {
                let Some(span) = span_of(runs) else {
                    return;
                };
                let Some(found) = sentences(self.manuscript, steering).into_iter().next() else {
                    return;
                };
                let (title, bullet) = (self.own_title(runs, span), own_bullet(runs, span));
                if *pinned {
                    self.pin(deck, &found, title, bullet);
                } else if !reword(deck, found.sentence, &title, &bullet) {
                    self.insert(deck, &found, bullet);
                }
            }
            Act::Title(runs) => {
                let section = section_of_heading(self.manuscript, steering);
                let (Some(section), Some(span)) = (section, span_of(runs)) else {
                    return;
                };
                retitle(deck, section, steering.span, self.own_title(runs, span));
            }
            Act::Kind(kind) => {
                let section = section_of_heading(self.manuscript, steering);
                match (section, *kind) {
                    (Some(section), "table" | "figure") => {
                        display(self.source, self.manuscript, deck, section, kind);
                    }
                    (Some(_), _) => recast(self.source, deck, section, kind),
                    (None, _) => {}
                }
            }
        }
    }

    /// A bullet of a sentence, its citations cut out.
    fn cut(&self, found: &Found<'_>) -> Bullet {
        let cut = Cited::new(self.citations).cut(self.source, found.runs, found.sentence);
        let runs = without_stop(self.source, cut.runs);
        Bullet {
            lead: Vec::new(),
            span: span_of(&runs).unwrap_or(found.sentence),
            runs,
            sentence: found.sentence,
            citations: cut.citations,
            origin: Origin::Source,
        }
    }

    fn own_title(&self, runs: &[Run], span: Span) -> SlideText {
        SlideText {
            runs: without_stop(self.source, runs_in(runs, span)),
            source: Some(span),
            label: String::new(),
            origin: Origin::Lecturer,
        }
    }

    /// Puts a bullet on the slide of its section that is nearest to it, in typed order.
    fn insert(&self, deck: &mut Deck, found: &Found<'_>, bullet: Bullet) {
        let at = found.sentence.start;
        let index = self.slide_for(deck, at);
        let Some(slide) = deck.slides.get_mut(index) else {
            return;
        };
        let steered = |bullet: &Bullet| {
            let marks = self.manuscript.steering.iter();
            bullet.origin == Origin::Lecturer
                || marks
                    .clone()
                    .any(|mark| mark.span.overlaps(bullet.sentence))
        };
        if slide.bullets.len() >= MOST_BULLETS {
            let free = slide.bullets.iter().enumerate();
            let free = free.filter(|(_, bullet)| !steered(bullet));
            let nearest = free.min_by_key(|(_, bullet)| bullet.span.start.abs_diff(at));
            if let Some((nearest, _)) = nearest {
                slide.bullets.remove(nearest);
            }
        }
        let place = slide
            .bullets
            .partition_point(|other| other.sentence.start < at);
        slide.bullets.insert(place, bullet);
        note(slide, found.block);
    }

    /// Makes `title` the headline of the slide that has the sentence; if none has it, `bullet` has one of its own.
    fn pin(&self, deck: &mut Deck, found: &Found<'_>, title: SlideText, bullet: Bullet) {
        let takes = |slide: &&mut Slide| slide.kind == SlideKind::Takeaways;
        for slide in deck.slides.iter_mut().filter(takes) {
            slide
                .bullets
                .retain(|bullet| bullet.sentence != found.sentence);
        }
        deck.slides
            .retain(|slide| slide.kind != SlideKind::Takeaways || !slide.bullets.is_empty());
        let mut slides = deck
            .slides
            .iter_mut()
            .filter(|slide| holds_bullets(slide) && slide.kind != SlideKind::Takeaways);
        let has = |slide: &&mut Slide| {
            let mut bullets = slide.bullets.iter();
            slide.title.source == Some(found.sentence)
                || bullets.any(|bullet| bullet.sentence == found.sentence)
        };
        let section = self.section_at(found.sentence.start);
        let eyebrow = heading(self.source, self.manuscript, section);
        if let Some(slide) = slides.find(has) {
            slide
                .bullets
                .retain(|bullet| bullet.sentence != found.sentence);
            slide.title = title;
            slide.eyebrow = slide.eyebrow.take().or(eyebrow);
            note(slide, found.block);
            return;
        }
        // Alone on a slide, under its section's heading, it is the one thing that the slide says.
        let at = found.sentence.start;
        let mut own = self.empty(at);
        own.bullets = vec![bullet];
        own.notes = vec![found.block];
        let index = self.after(deck, at);
        deck.slides.insert(index, own);
    }

    /// The index of the slide that what stands at `at` belongs on; a new one if its section has none.
    pub(super) fn slide_for(&self, deck: &mut Deck, at: usize) -> usize {
        let section = self.section_at(at);
        let slides = deck.slides.iter().enumerate();
        let own = slides.filter(|(_, slide)| holds_bullets(slide) && slide.section == section);
        let distance = |slide: &Slide| {
            let places = slide.bullets.iter().map(|bullet| bullet.span.start);
            let places = places.chain(slide.notes.iter().map(|note| note.start));
            places
                .map(|place| place.abs_diff(at))
                .min()
                .unwrap_or(usize::MAX)
        };
        if let Some((index, _)) = own.min_by_key(|(_, slide)| distance(slide)) {
            return index;
        }
        let index = self.after(deck, at);
        deck.slides.insert(index, self.empty(at));
        index
    }

    /// The index of the slide that is up when the text has come to `at`: of its section, else the one before.
    pub(super) fn slide_near(&self, deck: &Deck, at: usize) -> Option<usize> {
        let section = self.section_at(at);
        let own = |slide: &&Slide| holds_bullets(slide) && slide.section == section;
        match deck.slides.iter().any(|slide| own(&slide)) {
            true => {
                let before = |slide: &Slide| slide.notes.iter().any(|note| note.start <= at);
                let own = deck
                    .slides
                    .iter()
                    .enumerate()
                    .filter(|(_, slide)| own(slide));
                let last = own.clone().rfind(|(_, slide)| before(slide));
                last.or_else(|| own.clone().next()).map(|(index, _)| index)
            }
            false => self.after(deck, at).checked_sub(1),
        }
    }

    /// A slide without bullets, under the heading of the section at `at`.
    pub(super) fn empty(&self, at: usize) -> Slide {
        let section = self.section_at(at);
        let title = heading(self.source, self.manuscript, section).unwrap_or_else(|| {
            let labels = labels::of(&self.manuscript.meta.language);
            of_chapter(self.source, self.manuscript, labels)
        });
        slide(SlideKind::Claim, title, section)
    }

    /// The index at which a slide of what stands at `at` keeps the order of the text.
    pub(super) fn after(&self, deck: &Deck, at: usize) -> usize {
        let start = |slide: &Slide| {
            let section = slide
                .section
                .and_then(|index| self.manuscript.sections.get(index));
            let notes = slide.notes.iter().map(|note| note.start).min();
            notes.or(section.map(|section| section.span.start))
        };
        let slides = deck.slides.iter().enumerate().rev();
        let mut before = slides.filter(|(_, slide)| {
            let closes = matches!(slide.kind, SlideKind::Takeaways | SlideKind::References);
            !closes && start(slide).is_some_and(|start| start <= at)
        });
        if let Some((index, _)) = before.next() {
            return index + 1;
        }
        // Before everything that has a place: after title and agenda.
        let opens = |slide: &&Slide| matches!(slide.kind, SlideKind::Title | SlideKind::Agenda);
        deck.slides.iter().take_while(opens).count()
    }

    /// The innermost section at `at`.
    pub(super) fn section_at(&self, at: usize) -> Option<usize> {
        let sections = self.manuscript.sections.iter();
        sections
            .enumerate()
            .filter(|(_, section)| section.span.start <= at)
            .map(|(index, _)| index)
            .next_back()
    }
}

/// A bullet of the lecturer's own words.
pub(super) fn own_bullet(runs: &[Run], span: Span) -> Bullet {
    Bullet {
        lead: Vec::new(),
        runs: runs_in(runs, span),
        span,
        sentence: span,
        citations: Vec::new(),
        origin: Origin::Lecturer,
    }
}

/// Whether a slide says what the section says (and is no furniture).
pub(super) fn holds_bullets(slide: &Slide) -> bool {
    !matches!(
        slide.kind,
        SlideKind::Title | SlideKind::Agenda | SlideKind::Divider | SlideKind::References
    )
}

fn is_shown(deck: &Deck, sentence: Span) -> bool {
    let mut slides = deck.slides.iter().filter(|slide| holds_bullets(slide));
    slides.any(|slide| {
        let mut bullets = slide.bullets.iter();
        slide
            .title
            .source
            .is_some_and(|source| source.overlaps(sentence))
            || bullets.any(|bullet| bullet.sentence.overlaps(sentence))
    })
}

/// Says the lecturer's words where the sentence stood; `false` if it stood nowhere.
fn reword(deck: &mut Deck, sentence: Span, title: &SlideText, bullet: &Bullet) -> bool {
    let mut done = false;
    for slide in deck.slides.iter_mut().filter(|slide| holds_bullets(slide)) {
        if slide.title.source == Some(sentence) {
            slide.title = title.clone();
            done = true;
        }
        for old in &mut slide.bullets {
            if old.sentence == sentence {
                *old = bullet.clone();
                done = true;
            }
        }
    }
    done
}

/// Gives the slides of a section that stand under its heading, at least the first, another headline.
fn retitle(deck: &mut Deck, section: usize, heading: Span, title: SlideText) {
    let mut own: Vec<&mut Slide> = deck
        .slides
        .iter_mut()
        .filter(|slide| holds_bullets(slide) && slide.section == Some(section))
        .collect();
    let under = |slide: &Slide| {
        slide
            .title
            .source
            .is_some_and(|source| heading.covers(source))
    };
    let any = own.iter().any(|slide| under(slide));
    for (index, slide) in own.iter_mut().enumerate() {
        if under(slide) || !any && index == 0 {
            slide.title = title.clone();
        }
    }
}

/// Adds a paragraph to the notes of a slide.
fn note(slide: &mut Slide, block: Span) {
    if !slide.notes.contains(&block) {
        slide.notes.push(block);
        slide.notes.sort_unstable();
    }
}
