//! The evidence of a claim: an amount on a panel beside the bullets.

use super::kinds::{Anchor, Box};
use super::slide::Maker;
use super::text::{Type, paragraph};
use crate::deck::{Bullet, SlideKind, measured};

/// Space between a panel's edge and its words, and between the bullets and the panel, in points.
const INSET: f64 = 20.0;
const GUTTER: f64 = 24.0;

impl Maker<'_, '_> {
    /// The bullet that stands on a panel: its index among those of the page.
    pub(super) fn evidence(&self) -> Option<usize> {
        let page = self.page;
        let bullets = page.slide.bullets.get(page.items.clone())?;
        let claim = page.slide.kind == SlideKind::Claim;
        bullets.iter().position(|b| claim && b.stands_apart())
    }

    /// Where the panel stands: as the page has it, else on the last third.
    pub(super) fn panel_at(&self) -> Option<Box> {
        let bullet = self
            .page
            .slide
            .bullets
            .get(self.page.items.start + self.evidence()?)?;
        let frame = self.frame;
        let words: Vec<_> = bullet.lead.iter().chain(&bullet.runs).cloned().collect();
        let even = frame.margin + frame.span(8) + GUTTER;
        let found = self.extent(&words, |_| true);
        let (left, top) = found.map_or((even, frame.body_top), |rect| {
            (rect.left - INSET, rect.top - INSET)
        });
        let sourced = match self.source(bullet).is_empty() {
            true => 0.0,
            false => 28.0,
        };
        let bottom = found.map_or(top + 180.0, |rect| rect.bottom + sourced + INSET);
        Some(Box {
            x: left,
            y: top,
            width: frame.margin + frame.measure() - left,
            height: bottom - top,
        })
    }

    /// The panel with its amount.
    pub(super) fn panel(&mut self) {
        let (Some(index), Some(at)) = (self.evidence(), self.panel_at()) else {
            return;
        };
        let Some(bullet) = self.page.slide.bullets.get(self.page.items.start + index) else {
            return;
        };
        let amount = self.amount(bullet);
        let look = Type {
            size: Some(2000),
            ..Type::default()
        };
        let words = format!("{amount}{}", self.said(bullet, look, true));
        self.filled("Evidence", at, INSET, Some("bg2"), Anchor::Top, &words);
    }

    /// The figure and its unit, large.
    fn amount(&mut self, bullet: &Bullet) -> String {
        let (figure, unit) = measured(self.input.source, &bullet.lead);
        let size = self.size_of(&figure).unwrap_or(4800);
        let look = Type {
            size: Some(size),
            colour: Some("accent2"),
            bold: true,
            display: true,
            ..Type::default()
        };
        let mut runs = self.cut(&figure, bullet.sentence.start, look);
        if !unit.is_empty() {
            let look = Type {
                size: Some((size * 36 / 5000 * 50).max(2000)),
                display: false,
                body: true,
                ..look
            };
            runs.push_str(&self.writer.plain(" ", look));
            runs.push_str(&self.writer.runs(&unit, look));
        }
        let words = self.writer.words(&bullet.lead);
        paragraph((self.way(&words), ""), &runs)
    }
}
