//! What a live preview asks of an edition: what changed, and where the words of its pages come from.
//!
//! In: an edition whose spans stayed put (`slots`). Out: a hash and the words of each page. Words lie in
//! units, whose place does not change with the text before them; the table of units leads to the manuscript.

use super::edition::Edition;
use super::layout::{Glyph, Rect};
use crate::source::Span;

/// A printed word of the manuscript, or the part of it that stands on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Where its first byte lies among the units.
    pub at: usize,
    /// How many bytes of the manuscript it stands for.
    pub length: usize,
    /// Its box.
    pub rect: Rect,
    /// What is printed, in the order of the manuscript.
    pub text: String,
}

/// A unit of text that keeps its place as long as it says the same.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its place.
    pub at: usize,
    /// Its place in the manuscript.
    pub span: Span,
}

impl Edition {
    /// A hash of the page at `index`: of its ink and of where each word of it comes from.
    pub fn page_hash(&self, index: usize) -> Option<u128> {
        Some(self.document.hashes().get(index)?.page)
    }

    /// The units, by place.
    pub fn units(&self) -> Vec<Unit> {
        let units = self.spans.units().iter();
        units.map(|&(at, span)| Unit { at, span }).collect()
    }

    /// The words of the page at `index`, in the order in which they are painted.
    pub fn words(&self, index: usize) -> Vec<Word> {
        let mut words = Vec::new();
        let mut open: Option<Open<'_>> = None;
        let glyphs = self.layout.pages.get(index).map(|page| &page.glyphs);
        for glyph in glyphs.into_iter().flatten() {
            let span = glyph.source.filter(|span| !span.is_empty());
            let span = span.filter(|_| glyph.inked && !glyph.text.trim().is_empty());
            let Some(span) = span else {
                words.extend(open.take().and_then(|word| self.word(word)));
                continue;
            };
            match &mut open {
                Some(word) if word.goes_on(glyph, span) => word.push(glyph, span),
                _ => {
                    let next = Open::new(glyph, span);
                    let done = open.replace(next);
                    words.extend(done.and_then(|word| self.word(word)));
                }
            }
        }
        words.extend(open.and_then(|word| self.word(word)));
        words
    }

    fn word(&self, mut open: Open<'_>) -> Option<Word> {
        open.pieces.sort_by_key(|(span, _)| *span);
        Some(Word {
            at: self.spans.place(open.span.start)?,
            length: open.span.len(),
            rect: open.rect,
            text: open.pieces.iter().map(|(_, text)| *text).collect(),
        })
    }
}

/// A word that is being put together.
struct Open<'g> {
    span: Span,
    rect: Rect,
    pieces: Vec<(Span, &'g str)>,
}

impl<'g> Open<'g> {
    fn new(glyph: &'g Glyph, span: Span) -> Self {
        Self {
            span,
            rect: glyph.rect,
            pieces: vec![(span, &glyph.text)],
        }
    }

    /// Whether a glyph stands beside the word on its line, and beside it in the text. Marks of emphasis may lie
    /// between; right-to-left text is painted from its end.
    fn goes_on(&self, glyph: &Glyph, span: Span) -> bool {
        let (word, next) = (&self.rect, &glyph.rect);
        let middle = (next.top + next.bottom) / 2.0;
        let on_line = word.top <= middle && middle <= word.bottom;
        // A third of the type's size is more than a kern or letter-spacing, and less than a space in most lines.
        let gap = (next.left - word.right).max(word.left - next.right);
        let near = gap <= glyph.size / 3.0;
        let apart = match span.start >= self.span.end {
            true => span.start - self.span.end,
            false => self.span.start.saturating_sub(span.end),
        };
        on_line && near && apart <= MARKS
    }

    fn push(&mut self, glyph: &'g Glyph, span: Span) {
        let (a, b) = (self.rect, glyph.rect);
        self.rect = Rect {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        };
        self.span = self.span.join(span);
        self.pieces.push((span, &glyph.text));
    }
}

/// Bytes of markup that may stand inside a word (`in***side***`).
const MARKS: usize = 3;
