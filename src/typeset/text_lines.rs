//! The lines of a page, counted as a reader counts them.
//!
//! In: a page's glyphs. Out: its lines from top to bottom, without running heads and folios, which nobody typed.
//! Cells of a table that stand side by side are one line.

use super::layout::{Glyph, Page};

/// A line of a page. Lengths in points from the page's top left.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct TextLine {
    /// Half-way between the top and the bottom of its letters.
    pub middle: f64,
    /// The left edge of its first glyph.
    pub left: f64,
    /// The right edge of its last.
    pub right: f64,
    /// Size of its first letter.
    size: f64,
}

/// How far apart the middles of two glyphs of one line may be, by their size: faces have boxes of their own.
const SAME: f64 = 0.5;

/// The lines of `page`.
pub fn text_lines(page: &Page) -> Vec<TextLine> {
    lines_of(&page.glyphs)
}

/// The lines of some of a page's glyphs.
pub(super) fn lines_of<'g>(glyphs: impl IntoIterator<Item = &'g Glyph>) -> Vec<TextLine> {
    let mut glyphs: Vec<&Glyph> = glyphs
        .into_iter()
        .filter(|glyph| glyph.source.is_some() && glyph.inked && !glyph.text.trim().is_empty())
        .collect();
    glyphs.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let mut lines: Vec<TextLine> = Vec::new();
    for glyph in glyphs {
        let (middle, size) = (middle(glyph), glyph.size);
        match lines.last_mut() {
            Some(line) if middle - line.middle < SAME * size.min(line.size) => {
                line.left = line.left.min(glyph.rect.left);
                line.right = line.right.max(glyph.rect.right);
                // A raised figure is found before the line that it stands on.
                if size > line.size {
                    (line.middle, line.size) = (middle, size);
                }
            }
            _ => lines.push(TextLine {
                middle,
                left: glyph.rect.left,
                right: glyph.rect.right,
                size,
            }),
        }
    }
    lines
}

/// The line of a page that a glyph stands on: its number from 0.
pub fn line_of(lines: &[TextLine], glyph: &Glyph) -> Option<usize> {
    let near = |line: &TextLine| (line.middle - middle(glyph)).abs();
    (0..lines.len()).min_by(|&a, &b| near(&lines[a]).total_cmp(&near(&lines[b])))
}

fn middle(glyph: &Glyph) -> f64 {
    (glyph.rect.top + glyph.rect.bottom) / 2.0
}

/// For tests: a page with a glyph of the text at each place, each on a line of its own.
#[cfg(test)]
pub(super) fn page(places: std::ops::Range<usize>) -> super::layout::Page {
    let glyph = |(line, at): (usize, usize)| Glyph {
        source: Some(crate::source::Span::new(at, at + 1)),
        text: "x".into(),
        rect: super::layout::Rect {
            left: 0.0,
            top: line as f64 * 20.0,
            right: 5.0,
            bottom: line as f64 * 20.0 + 10.0,
        },
        present: true,
        inked: true,
        size: 10.0,
    };
    Page {
        glyphs: places.enumerate().map(glyph).collect(),
        ..Page::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use crate::typeset::Rect;

    fn glyph(text: &str, x: f64, y: f64, size: f64) -> Glyph {
        Glyph {
            source: Some(Span::new(0, text.len())),
            text: text.into(),
            rect: Rect {
                left: x,
                top: y - size,
                right: x + size / 2.0,
                bottom: y + size / 4.0,
            },
            present: true,
            inked: true,
            size,
        }
    }

    #[test]
    fn cells_side_by_side_are_one_line_and_furniture_is_none() {
        let mut head = glyph("7", 10.0, 10.0, 8.0);
        head.source = None;
        let page = Page {
            glyphs: crate::typeset::Glyphs::from_iter([
                head,
                glyph("b", 50.0, 100.0, 10.0),
                glyph("a", 10.0, 100.4, 10.0),
                glyph("1", 60.0, 97.0, 6.0),
                glyph("c", 10.0, 114.0, 10.0),
                glyph(" ", 10.0, 128.0, 10.0),
            ]),
            ..Page::default()
        };
        let lines = text_lines(&page);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert_eq!((lines[0].left, lines[0].right), (10.0, 63.0));
        assert_eq!(line_of(&lines, &page.glyphs[3]), Some(0));
        assert_eq!(line_of(&lines, &page.glyphs[4]), Some(1));
        assert!(text_lines(&Page::default()).is_empty());
    }
}
