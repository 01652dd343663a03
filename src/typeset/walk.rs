//! From Typst's frames to facts: every glyph with its text, place and manuscript span.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::text::{Glyph as TypstGlyph, TextItem};
use typst::visualize::Paint;

use super::layout::{Glyph, Rect};
use super::slots::SpanTable;
use crate::source::Span;

/// The glyphs of a page's frame, in painting order.
pub(super) fn glyphs(source: &str, frame: &Frame, spans: &SpanTable) -> Vec<Glyph> {
    let mut walk = Walk {
        text: source,
        spans,
        glyphs: Vec::new(),
    };
    walk.frame(frame, Transform::identity(), None, 0);
    walk.glyphs
}

struct Walk<'a> {
    text: &'a str,
    spans: &'a SpanTable,
    glyphs: Vec<Glyph>,
}

impl Walk<'_> {
    fn frame(&mut self, frame: &Frame, at: Transform, clip: Option<Rect>, depth: usize) {
        // Frames nest as deeply as Typst's own layout lets them; this bound is far beyond it.
        if depth > 512 {
            return;
        }
        for (point, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let inner = at
                        .pre_concat(Transform::translate(point.x, point.y))
                        .pre_concat(group.transform);
                    let clip = match &group.clip {
                        Some(curve) => {
                            let bounds = curve.bbox(None);
                            let own = rect(bounds.min, bounds.max, inner);
                            Some(clip.map_or(own, |outer| intersect(outer, own)))
                        }
                        None => clip,
                    };
                    self.frame(&group.frame, inner, clip, depth + 1);
                }
                FrameItem::Text(item) => self.text(item, *point, at, clip),
                _ => {}
            }
        }
    }

    fn text(&mut self, item: &TextItem, point: Point, at: Transform, clip: Option<Rect>) {
        let metrics = item.font.metrics();
        let (ascent, descent) = (
            metrics.ascender.at(item.size),
            metrics.descender.at(item.size),
        );
        let transparent = match &item.fill {
            Paint::Solid(color) => color.alpha().is_some_and(|alpha| alpha == 0.0),
            _ => false,
        };
        let mut x = point.x;
        // For each glyph of the item, where its unit lies.
        let mut pushed: Vec<usize> = Vec::with_capacity(item.glyphs.len());
        for (index, glyph) in item.glyphs.iter().enumerate() {
            let advance = glyph.x_advance.at(item.size);
            let rect = rect(
                Point::new(x, point.y - ascent),
                Point::new(x + advance, point.y - descent),
                at,
            );
            x += advance;
            // A base and its marks are glyphs of one cluster, perhaps with another between: one unit of text.
            let recent = recent_glyphs(&item.glyphs, index);
            if let Some(back) = recent
                .iter()
                .rev()
                .position(|g| g.range == glyph.range && g.span == glyph.span)
            {
                let whole = pushed[index - 1 - back];
                pushed.push(whole);
                if let Some(whole) = self.glyphs.get_mut(whole) {
                    whole.rect = union(whole.rect, rect);
                    whole.present &= glyph.id != 0;
                }
                continue;
            }
            pushed.push(self.glyphs.len());
            let text = item.text.get(glyph.range()).unwrap_or_default();
            let inked = !transparent && clip.is_none_or(|clip| touches(clip, rect));
            self.glyphs.push(Glyph {
                source: self
                    .source(glyph, text)
                    .filter(|span| !self.is_break_hyphen(item, *span)),
                text: text.into(),
                rect,
                present: glyph.id != 0,
                inked,
                size: item.size.to_pt(),
            });
        }
    }

    /// Whether an item is the hyphen that a break put at the end of a line (or, in some languages, at the
    /// head of the next): it is an item of its own, and what was typed there is no dash.
    fn is_break_hyphen(&self, item: &TextItem, span: Span) -> bool {
        let typed = self
            .text
            .get(span.start..)
            .and_then(|rest| rest.chars().next());
        match item.text.as_str() {
            "\u{ad}" => typed != Some('\u{ad}'),
            "-" => !matches!(typed, Some('-' | '\u{2010}'..='\u{2015}' | '\u{2212}')),
            _ => false,
        }
    }

    /// The characters of the manuscript that a glyph stands for.
    fn source(&self, glyph: &TypstGlyph, text: &str) -> Option<Span> {
        let (span, offset) = glyph.span;
        let whole = self.spans.source(span)?;
        let offset = usize::from(offset);
        let start = (whole.start + offset).min(whole.end);
        Some(Span::new(start, (start + text.len()).min(whole.end)))
    }
}

/// The few glyphs before the one at `index`.
fn recent_glyphs(glyphs: &[TypstGlyph], index: usize) -> &[TypstGlyph] {
    glyphs
        .get(index.saturating_sub(3)..index)
        .unwrap_or_default()
}

fn rect(a: Point, b: Point, at: Transform) -> Rect {
    let corners = [a, Point::new(b.x, a.y), b, Point::new(a.x, b.y)].map(|p| p.transform(at));
    let xs = corners.map(|p| pt(p.x));
    let ys = corners.map(|p| pt(p.y));
    let min = |v: [f64; 4]| v.into_iter().fold(f64::INFINITY, f64::min);
    let max = |v: [f64; 4]| v.into_iter().fold(f64::NEG_INFINITY, f64::max);
    Rect {
        left: min(xs),
        top: min(ys),
        right: max(xs),
        bottom: max(ys),
    }
}

fn pt(length: Abs) -> f64 {
    length.to_pt()
}

fn union(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}

fn intersect(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.max(b.left),
        top: a.top.max(b.top),
        right: a.right.min(b.right),
        bottom: a.bottom.min(b.bottom),
    }
}

fn touches(clip: Rect, rect: Rect) -> bool {
    rect.left <= clip.right
        && rect.right >= clip.left
        && rect.top <= clip.bottom
        && rect.bottom >= clip.top
}
