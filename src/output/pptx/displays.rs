//! Tables as tables, figures as pictures.

use super::kinds::{Anchor, Box};
use super::master::{emu, place};
use super::media::Picture;
use super::package::Related;
use super::slide::Maker;
use super::text::{Type, attribute, paragraph};
use crate::manuscript::{Align, BlockKind, Caption, Cell, Figure, Run, RunKind, Table};
use crate::source::Span;

impl Maker<'_, '_> {
    /// A table as a table, a figure as a picture.
    pub(super) fn display(&mut self) {
        let blocks = &self.input.manuscript.blocks;
        let block = self.page.slide.display.and_then(|index| blocks.get(index));
        match block.map(|block| &block.kind) {
            Some(BlockKind::Table(table)) => {
                let bottom = self.table(table);
                self.caption(&table.caption, bottom + 20.0, Anchor::Bottom);
            }
            Some(BlockKind::Figure(figure)) => {
                self.figure(figure);
                self.caption(&figure.caption, self.frame.body_bottom - 20.0, Anchor::Top);
            }
            _ => {}
        }
    }

    /// `anchor`: at the foot of the slide under what may grow with other fonts.
    fn caption(&mut self, caption: &Caption, y: f64, anchor: Anchor) {
        let small = Type {
            size: Some(1400),
            colour: Some("tx2"),
            ..Type::default()
        };
        let mut runs = self.writer.runs(&caption.number, small);
        if !caption.number.is_empty() && !caption.note.is_empty() {
            runs.push_str(&self.writer.plain(" · ", small));
        }
        runs.push_str(&self.writer.runs(&caption.note, small));
        if runs.is_empty() {
            return;
        }
        let shown: Vec<Run> = caption
            .number
            .iter()
            .chain(&caption.note)
            .cloned()
            .collect();
        let y = self.band(&shown, None).map_or(y, |band| band.0);
        let y = match anchor {
            Anchor::Top => y.min(self.frame.body_bottom - 20.0),
            Anchor::Bottom => self.frame.body_bottom - 20.0,
        };
        let at = Box {
            x: self.frame.margin,
            y,
            width: self.frame.measure(),
            height: 40.0,
        };
        self.anchored("Caption", at, anchor, &paragraph(("", ""), &runs));
    }

    /// The table; gives back where it ends.
    fn table(&mut self, table: &Table) -> f64 {
        let frame = self.frame;
        let filled = |row: &&Vec<Cell>| row.iter().any(|cell| !cell.runs.is_empty());
        let rows = || std::iter::once(&table.head).chain(table.rows.iter().filter(filled));
        let columns = rows().map(Vec::len).max().unwrap_or(1).max(1);
        let all: Vec<Run> = rows()
            .flatten()
            .flat_map(|cell| cell.runs.iter().cloned())
            .collect();
        let size = self.size_of(&all).or(Some(2000));
        let width = frame.measure();
        let widths = self.columns(table, columns, width);
        let grid: String = widths
            .iter()
            .map(|width| format!("<a:gridCol w=\"{}\"/>", emu(*width)))
            .collect();
        let width: f64 = widths.iter().sum();
        let top = self
            .band(&all, None)
            .map_or(frame.body_top, |band| band.0 - 8.0);
        let bottom = self
            .band(&all, None)
            .map_or(frame.body_bottom - 40.0, |band| band.1 + 8.0);
        let count = rows().count().max(1);
        let even = (bottom - top) / count as f64;
        let mut body = String::new();
        for (index, row) in rows().enumerate() {
            let runs: Vec<Run> = row.iter().flat_map(|cell| cell.runs.clone()).collect();
            let tall = self.band(&runs, None);
            let tall = emu(tall.map_or(even, |band| band.1 - band.0 + 6.0));
            body.push_str(&format!("<a:tr h=\"{tall}\">"));
            for column in 0..columns {
                let empty = Cell::default();
                let cell = row.get(column).unwrap_or(&empty);
                body.push_str(&self.cell(cell, table, column, (index, count), size));
            }
            body.push_str("</a:tr>");
        }
        self.id += 1;
        let place = place(frame.margin, top, width, bottom - top).replace("a:xfrm", "p:xfrm");
        let way = if self.mirrored { " rtl=\"1\"" } else { "" };
        self.shapes.push_str(&format!(
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{}\" name=\"Table\"/><p:cNvGraphicFramePr>\
             <a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{place}<a:graphic>\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl>\
             <a:tblPr{way} firstRow=\"1\"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic>\
             </p:graphicFrame>",
            self.id
        ));
        bottom
    }

    /// The widths of columns: as the page has them, else by their longest cells.
    fn columns(&self, table: &Table, columns: usize, room: f64) -> Vec<f64> {
        let filled = |row: &&Vec<Cell>| row.iter().any(|cell| !cell.runs.is_empty());
        let rows = || std::iter::once(&table.head).chain(table.rows.iter().filter(filled));
        let laid_out = |i: usize| {
            let cells = rows().filter_map(move |row| row.get(i));
            let spans = cells.flat_map(|cell| &cell.runs).map(|run| run.span);
            let spans: Vec<Span> = spans.collect();
            let glyphs = self.page.laid_out.glyphs.iter();
            let inside = glyphs.filter(|glyph| {
                let source = glyph.source;
                source.is_some_and(|source| spans.iter().any(|span| span.covers(source)))
            });
            let edges = inside.map(|glyph| (glyph.rect.left, glyph.rect.right));
            let edges = edges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
            // With the insets of a cell, and room for a wider font.
            edges.map(|(left, right)| (right - left) * 1.15 + 10.0)
        };
        let widths: Option<Vec<f64>> = (0..columns).map(laid_out).collect();
        if let Some(widths) = widths {
            let whole: f64 = widths.iter().sum();
            let scale = (room / whole.max(1.0)).min(1.0);
            return widths.iter().map(|width| width * scale).collect();
        }
        let long = |i: usize| {
            let cells = rows().filter_map(move |row| row.get(i));
            let long = cells.map(|cell| self.writer.words(&cell.runs).chars().count());
            long.max().unwrap_or(0).clamp(4, 40) as f64 + 2.0
        };
        let wants: Vec<f64> = (0..columns).map(long).collect();
        let want: f64 = wants.iter().sum();
        wants.iter().map(|w| room * w / want).collect()
    }

    fn cell(
        &mut self,
        cell: &Cell,
        table: &Table,
        column: usize,
        (row, rows): (usize, usize),
        size: Option<u32>,
    ) -> String {
        let look = Type {
            size,
            bold: row == 0,
            ..Type::default()
        };
        let align = match table.align.get(column) {
            Some(Align::Right) => " algn=\"r\"",
            Some(Align::Center) => " algn=\"ctr\"",
            _ => "",
        };
        let shown: Vec<Run> = cell
            .runs
            .iter()
            .filter(|run| !matches!(run.kind, RunKind::NoteCall(_)))
            .cloned()
            .collect();
        let runs = self.writer.runs(&shown, look);
        let text = match runs.is_empty() {
            true => format!(
                "<a:p><a:endParaRPr lang=\"en-GB\" sz=\"{}\"/></a:p>",
                size.unwrap_or(2000)
            ),
            false => paragraph((align, ""), &runs),
        };
        let none = |side: &str| format!("<a:{side} w=\"0\"><a:noFill/></a:{side}>");
        let rule = |side: &str, width: f64, colour: &str| {
            format!(
                "<a:{side} w=\"{}\"><a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill></a:{side}>",
                emu(width)
            )
        };
        let top = match row {
            0 => rule("lnT", 2.0, "accent1"),
            1 => rule("lnT", 1.5, "tx2"),
            _ => rule("lnT", 0.75, "bg2"),
        };
        let bottom = match row {
            0 => rule("lnB", 1.5, "tx2"),
            _ if row + 1 == rows => rule("lnB", 0.75, "tx2"),
            _ => rule("lnB", 0.75, "bg2"),
        };
        format!(
            "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody><a:tcPr marL=\"63500\" marR=\"63500\" marT=\"25400\" marB=\"25400\">{}{}{top}{bottom}<a:noFill/></a:tcPr></a:tc>",
            none("lnL"),
            none("lnR"),
        )
    }

    fn figure(&mut self, figure: &Figure) {
        let frame = self.frame;
        let title = self.band(&self.page.slide.title.runs, None);
        let top = title.map_or(150.0, |title| (title.1 + 16.0).max(140.0));
        let (width, height) = (frame.measure(), frame.body_bottom - 28.0 - top);
        let Some(picture) = Picture::of(self.input.source, figure) else {
            // What it shows, where it cannot be shown.
            let alt = figure
                .alt
                .as_ref()
                .map_or(String::new(), |alt| alt.text.clone());
            let look = Type {
                size: Some(2000),
                ..Type::default()
            };
            let way = self.way(&alt);
            let said = paragraph((way, ""), &self.writer.plain(&alt, look));
            let at = Box {
                x: frame.margin,
                y: top,
                width,
                height,
            };
            self.text_box("Figure", at, 20.0, Some("bg2"), &said);
            return;
        };
        let scale = (width / picture.width).min(height / picture.height);
        let at = Box {
            x: frame.margin,
            y: top,
            width: picture.width * scale,
            height: picture.height * scale,
        };
        let target = format!("../media/{}", picture.name);
        self.writer.related.push(Related::part("image", &target));
        let relation = self.writer.related.len();
        self.id += 1;
        let alt = figure.alt.as_ref().map_or("", |alt| alt.text.as_str());
        self.shapes.push_str(&format!(
            "<p:pic><p:nvPicPr><p:cNvPr id=\"{}\" name=\"Figure\" descr=\"{}\"/><p:cNvPicPr>\
             <a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>\
             <a:blip r:embed=\"rId{relation}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
            self.id,
            attribute(alt),
            self.placed_at(at),
        ));
    }
}
