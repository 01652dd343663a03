//! How each kind of slide is laid out: cells, rows, panels, pairs, quotations.

use super::kinds::Box;
use super::slide::Maker;
use super::text::{Type, paragraph};
use crate::deck::{Bullet, headed_above, measured};
use crate::manuscript::Run;

impl Maker<'_, '_> {
    /// Amounts side by side: each figure with its unit over its words.
    pub(super) fn amounts(&mut self, bullets: &[&Bullet]) {
        let frame = self.frame;
        let gap = 40.0;
        let count = bullets.len().max(1) as f64;
        let width = match bullets.len() {
            1 => frame.span(8),
            _ => (frame.measure() - (count - 1.0) * gap) / count,
        };
        let parts: Vec<(Vec<Run>, Vec<Run>)> = bullets
            .iter()
            .map(|bullet| measured(self.input.source, &bullet.lead))
            .collect();
        let figures: Vec<Run> = parts
            .iter()
            .flat_map(|(figure, _)| figure.clone())
            .collect();
        let size = self.size_of(&figures).unwrap_or(4800);
        let unit_size = (f64::from(size) * 0.36 / 50.0).round() as u32 * 50;
        let figure_size = f64::from(size) / 100.0;
        // Figures are larger than all that stands under them.
        let figure = self.band_of(&figures, |glyph| glyph > figure_size - 1.0);
        let top = figure.map_or(frame.body_top, |band| band.0) - 0.1 * figure_size;
        let words: Vec<Run> = bullets.iter().flat_map(|b| b.runs.clone()).collect();
        let label = self.band_of(&words, |glyph| (glyph - 20.0).abs() < 0.5 || glyph < 20.0);
        let rule_at = label.map_or(top + figure_size * 1.4, |band| band.0 - 16.0);
        for (index, (bullet, (figure, unit))) in bullets.iter().zip(&parts).enumerate() {
            let x = frame.margin + index as f64 * (width + gap);
            let look = Type {
                size: Some(size),
                colour: Some("accent1"),
                bold: true,
                display: true,
                ..Type::default()
            };
            let mut runs = self.cut(figure, bullet.sentence.start, look);
            if !unit.is_empty() {
                let look = Type {
                    size: Some(unit_size.max(2000)),
                    display: false,
                    body: true,
                    ..look
                };
                runs.push_str(&self.writer.plain(" ", look));
                runs.push_str(&self.writer.runs(unit, look));
            }
            let at = |y: f64, height: f64| Box {
                x,
                y,
                width,
                height,
            };
            if !runs.is_empty() {
                let words = self.writer.words(&bullet.lead);
                let lead = paragraph((self.way(&words), ""), &runs);
                self.text_box("Number", at(top, rule_at - top - 4.0), 0.0, None, &lead);
            }
            self.under_rule(at(rule_at, 1.0), bullet, Some(2000));
        }
    }

    /// Counted cells side by side.
    pub(super) fn cells(&mut self, bullets: &[&Bullet]) {
        let frame = self.frame;
        let gap = 32.0;
        let count = bullets.len().max(1) as f64;
        let width = (frame.measure() - (count - 1.0) * gap) / count;
        let size = self.size_of_all(bullets).or(Some(2000));
        for (index, bullet) in bullets.iter().enumerate() {
            let x = frame.margin + index as f64 * (width + gap);
            let at = |y: f64, height: f64| Box {
                x,
                y,
                width,
                height,
            };
            let number = self.number(index, 4000);
            self.text_box("Number", at(frame.body_top, 48.0), 0.0, None, &number);
            let rule = frame.body_top + 60.0;
            self.under_rule(at(rule, 1.0), bullet, size);
        }
    }

    /// A rule, and what a bullet says under it, down to the end of the body.
    fn under_rule(&mut self, rule: Box, bullet: &Bullet, size: Option<u32>) {
        self.line("Rule", rule, "tx2");
        let look = Type {
            size,
            ..Type::default()
        };
        let paragraphs = self.said(bullet, look, true);
        let y = rule.y + 14.0;
        let height = self.frame.body_bottom - y;
        let under = Box { y, height, ..rule };
        self.text_box("Text", under, 0.0, None, &paragraphs);
    }

    /// Counted rows under each other.
    pub(super) fn rows(&mut self, bullets: &[&Bullet]) {
        let frame = self.frame;
        let size = self.size_of_all(bullets).or(Some(2400));
        let large = size.map_or(3100, |size| size * 13 / 10);
        let bands: Vec<(f64, f64)> = self.rows_of(bullets);
        for (index, bullet) in bullets.iter().enumerate() {
            let Some((y, end)) = bands.get(index).copied() else {
                continue;
            };
            let at = |x: f64, width: f64| Box {
                x,
                y,
                width,
                height: end - y,
            };
            if index > 0 {
                let rule = Box {
                    y: y - 8.0,
                    height: 0.75,
                    ..at(frame.margin, frame.span(11))
                };
                self.line("Rule", rule, "tx2");
            }
            let number = self.number(index, large);
            let lifted = Box {
                y: y - 4.0,
                ..at(frame.margin, 48.0)
            };
            self.text_box("Number", lifted, 0.0, None, &number);
            let look = Type {
                size,
                ..Type::default()
            };
            let paragraphs = self.said(bullet, look, true);
            let words = at(frame.margin + 56.0, frame.span(11) - 56.0);
            self.text_box("Text", words, 0.0, None, &paragraphs);
        }
    }

    /// Where the rows of bullets begin and end: as the page has them, else evenly spaced.
    fn rows_of(&self, bullets: &[&Bullet]) -> Vec<(f64, f64)> {
        let frame = self.frame;
        let each = (frame.body_bottom - frame.body_top) / bullets.len().max(1) as f64;
        let top = |(index, bullet): (usize, &&Bullet)| {
            let even = frame.body_top + each * index as f64;
            self.band(&bullet.runs, None).map_or(even, |band| band.0)
        };
        let tops: Vec<f64> = bullets.iter().enumerate().map(top).collect();
        let ends = tops.iter().skip(1).map(|next| next - 10.0);
        let ends: Vec<f64> = ends.chain([frame.body_bottom]).collect();
        tops.into_iter().zip(ends).collect()
    }

    /// The number of an item, as a paragraph.
    fn number(&mut self, index: usize, size: u32) -> String {
        let look = Type {
            size: Some(size),
            colour: Some("accent1"),
            bold: true,
            display: true,
            ..Type::default()
        };
        let number = self.counted(self.page.items.start + index + 1);
        paragraph((self.way(&number), ""), &self.writer.plain(&number, look))
    }

    /// Two sides in two panels.
    pub(super) fn panels(&mut self, bullets: &[&Bullet]) {
        let frame = self.frame;
        let width = (frame.measure() - frame.gutter) / 2.0;
        let size = self.size_of_all(bullets).or(Some(2200));
        // Each row is as high as its fuller side.
        let rows: Vec<(f64, f64)> = bullets
            .chunks(2)
            .enumerate()
            .map(|(row, pair)| {
                let runs: Vec<Run> = pair
                    .iter()
                    .flat_map(|b| b.lead.iter().chain(&b.runs).cloned())
                    .collect();
                let even = frame.body_top + row as f64 * 120.0;
                let band = self.band(&runs, None).unwrap_or((even, even + 80.0));
                (band.0 - 18.0, band.1 + 18.0)
            })
            .collect();
        let source = self.input.source;
        let sides: Vec<Bullet> = bullets.iter().map(|side| (*side).clone()).collect();
        for (index, bullet) in bullets.iter().enumerate() {
            let (top, bottom) = rows.get(index / 2).copied().unwrap_or_default();
            let next = rows.get(index / 2 + 1).map(|row| row.0 - 2.0);
            // A source stands under its words.
            let sourced = if self.source(bullet).is_empty() {
                0.0
            } else {
                12.0
            };
            let at = Box {
                x: frame.margin + (index % 2) as f64 * (width + frame.gutter),
                y: top,
                width,
                height: next.unwrap_or(bottom + sourced) - top,
            };
            let head = Type {
                size: Some(2400),
                bold: true,
                ..Type::default()
            };
            let space = "<a:spcAft><a:spcPts val=\"800\"/></a:spcAft>";
            let mut paragraphs = match headed_above(source, &sides, index) {
                true => String::new(),
                false => self.set(bullet, head, space),
            };
            let look = Type {
                size,
                ..Type::default()
            };
            paragraphs.push_str(&self.said(bullet, look, bullet.lead.is_empty()));
            self.text_box("Side", at, 18.0, Some("bg2"), &paragraphs);
            if index < 2 {
                let colour = if index == 0 { "accent1" } else { "tx2" };
                self.line("Edge", Box { height: 4.0, ..at }, colour);
            }
        }
    }

    /// Names on the left, what is said of each on the right.
    pub(super) fn pairs(&mut self, bullets: &[&Bullet]) {
        let frame = self.frame;
        let column = frame.span(3);
        let size = self.size_of_all(bullets).or(Some(2200));
        let room = frame.body_bottom - frame.body_top;
        let each = room / bullets.len().max(1) as f64;
        let bands: Vec<Option<(f64, f64)>> = bullets
            .iter()
            .map(|bullet| self.band(&bullet.runs, None))
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

    pub(super) fn quotations(&mut self, bullets: &[&Bullet]) {
        let frame = self.frame;
        let inset = 40.0;
        let bands = self.rows_of(bullets);
        for (index, bullet) in bullets.iter().enumerate() {
            let Some((y, end)) = bands.get(index).copied() else {
                continue;
            };
            let width = frame.span(11) - inset;
            if index > 0 {
                let rule = Box {
                    x: frame.margin + inset,
                    y: y - 16.0,
                    width,
                    height: 0.75,
                };
                self.line("Rule", rule, "bg2");
            }
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
                width,
                height: end - y,
            };
            self.text_box("Quotation", at, 0.0, None, &paragraphs);
        }
    }

    fn size_of_all(&self, bullets: &[&Bullet]) -> Option<u32> {
        let runs: Vec<Run> = bullets.iter().flat_map(|b| b.runs.clone()).collect();
        self.size_of(&runs)
    }
}
