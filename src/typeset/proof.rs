//! The author's proof: the pages of the print edition as they are, with numbered lines and notes beside them.
//!
//! In: the laid-out print edition, and remarks that know their places. Out: an [`Edition`] of larger pages. Each
//! holds a page of the book, the very frame that the reading edition has, so that no line or page can end elsewhere;
//! round it stand what a template of its own made of the remarks. All of their words are data.

use ecow::EcoVec;
use typst::diag::SourceResult;
use typst::foundations::{Content, Dict, IntoValue, Value};
use typst::layout::{Abs, FrameItem, GroupItem, Point, Ratio, Transform};
use typst_layout::{Page as TypstPage, PagedDocument};

use super::driver::{self, Parts, arg};
use super::edition::{Edition, TypesetError, fault};
use super::layout::{Layout, Page};
use super::letter::words;
use super::meta;
use super::templates::Templates;
use super::text_lines::{TextLine, line_of, text_lines};
use super::world::PressWorld;
use crate::manuscript::Manuscript;
use crate::settings::House;
use crate::source::{Source, Span};

/// What a proof is made of.
pub struct ProofInput<'a> {
    /// The laid-out print edition.
    pub print: &'a Edition,
    /// The file.
    pub source: &'a Source,
    /// The manuscript, for title and running heads.
    pub manuscript: &'a Manuscript,
    /// The house that the print edition has.
    pub house: &'a House,
    /// The day, in words, if one is known.
    pub day: Option<String>,
    /// What is to be looked at, in the order of the text.
    pub remarks: Vec<ProofRemark>,
}

/// A remark on a place in the manuscript.
#[derive(Clone, Debug)]
pub struct ProofRemark {
    /// Where.
    pub span: Span,
    /// How much it weighs: 0 a note, 1 a warning, 2 an error.
    pub weight: u8,
    /// The rule's code and name.
    pub rule: (String, String),
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub proposal: Option<String>,
}

/// Where a remark stands in print.
#[derive(Copy, Clone, Debug)]
struct Place {
    page: usize,
    line: usize,
    left: f64,
    right: f64,
    bottom: f64,
}

/// So many remarks on one line are one note.
const COMBINED: usize = 3;

/// Lays out the proof.
pub fn proof(input: &ProofInput<'_>, templates: &Templates) -> Result<Edition, TypesetError> {
    let world = PressWorld::new(templates, "/proof.typ");
    let house = meta::house(input.house);
    let layout = &input.print.layout;
    let lines: Vec<Vec<TextLine>> = layout.pages.iter().map(text_lines).collect();
    let finder = Finder::of(layout);
    let places: Vec<Option<Place>> = input
        .remarks
        .iter()
        .map(|remark| finder.place(layout, &lines, words_at(input.source, remark.span)))
        .collect();
    let mut on_paper = OnPaper::default();
    let warned = driver::compile(&world, &[("house", house)], |parts| {
        on_paper = OnPaper::of(parts)?;
        content(input, &lines, &places, &on_paper, parts)
    });
    let sheets = warned.output.map_err(|e| fault(&e, &world))?;
    let (print, number) = (&input.print.document, layout.pages.len());
    let mut pages: EcoVec<TypstPage> = sheets.pages().iter().cloned().collect();
    if pages.len() < number {
        let faults = vec!["the template of the proof has not made a sheet for each page".into()];
        return Err(TypesetError { faults });
    }
    for ((sheet, page), facts) in pages
        .make_mut()
        .iter_mut()
        .zip(print.pages())
        .zip(&layout.pages)
    {
        let mut group = GroupItem::new(page.frame.clone());
        group.transform = on_paper.transform(facts);
        sheet.frame.prepend(Point::zero(), FrameItem::Group(group));
        sheet.numbering = page.numbering.clone();
        sheet.number = page.number;
    }
    let mut sheets = sheets;
    let info = sheets.info_mut().clone();
    Ok(Edition {
        document: PagedDocument::new(pages, info).into(),
        spans: Default::default(),
        layout: Layout::default(),
        pictures: Vec::new(),
        ident: format!("diptych-proof:{}", meta::title(input.manuscript)),
        date: input.print.date,
    })
}

/// The characters that a remark is shown at: of a gap between words the one before it.
fn words_at(source: &Source, span: Span) -> Span {
    let text = source.text();
    let blank = |span: Span| text.get(span.range()).is_some_and(|s| s.trim().is_empty());
    let before = text.get(..span.start).unwrap_or_default();
    // The first byte of the file stands for remarks on the whole of it.
    if span.start == 0 || !blank(span) {
        return span;
    }
    let end = before.trim_end().len();
    let start = before[..end].char_indices().next_back();
    start.map_or(span, |(start, _)| Span::new(start, end))
}

/// Finds where characters of the manuscript stand in print.
struct Finder {
    /// First printings: characters, page, glyph; by characters.
    glyphs: Vec<(Span, usize, usize)>,
}

impl Finder {
    fn of(layout: &Layout) -> Self {
        let mut glyphs = Vec::new();
        for (number, page) in layout.pages.iter().enumerate() {
            for (index, glyph) in page.glyphs.iter().enumerate() {
                if let Some(span) = glyph.source.filter(|_| glyph.inked)
                    && !glyph.text.trim().is_empty()
                {
                    glyphs.push((span, number, index));
                }
            }
        }
        glyphs.sort();
        Self { glyphs }
    }

    /// The first line of `span` in print; `None` where none of it is printed.
    fn place(&self, layout: &Layout, lines: &[Vec<TextLine>], span: Span) -> Option<Place> {
        let first = self.glyphs.partition_point(|(at, ..)| at.end <= span.start);
        let (found, page, index) = *self.glyphs.get(first)?;
        if found.start >= span.end.max(span.start + 1) {
            return None;
        }
        let glyph = &layout.pages[page].glyphs[index];
        let line = line_of(&lines[page], glyph)?;
        let mut place = Place {
            page,
            line,
            left: glyph.rect.left,
            right: glyph.rect.right,
            bottom: glyph.rect.bottom,
        };
        let rest = self.glyphs[first..].iter();
        for (_, other, index) in rest.take_while(|(at, ..)| at.start < span.end) {
            let glyph = &layout.pages[*other].glyphs[*index];
            if *other == page && line_of(&lines[page], glyph) == Some(line) {
                place.left = place.left.min(glyph.rect.left);
                place.right = place.right.max(glyph.rect.right);
            }
        }
        Some(place)
    }
}

/// How a page of the book lies on the sheet, as the template says.
#[derive(Copy, Clone, Debug, Default)]
struct OnPaper {
    left: f64,
    top: f64,
    scale: f64,
}

impl OnPaper {
    fn of(parts: &mut Parts<'_, '_>) -> SourceResult<Self> {
        let place = parts.value("book-place", Vec::new(), [])?;
        let place = place.cast::<Dict>().unwrap_or_default();
        let length = |key: &str| match place.get(key) {
            Ok(Value::Length(length)) => length.abs.to_pt(),
            Ok(Value::Float(number)) => *number,
            Ok(Value::Int(number)) => *number as f64,
            _ => 0.0,
        };
        Ok(Self {
            left: length("left"),
            top: length("top"),
            scale: length("scale"),
        })
    }

    fn x(&self, page: &Page, x: f64) -> Value {
        Abs::pt(self.left + (x - page.measure.left) * self.scale).into_value()
    }

    fn y(&self, y: f64) -> Value {
        Abs::pt(self.top + y * self.scale).into_value()
    }

    fn transform(&self, page: &Page) -> Transform {
        let left = self.left - page.measure.left * self.scale;
        let scale = Ratio::new(self.scale);
        Transform::translate(Abs::pt(left), Abs::pt(self.top))
            .pre_concat(Transform::scale(scale, scale))
    }
}

fn content(
    input: &ProofInput<'_>,
    lines: &[Vec<TextLine>],
    places: &[Option<Place>],
    on_paper: &OnPaper,
    parts: &mut Parts<'_, '_>,
) -> SourceResult<Content> {
    let mut body = Vec::new();
    for (number, page) in input.print.layout.pages.iter().enumerate() {
        let here: Vec<(usize, Place)> = places
            .iter()
            .enumerate()
            .filter_map(|(i, place)| place.filter(|p| p.page == number).map(|p| (i, p)))
            .collect();
        let ticks = here.iter().map(|(i, place)| {
            meta::map([
                ("x", on_paper.x(page, place.left)),
                ("right", on_paper.x(page, place.right)),
                ("y", on_paper.y(place.bottom)),
                ("weight", input.remarks[*i].weight.into_value()),
            ])
        });
        let ticks: Vec<Value> = ticks.collect();
        let numbered = lines[number].iter().map(|line| on_paper.y(line.middle));
        let named = vec![
            arg("label", page.label.as_str()),
            ("lines", Value::Array(numbered.collect())),
            ("ticks", Value::Array(ticks.into_iter().collect())),
            (
                "notes",
                notes(input, here, &lines[number], on_paper, parts)?,
            ),
        ];
        body.push(parts.call("sheet", named, None)?);
    }
    let mut rows = Vec::new();
    for (i, (remark, place)) in input.remarks.iter().zip(places).enumerate() {
        rows.push(self::row(
            input,
            i,
            remark,
            place.as_ref(),
            on_paper,
            parts,
        )?);
    }
    let rows = ("rows", Value::Array(rows.into_iter().collect()));
    body.push(parts.call("list-of-remarks", vec![rows], None)?);
    let title = meta::title(input.manuscript);
    let facts = meta::map([
        ("title", title.into_value()),
        ("running", meta::running(title, meta::RUNNING).into_value()),
        ("date", meta::day(input.print.date)),
    ]);
    let named = vec![
        ("meta", facts),
        match &input.day {
            Some(day) => arg("day", words(day, parts)?),
            None => ("day", Value::None),
        },
    ];
    parts.call("proof", named, Some(Content::sequence(body)))
}

/// The notes of a page from top to bottom: one a remark; remarks that crowd one line are one note.
fn notes(
    input: &ProofInput<'_>,
    mut here: Vec<(usize, Place)>,
    lines: &[TextLine],
    on_paper: &OnPaper,
    parts: &mut Parts<'_, '_>,
) -> SourceResult<Value> {
    here.sort_by_key(|(i, place)| (place.line, *i));
    let mut out = Vec::new();
    for crowd in here.chunk_by(|(_, a), (_, b)| a.line == b.line) {
        let y = on_paper.y(lines[crowd[0].1.line].middle);
        let size = if crowd.len() >= COMBINED {
            crowd.len()
        } else {
            1
        };
        for one in crowd.chunks(size) {
            let ids = one.iter().map(|(i, _)| (i + 1).into_value()).collect();
            let weight = one.iter().map(|(i, _)| input.remarks[*i].weight).max();
            let text = match one {
                [(i, _)] => words(&input.remarks[*i].message, parts)?,
                several => {
                    let mut names: Vec<&str> = Vec::new();
                    for (i, _) in several {
                        let name = input.remarks[*i].rule.1.as_str();
                        if !names.contains(&name) {
                            names.push(name);
                        }
                    }
                    words(&format!("See the list: {}", names.join(", ")), parts)?
                }
            };
            let proposal = match one {
                [(i, _)] => input.remarks[*i].proposal.as_deref(),
                _ => None,
            };
            out.push(meta::map([
                ("ids", Value::Array(ids)),
                ("y", y.clone()),
                ("line", (crowd[0].1.line + 1).into_value()),
                ("weight", weight.unwrap_or(0).into_value()),
                ("body", Value::Content(text)),
                ("proposal", optional(proposal, parts)?),
            ]));
        }
    }
    Ok(Value::Array(out.into_iter().collect()))
}

/// A row of the list at the end.
fn row(
    input: &ProofInput<'_>,
    index: usize,
    remark: &ProofRemark,
    place: Option<&Place>,
    on_paper: &OnPaper,
    parts: &mut Parts<'_, '_>,
) -> SourceResult<Value> {
    let (at, target) = match place {
        Some(place) => {
            let page = &input.print.layout.pages[place.page];
            let target = meta::map([
                ("page", (place.page + 1).into_value()),
                ("x", on_paper.x(page, page.measure.left)),
                ("y", on_paper.y(place.bottom - 30.0)),
            ]);
            (format!("{}:{}", page.label, place.line + 1), target)
        }
        None => (String::new(), Value::None),
    };
    Ok(meta::map([
        ("id", (index + 1).into_value()),
        ("at", at.as_str().into_value()),
        ("target", target),
        ("weight", remark.weight.into_value()),
        ("code", remark.rule.0.as_str().into_value()),
        ("name", remark.rule.1.as_str().into_value()),
        ("body", Value::Content(words(&remark.message, parts)?)),
        ("proposal", optional(remark.proposal.as_deref(), parts)?),
    ]))
}

fn optional(text: Option<&str>, parts: &mut Parts<'_, '_>) -> SourceResult<Value> {
    text.map_or(Ok(Value::None), |text| {
        Ok(Value::Content(words(text, parts)?))
    })
}
