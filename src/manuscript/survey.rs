//! A first look at the rows: what is blank, verbatim, a note's definition, and which rows stand together.

use super::allow;
use super::desk::{Definition, Desk};
use super::lines::{self, Row};
use super::model::EvidenceKind;
use super::{raised, steering};
use crate::source::Span;

/// What a row is at first sight.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// White space only.
    Blank,
    /// Part of fenced code, fences included.
    Fence,
    /// Part of a footnote's definition.
    Note,
    /// Anything else.
    Text,
}

/// Rows that stand together: from one index to another, end exclusive.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) first: usize,
    pub(super) end: usize,
}

/// The rows and how they stand.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) rows: Vec<Row>,
    pub(super) looks: Vec<Look>,
    /// Rows of [`Look::Text`] in chunks, parted by blank rows (or by line ends, see `row_paragraphs`).
    pub(super) chunks: Vec<Chunk>,
    /// Whether every line is a paragraph of its own: long lines follow each other without blank lines.
    pub(super) row_paragraphs: bool,
    /// Blocks for the lecture, taken off the rows.
    pub(super) asides: Vec<steering::RawAside>,
    /// Attributes taken off the ends of rows.
    pub(super) marks: Vec<steering::RowMark>,
}

/// A row this long is no wrapped line.
const LONG: usize = 200;

/// Looks at the rows of the desk's text from `from` on, and takes the definitions of footnotes.
pub(super) fn survey(desk: &mut Desk<'_>, from: usize) -> Survey {
    let text = desk.text;
    let mut rows = lines::rows(text, from);
    let mut looks: Vec<Look> = rows
        .iter()
        .map(|row| {
            if row.is_blank(text) {
                Look::Blank
            } else {
                Look::Text
            }
        })
        .collect();
    fences(desk, &rows, &mut looks);
    let asides = steering::take(desk, &mut rows, &mut looks);
    allow::take(desk, &mut rows, &mut looks);
    let marks = steering::take_from_rows(text, &mut rows, &looks);
    notes(desk, &rows, &mut looks);
    raised::take(desk, &rows, &mut looks);
    let row_paragraphs = has_row_paragraphs(text, &rows, &looks);
    let chunks = chunks(&looks, row_paragraphs);
    Survey {
        rows,
        looks,
        chunks,
        row_paragraphs,
        asides,
        marks,
    }
}

fn fences(desk: &mut Desk<'_>, rows: &[Row], looks: &mut [Look]) {
    let text = desk.text;
    let closers = Closers::of(text, rows);
    let mut i = 0;
    while i < rows.len() {
        if let Some(fence) = Fence::opens(text, rows[i]) {
            match closers.after(text, rows, i, fence) {
                Some(end) => {
                    looks[i..=end].fill(Look::Fence);
                    i = end;
                }
                None => desk.note(rows[i].trim(text).span(), EvidenceKind::FenceUnclosed),
            }
        }
        i += 1;
    }
}

/// The row that opens or closes verbatim lines.
#[derive(Copy, Clone, Debug)]
pub(super) struct Fence {
    tilde: bool,
    length: usize,
}

impl Fence {
    /// Whether `row` opens verbatim lines (CommonMark 4.5).
    pub(super) fn opens(text: &str, row: Row) -> Option<Fence> {
        let (fence, rest) = Self::head(text, row)?;
        (fence.tilde || !rest.contains('`')).then_some(fence)
    }

    fn closes(text: &str, row: Row) -> Option<Fence> {
        let (fence, rest) = Self::head(text, row)?;
        rest.trim().is_empty().then_some(fence)
    }

    fn head(text: &str, row: Row) -> Option<(Fence, &str)> {
        if row.indent(text) > 3 {
            return None;
        }
        let line = row.of(text).trim_start_matches([' ', '\t']);
        let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let rest = line.trim_start_matches(sign);
        let length = line.len() - rest.len();
        (length >= 3).then_some((
            Fence {
                tilde: sign == '~',
                length,
            },
            rest,
        ))
    }
}

/// For each row, the longest closing fence at or after it: says at once that a fence never closes.
pub(super) struct Closers {
    longest: Vec<[usize; 2]>,
}

impl Closers {
    pub(super) fn of(text: &str, rows: &[Row]) -> Self {
        let mut longest = vec![[0, 0]; rows.len() + 1];
        for (i, row) in rows.iter().enumerate().rev() {
            longest[i] = longest[i + 1];
            if let Some(fence) = Fence::closes(text, *row) {
                let slot = &mut longest[i][usize::from(fence.tilde)];
                *slot = fence.length.max(*slot);
            }
        }
        Self { longest }
    }

    /// The row that closes the fence which row `open` opens.
    pub(super) fn after(
        &self,
        text: &str,
        rows: &[Row],
        open: usize,
        fence: Fence,
    ) -> Option<usize> {
        let side = usize::from(fence.tilde);
        if self.longest.get(open + 1)?[side] < fence.length {
            return None;
        }
        (open + 1..rows.len()).find(|&i| {
            Fence::closes(text, rows[i])
                .is_some_and(|f| f.tilde == fence.tilde && f.length >= fence.length)
        })
    }
}

/// The label of `[^label]:` at the head of `row`, and the offset after its colon.
fn definition_head(text: &str, row: Row) -> Option<(&str, usize, usize)> {
    if row.indent(text) > 3 {
        return None;
    }
    let trimmed = row.trim(text);
    let rest = trimmed.of(text).strip_prefix("[^")?;
    let end = rest.find(']')?;
    let label = rest.get(..end)?;
    if label.is_empty()
        || label.len() > 200
        || label.contains(char::is_whitespace)
        || label.contains('[')
    {
        return None;
    }
    rest.get(end + 1..)?.starts_with(':').then_some((
        label,
        trimmed.start,
        trimmed.start + 2 + end + 2,
    ))
}

/// Takes definitions that something calls; the others are printed where they stand.
fn notes(desk: &mut Desk<'_>, rows: &[Row], looks: &mut [Look]) {
    let text = desk.text;
    let called = called_labels(text, rows, looks);
    let mut i = 0;
    while i < rows.len() {
        let head = (looks[i] == Look::Text)
            .then(|| definition_head(text, rows[i]))
            .flatten();
        let Some((label, start, after)) = head else {
            i += 1;
            continue;
        };
        let end = definition_end(text, rows, looks, i);
        let whole = Span::new(start, rows[end - 1].trim(text).end);
        let kind = if desk.definitions.contains_key(label) {
            Some(EvidenceKind::NoteTwice)
        } else if called.binary_search(&label).is_err() {
            Some(EvidenceKind::NoteWithoutCall)
        } else {
            None
        };
        if let Some(kind) = kind {
            desk.note(whole, kind);
            desk.plain_marks.insert(start);
            i += 1;
            continue;
        }
        let mut body: Vec<Row> = rows[i..end].iter().map(|r| r.outdent(text, 4)).collect();
        if let Some(first) = body.first_mut() {
            *first = Row {
                start: after,
                end: rows[i].end,
            };
        }
        desk.definitions.insert(
            label,
            Definition {
                mark: Span::new(start, after),
                rows: body,
                index: None,
            },
        );
        looks[i..end].fill(Look::Note);
        i = end;
    }
}

/// One past the last row of the definition that starts at row `from`: further paragraphs are indented.
pub(super) fn definition_end(text: &str, rows: &[Row], looks: &[Look], from: usize) -> usize {
    let mut end = from + 1;
    let mut at = end;
    let mut after_blank = false;
    while at < rows.len() {
        match looks[at] {
            Look::Blank => after_blank = true,
            Look::Text if after_blank && rows[at].indent(text) < 2 => break,
            Look::Text if !after_blank && definition_head(text, rows[at]).is_some() => break,
            Look::Text
                if !after_blank && rows[at].indent(text) < 2 && starts_block(text, rows[at]) =>
            {
                break;
            }
            Look::Text => {
                after_blank = false;
                end = at + 1;
            }
            Look::Fence | Look::Note => break,
        }
        at += 1;
    }
    end
}

/// Whether a row starts something that no paragraph goes on with.
fn starts_block(text: &str, row: Row) -> bool {
    let line = row.of(text).trim_start();
    line.starts_with(['#', '>', '|'])
}

/// Labels of all calls outside definitions' heads, sorted.
fn called_labels<'t>(text: &'t str, rows: &[Row], looks: &[Look]) -> Vec<&'t str> {
    let mut out = Vec::new();
    for (row, look) in rows.iter().zip(looks) {
        if *look != Look::Text {
            continue;
        }
        let head = definition_head(text, *row).map_or(row.start, |(_, _, after)| after);
        let line = text.get(head..row.end).unwrap_or("");
        let mut rest = line;
        while let Some(at) = rest.find("[^") {
            rest = rest.get(at + 2..).unwrap_or("");
            // Labels are short: look no further than one could be.
            let end = rest
                .bytes()
                .take(201)
                .position(|b| b == b']' || b == b'[' || b == b' ');
            if let Some(end) = end
                && rest.as_bytes().get(end) == Some(&b']')
                && let Some(label) = rest.get(..end)
            {
                out.push(label);
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Long lines that follow each other without blank lines: every line is a paragraph.
fn has_row_paragraphs(text: &str, rows: &[Row], looks: &[Look]) -> bool {
    let is_prose = |i: usize| {
        looks.get(i) == Some(&Look::Text)
            && rows.get(i).is_some_and(|r| {
                !r.of(text)
                    .trim_start()
                    .starts_with(['|', '>', '-', '*', '+', '•'])
            })
    };
    let prose = (0..rows.len()).filter(|&i| is_prose(i)).count();
    let joined = (0..rows.len())
        .filter(|&i| is_prose(i) && is_prose(i + 1) && rows[i].of(text).chars().nth(LONG).is_some())
        .count();
    joined >= 3 && joined * 5 >= prose
}

fn chunks(looks: &[Look], row_paragraphs: bool) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::new();
    for (i, look) in looks.iter().enumerate() {
        if *look != Look::Text {
            continue;
        }
        match out.last_mut() {
            Some(last) if last.end == i && !row_paragraphs => last.end = i + 1,
            _ => out.push(Chunk {
                first: i,
                end: i + 1,
            }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(text: &str) -> (Vec<Look>, Vec<EvidenceKind>) {
        let mut desk = Desk::new(text);
        let survey = survey(&mut desk, 0);
        (
            survey.looks,
            desk.evidence.into_iter().map(|e| e.kind).collect(),
        )
    }

    #[test]
    fn fences_close_or_are_text() {
        use Look::{Blank, Fence as F, Text};
        let (found, evidence) = looks("```\na\n\n```\nb\n\n~~~x\nc");
        assert_eq!(found, [F, F, F, F, Text, Blank, Text, Text]);
        assert_eq!(evidence, [EvidenceKind::FenceUnclosed]);
    }

    #[test]
    fn definitions_hold_indented_paragraphs() {
        use Look::{Blank, Note, Text};
        let (found, evidence) = looks("a[^1]\n\n[^1]: b\nc\n\n    d\n\ne\n\n[^2]: f\n\n[^1]: g");
        assert_eq!(
            found,
            [
                Text, Blank, Note, Note, Note, Note, Blank, Text, Blank, Text, Blank, Text
            ]
        );
        assert_eq!(
            evidence,
            [EvidenceKind::NoteWithoutCall, EvidenceKind::NoteTwice]
        );
    }
}
