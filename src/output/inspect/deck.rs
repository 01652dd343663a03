//! `deck` of `inspect`.

use serde::Serialize;

use super::Place;
use crate::deck::{Bullet, Deck, Origin, SlideKind, SlideText};
use crate::manuscript::Manuscript;
use crate::output::plain::{collapsed, plain};
use crate::output::spoken::Spoken;
use crate::source::Source;

#[derive(Serialize)]
pub(super) struct SlideJson {
    kind: SlideKind,
    title: String,
    title_source: Option<Place>,
    origin: Origin,
    bullets: Vec<BulletJson>,
    notes: String,
}

#[derive(Serialize)]
struct BulletJson {
    text: String,
    origin: Origin,
    start: usize,
    end: usize,
    sentence: Place,
}

pub(super) fn json(source: &Source, manuscript: &Manuscript, deck: &Deck) -> Vec<SlideJson> {
    let spoken = Spoken::new(source, manuscript);
    deck.slides
        .iter()
        .map(|slide| SlideJson {
            kind: slide.kind,
            title: words(source, &slide.title),
            title_source: slide.title.source.map(|span| source.home(span).into()),
            origin: slide.title.origin,
            bullets: slide.bullets.iter().map(|b| bullet(source, b)).collect(),
            notes: spoken.text(&slide.notes),
        })
        .collect()
}

fn words(source: &Source, text: &SlideText) -> String {
    if text.runs.is_empty() {
        text.label.clone()
    } else {
        collapsed(&plain(source, &text.runs))
    }
}

fn bullet(source: &Source, bullet: &Bullet) -> BulletJson {
    BulletJson {
        text: collapsed(&plain(source, &bullet.words())),
        origin: bullet.origin,
        start: source.home(bullet.span).start,
        end: source.home(bullet.span).end,
        sentence: source.home(bullet.sentence).into(),
    }
}
