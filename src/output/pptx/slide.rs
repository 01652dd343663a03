//! A slide: its words in the placeholders of its layout.

use std::ops::Range;

use super::Pptx;
use super::master::{Layout, SPACES, TREE, emu, ornament, place};
use super::package::Related;
use super::text::{Type, Writer, attribute, paragraph, right_to_left};
use crate::deck::{Bullet, Notes, Origin, Slide, SlideKind, SlideText, lecturers_mark};
use crate::manuscript::{BlockKind, Run, Style};
use crate::settings::Frame;
use crate::source::Span;

/// A page of the slides.
pub(super) struct Page<'a> {
    pub(super) slide: &'a Slide,
    /// The bullets, or references, that stand on it.
    pub(super) items: Range<usize>,
    /// As it was laid out.
    pub(super) laid_out: &'a crate::typeset::Page,
    pub(super) notes: Option<&'a (Notes, u32, u32)>,
}

/// A slide's part.
pub(super) struct Made {
    pub(super) xml: String,
    pub(super) related: Vec<Related>,
}

/// The part of a page that is `number` of `total`; `logo`: the picture that stands on it.
pub(super) fn slide(
    input: &Pptx<'_>,
    frame: &Frame,
    page: &Page<'_>,
    (number, total): (usize, usize),
    logo: Option<Logo<'_>>,
) -> Made {
    let layout = match page.slide.kind {
        SlideKind::Title => Layout::Title,
        SlideKind::Divider => Layout::Section,
        _ => Layout::Body,
    };
    let mut related = vec![
        Related::part(
            "slideLayout",
            &format!("../slideLayouts/slideLayout{}.xml", layout.number()),
        ),
        Related::part(
            "notesSlide",
            &format!("../notesSlides/notesSlide{number}.xml"),
        ),
    ];
    let picture = logo.as_ref().map(|logo| {
        related.push(Related::part("image", &format!("../media/{}", logo.name)));
        picture(frame, layout, logo)
    });
    let mut maker = Maker {
        input,
        frame: *frame,
        page,
        mirrored: input
            .manuscript
            .meta
            .title
            .as_ref()
            .is_some_and(|title| right_to_left(&title.text)),
        logo: logo.map_or(0.0, |logo| logo.width + 24.0),
        writer: Writer::new(input.source, input.manuscript, related),
        shapes: String::new(),
        id: 1,
    };
    match layout {
        Layout::Title => maker.opening(),
        Layout::Section => maker.divider(),
        Layout::Body => {
            maker.body();
            maker.footer(number, total);
            let width = frame.width * number as f64 / total.max(1) as f64;
            let bar = place(0.0, frame.height - 3.0, width, 3.0);
            maker.id += 1;
            let bar = ornament(maker.id, "Progress", &bar, "accent1");
            maker.shapes.push_str(&bar);
        }
    }
    maker.shapes.push_str(&picture.unwrap_or_default());
    let xml = format!(
        "<p:sld {SPACES}><p:cSld><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>\
         </p:clrMapOvr></p:sld>",
        maker.shapes
    );
    Made {
        xml,
        related: maker.writer.related,
    }
}

/// A brand's logo as a part of the file.
pub(super) struct Logo<'l> {
    name: &'l str,
    /// In points: 48 high, at most 220 wide.
    width: f64,
    height: f64,
}

impl<'l> Logo<'l> {
    pub(super) fn of(name: &'l str, bytes: &[u8]) -> Self {
        let size = imagesize::blob_size(bytes)
            .ok()
            .filter(|size| size.height > 0);
        let ratio = size.map_or(1.0, |size| size.width as f64 / size.height as f64);
        let width = (48.0 * ratio).clamp(1.0, 220.0);
        Self {
            name,
            width,
            height: width / ratio.max(0.01),
        }
    }
}

/// The logo, where the PDF has it.
fn picture(frame: &Frame, layout: Layout, logo: &Logo<'_>) -> String {
    let (width, height) = (logo.width, logo.height);
    let y = if layout == Layout::Title {
        480.0 - height
    } else {
        24.0
    };
    let at = place(frame.width - frame.margin - width, y, width, height);
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"90\" name=\"Logo\" descr=\"Logo\"/><p:cNvPicPr>\
         <a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId3\"/>\
         <a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{at}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>\
         </p:spPr></p:pic>"
    )
}

pub(super) struct Maker<'m, 'a> {
    pub(super) input: &'m Pptx<'a>,
    pub(super) frame: Frame,
    pub(super) page: &'m Page<'a>,
    /// Whether the deck is read from right to left.
    pub(super) mirrored: bool,
    /// Width that the logo and the space before it take, in points.
    logo: f64,
    pub(super) writer: Writer<'a>,
    pub(super) shapes: String,
    pub(super) id: usize,
}

impl Maker<'_, '_> {
    /// A placeholder with paragraphs; its place is that of the layout.
    fn holder(&mut self, name: &str, kind: &str, paragraphs: &str) {
        self.placed(name, kind, "", paragraphs);
    }

    /// The same in a place of its own.
    fn placed(&mut self, name: &str, kind: &str, place: &str, paragraphs: &str) {
        self.id += 1;
        let paragraphs = if paragraphs.is_empty() {
            "<a:p/>"
        } else {
            paragraphs
        };
        self.shapes.push_str(&format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
             <p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr>\
             <a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
            self.id
        ));
    }

    /// The size that the laid-out page gives to words, in hundredths of a point.
    fn size(&self, spans: impl Iterator<Item = Span> + Clone) -> Option<u32> {
        let glyphs = self.page.laid_out.glyphs.iter();
        let inside = glyphs.filter(|glyph| {
            let source = glyph.source;
            source.is_some_and(|source| spans.clone().any(|span| span.covers(source)))
        });
        let largest = inside.map(|glyph| glyph.size).fold(0.0, f64::max);
        (largest > 1.0).then(|| (largest * 2.0).round() as u32 * 50)
    }

    pub(super) fn size_of(&self, runs: &[Run]) -> Option<u32> {
        self.size(runs.iter().map(|run| run.span))
    }

    /// A text of the deck.
    fn text(&mut self, text: &SlideText) -> String {
        let look = Type {
            size: self.size_of(&text.runs),
            ..Type::default()
        };
        match text.runs.is_empty() {
            true => self.writer.plain(&text.label, look),
            false => {
                let from = text.source.map_or(usize::MAX, |source| source.start);
                self.cut(&text.runs, from, look)
            }
        }
    }

    /// Attributes of a paragraph that is read from right to left.
    pub(super) fn way(&self, words: &str) -> &'static str {
        match right_to_left(words) {
            true => " algn=\"r\" rtl=\"1\"",
            false => "",
        }
    }

    fn title(&mut self, kind: &str) {
        self.titled(kind, "");
    }

    /// The headline, in a place of its own.
    fn titled(&mut self, kind: &str, place: &str) {
        let title = &self.page.slide.title;
        let words = match title.runs.is_empty() {
            true => title.label.clone(),
            false => self.writer.words(&title.runs),
        };
        let (way, runs) = (self.way(&words), self.text(title));
        self.placed("Title", kind, place, &paragraph((way, ""), &runs));
    }

    fn opening(&mut self) {
        let (meta, lecture) = (&self.input.manuscript.meta, self.input.lecture);
        let plain = Type::default();
        let given = lecture.title.as_ref().map(|title| title.text.as_str());
        match given.or(meta.title_cased.as_deref()) {
            Some(title) => {
                let (way, runs) = (self.way(title), self.writer.plain(title, plain));
                self.holder("Title", "type=\"ctrTitle\"", &paragraph((way, ""), &runs));
            }
            None => self.title("type=\"ctrTitle\""),
        }
        let book = meta.book.title.as_ref().map(|title| title.text.as_str());
        let chapter = meta.chapter.as_ref().map(|number| number.text.as_str());
        let eyebrow: Vec<&str> = book.into_iter().chain(chapter).collect();
        self.eyebrow(&eyebrow.join(" · "));
        let mut lines: Vec<(String, Type)> = Vec::new();
        let second = Type {
            colour: Some("tx2"),
            ..plain
        };
        if let Some(subtitle) = &meta.subtitle {
            lines.push((subtitle.text.clone(), second));
        }
        for author in &meta.authors {
            let bold = Type {
                bold: true,
                ..plain
            };
            lines.push((author.name_cased.clone(), bold));
            if let Some(place) = &author.affiliation {
                lines.push((place.text.clone(), second));
            }
        }
        let facts = [&lecture.lecturer, &lecture.course, &lecture.date];
        let facts: Vec<&str> = facts
            .into_iter()
            .flatten()
            .map(|fact| fact.text.as_str())
            .collect();
        if !facts.is_empty() {
            lines.push((facts.join(" · "), second));
        }
        let mut paragraphs = String::new();
        for (line, look) in &lines {
            let (way, runs) = (self.way(line), self.writer.plain(line, *look));
            paragraphs.push_str(&paragraph((way, ""), &runs));
        }
        // The logo's corner stays clear.
        let frame = &self.frame;
        let width = frame.span(10).min(frame.measure() - self.logo);
        let own = place(frame.margin, 310.0, width, 170.0);
        self.placed("Subtitle", "type=\"subTitle\" idx=\"1\"", &own, &paragraphs);
    }

    /// The sentence that a slide stands on is its title.
    fn thesis(&mut self, bullet: &Bullet) {
        let look = Type {
            size: self.size_of(&bullet.runs),
            ..Type::default()
        };
        let words = self.writer.words(&bullet.runs);
        let (way, runs) = (self.way(&words), self.writer.runs(&bullet.runs, look));
        let frame = self.frame;
        let own = place(frame.margin, 150.0, frame.span(11), 270.0);
        self.placed(
            "Title",
            "type=\"title\"",
            &own,
            &paragraph((way, ""), &runs),
        );
    }

    fn eyebrow(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        let (way, runs) = (self.way(words), self.writer.plain(words, Type::default()));
        let kind = "type=\"body\" sz=\"quarter\" idx=\"10\"";
        self.holder("Section", kind, &paragraph((way, ""), &runs));
    }

    fn divider(&mut self) {
        let title = &self.page.slide.title;
        let (number, words) = self.numbered(&title.runs);
        if number.is_empty() || words.is_empty() {
            // Without a numeral the title begins at the margin.
            let frame = &self.frame;
            let own = place(frame.margin, 130.0, frame.span(10), 260.0);
            self.titled("type=\"title\"", &own);
            return;
        }
        let size = self.size_of(&words);
        let look = Type {
            size,
            ..Type::default()
        };
        let (way, runs) = (
            self.way(&self.writer.words(&words)),
            self.writer.runs(&words, look),
        );
        self.holder("Title", "type=\"title\"", &paragraph((way, ""), &runs));
        let look = Type {
            size: self.size_of(&number),
            ..Type::default()
        };
        let runs = self.writer.runs(&number, look);
        self.holder(
            "Numeral",
            "type=\"body\" sz=\"quarter\" idx=\"13\"",
            &paragraph(("", ""), &runs),
        );
    }

    /// A heading's typed number, without its stop, and the words after it.
    fn numbered(&self, runs: &[Run]) -> (Vec<Run>, Vec<Run>) {
        let headings = self.input.manuscript.blocks.iter();
        let starts = runs.first().map(|run| run.span.start);
        let number = headings.filter_map(|block| match &block.kind {
            BlockKind::Heading(heading) => heading.number,
            _ => None,
        });
        let Some(number) = number
            .into_iter()
            .find(|number| Some(number.start) == starts)
        else {
            return (Vec::new(), runs.to_vec());
        };
        let typed = self.input.source.slice(number);
        let shown = typed.trim_end_matches(['.', ')', ' ']).len();
        let rest = self
            .input
            .source
            .text()
            .get(number.end..)
            .unwrap_or_default();
        let words = number.end + (rest.len() - rest.trim_start().len());
        let clip = |span: Span| -> Vec<Run> {
            let inside = |run: &Run| {
                Some(Run {
                    span: run.span.intersect(span)?,
                    ..run.clone()
                })
            };
            runs.iter().filter_map(inside).collect()
        };
        (
            clip(Span::new(number.start, number.start + shown)),
            clip(Span::new(words, usize::MAX)),
        )
    }

    fn body(&mut self) {
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
        self.eyebrow(&eyebrow.join(" · "));
        if slide.kind == SlideKind::Thesis || self.of_kind() {
            return;
        }
        let paragraphs = match slide.kind {
            SlideKind::References => self.references(),
            _ => self.bullets(),
        };
        // Lists that are read, not shown, have more room.
        let wide = matches!(slide.kind, SlideKind::Takeaways | SlideKind::References);
        let frame = &self.frame;
        let own = wide.then(|| {
            let top = if slide.kind == SlideKind::References {
                150.0
            } else {
                frame.body_top
            };
            place(frame.margin, top, frame.span(11), frame.body_bottom - top)
        });
        if !paragraphs.is_empty() {
            let kind = "type=\"body\" idx=\"1\"";
            self.placed("Body", kind, &own.unwrap_or_default(), &paragraphs);
        }
    }

    fn bullets(&mut self) -> String {
        let slide = self.page.slide;
        let bullets = slide
            .bullets
            .get(self.page.items.clone())
            .unwrap_or_default();
        let all = bullets.iter().flat_map(|bullet| &bullet.runs);
        let size = self.size(all.map(|run| run.span));
        let mut out = String::new();
        for (index, bullet) in bullets.iter().enumerate() {
            let words = self.writer.words(&bullet.runs);
            let way = self.way(&words);
            let (attributes, children) = match slide.kind {
                // Headings bring their typed numbers.
                SlideKind::Agenda => (
                    format!(" marL=\"0\" indent=\"0\"{way}"),
                    "<a:buNone/>".into(),
                ),
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
                _ => (way.to_owned(), String::new()),
            };
            let look = Type {
                size,
                ..Type::default()
            };
            let mut runs = self.cut(&bullet.runs, bullet.sentence.start, look);
            let source = self.source(bullet);
            if !source.is_empty() {
                let small = Type {
                    size: Some(1400),
                    colour: Some("tx2"),
                    ..Type::default()
                };
                runs.push_str(&self.writer.plain(&format!("  {source}"), small));
            }
            out.push_str(&paragraph((&attributes, &children), &runs));
        }
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

    fn references(&mut self) -> String {
        let (input, page) = (self.input, self.page);
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
                size: Some(1800),
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
            out.push_str(&paragraph((&attributes, "<a:buNone/>"), &runs));
        }
        out
    }

    fn footer(&mut self, number: usize, total: usize) {
        let meta = &self.input.manuscript.meta;
        let short = meta.short_title.as_ref().map(|title| title.text.as_str());
        let title = short.or(meta.title_cased.as_deref());
        let title = title.or(meta.title.as_ref().map(|title| title.text.as_str()));
        let line = self
            .input
            .theme
            .footer
            .as_deref()
            .or(title)
            .unwrap_or_default()
            .to_owned();
        let runs = self.writer.plain(&line, Type::default());
        self.holder(
            "Footer",
            "type=\"ftr\" sz=\"quarter\" idx=\"11\"",
            &paragraph(("", ""), &runs),
        );
        let language = attribute(&meta.language);
        let count = self.writer.plain(&format!(" / {total}"), Type::default());
        let field = format!(
            "<a:fld id=\"{{86CB4B4D-7CA3-9044-876B-883B54F8677D}}\" type=\"slidenum\"><a:rPr lang=\"{language}\"/>\
             <a:t>{number}</a:t></a:fld>{count}"
        );
        self.holder(
            "Number",
            "type=\"sldNum\" sz=\"quarter\" idx=\"12\"",
            &paragraph(("", ""), &field),
        );
    }
}
