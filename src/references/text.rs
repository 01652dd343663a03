//! An entry as one line of characters that know their place.
//!
//! In: the runs of an entry. Out: a [`Line`], white space folded to single spaces, on which the
//! parsers work by byte range, and which gives back spans of the manuscript.

use std::ops::Range;

use super::Field;
use crate::manuscript::{Run, RunKind};
use crate::source::{Source, Span};

/// A byte range of [`Line::text`].
pub(super) type Bytes = Range<usize>;

/// A printed character of an entry.
#[derive(Copy, Clone, Debug)]
pub(super) struct Glyph {
    /// Its first byte in [`Line::text`].
    pub(super) at: usize,
    /// The character.
    pub(super) ch: char,
    /// Where it was typed.
    pub(super) span: Span,
    /// Typed in italics.
    pub(super) italic: bool,
    /// The link that it was typed in.
    pub(super) link: Option<usize>,
}

/// An entry as one line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    text: String,
    glyphs: Vec<Glyph>,
}

impl Line {
    /// Lays the printed characters of `runs` in a row.
    pub(super) fn of(source: &Source, runs: &[Run]) -> Self {
        let mut line = Self::default();
        for run in runs {
            match run.kind {
                RunKind::NoteCall(_) => continue,
                RunKind::Space | RunKind::Break => line.push(' ', run.span, run),
                RunKind::Text | RunKind::Math => {
                    let mut at = run.span.start;
                    for ch in source.slice(run.span).chars() {
                        let end = at + ch.len_utf8();
                        line.push(ch, Span::new(at, end), run);
                        at = end;
                    }
                }
            }
        }
        while line.glyphs.last().is_some_and(|g| g.ch == ' ') {
            line.glyphs.pop();
            line.text.pop();
        }
        line
    }

    fn push(&mut self, ch: char, span: Span, run: &Run) {
        let ch = if ch.is_whitespace() { ' ' } else { ch };
        if ch == ' ' && self.glyphs.last().is_none_or(|g| g.ch == ' ') {
            return;
        }
        self.glyphs.push(Glyph {
            at: self.text.len(),
            ch,
            span,
            italic: run.style.emph,
            link: run.style.link,
        });
        self.text.push(ch);
    }

    /// The characters.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The characters with their places.
    pub(super) fn glyphs(&self) -> &[Glyph] {
        &self.glyphs
    }

    /// The characters of `bytes`.
    pub(super) fn slice(&self, bytes: &Bytes) -> &str {
        self.text.get(bytes.clone()).unwrap_or("")
    }

    /// The glyphs of `bytes`.
    pub(super) fn part(&self, bytes: &Bytes) -> &[Glyph] {
        let from = self.glyphs.partition_point(|g| g.at < bytes.start);
        let to = self.glyphs.partition_point(|g| g.at < bytes.end);
        self.glyphs.get(from..to).unwrap_or(&[])
    }

    /// `bytes` without white space at its ends.
    pub(super) fn trim(&self, bytes: &Bytes) -> Bytes {
        self.trim_with(bytes, char::is_whitespace)
    }

    /// `bytes` without the characters `drop` at its ends.
    pub(super) fn trim_with(&self, bytes: &Bytes, drop: impl Fn(char) -> bool) -> Bytes {
        let text = self.slice(bytes);
        let start = bytes.start + (text.len() - text.trim_start_matches(&drop).len());
        let end = bytes.start + text.trim_end_matches(&drop).len();
        start.min(end.max(bytes.start))..end.max(start.min(bytes.end))
    }

    /// The manuscript's span of `bytes`.
    pub(super) fn span(&self, bytes: &Bytes) -> Option<Span> {
        let part = self.part(bytes);
        Some(part.first()?.span.join(part.last()?.span))
    }

    /// A field of `bytes`, white space at its ends left out; `None` if nothing is left.
    pub(super) fn field(&self, bytes: &Bytes) -> Option<Field> {
        let bytes = self.trim(bytes);
        let text = self.slice(&bytes).to_owned();
        (!text.is_empty()).then(|| Field {
            text,
            span: self.span(&bytes),
        })
    }

    /// Whether the letters and digits of `bytes` are all in italics (and there is one).
    pub(super) fn is_italic(&self, bytes: &Bytes) -> bool {
        let mut letters = self.part(bytes).iter().filter(|g| g.ch.is_alphanumeric());
        letters.next().is_some_and(|g| g.italic) && letters.all(|g| g.italic)
    }

    /// Whether any letter or digit of `bytes` is in italics.
    pub(super) fn has_italic(&self, bytes: &Bytes) -> bool {
        self.part(bytes)
            .iter()
            .any(|g| g.italic && g.ch.is_alphanumeric())
    }

    /// Bytes of the whole line.
    pub(super) fn all(&self) -> Bytes {
        0..self.text.len()
    }
}
