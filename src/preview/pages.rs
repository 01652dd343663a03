//! A page as it is sent: the pieces of its picture, and its words.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use super::state::Shows;
use crate::typeset::{Drawn, Word};

/// How many pages' looks are remembered: those of a long chapter, and of some edits before.
const MOST: usize = 512;

/// What the pages that were sent look like, by hash: what a client has of them is not sent again.
#[derive(Default)]
pub(super) struct Looks(Mutex<VecDeque<(String, Arc<Look>)>>);

/// What a page looks like: a hash of each thing on it.
struct Look {
    pieces: Vec<u64>,
    words: Vec<u64>,
}

impl Looks {
    /// The look of a page that was sent.
    fn of(&self, hash: &str) -> Option<Arc<Look>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.iter().find(|(other, _)| other == hash);
        found.map(|(_, look)| Arc::clone(look))
    }

    /// Whether a page of this hash was sent.
    pub(super) fn has(&self, hash: &str) -> bool {
        self.of(hash).is_some()
    }

    fn keep(&self, hash: &str, look: Look) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|(other, _)| other != hash);
        known.push_front((hash.to_owned(), look.into()));
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
    let before = from.and_then(|from| Some((from, known.of(from)?)));
    let (from, before) = before.unzip();
    let words: Vec<Told> = edition.words(index).into_iter().map(Told::of).collect();
    let pieces = edition.pieces(index);
    let look = Look {
        pieces: pieces.iter().map(|piece| piece.look).collect(),
        words: words.iter().map(Told::look).collect(),
    };
    // What was on the page before is told by its number there.
    let kept = numbers(before.as_ref().map(|before| before.words.as_slice()));
    let told = words.into_iter().zip(&look.words);
    let told = told.map(|(word, look)| kept(look).unwrap_or_else(|| word.json()));
    let kept = numbers(before.as_ref().map(|before| before.pieces.as_slice()));
    let drawn = pieces.iter().zip(&look.pieces).map(|(piece, look)| {
        let shown = kept(look).unwrap_or_else(|| drawn(&piece.drawn()));
        json!([short(piece.at.0), short(piece.at.1), shown])
    });
    let page = json!({
        "hash": hash,
        "from": from,
        "words": told.collect::<Vec<Value>>(),
        "pieces": drawn.collect::<Vec<Value>>(),
    });
    known.keep(hash, look);
    page
}

/// The number of each thing on the page before, if it was there.
fn numbers(before: Option<&[u64]>) -> impl Fn(&u64) -> Option<Value> {
    let looks = before.unwrap_or_default().iter().enumerate();
    let numbers: HashMap<u64, usize> = looks.map(|(number, look)| (*look, number)).collect();
    move |look| numbers.get(look).map(|&number| number.into())
}

/// A word as it is sent: its place and length among the units, its box, what is printed.
struct Told {
    at: usize,
    length: usize,
    rect: [f64; 4],
    text: String,
}

impl Told {
    fn of(word: Word) -> Self {
        let rect = word.rect;
        let (width, height) = (rect.right - rect.left, rect.bottom - rect.top);
        Self {
            at: word.at,
            length: word.length,
            rect: [rect.left, rect.top, width, height].map(short),
            text: word.text,
        }
    }

    fn look(&self) -> u64 {
        let mut look = DefaultHasher::new();
        (
            self.at,
            self.length,
            self.rect.map(f64::to_bits),
            &self.text,
        )
            .hash(&mut look);
        look.finish()
    }

    fn json(self) -> Value {
        let [x, y, width, height] = self.rect;
        json!([self.at, self.length, x, y, width, height, self.text])
    }
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
