//! The manuscript's structure: opening, sections, blocks, sentences, runs, footnotes, tables, figures.
//!
//! In: a [`Source`] and its front matter. Out: a [`Manuscript`]. Reading never fails:
//! what is not understood is a paragraph of text. Explicit markup always wins; where there is none,
//! structure is recognised from the typing itself.
//!
//! The order of work: rows (`lines`, `survey`, `allow`), titles (`headings`), the head of the text (`opening`), blocks between
//! titles (`blocks`, `lists`, `tables`, `figures`, `entries`) with the marks inside them (`inline`), what typing tore
//! apart (`captions`, `joins`), `notes`, `sections`, `meta`. Marks for the lecture (`steering`) are met on the way.

mod allow;
mod blocks;
mod captions;
mod desk;
mod entries;
mod figures;
mod flows;
mod headings;
mod inline;
mod joins;
mod language;
mod lines;
mod list_file;
mod lists;
mod meta;
mod model;
mod notes;
mod opening;
mod printed;
mod quotations;
mod raised;
mod sections;
mod sentences;
mod set_in;
mod set_off;
pub mod steering;
mod survey;
mod tabbed;
mod tables;
mod walk;
mod words;

pub use captions::begins_caption;
pub(crate) use flows::flows;
pub(crate) use headings::tells_methods;
pub(crate) use language::{recognise, stop_words};
pub use list_file::read_list;
pub use meta::begins_keywords;
pub use model::*;
pub use printed::Printed;
pub(crate) use quotations::quotations;
pub use sentences::{split as sentences, split_in as sentences_in};
pub(crate) use set_off::LONG_QUOTATION;
pub use set_off::{SetOff, set_off_quotations};
pub use walk::{each_block, each_marker};
pub(crate) use words::{word_count, words};

use std::collections::BTreeMap;

use crate::settings::FrontMatter;
use crate::source::Source;
use blocks::Manner;
use desk::Desk;
use headings::Head;
use lines::Row;
use survey::{Look, Survey};

/// Reads the manuscript of `source`; `front.span` says where its front matter lies.
pub fn read(source: &Source, front: &FrontMatter) -> Manuscript {
    let text = source.text();
    let start = front.span.map_or(source.bom(), |span| {
        span.end.min(text.len()).max(source.bom())
    });
    let start = (start..=text.len())
        .find(|&i| text.is_char_boundary(i))
        .unwrap_or(text.len());
    let language = match &front.language {
        Some(tag) if !tag.text.is_empty() => tag.text.clone(),
        _ => language::recognise(text.get(start..).unwrap_or("")),
    };
    let mut desk = Desk::new(text);
    desk.language = &language;
    desk.spend(0, source.bom(), Reason::ByteOrderMark);
    if start > source.bom() {
        desk.spend(source.bom(), start, Reason::FrontMatter);
    }

    let survey = survey::survey(&mut desk, start);
    let mut heads = headings::find(text, &survey);
    let opening = opening::read(&mut desk, &survey, &mut heads, front);
    headings::set_levels(text, &survey, &mut heads);
    let (mut blocks, roles) = body(&mut desk, &survey, &heads, opening.end);
    steering::settle(&mut desk, &survey.marks, |row| {
        let head = heads
            .iter()
            .find(|head| (head.first..head.end).contains(&row))?;
        let at = head.words.first()?.start;
        let block = blocks.iter().find(|block| block.span.contains(at))?;
        matches!(block.kind, BlockKind::Heading(_)).then_some(block.span)
    });
    for block in notes::read(&mut desk) {
        let place = blocks.partition_point(|b| b.span.start < block.span.start);
        blocks.insert(place, block);
    }
    let asides = steering::read_asides(&mut desk, &survey.asides);
    let sections = sections::of(text, &blocks, &roles);
    let meta = meta::of(&mut desk, front, &opening.lines, &blocks, &sections);

    let mut out = Manuscript {
        meta,
        opening: opening.lines,
        blocks,
        sections,
        notes: desk.notes,
        links: desk.links,
        spent: desk.spent,
        allows: desk.allows,
        steering: desk.steering,
        asides,
        evidence: desk.evidence,
        set_off: Vec::new(),
    };
    out.spent.sort_by_key(|s| s.span);
    out.steering.sort_by_key(|s| (s.span, s.mark));
    out.steering
        .dedup_by_key(|s| (s.span, s.mark, std::mem::discriminant(&s.act)));
    out.evidence.sort_by_key(|e| e.span);
    out
}

/// The blocks after the opening, and what each title's section does, by the place of the title.
fn body(
    desk: &mut Desk<'_>,
    survey: &Survey,
    heads: &[Head],
    start: usize,
) -> (Vec<Block>, BTreeMap<usize, Role>) {
    let mut blocks = Vec::new();
    let mut roles = BTreeMap::new();
    let mut at = start;
    // The level of the title that opened the reference list, while titles below it stand under it.
    let mut listing: Option<u8> = None;
    for head in heads {
        blocks.extend(stretch(desk, survey, at, head.first, listing.is_some()));
        let block = heading(desk, head);
        if let Some(role) = head.role {
            roles.insert(block.span.start, role);
        }
        listing = match head.role {
            Some(Role::References) => Some(head.level),
            Some(_) => None,
            None => listing.filter(|level| head.level > *level),
        };
        blocks.push(block);
        at = head.end;
    }
    blocks.extend(stretch(
        desk,
        survey,
        at,
        survey.rows.len(),
        listing.is_some(),
    ));
    (blocks, roles)
}

/// The blocks on the rows from `from` to `to`.
fn stretch(
    desk: &mut Desk<'_>,
    survey: &Survey,
    from: usize,
    to: usize,
    listing: bool,
) -> Vec<Block> {
    let rows: Vec<Row> = (from..to)
        .filter(|&i| survey.looks.get(i) != Some(&Look::Note))
        .filter_map(|i| survey.rows.get(i).copied())
        .collect();
    if listing {
        return entries::read(desk, &rows);
    }
    let manner = Manner {
        depth: 0,
        row_paragraphs: survey.row_paragraphs,
    };
    let found = blocks::read(desk, &rows, manner);
    let found = captions::attach(desk, found);
    let found = joins::paragraphs(desk, found);
    joins::lists(desk, &found);
    found
}

fn heading(desk: &mut Desk<'_>, head: &Head) -> Block {
    for (span, reason) in &head.marks {
        desk.spend(span.start, span.end, *reason);
    }
    let mut span = lines::span_of(desk.text, &head.words);
    for (mark, _) in &head.marks {
        span = span.join(*mark);
    }
    // Emphasis round a whole unmarked title was looked through; read with its row it is spent as such.
    let rows: Vec<Row> = head.words.clone();
    let runs = inline::read(desk, &rows);
    let steered = head
        .marks
        .iter()
        .filter(|(_, why)| *why == Reason::Steering);
    for (mark, _) in steered {
        let inside = mark.of(desk.text);
        let chars: Vec<(usize, char)> = inside
            .char_indices()
            .map(|(at, c)| (mark.start + at, c))
            .collect();
        let inner = chars.get(1..chars.len().saturating_sub(1));
        if let Some(attributes) = inner.and_then(steering::parse) {
            steering::on_heading(desk, span, *mark, &attributes);
        }
    }
    if head.skipped {
        desk.note(span, EvidenceKind::HeadingSkipped);
    }
    if head.how == headings::How::Shape(true) {
        desk.note(span, EvidenceKind::WeakHeading);
    }
    Block {
        span,
        kind: BlockKind::Heading(Heading {
            level: head.level,
            number: head.number,
            runs,
            marked: head.how == headings::How::Marked,
        }),
    }
}

#[cfg(test)]
mod tests;
