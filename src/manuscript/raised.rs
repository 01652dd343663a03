//! Footnotes typed with raised figures: `of salt.¹` in the text, and `¹ The books …` at the head of a paragraph.
//!
//! They are notes only where nothing is left to guess: the notes count up from 1, and so do their calls, one each.
//! Then the figures that are printed are those that were typed. `m²` and `10³` stay text.

use super::desk::{Definition, Desk};
use super::lines::Row;
use super::survey::{Look, definition_end};
use crate::source::Span;

/// A raised figure in the text: its place, its number, and what it is typed with.
struct Figure {
    span: Span,
    number: usize,
}

/// Takes the notes, if there are any.
pub(super) fn take(desk: &mut Desk<'_>, rows: &[Row], looks: &mut [Look]) {
    let text = desk.text;
    let mut notes: Vec<(usize, Figure)> = Vec::new();
    let mut calls: Vec<Figure> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        if looks.get(i) != Some(&Look::Text) {
            continue;
        }
        let begins = i
            .checked_sub(1)
            .is_none_or(|before| looks[before] == Look::Blank);
        let behind = |(at, _): &(usize, Figure)| looks[*at..i].iter().all(|l| *l == Look::Text);
        for figure in figures(text, *row) {
            if figure.span.start == row.trim(text).start {
                if begins || notes.last().is_some_and(behind) {
                    notes.push((i, figure));
                    continue;
                }
                return;
            }
            if !is_power(text, &figure) {
                calls.push(figure);
            }
        }
    }
    let counts = |numbers: &mut dyn Iterator<Item = usize>| numbers.eq(1..=notes.len());
    if notes.is_empty()
        || !counts(&mut notes.iter().map(|(_, note)| note.number))
        || !counts(&mut calls.iter().map(|call| call.number))
    {
        return;
    }
    // A note stands behind its call, or all stand behind all.
    if calls
        .iter()
        .zip(&notes)
        .any(|(call, (_, note))| note.span.start < call.span.start)
    {
        return;
    }
    desk.raised.extend(calls.iter().map(|call| call.span.start));
    for (i, note) in &notes {
        let next = notes.iter().map(|(at, _)| *at).find(|at| at > i);
        let end = definition_end(text, rows, looks, *i).min(next.unwrap_or(rows.len()));
        let mut body: Vec<Row> = rows[*i..end].to_vec();
        if let Some(first) = body.first_mut() {
            first.start = note.span.end;
        }
        let Some(label) = text.get(note.span.range()) else {
            continue;
        };
        desk.definitions.insert(
            label,
            Definition {
                mark: note.span,
                rows: body,
                index: None,
            },
        );
        looks[*i..end].fill(Look::Note);
    }
}

/// The value of a raised digit.
pub(super) fn digit(c: char) -> Option<usize> {
    match c {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(4 + (u32::from(c) - u32::from('⁴')) as usize),
        _ => None,
    }
}

/// The raised figures of a row.
fn figures(text: &str, row: Row) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    for (at, c) in row.of(text).char_indices() {
        let Some(value) = digit(c) else { continue };
        let span = Span::new(row.start + at, row.start + at + c.len_utf8());
        match out.last_mut().filter(|last| last.span.end == span.start) {
            Some(last) => {
                last.span.end = span.end;
                last.number = last.number.saturating_mul(10).saturating_add(value);
            }
            None => out.push(Figure {
                span,
                number: value,
            }),
        }
    }
    out
}

/// Whether a raised figure is a power: behind a number, a sign, or the sign of a unit.
fn is_power(text: &str, figure: &Figure) -> bool {
    let before = &text[..figure.span.start];
    let back = before
        .char_indices()
        .rev()
        .take(4)
        .take_while(|(_, c)| c.is_alphabetic());
    let start = back.last().map_or(before.len(), |(at, _)| at);
    let unit = [
        "m", "cm", "mm", "km", "dm", "ft", "s", "R", "r", "χ", "η", "x", "n",
    ];
    before.is_empty()
        || before.ends_with(|c: char| c.is_numeric() || c.is_whitespace() || c == '-' || c == '−')
        || unit.contains(&&before[start..])
}

#[cfg(test)]
mod tests {
    use super::super::survey::survey;
    use super::*;

    fn notes(text: &str) -> Vec<String> {
        let mut desk = Desk::new(text);
        survey(&mut desk, 0);
        let words = |d: &Definition| {
            let rows = d.rows.iter().map(|row| row.of(text).trim());
            rows.collect::<Vec<_>>().join(" ")
        };
        let mut all: Vec<String> = desk.definitions.values().map(words).collect();
        all.sort();
        all
    }

    #[test]
    fn notes_are_called_in_order_and_once() {
        let text = "Of salt.¹ And of 3 m² of bread.²\n\n¹ The books\nlie there.\n² The flour.\n";
        assert_eq!(notes(text), ["The books lie there.", "The flour."]);
        for left in [
            "Of salt.¹\n\n² The books.",
            "Of salt.¹ Of bread.¹\n\n¹ The books.",
            "Of bread.² Of salt.¹\n\n¹ The books.\n\n² The flour.",
            "Of salt.¹ Of bread.²\n\n¹ The books.",
            "¹ The books.\n\nOf salt.¹",
            "An area of 3 m².\n\n² The books.",
            "Of salt\n¹ The books.",
        ] {
            assert!(notes(left).is_empty(), "{left}");
        }
    }
}
