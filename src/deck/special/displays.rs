//! Tables and figures of the manuscript: small tables set whole, figures with their titles. What is too large for a
//! slide is named in the notes.

use super::Special;
use crate::deck::cut::{span_of, text, without_stop};
use crate::deck::frame::Frame;
use crate::deck::stems::count;
use crate::deck::title::{of_runs, slide};
use crate::deck::{Slide, SlideKind, SlideText};
use crate::manuscript::{Block, BlockKind, Caption, Figure, Run, RunKind, Table};
use crate::source::{Source, Span};

/// Columns and rows (head included) that are read from the back of a room (slides-design.md).
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=5;
const ROWS: std::ops::RangeInclusive<usize> = 2..=7;
/// Characters of a line of a table on the narrower slide at 20 points, without the insets of its columns; and lines.
const LINE: usize = 64;
const INSET: usize = 2;
const LINES: usize = 9;
/// Words of a title that is a headline.
const TITLE: usize = 22;

/// Slides of the manuscript's tables and figures, in the order of the text.
pub(super) fn displays(frame: &Frame<'_>) -> Vec<Special> {
    each(frame, &mut |at| {
        let Found {
            section,
            part,
            index,
            block,
            before,
        } = at;
        let (kind, title) = shown(frame.source, block)?;
        let heading = frame.heading(section, part.saturating_sub(1));
        let eyebrow = title.is_some().then(|| heading.clone());
        Some(Special {
            part,
            whole: None,
            slide: Slide {
                eyebrow,
                display: Some(index),
                notes: before.into_iter().collect(),
                ..slide(kind, title.unwrap_or(heading), section)
            },
        })
    })
}

/// The kind of slide that a table or a figure makes, and its headline if its caption gives one; `None` for other
/// blocks, and for what no slide can show.
pub(in crate::deck) fn shown(
    source: &Source,
    block: &Block,
) -> Option<(SlideKind, Option<SlideText>)> {
    let (kind, caption) = match &block.kind {
        BlockKind::Table(table) if fits(source, table) => (SlideKind::Table, &table.caption),
        BlockKind::Figure(figure) if shows(source, figure) => (SlideKind::Figure, &figure.caption),
        _ => return None,
    };
    Some((kind, headline(source, caption)))
}

/// The title of a caption as a headline, if it is short enough; else its number.
fn headline(source: &Source, caption: &Caption) -> Option<SlideText> {
    // What an image's brackets hold besides stands in a line of its own.
    let lines = caption.title.split(|run| run.kind == RunKind::Break);
    let line: Vec<Run> = lines.take(1).flatten().cloned().collect();
    let words = count(&text(source, &line));
    let runs = match words {
        1..=TITLE => &line,
        _ => &caption.number,
    };
    let mut title = of_runs(source, runs)?;
    // A headline has no stop, and is not set in italics as a whole.
    title.runs = without_stop(source, std::mem::take(&mut title.runs));
    let words = |run: &&Run| run.kind == RunKind::Text;
    if title.runs.iter().filter(words).all(|run| run.style.emph) {
        for run in &mut title.runs {
            run.style.emph = false;
        }
    }
    Some(title)
}

/// The captions of what is too large for a slide, with the sections that they stand in.
pub(super) fn left_out(frame: &Frame<'_>) -> Vec<(usize, Span)> {
    each(frame, &mut |at| {
        let Found { part, block, .. } = at;
        let caption = match &block.kind {
            BlockKind::Table(table) if !fits(frame.source, table) => &table.caption,
            BlockKind::Figure(figure) if !shows(frame.source, figure) => &figure.caption,
            _ => return None,
        };
        named(caption).map(|span| (part, span))
    })
}

/// Number and title of a caption.
fn named(caption: &Caption) -> Option<Span> {
    let whole = |runs: &[Run]| span_of(runs);
    match (whole(&caption.number), whole(&caption.title)) {
        (Some(number), Some(title)) => Some(number.join(title)),
        (number, title) => number.or(title),
    }
}

/// A block, where it stands.
struct Found<'m> {
    section: Option<usize>,
    part: usize,
    index: usize,
    block: &'m Block,
    /// The paragraph before it.
    before: Option<Span>,
}

/// Calls `make` for every block of the parts.
fn each<T>(frame: &Frame<'_>, make: &mut dyn FnMut(Found<'_>) -> Option<T>) -> Vec<T> {
    let mut out = Vec::new();
    for (part, units) in frame.parts.iter().enumerate() {
        for unit in &units.units {
            let section = unit.section.or(units.section);
            let mut before = None;
            for index in unit.blocks.clone() {
                let Some(block) = frame.manuscript.blocks.get(index) else {
                    continue;
                };
                if matches!(block.kind, BlockKind::Paragraph(_)) {
                    before = Some(block.span);
                }
                out.extend(make(Found {
                    section,
                    part: part + 1,
                    index,
                    block,
                    before,
                }));
            }
        }
    }
    out
}

/// Whether a table can be read on a slide of either shape.
fn fits(source: &Source, table: &Table) -> bool {
    let rows: Vec<Vec<usize>> = std::iter::once(&table.head)
        .chain(&table.rows)
        .map(|row| {
            let cells = row.iter();
            let long = cells.map(|cell| text(source, &cell.runs).chars().count());
            long.collect()
        })
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    // A head that spans columns stands over the wrong ones once it is set cell by cell.
    let head = rows
        .first()
        .map_or(&[][..], |head| head.get(1..).unwrap_or_default());
    let headed =
        head.len() + 1 == columns && !head.contains(&0) || head.iter().all(|long| *long == 0);
    if !headed || !COLUMNS.contains(&columns) || !ROWS.contains(&rows.len()) {
        return false;
    }
    // As wide as each column wants to be, else its share of the line.
    let column = |i: usize| rows.iter().filter_map(move |row| row.get(i).copied());
    let wants: Vec<usize> = (0..columns)
        .map(|i| column(i).max().unwrap_or(0).max(1))
        .collect();
    let line = LINE - INSET * columns;
    let all: usize = wants.iter().sum();
    let lines = |row: &Vec<usize>| {
        let cells = row.iter().zip(&wants).map(|(long, want)| {
            let room = match all <= line {
                true => *want,
                false => (want * line / all).max(1),
            };
            long.div_ceil(room)
        });
        cells.max().unwrap_or(1).max(1)
    };
    rows.iter().map(lines).sum::<usize>() <= LINES
}

/// Whether a figure is there and is a picture.
fn shows(source: &Source, figure: &Figure) -> bool {
    let name = &figure.path.text;
    let Ok(bytes) = source.folder().read(name) else {
        return false;
    };
    name.to_ascii_lowercase().ends_with(".svg") || imagesize::image_type(&bytes).is_ok()
}
