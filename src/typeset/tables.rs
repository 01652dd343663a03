//! Tables, from their cells to what the template takes.

use typst::diag::SourceResult;
use typst::foundations::{Array, Content, IntoValue, Value};
use typst::layout::{Alignment, HAlignment};

use super::blocks::BlockBuilder;
use super::columns::{self, Column};
use super::driver::{Parts, arg};
use super::parts::contents;
use super::text::TextBuilder;
use crate::manuscript::{Align, Cell, Table};
use crate::source::Span;

impl BlockBuilder<'_, '_> {
    /// A table with its caption.
    pub(super) fn table(
        &mut self,
        parts: &mut Parts<'_, '_>,
        table: &Table,
        span: Span,
    ) -> SourceResult<Content> {
        let columns = table
            .head
            .len()
            .max(table.rows.iter().map(Vec::len).max().unwrap_or(0))
            .max(1);
        let head = self.text.row(parts, &table.head, columns)?;
        let mut rows = Vec::new();
        for row in &table.rows {
            rows.push(self.text.row(parts, row, columns)?);
        }
        let held = columns::columns(self.text.source, table, columns, self.language);
        let align: Array = held.iter().map(|column| side(column.align)).collect();
        let tails: Array = (0..table.rows.len())
            .map(|row| Value::Array(held.iter().map(|column| tail(column, row)).collect()))
            .collect();
        let mut named = self.caption(parts, &table.caption)?;
        named.extend(self.placement(span));
        named.extend([
            ("align", Value::Array(align)),
            ("tails", Value::Array(tails)),
            ("head", head),
            arg("heads", table.heads as i64),
            ("rows", Value::Array(rows.into_iter().collect())),
        ]);
        if let Some(word) = continued(self.language) {
            named.push(arg("continued", word));
        }
        let table = parts.call("table-block", named, None)?;
        Ok(table.spanned(self.text.spans.span(span)))
    }
}

impl TextBuilder<'_> {
    /// The cells of a row of a table, filled up to so many columns.
    pub(super) fn row(
        &mut self,
        parts: &mut Parts<'_, '_>,
        cells: &[Cell],
        columns: usize,
    ) -> SourceResult<Value> {
        let mut out = Vec::new();
        for column in 0..columns {
            let runs = cells.get(column).map_or(&[][..], |cell| &cell.runs);
            out.push(self.runs(parts, runs)?);
        }
        Ok(contents(out))
    }
}

/// What stands beside the number of a table that goes on in a further panel, in the language of the text.
fn continued(language: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 10] = [
        ("en", "continued"),
        ("tr", "devam"),
        ("de", "Fortsetzung"),
        ("fr", "suite"),
        ("es", "continuación"),
        ("pt", "continuação"),
        ("it", "continua"),
        ("az", "davamı"),
        ("ru", "продолжение"),
        ("fa", "ادامه"),
    ];
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    let word = WORDS.iter().find(|(code, _)| *code == primary);
    word.map(|(_, word)| *word)
}

/// How a column is aligned, as the template takes it.
pub(super) fn side(align: Align) -> Value {
    let side = match align {
        Align::Center => HAlignment::Center,
        Align::Right => HAlignment::Right,
        Align::Auto | Align::Left => HAlignment::Start,
    };
    Alignment::H(side).into_value()
}

/// What stands behind the decimal mark in a row, as the template takes it.
fn tail(column: &Column, row: usize) -> Value {
    let tail = column.tails.get(row).and_then(Option::as_ref);
    tail.map_or(Value::None, |tail| tail.as_str().into_value())
}
