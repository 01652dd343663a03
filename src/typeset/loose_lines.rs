//! Lines that are stretched too far: a long word or an address after them has no place to break.
//!
//! Where a word with a hyphen of its own stands at the end of such a line, which is broken at that hyphen alone as a
//! rule, its parts may be broken too. Else the line ends where it ends, and is not stretched: one ragged line is seen
//! less than a row of holes.

use super::layout::{Glyph, Page};
use super::page_ends::{compound_at, word_round};
use crate::source::Span;

/// The widest space between words of a line that is stretched, in ems: three times what a space is.
const LOOSE: f64 = 0.8;

/// A line that is stretched too far.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Loose {
    /// The first letter of the line after it.
    pub(super) next: Span,
    /// The word with a hyphen of its own that this one begins with or goes on with.
    pub(super) compound: Option<Span>,
}

/// The lines with wider spaces, in order.
pub(super) fn loose_lines(text: &str, pages: &[Page]) -> Vec<Loose> {
    let mut out = Vec::new();
    for (i, page) in pages.iter().enumerate() {
        let mut lines = lines(&page.glyphs).peekable();
        while let Some(line) = lines.next() {
            let Some((end, hyphen)) = stretched_to(line) else {
                continue;
            };
            if hyphen {
                out.extend(word_at_end(text, line, end));
                continue;
            }
            let goes_on = |glyph: &Glyph| {
                let span = glyph.source?;
                let between = text.get(end..span.start)?;
                (between.trim().is_empty() && !glyph.text.trim().is_empty()).then_some(span)
            };
            let here = lines.peek().and_then(|next| next.iter().find_map(goes_on));
            let there = || pages.get(i + 1)?.glyphs.iter().find_map(goes_on);
            out.extend(here.or_else(there).map(|next| Loose {
                next,
                compound: compound_at(text, next.start),
            }));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The word that a stretched line ends within: it goes to the next line as a whole.
fn word_at_end(text: &str, line: &[Glyph], end: usize) -> Option<Loose> {
    let word = word_round(text, end);
    let first = line.iter().find_map(|glyph| glyph.source)?;
    let letter = word.of(text).chars().next()?.len_utf8();
    (first.start < word.start).then_some(Loose {
        next: Span::new(word.start, word.start + letter),
        compound: None,
    })
}

/// Where the manuscript goes on after a line with a wide space, and whether a hyphen that a break put ends it.
fn stretched_to(line: &[Glyph]) -> Option<(usize, bool)> {
    let wide = |glyph: &Glyph| {
        &*glyph.text == " " && glyph.rect.right - glyph.rect.left > LOOSE * glyph.size
    };
    if !line.iter().any(wide) {
        return None;
    }
    let mut inked = line
        .iter()
        .rev()
        .filter(|glyph| !glyph.text.trim().is_empty());
    let last = inked.next()?;
    match last.source {
        Some(span) => Some((span.end, false)),
        None => Some((inked.next()?.source?.end, true)),
    }
}

/// Neighbours that stand on one line, in the order of painting.
fn lines(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    let middle = |glyph: &Glyph| (glyph.rect.top + glyph.rect.bottom) / 2.0;
    glyphs.chunk_by(move |a, b| (middle(a) - middle(b)).abs() < 0.5 * a.size.max(b.size))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of `text`, ten points high, a line for each in `lines`; spaces are as wide as told.
    fn page(text: &str, lines: &[(Span, f64)]) -> Page {
        let mut glyphs = Vec::new();
        for (row, (span, space)) in lines.iter().enumerate() {
            let mut x = 0.0;
            for (at, c) in span.of(text).char_indices() {
                let at = span.start + at;
                let width = if c == ' ' { *space } else { 5.0 };
                let top = row as f64 * 14.0;
                glyphs.push(Glyph {
                    source: Some(Span::new(at, at + c.len_utf8())),
                    text: c.to_string().into(),
                    rect: crate::typeset::Rect {
                        left: x,
                        top,
                        right: x + width,
                        bottom: top + 10.0,
                    },
                    present: true,
                    inked: true,
                    size: 10.0,
                });
                x += width;
            }
        }
        Page {
            glyphs: glyphs.into_iter().collect(),
            ..Page::default()
        }
    }

    #[test]
    fn the_line_after_a_stretched_one_is_found_also_on_the_next_page() {
        let text = "a few words https://one.org/long and more";
        let (first, second) = (Span::new(0, 11), Span::new(12, 32));
        let rest = Span::new(33, text.len());
        let found = |pages: &[Page]| -> Vec<&str> {
            let starts = loose_lines(text, pages).into_iter();
            starts
                .map(|loose| &text[loose.next.start..loose.next.start + 5])
                .collect()
        };
        let lines = [(first, 9.0), (second, 2.5), (rest, 2.5)];
        assert_eq!(found(&[page(text, &lines)]), ["https"]);
        assert_eq!(
            found(&[page(text, &lines[..1]), page(text, &lines[1..])]),
            ["https"]
        );
        let even = [(first, 7.0), (second, 2.5), (rest, 2.5)];
        assert!(found(&[page(text, &even)]).is_empty());
        // The last line of a text is followed by none.
        assert!(found(&[page(text, &[(rest, 9.0)])]).is_empty());
    }

    #[test]
    fn a_word_with_a_hyphen_at_the_end_of_the_line_is_told() {
        let text = "in the post-independence years";
        let at = |cut: usize| {
            let lines = [(Span::new(0, cut), 9.0), (Span::new(cut, text.len()), 2.5)];
            let loose = loose_lines(text, &[page(text, &lines)]);
            loose[0].compound.map(|span| span.of(text))
        };
        assert_eq!(
            at(text.find("independence").unwrap()),
            Some("post-independence")
        );
        assert_eq!(at(text.find("post").unwrap()), Some("post-independence"));
        assert_eq!(at(text.find("years").unwrap()), None);
    }

    #[test]
    fn a_word_that_a_stretched_line_is_broken_in_goes_to_the_next() {
        let text = "so few syllables";
        let mut page = page(text, &[(Span::new(0, 10), 9.0), (Span::new(10, 16), 2.5)]);
        assert_eq!(loose_lines(text, &[page.clone()]).len(), 1);
        let mut glyphs: Vec<Glyph> = page.glyphs.iter().cloned().collect();
        let mut hyphen = glyphs[9].clone();
        (hyphen.source, hyphen.text) = (None, "-".into());
        glyphs.insert(10, hyphen);
        page.glyphs = glyphs.into_iter().collect();
        let found = loose_lines(text, &[page]);
        let at = text.find("syllables").unwrap();
        let next = Span::new(at, at + 1);
        assert_eq!(
            found.iter().map(|loose| loose.next).collect::<Vec<_>>(),
            [next]
        );
    }
}
