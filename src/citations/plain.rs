//! The plain text of a stretch of runs, with a map back to the manuscript's bytes.
//!
//! In: runs. Out: a [`Plain`]: emphasis, escapes and line ends are gone, every byte knows where it was typed.

use crate::manuscript::{Run, RunKind};
use crate::source::{Source, Span};

/// Text of a paragraph, cell, caption or heading as a reader sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plain {
    /// The words.
    pub(crate) text: String,
    pieces: Vec<Piece>,
}

#[derive(Copy, Clone, Debug)]
struct Piece {
    at: usize,
    span: Span,
    emph: bool,
}

impl Plain {
    /// Joins `runs`; calls of notes leave nothing behind.
    pub(crate) fn of(source: &Source, runs: &[Run]) -> Self {
        let mut plain = Self::default();
        for run in runs {
            match run.kind {
                RunKind::Text | RunKind::Math => {
                    let text = source.text().get(run.span.range()).unwrap_or("");
                    plain.push(run.span, text, run.style.emph);
                }
                RunKind::Space | RunKind::Break => plain.push(run.span, " ", run.style.emph),
                RunKind::NoteCall(_) => {}
            }
        }
        plain
    }

    fn push(&mut self, span: Span, text: &str, emph: bool) {
        self.pieces.push(Piece {
            at: self.text.len(),
            span,
            emph,
        });
        self.text.push_str(text);
    }

    /// Where the bytes `start..end` of [`Plain::text`] were typed.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let first = self.offset(start, false);
        Span::new(first, self.offset(end, true).max(first))
    }

    /// Whether the byte `at` of [`Plain::text`] is in italics.
    pub(crate) fn emphasised(&self, at: usize) -> bool {
        let next = self.pieces.partition_point(|piece| piece.at <= at);
        next.checked_sub(1)
            .and_then(|i| self.pieces.get(i))
            .is_some_and(|piece| piece.emph)
    }

    fn offset(&self, at: usize, is_end: bool) -> usize {
        let next = if is_end {
            self.pieces.partition_point(|piece| piece.at < at)
        } else {
            self.pieces.partition_point(|piece| piece.at <= at)
        };
        let Some(piece) = next.checked_sub(1).and_then(|i| self.pieces.get(i)) else {
            return self.pieces.first().map_or(0, |piece| piece.span.start);
        };
        let length = self
            .pieces
            .get(next)
            .map_or(self.text.len(), |next| next.at)
            - piece.at;
        if length == piece.span.len() {
            (piece.span.start + (at - piece.at)).min(piece.span.end)
        } else if is_end {
            piece.span.end
        } else {
            piece.span.start
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::Style;

    #[test]
    fn places_come_back_over_marks() {
        let source = Source::new("m", "see *Holm*,\n  2009");
        let run = |start, end, kind| Run {
            span: Span::new(start, end),
            kind,
            style: Style::default(),
        };
        let runs = [
            run(0, 4, RunKind::Text),
            run(5, 9, RunKind::Text),
            run(10, 11, RunKind::Text),
            run(11, 14, RunKind::Space),
            run(14, 18, RunKind::Text),
        ];
        let plain = Plain::of(&source, &runs);
        assert_eq!(plain.text, "see Holm, 2009");
        assert_eq!(source.slice(plain.span(4, 8)), "Holm");
        assert_eq!(source.slice(plain.span(4, 14)), "Holm*,\n  2009");
        assert_eq!(source.slice(plain.span(0, 3)), "see");
    }
}
