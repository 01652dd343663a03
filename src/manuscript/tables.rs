//! Pipe tables (GFM 4.10).
//!
//! Pipes and the row of dashes are spent. Rows shorter than the head get empty cells; a longer row widens the table.

use super::desk::Desk;
use super::inline;
use super::lines::{Row, span_of};
use super::model::{Align, Block, BlockKind, Caption, Cell, EvidenceKind, Reason, Table};
use crate::source::Span;

/// More columns or cells than this is no table but a text full of pipes.
const MOST_COLUMNS: usize = 256;
const MOST_CELLS: usize = 200_000;

/// One past the last row of the table that starts at row `at`.
pub(super) fn end(text: &str, rows: &[Row], at: usize) -> Option<usize> {
    let rule = *rows.get(at + 1)?;
    let head = rows[at].of(text);
    if !head.contains('|') {
        return None;
    }
    let aligns = aligns(text, rule)?;
    let columns = cells(text, rows[at]).len();
    if columns > MOST_COLUMNS || columns != aligns.len() || aligns_only(text, rows[at]) {
        return None;
    }
    // Cut off rather than refused, so that no row is looked at twice.
    let most = rows.len().min(at + 2 + MOST_CELLS / columns.max(1));
    let end = (at + 2..most)
        .find(|&i| !rows[i].of(text).contains('|'))
        .unwrap_or(most);
    Some(end)
}

fn aligns_only(text: &str, row: Row) -> bool {
    aligns(text, row).is_some()
}

/// How the columns are aligned, if `row` is the row of dashes.
fn aligns(text: &str, row: Row) -> Option<Vec<Align>> {
    let line = row.of(text);
    if !line.contains('-')
        || !line.contains('|')
        || !line
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | '+') || c.is_whitespace())
    {
        return None;
    }
    let cells = cells(text, row);
    if cells.len() > MOST_COLUMNS {
        return None;
    }
    cells
        .into_iter()
        .map(|cell| {
            let cell = cell.of(text).trim();
            let dashes = cell.trim_start_matches(':').trim_end_matches(':');
            if dashes.is_empty() || !dashes.chars().all(|c| c == '-') {
                return None;
            }
            Some(match (cell.starts_with(':'), cell.ends_with(':')) {
                (true, true) => Align::Center,
                (true, false) => Align::Left,
                (false, true) => Align::Right,
                (false, false) => Align::Auto,
            })
        })
        .collect()
}

/// The cells of a row, without their pipes.
fn cells(text: &str, row: Row) -> Vec<Span> {
    let inner = row.trim(text);
    let line = inner.of(text);
    let mut out = Vec::new();
    let mut start = inner.start;
    let mut escaped = false;
    let mut last_pipe = None;
    for (at, c) in line.char_indices() {
        if c == '|' && !escaped {
            let place = inner.start + at;
            if place > inner.start {
                out.push(Span::new(start, place));
            }
            start = place + 1;
            last_pipe = Some(place);
        }
        escaped = c == '\\' && !escaped;
    }
    // A pipe at the end closes the last cell.
    if last_pipe != inner.end.checked_sub(1) || out.is_empty() {
        out.push(Span::new(start, inner.end));
    }
    out
}

/// Reads the table on `rows`.
pub(super) fn read(desk: &mut Desk<'_>, rows: &[Row]) -> Block {
    let text = desk.text;
    let [head, rule, body @ ..] = rows else {
        return super::blocks::paragraph(desk, rows);
    };
    let mut align = aligns(text, *rule).unwrap_or_default();
    spend_rule(desk, *rule);
    let mut head = row_cells(desk, *head, usize::MAX);
    let mut width = head.len();
    // A longer row widens the table a little; past that its pipes are text in the last cell.
    let most = (width + 4).min(MOST_COLUMNS);
    let mut out: Vec<Vec<Cell>> = Vec::with_capacity(body.len());
    for row in body {
        let found = row_cells(desk, *row, most);
        if found.len() != head.len() {
            desk.note(row.trim(text).span(), EvidenceKind::RaggedTable);
        }
        width = width.max(found.len());
        out.push(found);
    }
    head.resize(width, Cell::default());
    align.resize(width, Align::Auto);
    for row in &mut out {
        row.resize(width, Cell::default());
    }
    let heads = more_heads(text, &head, &out);
    Block {
        span: span_of(text, rows),
        kind: BlockKind::Table(Table {
            caption: Caption::default(),
            align,
            head,
            rows: out,
            heads,
        }),
    }
}

/// A head has so many more rows at most.
const MORE_HEADS: usize = 2;

/// How many rows below `head` go on with it: until each column but the first, which holds the names of the rows, has
/// a name. A row with a number has data.
pub(super) fn more_heads(text: &str, head: &[Cell], rows: &[Vec<Cell>]) -> usize {
    let named = |cell: Option<&Cell>| cell.is_some_and(|cell| cell.span.is_some());
    let mut unnamed: Vec<usize> = (1..head.len()).filter(|&at| !named(head.get(at))).collect();
    // A head that names nothing is none.
    if unnamed.is_empty() || !head.iter().any(|cell| cell.span.is_some()) {
        return 0;
    }
    let number = |cell: &Cell| {
        let words = cell.span.map_or("", |span| span.of(text));
        let first =
            words.trim_start_matches(['−', '–', '-', '+', '<', '>', '≤', '≥', '=', '.', ' ', '*']);
        first.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut stub = named(head.first());
    for (at, row) in rows.iter().enumerate().take(MORE_HEADS) {
        let first = named(row.first());
        // What has a name of its own, in a column that has one, is a row; and something must be left that is named.
        if row.iter().any(number) || (stub && first) || at + 1 == rows.len() {
            return 0;
        }
        stub |= first;
        unnamed.retain(|&column| !named(row.get(column)));
        if unnamed.is_empty() {
            return at + 1;
        }
    }
    0
}

/// Spends every sign of the row of dashes.
fn spend_rule(desk: &mut Desk<'_>, rule: Row) {
    let text = desk.text;
    let mut start = None;
    for (at, c) in rule.of(text).char_indices() {
        let place = rule.start + at;
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(place),
            (true, Some(from)) => {
                desk.spend(from, place, Reason::TableRule);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        desk.spend(from, rule.end, Reason::TableRule);
    }
}

fn row_cells(desk: &mut Desk<'_>, row: Row, most: usize) -> Vec<Cell> {
    let text = desk.text;
    let inner = row.trim(text);
    let mut spans = cells(text, row);
    if spans.len() > most {
        spans.truncate(most);
        if let Some(last) = spans.last_mut() {
            last.end = inner.end;
        }
    }
    // What lies between the cells are pipes.
    let mut at = inner.start;
    let mut out = Vec::with_capacity(spans.len());
    for span in spans {
        desk.spend(at, span.start, Reason::TableRule);
        at = span.end;
        let words = Row {
            start: span.start,
            end: span.end,
        }
        .trim(text);
        let runs = inline::read_span(desk, words.span());
        out.push(Cell {
            span: (!runs.is_empty()).then(|| words.span()),
            runs,
        });
    }
    desk.spend(at, inner.end, Reason::TableRule);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The further head rows of a table whose rows are typed with a stroke between cells.
    fn heads(rows: &[&str]) -> usize {
        let text = rows.join("\n");
        let mut start = 0;
        let cells = |row: &str, at: usize| -> Vec<Cell> {
            let mut place = at;
            let parts = row.split('/').map(|part| {
                let span = Span::new(place, place + part.len());
                place = span.end + 1;
                Cell {
                    span: (!part.is_empty()).then_some(span),
                    ..Cell::default()
                }
            });
            parts.collect()
        };
        let mut all = Vec::new();
        for row in rows {
            all.push(cells(row, start));
            start += row.len() + 1;
        }
        more_heads(&text, &all[0], &all[1..])
    }

    #[test]
    fn a_head_goes_on_until_its_columns_have_names() {
        assert_eq!(heads(&["Place/Toll/", "/Before/After", "Poti/1/2"]), 1);
        assert_eq!(heads(&["//Toll", "Place/River/", "Poti/Rioni/2"]), 1);
        assert_eq!(
            heads(&["Place/Toll/", "//", "/Before/After", "Poti/1/2"]),
            2
        );
        // All named; data below; nothing below.
        assert_eq!(heads(&["Place/Toll", "Poti/high", "Tosya/low"]), 0);
        assert_eq!(heads(&["Place/Toll/", "Poti/1/2", "Tosya/3/4"]), 0);
        assert_eq!(heads(&["Place/Toll/", "Poti/low/high"]), 0);
        assert_eq!(
            heads(&["Place/Toll/", "Poti/low/high", "Tosya/high/low"]),
            0
        );
        assert_eq!(heads(&["//", "a/b/c", "d/e/f"]), 0);
        assert_eq!(heads(&["/Toll", "Poti/high"]), 0);
    }
}
