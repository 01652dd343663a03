//! The sentences of the text and the bullets that could be cut from them.

use std::sync::Arc;

use super::arc::{Part, Unit};
use super::cut::{Cited, span_of, text};
use super::cuttings::{Asked, Cutting, Cuttings};
use super::remembered::cuttings;
use super::stems::Stems;
use super::survey::{FEATURES, INSTANCE, Place, Survey, features};
use super::words::Lists;
use crate::manuscript::{
    Block, BlockKind, Manuscript, Paragraph, Role, Run, begins_caption, begins_keywords,
};
use crate::source::{Source, Span};

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
    sentence: Span,
    block: Span,
    place: Place,
}

/// A sentence whose cuts are known.
struct Known {
    read: Read,
    cuttings: Arc<Cuttings>,
    stems: Vec<u32>,
    terms: Vec<u32>,
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
        let mut drafts: Vec<Vec<Read>> = Vec::new();
        for part in parts {
            for unit in &part.units {
                let depth = at as f32 / total as f32;
                at += 1;
                drafts.push(self.unit(unit, part.role, depth));
            }
        }
        drafts.push(match summary {
            Some(unit) => self.unit(unit, Role::Abstract, 0.0),
            None => Vec::new(),
        });
        let mut survey = Survey::default();
        let mut known = self.known(drafts, &mut survey);
        let brief = known.pop().unwrap_or_default();
        for stem in brief.iter().flat_map(|sentence| &sentence.stems) {
            *survey.summary.entry(*stem).or_default() += 1;
        }
        survey.topics = self.topics();
        let mut units = known.iter();
        let mut matters: Vec<Vec<Matter>> = parts
            .iter()
            .map(|part| {
                let units = units.by_ref().take(part.units.len());
                units.map(|unit| self.matter(unit, &survey)).collect()
            })
            .collect();
        let mut summary = self.matter(&brief, &survey);
        value(matters.iter_mut().flatten().chain([&mut summary]), model);
        (matters, summary, survey)
    }

    /// The sentences of units with their cuts; counts their words.
    fn known(&mut self, units: Vec<Vec<Read>>, survey: &mut Survey) -> Vec<Vec<Known>> {
        let source = self.source;
        let language = &self.manuscript.meta.language;
        let asked = units.iter().flatten().map(|read| {
            let tells = matches!(
                read.place.role,
                Role::Abstract | Role::Introduction | Role::Conclusion
            );
            Asked::of(source, read.sentence, &read.cut.runs, language, tells)
        });
        let mut cuttings = cuttings(asked.collect(), &self.lists).into_iter();
        let mut out = Vec::new();
        for unit in units {
            let mut known = Vec::new();
            for (read, cuttings) in unit.into_iter().zip(cuttings.by_ref()) {
                survey.sentences += 1;
                let (stems, terms) = self.stems.numbers(&cuttings.terms);
                survey.note(&terms);
                known.push(Known {
                    read,
                    cuttings,
                    stems,
                    terms,
                });
            }
            out.push(known);
        }
        out
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

    fn unit(&self, unit: &Unit, role: Role, depth: f32) -> Vec<Read> {
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
                    self.paragraph(block, paragraph, place, &mut out);
                    place.paragraph += 1;
                }
                BlockKind::List(list) => {
                    for block in list.items.iter().flat_map(|item| &item.blocks) {
                        if let BlockKind::Paragraph(paragraph) = &block.kind {
                            let place = Place {
                                item: true,
                                ..place
                            };
                            self.paragraph(block, paragraph, place, &mut out);
                        }
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn paragraph(&self, block: &Block, paragraph: &Paragraph, place: Place, out: &mut Vec<Read>) {
        // The words of a caption say nothing without its figure, and key words are no sentence.
        if begins_caption(self.source, &paragraph.runs)
            || begins_keywords(self.source, &paragraph.runs)
        {
            return;
        }
        let of = paragraph.sentences.len();
        for (index, &sentence) in paragraph.sentences.iter().enumerate() {
            out.push(Read {
                cut: self.cited.cut(self.source, &paragraph.runs, sentence),
                sentence,
                block: block.span,
                place: Place {
                    sentence: index,
                    of,
                    ..place
                },
            });
        }
    }

    fn matter(&mut self, sentences: &[Known], survey: &Survey) -> Matter {
        let mut matter = Matter::default();
        for known in sentences {
            let (read, cuttings) = (&known.read, &known.cuttings);
            matter.words += cuttings.words;
            let features = features(
                survey,
                &cuttings.text,
                &cuttings.cues,
                (&known.stems, &known.terms),
                cuttings.words,
                read.cut.citations.len(),
                &read.place,
            );
            let mut candidates = |cuttings: &[Cutting]| -> Vec<Candidate> {
                let of = cuttings.iter();
                of.filter_map(|cutting| self.candidate(known, cutting, features))
                    .collect()
            };
            matter.events.extend(candidates(&cuttings.events));
            matter.candidates.extend(candidates(&cuttings.bullets));
            matter.statements.extend(candidates(&cuttings.statements));
        }
        matter
    }

    /// A cut of a sentence at its place in this text.
    fn candidate(
        &mut self,
        known: &Known,
        cutting: &Cutting,
        features: [f32; FEATURES],
    ) -> Option<Candidate> {
        let read = &known.read;
        let runs = cutting.runs_at(read.sentence.start);
        let said = text(self.source, &runs);
        let mut strain = cutting.strain;
        // What is told of others, or as an instance, and does not say so.
        let first = said.split_whitespace().next().unwrap_or_default();
        let some = matches!(first, "Some" | "some" | "Certain" | "certain");
        if some && !read.cut.citations.is_empty() {
            strain += 0.6;
        }
        let instance = |text: &str| text.contains("example") || text.contains("instance");
        if features.get(INSTANCE).is_some_and(|mark| *mark > 0.0)
            && instance(&known.cuttings.text)
            && !instance(&said)
        {
            strain += 0.3;
        }
        let (stems, terms) = self.stems.numbers(&cutting.terms);
        Some(Candidate {
            span: span_of(&runs)?,
            runs,
            sentence: read.sentence,
            citations: read.cut.citations.clone(),
            block: read.block,
            words: cutting.words,
            stems,
            terms,
            strain,
            kept: cutting.words as f32 / known.cuttings.words.max(1) as f32,
            features,
            worth: 0.0,
            role: read.place.role,
            shows: cutting.shows,
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
