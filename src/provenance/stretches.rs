//! Single characters gathered into word-sized stretches.

use crate::source::Span;

/// Adds `span` to stretches that come in order of their places; what touches the last one joins it.
///
/// Characters are handed in without the white space between words, so that a stretch never outgrows a word.
pub(super) fn add(stretches: &mut Vec<Span>, span: Span) {
    match stretches.last_mut() {
        Some(last) if last.end >= span.start && last.start <= span.start => {
            *last = last.join(span);
        }
        _ => stretches.push(span),
    }
}

/// Sorts spans that came in any order and joins those that touch.
pub(super) fn gather(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out = Vec::new();
    for span in spans {
        add(&mut out, span);
    }
    out
}

/// A set of places.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<Span>);

impl Places {
    pub(super) fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        Self(gather(
            spans.into_iter().filter(|span| !span.is_empty()).collect(),
        ))
    }

    /// Whether the byte at `offset` lies in one of them.
    pub(super) fn contains(&self, offset: usize) -> bool {
        self.0
            .get(self.0.partition_point(|span| span.end <= offset))
            .is_some_and(|span| span.contains(offset))
    }

    /// Whether `span` lies wholly inside one of them.
    pub(super) fn covers(&self, span: Span) -> bool {
        self.0
            .get(self.0.partition_point(|place| place.end <= span.start))
            .is_some_and(|place| place.covers(span))
    }
}
