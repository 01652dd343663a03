//! The slides: each slide of the deck on a page of its own; one that does not fit is split.

use typst::World;
use typst::diag::{SourceResult, Warned};
use typst::foundations::{Content, IntoValue, NativeElement, Value};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::TextElem;
use typst_layout::PagedDocument;

use super::driver::{self, Parts, arg};
use super::edition::{Edition, TypesetError, fault, remarks};
use super::layout::{Layout, Page, Rect};
use super::references::reference;
use super::slots::Slots;
use super::templates::Templates;
use super::text::{TextBuilder, contents};
use super::units::units;
use super::world::PressWorld;
use super::{letters, meta, number_line, walk};
use crate::citations::Citation;
use crate::deck::{Bullet, Deck, Slide, SlideKind, SlideText};
use crate::manuscript::{BlockKind, Manuscript, OpeningRole, Run, RunKind, Style};
use crate::references::Reference;
use crate::settings::{Date, Lecture};
use crate::source::{Source, Span};

/// What the slides are made of.
pub struct SlidesInput<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its structure.
    pub manuscript: &'a Manuscript,
    /// Its list.
    pub references: &'a [Reference],
    /// Its citations.
    pub citations: &'a [Citation],
    /// Its deck.
    pub deck: &'a Deck,
    /// What the front matter says of the lecture.
    pub lecture: &'a Lecture,
    /// `folio` or `night-archive`.
    pub theme: &'a str,
    /// `16:9` or `4:3`.
    pub ratio: &'a str,
    /// The document's date.
    pub date: Date,
}

/// A slide to be laid out: one of the deck, or a part of one.
struct Leaf<'a> {
    /// Its index in the deck.
    index: usize,
    slide: &'a Slide,
    /// The bullets (or references) that it shows.
    items: std::ops::Range<usize>,
}

/// Lays out the slides; `slots` keep spans stable from build to build.
pub fn slides(
    input: &SlidesInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
) -> Result<Edition, TypesetError> {
    let spans = slots.assign(
        input.source.text(),
        &units(input.manuscript, input.references),
    );
    let world = PressWorld::new(templates, "/slides.typ");
    let mut text = TextBuilder::new(input.source, input.manuscript, &spans);
    let mut leaves: Vec<Leaf<'_>> = input
        .deck
        .slides
        .iter()
        .enumerate()
        .map(Leaf::whole)
        .collect();
    let mut warned = lay_out(input, &world, &mut text, &leaves);
    let mut pages_of: Vec<usize> = vec![1; leaves.len()];
    if warned
        .output
        .as_ref()
        .is_ok_and(|document| document.pages().len() != leaves.len())
    {
        (leaves, pages_of) = fit(input, &world, &mut text, leaves);
        warned = lay_out(input, &world, &mut text, &leaves);
    }
    let document = warned.output.map_err(|e| fault(&e, &world))?;
    let missing = text.missing();
    let owners = leaves
        .iter()
        .zip(&pages_of)
        .flat_map(|(leaf, &n)| std::iter::repeat_n(leaf.index, n));
    let mut owners = owners.map(Some).chain(std::iter::repeat(None));
    let pages = document.pages().iter().map(|page| {
        let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
        Page {
            label: page.number.to_string(),
            width,
            height,
            measure: Rect {
                left: 0.0,
                top: 0.0,
                right: width,
                bottom: height,
            },
            glyphs: walk::glyphs(input.source.text(), &page.frame, &spans),
            slide: owners.next().flatten(),
        }
    });
    let layout = Layout {
        pages: pages.collect(),
        missing_glyphs: missing,
        figure_problems: Vec::new(),
        remarks: remarks(&warned.warnings, &spans),
    };
    let ident = format!("diptych-slides:{}", meta::title(input.manuscript));
    Ok(Edition {
        document,
        spans,
        layout,
        pictures: Vec::new(),
        ident,
        date: input.date,
    })
}

impl<'a> Leaf<'a> {
    fn whole((index, slide): (usize, &'a Slide)) -> Self {
        let items = 0..slide.bullets.len().max(slide.references.len());
        Self {
            index,
            slide,
            items,
        }
    }
}

/// Splits what does not fit on one page. A part that holds a single item is left to flow on.
fn fit<'a>(
    input: &SlidesInput<'_>,
    world: &dyn World,
    text: &mut TextBuilder<'_>,
    leaves: Vec<Leaf<'a>>,
) -> (Vec<Leaf<'a>>, Vec<usize>) {
    let mut done = (Vec::new(), Vec::new());
    let mut waiting: Vec<Leaf<'a>> = leaves.into_iter().rev().collect();
    while let Some(leaf) = waiting.pop() {
        let alone = lay_out(input, world, text, std::slice::from_ref(&leaf));
        let pages = alone.output.map_or(1, |document| document.pages().len());
        if pages > 1 && leaf.items.len() > 1 {
            let middle = leaf.items.start + leaf.items.len().div_ceil(2);
            waiting.push(Leaf {
                items: middle..leaf.items.end,
                ..leaf
            });
            waiting.push(Leaf {
                items: leaf.items.start..middle,
                ..leaf
            });
        } else {
            done.0.push(leaf);
            done.1.push(pages);
        }
    }
    done
}

fn lay_out(
    input: &SlidesInput<'_>,
    world: &dyn World,
    text: &mut TextBuilder<'_>,
    leaves: &[Leaf<'_>],
) -> Warned<SourceResult<PagedDocument>> {
    driver::compile(world, &[], |parts| {
        let total = leaves.len();
        let mut body = Vec::new();
        for (i, leaf) in leaves.iter().enumerate() {
            let mut builder = SlideBuilder {
                input,
                text,
                level: level(input.deck, leaf),
            };
            let mut named = builder.arguments(parts, leaf)?;
            named.push(arg("number", (i + 1) as i64));
            named.push(arg("total", total as i64));
            body.push(parts.call(function(leaf.slide.kind), named, None)?);
        }
        let theme = meta::map([
            ("name", input.theme.into_value()),
            ("ratio", input.ratio.into_value()),
        ]);
        let mut facts = meta::dict(input.manuscript, input.date);
        if let (Value::Dict(dict), Some(title)) = (&mut facts, &input.lecture.title) {
            dict.insert("title".into(), title.text.as_str().into_value());
        }
        parts.call(
            "deck",
            vec![("meta", facts), ("theme", theme)],
            Some(Content::sequence(body)),
        )
    })
}

/// Level of a slide's heading: 2 under a divider, else 1, so that no level is skipped.
fn level(deck: &Deck, leaf: &Leaf<'_>) -> i64 {
    let before = &deck.slides[..leaf.index];
    let divided = before.iter().any(|slide| slide.kind == SlideKind::Divider);
    if divided && leaf.slide.section.is_some() {
        2
    } else {
        1
    }
}

fn function(kind: SlideKind) -> &'static str {
    match kind {
        SlideKind::Title => "title-slide",
        SlideKind::Agenda => "agenda-slide",
        SlideKind::Divider => "divider-slide",
        SlideKind::Claim => "bullets-slide",
        SlideKind::Takeaways => "takeaways-slide",
        SlideKind::References => "references-slide",
    }
}

/// Content that a screen reader does not read, as it does not a running head.
fn furniture(content: Content) -> Content {
    ArtifactElem::new(content)
        .with_kind(ArtifactKind::Header)
        .pack()
}

struct SlideBuilder<'b, 'a> {
    input: &'b SlidesInput<'b>,
    text: &'b mut TextBuilder<'a>,
    level: i64,
}

type Named = Vec<(&'static str, Value)>;

impl SlideBuilder<'_, '_> {
    fn arguments(&mut self, parts: &mut Parts<'_, '_>, leaf: &Leaf<'_>) -> SourceResult<Named> {
        let slide = leaf.slide;
        match slide.kind {
            SlideKind::Title => self.title(parts, slide),
            SlideKind::Divider => {
                let (number, title) = self.numbered(&slide.title.runs);
                if number.is_empty() || title.is_empty() {
                    return Ok(vec![arg("title", self.slide_text(parts, &slide.title)?)]);
                }
                let named = vec![
                    arg("title", self.text.runs(parts, &title)?),
                    arg("number-label", self.text.runs(parts, &number)?),
                ];
                Ok(named)
            }
            SlideKind::Agenda => {
                let mut named = vec![
                    arg("title", self.headline(parts, leaf)?),
                    arg("level", self.level),
                    arg("start", (leaf.items.start + 1) as i64),
                ];
                let mut items = Vec::new();
                for bullet in &slide.bullets[leaf.items.clone()] {
                    let (mut number, mut body) = self.numbered(&bullet.runs);
                    if body.is_empty() {
                        body = std::mem::take(&mut number);
                    }
                    let number = match number.is_empty() {
                        true => Value::None,
                        false => Value::Content(self.text.runs(parts, &number)?),
                    };
                    let body = Value::Content(self.text.runs(parts, &body)?);
                    items.push(meta::map([("number", number), ("body", body)]));
                }
                named.push(("items", Value::Array(items.into_iter().collect())));
                Ok(named)
            }
            SlideKind::Claim | SlideKind::Takeaways => {
                let mut named = vec![
                    arg("title", self.headline(parts, leaf)?),
                    arg("level", self.level),
                ];
                if let Some(eyebrow) = &slide.eyebrow {
                    let words = self.eyebrow(eyebrow);
                    named.push(arg(
                        "eyebrow",
                        match self.again(leaf) {
                            true => furniture(words),
                            false => words,
                        },
                    ));
                }
                if slide.kind == SlideKind::Takeaways {
                    named.push(arg("start", (leaf.items.start + 1) as i64));
                }
                let mut items = Vec::new();
                for bullet in &slide.bullets[leaf.items.clone()] {
                    items.push(self.bullet(parts, bullet)?);
                }
                named.push(("items", Value::Array(items.into_iter().collect())));
                Ok(named)
            }
            SlideKind::References => {
                let mut named = vec![
                    arg("title", self.headline(parts, leaf)?),
                    arg("level", self.level),
                ];
                let mut items = Vec::new();
                for index in &slide.references[leaf.items.clone()] {
                    if let Some(entry) = self.input.references.get(*index) {
                        items.push(reference(self.text, parts, entry)?);
                    }
                }
                named.push(("items", contents(items)));
                Ok(named)
            }
        }
    }

    fn title(&mut self, parts: &mut Parts<'_, '_>, slide: &Slide) -> SourceResult<Named> {
        let meta = &self.input.manuscript.meta;
        let lecture = self.input.lecture;
        let plain = |text: &str| TextElem::packed(text);
        // In ordinary letter case where the author's citation line gives it: furniture then.
        let title = match (&lecture.title, &meta.title_cased) {
            (Some(title), _) => plain(&title.text),
            (None, Some(cased)) => plain(cased),
            (None, None) => self.slide_text(parts, &slide.title)?,
        };
        let mut named = vec![arg("title", title)];
        let book = meta.book.title.as_ref().map(|book| book.text.as_str());
        let label = self
            .input
            .manuscript
            .opening
            .iter()
            .find(|line| line.role == OpeningRole::Label);
        let label = label.map(|line| self.input.source.slice(line.span).trim().to_owned());
        let chapter = label.or(meta.chapter.as_ref().map(|number| {
            let word = number_line::word_before(&number.text, &meta.language);
            format!("{}{}", word.unwrap_or_default(), number.text)
        }));
        let eyebrow: Vec<&str> = book.into_iter().chain(chapter.as_deref()).collect();
        if !eyebrow.is_empty() {
            let eyebrow = letters::upper(&eyebrow.join(" · "), &meta.language);
            named.push(arg("eyebrow", plain(&eyebrow)));
        }
        if let Some(subtitle) = &meta.subtitle {
            named.push(arg("subtitle", plain(&subtitle.text)));
        }
        named.push((
            "authors",
            contents(meta.authors.iter().map(|author| plain(&author.name_cased))),
        ));
        let mut affiliations: Vec<&str> = meta
            .authors
            .iter()
            .filter_map(|author| Some(author.affiliation.as_ref()?.text.as_str()))
            .collect();
        affiliations.dedup();
        named.push((
            "affiliations",
            contents(affiliations.into_iter().map(plain)),
        ));
        let typed = [
            ("lecturer", &lecture.lecturer),
            ("course", &lecture.course),
            ("date", &lecture.date),
        ];
        for (key, value) in typed {
            if let Some(value) = value {
                named.push(arg(key, plain(&value.text)));
            }
        }
        Ok(named)
    }

    /// A heading's typed number, without its stop, and the words after it.
    fn numbered(&self, runs: &[Run]) -> (Vec<Run>, Vec<Run>) {
        let blocks = &self.input.manuscript.blocks;
        let number = runs.first().and_then(|first| {
            blocks.iter().find_map(|block| match &block.kind {
                BlockKind::Heading(heading) => {
                    heading.number.filter(|n| n.start == first.span.start)
                }
                _ => None,
            })
        });
        let Some(number) = number else {
            return (Vec::new(), runs.to_vec());
        };
        let text = self.input.source.text();
        let shown = number.of(text).trim_end_matches(['.', ')', ' ']).len();
        let rest = text.get(number.end..).unwrap_or_default();
        let words = number.end + (rest.len() - rest.trim_start().len());
        let number = Span::new(number.start, number.start + shown);
        (clip(runs, number), clip(runs, Span::new(words, usize::MAX)))
    }

    /// The headline of a slide; on the further parts of one it is said again, as furniture.
    fn headline(&mut self, parts: &mut Parts<'_, '_>, leaf: &Leaf<'_>) -> SourceResult<Content> {
        let title = &leaf.slide.title;
        if leaf.items.start == 0 {
            return self.slide_text(parts, title);
        }
        Ok(TextElem::packed(self.words(title)))
    }

    /// The words of a text, without their places.
    fn words(&self, text: &SlideText) -> String {
        match text.runs.is_empty() {
            true => text.label.clone(),
            false => text
                .runs
                .iter()
                .map(|run| match run.kind {
                    RunKind::Text | RunKind::Math => self.input.source.slice(run.span),
                    _ => " ",
                })
                .collect(),
        }
    }

    fn slide_text(&mut self, parts: &mut Parts<'_, '_>, text: &SlideText) -> SourceResult<Content> {
        if text.runs.is_empty() {
            return Ok(TextElem::packed(text.label.as_str()));
        }
        self.text.runs(parts, &text.runs)
    }

    /// Whether a slide's eyebrow has been said on one before it.
    fn again(&self, leaf: &Leaf<'_>) -> bool {
        let said = |slide: &Slide| slide.eyebrow.as_ref().map(|text| self.words(text));
        let before = self.input.deck.slides.get(..leaf.index).unwrap_or_default();
        leaf.items.start > 0 || before.iter().any(|slide| said(slide) == said(leaf.slide))
    }

    /// The eyebrow is furniture: its letters are made capitals, by the rules of the language.
    fn eyebrow(&self, text: &SlideText) -> Content {
        TextElem::packed(letters::upper(
            &self.words(text),
            &self.input.manuscript.meta.language,
        ))
    }

    fn bullet(&mut self, parts: &mut Parts<'_, '_>, bullet: &Bullet) -> SourceResult<Value> {
        let body = self.text.runs(parts, &bullet.runs)?;
        let mut source = Vec::new();
        for index in &bullet.citations {
            let Some(citation) = self.input.citations.get(*index) else {
                continue;
            };
            if !source.is_empty() {
                source.push(TextElem::packed("; "));
            }
            source.push(self.text.text(parts, citation.span, Style::default())?);
        }
        let source = if source.is_empty() {
            Value::None
        } else {
            Value::Content(Content::sequence(source))
        };
        Ok(meta::map([
            ("body", Value::Content(body)),
            ("source", source),
        ]))
    }
}

/// The parts of runs that lie in a span.
fn clip(runs: &[Run], span: Span) -> Vec<Run> {
    let inside = |run: &Run| {
        Some(Run {
            span: run.span.intersect(span)?,
            ..run.clone()
        })
    };
    runs.iter().filter_map(inside).collect()
}
