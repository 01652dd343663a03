//! The slides: each slide of the deck on a page of its own; one that does not fit is split.

mod builder;
mod bullets;
mod displays;
mod foreseen;
mod furniture;
mod opening;
mod paper;

pub use furniture::{capitals, counted_in, over_title, slide_footer};
pub use paper::{Paper, on_paper};

use std::ops::Range;
use std::sync::Arc;

use typst::World;
use typst::diag::{SourceResult, Warned};
use typst::foundations::{Content, IntoValue, Label, Selector, Value};
use typst::introspection::Introspector;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::brand::Brand;
use super::driver::{self, Parts, arg};
use super::edition::{Edition, TypesetError, fault, remarks};
use super::figures::Figures;
use super::glyphs::Walks;
use super::hashes::Hashed;
use super::layout::{Layout, Page, Rect};
use super::meta;
use super::slots::Slots;
use super::templates::Templates;
use super::text::TextBuilder;
use super::units::units;
use super::world::PressWorld;
use crate::citations::Citation;
use crate::deck::{Bullet, Deck, Slide, SlideKind};
use crate::manuscript::Manuscript;
use crate::references::Reference;
use crate::settings::{Date, Lecture, Theme};
use crate::source::Source;
use builder::{SlideBuilder, function, level};

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
    /// The theme, and what a brand changes of it.
    pub theme: &'a Theme,
    /// `16:9` or `4:3`.
    pub ratio: &'a str,
    /// Minutes of the lecture.
    pub minutes: u32,
    /// The document's date.
    pub date: Date,
}

/// A slide to be laid out: one of the deck, or a part of one.
struct Leaf<'a> {
    /// Its index in the deck.
    index: usize,
    slide: &'a Slide,
    /// The bullets (or references) that it shows.
    items: Range<usize>,
}

/// Lays out the slides; `slots` keep spans stable from build to build.
pub fn slides(
    input: &SlidesInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
) -> Result<Edition, TypesetError> {
    Ok(laid_out(input, templates, slots, None)?.0)
}

/// The same in less time, for slides that were `before` until an edit: works that were edited are split as they were.
/// Also whether any were: then [`slides`] may split them otherwise.
pub fn slides_soon(
    input: &SlidesInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
    before: Option<&Edition>,
) -> Result<(Edition, bool), TypesetError> {
    let before = before.map(|edition| edition.document.clone());
    laid_out(input, templates, slots, Some(before))
}

/// `soon`: for [`slides_soon`], with the slides before the edit, if there were any.
fn laid_out(
    input: &SlidesInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
    soon: Option<Option<Hashed>>,
) -> Result<(Edition, bool), TypesetError> {
    let spans = Arc::new(slots.assign(
        input.source.text(),
        &units(input.manuscript, input.references),
    ));
    let brand = Brand::of(input.theme)?;
    let world = PressWorld::new(templates, "/slides.typ").with_fonts(brand.fonts());
    let mut text = TextBuilder::new(input.source, input.manuscript, &spans);
    text.keep_ranges();
    let mut guessed = false;
    let mut parted = |slide: &Slide| {
        let known = foreseen::parts(input, slide);
        known.or_else(|| {
            let like = soon.as_ref().and_then(|_| foreseen::like(input, slide));
            guessed |= like.is_some();
            like
        })
    };
    let mut leaves: Vec<Leaf<'_>> = input
        .deck
        .slides
        .iter()
        .enumerate()
        .flat_map(|(index, slide)| Leaf::of(index, slide, parted(slide)))
        .collect();
    let mut splits;
    (leaves, splits) = works_fitted(input, &brand, &world, &mut text, leaves);
    let mut walks = Walks::new(input.source, soon.flatten());
    let before = walks.last().cloned();
    let mut warned = lay_out(input, &brand, &world, &mut text, &leaves, before);
    let mut pages_of: Vec<usize> = vec![1; leaves.len()];
    let laid_out = warned.output.as_ref().ok();
    if let Some(document) = laid_out.filter(|document| document.pages().len() != leaves.len()) {
        let pages = pages_each(document, leaves.len());
        let pages = pages.into_iter().map(Some).collect();
        let again;
        (leaves, pages_of, again) = fit(input, &brand, &world, &mut text, leaves, pages);
        splits |= again;
        if again {
            warned = lay_out(input, &brand, &world, &mut text, &leaves, None);
        }
    }
    if splits && !guessed {
        remember(input, &leaves);
    }
    let document = walks.laid(warned.output.map_err(|e| fault(&e, &world))?);
    let missing = text.missing();
    let owners = leaves
        .iter()
        .zip(&pages_of)
        .flat_map(|(leaf, &n)| std::iter::repeat_n((leaf.index, leaf.items.clone()), n));
    let mut owners = owners.map(Some).chain(std::iter::repeat(None));
    let pages = document.pages().iter().zip(walks.of(&document, &spans));
    let pages = pages.map(|(page, glyphs)| {
        let owner = owners.next().flatten();
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
            glyphs,
            slide: owner.as_ref().map(|(index, _)| *index),
            items: owner.map(|(_, items)| items),
        }
    });
    let layout = Layout {
        pages: pages.collect(),
        lead: 0.0,
        facing: false,
        missing_glyphs: missing,
        figure_problems: Vec::new(),
        remarks: remarks(&warned.warnings, &spans),
    };
    brand.check(&layout)?;
    let ident = format!("diptych-slides:{}", meta::title(input.manuscript));
    let edition = Edition {
        document,
        spans,
        layout,
        pictures: Vec::new(),
        ident,
        date: input.date,
    };
    Ok((edition, guessed))
}

impl<'a> Leaf<'a> {
    /// The bullets that it shows.
    fn bullets(&self) -> &'a [Bullet] {
        let all = &self.slide.bullets;
        all.get(self.items.clone()).unwrap_or_default()
    }

    /// A slide of the deck: whole, or in the parts that it is split into.
    fn of(
        index: usize,
        slide: &'a Slide,
        parts: Option<Vec<Range<usize>>>,
    ) -> impl Iterator<Item = Self> + use<'a> {
        let whole = 0..slide.bullets.len().max(slide.references.len());
        let parts = parts.unwrap_or_else(|| Vec::from([whole]));
        parts.into_iter().map(move |items| Self {
            index,
            slide,
            items,
        })
    }
}

/// Remembers how slides of works were split.
fn remember(input: &SlidesInput<'_>, leaves: &[Leaf<'_>]) {
    for (index, slide) in input.deck.slides.iter().enumerate() {
        let own = leaves.iter().filter(|leaf| leaf.index == index);
        let parts: Vec<Range<usize>> = own.map(|leaf| leaf.items.clone()).collect();
        if parts.len() > 1 {
            foreseen::keep(input, slide, parts);
        }
    }
}

/// How many pages each of `leaves` slides takes: the template marks where one begins.
fn pages_each(document: &PagedDocument, leaves: usize) -> Vec<usize> {
    let introspector: &dyn Introspector = document.introspector().as_ref();
    let mark = Label::new(PicoStr::intern("diptych-slide"));
    let marks = mark.map(|mark| introspector.query(&Selector::Label(mark)));
    let starts = marks.iter().flatten().filter_map(|mark| {
        let page = introspector.page(mark.location()?)?;
        Some(page.get())
    });
    let end = document.pages().len() + 1;
    let starts: Vec<usize> = starts.chain([end]).collect();
    let each = starts
        .windows(2)
        .map(|pair| pair[1].saturating_sub(pair[0]).max(1));
    each.chain(std::iter::repeat(1)).take(leaves).collect()
}

/// Splits slides of works before all are laid out: what is split later changes the number of slides, which stands on
/// each of them. Also whether any was split.
fn works_fitted<'a>(
    input: &SlidesInput<'_>,
    brand: &Brand<'_>,
    world: &dyn World,
    text: &mut TextBuilder<'_>,
    leaves: Vec<Leaf<'a>>,
) -> (Vec<Leaf<'a>>, bool) {
    // A logo stands on the last slide only, which is not known before: there the room is another.
    if brand.has_logo() {
        return (leaves, false);
    }
    let mut fitted = Vec::with_capacity(leaves.len());
    let mut splits = false;
    for leaf in leaves {
        let works = leaf.slide.references.len();
        let is_whole = leaf.slide.kind == SlideKind::References && leaf.items == (0..works);
        if is_whole && works > 1 {
            let (parts, _, split) = fit(input, brand, world, text, vec![leaf], vec![None]);
            splits |= split;
            fitted.extend(parts);
        } else {
            fitted.push(leaf);
        }
    }
    (fitted, splits)
}

/// Splits what does not fit on one page; whether anything was split. `pages`: how many each takes, where that is known.
/// A part that holds a single item (two of a
/// comparison, which stand side by side) is left to flow on.
fn fit<'a>(
    input: &SlidesInput<'_>,
    brand: &Brand<'_>,
    world: &dyn World,
    text: &mut TextBuilder<'_>,
    leaves: Vec<Leaf<'a>>,
    pages: Vec<Option<usize>>,
) -> (Vec<Leaf<'a>>, Vec<usize>, bool) {
    let mut done = (Vec::new(), Vec::new(), false);
    let mut waiting: Vec<(Leaf<'a>, Option<usize>)> = leaves.into_iter().zip(pages).rev().collect();
    while let Some((leaf, pages)) = waiting.pop() {
        let pages = pages.unwrap_or_else(|| {
            let alone = lay_out(input, brand, world, text, std::slice::from_ref(&leaf), None);
            alone.output.map_or(1, |document| document.pages().len())
        });
        let unit = match leaf.slide.kind {
            SlideKind::Comparison => 2,
            _ => 1,
        };
        if pages > 1 && leaf.items.len() > unit {
            let half = match leaf.slide.kind {
                SlideKind::References => filled(leaf.items.len(), pages, |first| {
                    let items = leaf.items.start..leaf.items.start + first;
                    let part = Leaf { items, ..leaf };
                    let alone = lay_out(input, brand, world, text, &[part], None);
                    alone.output.map_or(1, |document| document.pages().len()) == 1
                }),
                _ => (leaf.items.len() / unit).div_ceil(2) * unit,
            };
            let middle = leaf.items.start + half;
            let (start, end) = (leaf.items.start, leaf.items.end);
            for items in [middle..end, start..middle] {
                waiting.push((Leaf { items, ..leaf }, None));
            }
            done.2 = true;
        } else {
            done.0.push(leaf);
            done.1.push(pages);
        }
    }
    done
}

/// How many of `count` works, which together take `pages` pages, the first slide has, so that all have about as many;
/// `fits`: whether so many fit on one.
fn filled(count: usize, pages: usize, mut fits: impl FnMut(usize) -> bool) -> usize {
    let mut most = count.div_ceil(pages).max(1);
    if fits(most) {
        while most + 1 < count && fits(most + 1) {
            most += 1;
        }
    } else {
        while most > 1 {
            most -= 1;
            if fits(most) {
                break;
            }
        }
    }
    let even = count.div_ceil(count.div_ceil(most));
    even.clamp(1, count.saturating_sub(1).max(1))
}

fn lay_out(
    input: &SlidesInput<'_>,
    brand: &Brand<'_>,
    world: &dyn World,
    text: &mut TextBuilder<'_>,
    leaves: &[Leaf<'_>],
    before: Option<PagedDocument>,
) -> Warned<SourceResult<PagedDocument>> {
    driver::compile_after(before, world, &[], |parts| {
        // Only who is told what slide is the last can show a logo there.
        let body = calls(input, parts, text, leaves, brand.has_logo())?;
        let named = vec![
            ("meta", facts(input)),
            ("theme", brand.tokens(parts, input.ratio)?),
        ];
        parts.call("deck", named, Some(Content::sequence(body)))
    })
}

/// What the template's functions give for each leaf; `numbered`: each is told its number and how many there are.
fn calls(
    input: &SlidesInput<'_>,
    parts: &mut Parts<'_, '_>,
    text: &mut TextBuilder<'_>,
    leaves: &[Leaf<'_>],
    numbered: bool,
) -> SourceResult<Vec<Content>> {
    let total = leaves.len();
    let mut body = Vec::new();
    // What cannot be shown is told by the print edition.
    let mut figures = Figures::default();
    for (i, leaf) in leaves.iter().enumerate() {
        let mut builder = SlideBuilder {
            input,
            beside: in_a_row(leaves, i),
            text,
            figures: &mut figures,
            level: level(input.deck, leaf),
        };
        let mut named = builder.arguments(parts, leaf)?;
        if numbered {
            named.push(arg("number", (i + 1) as i64));
            named.push(arg("total", total as i64));
        }
        let alone = builder.alone(parts, leaf)?;
        body.push(parts.call(function(input.manuscript, leaf.slide), named, alone)?);
    }
    Ok(body)
}

/// The other timelines of the row that a slide stands in.
fn in_a_row<'l, 'a>(leaves: &'l [Leaf<'a>], at: usize) -> Vec<&'l Leaf<'a>> {
    let kind = |leaf: &&Leaf<'_>| leaf.slide.kind == SlideKind::Timeline;
    if !leaves.get(at).is_some_and(|leaf| kind(&leaf)) {
        return Vec::new();
    }
    let (before, after) = leaves.split_at(at);
    let before = before.iter().rev().take_while(kind);
    before
        .chain(after.iter().skip(1).take_while(kind))
        .collect()
}

/// Facts about the deck.
fn facts(input: &SlidesInput<'_>) -> Value {
    let mut facts = meta::dict(input.manuscript, input.date);
    if let Value::Dict(dict) = &mut facts {
        if let Some(title) = &input.lecture.title {
            dict.insert("title".into(), title.text.as_str().into_value());
        }
        let numbering = furniture::numbering(&input.manuscript.meta.language);
        dict.insert("numbering".into(), numbering.into_value());
        if let Some(footer) = &input.theme.footer {
            dict.insert("footer".into(), footer.as_str().into_value());
        }
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn works_are_parted_evenly_over_as_few_slides_as_they_need() {
        let slides = |count: usize, pages: usize, room: usize| {
            let mut left = count;
            let mut out = Vec::new();
            while left > room {
                let first = filled(left, pages.min(left), |n| n <= room);
                out.push(first);
                left -= first;
            }
            out.push(left);
            out
        };
        assert_eq!(slides(15, 3, 6), [5, 5, 5]);
        assert_eq!(slides(10, 2, 9), [5, 5]);
        assert_eq!(slides(13, 5, 6), [5, 4, 4]);
        // One that fits nowhere is alone.
        assert_eq!(filled(3, 9, |_| false), 1);
        assert_eq!(filled(2, 2, |_| true), 1);
    }
}
