//! The print edition: the whole manuscript, in its order, in the house's page.

use std::sync::Arc;

use typst::utils::hash128;
use typst_layout::PagedDocument;

use super::chapter::{Chapter, PrintInput, reference_label};
use super::driver;
use super::edition::{Edition, TypesetError, fault, remarks};
use super::figures::Figures;
use super::fonts::Fonts;
use super::geometry::Geometry;
use super::glyphs::Walks;
use super::hashes::Hashed;
use super::layout::{Layout, Page};
use super::memory::pause;
use super::meta;
use super::page_ends::{compounds, joined, last_words};
use super::page_mends::improved;
use super::page_wishes::{Wishes, Words};
use super::slots::Slots;
use super::templates::Templates;
use super::text::TextBuilder;
use super::tongues::{self, Tongue, tongues};
use super::typography::addresses;
use super::units::units;
use super::world::PressWorld;
use crate::citations::Link;
use crate::settings::House;
use crate::source::Span;

/// Lays out the print edition; `slots` keep spans stable from build to build.
pub fn print(
    input: &PrintInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
) -> Result<Edition, TypesetError> {
    let own = OwnFonts::of(input.house)?;
    let mut walks = Walks::new(input.source, None);
    let lay = |wishes: &Wishes| lay(input, templates, &own, slots, wishes, &mut walks, None);
    let tongues = tongues(input.source, input.manuscript, input.references);
    let english = |word| is_english(input, &tongues, word);
    let addresses = addresses(input.source.text());
    Ok(improved(words(input, &english, &addresses), lay)?.0)
}

fn words<'w>(
    input: &PrintInput<'w>,
    english: &'w dyn Fn(Span) -> bool,
    addresses: &'w [Span],
) -> Words<'w> {
    Words {
        text: input.source.text(),
        blocks: &input.manuscript.blocks,
        english,
        addresses,
    }
}

/// Whether a word is English, by the stretches in other languages.
fn is_english(input: &PrintInput<'_>, tongues: &[Tongue], word: Span) -> bool {
    let home = input.manuscript.meta.language.split(['-', '_']).next();
    let lang = tongues::cut(tongues, word)
        .first()
        .and_then(|(_, lang)| *lang);
    lang.or(home) == Some("en")
}

/// What was asked of the ends of an edition's pages, to be asked again of the next state of its text.
#[derive(Default)]
pub struct PageEnds {
    text: String,
    wishes: Wishes,
    /// The pages that came of it.
    last: Option<Hashed>,
}

/// Lays out the print edition in one go, with its page ends as they were mended before: what an edit makes of them is
/// seen to by [`print_settled`].
pub fn print_soon(
    input: &PrintInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
    ends: &mut PageEnds,
) -> Result<Edition, TypesetError> {
    let text = input.source.text();
    ends.wishes = ends.wishes.moved(&ends.text, text);
    text.clone_into(&mut ends.text);
    let own = OwnFonts::of(input.house)?;
    let mut walks = Walks::new(input.source, ends.last.take());
    let before = walks.last().cloned();
    let wishes = &ends.wishes;
    let edition = lay(input, templates, &own, slots, wishes, &mut walks, before)?;
    ends.last = Some(edition.document.clone());
    Ok(edition)
}

/// Lays out the print edition as [`print()`] does, and notes what was asked of its page ends; `None` where `stop` said
/// in between that it is not wanted any more.
pub fn print_settled(
    input: &PrintInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
    ends: &mut PageEnds,
    stop: &dyn Fn() -> bool,
) -> Result<Option<Edition>, TypesetError> {
    let text = input.source.text();
    let own = OwnFonts::of(input.house)?;
    let mut walks = Walks::new(input.source, ends.last.clone());
    // `Err(None)`: stopped.
    let lay = |wishes: &Wishes| {
        if stop() {
            return Err(None);
        }
        let edition = lay(input, templates, &own, slots, wishes, &mut walks, None);
        pause();
        edition.map_err(Some)
    };
    let tongues = tongues(input.source, input.manuscript, input.references);
    let english = |word| is_english(input, &tongues, word);
    let addresses = addresses(text);
    match improved(words(input, &english, &addresses), lay) {
        Ok((edition, wishes)) => {
            *ends = PageEnds {
                text: text.to_owned(),
                wishes,
                last: Some(edition.document.clone()),
            };
            Ok(Some(edition))
        }
        Err(None) => Ok(None),
        Err(Some(fault)) => Err(fault),
    }
}

/// The fonts of a house that has some of its own, and their families.
pub(super) struct OwnFonts(Option<(Fonts, Vec<String>)>);

impl OwnFonts {
    pub(super) fn of(house: &House) -> Result<Self, TypesetError> {
        let own = (!house.fonts.is_empty()).then(|| Fonts::of_house(house));
        own.transpose().map(Self)
    }
}

/// Lays out the print edition once; `before`: what it was before an edit.
pub(super) fn lay(
    input: &PrintInput<'_>,
    templates: &Templates,
    own: &OwnFonts,
    slots: &mut Slots,
    wishes: &Wishes,
    walks: &mut Walks,
    before: Option<PagedDocument>,
) -> Result<Edition, TypesetError> {
    let mut geometry = Geometry::default();
    let spans = Arc::new(slots.assign(
        input.source.text(),
        &units(input.manuscript, input.references),
    ));
    let mut text = TextBuilder::new(input.source, input.manuscript, &spans);
    text.jumps = jumps(input);
    let last = last_words(input.source.text(), &input.manuscript.blocks).into_iter();
    let compounds = compounds(input.source.text()).into_iter();
    let words = last.chain(compounds.filter(|word| !wishes.parted.contains(word)));
    let whole = joined(words.chain(wishes.whole.iter().copied()));
    text.whole = whole.into_iter().map(|span| (span, ())).collect();
    text.ragged = wishes.ragged.iter().map(|line| line.start).collect();
    text.tongues = tongues(input.source, input.manuscript, input.references);
    let mut figures = Figures::default();
    let mut house = meta::house(input.house);
    let mut world = PressWorld::new(templates, "/print.typ");
    if let Some((fonts, families)) = &own.0 {
        house = meta::with_families(house, families);
        world = world.with_fonts(fonts);
        text.fonts = fonts;
    }
    let common = [("house", house.clone())];
    let warned = driver::compile_after(before, &world, &common, |parts| {
        geometry = Geometry::of(parts, input.house)?;
        text.face.clone_from(&geometry.face);
        let (clusters, dashes) = (geometry.clusters, geometry.dashes);
        text.on_lines_of(clusters, dashes);
        let manner = hash128(&(house, &geometry.face, clusters, dashes));
        text.keep(&mut slots.text, manner);
        Chapter {
            input,
            text: &mut text,
            figures: &mut figures,
            wishes,
        }
        .content(parts)
    });
    let document = walks.laid(warned.output.map_err(|e| fault(&e, &world))?);
    let missing = text.missing();
    let pages = document
        .pages()
        .iter()
        .zip(walks.of(&document, &spans))
        .map(|(page, glyphs)| Page {
            label: page.number.to_string(),
            width: page.frame.width().to_pt(),
            height: page.frame.height().to_pt(),
            measure: geometry.measure(page.number),
            glyphs,
            slide: None,
            items: None,
        })
        .collect();
    let layout = Layout {
        pages,
        lead: geometry.lead,
        facing: geometry.facing,
        missing_glyphs: missing,
        figure_problems: figures.problems,
        remarks: remarks(&warned.warnings, &spans),
    };
    let ident = format!("diptych-print:{}", meta::title(input.manuscript));
    Ok(Edition {
        document,
        spans,
        layout,
        pictures: figures.pictures,
        ident,
        date: input.date,
    })
}

/// Citations that lead to an entry, as jumps.
fn jumps(input: &PrintInput<'_>) -> Vec<(Span, String)> {
    let mut jumps: Vec<(Span, String)> = Vec::new();
    for citation in input.citations {
        let Link::Found { reference, .. } = &citation.link else {
            continue;
        };
        let Some(reference) = input.references.get(*reference) else {
            continue;
        };
        // One work cited twice in one place (`2003a, b`) overlaps: the first link stands.
        if jumps
            .last()
            .is_none_or(|(last, _)| last.end <= citation.span.start)
        {
            jumps.push((citation.span, reference_label(reference)));
        }
    }
    jumps
}
