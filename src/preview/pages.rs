//! A page as it is sent: the pieces of its picture, and its words.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use super::state::Shows;
use crate::typeset::Drawn;

/// How many pages' looks are remembered: those of a long chapter, and of some edits before.
const MOST: usize = 512;

/// What the pages that were sent look like, by hash: what a client has of them is not sent again.
#[derive(Default)]
pub(super) struct Looks(Mutex<VecDeque<(String, Arc<[u64]>)>>);

impl Looks {
    /// The looks of the pieces of a page that was sent.
    fn of(&self, hash: &str) -> Option<Arc<[u64]>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.iter().find(|(other, _)| other == hash);
        found.map(|(_, looks)| Arc::clone(looks))
    }

    /// Whether a page of this hash was sent.
    pub(super) fn has(&self, hash: &str) -> bool {
        self.of(hash).is_some()
    }

    fn keep(&self, hash: &str, looks: Vec<u64>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|(other, _)| other != hash);
        known.push_front((hash.to_owned(), looks.into()));
        known.truncate(MOST);
    }
}

/// Page `index` (from 0) of an edition, for a client that shows the page with the hash `from`.
pub(super) fn page(
    Shows { edition, hash }: &Shows,
    index: usize,
    from: Option<&str>,
    known: &Looks,
) -> Value {
    let words = edition.words(index).into_iter().map(|word| {
        let rect = word.rect;
        json!([
            word.at,
            word.length,
            short(rect.left),
            short(rect.top),
            short(rect.right - rect.left),
            short(rect.bottom - rect.top),
            word.text,
        ])
    });
    let before = from.and_then(|from| Some((from, known.of(from)?)));
    let (from, before) = before.unzip();
    let pieces = edition.pieces(index);
    // Each with its place, and either its number on the page before or the picture itself.
    let drawn = pieces.iter().map(|piece| {
        let same = |look: &u64| *look == piece.look;
        let kept = before
            .as_ref()
            .and_then(|looks| looks.iter().position(same));
        let shown = kept.map_or_else(|| drawn(&piece.drawn()), Value::from);
        json!([short(piece.at.0), short(piece.at.1), shown])
    });
    let page = json!({
        "hash": hash,
        "from": from,
        "words": words.collect::<Vec<Value>>(),
        "pieces": drawn.collect::<Vec<Value>>(),
    });
    known.keep(hash, pieces.iter().map(|piece| piece.look).collect());
    page
}

/// How a piece is drawn, as it is sent.
fn drawn(drawn: &Drawn) -> Value {
    match drawn {
        Drawn::Line(colour, outlines) => json!([colour, outlines]),
        Drawn::Svg(svg) => svg.as_str().into(),
    }
}

/// Hundredths of a point.
fn short(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}
