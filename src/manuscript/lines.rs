//! Rows of the manuscript: one line each, less its line end and less the marks of what it stands in.
//!
//! Lines end at LF, CR LF or CR, as in [`Source`](crate::source::Source).

use crate::source::Span;

/// A line, or what is left of it inside a quotation or a list item.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// First byte of what is left.
    pub(super) start: usize,
    /// One past the last byte, without the line end.
    pub(super) end: usize,
}

/// The rows of `text` from `from` on.
pub(super) fn rows(text: &str, from: usize) -> Vec<Row> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut start = from;
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\n' | b'\r' => {
                out.push(Row { start, end: at });
                at += line_end(text, at);
                start = at;
            }
            _ => at += 1,
        }
    }
    if start < bytes.len() {
        out.push(Row {
            start,
            end: bytes.len(),
        });
    }
    out
}

/// Length of the line end at `at`: 0, 1 or 2 bytes.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([b'\n' | b'\r', ..]) => 1,
        _ => 0,
    }
}

impl Row {
    /// Its characters.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether only white space is left.
    pub(super) fn is_blank(self, text: &str) -> bool {
        self.of(text).trim().is_empty()
    }

    /// Columns of white space at its head; a tab goes to the next multiple of four.
    pub(super) fn indent(self, text: &str) -> usize {
        let mut columns = 0;
        for byte in self.of(text).bytes() {
            match byte {
                b' ' => columns += 1,
                b'\t' => columns += 4 - columns % 4,
                _ => break,
            }
        }
        columns
    }

    /// The row without up to `columns` columns of white space at its head.
    pub(super) fn outdent(self, text: &str, columns: usize) -> Row {
        let mut gone = 0;
        let mut start = self.start;
        for byte in self.of(text).bytes() {
            if gone >= columns {
                break;
            }
            match byte {
                b' ' => gone += 1,
                b'\t' => gone += 4 - gone % 4,
                _ => break,
            }
            start += 1;
        }
        Row {
            start,
            end: self.end,
        }
    }

    /// The row without white space at either end.
    pub(super) fn trim(self, text: &str) -> Row {
        let whole = self.of(text);
        let start = self.start + (whole.len() - whole.trim_start().len());
        let end = start + whole.trim().len();
        Row { start, end }
    }

    /// As a span.
    pub(super) fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The white space from `from` on, up to `to`.
pub(super) fn blank_span(text: &str, from: usize, to: usize) -> Span {
    let part = text.get(from..to).unwrap_or("");
    Span::new(from, from + part.len() - part.trim_start().len())
}

/// From the first to the last character of some rows.
pub(super) fn span_of(text: &str, rows: &[Row]) -> Span {
    match (rows.first(), rows.last()) {
        (Some(first), Some(last)) => {
            let (first, last) = (first.trim(text), last.trim(text));
            Span::new(first.start, last.end)
        }
        _ => Span::new(0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_at_any_line_end() {
        let text = "a\r\n\rb\n  c";
        let found: Vec<&str> = rows(text, 0).into_iter().map(|r| r.of(text)).collect();
        assert_eq!(found, ["a", "", "b", "  c"]);
        assert!(rows("", 0).is_empty());
    }

    #[test]
    fn tabs_count_to_the_next_stop() {
        let text = " \tx";
        let row = rows(text, 0)[0];
        assert_eq!(row.indent(text), 4);
        assert_eq!(row.outdent(text, 4).of(text), "x");
        assert_eq!(row.outdent(text, 1).of(text), "\tx");
    }
}
