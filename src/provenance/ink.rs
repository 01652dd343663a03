//! Which glyphs are really there.

use crate::source::{Source, Span};
use crate::typeset::{Glyph, Page};

/// Whether the reader of `page` sees the glyph: the font has it, it has ink, and it lies on the page.
pub(super) fn is_seen(page: &Page, glyph: &Glyph) -> bool {
    let x = f64::midpoint(glyph.rect.left, glyph.rect.right);
    let y = f64::midpoint(glyph.rect.top, glyph.rect.bottom);
    let on_page = x >= 0.0 && x <= page.width && y >= 0.0 && y <= page.height;
    glyph.present && glyph.inked && on_page
}

/// The characters that a glyph stands for; `None` for furniture and for the hyphen of a broken word.
/// A span that does not lie on characters of the source is taken as it is, and proves nothing.
pub(super) fn stands_for(source: &Source, glyph: &Glyph) -> Option<Span> {
    let span = glyph.source.filter(|span| !span.is_empty())?;
    let len = source.text().len();
    Some(Span::new(span.start.min(len), span.end.min(len)))
}
