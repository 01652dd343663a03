//! Tables typed without pipes: cells parted by tabs, as word processors paste them, or by wide gaps of spaces.
//!
//! Rows in a row with as many cells each are a table; one that cannot be told from indented or aligned text stays
//! text. White space between cells prints as nothing, so nothing is spent.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::headings::number_of_caption;
use super::inline;
use super::lines::{Row, span_of};
use super::model::{Align, Block, BlockKind, Caption, Cell, Table};
use super::tables::more_heads;
use crate::source::Span;

/// Cells of a table have so many characters at most, and on average.
const LONGEST: usize = 200;
const AVERAGE: usize = 60;
/// More columns than this are a ruler.
const MOST_COLUMNS: usize = 60;
/// A row between others with one cell, which names those below it, has so many characters at most.
const LONGEST_SPAN: usize = 60;
/// So many spaces part two cells: two may follow a full stop.
const GAP: usize = 3;

/// How the cells of a table are parted.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Parted {
    /// By one tab each: two in a row are an empty cell.
    Tab,
    /// By any number of tabs, or spaces in a wide gap.
    Gap,
}

/// The tables among `rows`: their first row, and one past their last.
pub(super) fn ends(text: &str, rows: &[Row]) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    let mut at = 0;
    while at < rows.len() {
        if !parts(text, rows[at]) {
            at += 1;
            continue;
        }
        let end = run_end(text, rows, at);
        let captioned = cells(text, rows[at], Parted::Gap)
            .first()
            .is_some_and(|cell| number_of_caption(cell.of(text)).is_some());
        let first = at + usize::from(captioned);
        if rows
            .get(first..end)
            .and_then(|rows| parted(text, rows))
            .is_some()
        {
            out.insert(first, end);
        }
        at = end;
    }
    out
}

/// Reads the table on `rows`, which [`ends`] has found.
pub(super) fn read(desk: &mut Desk<'_>, rows: &[Row]) -> Block {
    let text = desk.text;
    let by = parted(text, rows).unwrap_or(Parted::Tab);
    let spans: Vec<Vec<Span>> = rows.iter().map(|row| cells(text, *row, by)).collect();
    let width = spans.iter().map(Vec::len).max().unwrap_or(0);
    let mut all = spans.into_iter().map(|spans| {
        let mut cells: Vec<Cell> = spans.into_iter().map(|span| cell(desk, span)).collect();
        cells.resize(width, Cell::default());
        cells
    });
    let head = all.next().unwrap_or_default();
    let body: Vec<Vec<Cell>> = all.collect();
    let heads = more_heads(text, &head, &body);
    Block {
        span: span_of(text, rows),
        kind: BlockKind::Table(Table {
            caption: Caption::default(),
            align: vec![Align::Auto; width],
            head,
            rows: body,
            heads,
        }),
    }
}

fn cell(desk: &mut Desk<'_>, span: Span) -> Cell {
    let runs = inline::read_span(desk, span);
    Cell {
        span: (!runs.is_empty()).then_some(span),
        runs,
    }
}

/// Whether the row has two cells or more, its first indent aside.
fn parts(text: &str, row: Row) -> bool {
    let line = row.trim(text);
    let wide = line.of(text);
    (wide.contains('\t') || wide.contains("   ")) && filled(&cells(text, row, Parted::Gap)) > 1
}

/// One past the last row of those with cells that begin at `at`; a short row between two of them names what follows.
fn run_end(text: &str, rows: &[Row], at: usize) -> usize {
    let part = |i: usize| rows.get(i).is_some_and(|row| parts(text, *row));
    let mut end = at + 1;
    loop {
        if part(end) {
            end += 1;
            continue;
        }
        let names = |row: &&Row| {
            !row.is_blank(text) && row.trim(text).of(text).chars().count() <= LONGEST_SPAN
        };
        if rows.get(end).filter(names).is_some() && part(end + 1) {
            end += 2;
        } else {
            return end;
        }
    }
}

/// How the cells of `rows` are parted, if they are a table.
fn parted(text: &str, rows: &[Row]) -> Option<Parted> {
    [Parted::Tab, Parted::Gap].into_iter().find(|by| {
        let all: Vec<Vec<Span>> = rows.iter().map(|row| cells(text, *row, *by)).collect();
        let columns = all.iter().map(Vec::len).max().unwrap_or(0);
        let several = all.iter().filter(|cells| cells.len() > 1).count();
        let full = all
            .iter()
            .filter(|cells| cells.len() == columns && filled(cells) > 1)
            .count();
        let tabs = rows
            .iter()
            .any(|row| row.trim(text).of(text).contains('\t'));
        let (least, regular) = match by {
            Parted::Tab => (2, full * 3 >= several * 2),
            Parted::Gap => (3, full == several),
        };
        let cells = || {
            all.iter()
                .flatten()
                .map(|cell| cell.of(text).chars().count())
        };
        let count = cells().filter(|length| *length > 0).count().max(1);
        let marks = columns == 2
            && all
                .iter()
                .any(|cells| cells.first().is_some_and(|cell| is_mark(cell.of(text))));
        (2..=MOST_COLUMNS).contains(&columns)
            && (columns > 2 || full > 2)
            && full >= least
            && regular
            && (*by == Parted::Gap || tabs)
            && !marks
            && cells().all(|length| length <= LONGEST)
            && cells().sum::<usize>() <= AVERAGE * count
    })
}

/// Cells with words.
fn filled(cells: &[Span]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// Whether a cell is what stands before an item of a list: `1.`, `(a)`, `•`.
fn is_mark(cell: &str) -> bool {
    let inner = cell.trim_start_matches('(').trim_end_matches(['.', ')']);
    let short = inner.chars().count() <= 3;
    let signs = cell.chars().all(|c| !c.is_alphanumeric());
    !cell.is_empty() && short && (signs || inner.len() < cell.len())
}

/// The cells of a row, each without white space at its ends; an empty one is empty at its place.
fn cells(text: &str, row: Row, by: Parted) -> Vec<Span> {
    let line = match by {
        Parted::Tab => row.of(text).trim_start_matches(' ').trim_end(),
        Parted::Gap => row.of(text).trim(),
    };
    let start = row.start + (row.of(text).len() - row.of(text).trim_start_matches(' ').len());
    let start = match by {
        Parted::Tab => start,
        Parted::Gap => row.trim(text).start,
    };
    let mut out = Vec::new();
    let mut from = 0;
    let mut push = |from: usize, to: usize| {
        let span = Row {
            start: start + from,
            end: start + to,
        };
        out.push(span.trim(text).span());
    };
    let mut rest = 0;
    while let Some(found) = line.get(rest..).and_then(|l| l.find(['\t', ' '])) {
        let at = rest + found;
        let gap = line.get(at..).unwrap_or("");
        let long = gap.len() - gap.trim_start_matches(['\t', ' ']).len();
        let white = gap.get(..long).unwrap_or("");
        let tabs = white.matches('\t').count();
        match by {
            Parted::Tab => {
                for (tab, _) in white.match_indices('\t') {
                    push(from, at + tab);
                    from = at + tab + 1;
                }
            }
            Parted::Gap if tabs > 0 || long >= GAP => {
                push(from, at);
                from = at + long;
            }
            Parted::Gap => {}
        }
        rest = at + long.max(1);
    }
    push(from, line.len());
    out
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn found(text: &str) -> Vec<(usize, usize)> {
        ends(text, &lines::rows(text, 0)).into_iter().collect()
    }

    fn table(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
        let rows = lines::rows(text, 0);
        let mut desk = Desk::new(text);
        let BlockKind::Table(table) = read(&mut desk, &rows).kind else {
            panic!("a table");
        };
        let words = |cell: &Cell| cell.span.map_or("", |span| span.of(text)).to_owned();
        let all = |cells: &Vec<Cell>| cells.iter().map(words).collect::<Vec<_>>();
        (all(&table.head), table.rows.iter().map(all).collect())
    }

    #[test]
    fn tabs_part_cells() {
        let text = "Kind\t1780\t1800\nOne harvest\t1,200.50\t990\nThree lives\t\t1.5\n";
        assert_eq!(found(text), [(0, 3)]);
        let (head, rows) = table(text);
        assert_eq!(head, ["Kind", "1780", "1800"]);
        assert_eq!(rows[1], ["Three lives", "", "1.5"]);
        let stubless = "\tBefore\tAfter\nPoti\t1\t2\nTosya\t3\t4";
        assert_eq!(table(stubless).0, ["", "Before", "After"]);
    }

    #[test]
    fn gaps_part_cells_where_all_rows_agree() {
        let text = "Place     Toll   Ford\nPoti         3      2\nTosya       12      4\n";
        assert_eq!(found(text), [(0, 3)]);
        assert_eq!(table(text).1[0], ["Poti", "3", "2"]);
        assert!(found("A stop.  And more.\nA stop.  And more.\nA stop.  And more.").is_empty());
        assert!(found("Place     Toll\nPoti      3     2\nTosya   4\n").is_empty());
    }

    #[test]
    fn a_caption_in_the_run_and_a_row_of_one_cell() {
        let text = "Table 1\tMean rent of a works\nKind\tA\tB\nNorth\nx\t1\t2\ny\t3\t4\n";
        assert_eq!(found(text), [(1, 5)]);
    }

    #[test]
    fn what_is_indented_or_listed_is_no_table() {
        let long = "word ".repeat(60);
        for text in [
            "\tFirst line of verse\n\tSecond line of verse\n\tThird line of verse",
            "1.\tWells\n2.\tRoads\n3.\tFords",
            "•\tWells\n•\tRoads\n•\tFords",
            "Name:\tMarta\nPlace:\tPorto",
            "One\ttwo\tthree",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
        assert!(found(&format!("A\t{long}\nB\t{long}\nC\t{long}")).is_empty());
    }

    #[test]
    fn any_rows_are_read() {
        for text in [
            "\t",
            "\t\t\t\n\t\t\t\n\t\t",
            "   \n   x   \n",
            "é\t—\nç\t–\nü\t…\n",
        ] {
            let rows = lines::rows(text, 0);
            let _ = ends(text, &rows);
            let _ = read(&mut Desk::new(text), &rows);
        }
    }
}
