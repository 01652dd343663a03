//! Hand-made manuscripts and layouts for the tests of this room.

use crate::manuscript::{
    Block, BlockKind, Manuscript, Paragraph, Reason, Run, RunKind, Spent, Style,
};
use crate::source::{Source, Span};
use crate::typeset::{Glyph, Layout, Page, Rect};

/// A manuscript of paragraphs, one a line, each of one run, and its pages, a glyph a character.
pub(super) struct Sheet {
    pub(super) source: Source,
    pub(super) manuscript: Manuscript,
    pub(super) layout: Layout,
}

pub(super) fn run(span: Span) -> Run {
    Run {
        span,
        kind: RunKind::Text,
        style: Style::default(),
    }
}

impl Sheet {
    /// Everything printed as typed.
    pub(super) fn new(text: &str) -> Self {
        let source = Source::new("m", text);
        let mut manuscript = Manuscript::default();
        for line in 1..=source.line_count() {
            let span = source.line_span(line);
            if !span.is_empty() {
                let paragraph = Paragraph {
                    runs: vec![run(span)],
                    sentences: vec![span],
                };
                let kind = BlockKind::Paragraph(paragraph);
                manuscript.blocks.push(Block { span, kind });
            }
        }
        let mut sheet = Self {
            source,
            manuscript,
            layout: Layout::default(),
        };
        sheet.typeset();
        sheet
    }

    /// Lays the blocks out: lines of 40 glyphs of 5 by 10 points.
    pub(super) fn typeset(&mut self) {
        let mut page = Page {
            label: "1".into(),
            width: 300.0,
            height: 100_000.0,
            ..Page::default()
        };
        let spans: Vec<Span> = self.manuscript.blocks.iter().map(|b| b.span).collect();
        for span in spans {
            let top = page.glyphs.last().map_or(20.0, |g| g.rect.bottom + 10.0);
            for (i, (at, c)) in self.source.slice(span).char_indices().enumerate() {
                let (x, y) = ((i % 40) as f64 * 5.0 + 20.0, top + (i / 40) as f64 * 14.0);
                page.glyphs.to_mut().push(Glyph {
                    source: Some(Span::new(span.start + at, span.start + at + c.len_utf8())),
                    text: c.to_string().into(),
                    rect: Rect {
                        left: x,
                        top: y,
                        right: x + 5.0,
                        bottom: y + 10.0,
                    },
                    present: true,
                    inked: true,
                    size: 10.0,
                });
            }
        }
        self.layout.pages = vec![page];
    }

    /// Spends the first occurrence of `word`.
    pub(super) fn spend(&mut self, word: &str, reason: Reason) {
        let span = self.find(word);
        self.manuscript.spent.push(Spent { span, reason });
        self.manuscript.spent.sort_by_key(|spent| spent.span);
        self.glyphs()
            .retain(|g| g.source.is_none_or(|s| !span.covers(s)));
    }

    pub(super) fn find(&self, word: &str) -> Span {
        let at = self.source.text().find(word).expect("the word is there");
        Span::new(at, at + word.len())
    }

    pub(super) fn glyphs(&mut self) -> &mut Vec<Glyph> {
        self.layout.pages[0].glyphs.to_mut()
    }

    /// The glyphs of the first occurrence of `word`.
    pub(super) fn of(&mut self, word: &str) -> impl Iterator<Item = &mut Glyph> {
        let span = self.find(word);
        self.glyphs()
            .iter_mut()
            .filter(move |g| g.source.is_some_and(|s| span.covers(s)))
    }

    pub(super) fn words(&self, spans: &[Span]) -> Vec<String> {
        spans
            .iter()
            .map(|span| self.source.slice(*span).to_string())
            .collect()
    }
}
