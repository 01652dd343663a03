//! Spans that stay put under edits, and the way back to the manuscript.
//!
//! Absolute offsets shift with every keystroke and would change every later span, so that Typst lays out
//! everything anew. Each unit of text (a block, a note, a reference) therefore gets a virtual range keyed
//! by what it says and how often that was said before; spans lie in it, and a table leads back.

use std::collections::BTreeMap;
use std::num::NonZeroU64;
use std::ops::Range;
use std::sync::LazyLock;

use typst::syntax::{FileId, Span as TypstSpan, SpanKind};
use typst::utils::hash128;

use super::kept_text::KeptText;
use super::world::file_id;
use crate::source::Span;

/// The largest offset that a packed range can hold (typst-syntax 0.15.1, span.rs).
const LIMIT: usize = (1 << 23) - 1;

/// Virtual ranges of the units of one manuscript, kept from build to build.
#[derive(Default)]
pub struct Slots {
    /// Where units of the last build lie, by hash of their text, one for each occurrence.
    known: BTreeMap<u128, Vec<usize>>,
    next: usize,
    /// What was made of them.
    pub(super) text: KeptText,
}

/// The table of one build.
#[derive(Clone, Default)]
pub(super) struct SpanTable {
    /// `(unit in the manuscript, virtual start)`, by place in the manuscript.
    by_source: Vec<(Span, usize)>,
    /// The same, by virtual start.
    by_virtual: Vec<(usize, Span)>,
}

impl Slots {
    /// Assigns a range to each of `units`, which do not overlap and stand in order.
    pub(super) fn assign(&mut self, text: &str, units: &[Span]) -> SpanTable {
        let total: usize = units.iter().map(|unit| unit.len() + 1).sum();
        if self.next + total > LIMIT {
            // Recycle: nothing of earlier builds is found again, once.
            *self = Self::default();
        }
        let old = std::mem::take(&mut self.known);
        let mut by_source = Vec::with_capacity(units.len());
        for &unit in units {
            let key = hash128(unit.of(text));
            let seen = self.known.entry(key).or_default();
            let start = old
                .get(&key)
                .and_then(|starts| starts.get(seen.len()).copied());
            let start = start.unwrap_or_else(|| {
                let start = self.next;
                self.next += unit.len() + 1;
                start
            });
            seen.push(start);
            by_source.push((unit, start));
        }
        let mut by_virtual: Vec<_> = by_source
            .iter()
            .map(|&(unit, start)| (start, unit))
            .collect();
        by_virtual.sort_unstable();
        SpanTable {
            by_source,
            by_virtual,
        }
    }
}

impl SpanTable {
    /// Typst's span for a place in the manuscript; detached where no unit holds it.
    pub(super) fn span(&self, span: Span) -> TypstSpan {
        let index = self
            .by_source
            .partition_point(|(unit, _)| unit.start <= span.start);
        match index.checked_sub(1).map(|i| self.by_source[i]) {
            Some((unit, start)) if unit.covers(span) => {
                let offset = start + (span.start - unit.start);
                pack(manuscript_id(), offset..offset + span.len())
            }
            _ => TypstSpan::detached(),
        }
    }

    /// The units with their virtual ranges: `(virtual start, unit)`, by virtual start.
    pub(super) fn units(&self) -> &[(usize, Span)] {
        &self.by_virtual
    }

    /// The virtual place of a byte of the manuscript, if a unit holds it.
    pub(super) fn place(&self, offset: usize) -> Option<usize> {
        let index = self
            .by_source
            .partition_point(|(unit, _)| unit.start <= offset);
        let (unit, start) = self.by_source[index.checked_sub(1)?];
        unit.contains(offset).then(|| start + (offset - unit.start))
    }

    /// The place in the manuscript that a span of Typst's stands for.
    pub(super) fn source(&self, span: TypstSpan) -> Option<Span> {
        let SpanKind::Range { id, range } = span.get() else {
            return None;
        };
        self.source_range(id, range)
    }

    /// The same for a range that a diagnostic names.
    pub(super) fn source_range(&self, id: FileId, range: Range<usize>) -> Option<Span> {
        if id != manuscript_id() {
            return None;
        }
        let index = self
            .by_virtual
            .partition_point(|&(start, _)| start <= range.start);
        let (start, unit) = self.by_virtual[index.checked_sub(1)?];
        let from = unit.start + (range.start - start);
        let found = Span::new(from, from + range.len());
        unit.covers(found).then_some(found)
    }
}

fn manuscript_id() -> FileId {
    // Asked for each glyph: interning a path takes a lock.
    static ID: LazyLock<FileId> = LazyLock::new(|| file_id("/manuscript"));
    *ID
}

/// Packs a range as typst-syntax 0.15.1 does (`Span::from_range` is private; the layout is documented there).
fn pack(id: FileId, range: Range<usize>) -> TypstSpan {
    const BASE: u64 = (1 << 47) + (1 << 46);
    let low = BASE | ((range.start.min(LIMIT) as u64) << 23) | range.end.min(LIMIT) as u64;
    let raw = (u64::from(id.into_raw().get()) << 48) | low;
    NonZeroU64::new(raw).map_or(TypstSpan::detached(), TypstSpan::from_raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_range_comes_back_from_typst() {
        let id = manuscript_id();
        for range in [0..0, 0..1, 5..90, 8_000_000..8_000_500, 0..LIMIT] {
            let SpanKind::Range {
                id: found,
                range: same,
            } = pack(id, range.clone()).get()
            else {
                panic!("not a range");
            };
            assert_eq!((found, same), (id, range));
        }
    }

    #[test]
    fn spans_stay_put_when_earlier_text_grows() {
        let mut slots = Slots::default();
        let (before, after) = ("one two two", "one and a half two two");
        let table = slots.assign(
            before,
            &[Span::new(0, 3), Span::new(4, 7), Span::new(8, 11)],
        );
        let (second, third) = (table.span(Span::new(4, 7)), table.span(Span::new(8, 11)));
        assert_ne!(second, third);
        let table = slots.assign(
            after,
            &[Span::new(0, 14), Span::new(15, 18), Span::new(19, 22)],
        );
        assert_eq!(table.span(Span::new(15, 18)), second);
        assert_eq!(table.source(third), Some(Span::new(19, 22)));
        assert_eq!(
            table.source(table.span(Span::new(4, 7))),
            Some(Span::new(4, 7))
        );
        assert_eq!(table.span(Span::new(13, 16)), TypstSpan::detached());
    }
}
