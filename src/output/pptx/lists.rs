//! The body of a slide: its headline, and bullets, takeaways or works cited in the placeholder of the layout.

use super::kinds::Box;
use super::master::emu;
use super::slide::Maker;
use super::text::{Type, paragraph};
use crate::deck::{Bullet, Origin, SlideKind, lecturers_mark};
use crate::manuscript::{Run, Style};

/// From the top of a text box to the letters of its first line, and the space between bullets, in points.
const RISE: f64 = 8.0;
const LEAST_SPACE: f64 = 4.0;
const MOST_SPACE: f64 = 40.0;

impl Maker<'_, '_> {
    pub(super) fn body(&mut self) {
        let slide = self.page.slide;
        match slide.bullets.first() {
            Some(bullet) if slide.kind == SlideKind::Thesis => self.thesis(bullet),
            _ => self.title("type=\"title\""),
        }
        let section = slide
            .eyebrow
            .as_ref()
            .map(|eyebrow| match eyebrow.runs.is_empty() {
                true => eyebrow.label.clone(),
                false => self.writer.words(&eyebrow.runs),
            });
        let language = &self.input.manuscript.meta.language;
        let own = (slide.title.origin == Origin::Lecturer).then(|| lecturers_mark(language).into());
        let eyebrow: Vec<String> = section.into_iter().chain(own).collect();
        let eyebrow = eyebrow.join(" · ");
        self.eyebrow(&eyebrow);
        if slide.kind == SlideKind::Thesis || self.of_kind() {
            return;
        }
        let said = self.page.items.len() - usize::from(self.evidence().is_some());
        self.panel();
        if slide.kind == SlideKind::Claim && said <= 1 {
            // One alone is no list.
            return self.statement();
        }
        let frame = self.frame;
        let (paragraphs, top, columns) = match slide.kind {
            SlideKind::References => {
                let (paragraphs, columns) = self.references();
                (paragraphs, 132.0, columns)
            }
            _ => (self.bullets(), self.top_of_list(), 1),
        };
        let width = match columns {
            1 => self.frame.span(11),
            _ => self.frame.measure(),
        };
        let width = self
            .panel_at()
            .map_or(width, |panel| panel.x - frame.margin - 16.0);
        let own = Box {
            x: self.frame.margin,
            y: top,
            width,
            height: self.frame.body_bottom - top,
        };
        if !paragraphs.is_empty() {
            let own = self.placed_at(own);
            let kind = "type=\"body\" idx=\"1\"";
            self.columned("Body", kind, &own, &paragraphs, columns);
        }
    }

    /// The bullets that stand in a list: not the one on a panel.
    fn listed(&self) -> Vec<&Bullet> {
        let bullets = self.page.slide.bullets.get(self.page.items.clone());
        let evidence = self.evidence();
        let listed = bullets.unwrap_or_default().iter().enumerate();
        let listed = listed.filter(|(index, _)| evidence != Some(*index));
        listed.map(|(_, bullet)| bullet).collect()
    }

    /// Where a list begins: as the page has it.
    fn top_of_list(&self) -> f64 {
        let first = self.listed().first().and_then(|b| self.band(&b.runs, None));
        let least = self.frame.body_top;
        // A box begins a little above its first line.
        first.map_or(least, |band| (band.0 - RISE).max(least))
    }

    /// The space between bullets, in hundredths of a point: as the page has it.
    fn space_between(&self) -> Option<u32> {
        let bands: Option<Vec<(f64, f64)>> = self
            .listed()
            .iter()
            .map(|bullet| self.band(&bullet.runs, None))
            .collect();
        let bands = bands?;
        let gaps = bands.iter().zip(bands.iter().skip(1));
        let least = gaps.map(|(one, next)| next.0 - one.1).reduce(f64::min)?;
        Some((least.clamp(LEAST_SPACE, MOST_SPACE) * 100.0).round() as u32)
    }

    /// One sentence in large type, with a bar beside it.
    fn statement(&mut self) {
        let page = self.page;
        let bullets = page.slide.bullets.get(page.items.clone());
        let mut said = bullets.unwrap_or_default().iter();
        let Some(bullet) = said.find(|bullet| !bullet.stands_apart()) else {
            return;
        };
        let look = Type {
            size: self.size_of(&bullet.runs),
            display: true,
            ..Type::default()
        };
        let frame = self.frame;
        let (top, bottom) = self
            .band(&bullet.runs, Some(20.0))
            .unwrap_or((frame.body_top, frame.body_top + 120.0));
        let bar = Box {
            x: frame.margin,
            y: top,
            width: 4.0,
            height: bottom - top,
        };
        self.line("Bar", bar, "accent2");
        let words = self.writer.words(&bullet.runs);
        let way = format!(" marL=\"0\" indent=\"0\"{}", self.way(&words));
        let mut runs = self.cut(&bullet.runs, bullet.sentence.start, look);
        let source = self.source(bullet);
        if !source.is_empty() {
            runs.push_str(&self.small(&format!("  {source}")));
        }
        let width = self
            .panel_at()
            .map_or(frame.span(10), |panel| panel.x - frame.margin - 40.0);
        let own = self.placed_at(Box {
            x: frame.margin + 24.0,
            y: top,
            width,
            height: frame.body_bottom - top,
        });
        let none = "<a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:buNone/>";
        let paragraphs = paragraph((&way, none), &runs);
        self.placed("Body", "type=\"body\" idx=\"1\"", &own, &paragraphs);
    }

    /// Words as small as those of sources.
    fn small(&mut self, words: &str) -> String {
        let look = Type {
            size: Some(1400),
            colour: Some("tx2"),
            ..Type::default()
        };
        self.writer.plain(words, look)
    }

    /// The sentence that a slide stands on is its title; a bar stands beside it.
    pub(super) fn thesis(&mut self, bullet: &Bullet) {
        let look = Type {
            size: self.size_of(&bullet.runs),
            ..Type::default()
        };
        let words = self.writer.words(&bullet.runs);
        let way = self.way(&words);
        let runs = self.cut(&bullet.runs, bullet.sentence.start, look);
        let frame = self.frame;
        let wide = frame.width > 800.0;
        let x = frame.margin
            + if wide {
                frame.span(1) + frame.gutter
            } else {
                0.0
            };
        let (top, bottom) = self.band(&bullet.runs, None).unwrap_or((190.0, 310.0));
        let at = |x: f64, width: f64, height: f64| Box {
            x,
            y: top,
            width,
            height,
        };
        self.line("Bar", at(x - 24.0, 4.0, bottom - top), "accent2");
        let own = self.placed_at(at(x, frame.span(10), frame.body_bottom - top));
        let kind = "type=\"title\"";
        self.placed("Title", kind, &own, &paragraph((way, ""), &runs));
    }

    pub(super) fn bullets(&mut self) -> String {
        let slide = self.page.slide;
        let bullets = slide
            .bullets
            .get(self.page.items.clone())
            .unwrap_or_default();
        let evidence = self.evidence();
        let listed = bullets.iter().enumerate();
        let listed = listed.filter(|(index, _)| evidence != Some(*index));
        let all = listed.clone().flat_map(|(_, bullet)| &bullet.runs);
        let size = self.size(all.map(|run| run.span));
        let numbered = slide.kind == SlideKind::Agenda && self.numbers_itself(bullets);
        let spaced = self.space_between().map_or(String::new(), |space| {
            format!(
                "<a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc><a:spcBef><a:spcPts val=\"{space}\"/></a:spcBef>"
            )
        });
        let mut out = String::new();
        for (index, bullet) in listed {
            let words = self.writer.words(&bullet.runs);
            let way = self.way(&words);
            let (attributes, children) = match slide.kind {
                // Headings bring their typed numbers.
                SlideKind::Agenda => {
                    let (indent, space) = (emu(40.0), 1200 / bullets.len().max(1).div_ceil(4));
                    (
                        format!(" marL=\"{indent}\" indent=\"-{indent}\"{way}"),
                        format!(
                            "<a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc><a:spcBef><a:spcPts val=\"{space}\"/>\
                             </a:spcBef><a:buNone/>"
                        ),
                    )
                }
                SlideKind::Takeaways => {
                    let indent = emu(36.0);
                    let start = self.page.items.start + 1;
                    let start = if index == 0 || start > 1 {
                        format!(" startAt=\"{start}\"")
                    } else {
                        String::new()
                    };
                    (
                        format!(" marL=\"{indent}\" indent=\"-{indent}\"{way}"),
                        format!(
                            "<a:buClr><a:schemeClr val=\"accent1\"/></a:buClr><a:buFont typeface=\"+mj-lt\"/>\
                             <a:buAutoNum type=\"arabicPlain\"{start}/>"
                        ),
                    )
                }
                _ => (way.to_owned(), spaced.clone()),
            };
            let look = Type {
                size,
                ..Type::default()
            };
            let mut runs = match slide.kind {
                SlideKind::Agenda => {
                    let counted = self.page.items.start + index + 1;
                    self.hung(&bullet.runs, (!numbered).then_some(counted), look)
                }
                _ => self.cut(&bullet.runs, bullet.sentence.start, look),
            };
            let source = self.source(bullet);
            if !source.is_empty() {
                runs.push_str(&self.small(&format!("  {source}")));
            }
            out.push_str(&paragraph((&attributes, &children), &runs));
        }
        out
    }

    /// Whether headings bring numbers of their own, or are numbers for the most part.
    fn numbers_itself(&self, bullets: &[Bullet]) -> bool {
        let parts = || bullets.iter().map(|bullet| self.numbered(&bullet.runs));
        let alone = parts().filter(|(_, words)| words.is_empty()).count();
        parts().any(|(number, words)| !number.is_empty() && !words.is_empty())
            || 2 * alone > bullets.len()
    }

    /// A heading behind its number, which hangs; `counted`: its place in the list, where headings bring none.
    fn hung(&mut self, runs: &[Run], counted: Option<usize>, look: Type) -> String {
        let (mut number, mut words) = self.numbered(runs);
        if words.is_empty() {
            words = std::mem::take(&mut number);
        }
        let coloured = Type {
            colour: Some("accent1"),
            display: true,
            ..look
        };
        let mut out = match counted {
            Some(counted) => self.writer.plain(&self.counted(counted), coloured),
            None => self.writer.runs(&number, coloured),
        };
        // Programs set tabs of lines from right to left in different ways.
        let gap = if self.mirrored {
            "\u{a0}\u{a0}\u{a0}"
        } else {
            "\t"
        };
        out.push_str(&self.writer.plain(gap, look));
        out.push_str(&self.writer.runs(&words, look));
        out
    }

    /// What stands small behind a bullet: the works that its sentence cites, or whose words it has.
    pub(super) fn source(&self, bullet: &Bullet) -> String {
        let cited = bullet
            .citations
            .iter()
            .filter_map(|index| self.input.citations.get(*index));
        let mut parts: Vec<&str> = cited.map(|c| self.input.source.slice(c.span)).collect();
        if bullet.origin == Origin::Lecturer {
            parts.insert(0, lecturers_mark(&self.input.manuscript.meta.language));
        }
        parts.join("; ")
    }

    /// The works cited, and in how many columns they stand.
    pub(super) fn references(&mut self) -> (String, usize) {
        let (input, page) = (self.input, self.page);
        // As small as the page has them; small ones stand in two columns where there is room.
        let sizes = page.laid_out.glyphs.iter().filter(|g| g.source.is_some());
        let small = sizes.map(|glyph| glyph.size).fold(18.0, f64::min) < 16.0;
        let size = if small { 1400 } else { 1800 };
        let columns = if small && self.frame.width > 800.0 {
            2
        } else {
            1
        };
        let listed = page
            .slide
            .references
            .get(page.items.clone())
            .unwrap_or_default();
        let indent = emu(24.0);
        let mut out = String::new();
        for reference in listed
            .iter()
            .filter_map(|index| input.references.get(*index))
        {
            let look = Type {
                size: Some(size),
                ..Type::default()
            };
            let mut runs = String::new();
            let mut words = String::new();
            for piece in &reference.line {
                let style = Style {
                    emph: piece.italic,
                    ..Style::default()
                };
                words.push_str(&piece.text);
                runs.push_str(
                    &self
                        .writer
                        .styled(&piece.text, style, look, piece.link.as_deref()),
                );
            }
            let attributes = format!(
                " marL=\"{indent}\" indent=\"-{indent}\"{}",
                self.way(&words)
            );
            let close = "<a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc><a:spcBef><a:spcPts val=\"700\"/></a:spcBef>\
                         <a:buNone/>";
            out.push_str(&paragraph((&attributes, close), &runs));
        }
        (out, columns)
    }
}
