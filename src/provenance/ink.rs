//! Which glyphs are really there.

use super::fold;
use crate::source::{Source, Span};
use crate::typeset::{Glyph, Page};

/// Whether the reader of `page` sees the glyph: the font has it, it has ink, and it lies on the page.
pub(super) fn is_seen(page: &Page, glyph: &Glyph) -> bool {
    let x = f64::midpoint(glyph.rect.left, glyph.rect.right);
    let y = f64::midpoint(glyph.rect.top, glyph.rect.bottom);
    let on_page = x >= 0.0 && x <= page.width && y >= 0.0 && y <= page.height;
    glyph.present && glyph.inked && on_page
}

/// The characters that a glyph stands for; `None` for furniture and for the hyphen of a broken word, which says
/// a soft hyphen or nothing. A span that cuts characters is widened to whole ones.
pub(super) fn stands_for(source: &Source, glyph: &Glyph) -> Option<Span> {
    let span = glyph.source.filter(|span| !span.is_empty())?;
    if !glyph.text.is_empty() && glyph.text.chars().all(fold::falls_away) {
        return None;
    }
    let text = source.text();
    let (mut start, mut end) = (span.start.min(text.len()), span.end.min(text.len()));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Some(Span::new(start, end))
}
