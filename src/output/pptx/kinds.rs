//! Slides of kinds: text boxes and panels, so that a timeline is a timeline in the file, too.
//!
//! Things stand where the laid-out page has them, as far as its glyphs tell; else evenly spaced.

use super::master::{emu, ornament, place};
use super::slide::Maker;
use super::text::{Type, paragraph};
use crate::deck::{Bullet, SlideKind};
use crate::manuscript::Run;
use crate::source::Span;

/// A place on a slide, in points.
#[derive(Copy, Clone, Debug)]
pub(super) struct Box {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Maker<'_, '_> {
    /// The body of a slide that is no list of bullets; `false` if it is one.
    pub(super) fn of_kind(&mut self) -> bool {
        let slide = self.page.slide;
        let bullets = slide.bullets.get(self.page.items.clone());
        let bullets: Vec<&Bullet> = bullets.unwrap_or_default().iter().collect();
        match slide.kind {
            SlideKind::Timeline => self.timeline(&bullets),
            SlideKind::Numbers | SlideKind::Enumeration => self.cells(&bullets),
            SlideKind::Comparison => self.panels(&bullets),
            SlideKind::Positions | SlideKind::Definitions => self.pairs(&bullets),
            SlideKind::Quotation => self.quotations(&bullets),
            SlideKind::Table | SlideKind::Figure => self.display(),
            _ => return false,
        }
        true
    }

    /// Where the page shows runs, by its glyphs: their top and bottom. `large`: only the largest of them.
    pub(super) fn band(&self, runs: &[Run], large: bool) -> Option<(f64, f64)> {
        let inside = |source: Span| runs.iter().any(|run| run.span.covers(source));
        let glyphs = || {
            let glyphs = self.page.laid_out.glyphs.iter();
            glyphs.filter(move |glyph| glyph.source.is_some_and(inside))
        };
        let most = glyphs().map(|glyph| glyph.size).fold(0.0, f64::max);
        let kept = |size: f64| if large { size > most - 0.1 } else { true };
        let rects = glyphs().filter(|g| kept(g.size)).map(|glyph| glyph.rect);
        rects.fold(None, |band: Option<(f64, f64)>, rect| {
            let (top, bottom) = band.unwrap_or((rect.top, rect.bottom));
            Some((top.min(rect.top), bottom.max(rect.bottom)))
        })
    }

    /// A text box; in a deck that is read from right to left it stands on the other side.
    pub(super) fn text_box(
        &mut self,
        name: &str,
        at: Box,
        inset: f64,
        fill: Option<&str>,
        paragraphs: &str,
    ) {
        self.id += 1;
        let fill = match fill {
            Some(colour) => format!("<a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill>"),
            None => "<a:noFill/>".to_owned(),
        };
        let at = self.placed_at(at);
        let inset = emu(inset);
        self.shapes.push_str(&format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr>\
             <p:spPr>{at}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{fill}</p:spPr><p:txBody>\
             <a:bodyPr wrap=\"square\" lIns=\"{inset}\" tIns=\"{inset}\" rIns=\"{inset}\" bIns=\"{inset}\">\
             <a:normAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
            id = self.id,
        ));
    }

    pub(super) fn placed_at(&self, at: Box) -> String {
        let x = match self.mirrored {
            true => self.frame.width - at.x - at.width,
            false => at.x,
        };
        place(x, at.y, at.width.max(1.0), at.height.max(1.0))
    }

    fn line(&mut self, name: &str, at: Box, colour: &str) {
        self.id += 1;
        let at = self.placed_at(at);
        let line = ornament(self.id, name, &at, colour);
        self.shapes.push_str(&line);
    }

    /// What stands apart from a bullet, as a paragraph; nothing if nothing does.
    fn set(&mut self, bullet: &Bullet, look: Type, after: &str) -> String {
        let runs = &bullet.lead;
        if runs.is_empty() {
            return String::new();
        }
        let words = self.writer.words(runs);
        let way = self.way(&words);
        let runs = self.cut(runs, bullet.sentence.start, look);
        paragraph((way, after), &runs)
    }

    /// A bullet's words, with a capital where they begin inside their sentence, and its source in a line below.
    fn said(&mut self, bullet: &Bullet, look: Type, capital: bool) -> String {
        let words = self.writer.words(&bullet.runs);
        let way = self.way(&words);
        let runs = match capital {
            true => self.capital(bullet, look),
            false => self.writer.runs(&bullet.runs, look),
        };
        let mut out = paragraph((way, ""), &runs);
        let source = self.source(bullet);
        if !source.is_empty() {
            let small = Type {
                size: Some(1400),
                colour: Some("tx2"),
                ..Type::default()
            };
            let runs = self.writer.plain(&source, small);
            let space = "<a:spcBef><a:spcPts val=\"600\"/></a:spcBef>";
            out.push_str(&paragraph((way, space), &runs));
        }
        out
    }

    fn capital(&mut self, bullet: &Bullet, look: Type) -> String {
        let from = match self.page.slide.kind {
            // Items of a list are typed with small letters, too.
            SlideKind::Enumeration => 0,
            _ => bullet.sentence.start,
        };
        self.cut(&bullet.runs, from, look)
    }

    /// Runs of a cut from a sentence that starts at `from`: with a capital where they begin inside it.
    pub(super) fn cut(&mut self, runs: &[Run], from: usize, look: Type) -> String {
        let first = runs.first().filter(|run| run.span.start > from);
        let letter = first.and_then(|run| self.input.source.slice(run.span).chars().next());
        let (Some(first), Some(letter)) = (first, letter.filter(|c| c.is_lowercase())) else {
            return self.writer.runs(runs, look);
        };
        let upper: String = letter.to_uppercase().collect();
        let mut out = self.writer.styled(&upper, first.style, look, None);
        let rest = Span::new(first.span.start + letter.len_utf8(), usize::MAX);
        let rest: Vec<Run> = runs
            .iter()
            .filter_map(|run| {
                let span = run.span.intersect(rest)?;
                Some(Run {
                    span,
                    ..run.clone()
                })
            })
            .collect();
        out.push_str(&self.writer.runs(&rest, look));
        out
    }

    /// An upright axis: a year, a dot and what happened in each row.
    fn timeline(&mut self, points: &[&Bullet]) {
        let frame = self.frame;
        let top = frame.title_bottom;
        let room = frame.body_bottom - top;
        let each = (room / points.len().max(1) as f64).min(72.0);
        let (year, axis) = (96.0, 120.0);
        let x = frame.margin;
        let from = top + 14.0;
        let to = top + each * points.len().saturating_sub(1) as f64 + 14.0;
        let line = Box {
            x: x + axis,
            y: from,
            width: 1.5,
            height: to - from,
        };
        self.line("Axis", line, "tx2");
        for (index, point) in points.iter().enumerate() {
            let y = top + each * index as f64;
            let look = Type {
                size: Some(2800),
                colour: Some("accent1"),
                display: true,
                ..Type::default()
            };
            let paragraphs = self.set(point, look, "");
            let at = |x: f64, width: f64| Box {
                x,
                y,
                width,
                height: each - 4.0,
            };
            if !paragraphs.is_empty() {
                self.text_box("Year", at(x, year + 8.0), 0.0, None, &paragraphs);
            }
            let dot = Box {
                x: x + axis - 5.0,
                y: y + 9.0,
                width: 11.0,
                height: 11.0,
            };
            self.line("Point", dot, "accent1");
            let look = Type {
                size: Some(2000),
                ..Type::default()
            };
            let paragraphs = self.said(point, look, true);
            let left = x + axis + 24.0;
            let width = frame.measure() - axis - 24.0;
            self.text_box("Event", at(left, width), 0.0, None, &paragraphs);
        }
    }

    /// Cells side by side: an amount or a number over its words.
    fn cells(&mut self, bullets: &[&Bullet]) {
        let frame = self.frame;
        let gap = 36.0;
        let count = bullets.len().max(1) as f64;
        let width = (frame.measure() - (count - 1.0) * gap) / count;
        let counts = self.page.slide.kind == SlideKind::Enumeration;
        let leads: Vec<Run> = bullets.iter().flat_map(|b| b.lead.clone()).collect();
        let size = match counts {
            true => 4000,
            false => self.size_of(&leads).unwrap_or(4800),
        };
        let tall = f64::from(size) / 100.0 * 1.2;
        for (index, bullet) in bullets.iter().enumerate() {
            let x = frame.margin + index as f64 * (width + gap);
            let look = Type {
                size: Some(size),
                colour: Some("accent1"),
                bold: true,
                display: true,
            };
            let lead = match counts {
                true => {
                    let number = (self.page.items.start + index + 1).to_string();
                    paragraph(("", ""), &self.writer.plain(&number, look))
                }
                false => self.set(bullet, look, ""),
            };
            let top = frame.body_top + if counts { 0.0 } else { 16.0 };
            let mut y = top;
            if !lead.is_empty() {
                let at = Box {
                    x,
                    y,
                    width,
                    height: tall,
                };
                self.text_box("Number", at, 0.0, None, &lead);
                y += tall + 8.0;
            }
            let rule = Box {
                x,
                y,
                width,
                height: 1.0,
            };
            self.line("Rule", rule, "tx2");
            let look = Type {
                size: Some(2000),
                ..Type::default()
            };
            let paragraphs = self.said(bullet, look, true);
            let at = Box {
                x,
                y: y + 14.0,
                width,
                height: frame.body_bottom - y - 14.0,
            };
            self.text_box("Text", at, 0.0, None, &paragraphs);
        }
    }

    /// Two sides in two panels.
    fn panels(&mut self, bullets: &[&Bullet]) {
        let frame = self.frame;
        let width = (frame.measure() - frame.gutter) / 2.0;
        let rows = bullets.len().div_ceil(2).max(1) as f64;
        let height = ((frame.body_bottom - frame.body_top) / rows - 4.0).min(250.0);
        let size = self.size_of_all(bullets).or(Some(2200));
        for (index, bullet) in bullets.iter().enumerate() {
            let at = Box {
                x: frame.margin + (index % 2) as f64 * (width + frame.gutter),
                y: frame.body_top + (index / 2) as f64 * (height + 4.0),
                width,
                height,
            };
            let head = Type {
                size: Some(2400),
                bold: true,
                ..Type::default()
            };
            let space = "<a:spcAft><a:spcPts val=\"800\"/></a:spcAft>";
            let mut paragraphs = self.set(bullet, head, space);
            let look = Type {
                size,
                ..Type::default()
            };
            paragraphs.push_str(&self.said(bullet, look, bullet.lead.is_empty()));
            self.text_box("Side", at, 22.0, Some("bg2"), &paragraphs);
            if index < 2 {
                let colour = if index == 0 { "accent1" } else { "tx2" };
                self.line("Edge", Box { height: 4.0, ..at }, colour);
            }
        }
    }

    /// Names on the left, what is said of each on the right.
    fn pairs(&mut self, bullets: &[&Bullet]) {
        let frame = self.frame;
        let column = frame.span(3);
        let size = self.size_of_all(bullets).or(Some(2200));
        let room = frame.body_bottom - frame.body_top;
        let each = room / bullets.len().max(1) as f64;
        let bands: Vec<Option<(f64, f64)>> = bullets
            .iter()
            .map(|bullet| self.band(&bullet.runs, false))
            .collect();
        for (index, bullet) in bullets.iter().enumerate() {
            let even = frame.body_top + each * index as f64;
            let y = bands.get(index).copied().flatten().map_or(even, |b| b.0);
            let next = bands.get(index + 1).copied().flatten();
            let height = next.map_or(frame.body_bottom - y, |b| b.0 - y - 8.0);
            let rule = Box {
                x: frame.margin,
                y: y - 12.0,
                width: frame.measure(),
                height: 1.0,
            };
            self.line("Rule", rule, "tx2");
            let head = Type {
                size,
                colour: Some("accent1"),
                bold: true,
                ..Type::default()
            };
            let paragraphs = self.set(bullet, head, "");
            let at = |x: f64, width: f64| Box {
                x,
                y,
                width,
                height,
            };
            if !paragraphs.is_empty() {
                self.text_box("Name", at(frame.margin, column), 0.0, None, &paragraphs);
            }
            let look = Type {
                size,
                ..Type::default()
            };
            let paragraphs = self.said(bullet, look, bullet.lead.is_empty());
            let left = frame.margin + column + 32.0;
            let width = frame.measure() - column - 32.0;
            self.text_box("Text", at(left, width), 0.0, None, &paragraphs);
        }
    }

    fn quotations(&mut self, bullets: &[&Bullet]) {
        let frame = self.frame;
        let inset = 40.0;
        // The headline, which the page has not, takes one line.
        let top = frame.title_bottom - 20.0;
        let each = (frame.body_bottom - top) / bullets.len().max(1) as f64;
        for (index, bullet) in bullets.iter().enumerate() {
            let y = top + each * index as f64;
            let at = Box {
                x: frame.margin,
                y: y - 6.0,
                width: inset,
                height: 60.0,
            };
            let mark = Type {
                size: Some(5600),
                colour: Some("accent2"),
                display: true,
                ..Type::default()
            };
            let paragraphs = paragraph(("", ""), &self.writer.plain("“", mark));
            self.text_box("Mark", at, 0.0, None, &paragraphs);
            let look = Type {
                size: self.size_of(&bullet.runs).or(Some(2400)),
                display: true,
                ..Type::default()
            };
            let paragraphs = self.said(bullet, look, true);
            let at = Box {
                x: frame.margin + inset,
                y,
                width: frame.measure() - inset,
                height: each - 10.0,
            };
            self.text_box("Quotation", at, 0.0, None, &paragraphs);
        }
    }

    fn size_of_all(&self, bullets: &[&Bullet]) -> Option<u32> {
        let runs: Vec<Run> = bullets.iter().flat_map(|b| b.runs.clone()).collect();
        self.size_of(&runs)
    }
}
