//! Slides of kinds: text boxes and panels, so that a timeline is a timeline in the file, too.
//!
//! Things stand where the laid-out page has them, as far as its glyphs tell; else evenly spaced.

use super::master::{emu, ornament_of, place};
use super::slide::Maker;
use super::text::{Type, paragraph};
use crate::deck::{Bullet, SlideKind, counted};
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

/// Where the words of a text box begin.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Top,
    Bottom,
}

impl Maker<'_, '_> {
    /// The body of a slide that is no list of bullets; `false` if it is one.
    pub(super) fn of_kind(&mut self) -> bool {
        let slide = self.page.slide;
        let bullets = slide.bullets.get(self.page.items.clone());
        let bullets: Vec<&Bullet> = bullets.unwrap_or_default().iter().collect();
        match slide.kind {
            SlideKind::Timeline => self.timeline(&bullets),
            SlideKind::Numbers => self.amounts(&bullets),
            SlideKind::Enumeration if !counted(self.input.manuscript, slide) => return false,
            SlideKind::Enumeration if self.in_a_row(&bullets) => self.cells(&bullets),
            SlideKind::Enumeration => self.rows(&bullets),
            SlideKind::Comparison => self.panels(&bullets),
            SlideKind::Positions | SlideKind::Definitions => self.pairs(&bullets),
            SlideKind::Quotation => self.quotations(&bullets),
            SlideKind::Table | SlideKind::Figure => self.display(),
            _ => return false,
        }
        true
    }

    /// Where the page shows runs, by its glyphs: their top and bottom. `least`, `most`: only glyphs of such sizes.
    pub(super) fn band(&self, runs: &[Run], least: Option<f64>) -> Option<(f64, f64)> {
        self.band_of(runs, |size| least.is_none_or(|least| size >= least - 0.1))
    }

    pub(super) fn band_of(&self, runs: &[Run], kept: impl Fn(f64) -> bool) -> Option<(f64, f64)> {
        let inside = |source: Span| runs.iter().any(|run| run.span.covers(source));
        let glyphs = self.page.laid_out.glyphs.iter();
        let shown = glyphs.filter(|g| g.source.is_some_and(inside) && kept(g.size));
        shown.map(|glyph| glyph.rect).fold(None, |band, rect| {
            let (top, bottom) = band.unwrap_or((rect.top, rect.bottom));
            Some((top.min(rect.top), bottom.max(rect.bottom)))
        })
    }

    /// Whether bullets begin at one height: side by side.
    fn in_a_row(&self, bullets: &[&Bullet]) -> bool {
        let mut tops = bullets
            .iter()
            .filter_map(|bullet| self.band(&bullet.runs, None))
            .map(|band| band.0);
        let first = tops.next();
        first.is_none_or(|first| tops.all(|top| (top - first).abs() < 6.0))
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
        self.filled(name, at, inset, fill, Anchor::Top, paragraphs);
    }

    /// A text box without ground whose words begin at its top, or end at its bottom.
    pub(super) fn anchored(&mut self, name: &str, at: Box, anchor: Anchor, paragraphs: &str) {
        self.filled(name, at, 0.0, None, anchor, paragraphs);
    }

    pub(super) fn filled(
        &mut self,
        name: &str,
        at: Box,
        inset: f64,
        fill: Option<&str>,
        anchor: Anchor,
        paragraphs: &str,
    ) {
        self.id += 1;
        let anchor = match anchor {
            Anchor::Top => "t",
            Anchor::Bottom => "b",
        };
        let fill = match fill {
            Some(colour) => format!("<a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill>"),
            None => "<a:noFill/>".to_owned(),
        };
        let at = self.placed_at(at);
        let inset = emu(inset);
        self.shapes.push_str(&format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr>\
             <p:spPr>{at}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{fill}</p:spPr><p:txBody>\
             <a:bodyPr wrap=\"square\" lIns=\"{inset}\" tIns=\"{inset}\" rIns=\"{inset}\" bIns=\"{inset}\" \
             anchor=\"{anchor}\"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr><a:defRPr><a:solidFill><a:schemeClr val=\"tx1\"/>\
             </a:solidFill><a:latin typeface=\"+mn-lt\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl1pPr>\
             </a:lstStyle>{paragraphs}</p:txBody></p:sp>",
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

    pub(super) fn line(&mut self, name: &str, at: Box, colour: &str) {
        self.shape(name, at, colour, "rect");
    }

    /// A shape that says nothing, of one of the kinds of DrawingML.
    pub(super) fn shape(&mut self, name: &str, at: Box, colour: &str, kind: &str) {
        self.id += 1;
        let at = self.placed_at(at);
        let shape = ornament_of(self.id, name, &at, colour, kind);
        self.shapes.push_str(&shape);
    }

    /// What stands apart from a bullet, as a paragraph; nothing if nothing does.
    pub(super) fn set(&mut self, bullet: &Bullet, look: Type, after: &str) -> String {
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
    pub(super) fn said(&mut self, bullet: &Bullet, look: Type, capital: bool) -> String {
        let words = self.writer.words(&bullet.runs);
        let way = self.way(&words);
        let runs = match capital {
            true => self.capital(bullet, look),
            false => self.writer.runs(&bullet.runs, look),
        };
        let mut out = paragraph((way, ""), &runs);
        // A point of a timeline has no room for its sources, which the list at the end has.
        let source = match self.page.slide.kind {
            SlideKind::Timeline => String::new(),
            _ => self.source(bullet),
        };
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

    pub(super) fn capital(&mut self, bullet: &Bullet, look: Type) -> String {
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
}
