//! The sentences of the text and the bullets that could be cut from them.

use super::arc::{Part, Unit};
use super::clauses::{cuts, events};
use super::cut::{Cited, span_of, text, without_stop};
use super::evidence::{evidence, quoted};
use super::labels::primary;
use super::pieces::pieces;
use super::standalone::strain;
use super::stems::{Stems, count};
use super::survey::{FEATURES, INSTANCE, Place, Survey, features};
use super::tokens::tokens;
use super::words::Lists;
use crate::manuscript::{Block, BlockKind, Manuscript, Paragraph, Role, Run, begins_caption};
use crate::source::{Source, Span};

/// Longest bullet, in words.
pub(super) const MOST_WORDS: usize = 20;

/// Longest bullet where sentences are taken whole because the language has no rules for cuts.
const MOST_WORDS_WHOLE: usize = 26;

/// A bullet that could be: a cut of a sentence that can stand alone, its citations cut out.
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
    /// Its stems, sorted; and with them the pairs of neighbours.
    pub(super) stems: Vec<u32>,
    pub(super) terms: Vec<u32>,
    /// How much it asks of its hearer.
    pub(super) strain: f32,
    /// The share of its sentence that it keeps, from 0 to 1.
    pub(super) kept: f32,
    /// What the model saw in its sentence.
    pub(super) features: [f32; FEATURES],
    /// What its sentence is worth: in standard deviations from the mean of the text.
    pub(super) worth: f32,
    pub(super) role: Role,
    /// What it is worth beyond its sentence because it keeps that sentence's evidence: a voice, an amount.
    pub(super) shows: f32,
}

/// What a unit holds.
#[derive(Debug, Default)]
pub(super) struct Matter {
    /// Its candidates, in typed order.
    pub(super) candidates: Vec<Candidate>,
    /// Whole sentences, longer ones too, where the text tells its aim and its thesis: for a slide of one sentence.
    pub(super) statements: Vec<Candidate>,
    /// Sentences up to the year that they name (`The agreement signed in 1994`): points of a timeline, no bullets.
    pub(super) events: Vec<Candidate>,
    /// Words of its paragraphs: what it weighs.
    pub(super) words: usize,
}

/// Longest sentence that has a slide to itself, in words.
const MOST_WORDS_ALONE: usize = 45;

/// Reads sentences.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    pub(super) manuscript: &'a Manuscript,
    pub(super) cited: Cited<'a>,
    pub(super) lists: Lists,
    pub(super) stems: Stems,
}

/// A sentence as read.
struct Read {
    cut: super::cut::Cut,
    text: String,
    sentence: Span,
    block: Span,
    stems: Vec<u32>,
    words: usize,
    place: Place,
}

impl Reader<'_> {
    /// What the units of the parts hold, part by part, then the abstract, and what the text is about.
    pub(super) fn read(
        &mut self,
        parts: &[Part],
        summary: Option<&Unit>,
        model: &[f32; FEATURES],
    ) -> (Vec<Vec<Matter>>, Matter, Survey) {
        let total = parts
            .iter()
            .map(|part| part.units.len())
            .sum::<usize>()
            .max(1);
        let mut at = 0;
        let mut survey = Survey::default();
        let mut drafts: Vec<Vec<Vec<Read>>> = Vec::new();
        for part in parts {
            let mut units = Vec::new();
            for unit in &part.units {
                let depth = at as f32 / total as f32;
                at += 1;
                units.push(self.unit(unit, part.role, depth, &mut survey));
            }
            drafts.push(units);
        }
        let read = match summary {
            Some(unit) => self.unit(unit, Role::Abstract, 0.0, &mut survey),
            None => Vec::new(),
        };
        for stem in read.iter().flat_map(|sentence| &sentence.stems) {
            *survey.summary.entry(*stem).or_default() += 1;
        }
        survey.topics = self.topics();
        let english = primary(&self.manuscript.meta.language) == "en"
            || self.manuscript.meta.language.is_empty();
        let mut matter = |read: &Vec<Read>| self.matter(read, &survey, english);
        let matters = drafts
            .iter()
            .map(|units| units.iter().map(&mut matter).collect());
        let mut matters: Vec<Vec<Matter>> = matters.collect();
        let mut summary = matter(&read);
        value(matters.iter_mut().flatten().chain([&mut summary]), model);
        (matters, summary, survey)
    }

    /// Stems of title, keywords and headings.
    fn topics(&mut self) -> Vec<u32> {
        let manuscript = self.manuscript;
        let meta = &manuscript.meta;
        let mut words: Vec<&str> = meta.title.iter().map(|t| t.text.as_str()).collect();
        words.extend(meta.keywords.iter().map(|t| t.text.as_str()));
        words.extend(
            manuscript
                .sections
                .iter()
                .filter(|s| s.role == Role::Body)
                .map(|s| s.title.as_str()),
        );
        self.stems.of(&words.join(" "), &self.lists)
    }

    fn unit(&mut self, unit: &Unit, role: Role, depth: f32, survey: &mut Survey) -> Vec<Read> {
        let manuscript = self.manuscript;
        let blocks = manuscript
            .blocks
            .get(unit.blocks.clone())
            .unwrap_or_default();
        let is_paragraph = |block: &&Block| matches!(block.kind, BlockKind::Paragraph(_));
        let paragraphs = blocks.iter().filter(is_paragraph).count();
        let mut place = Place {
            sentence: 0,
            of: 0,
            paragraph: 0,
            paragraphs,
            depth,
            role,
            item: false,
        };
        let mut out = Vec::new();
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(paragraph) => {
                    self.paragraph(block, paragraph, place, survey, &mut out);
                    place.paragraph += 1;
                }
                BlockKind::List(list) => {
                    for block in list.items.iter().flat_map(|item| &item.blocks) {
                        if let BlockKind::Paragraph(paragraph) = &block.kind {
                            let place = Place {
                                item: true,
                                ..place
                            };
                            self.paragraph(block, paragraph, place, survey, &mut out);
                        }
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn paragraph(
        &mut self,
        block: &Block,
        paragraph: &Paragraph,
        place: Place,
        survey: &mut Survey,
        out: &mut Vec<Read>,
    ) {
        // The words of a caption say nothing without its figure.
        if begins_caption(self.source, &paragraph.runs) {
            return;
        }
        let of = paragraph.sentences.len();
        for (index, &sentence) in paragraph.sentences.iter().enumerate() {
            survey.sentences += 1;
            let cut = self.cited.cut(self.source, &paragraph.runs, sentence);
            let text = text(self.source, &cut.runs);
            let words = count(&text);
            // A sentence beyond all measure has no say in what the text is about.
            let stems = match words {
                0..=120 => self.stems.of(&text, &self.lists),
                _ => Vec::new(),
            };
            if words <= 120 {
                survey.note(&self.stems.terms(&text, &self.lists));
            }
            let place = Place {
                sentence: index,
                of,
                ..place
            };
            let block = block.span;
            out.push(Read {
                cut,
                text,
                sentence,
                block,
                stems,
                words,
                place,
            });
        }
    }

    fn matter(&mut self, read: &[Read], survey: &Survey, english: bool) -> Matter {
        let mut matter = Matter::default();
        for sentence in read {
            matter.words += sentence.words;
            if sentence.words > 120 {
                continue;
            }
            let features = features(
                survey,
                &sentence.text,
                &sentence.stems,
                sentence.words,
                sentence.cut.citations.len(),
                &sentence.place,
            );
            let cuts: Vec<Vec<Run>> = match english {
                true => {
                    let tokens = tokens(self.source, &sentence.cut.runs);
                    let cuts = cuts(&tokens, MOST_WORDS);
                    let runs = &sentence.cut.runs;
                    for kept in events(&tokens) {
                        let runs = pieces(self.source, runs, &tokens, &kept);
                        matter
                            .events
                            .extend(self.candidate(sentence, runs, features, MOST_WORDS));
                    }
                    cuts.iter()
                        .map(|kept| pieces(self.source, runs, &tokens, kept))
                        .collect()
                }
                false => vec![without_stop(self.source, sentence.cut.runs.clone())],
            };
            let most = if english {
                MOST_WORDS
            } else {
                MOST_WORDS_WHOLE
            };
            for runs in cuts {
                matter
                    .candidates
                    .extend(self.candidate(sentence, runs, features, most));
            }
            let tells = matches!(
                sentence.place.role,
                Role::Abstract | Role::Introduction | Role::Conclusion
            );
            if tells || quoted(&sentence.text) >= 8 {
                let runs = without_stop(self.source, sentence.cut.runs.clone());
                matter.statements.extend(self.candidate(
                    sentence,
                    runs,
                    features,
                    MOST_WORDS_ALONE,
                ));
            }
        }
        matter
    }

    fn candidate(
        &mut self,
        of: &Read,
        runs: Vec<Run>,
        features: [f32; FEATURES],
        most: usize,
    ) -> Option<Candidate> {
        let said = text(self.source, &runs);
        let start = |runs: &[Run]| runs.first().map(|run| run.span.start);
        let whole = start(&runs) == start(&of.cut.runs);
        let mut strain = strain(&said, &of.text, most, whole, &self.lists)?;
        // A cut that loses the figures of its sentence.
        let figures = |text: &str| text.chars().any(|c| c.is_ascii_digit());
        if figures(&of.text) && !figures(&said) {
            strain += 0.25;
        }
        // What is told of others, or as an instance, and does not say so.
        let first = said.split_whitespace().next().unwrap_or_default();
        if matches!(first, "Some" | "some" | "Certain" | "certain") && !of.cut.citations.is_empty()
        {
            strain += 0.6;
        }
        let instance = |text: &str| text.contains("example") || text.contains("instance");
        if features.get(INSTANCE).is_some_and(|mark| *mark > 0.0)
            && instance(&of.text)
            && !instance(&said)
        {
            strain += 0.3;
        }
        if super::hanging::loses(&super::stems::words(&said), &super::stems::words(&of.text)) {
            return None;
        }
        let stems = self.stems.of(&said, &self.lists);
        let words = count(&said);
        (stems.len() >= 3).then_some(Candidate {
            span: span_of(&runs)?,
            runs,
            sentence: of.sentence,
            citations: of.cut.citations.clone(),
            block: of.block,
            words,
            terms: self.stems.terms(&said, &self.lists),
            stems,
            strain,
            kept: words as f32 / of.words.max(1) as f32,
            features,
            worth: 0.0,
            role: of.place.role,
            shows: evidence(&said),
        })
    }
}

/// Sets what each candidate's sentence is worth by a linear model.
fn value<'m>(matters: impl Iterator<Item = &'m mut Matter>, model: &[f32; FEATURES]) {
    let mut candidates: Vec<&mut Candidate> = matters
        .flat_map(|m| {
            m.candidates
                .iter_mut()
                .chain(&mut m.statements)
                .chain(&mut m.events)
        })
        .collect();
    let raw = |c: &Candidate| -> f32 { c.features.iter().zip(model).map(|(a, b)| a * b).sum() };
    // Rival cuts of a sentence count once.
    let mut all: Vec<f32> = Vec::new();
    let mut last = None;
    for candidate in &candidates {
        if last != Some(candidate.sentence) {
            all.push(raw(candidate));
        }
        last = Some(candidate.sentence);
    }
    let n = all.len().max(1) as f32;
    let mean = all.iter().sum::<f32>() / n;
    let deviation = (all.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / n)
        .sqrt()
        .max(1e-6);
    for candidate in &mut candidates {
        candidate.worth = ((raw(candidate) - mean) / deviation).clamp(-3.0, 3.0) + candidate.shows;
    }
}
