//! A table or a figure of the manuscript on its slide.

use typst::diag::SourceResult;
use typst::foundations::{Array, Content, Value};

use super::super::driver::{Parts, arg};
use super::super::figures::Figures;
use super::super::tables::side;
use super::super::text::TextBuilder;
use crate::deck::Slide;
use crate::manuscript::{BlockKind, Caption, Cell, Manuscript, Table};

type Named = Vec<(&'static str, Value)>;

/// Sets what a slide shows of the manuscript.
pub(super) struct Display<'b, 'a> {
    pub(super) text: &'b mut TextBuilder<'a>,
    pub(super) figures: &'b mut Figures,
}

impl Display<'_, '_> {
    /// Its number and note, small, and the alternative text of a figure.
    pub(super) fn arguments(
        &mut self,
        parts: &mut Parts<'_, '_>,
        manuscript: &Manuscript,
        slide: &Slide,
    ) -> SourceResult<Named> {
        let block = slide.display.and_then(|index| manuscript.blocks.get(index));
        match block.map(|block| &block.kind) {
            Some(BlockKind::Table(table)) => self.small(parts, &table.caption),
            Some(BlockKind::Figure(figure)) => {
                let mut named = self.small(parts, &figure.caption)?;
                named.push(arg("alt", alternative(figure)));
                Ok(named)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The table or the picture itself.
    pub(super) fn body(
        &mut self,
        parts: &mut Parts<'_, '_>,
        manuscript: &Manuscript,
        slide: &Slide,
    ) -> SourceResult<Option<Content>> {
        let block = slide.display.and_then(|index| manuscript.blocks.get(index));
        match block.map(|block| &block.kind) {
            Some(BlockKind::Table(table)) => Ok(Some(self.table(parts, table)?)),
            Some(BlockKind::Figure(figure)) => {
                let alt = alternative(figure);
                let picture = self
                    .figures
                    .content(parts, self.text.source, figure, &alt)?;
                Ok(Some(picture))
            }
            _ => Ok(None),
        }
    }

    fn small(&mut self, parts: &mut Parts<'_, '_>, caption: &Caption) -> SourceResult<Named> {
        let mut small = Vec::new();
        for runs in [&caption.number, &caption.note] {
            if runs.is_empty() {
                continue;
            }
            if !small.is_empty() {
                small.push(typst::text::TextElem::packed(" · "));
            }
            small.push(self.text.runs(parts, runs)?);
        }
        Ok(match small.is_empty() {
            true => Vec::new(),
            false => vec![("source", Value::Content(Content::sequence(small)))],
        })
    }

    fn table(&mut self, parts: &mut Parts<'_, '_>, table: &Table) -> SourceResult<Content> {
        let rows = table.rows.iter().map(Vec::len);
        let columns = rows.chain([table.head.len()]).max().unwrap_or(0);
        let head = self.text.row(parts, &table.head, columns)?;
        let mut rows = Vec::new();
        // A row of nothing only parts the others, as lines do here.
        let filled = |row: &&Vec<Cell>| row.iter().any(|cell| !cell.runs.is_empty());
        for row in table.rows.iter().filter(filled) {
            rows.push(self.text.row(parts, row, columns)?);
        }
        let align: Array = (0..columns)
            .map(|i| side(table.align.get(i).copied().unwrap_or_default()))
            .collect();
        let named = vec![
            ("align", Value::Array(align)),
            ("head", head),
            ("rows", Value::Array(rows.into_iter().collect())),
        ];
        parts.call("small-table", named, None)
    }
}

/// What a figure shows, in words.
fn alternative(figure: &crate::manuscript::Figure) -> String {
    let alt = figure.alt.as_ref().map(|alt| alt.text.clone());
    let alt = alt.filter(|alt| !alt.trim().is_empty());
    alt.unwrap_or_else(|| figure.path.text.clone())
}
