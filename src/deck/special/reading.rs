//! The sentences of the parts as slides with a kind of their own read them: whole, with their words and their place.

use super::super::cut::{Cited, span_of, text, without_stop};
use super::super::frame::{Frame, Home};
use super::super::hanging::loses;
use super::super::openings::opening;
use super::super::pieces::pieces;
use super::super::standalone::strain;
use super::super::stems::{Stems, count, words};
use super::super::tokens::{Token, tokens};
use super::super::words::Lists;
use super::super::{Bullet, Origin};
use super::cues::{self, Cues};
use crate::manuscript::{Block, BlockKind, Paragraph, Run, begins_caption};
use crate::source::Span;

/// A sentence, its citations in parentheses cut out.
pub(super) struct Sentence {
    /// Its part: 0 is the abstract, 1 the first of the text.
    pub(super) part: usize,
    pub(super) section: Option<usize>,
    /// The block that it stands in.
    pub(super) block: Span,
    pub(super) span: Span,
    pub(super) runs: Vec<Run>,
    /// Citations that were cut out.
    pub(super) citations: Vec<usize>,
    pub(super) tokens: Vec<Token>,
    /// Tokens at its head that only lead on: `However, …`.
    pub(super) opening: usize,
    /// Which paragraph of the text it is of.
    pub(super) paragraph: usize,
    /// What the model thinks of it, where one of its cuts could be a bullet.
    pub(super) worth: f32,
}

/// What reads for the kinds.
pub(super) struct Reading<'f, 'a> {
    pub(super) frame: &'f Frame<'a>,
    pub(super) cited: &'f Cited<'a>,
    pub(super) lists: Lists,
    /// How the text's language sets sides, voices and terms off; `None` for English, which is read by its grammar.
    pub(super) cues: Option<&'static Cues>,
    pub(super) sentences: Vec<Sentence>,
}

impl<'f, 'a> Reading<'f, 'a> {
    /// Reads the sentences of all parts, in typed order; `homes` know what each is worth.
    pub(super) fn of(frame: &'f Frame<'a>, cited: &'f Cited<'a>, homes: &[Home<'a>]) -> Self {
        let mut reading = Self {
            frame,
            cited,
            lists: Lists::of(&frame.manuscript.meta.language),
            cues: cues::of(&frame.manuscript.meta.language),
            sentences: Vec::new(),
        };
        for (part, units) in frame.parts.iter().enumerate() {
            for unit in &units.units {
                let blocks = frame.manuscript.blocks.get(unit.blocks.clone());
                let section = unit.section.or(units.section);
                for block in blocks.unwrap_or_default() {
                    reading.block(part + 1, section, block);
                }
            }
        }
        let all = homes.iter().flat_map(|home| {
            let matter = home.matter;
            matter.candidates.iter().chain(&matter.statements)
        });
        for candidate in all {
            let at = reading
                .sentences
                .partition_point(|s| s.span < candidate.sentence);
            let sentence = reading.sentences.get_mut(at);
            if let Some(sentence) = sentence.filter(|s| s.span == candidate.sentence) {
                sentence.worth = sentence.worth.max(candidate.worth);
            }
        }
        reading
    }

    fn block(&mut self, part: usize, section: Option<usize>, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(paragraph) => self.paragraph(part, section, block, paragraph),
            BlockKind::List(list) => {
                for block in list.items.iter().flat_map(|item| &item.blocks) {
                    self.block(part, section, block);
                }
            }
            _ => {}
        }
    }

    fn paragraph(
        &mut self,
        part: usize,
        section: Option<usize>,
        block: &Block,
        paragraph: &Paragraph,
    ) {
        let source = self.frame.source;
        if begins_caption(source, &paragraph.runs) {
            return;
        }
        let number = self.sentences.last().map_or(0, |last| last.paragraph + 1);
        for &span in &paragraph.sentences {
            let cut = self.cited.cut(source, &paragraph.runs, span);
            let tokens = tokens(source, &cut.runs);
            // What is beyond all measure has no place on a slide.
            if tokens.len() > 120 {
                continue;
            }
            self.sentences.push(Sentence {
                part,
                section,
                block: block.span,
                span,
                opening: opening(&tokens),
                runs: cut.runs,
                citations: cut.citations,
                tokens,
                paragraph: number,
                worth: 0.0,
            });
        }
    }

    /// The runs of tokens of a sentence, without the punctuation at their ends.
    pub(super) fn runs(&self, of: &Sentence, kept: std::ops::Range<usize>) -> Vec<Run> {
        let kept: Vec<usize> = kept.collect();
        pieces(self.frame.source, &of.runs, &of.tokens, &kept)
    }

    pub(super) fn text(&self, runs: &[Run]) -> String {
        text(self.frame.source, runs)
    }

    /// What tokens of a sentence ask of their hearer; `None` if they cannot stand alone or leave out what turns them.
    pub(super) fn strain(
        &self,
        of: &Sentence,
        kept: std::ops::Range<usize>,
        most: usize,
    ) -> Option<f32> {
        let whole = kept.start == 0;
        let said = self.text(&self.runs(of, kept));
        let sentence = self.text(&of.runs);
        let strain = strain(&said, &sentence, most, whole, &self.lists)?;
        (!loses(&words(&said), &words(&sentence))).then_some(strain)
    }

    /// A bullet of tokens of a sentence, with what stands apart from them.
    pub(super) fn bullet(
        &self,
        of: &Sentence,
        lead: Vec<Run>,
        kept: std::ops::Range<usize>,
    ) -> Option<Bullet> {
        let runs = without_stop(self.frame.source, self.runs(of, kept));
        Some(Bullet {
            span: span_of(&runs)?,
            runs,
            lead,
            sentence: of.span,
            citations: of.citations.clone(),
            origin: Origin::Source,
        })
    }

    /// How many words runs have.
    pub(super) fn count(&self, runs: &[Run]) -> usize {
        count(&self.text(runs))
    }

    /// Content stems of texts, so that they can be told apart.
    pub(super) fn stems(&self, stems: &mut Stems, bullet: &Bullet) -> Vec<u32> {
        stems.of(&self.text(&bullet.words()), &self.lists)
    }
}
