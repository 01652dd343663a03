//! A window on a line: a typed paragraph is one long line, of which a terminal shows a part.
//!
//! In: a line and the spans to be marked in it. Out: the text to print and, for each span, where its
//! carets stand, in columns of the terminal.

use unicode_width::UnicodeWidthChar;

use crate::output::escape::{isolate, push_escaped};
use crate::source::Span;

/// Part of a line, ready to print.
pub(super) struct Excerpt {
    /// The text, escaped, right-to-left stretches isolated, `…` where the line goes on.
    pub(super) text: String,
    /// Which bytes of the manuscript it shows.
    pub(super) shown: Span,
    /// For each mark: columns before it, and its width (1 at least).
    pub(super) carets: Vec<(usize, usize)>,
}

/// Shows `marks` of `text`, the first of them surely, in at most about `width` columns.
/// `line` is the line that the first mark starts in; marks elsewhere get no carets.
pub(super) fn excerpt(text: &str, line: Span, marks: &[Span], width: usize) -> Excerpt {
    let shown = window(text, line, marks.first().copied().unwrap_or(line), width);
    let mut carets = Vec::new();
    let mut cuts = vec![shown.start, shown.end];
    for mark in marks {
        let start = mark.start.clamp(shown.start, shown.end);
        let end = mark.end.clamp(start, shown.end);
        cuts.extend([start, end]);
        carets.push((start, end));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let before = shown.start > line.start;
    let mut out = String::from(if before { "…" } else { "" });
    // Each piece is isolated on its own, so that carets stand below what they mark in either direction.
    let mut columns = vec![usize::from(before)];
    for pair in cuts.windows(2) {
        let piece = match pair {
            [start, end] => text.get(*start..*end).unwrap_or(""),
            _ => "",
        };
        out.push_str(&isolate(piece));
        let last = columns.last().copied().unwrap_or(0);
        columns.push(last + piece.chars().map(columns_of).sum::<usize>());
    }
    if shown.end < line.end {
        out.push('…');
    }
    let column = |at| {
        let index = cuts.partition_point(|&cut| cut < at);
        columns.get(index).copied().unwrap_or(0)
    };
    let carets = carets
        .into_iter()
        .map(|(start, end)| {
            let left = column(start);
            (left, column(end).saturating_sub(left).max(1))
        })
        .collect();
    Excerpt {
        text: out,
        shown,
        carets,
    }
}

/// Columns at the head of a line that a long mark leaves in view.
const HEAD: usize = 8;

/// The part of `line` round `mark` that fits into `width` columns, cut between words where it can be.
fn window(text: &str, line: Span, mark: Span, width: usize) -> Span {
    let room = width.saturating_sub(2).max(20);
    let start = mark.start.clamp(line.start, line.end);
    // The little that stands before a mark at the head of a line (a bullet) is kept even if the mark is long.
    let head = match backward(text, line.start, start, HEAD) {
        (first, columns) if first == line.start => columns,
        _ => 0,
    };
    let mark_end = mark.end.clamp(start, line.end);
    let (end, used) = forward(text, start, mark_end, room - head);
    let left = room - used;
    let (first, before) = backward(text, line.start, start, left);
    let (_, after) = forward(text, end, line.end, left);
    // What one side does not need the other may have.
    let before = before.min((left / 2).max(left.saturating_sub(after)).max(head));
    let first = if before == 0 && first < start {
        start
    } else {
        backward(text, line.start, start, before).0
    };
    let last = forward(text, end, line.end, left - before).0;
    Span::new(
        snap_start(text, line.start, first, start),
        snap_end(text, line.end, end, last),
    )
}

/// How far one can read on from `from`, `to` at most, within `room` columns; and the columns read.
fn forward(text: &str, from: usize, to: usize, room: usize) -> (usize, usize) {
    let mut at = from;
    let mut used = 0;
    // Characters without width must not make a line endless.
    for c in text.get(from..to).unwrap_or("").chars().take(4 * room) {
        let columns = columns_of(c);
        if used + columns > room {
            break;
        }
        used += columns;
        at += c.len_utf8();
    }
    (at, used)
}

/// How far one can read back from `to`, `from` at least, within `room` columns; and the columns read.
fn backward(text: &str, from: usize, to: usize, room: usize) -> (usize, usize) {
    let mut at = to;
    let mut used = 0;
    let before = text.get(from..to).unwrap_or("");
    for c in before.chars().rev().take(4 * room) {
        let columns = columns_of(c);
        if used + columns > room {
            break;
        }
        used += columns;
        at -= c.len_utf8();
    }
    (at, used)
}

/// Bytes within which a cut is moved to a word's edge.
const SNAP: usize = 16;

/// A cut at `first` moved to the next start of a word, `mark` at most.
fn snap_start(text: &str, line: usize, first: usize, mark: usize) -> usize {
    let inside = text.get(first..mark).unwrap_or("");
    if first == line || inside.is_empty() {
        return first;
    }
    let cut = text.get(line..first).unwrap_or("");
    if cut.ends_with(char::is_whitespace) {
        return first;
    }
    match inside.find(char::is_whitespace) {
        Some(space) if space <= SNAP => {
            let rest = inside.get(space..).unwrap_or("");
            first + space + (rest.len() - rest.trim_start().len())
        }
        _ => first,
    }
}

/// A cut at `last` moved to the end of the word before, `mark` at least.
fn snap_end(text: &str, line: usize, mark: usize, last: usize) -> usize {
    let inside = text.get(mark..last).unwrap_or("");
    if last == line || inside.is_empty() {
        return last;
    }
    match inside.rfind(char::is_whitespace) {
        Some(space) if inside.len() - space <= SNAP => {
            mark + inside.get(..space).unwrap_or("").trim_end().len()
        }
        _ => last,
    }
}

/// Columns that a terminal gives to `c` as it is shown.
fn columns_of(c: char) -> usize {
    let mut shown = String::new();
    push_escaped(&mut shown, c);
    shown
        .chars()
        .map(|c| UnicodeWidthChar::width(c).unwrap_or(0))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, mark: (usize, usize), width: usize) -> Excerpt {
        let line = Span::new(0, text.len());
        excerpt(text, line, &[Span::new(mark.0, mark.1)], width)
    }

    #[test]
    fn a_short_line_stands_whole() {
        let it = of("See Tverski here.", (4, 11), 60);
        assert_eq!(it.text, "See Tverski here.");
        assert_eq!(it.carets, [(4, 7)]);
    }

    #[test]
    fn a_long_line_is_cut_between_words() {
        let text = format!("{} MARK {}", "word ".repeat(50), "tail ".repeat(50));
        let at = text.find("MARK").unwrap();
        let it = of(&text, (at, at + 4), 40);
        assert!(
            it.text.starts_with("…word ") && it.text.ends_with(" tail…"),
            "{}",
            it.text
        );
        assert!(it.text.chars().count() <= 40, "{}", it.text);
        let (left, width) = it.carets[0];
        let marked: String = it.text.chars().skip(left).take(width).collect();
        assert_eq!(marked, "MARK");
    }

    #[test]
    fn a_long_mark_is_cropped_and_an_empty_one_has_a_caret() {
        let text = "a".repeat(500);
        let it = of(&text, (0, 500), 40);
        assert_eq!(it.carets, [(0, 38)]);
        assert!(it.text.ends_with('…'));
        let item = format!("- {text}");
        assert_eq!(of(&item, (2, 502), 40).carets, [(2, 36)]);
        assert_eq!(of("", (0, 0), 40).carets, [(0, 1)]);
        assert_eq!(of("ab", (2, 2), 40).carets, [(2, 1)]);
    }

    #[test]
    fn wide_and_escaped_characters_keep_their_columns() {
        assert_eq!(of("漢\u{1b}x", (4, 5), 40).carets, [(8, 1)]);
        assert_eq!(of("e\u{301}x", (3, 4), 40).carets, [(1, 1)]);
    }

    #[test]
    fn persian_pieces_are_isolated_apart() {
        let it = of("آب نان", (5, 11), 40);
        assert_eq!(it.text, "\u{2068}آب\u{2069} \u{2068}نان\u{2069}");
        assert_eq!(it.carets, [(3, 3)]);
    }
}
