//! The content of text that did not change, kept from state to state: an edit touches one paragraph of hundreds, and
//! Typst hashes what is built anew.
//!
//! In: what the content of a stretch of runs is made of, as a hash. Out: the content, if it was made for this state or
//! the one before.

use std::collections::BTreeMap;
use std::hash::Hash;

use typst::diag::SourceResult;
use typst::foundations::Content;
use typst::utils::hash128;

use super::driver::Parts;
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
struct Kept {
    /// Its paragraphs.
    paragraphs: Vec<Content>,
    /// The characters that no font has, as bytes from where the stretch begins.
    missing: Vec<Span>,
    /// The notes that it calls.
    called: Vec<usize>,
}

impl KeptText {
    /// Forgets what the last state did not ask for.
    pub(super) fn next_state(&mut self) {
        self.old = std::mem::take(&mut self.young);
    }

    /// What was made of `key`.
    fn get(&mut self, key: u128) -> Option<Kept> {
        if let Some(kept) = self.young.get(&key) {
            return Some(kept.clone());
        }
        let kept = self.old.remove(&key)?;
        self.young.insert(key, kept.clone());
        Some(kept)
    }

    /// Keeps what was made of `key`.
    fn put(&mut self, key: u128, kept: Kept) {
        self.young.insert(key, kept);
    }
}

/// The paragraphs that `make` makes of `runs`, from what was kept of them if there is any; `also`: what they are made of
/// beside the runs. Places in it are counted from where the runs begin.
pub(super) fn kept_or_made(
    text: &mut TextBuilder<'_>,
    parts: &mut Parts<'_, '_>,
    runs: &[Run],
    also: impl Hash,
    make: impl FnOnce(&mut TextBuilder<'_>, &mut Parts<'_, '_>) -> SourceResult<Vec<Content>>,
) -> SourceResult<Vec<Content>> {
    let key = text.kept.as_ref().and_then(|_| key(text, runs, also));
    let Some((key, start)) = key else {
        return make(text, parts);
    };
    if let Some(kept) = text.kept.as_mut().and_then(|kept| kept.get(key)) {
        let missing = kept.missing.into_iter();
        let missing = missing.map(|Span { start: at, end }| Span::new(start + at, start + end));
        text.missing.extend(missing);
        for index in kept.called {
            text.called[index] = true;
        }
        return Ok(kept.paragraphs);
    }
    let (remarks, lacked) = (parts.remarks, text.missing.len());
    let paragraphs = make(text, parts)?;
    // What a template warns of is told of each state.
    let lacking = text.missing.get(lacked..).unwrap_or_default();
    let inside = lacking.iter().all(|span| span.start >= start);
    if parts.remarks == remarks
        && inside
        && let Some(keep) = text.kept.as_mut()
    {
        let missing = lacking.iter();
        let notes = runs.iter().filter_map(|run| match run.kind {
            RunKind::NoteCall(index) if index < text.called.len() => Some(index),
            _ => None,
        });
        let kept = Kept {
            paragraphs: paragraphs.clone(),
            missing: missing
                .map(|span| Span::new(span.start - start, span.end - start))
                .collect(),
            called: notes.collect(),
        };
        keep.put(key, kept);
    }
    Ok(paragraphs)
}

/// What the content of runs is made of, and where they begin; `None` where they are not one stretch of the text.
fn key(text: &TextBuilder<'_>, runs: &[Run], also: impl Hash) -> Option<(u128, usize)> {
    // All of it is named, so that nothing that is added is forgotten here.
    let TextBuilder {
        source,
        spans,
        links,
        jumps,
        tongues,
        whole,
        continued: _,
        notes,
        called,
        stops,
        missing: _,
        right_to_left,
        fonts: _,
        face: _,
        unbroken: _,
        elements: _,
        ranges,
        ragged,
        kept: _,
        manner,
    } = text;
    let (first, last) = (runs.first()?.span, runs.last()?.span);
    let all = Span::new(first.start, last.end.max(first.start));
    let place = spans.place(all.start)?;
    let end = spans.place(all.end.checked_sub(1)?)?;
    let inside = |run: &Run| all.covers(run.span);
    if !runs.iter().all(inside) || end + 1 != place + all.len() {
        return None;
    }
    let typed = source.text();
    let from = typed.floor_char_boundary(all.start.saturating_sub(AROUND));
    let upto = typed.ceil_char_boundary((all.end + AROUND).min(typed.len()));
    let here = |span: Span| (span.start.wrapping_sub(all.start), span.len());
    let runs = runs.iter().map(|run| {
        let link = run.style.link.and_then(|link| links.get(link));
        let note = match run.kind {
            RunKind::NoteCall(index) => Some((notes.get(index), called.get(index))),
            _ => None,
        };
        (here(run.span), run.kind, run.style, link, note)
    });
    let jumps = within(jumps, all).map(|(span, label)| (here(*span), label));
    let tongues = within(tongues, all).map(|(span, tongue)| (here(*span), *tongue));
    let whole = within(whole, all).map(|(span, ())| here(*span));
    let places = |places: &[usize]| -> Vec<usize> {
        let inside = places.iter().filter(|place| all.contains(**place));
        inside.map(|place| place - all.start).collect()
    };
    let key = hash128(&(
        (manner, right_to_left, ranges, place, all.start - from),
        &typed[from..upto],
        runs.collect::<Vec<_>>(),
        jumps.collect::<Vec<_>>(),
        tongues.collect::<Vec<_>>(),
        whole.collect::<Vec<_>>(),
        (places(stops), places(ragged)),
        also,
    ));
    Some((key, all.start))
}

/// Those of sorted, disjoint spans that touch `whole`.
pub(super) fn within<T>(all: &[(Span, T)], whole: Span) -> impl Iterator<Item = &(Span, T)> {
    let first = all.partition_point(|(span, _)| span.end <= whole.start);
    all[first..]
        .iter()
        .take_while(move |(span, _)| span.start < whole.end)
}
