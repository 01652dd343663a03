//! Kinds of slides that a text gives where it has the matter: dates, amounts, quotations, two sides, positions,
//! terms, tables and figures. A kind without matter, or with weak matter, makes no slide.
//!
//! In: the text as read. Out: [`Special`] slides, each with the part it belongs to. Every bullet is a cut of one
//! sentence; what is said on one of these slides is not said again on another.

mod amounts;
mod beside;
mod claims;
mod cues;
mod displays;
mod ordinals;
mod positions;
mod quotations;
mod reading;
mod series;
mod sides;
mod terms;
mod timeline;
mod units;

pub(super) use beside::beside;
pub(super) use displays::shown;
pub(super) use ordinals::counts;
pub use sides::headed_above;
pub use timeline::timeline_title;
pub use units::measured;

use std::collections::BTreeSet;

use super::cut::{Cited, text};
use super::frame::{Frame, Home};
use super::labels::primary;
use super::lexicon::Tag;
use super::sentences::Candidate;
use super::stems::words;
use super::steps::steps;
use super::survey::{AIMS, INSTANCE, LEADS, METHOD};
use super::tokens::Token;
use super::{Bullet, Slide, SlideKind};
use crate::manuscript::{Run, RunKind, Style};
use crate::source::{Source, Span};
use reading::Reading;

/// Figures that two slides have in common which say the same.
const REPEATED: usize = 3;

/// A slide of a kind of its own, and the part it belongs to (0: all of the text).
pub(super) struct Special {
    pub(super) part: usize,
    pub(super) slide: Slide,
    /// A stretch of the text that the slide has whole, of which nothing is to be said elsewhere.
    pub(super) whole: Option<Span>,
}

impl Special {
    /// Whether it is an amount that may stand beside the bullets of its part.
    pub(super) fn is_lone_amount(&self) -> bool {
        self.slide.kind == SlideKind::Numbers && self.slide.bullets.len() == 1
    }

    /// The sentences that it says something of.
    fn sentences(&self) -> impl Iterator<Item = Span> + '_ {
        self.slide.bullets.iter().map(|bullet| bullet.sentence)
    }
}

/// The slides of kinds of their own, at most so many, the surest kinds first; besides, lone amounts, which stand
/// beside the bullets of their part where one of its slides has room ([`beside`]); and sentences that are not to be said,
/// because they lead to what no slide has.
pub(super) fn specials(
    frame: &Frame<'_>,
    homes: &[Home<'_>],
    cited: &Cited<'_>,
    most: usize,
) -> (Vec<Special>, Vec<Span>) {
    let reading = Reading::of(frame, cited, homes);
    let english = primary(&frame.manuscript.meta.language) == "en";
    let mut taken: Vec<Span> = Vec::new();
    let says =
        |made: &[Special]| -> Vec<Span> { made.iter().flat_map(Special::sentences).collect() };
    let (series, mut leads) = series::series(&reading, homes);
    let mut counted: Vec<Special> = steps(frame, homes)
        .into_iter()
        .map(|steps| Special {
            part: steps.part,
            slide: steps.slide,
            whole: Some(steps.span),
        })
        .chain(series)
        .collect();
    leads.extend(once(frame, &mut counted));
    taken.extend(says(&counted));
    // All of it or nothing: half a story is none.
    let dates = timeline::timeline(&reading, homes, &taken);
    let dates = if dates.len() * 3 > most {
        Vec::new()
    } else {
        dates
    };
    let some = most.div_ceil(5).min(2);
    taken.extend(says(&dates));
    let (figures, beside) = amounts::amounts(&reading, homes, some, &taken);
    taken.extend(says(&figures));
    taken.extend(says(&beside));
    let voices = quotations::quotations(&reading, some, &taken);
    taken.extend(says(&voices));
    let (mut sides, mut held, mut terms) = (Vec::new(), None, None);
    if english || reading.cues.is_some() {
        sides = sides::sides(&reading, some, &taken);
        taken.extend(says(&sides));
        held = positions::positions(&reading, &taken);
        taken.extend(held.iter().flat_map(Special::sentences));
        terms = terms::terms(&reading, &taken);
    }
    let mut chosen = dates;
    // What is counted up is a skeleton of the text, and a bullet of one item without the others misleads.
    chosen.extend(counted.drain(..counted.len().min(most.div_ceil(3))));
    // The first of each kind, then the second of each; terms can be looked up.
    let displays = displays::displays(frame);
    let kinds = [
        figures,
        voices,
        displays,
        counted,
        sides,
        held.into_iter().collect(),
    ];
    let mut kinds: Vec<_> = kinds.into_iter().map(Vec::into_iter).collect();
    loop {
        let before = chosen.len();
        for kind in &mut kinds {
            if chosen.len() < most {
                chosen.extend(kind.next());
            }
        }
        if chosen.len() == before {
            break;
        }
    }
    if chosen.len() < most {
        chosen.extend(terms);
    }
    claims::claim(&reading, homes, &mut chosen);
    chosen.extend(beside.into_iter().map(claims::under_heading));
    (chosen, leads)
}

/// Leaves out what counts up once more what was counted up before, as a conclusion does. Out: its sentences; one of its
/// items without the others would be half of it.
fn once(frame: &Frame<'_>, counted: &mut Vec<Special>) -> Vec<Span> {
    let figures = |special: &Special| -> BTreeSet<String> {
        let said = special.slide.bullets.iter();
        let said = said.map(|bullet| text(frame.source, &bullet.runs));
        let words: Vec<String> = said.flat_map(|said| words(&said)).collect();
        let of_digits = |word: &String| word.chars().all(|c| c.is_ascii_digit());
        words.into_iter().filter(of_digits).collect()
    };
    let mut seen: Vec<(usize, BTreeSet<String>)> = Vec::new();
    counted.sort_by_key(|special| special.slide.bullets.first().map(|b| b.span.start));
    let mut left_out = Vec::new();
    counted.retain(|special| {
        let (items, figures) = (special.slide.bullets.len(), figures(special));
        // As many items, and the same years in them.
        let again = figures.len() >= REPEATED && seen.contains(&(items, figures.clone()));
        seen.push((items, figures));
        if again {
            left_out.extend(special.sentences());
        }
        !again
    });
    left_out
}

/// Notes for what is too large for a slide: its caption is said to the first slide of its part.
pub(super) fn name_left_out(frame: &Frame<'_>, part: usize, slides: &mut [Slide]) {
    let captions = displays::left_out(frame).into_iter();
    let own = captions.filter(|(at, _)| *at == part).map(|(_, span)| span);
    let shows = |slide: &&mut Slide| slide.kind != SlideKind::Divider;
    if let Some(slide) = slides.iter_mut().find(shows) {
        slide.notes.extend(own);
        slide.notes.sort_unstable();
    }
}

/// What stands apart in a bullet of a kind that sets something apart: a year, an amount.
pub(super) fn lead(source: &Source, kind: SlideKind, bullet: &Bullet) -> Option<Run> {
    let span = match kind {
        SlideKind::Timeline => timeline::year(source, &bullet.runs),
        SlideKind::Numbers => amounts::first(source, &bullet.runs),
        _ => None,
    };
    span.map(apart)
}

/// Whether the words of a sentence have what stands apart on a slide of a kind; more than one year may be in it.
pub(super) fn can_lead(source: &Source, kind: SlideKind, runs: &[Run]) -> bool {
    match kind {
        SlideKind::Timeline => runs.iter().any(|run| {
            let text = source.slice(run.span);
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()))
        }),
        SlideKind::Numbers => amounts::first(source, runs).is_some(),
        _ => true,
    }
}

/// What a cut is worth among others of its kind: short ones that say something of their own are best.
fn value(candidate: &Candidate, words: usize) -> f32 {
    let mark = |i: usize| candidate.features.get(i).copied().unwrap_or(0.0);
    let long = candidate.words.saturating_sub(words) as f32;
    candidate.worth
        - candidate.strain
        - 0.15 * long
        - 2.0 * mark(LEADS)
        - mark(AIMS)
        - mark(METHOD)
        - mark(INSTANCE)
}

/// What stands apart from the words of a bullet.
fn apart(span: Span) -> Run {
    Run {
        span,
        kind: RunKind::Text,
        style: Style::default(),
    }
}

/// Whether `word` is one of a list.
fn first_word(list: &'static str, word: &str) -> bool {
    super::lists::among(list, word)
}

/// Verbs that say who says or holds something, in their first five letters.
const SAYING: &str = "argue asser claim conte state descr inter asses consi belie think holds maint wrote write calls \
    calle said says warns warne notes noted obser expla empha highl sugge concl point comme perce viewe \
    views alleg decla insis remar repor defin";

/// Whether a word says that somebody says or holds something.
fn said_by(token: &Token) -> bool {
    let stem: String = token.word.chars().take(5).collect();
    token.tag == Tag::Verb && first_word(SAYING, &stem)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_tongues;
