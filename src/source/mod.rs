//! The manuscript file: its text, byte spans, lines and columns, and the folder that it may read from.
//!
//! In: a path or bytes. Out: a [`Source`], whose text is byte for byte what lies on disk (BOM and
//! line ends included), so that every [`Span`] is an offset into the author's own file.

mod edited;
mod expansion;
mod folder;
mod read;
mod span;
mod typed;

pub use edited::Edited;
pub use expansion::{Edit, Piece};
pub use folder::{Folder, FolderError};
pub use read::ReadError;
pub use span::Span;
pub use typed::Typed;

use std::path::{Path, PathBuf};

/// A place in a text as people count it.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// Line, from 1. Lines end at LF, CR LF or CR.
    pub line: usize,
    /// Column, from 1, in Unicode scalar values (a BOM is not counted).
    pub column: usize,
}

/// A manuscript's text and what is needed to name places in it.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    path: Option<PathBuf>,
    text: String,
    /// Byte offset at which each line starts.
    lines: Vec<usize>,
    /// The typed file, if this text has words in it that were put in.
    expansion: Option<std::sync::Arc<expansion::Expansion>>,
}

impl Source {
    /// Wraps `text`; `name` is what messages call the file.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = read::line_starts(&text);
        Self {
            name: name.into(),
            path: None,
            text,
            lines,
            expansion: None,
        }
    }

    /// Reads a file; fails if it cannot be read, is not UTF-8 text, or has an unread format.
    pub fn open(path: &Path) -> Result<Self, ReadError> {
        let mut source = Self::from_bytes(&path.display().to_string(), read::bytes(path)?)?;
        source.path = Some(path.to_path_buf());
        Ok(source)
    }

    /// Takes bytes that were read elsewhere (standard input); fails if they are not UTF-8 text.
    pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Result<Self, ReadError> {
        Ok(Self::new(name, read::decode(name, bytes)?))
    }

    /// The same file with another text, as a program that mends it would write it.
    #[must_use]
    pub fn with_text(&self, text: impl Into<String>) -> Self {
        Self {
            path: self.path.clone(),
            ..Self::new(self.name.clone(), text)
        }
    }

    /// What messages call the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The path it was opened from, if it was.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The folder that the manuscript may read from: its own.
    pub fn folder(&self) -> Folder {
        Folder::of(self.path.as_deref())
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Length of a leading byte order mark, 0 or 3.
    pub fn bom(&self) -> usize {
        if self.text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        }
    }

    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Line and column of the byte at `offset` (clamped to the text).
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines.partition_point(|&start| start <= offset).max(1);
        let start = self.lines[line - 1].max(self.bom());
        let column = self
            .text
            .get(start..offset)
            .map_or(0, |before| before.chars().count())
            + 1;
        Position { line, column }
    }

    /// The line (from 1) that holds the byte at `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|&start| start <= offset).max(1)
    }

    /// The span of line `line` (from 1) without its line end; empty if there is no such line.
    pub fn line_span(&self, line: usize) -> Span {
        let Some(&start) = line.checked_sub(1).and_then(|i| self.lines.get(i)) else {
            return Span::new(self.text.len(), self.text.len());
        };
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        let kept = self.text[start..end].trim_end_matches(['\n', '\r']).len();
        let start = start
            .max(if line == 1 { self.bom() } else { 0 })
            .min(start + kept);
        Span::new(start, self.lines[line - 1] + kept)
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_lf_crlf_and_cr() {
        let source = Source::new("m", "a\r\nbç\rd\n");
        assert_eq!(source.position(3), Position { line: 2, column: 1 });
        assert_eq!(source.position(6), Position { line: 2, column: 3 });
        assert_eq!(source.position(7), Position { line: 3, column: 1 });
        assert_eq!(source.slice(source.line_span(2)), "bç");
        assert_eq!(source.slice(source.line_span(3)), "d");
    }

    #[test]
    fn a_bom_is_not_a_column() {
        let source = Source::new("m", "\u{feff}ab");
        assert_eq!(source.position(3), Position { line: 1, column: 1 });
        assert_eq!(source.position(4), Position { line: 1, column: 2 });
        assert_eq!(source.slice(source.line_span(1)), "ab");
    }
}
