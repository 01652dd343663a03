//! Lines and columns in constant time, however long a line is.

use crate::source::{Position, Source, Span};

/// Bytes between two counted places.
const STEP: usize = 512;

/// Places of a source, counted once: a chapter on one line of a megabyte asks thousands of times.
pub struct Places<'a> {
    source: &'a Source,
    /// How many characters start before byte `i * STEP`.
    counts: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Counts `source`.
    pub fn new(source: &'a Source) -> Self {
        let mut counts = vec![0];
        let mut sum = 0;
        for chunk in source.text().as_bytes().chunks(STEP) {
            sum += starts(chunk);
            counts.push(sum);
        }
        Self { source, counts }
    }

    /// The source.
    pub fn source(&self) -> &'a Source {
        self.source
    }

    /// The place in the file as it lies on disk.
    pub fn home(&self, span: Span) -> Span {
        self.source.home(span)
    }

    /// The line of the file as it lies on disk.
    pub fn home_line(&self, span: Span) -> usize {
        self.source.typed().line(self.home(span).start)
    }

    /// What was typed at `span`; empty if nothing was.
    pub fn typed(&self, span: Span) -> &'a str {
        self.source.typed().slice(self.home(span))
    }

    /// Line and column of the byte at `offset`, as [`Source::position`] has them.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let line = self.line(offset);
        let start = self.source.line_span(line).start;
        let column = self.chars(offset).saturating_sub(self.chars(start)) + 1;
        Position { line, column }
    }

    /// The line (from 1) that holds the byte at `offset`.
    pub fn line(&self, offset: usize) -> usize {
        let (mut low, mut high) = (1, self.source.line_count());
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if self.source.line_span(middle).start <= offset {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        low
    }

    /// How many characters start before the byte at `offset`.
    pub fn chars(&self, offset: usize) -> usize {
        let offset = offset.min(self.source.text().len());
        let step = offset / STEP;
        let counted = self.counts.get(step).copied().unwrap_or(0);
        let rest = self.source.text().as_bytes().get(step * STEP..offset);
        counted + rest.map_or(0, starts)
    }

    /// The text of `span`; empty if it is not on character boundaries of the source.
    pub fn text(&self, span: Span) -> &'a str {
        self.source.text().get(span.range()).unwrap_or("")
    }

    /// `offset` moved into the text and down to a character boundary.
    pub fn boundary(&self, offset: usize) -> usize {
        let text = self.source.text();
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// How many characters start in `bytes` of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_agree_with_the_source() {
        let long = "çağ ab\u{1f600} ".repeat(300);
        for text in [
            "",
            "\u{feff}",
            "\u{feff}ab\r\nç\rd\n",
            "\n\n",
            long.as_str(),
        ] {
            let source = Source::new("m", text);
            let places = Places::new(&source);
            for offset in 0..text.len() + 3 {
                assert_eq!(places.position(offset), source.position(offset), "{offset}");
            }
        }
    }
}
