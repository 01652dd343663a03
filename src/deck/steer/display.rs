//! A section's table or figure in the place of its bullets.

use super::super::cut::runs_in;
use super::super::special::{can_lead, shown};
use super::super::title::{heading, slide};
use super::super::{Deck, Slide, SlideKind};
use super::apply::{holds_bullets, section_of_heading};
use super::recast::of;
use crate::manuscript::steering::{Act, Steering};
use crate::manuscript::{Block, BlockKind, Manuscript, Paragraph};
use crate::source::Source;

/// What keeps a table or figure that was asked for from its slide.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The section has none, or nothing that such a slide shows; of which kind.
    Nothing(&'static str),
    /// Its table is too large.
    TooLarge,
    /// Its figure's file is missing, elsewhere, or no image.
    NoPicture,
}

/// What keeps the table, figure, timeline or amounts that a mark on a heading asks for from their slide; `None` if they
/// may be shown, or if the mark asks for something else.
pub fn asked_display(source: &Source, manuscript: &Manuscript, mark: &Steering) -> Option<Asked> {
    if let Act::Kind(name @ ("timeline" | "numbers")) = mark.act {
        let section = section_of_heading(manuscript, mark)?;
        return (dated(source, manuscript, section, of(name)) < fewest(name))
            .then_some(Asked::Nothing(name));
    }
    let Act::Kind(name @ ("table" | "figure")) = mark.act else {
        return None;
    };
    let section = section_of_heading(manuscript, mark)?;
    let blocks = manuscript.sections.get(section)?.blocks.clone();
    let mut found = false;
    for block in manuscript.blocks.get(blocks)? {
        let own = match block.kind {
            BlockKind::Table(_) => name == "table",
            BlockKind::Figure(_) => name == "figure",
            _ => false,
        };
        if own && shown(source, block).is_some() {
            return None;
        }
        found |= own;
    }
    Some(match (found, name) {
        (false, _) => Asked::Nothing(name),
        (true, "table") => Asked::TooLarge,
        (true, _) => Asked::NoPicture,
    })
}

/// Points of a timeline, and amounts, that make a slide.
fn fewest(name: &str) -> usize {
    if name == "timeline" { 2 } else { 1 }
}

/// Sentences of a section in which a year, or an amount, can stand apart.
fn dated(source: &Source, manuscript: &Manuscript, section: usize, kind: SlideKind) -> usize {
    let blocks = manuscript.sections.get(section).map(|s| s.blocks.clone());
    let blocks = blocks.and_then(|blocks| manuscript.blocks.get(blocks));
    let paragraphs = blocks.into_iter().flatten().flat_map(paragraphs_of);
    let sentences = paragraphs.flat_map(|p| p.sentences.iter().map(|s| runs_in(&p.runs, *s)));
    sentences
        .filter(|runs| can_lead(source, kind, runs))
        .count()
}

fn paragraphs_of(block: &Block) -> Vec<&Paragraph> {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => vec![paragraph],
        BlockKind::List(list) => {
            let blocks = list.items.iter().flat_map(|item| &item.blocks);
            blocks.flat_map(paragraphs_of).collect()
        }
        _ => Vec::new(),
    }
}

/// Puts the tables (or figures, as `name` asks) of a section in the place of its slides of bullets. A section without
/// one that a slide can show keeps its bullets.
pub(super) fn display(
    source: &Source,
    manuscript: &Manuscript,
    deck: &mut Deck,
    section: usize,
    name: &str,
) {
    let kind = of(name);
    let Some(blocks) = manuscript.sections.get(section).map(|s| s.blocks.clone()) else {
        return;
    };
    let own = |slide: &Slide| slide.section == Some(section);
    let has = |deck: &Deck, index: usize| deck.slides.iter().any(|s| s.display == Some(index));
    let mut made: Vec<Slide> = Vec::new();
    let mut any = false;
    for index in blocks {
        let block = manuscript.blocks.get(index);
        let Some((found, title)) = block.and_then(|block| shown(source, block)) else {
            continue;
        };
        if found != kind {
            continue;
        }
        any = true;
        if has(deck, index) {
            continue;
        }
        let heading = heading(source, manuscript, Some(section));
        let over = heading.clone().filter(|_| title.is_some());
        made.push(Slide {
            eyebrow: over,
            display: Some(index),
            notes: Vec::new(),
            ..slide(kind, title.or(heading).unwrap_or_default(), Some(section))
        });
    }
    if !any {
        return;
    }
    let replaced = |slide: &Slide| own(slide) && holds_bullets(slide) && slide.display.is_none();
    let at = deck.slides.iter().position(&replaced);
    let at = at.or(deck.slides.iter().position(own));
    let said: Vec<_> = deck.slides.iter().filter(|s| replaced(s)).collect();
    let notes: Vec<_> = said.iter().flat_map(|slide| slide.notes.clone()).collect();
    deck.slides.retain(|slide| !replaced(slide));
    let at = at.unwrap_or(deck.slides.len()).min(deck.slides.len());
    deck.slides.splice(at..at, made);
    // What was to be said of the bullets is said to what stands there now.
    let shows = |slide: &&mut Slide| own(slide) && slide.display.is_some() && slide.kind == kind;
    if let Some(slide) = deck.slides.iter_mut().find(shows) {
        slide.notes.extend(notes);
        slide.notes.sort_unstable();
        slide.notes.dedup();
    }
}
