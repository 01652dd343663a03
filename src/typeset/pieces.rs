//! A page in pieces, as a live preview paints it: what an edit leaves alone is neither sent nor drawn again.
//!
//! In: a page. Out: what is painted on it, from back to front, each as SVG round its own origin. Lines of text are one
//! path each: browsers draw that several times faster than a reference for each letter.

use std::fmt::Write;
use std::hash::{Hash, Hasher};

use resvg::usvg::WriteOptions;
use rustc_hash::FxHasher;
use ttf_parser::{GlyphId, OutlineBuilder};
use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size, Transform};
use typst::text::color::should_outline;
use typst::text::{Glyph, TextItem};
use typst::visualize::{Geometry, ImageKind, Paint, SvgImage};
use typst_layout::Page;
use typst_svg::SvgOptions;

use super::edition::Edition;

/// Something that is painted on a page.
pub struct Piece {
    /// Where its origin lies, in points from the left and the top.
    pub at: (f64, f64),
    /// The same for pieces that look the same.
    pub look: u64,
    item: FrameItem,
}

impl Edition {
    /// The pieces of the page at `index`, in the order in which they are painted.
    pub fn pieces(&self, index: usize) -> Vec<Piece> {
        let Some(page) = self.document.pages().get(index) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        if let Some(fill) = page.fill_or_white() {
            let ground = Geometry::Rect(page.frame.size()).filled(fill);
            let ground = FrameItem::Shape(ground, typst::syntax::Span::detached());
            out.push(Piece::new(Point::zero(), ground));
        }
        gather(&page.frame, Point::zero(), &mut out);
        out
    }
}

/// How a piece is drawn.
pub enum Drawn {
    /// A line of text: its colour, and the outlines of its letters as the data of a path, in hundredths of a point.
    /// All of it is relative: a place in front of it is where it stands.
    Line(String, String),
    /// SVG elements, in points.
    Svg(String),
}

impl Piece {
    fn new(at: Point, item: FrameItem) -> Self {
        let mut look = FxHasher::default();
        match &item {
            // Not where its words come from: an edit changes that for the whole paragraph.
            FrameItem::Text(text) => {
                (&text.font, text.size, &text.fill, &text.stroke).hash(&mut look);
                for glyph in &text.glyphs {
                    let moves = (glyph.x_advance, glyph.x_offset);
                    (glyph.id, moves, glyph.y_advance, glyph.y_offset).hash(&mut look);
                }
            }
            FrameItem::Shape(shape, _) => shape.hash(&mut look),
            FrameItem::Image(image, size, _) => (image, size).hash(&mut look),
            item => item.hash(&mut look),
        }
        Self {
            at: (at.x.to_pt(), at.y.to_pt()),
            look: look.finish(),
            item,
        }
    }

    /// What is drawn of it.
    pub fn drawn(&self) -> Drawn {
        if let FrameItem::Text(text) = &self.item
            && let Some((colour, outlines)) = outlined(text)
        {
            return Drawn::Line(colour, outlines);
        }
        let lettered = match &self.item {
            FrameItem::Image(image, size, _) => match image.kind() {
                ImageKind::Svg(svg) => lettered(svg, *size, self.look),
                _ => None,
            },
            _ => None,
        };
        Drawn::Svg(lettered.unwrap_or_else(|| drawn(&self.item)))
    }
}

/// Adds what is painted of `frame`, which lies at `from`.
fn gather(frame: &Frame, from: Point, out: &mut Vec<Piece>) {
    for (place, item) in frame.items() {
        let at = from + *place;
        match item {
            FrameItem::Group(group) => match shift(group) {
                Some(shift) => gather(&group.frame, at + shift, out),
                None => {
                    let group = GroupItem {
                        frame: without_links(&group.frame),
                        ..group.clone()
                    };
                    out.push(Piece::new(at, FrameItem::Group(group)));
                }
            },
            FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Image(..) => {
                out.push(Piece::new(at, item.clone()));
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// By how much a group only moves what is in it; `None` where it does more, or a paint in it spans all of it.
fn shift(group: &GroupItem) -> Option<Point> {
    let turned = group.transform;
    let moved = Transform::translate(turned.tx, turned.ty);
    let plain = turned == moved && group.clip.is_none() && all_solid(&group.frame);
    plain.then(|| Point::new(turned.tx, turned.ty))
}

fn all_solid(frame: &Frame) -> bool {
    let solid = |paint: &Paint| matches!(paint, Paint::Solid(_));
    frame.items().all(|(_, item)| match item {
        FrameItem::Group(group) => all_solid(&group.frame),
        FrameItem::Text(text) => solid(&text.fill),
        FrameItem::Shape(shape, _) => {
            let stroke = shape.stroke.as_ref();
            shape.fill.as_ref().is_none_or(solid) && stroke.is_none_or(|line| solid(&line.paint))
        }
        _ => true,
    })
}

/// The preview leads elsewhere by the words that lie over a page: a link under them would lead out of it.
fn without_links(frame: &Frame) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    out.set_baseline(frame.baseline());
    for (at, item) in frame.items() {
        match item {
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
            FrameItem::Group(group) => {
                let frame = without_links(&group.frame);
                let group = group.clone();
                out.push(*at, FrameItem::Group(GroupItem { frame, ..group }));
            }
            item => out.push(*at, item.clone()),
        }
    }
    out
}

/// Anything, as Typst draws it.
fn drawn(item: &FrameItem) -> String {
    let mut frame = Frame::soft(Size::splat(Abs::pt(1.0)));
    frame.push(Point::zero(), item.clone());
    let page = Page {
        frame,
        bleed: Default::default(),
        fill: Smart::Custom(None),
        numbering: None,
        supplement: Default::default(),
        number: 1,
    };
    let svg = typst_svg::svg(&page, &SvgOptions::default());
    let inner = svg.split_once('>').map_or("", |(_, rest)| rest);
    inner.strip_suffix("</svg>").unwrap_or_default().to_owned()
}

/// An SVG image whose letters are outlines: a browser has other fonts than the page. `None` for one with styles, which
/// the page allows in images of their own only.
fn lettered(svg: &SvgImage, size: Size, look: u64) -> Option<String> {
    let options = WriteOptions {
        // Names in it are its own: all pages are one document.
        id_prefix: Some(format!("i{look:x}-")),
        ..WriteOptions::default()
    };
    let scale = |of: Abs, units: f64| of.to_pt() / units.max(f64::MIN_POSITIVE);
    let (x, y) = (scale(size.x, svg.width()), scale(size.y, svg.height()));
    let inner = svg.tree().to_string(&options);
    let plain = !inner.contains("style");
    plain.then(|| format!("<g transform=\"scale({x} {y})\">{inner}</g>"))
}

/// Text in one colour, and its outlines; `None` where it takes more than these.
fn outlined(text: &TextItem) -> Option<(String, String)> {
    let Paint::Solid(colour) = &text.fill else {
        return None;
    };
    let id = |glyph: &Glyph| GlyphId(glyph.id);
    let plain = text.stroke.is_none();
    if !plain
        || !text
            .glyphs
            .iter()
            .all(|glyph| should_outline(&text.font, id(glyph)))
    {
        return None;
    }
    let units = text.font.units_per_em();
    let mut path = Outline {
        scale: text.size.to_pt() / units * 100.0,
        ..Outline::default()
    };
    let (mut x, mut y) = (0.0, 0.0);
    for glyph in &text.glyphs {
        path.origin = (
            x + glyph.x_offset.get() * units,
            y + glyph.y_offset.get() * units,
        );
        text.font.ttf().outline_glyph(id(glyph), &mut path);
        x += glyph.x_advance.get() * units;
        y += glyph.y_advance.get() * units;
    }
    Some((colour.to_hex().into(), path.data))
}

/// The outlines of glyphs as the data of a path, in whole hundredths of a point.
#[derive(Default)]
struct Outline {
    /// Hundredths of a point in a unit of the font.
    scale: f64,
    origin: (f64, f64),
    /// Where the pen is.
    pen: (i64, i64),
    /// Where the contour began, to which the pen goes back.
    start: (i64, i64),
    data: String,
}

impl Outline {
    fn place(&self, x: f32, y: f32) -> (i64, i64) {
        let (left, base) = self.origin;
        let x = ((f64::from(x) + left) * self.scale).round();
        let y = ((f64::from(y) + base) * -self.scale).round();
        (x as i64, y as i64)
    }

    /// A command with the points that it names, from the pen.
    fn go(&mut self, command: char, points: &[(f32, f32)]) {
        self.data.push(command);
        let from = self.pen;
        for &(x, y) in points {
            self.pen = self.place(x, y);
            let (x, y) = self.pen;
            self.number(x - from.0);
            self.number(y - from.1);
        }
    }

    fn number(&mut self, number: i64) {
        let apart = number >= 0 && self.data.ends_with(|c: char| c.is_ascii_digit());
        let space = if apart { " " } else { "" };
        // Writing to a string does not fail.
        let _ = write!(self.data, "{space}{number}");
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.go('m', &[(x, y)]);
        self.start = self.pen;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.go('l', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.go('q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.go('c', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.data.push('z');
        self.pen = self.start;
    }
}
