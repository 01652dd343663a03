//! Order of what was printed within a flow.
//!
//! In: glyphs of a flow in painting order. Out: the fewest of them whose removal leaves typed order.
//! Right-to-left words are painted from left to right, that is from their last letter to their first.

use unicode_script::{Script, UnicodeScript};

use crate::source::Span;

/// A glyph's place in the manuscript and on the paper.
#[derive(Copy, Clone, Debug)]
pub(super) struct Mark {
    /// What it stands for.
    pub(super) span: Span,
    /// The page.
    pub(super) page: usize,
    /// Top and bottom of its box.
    pub(super) band: (f64, f64),
    /// Left edge of its box.
    pub(super) left: f64,
}

impl Mark {
    /// Whether both stand on one line: the middle of one lies within the height of the other
    /// (faces of different scripts have boxes of different heights).
    fn shares_line(&self, other: &Self) -> bool {
        let inside = |(top, bottom): (f64, f64), (over, under): (f64, f64)| {
            let middle = f64::midpoint(top, bottom);
            over <= middle && middle <= under
        };
        self.page == other.page && (inside(self.band, other.band) || inside(other.band, self.band))
    }
}

/// The marks that are out of order.
pub(super) fn out_of_order(text: &str, marks: &[Mark]) -> Vec<Span> {
    if ascending(marks.iter().map(|mark| mark.span.start)) {
        return Vec::new();
    }
    let mut read: Vec<Span> = Vec::with_capacity(marks.len());
    for line in marks.chunk_by(Mark::shares_line) {
        reading_order(text, line, &mut read);
    }
    if ascending(read.iter().map(|span| span.start)) {
        return Vec::new();
    }
    let kept = longest_ascending(&read);
    let mut kept = kept.into_iter().peekable();
    let mut out = Vec::new();
    for (i, span) in read.iter().enumerate() {
        if kept.peek() == Some(&i) {
            kept.next();
        } else {
            out.push(*span);
        }
    }
    out
}

fn ascending(starts: impl Iterator<Item = usize>) -> bool {
    starts.is_sorted()
}

/// Direction of a glyph's characters: `Some(true)` right to left, `None` neutral.
fn right_to_left(text: &str, span: Span) -> Option<bool> {
    let c = text.get(span.range())?.chars().next()?;
    match c.script() {
        Script::Arabic
        | Script::Hebrew
        | Script::Syriac
        | Script::Thaana
        | Script::Nko
        | Script::Adlam
        | Script::Samaritan
        | Script::Mandaic => Some(!c.is_numeric()),
        // Marks go with the letter that they stand on.
        Script::Inherited | Script::Common => None,
        _ if c.is_alphabetic() => Some(false),
        // Digits run left to right but do not make a stretch so.
        _ => None,
    }
}

/// Whether the author ordered another direction within the line: then its order is not to be told from ink.
fn overridden(text: &str, spans: &[Span]) -> bool {
    let whole = spans.iter().copied().reduce(Span::join);
    // A line is short; one that jumps about the text is not looked through.
    let typed = whole.filter(|whole| whole.len() < 4_096);
    let typed = typed.and_then(|whole| text.get(whole.range()));
    typed.is_some_and(|typed| {
        typed.contains([
            '\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}',
        ])
    })
}

/// Adds the marks of one line in the order in which they are read.
fn reading_order(text: &str, line: &[Mark], out: &mut Vec<Span>) {
    let mut line = line.to_vec();
    if line
        .iter()
        .any(|mark| right_to_left(text, mark.span) == Some(true))
    {
        // A right-to-left paragraph is painted run by run, not from edge to edge: what lies where counts.
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    let spans: Vec<Span> = line.iter().map(|mark| mark.span).collect();
    let ways: Vec<Option<bool>> = spans
        .iter()
        .map(|span| right_to_left(text, *span))
        .collect();
    let rtl = ways.iter().filter(|way| **way == Some(true)).count();
    let ltr = ways.iter().filter(|way| **way == Some(false)).count();
    if overridden(text, &spans) {
        let mut sorted = spans;
        sorted.sort_unstable();
        out.extend(sorted);
        return;
    }
    if rtl == 0 {
        out.extend(spans);
        return;
    }
    if rtl >= ltr {
        // A line of a right-to-left paragraph.
        mirrored(&spans, &ways, out);
        return;
    }
    let mut i = 0;
    while i < spans.len() {
        // A right-to-left stretch of a left-to-right line, with the neutral characters round and within it.
        let first = (i..spans.len()).find(|&k| ways[k] == Some(true));
        let Some(first) = first else {
            break;
        };
        let start = (i..first).rev().take_while(|&k| ways[k].is_none()).last();
        let start = start.unwrap_or(first);
        let mut end = first + 1;
        while end < spans.len() && ways[end] != Some(false) {
            end += 1;
        }
        out.extend(&spans[i..start]);
        mirrored(&spans[start..end], &ways[start..end], out);
        i = end;
    }
    out.extend(&spans[i..]);
}

/// A stretch in which right-to-left words are painted last letter first. Its letters must run one way;
/// where the neutral ones and embedded numbers go is Unicode's affair (UAX 9), so they are put in place.
fn mirrored(spans: &[Span], ways: &[Option<bool>], out: &mut Vec<Span>) {
    let letters = |way| {
        let pairs = spans.iter().zip(ways);
        pairs
            .filter(move |(_, w)| **w == Some(way))
            .map(|(span, _)| span.start)
    };
    let one_way = letters(true).is_sorted_by(|a, b| a >= b) || letters(true).is_sorted();
    let pairs = spans.windows(2).zip(ways.windows(2));
    let mut words = pairs.filter(|(_, ways)| *ways == [Some(false); 2]);
    let words_forward = words.all(|(pair, _)| pair[1].end != pair[0].start);
    if one_way && words_forward {
        let mut sorted = spans.to_vec();
        sorted.sort_unstable();
        out.extend(sorted);
    } else {
        out.extend(spans.iter().rev());
    }
}

/// Indices of a longest ascending subsequence.
fn longest_ascending(spans: &[Span]) -> Vec<usize> {
    // Patience sorting: the last index of the best chain of each length, and each link's predecessor.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(spans.len());
    for (i, span) in spans.iter().enumerate() {
        let length = tails.partition_point(|&tail| spans[tail].start <= span.start);
        before.push(length.checked_sub(1).map(|l| tails[l]));
        if length == tails.len() {
            tails.push(i);
        } else {
            tails[length] = i;
        }
    }
    let mut chain = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied();
    while let Some(i) = at {
        chain.push(i);
        at = before[i];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks of `painted`, characters of `text` by index, on one line.
    fn out(text: &str, painted: &[usize]) -> String {
        let places: Vec<(usize, char)> = text.char_indices().collect();
        let marks: Vec<Mark> = painted
            .iter()
            .enumerate()
            .map(|(x, &i)| Mark {
                span: Span::new(places[i].0, places[i].0 + places[i].1.len_utf8()),
                page: 0,
                band: (0.0, 0.0),
                left: x as f64,
            })
            .collect();
        let spans = out_of_order(text, &marks);
        spans.iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn the_fewest_are_named() {
        assert_eq!(out("abcdef", &[0, 1, 2, 3, 4, 5]), "");
        assert_eq!(out("abcdef", &[0, 4, 1, 2, 3, 5]), "e");
        assert_eq!(out("abcdef", &[1, 2, 3, 4, 5, 0]), "a");
    }

    #[test]
    fn right_to_left_words_are_painted_backwards() {
        // a ( ا ب ، د ) z
        let text = "a(اب،د)z";
        assert_eq!(out(text, &[0, 1, 5, 4, 3, 2, 6, 7]), "");
        assert_eq!(out(text, &[0, 1, 2, 3, 4, 5, 6, 7]), "");
        assert_ne!(out(text, &[0, 1, 5, 4, 2, 3, 6, 7]), "");
        // Swapped words left of the stretch are still seen.
        assert_ne!(out("abاب", &[1, 0, 3, 2]), "");
    }

    #[test]
    fn numbers_in_a_right_to_left_line_stay_forward() {
        let text = "اب12جد.";
        assert_eq!(out(text, &[6, 5, 4, 2, 3, 1, 0]), "");
    }
}
