//! A timeline as text boxes about an axis: level where the laid-out page has it level, else upright.

use super::kinds::{Anchor, Box};
use super::slide::Maker;
use super::text::Type;
use crate::deck::Bullet;
use crate::manuscript::Run;
use crate::typeset::Rect;

/// Points below which words are those of an event, and above which those of its year.
const WORDS: f64 = 21.0;

/// Where the page has a point.
#[derive(Copy, Clone)]
struct Point {
    year: Rect,
    event: Rect,
}

impl Point {
    /// Whether the year stands to the side of its event.
    fn is_beside(&self) -> bool {
        self.year.right < self.event.left || self.year.left > self.event.right
    }

    /// From the top of the year to the end of the event.
    fn band(&self) -> (f64, f64) {
        (
            self.year.top.min(self.event.top),
            self.year.bottom.max(self.event.bottom),
        )
    }
}

impl Maker<'_, '_> {
    pub(super) fn timeline(&mut self, points: &[&Bullet]) {
        let found: Option<Vec<Point>> = points.iter().map(|point| self.point(point)).collect();
        match found {
            Some(found) if found.len() > 1 && !found.iter().any(Point::is_beside) => {
                self.level(points, &found);
            }
            found => self.upright(points, &found.unwrap_or_default()),
        }
    }

    /// Where a point stands, by its glyphs; in a deck read from right to left as if it were mirrored.
    fn point(&self, point: &Bullet) -> Option<Point> {
        let year = self.extent(&point.lead, |size| size > WORDS)?;
        let event = self.extent(&point.runs, |size| size <= WORDS)?;
        Some(Point { year, event })
    }

    /// The rectangle about the glyphs of runs whose sizes are `kept`.
    pub(super) fn extent(&self, runs: &[Run], kept: impl Fn(f64) -> bool) -> Option<Rect> {
        let glyphs = self.page.laid_out.glyphs.iter();
        let inside = glyphs.filter(|glyph| {
            let of = |source| runs.iter().any(|run| run.span.covers(source));
            glyph.source.is_some_and(of) && kept(glyph.size)
        });
        let whole = inside.map(|glyph| glyph.rect).reduce(|a, b| Rect {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        })?;
        Some(match self.mirrored {
            true => Rect {
                left: self.frame.width - whole.right,
                right: self.frame.width - whole.left,
                ..whole
            },
            false => whole,
        })
    }

    /// A level axis: years and events above and below it by turns, or the years above and the events below it.
    fn level(&mut self, points: &[&Bullet], found: &[Point]) {
        let frame = self.frame;
        let above: Vec<bool> = found
            .iter()
            .map(|p| p.event.top < found[0].event.bottom)
            .collect();
        let turns = above.contains(&false);
        let count = found.len() as f64;
        let (axis, width) = if turns {
            let sides = found.iter().zip(&above);
            let end = sides
                .clone()
                .filter(|(_, above)| **above)
                .map(|(p, _)| p.band().1);
            let start = sides.filter(|(_, above)| !**above).map(|(p, _)| p.band().0);
            let (end, start) = (end.fold(0.0, f64::max), start.fold(f64::MAX, f64::min));
            (
                (end + start) / 2.0,
                2.0 * frame.measure() / (count + 1.0) - 44.0,
            )
        } else {
            let end = found.iter().map(|p| p.year.bottom).fold(0.0, f64::max);
            let start = found.iter().map(|p| p.event.top).fold(f64::MAX, f64::min);
            let gaps = 24.0 * (count - 1.0);
            ((end + start) / 2.0, (frame.measure() - gaps) / count)
        };
        let line = Box {
            x: frame.margin,
            y: axis - 0.75,
            width: frame.measure(),
            height: 1.5,
        };
        self.line("Axis", line, "tx2");
        for ((point, place), above) in points.iter().zip(found).zip(above) {
            let left = place.event.left.min(place.year.left);
            let dot = match turns {
                true => left - 18.0,
                false => left,
            };
            let dot = Box {
                x: dot,
                y: axis - 7.0,
                width: 14.0,
                height: 14.0,
            };
            self.shape("Point", dot, "accent1", "ellipse");
            let size = self.size_of(&point.lead).unwrap_or(2800);
            let year = self.year(point, size);
            let event = self.event(point);
            let at = |y: f64, height: f64| Box {
                x: left,
                y,
                width,
                height,
            };
            let (top, bottom) = (frame.title_bottom, frame.body_bottom);
            if !turns {
                let year_at = at(top, axis - 16.0 - top);
                self.anchored("Year", year_at, Anchor::Bottom, &year);
                self.anchored(
                    "Event",
                    at(axis + 18.0, bottom - axis - 18.0),
                    Anchor::Top,
                    &event,
                );
                continue;
            }
            let both = format!("{year}{event}");
            if above {
                self.anchored("Event", at(top, axis - 14.0 - top), Anchor::Bottom, &both);
            } else {
                self.anchored(
                    "Event",
                    at(axis + 14.0, bottom - axis - 14.0),
                    Anchor::Top,
                    &both,
                );
            }
        }
    }

    /// An upright axis: a year, a dot and what happened in each row.
    fn upright(&mut self, points: &[&Bullet], found: &[Point]) {
        let frame = self.frame;
        let room = frame.body_bottom - frame.title_bottom;
        let each = (room / points.len().max(1) as f64).min(72.0);
        let top = |index: usize| {
            let even = frame.title_bottom + each * index as f64;
            found.get(index).map_or(even, |point| point.event.top - 4.0)
        };
        let (year, axis) = (96.0, 120.0);
        let x = frame.margin;
        let line = Box {
            x: x + axis,
            y: top(0) + 14.0,
            width: 1.5,
            height: top(points.len().saturating_sub(1)) - top(0),
        };
        self.line("Axis", line, "tx2");
        for (index, point) in points.iter().enumerate() {
            let y = top(index);
            let next = match index + 1 < points.len() {
                true => top(index + 1),
                false => frame.body_bottom,
            };
            let at = |x: f64, width: f64| Box {
                x,
                y,
                width,
                height: next - y - 2.0,
            };
            let size = self.size_of(&point.lead).unwrap_or(2800).min(2800);
            let words = self.year(point, size);
            if !words.is_empty() {
                self.text_box("Year", at(x, year + 8.0), 0.0, None, &words);
            }
            let dot = Box {
                x: x + axis - 6.0,
                y: y + 8.0,
                width: 13.0,
                height: 13.0,
            };
            self.shape("Point", dot, "accent1", "ellipse");
            let words = self.event(point);
            let left = x + axis + 24.0;
            let width = frame.measure() - axis - 24.0;
            self.text_box("Event", at(left, width), 0.0, None, &words);
        }
    }

    fn year(&mut self, point: &Bullet, size: u32) -> String {
        let look = Type {
            size: Some(size),
            colour: Some("accent1"),
            display: true,
            ..Type::default()
        };
        self.set(point, look, "")
    }

    fn event(&mut self, point: &Bullet) -> String {
        let look = Type {
            size: Some(2000),
            ..Type::default()
        };
        self.said(point, look, true)
    }
}
