//! Which glyphs are really there.

use super::fold;
use crate::source::{Source, Span};
use crate::typeset::{Glyph, Page};

/// The glyphs of `page` that its reader sees and that stand for characters of the source, with these characters,
/// in painting order. A letter and the marks upon it are one, also where several fonts paint them.
pub(super) fn seen<'p>(
    source: &'p Source,
    page: &'p Page,
) -> impl Iterator<Item = (Span, &'p Glyph)> + 'p {
    let mut before: Option<&Glyph> = None;
    page.glyphs.iter().filter_map(move |glyph| {
        let upon = before.is_some_and(|before| lies_upon(glyph, before));
        before = Some(glyph);
        let span = stands_for(source, glyph)?;
        (is_seen(page, glyph) && !upon).then_some((span, glyph))
    })
}

/// Whether `mark` is a mark without width upon the letter `base`, of one cluster with it.
fn lies_upon(mark: &Glyph, base: &Glyph) -> bool {
    let wide = mark.rect.right - mark.rect.left > 0.01;
    let inside = base.rect.left - mark.size <= mark.rect.left
        && mark.rect.left <= base.rect.right + mark.size;
    mark.source.is_some() && mark.source == base.source && mark.text == base.text && !wide && inside
}

/// Whether the reader of `page` sees the glyph: the font has it, it has ink, and it lies on the page.
fn is_seen(page: &Page, glyph: &Glyph) -> bool {
    let x = f64::midpoint(glyph.rect.left, glyph.rect.right);
    let y = f64::midpoint(glyph.rect.top, glyph.rect.bottom);
    let on_page = x >= 0.0 && x <= page.width && y >= 0.0 && y <= page.height;
    glyph.present && glyph.inked && on_page
}

/// The characters that a glyph stands for; `None` for furniture and for the hyphen of a broken word, which says
/// a soft hyphen or nothing. A span that cuts characters is widened to whole ones.
fn stands_for(source: &Source, glyph: &Glyph) -> Option<Span> {
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
