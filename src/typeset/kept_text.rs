//! The content of text that did not change, kept from state to state: an edit touches one paragraph of hundreds, and
//! Typst hashes what is built anew.
//!
//! In: what the content of a stretch of runs is made of, as a hash. Out: the content, if it was made for this state or
//! the one before.

use std::collections::BTreeMap;

use typst::foundations::Content;
use typst::utils::hash128;

use super::text::TextBuilder;
use crate::manuscript::{Run, RunKind};
use crate::source::Span;

/// What is set may depend on the words round it, so far, in bytes.
const AROUND: usize = 200;

/// Contents by what they are made of.
#[derive(Default)]
pub(super) struct KeptText {
    /// Asked for since [`KeptText::next_state`].
    young: BTreeMap<u128, Kept>,
    /// Asked for before it.
    old: BTreeMap<u128, Kept>,
}

/// What was made of a stretch of runs.
#[derive(Clone)]
pub(super) struct Kept {
    /// Its paragraphs.
    pub(super) paragraphs: Vec<Content>,
    /// The characters that no font has, as bytes from where the stretch begins.
    pub(super) missing: Vec<Span>,
    /// The notes that it calls.
    pub(super) called: Vec<usize>,
}

impl KeptText {
    /// Forgets what the last state did not ask for.
    pub(super) fn next_state(&mut self) {
        self.old = std::mem::take(&mut self.young);
    }

    /// What was made of `key`.
    pub(super) fn get(&mut self, key: u128) -> Option<Kept> {
        if let Some(kept) = self.young.get(&key) {
            return Some(kept.clone());
        }
        let kept = self.old.remove(&key)?;
        self.young.insert(key, kept.clone());
        Some(kept)
    }

    /// Keeps what was made of `key`.
    pub(super) fn put(&mut self, key: u128, kept: Kept) {
        self.young.insert(key, kept);
    }
}

/// What the content of runs is made of, and where they begin; `None` where they are not one stretch of the text.
pub(super) fn key(text: &TextBuilder<'_>, runs: &[Run]) -> Option<(u128, usize)> {
    let (first, last) = (runs.first()?.span, runs.last()?.span);
    let whole = Span::new(first.start, last.end.max(first.start));
    let place = text.spans.place(whole.start)?;
    let end = text.spans.place(whole.end.checked_sub(1)?)?;
    let inside = |run: &Run| whole.covers(run.span);
    if !runs.iter().all(inside) || end + 1 != place + whole.len() {
        return None;
    }
    let all = text.source.text();
    let from = all.floor_char_boundary(whole.start.saturating_sub(AROUND));
    let upto = all.ceil_char_boundary((whole.end + AROUND).min(all.len()));
    let here = |span: Span| (span.start.wrapping_sub(whole.start), span.len());
    let runs = runs.iter().map(|run| {
        let link = run.style.link.and_then(|link| text.links.get(link));
        let note = match run.kind {
            RunKind::NoteCall(index) => Some((text.notes.get(index), text.called.get(index))),
            _ => None,
        };
        (here(run.span), run.kind, run.style, link, note)
    });
    let jumps = within(&text.jumps, whole).map(|(span, label)| (here(*span), label));
    let tongues = within(&text.tongues, whole).map(|(span, tongue)| (here(*span), *tongue));
    let unbroken = within(&text.whole, whole).map(|(span, ())| here(*span));
    let stops = text.stops.iter().filter(|stop| whole.contains(**stop));
    let stops = stops.map(|stop| stop - whole.start);
    let key = hash128(&(
        (text.manner, text.right_to_left, place, whole.start - from),
        &all[from..upto],
        runs.collect::<Vec<_>>(),
        jumps.collect::<Vec<_>>(),
        tongues.collect::<Vec<_>>(),
        unbroken.collect::<Vec<_>>(),
        stops.collect::<Vec<_>>(),
    ));
    Some((key, whole.start))
}

/// Those of sorted, disjoint spans that touch `whole`.
fn within<T>(all: &[(Span, T)], whole: Span) -> impl Iterator<Item = &(Span, T)> {
    let first = all.partition_point(|(span, _)| span.end <= whole.start);
    all[first..]
        .iter()
        .take_while(move |(span, _)| span.start < whole.end)
}
