//! For each bullet of a deck, the sentence that would be said in its place.
//!
//! In: the models and their deck. Out: a [`RunnerUp`] for each bullet that has one, in the deck's order: of the same
//! unit of text, else of the same part, the one that adds most to what the deck says already.

use super::Deck;
use super::arc::{Part, parts};
use super::build::summary;
use super::choose::Chooser;
use super::cut::Cited;
use super::lecture::TASTE;
use super::sentences::{Candidate, Reader};
use super::stems::Stems;
use super::weights::LECTURE;
use crate::citations::Citation;
use crate::manuscript::{Manuscript, Run};
use crate::source::{Source, Span};

/// What could stand in a bullet's place.
#[derive(Clone, Debug)]
pub struct RunnerUp {
    /// The bullet's span.
    pub of: Span,
    /// Its words: runs of the source, in order, all inside `sentence`.
    pub runs: Vec<Run>,
    /// The sentence that it is cut from.
    pub sentence: Span,
}

/// The runners-up of `deck`.
pub fn runners_up(
    source: &Source,
    manuscript: &Manuscript,
    citations: &[Citation],
    deck: &Deck,
) -> Vec<RunnerUp> {
    let seen = super::steer::seen(source, manuscript);
    let mut reader = Reader {
        source,
        manuscript: &seen,
        cited: Cited::new(citations),
        lists: super::words::Lists::of(&seen.meta.language),
        stems: Stems::default(),
    };
    let parts = parts(&seen);
    let (matters, _, survey) = reader.read(&parts, summary(&seen).as_ref(), &LECTURE);
    let slides = deck.slides.iter();
    let said: Vec<Span> = slides
        .flat_map(|slide| {
            let bullets = slide.bullets.iter().map(|bullet| bullet.sentence);
            bullets.chain(slide.title.source)
        })
        .collect();
    let homes = matters.iter().flatten().enumerate();
    let all: Vec<(&Candidate, usize)> = homes
        .flat_map(|(home, matter)| matter.candidates.iter().map(move |c| (c, home)))
        .collect();
    let (shown, free): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(c, _)| said.iter().any(|said| said.overlaps(c.sentence)));
    let mut chooser = Chooser::new(&survey, TASTE, free);
    for (candidate, _) in shown {
        chooser.say(candidate);
    }
    let mut out = Vec::new();
    for bullet in deck.slides.iter().flat_map(|slide| &slide.bullets) {
        let Some(near) = homes_near(&seen, &parts, bullet.sentence) else {
            continue;
        };
        let best = near.into_iter().find_map(|home| chooser.next_of(home));
        out.extend(best.map(|candidate| RunnerUp {
            of: bullet.span,
            runs: candidate.runs.clone(),
            sentence: candidate.sentence,
        }));
    }
    out
}

/// The unit that holds `sentence`, then the others of its part, by number.
fn homes_near(manuscript: &Manuscript, parts: &[Part], sentence: Span) -> Option<Vec<usize>> {
    let mut first = 0;
    for part in parts {
        let holds = |unit: &super::arc::Unit| {
            let blocks = manuscript.blocks.get(unit.blocks.clone());
            let mut blocks = blocks.into_iter().flatten();
            blocks.any(|block| block.span.covers(sentence))
        };
        if let Some(own) = part.units.iter().position(holds) {
            let others = (0..part.units.len()).filter(|&unit| unit != own);
            return Some(
                std::iter::once(own)
                    .chain(others)
                    .map(|unit| first + unit)
                    .collect(),
            );
        }
        first += part.units.len();
    }
    None
}
