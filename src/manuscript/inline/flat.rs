//! A paragraph as one stream of characters that know their bytes.

use super::super::lines::Row;

/// The characters of a paragraph; rows are joined by `\n`, white space at their ends is gone.
#[derive(Debug)]
pub(super) struct Flat {
    chars: Vec<(u32, char)>,
    /// One past the last byte of the paragraph.
    end: usize,
    /// For each `\n`, in order, how many blanks stood before it.
    pub(super) blanks_before: Vec<(u32, usize)>,
}

impl Flat {
    pub(super) fn of(text: &str, rows: &[Row]) -> Self {
        let mut chars = Vec::new();
        let mut blanks_before = Vec::new();
        let mut end = rows.first().map_or(0, |r| r.start);
        for (index, row) in rows.iter().enumerate() {
            let inner = row.trim(text);
            for (at, c) in inner.of(text).char_indices() {
                chars.push((offset(inner.start + at), c));
            }
            end = inner.end;
            if index + 1 < rows.len() {
                let at = offset(line_end(text, row.end));
                blanks_before.push((at, row.end.saturating_sub(inner.end)));
                chars.push((at, '\n'));
            }
        }
        Self {
            chars,
            end,
            blanks_before,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `index`.
    pub(super) fn get(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|&(_, c)| c)
    }

    /// The character before `index`.
    pub(super) fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|i| self.get(i))
    }

    /// The byte at which the character at `index` starts.
    pub(super) fn at(&self, index: usize) -> usize {
        self.chars
            .get(index)
            .map_or(self.end, |&(at, _)| at as usize)
    }

    /// One past the last byte of the character before `index`.
    pub(super) fn end_before(&self, index: usize) -> usize {
        match index.checked_sub(1).and_then(|i| self.chars.get(i)) {
            Some(&(at, c)) => at as usize + c.len_utf8(),
            None => self.at(0),
        }
    }

    /// Whether the characters from `index` on are `word`, ASCII case aside.
    pub(super) fn starts_with(&self, index: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(i, w)| {
            self.get(index + i)
                .is_some_and(|c| c.eq_ignore_ascii_case(&w))
        })
    }

    /// The characters from `from` to `to` with their places.
    pub(super) fn slice(&self, from: usize, to: usize) -> Vec<(usize, char)> {
        let part = self.chars.get(from..to).unwrap_or(&[]);
        part.iter().map(|&(at, c)| (at as usize, c)).collect()
    }

    /// The characters from `from` to `to` as a string.
    pub(super) fn string(&self, from: usize, to: usize) -> String {
        self.chars
            .get(from..to)
            .map_or_else(String::new, |part| part.iter().map(|&(_, c)| c).collect())
    }
}

/// The end of the line that a row is of: a comment after the row is no part of it.
fn line_end(text: &str, row_end: usize) -> usize {
    let rest = text.get(row_end..).unwrap_or_default();
    row_end + rest.find(['\n', '\r']).unwrap_or(0)
}

/// Manuscripts are at most 32 MiB, so four bytes hold any offset.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
