//! A slide: its words in the placeholders of its layout.

use std::ops::Range;

use super::Pptx;
use super::master::{Layout, SPACES, TREE, emu, ornament, place};
use super::package::Related;
use super::text::{Type, Writer, attribute, paragraph, right_to_left};
use crate::deck::{Notes, Slide, SlideKind, SlideText, references_range, timeline_title};
use crate::manuscript::Run;
use crate::settings::Frame;
use crate::source::Span;
use crate::typeset::{capitals, counted_in, slide_footer};

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
    pub(super) logo: f64,
    pub(super) writer: Writer<'a>,
    pub(super) shapes: String,
    pub(super) id: usize,
}

impl Maker<'_, '_> {
    /// A placeholder with paragraphs; its place is that of the layout.
    pub(super) fn holder(&mut self, name: &str, kind: &str, paragraphs: &str) {
        self.placed(name, kind, "", paragraphs);
    }

    /// The same in a place of its own.
    pub(super) fn placed(&mut self, name: &str, kind: &str, place: &str, paragraphs: &str) {
        self.columned(name, kind, place, paragraphs, 1);
    }

    /// The same in columns.
    pub(super) fn columned(
        &mut self,
        name: &str,
        kind: &str,
        place: &str,
        paragraphs: &str,
        columns: usize,
    ) {
        let columns = match columns {
            0 | 1 => String::new(),
            _ => format!(" numCol=\"{columns}\" spcCol=\"{}\"", emu(32.0)),
        };
        self.id += 1;
        let paragraphs = if paragraphs.is_empty() {
            "<a:p/>"
        } else {
            paragraphs
        };
        self.shapes.push_str(&format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
             <p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody><a:bodyPr{columns}><a:normAutofit/></a:bodyPr>\
             <a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
            self.id
        ));
    }

    /// The size that the laid-out page gives to words, in hundredths of a point.
    pub(super) fn size(&self, spans: impl Iterator<Item = Span> + Clone) -> Option<u32> {
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
    pub(super) fn text(&mut self, text: &SlideText) -> String {
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

    /// Attributes of a paragraph that is read from right to left; figures are as the deck is.
    pub(super) fn way(&self, words: &str) -> &'static str {
        let figures = !words.chars().any(char::is_alphabetic);
        match right_to_left(words) || self.mirrored && figures {
            true => " algn=\"r\" rtl=\"1\"",
            false => "",
        }
    }

    pub(super) fn title(&mut self, kind: &str) {
        self.titled(kind, "");
    }

    /// The headline, in a place of its own.
    pub(super) fn titled(&mut self, kind: &str, place: &str) {
        let title = &self.page.slide.title;
        let words = match title.runs.is_empty() {
            true => title.label.clone(),
            false => self.writer.words(&title.runs),
        };
        let way = self.way(&words);
        let runs = match self.part_title() {
            Some(title) => self.writer.plain(&title, Type::default()),
            None => self.text(title),
        };
        self.placed("Title", kind, place, &paragraph((way, ""), &runs));
    }

    pub(super) fn eyebrow(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        let words = capitals(words, &self.input.manuscript.meta.language);
        let (way, runs) = (self.way(&words), self.writer.plain(&words, Type::default()));
        let kind = "type=\"body\" sz=\"quarter\" idx=\"10\"";
        self.holder("Section", kind, &paragraph((way, ""), &runs));
    }

    /// The headline of a part of a slide that goes from one to another: years, works.
    fn part_title(&self) -> Option<String> {
        let (slide, items) = (self.page.slide, self.page.items.clone());
        let points = slide.bullets.get(items.clone()).unwrap_or_default();
        if slide.kind == SlideKind::Timeline && points.len() < slide.bullets.len() {
            return timeline_title(self.input.source, slide, points);
        }
        let works = slide.references.get(items).unwrap_or_default();
        let title = &slide.title;
        let part = slide.kind == SlideKind::References && works.len() < slide.references.len();
        part.then(|| {
            let heading = match title.runs.is_empty() {
                true => title.label.clone(),
                false => self.writer.words(&title.runs),
            };
            let range = references_range(self.input.references, works);
            format!("{heading}, {range}")
        })
    }

    /// A number in the digits of the deck's language.
    pub(super) fn counted(&self, number: usize) -> String {
        counted_in(number, &self.input.manuscript.meta.language)
    }

    pub(super) fn footer(&mut self, number: usize, total: usize) {
        let meta = &self.input.manuscript.meta;
        let own = self.input.theme.footer.clone();
        let line = own.unwrap_or_else(|| slide_footer(self.input.manuscript));
        let runs = self.writer.plain(&line, Type::default());
        self.holder(
            "Footer",
            "type=\"ftr\" sz=\"quarter\" idx=\"11\"",
            &paragraph(("", ""), &runs),
        );
        let language = attribute(&meta.language);
        let (number, total) = (self.counted(number), self.counted(total));
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
