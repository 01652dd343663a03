//! What a slide may show of the manuscript, text by text, and what its pages do show.

use super::fold::is_unit;
use super::order::{Mark, out_of_order};
use super::stretches::Places;
use crate::deck::{Slide, SlideKind, headed_above};
use crate::manuscript::{BlockKind, Manuscript, Run, RunKind};
use crate::source::{Source, Span};

/// What a slide may show of the manuscript, and what its pages do show.
pub(super) struct Shown<'d> {
    regions: Vec<Region<'d>>,
    references: bool,
    /// Reference lines, in painting order.
    lines: Vec<Mark>,
}

/// What of a text must be shown.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Need {
    /// Nothing: the chapter's title may stand in ordinary letters and the eyebrow in capitals, as furniture.
    Nothing,
    /// Its letters and digits: the stop after a section's number has no place where the number stands large.
    Words,
    /// All of it.
    All,
}

impl Need {
    fn asks(self, c: char) -> bool {
        match self {
            Self::Nothing => false,
            Self::Words => c.is_alphanumeric(),
            Self::All => is_unit(c),
        }
    }
}

/// One text of a slide.
struct Region<'d> {
    runs: &'d [Run],
    /// Beyond its runs it may show, small, the citations of this sentence.
    sentence: Option<Span>,
    body: Vec<Mark>,
    aside: Vec<Mark>,
    need: Need,
}

impl<'d> Shown<'d> {
    pub(super) fn new(source: &Source, manuscript: &'d Manuscript, slide: &'d Slide) -> Self {
        let mut regions = Vec::new();
        let (title, bullets) = match slide.kind {
            SlideKind::Title => (Need::Nothing, Need::All),
            // The section stands over these as furniture, or not at all.
            SlideKind::Thesis | SlideKind::Quotation => (Need::Nothing, Need::All),
            SlideKind::Agenda => (Need::Words, Need::Words),
            _ => (Need::Words, Need::All),
        };
        let texts = [
            (Some(&slide.title), title),
            (slide.eyebrow.as_ref(), Need::Nothing),
        ];
        for (text, need) in texts {
            if let Some(text) = text.filter(|text| !text.runs.is_empty()) {
                regions.push(Region::new(&text.runs, None, need));
            }
        }
        regions.extend(displayed(manuscript, slide));
        for (index, bullet) in slide.bullets.iter().enumerate() {
            // A year or an amount stands apart, first, and may stand in the bullet as well.
            if !bullet.lead.is_empty() {
                let columns = slide.kind == SlideKind::Comparison;
                let need = match columns && headed_above(source, &slide.bullets, index) {
                    true => Need::Nothing,
                    false => Need::Words,
                };
                regions.push(Region::new(&bullet.lead, None, need));
            }
            let cited = !bullet.citations.is_empty();
            let sentence = cited.then_some(bullet.sentence);
            regions.push(Region::new(&bullet.runs, sentence, bullets));
        }
        Self {
            regions,
            references: slide.kind == SlideKind::References,
            lines: Vec::new(),
        }
    }

    /// Whether a text of the slide begins at `span`.
    pub(super) fn begins(&self, span: Span) -> bool {
        let first = |region: &Region<'_>| region.runs.first().map(|run| run.span.start);
        self.regions
            .iter()
            .any(|region| first(region) == Some(span.start))
    }

    /// Takes a glyph; `false` if nothing on this slide names its place.
    pub(super) fn place(&mut self, source: &Source, mark: Mark, entries: &Places) -> bool {
        let span = mark.span;
        // A glyph goes where its words have not been shown yet, else where they were (and is then a repetition).
        let fresh = |marks: &[Mark]| marks.last().is_none_or(|last| last.span.end <= span.start);
        let holds = |region: &Region<'_>| {
            let runs = &region.runs;
            runs.iter().any(|run| run.span.covers(span))
        };
        let mut candidates: Vec<usize> = (0..self.regions.len())
            .filter(|&i| self.regions.get(i).is_some_and(holds))
            .collect();
        candidates.sort_by_key(|&i| !self.regions.get(i).is_some_and(|r| fresh(&r.body)));
        if let Some(region) = candidates.first().and_then(|&i| self.regions.get_mut(i)) {
            region.body.push(mark);
            return true;
        }
        // Two bullets of one sentence each show its citations.
        let cites = |r: &&mut Region<'_>| r.sentence.is_some_and(|s| s.covers(span));
        let asides = self.regions.iter_mut().filter(cites);
        if let Some(region) = asides.min_by_key(|region| !fresh(&region.aside)) {
            region.aside.push(mark);
            return true;
        }
        if self.references && entries.covers(span) {
            self.lines.push(mark);
            return true;
        }
        // White space between runs has no words to prove.
        !source.slice(span).chars().any(is_unit)
    }

    /// What is out of order, shown twice, or not shown.
    pub(super) fn close(self, source: &Source, unproved: &mut Vec<Span>) {
        let text = source.text();
        for region in &self.regions {
            for marks in [&region.body, &region.aside] {
                unproved.extend(out_of_order(text, marks));
                unproved.extend(repeated(marks));
            }
            let shown = Places::new(region.body.iter().map(|mark| mark.span));
            for run in region.runs.iter().filter(|run| prints(run)) {
                let words = text.get(run.span.range()).unwrap_or_default();
                for (at, c) in words.char_indices().filter(|(_, c)| region.need.asks(*c)) {
                    let at = run.span.start + at;
                    if !shown.contains(at) {
                        unproved.push(Span::new(at, at + c.len_utf8()));
                    }
                }
            }
        }
        unproved.extend(out_of_order(text, &self.lines));
        unproved.extend(repeated(&self.lines));
    }
}

impl<'d> Region<'d> {
    fn new(runs: &'d [Run], sentence: Option<Span>, need: Need) -> Self {
        Self {
            runs,
            sentence,
            body: Vec::new(),
            aside: Vec::new(),
            need,
        }
    }
}

/// What a table or a figure shows of the manuscript: all cells, its number, and its note if there is room.
fn displayed<'d>(manuscript: &'d Manuscript, slide: &Slide) -> Vec<Region<'d>> {
    let block = slide.display.and_then(|index| manuscript.blocks.get(index));
    let (caption, cells) = match block.map(|block| &block.kind) {
        Some(BlockKind::Table(table)) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            (
                &table.caption,
                cells.map(|cell| cell.runs.as_slice()).collect(),
            )
        }
        Some(BlockKind::Figure(figure)) => (&figure.caption, Vec::new()),
        _ => return Vec::new(),
    };
    let cells: Vec<&[Run]> = cells;
    let cells = cells
        .into_iter()
        .map(|runs| Region::new(runs, None, Need::All));
    let number = Region::new(&caption.number, None, Need::Words);
    let note = Region::new(&caption.note, None, Need::Nothing);
    cells.chain([number, note]).collect()
}

pub(super) fn prints(run: &Run) -> bool {
    matches!(run.kind, RunKind::Text | RunKind::Math)
}

/// Marks whose characters were shown before.
fn repeated(marks: &[Mark]) -> Vec<Span> {
    let mut spans: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    spans.sort_unstable();
    let mut out = Vec::new();
    let mut end = 0;
    for span in spans {
        if span.start < end {
            out.push(span);
        }
        end = end.max(span.end);
    }
    out
}
