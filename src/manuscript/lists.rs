//! Lists: which rows carry marks, and what belongs to their items.
//!
//! A bullet is a mark wherever it stands. A number or letter is one only with a neighbour: `2.` after `1.`, with
//! at most one stray paragraph between; `19. yüzyılda` and `S. Cornell` at the head of a paragraph have none.
//! Bullets are spent; numbers and letters are text and print as typed, with the item's marker.

use std::collections::BTreeMap;

use super::blocks::{self, Manner};
use super::desk::Desk;
use super::headings::value_of;
use super::lines::Row;
use super::model::{List, ListItem, Reason};
use crate::source::Span;

/// The mark of an item.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its characters.
    pub(super) span: Span,
    /// Columns of white space before it.
    indent: usize,
    kind: Kind,
    value: Option<Values>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Bullet(char),
    /// Digits, with the sign after them and whether one opens before.
    Digits(char, bool),
    Lower(char, bool),
    Upper(char, bool),
}

/// What a mark counts as: `i` is nine among letters and one among Roman numerals.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
struct Values {
    plain: Option<u32>,
    roman: Option<u32>,
}

impl Values {
    fn follows(self, before: Values) -> bool {
        let next = |a: Option<u32>, b: Option<u32>| {
            a.zip(b).is_some_and(|(a, b)| b.checked_add(1) == Some(a))
        };
        next(self.plain, before.plain) || next(self.roman, before.roman)
    }
}

const BULLETS: &[char] = &[
    '-', '*', '+', '•', '·', '▪', '◦', '‣', '○', '●', '■', '□', '▸', '►', '➢', '\u{f0b7}', '✓',
];

/// Paragraphs that may stand between two items of one count.
const STRAY: usize = 1;

/// The marks of `rows`.
pub(super) fn marks(text: &str, rows: &[Row]) -> Vec<Option<Mark>> {
    let mut out: Vec<Option<Mark>> = rows.iter().map(|row| mark(text, *row)).collect();
    // How many unmarked paragraphs have started, up to each row.
    let mut started = 0usize;
    let mut paragraphs = Vec::with_capacity(rows.len());
    let mut blank = true;
    for (row, mark) in rows.iter().zip(&out) {
        let is_blank = row.is_blank(text);
        if blank && !is_blank && mark.is_none() && row.indent(text) < 2 {
            started += 1;
        }
        blank = is_blank;
        paragraphs.push(started);
    }
    let mut kept = vec![false; rows.len()];
    let mut last: BTreeMap<(Kind, usize), usize> = BTreeMap::new();
    for i in 0..rows.len() {
        let Some(Mark {
            kind,
            value: Some(value),
            indent,
            ..
        }) = out[i]
        else {
            continue;
        };
        let key = (kind, indent / 2);
        if let Some(&before) = last.get(&key)
            && paragraphs[i] - paragraphs[before] <= STRAY
            && let Some(Mark {
                value: Some(earlier),
                ..
            }) = out[before]
            && (value.follows(earlier)
                || (value.plain == Some(1)
                    && earlier.plain == Some(1)
                    && paragraphs[i] == paragraphs[before]
                    && matches!(kind, Kind::Digits(..))))
        {
            kept[before] = true;
            kept[i] = true;
        }
        last.insert(key, i);
    }
    for (mark, kept) in out.iter_mut().zip(kept) {
        if mark.is_some_and(|m| m.value.is_some()) && !kept {
            *mark = None;
        }
    }
    out
}

/// The mark at the head of `row`, if it looks like one.
fn mark(text: &str, row: Row) -> Option<Mark> {
    let inner = row.trim(text);
    let line = inner.of(text);
    let indent = row.indent(text);
    let first = line.chars().next()?;
    if BULLETS.contains(&first) {
        let rest = line.get(first.len_utf8()..)?;
        let parted = rest.starts_with([' ', '\t', '\u{a0}']);
        return (parted && !blocks::is_ornament(text, row)).then(|| Mark {
            span: Span::new(inner.start, inner.start + first.len_utf8()),
            indent,
            kind: Kind::Bullet(first),
            value: None,
        });
    }
    let opened = first == '(';
    let body = line.get(usize::from(opened)..)?;
    let word_length: usize = body
        .chars()
        .take_while(|c| value_of(*c).is_some() || c.is_ascii_alphabetic())
        .take(10)
        .map(char::len_utf8)
        .sum();
    let word = body.get(..word_length)?;
    let sign = body.get(word_length..)?.chars().next()?;
    if !(sign == ')' || sign == '.' && !opened) {
        return None;
    }
    let rest = body.get(word_length + 1..)?;
    if !rest.starts_with([' ', '\t', '\u{a0}']) || rest.trim().is_empty() {
        return None;
    }
    let (kind, value) = value(word, sign, opened)?;
    Some(Mark {
        span: Span::new(
            inner.start,
            inner.start + usize::from(opened) + word_length + 1,
        ),
        indent,
        kind,
        value: Some(value),
    })
}

fn value(word: &str, sign: char, opened: bool) -> Option<(Kind, Values)> {
    if !word.is_empty() && word.chars().all(|c| value_of(c).is_some()) {
        let plain = word
            .chars()
            .filter_map(value_of)
            .fold(0u32, |n, d| n.saturating_mul(10).saturating_add(d));
        return Some((
            Kind::Digits(sign, opened),
            Values {
                plain: Some(plain),
                roman: None,
            },
        ));
    }
    let upper = word.chars().all(|c| c.is_ascii_uppercase());
    if word.is_empty() || !(upper || word.chars().all(|c| c.is_ascii_lowercase())) {
        return None;
    }
    let first = word.bytes().next()?.to_ascii_lowercase();
    let plain = (word.len() == 1).then(|| u32::from(first - b'a') + 1);
    let roman = super::headings::roman(word);
    if plain.is_none() && roman.is_none() {
        return None;
    }
    let kind = if upper {
        Kind::Upper(sign, opened)
    } else {
        Kind::Lower(sign, opened)
    };
    Some((kind, Values { plain, roman }))
}

/// Reads the list that starts at row `at`; returns it and one past its last row.
pub(super) fn read(
    desk: &mut Desk<'_>,
    rows: &[Row],
    marks: &[Option<Mark>],
    at: usize,
    manner: Manner,
) -> (List, usize) {
    let text = desk.text;
    let mut items = Vec::new();
    let mut next = at;
    let first = marks.get(at).copied().flatten();
    let mut end = at + 1;
    while let (Some(Some(mark)), Some(first)) = (marks.get(next).copied(), first) {
        if mark.kind != first.kind || (next != at && mark.indent >= first.indent + 2) {
            break;
        }
        let (item_end, after) = item_end(text, rows, marks, next, mark);
        let width = text.get(mark.span.range()).map_or(1, |m| m.chars().count()) + 1;
        let mut inner: Vec<Row> = rows[next..item_end]
            .iter()
            .map(|row| row.outdent(text, mark.indent + width))
            .collect();
        if let Some(row) = inner.first_mut() {
            *row = Row {
                start: mark.span.end,
                end: rows[next].end,
            };
        }
        if mark.value.is_none() {
            desk.spend(mark.span.start, mark.span.end, Reason::ListMark);
        }
        let inner_manner = Manner {
            depth: manner.depth + 1,
            row_paragraphs: false,
        };
        items.push(ListItem {
            marker: mark.span,
            blocks: blocks::read(desk, &inner, inner_manner),
        });
        end = item_end;
        next = after;
    }
    let ordered = first.is_some_and(|m| m.value.is_some());
    (List { ordered, items }, end)
}

/// One past the last row of the item that starts at row `at`, and the next row that is not blank.
fn item_end(
    text: &str,
    rows: &[Row],
    marks: &[Option<Mark>],
    at: usize,
    mark: Mark,
) -> (usize, usize) {
    let mut end = at + 1;
    let mut i = end;
    let mut after_blank = false;
    while let Some(row) = rows.get(i) {
        if row.is_blank(text) {
            after_blank = true;
            i += 1;
            continue;
        }
        let inside = row.indent(text) >= mark.indent + 2;
        let goes_on = match marks.get(i).copied().flatten() {
            Some(_) => inside,
            None => inside || !after_blank && !starts_other(text, *row),
        };
        if !goes_on {
            break;
        }
        after_blank = false;
        i += 1;
        end = i;
    }
    (end, i)
}

/// Whether an unindented row starts a block of its own.
fn starts_other(text: &str, row: Row) -> bool {
    let line = row.of(text).trim_start();
    line.starts_with(['>', '|', '#'])
        || line.starts_with("```")
        || line.starts_with("~~~")
        || blocks::is_ornament(text, row)
}
