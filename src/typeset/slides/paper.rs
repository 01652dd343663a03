//! Slides on paper: the speaker's notes, and the handout. Each slide is set again as on the slides, and scaled.

use typst::foundations::{Content, IntoValue, Value};

use super::super::driver;
use super::super::edition::{Edition, TypesetError, fault, remarks};
use super::super::layout::Layout;
use super::super::parts::contents;
use super::super::slots::Slots;
use super::super::templates::Templates;
use super::super::text::TextBuilder;
use super::super::units::units;
use super::super::world::PressWorld;
use super::super::{brand::Brand, meta};
use super::furniture::in_digits;
use super::{Leaf, SlidesInput, calls, facts};
use crate::deck::{Notes, clock, notes, runs_in, times};
use crate::manuscript::{Run, each_block};
use crate::source::Span;

/// What is made of the slides for paper.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A slide to a page, what is said to it below.
    Notes,
    /// Three slides to a page, ruled lines beside them.
    Handout,
}

/// Sets slides that were laid out as `slides` on paper.
pub fn on_paper(
    input: &SlidesInput<'_>,
    slides: &Layout,
    paper: Paper,
    templates: &Templates,
    slots: &mut Slots,
) -> Result<Edition, TypesetError> {
    let spans = slots.assign(
        input.source.text(),
        &units(input.manuscript, input.references),
    );
    let brand = Brand::of(input.theme)?;
    let world = PressWorld::new(templates, "/slides.typ").with_fonts(brand.fonts());
    let mut text = TextBuilder::new(input.source, input.manuscript, &spans);
    text.keep_ranges();
    let mut leaves: Vec<Leaf<'_>> = Vec::new();
    for page in &slides.pages {
        let (Some(index), Some(items)) = (page.slide, page.items.clone()) else {
            continue;
        };
        // The second page of one item that flows on is no slide of its own.
        let again = |last: &Leaf<'_>| last.index == index && last.items == items;
        let slide = input.deck.slides.get(index);
        let slide = slide.filter(|_| !leaves.last().is_some_and(again));
        leaves.extend(slide.map(|slide| Leaf {
            index,
            slide,
            items,
        }));
    }
    let said: Vec<Notes> = leaves
        .iter()
        .map(|leaf| notes(input.source, input.manuscript, leaf.slide, &leaf.items))
        .collect();
    let kinds: Vec<_> = leaves.iter().map(|leaf| leaf.slide.kind).collect();
    let times = times(input.source, input.minutes, &said, &kinds);
    let runs = runs(input);
    let warned = driver::compile(&world, &[], |parts| {
        let total = leaves.len();
        let slides = calls(input, parts, &mut text, &leaves, true)?;
        let mut entries = Vec::new();
        for (index, ((slide, said), (start, end))) in
            slides.into_iter().zip(&said).zip(&times).enumerate()
        {
            let label = format!(
                "{} / {total} · {}–{}",
                index + 1,
                clock(*start),
                clock(*end)
            );
            let label = in_digits(&label, &input.manuscript.meta.language);
            let mut paragraphs = |paragraphs: &[Vec<Span>]| -> typst::diag::SourceResult<Value> {
                let mut out = Vec::new();
                for paragraph in paragraphs {
                    let inside = paragraph.iter().map(|span| runs_of(&runs, *span));
                    out.push(text.runs(parts, &joined(inside))?);
                }
                Ok(contents(out))
            };
            let (first, rest) = match paper {
                Paper::Notes => (paragraphs(&said.first)?, paragraphs(&said.rest)?),
                Paper::Handout => (contents([]), contents([])),
            };
            entries.push(meta::map([
                ("slide", Value::Content(slide)),
                ("label", label.into_value()),
                ("first", first),
                ("rest", rest),
            ]));
        }
        let named = vec![
            ("meta", facts(input)),
            ("theme", brand.tokens(parts, input.ratio)?),
            ("entries", Value::Array(entries.into_iter().collect())),
        ];
        let function = match paper {
            Paper::Notes => "notes",
            Paper::Handout => "handout",
        };
        parts.call(function, named, Vec::<Content>::new())
    });
    let document = warned.output.map_err(|e| fault(&e, &world))?;
    let layout = Layout {
        remarks: remarks(&warned.warnings, &spans),
        ..Layout::default()
    };
    let kind = match paper {
        Paper::Notes => "notes",
        Paper::Handout => "handout",
    };
    let ident = format!("diptych-{kind}:{}", meta::title(input.manuscript));
    Ok(Edition {
        document: document.into(),
        spans: spans.into(),
        layout,
        pictures: Vec::new(),
        ident,
        date: input.date,
    })
}

/// Every run that notes may be made of, by place.
fn runs(input: &SlidesInput<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    input.manuscript.each_run(&mut |run| runs.push(run.clone()));
    for aside in &input.manuscript.asides {
        each_block(&aside.blocks, &mut |run| runs.push(run.clone()));
    }
    runs.sort_by_key(|run| run.span);
    runs
}

fn runs_of(runs: &[Run], span: Span) -> Vec<Run> {
    runs_in(runs, span)
}

/// Sentences one after the other, a space between.
fn joined(sentences: impl Iterator<Item = Vec<Run>>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for sentence in sentences {
        if let (Some(before), Some(first)) = (out.last(), sentence.first()) {
            let gap = Span::new(before.span.end, first.span.start.max(before.span.end));
            out.push(Run {
                span: gap,
                kind: crate::manuscript::RunKind::Space,
                style: first.style,
            });
        }
        out.extend(sentence);
    }
    out
}
