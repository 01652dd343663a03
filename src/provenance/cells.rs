//! Reading order in tables: cell by cell, also where a row goes over pages or columns stand in panels.
//!
//! In: the marks of a flow in painting order. Out: the same marks, those of a table gathered cell by cell. A row that
//! goes over pages is painted page by page, and the columns of a table too wide for the page panel by panel. Either is
//! read as typed if the cells of each row and of each column come in their order; else they are left as they were
//! painted, and found out of order.

use std::collections::BTreeMap;

use super::order::Mark;
use crate::manuscript::{Block, BlockKind, Cell, Manuscript, Table};
use crate::source::Span;

/// The cells of all tables.
pub(super) struct Cells {
    /// Sorted and disjoint.
    tables: Vec<(Span, Vec<Placed>)>,
}

/// A cell's characters and its place in the table: row and column.
#[derive(Copy, Clone)]
struct Placed {
    span: Span,
    at: (usize, usize),
}

/// A part of a table. What stands above the first cell and below the last is one part each.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Above,
    Cell(usize, usize),
    Below,
}

impl Cells {
    /// The cells of the tables of `manuscript`.
    pub(super) fn of(manuscript: &Manuscript) -> Self {
        let mut tables = Vec::new();
        let mut waiting: Vec<&Block> = manuscript.blocks.iter().collect();
        waiting.extend(manuscript.notes.iter().flat_map(|note| &note.blocks));
        while let Some(block) = waiting.pop() {
            match &block.kind {
                BlockKind::Table(table) => tables.push((block.span, placed(table))),
                BlockKind::Quote(inner) => waiting.extend(inner),
                BlockKind::List(list) => {
                    waiting.extend(list.items.iter().flat_map(|item| &item.blocks));
                }
                _ => {}
            }
        }
        tables.sort_by_key(|(span, _)| *span);
        Self { tables }
    }

    /// The marks of a flow in reading order, as far as cells are concerned.
    pub(super) fn read(&self, marks: Vec<Mark>) -> Vec<Mark> {
        let Some(first) = marks.first() else {
            return marks;
        };
        let at = self
            .tables
            .partition_point(|(table, _)| table.end <= first.span.start);
        match self.tables.get(at) {
            Some((table, cells)) if table.covers(first.span) => gathered(cells, marks),
            _ => marks,
        }
    }
}

fn placed(table: &Table) -> Vec<Placed> {
    let rows = std::iter::once(&table.head).chain(&table.rows);
    let mut out: Vec<Placed> = Vec::new();
    for (row, cells) in rows.enumerate() {
        let spans = cells.iter().map(whole).enumerate();
        out.extend(spans.filter_map(|(column, span)| {
            let at = (row, column);
            span.map(|span| Placed { span, at })
        }));
    }
    out.sort_by_key(|cell| cell.span);
    out
}

/// The characters of a cell.
fn whole(cell: &Cell) -> Option<Span> {
    let runs = cell.runs.iter().map(|run| run.span);
    runs.filter(|span| !span.is_empty()).reduce(Span::join)
}

fn gathered(cells: &[Placed], marks: Vec<Mark>) -> Vec<Mark> {
    let mut order: Vec<Part> = Vec::new();
    let mut parts: BTreeMap<Part, Vec<Mark>> = BTreeMap::new();
    for mark in marks {
        let part = part(cells, mark.span);
        let held = parts.entry(part).or_default();
        if held.is_empty() {
            order.push(part);
        }
        held.push(mark);
    }
    if in_rows_and_columns(&order) {
        order.sort_unstable();
    }
    let taken = order.iter().filter_map(|part| parts.remove(part));
    taken.flatten().collect()
}

fn part(cells: &[Placed], span: Span) -> Part {
    let at = cells.partition_point(|cell| cell.span.end <= span.start);
    match cells.get(at) {
        Some(cell) if cell.span.start <= span.start => Part::Cell(cell.at.0, cell.at.1),
        // Between two cells stands nothing that is printed.
        Some(_) => Part::Above,
        None => Part::Below,
    }
}

/// Whether parts come in an order in which each row and each column is in its own.
fn in_rows_and_columns(order: &[Part]) -> bool {
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
    let mut below = false;
    for (n, part) in order.iter().enumerate() {
        let fits = match *part {
            Part::Above => n == 0,
            Part::Below => {
                below = true;
                true
            }
            Part::Cell(row, column) => {
                let left = rows.insert(row, column);
                let over = columns.insert(column, row);
                !below
                    && left.is_none_or(|left| left < column)
                    && over.is_none_or(|over| over < row)
            }
        };
        if !fits {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of two rows of two cells, two characters each, with a title before it and a note after it.
    fn cells() -> Vec<Placed> {
        let cell = |n: usize| Placed {
            span: Span::new(10 + n * 2, 12 + n * 2),
            at: (n / 2, n % 2),
        };
        (0..4).map(cell).collect()
    }

    /// The characters at `starts`, as read.
    fn read(starts: &[usize]) -> Vec<usize> {
        let mark = |start: &usize| Mark {
            span: Span::new(*start, start + 1),
            page: 0,
            band: (0.0, 0.0),
            left: 0.0,
        };
        let marks = gathered(&cells(), starts.iter().map(mark).collect());
        marks.iter().map(|mark| mark.span.start).collect()
    }

    #[test]
    fn rows_over_pages_and_columns_in_panels_are_read_as_typed() {
        let typed = [0, 10, 11, 12, 13, 14, 15, 16, 17, 20];
        assert_eq!(read(&typed), typed);
        // The first row goes over a page.
        assert_eq!(read(&[0, 10, 12, 11, 13, 14, 15, 16, 17, 20]), typed);
        // The second column stands below the first.
        assert_eq!(read(&[0, 10, 11, 14, 15, 12, 13, 16, 17, 20]), typed);
    }

    #[test]
    fn cells_that_are_exchanged_stay_so() {
        for painted in [
            [0, 12, 13, 10, 11, 14, 15, 16, 17, 20],
            [0, 14, 15, 16, 17, 10, 11, 12, 13, 20],
            [20, 10, 11, 12, 13, 14, 15, 16, 17, 0],
            [10, 11, 0, 12, 13, 14, 15, 16, 17, 20],
            [0, 11, 10, 12, 13, 14, 15, 16, 17, 20],
        ] {
            assert!(!read(&painted).is_sorted(), "{painted:?}");
        }
    }
}
