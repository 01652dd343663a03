//! The words that runs print, with the way back to the manuscript.

use super::model::{Run, RunKind};
use crate::source::Span;

/// The printed text of some runs. White space of any kind is one space.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// The words.
    pub text: String,
    /// For each stretch: where it starts in `text`, and the bytes of the manuscript it came from.
    pieces: Vec<(usize, Span)>,
}

impl Printed {
    /// What `runs` of the manuscript `source` print.
    pub fn of(source: &str, runs: &[Run]) -> Self {
        let mut out = Self::default();
        for run in runs {
            match run.kind {
                RunKind::Text | RunKind::Math => {
                    out.pieces.push((out.text.len(), run.span));
                    out.text
                        .push_str(source.get(run.span.range()).unwrap_or(""));
                }
                RunKind::Space | RunKind::Break => {
                    out.pieces.push((out.text.len(), run.span));
                    out.text.push(' ');
                }
                RunKind::NoteCall(_) => {}
            }
        }
        out
    }

    /// The place in the manuscript of the character that starts at byte `at` of [`Printed::text`].
    pub fn place(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|&(start, _)| start <= at);
        match index.checked_sub(1).and_then(|i| self.pieces.get(i)) {
            Some(&(start, span)) => (span.start + (at - start)).min(span.end),
            None => 0,
        }
    }

    /// The span in the manuscript of the bytes `start..end` of [`Printed::text`].
    pub fn span(&self, start: usize, end: usize) -> Span {
        if start >= end {
            let at = self.place(start);
            return Span::new(at, at);
        }
        // The end is one past the last character, which may lie in an earlier piece than `end` itself.
        let last = self
            .text
            .get(start..end)
            .and_then(|t| t.chars().next_back());
        let width = last.map_or(0, char::len_utf8);
        Span::new(self.place(start), self.place(end - width) + width)
    }

    /// The span of `part`, which must be a slice of [`Printed::text`] that starts at byte `start`.
    pub(super) fn span_of(&self, start: usize, part: &str) -> Span {
        self.span(start, start + part.len())
    }
}
