//! From a byte of the file to the place on a page where it is shown.

use serde_json::{Value, json};

use super::state::Good;
use crate::source::Source;
use crate::typeset::{Edition, Rect};

/// `place` of the protocol.
pub(super) fn json(good: &Good, at: usize) -> Value {
    let source = &good.models.source;
    json!({
        "print": of(&good.laid.print, source, at),
        "slides": of(&good.laid.slides, source, at),
    })
}

/// The glyph of the byte at `at`, else the nearest that was typed after it.
fn of(edition: &Edition, source: &Source, at: usize) -> Option<Value> {
    // How far after `at` the glyph was typed, its page, its box.
    let mut best: Option<(usize, usize, Rect)> = None;
    for (index, page) in edition.layout.pages.iter().enumerate() {
        for glyph in page.glyphs.iter().filter(|glyph| glyph.inked) {
            let Some(home) = glyph.source.map(|span| source.home(span)) else {
                continue;
            };
            if home.end <= at {
                continue;
            }
            let after = home.start.saturating_sub(at);
            if best.is_none_or(|(least, ..)| after < least) {
                best = Some((after, index, glyph.rect));
            }
        }
    }
    let (_, page, rect) = best?;
    Some(json!({
        "page": page + 1,
        "x": rect.left,
        "y": rect.top,
        "w": rect.right - rect.left,
        "h": rect.bottom - rect.top,
    }))
}
