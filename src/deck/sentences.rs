//! The sentences of a unit that could be bullets.

use super::arc::Unit;
use super::cut::{Cited, span_of, text};
use super::standalone::strain;
use super::stems::{Stems, count};
use super::words::Lists;
use crate::manuscript::{Block, BlockKind, List, Manuscript, Paragraph, Run, begins_caption};
use crate::source::{Source, Span};

/// Longest sentence that becomes a bullet, in words.
pub(super) const MOST_WORDS: usize = 26;

/// A sentence that can stand alone, its citations cut out.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) runs: Vec<Run>,
    /// From its first to its last character.
    pub(super) span: Span,
    pub(super) sentence: Span,
    pub(super) citations: Vec<usize>,
    /// The block that it stands in.
    pub(super) block: Span,
    pub(super) words: usize,
    /// Its place in its paragraph, and that paragraph's in its unit.
    pub(super) place: (usize, usize),
    pub(super) stems: Vec<u32>,
    pub(super) strain: f32,
}

/// The same for what is taken home: an abstract says much in a sentence.
pub(super) const MOST_WORDS_HOME: usize = 36;

/// Reads candidates.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    pub(super) manuscript: &'a Manuscript,
    pub(super) cited: Cited<'a>,
    pub(super) lists: Lists,
    pub(super) stems: Stems,
}

/// What a unit holds.
#[derive(Debug, Default)]
pub(super) struct Matter {
    /// Its candidates, in typed order.
    pub(super) candidates: Vec<Candidate>,
    /// Words of its paragraphs: what it weighs.
    pub(super) words: usize,
    /// In how many sentences each stem stands, by stem.
    pub(super) frequency: std::collections::BTreeMap<u32, u32>,
    /// How many sentences it has.
    pub(super) sentences: usize,
}

impl Reader<'_> {
    /// What `unit` holds. Lists count only where it has no paragraph that gives a bullet.
    pub(super) fn matter(&mut self, unit: &Unit) -> Matter {
        self.sentences(unit, MOST_WORDS)
    }

    /// The same with sentences of at most `most` words.
    pub(super) fn sentences(&mut self, unit: &Unit, most: usize) -> Matter {
        let manuscript = self.manuscript;
        let blocks = manuscript
            .blocks
            .get(unit.blocks.clone())
            .unwrap_or_default();
        let mut matter = Matter::default();
        for (place, block) in blocks.iter().enumerate() {
            if let BlockKind::Paragraph(paragraph) = &block.kind {
                self.paragraph(block, paragraph, (place, most), &mut matter);
            }
        }
        if matter.candidates.is_empty() {
            for (place, block) in blocks.iter().enumerate() {
                if let BlockKind::List(list) = &block.kind {
                    self.list(list, (place, most), &mut matter);
                }
            }
        }
        matter
    }

    fn list(&mut self, list: &List, at: (usize, usize), matter: &mut Matter) {
        for block in list.items.iter().flat_map(|item| &item.blocks) {
            if let BlockKind::Paragraph(paragraph) = &block.kind {
                self.paragraph(block, paragraph, at, matter);
            }
        }
    }

    fn paragraph(
        &mut self,
        block: &Block,
        paragraph: &Paragraph,
        (place, most): (usize, usize),
        matter: &mut Matter,
    ) {
        // The words of a caption say nothing without its figure.
        if begins_caption(self.source, &paragraph.runs) {
            return;
        }
        for (index, &sentence) in paragraph.sentences.iter().enumerate() {
            matter.sentences += 1;
            let cut = self.cited.cut(self.source, &paragraph.runs, sentence);
            let text = text(self.source, &cut.runs);
            let words = count(&text);
            matter.words += words;
            // A sentence beyond all measure has no say in what the section is about.
            let stems = match words {
                0..=120 => self.stems.of(&text, &self.lists),
                _ => Vec::new(),
            };
            for stem in &stems {
                *matter.frequency.entry(*stem).or_default() += 1;
            }
            let (Some(span), Some(strain)) = (span_of(&cut.runs), strain(&text, most, &self.lists))
            else {
                continue;
            };
            matter.candidates.push(Candidate {
                runs: cut.runs,
                span,
                sentence,
                citations: cut.citations,
                block: block.span,
                words,
                place: (index, place),
                stems,
                strain,
            });
        }
    }
}
