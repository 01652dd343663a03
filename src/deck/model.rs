//! The lecture deck: slides of kinds, bullets that are cuts from sentences.

use serde::Serialize;

use crate::manuscript::Run;
use crate::source::Span;

/// A deck.
#[derive(Clone, Debug, Default)]
pub struct Deck {
    /// Its slides, in order.
    pub slides: Vec<Slide>,
}

/// A slide.
#[derive(Clone, Debug)]
pub struct Slide {
    /// What it is for.
    pub kind: SlideKind,
    /// Its headline.
    pub title: SlideText,
    /// The small line above the headline: the section it belongs to.
    pub eyebrow: Option<SlideText>,
    /// Its body.
    pub bullets: Vec<Bullet>,
    /// The paragraphs it was made from, for the speaker.
    pub notes: Vec<Span>,
    /// The section it belongs to: an index into the manuscript's sections.
    pub section: Option<usize>,
    /// For a references slide: indices into the references.
    pub references: Vec<usize>,
    /// For a table or a figure: its index among the manuscript's blocks.
    pub display: Option<usize>,
}

/// What a slide is for (slides-design.md).
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlideKind {
    /// Title of the lecture.
    Title,
    /// What comes.
    Agenda,
    /// Start of a section.
    Divider,
    /// What the chapter is for, or what it holds: one sentence.
    Thesis,
    /// A claim or topic with bullets; one from which an amount stands apart is its evidence, beside the others.
    Claim,
    /// Dated events; the year of each stands apart.
    Timeline,
    /// One to three amounts, large, with their sentences.
    Numbers,
    /// One to three sentences that quote, with who is quoted.
    Quotation,
    /// Two sides, bullet by bullet: the first of each pair is one's, the second the other's; what leads each stands
    /// over it.
    Comparison,
    /// Who holds what: each position under its actor, which leads it.
    Positions,
    /// Terms with what they mean: the term leads each.
    Definitions,
    /// A table of the manuscript.
    Table,
    /// A figure of the manuscript.
    Figure,
    /// What the author counts up, all of it.
    Enumeration,
    /// What to take home.
    Takeaways,
    /// Works cited on the slides.
    References,
}

/// A piece of text on a slide.
#[derive(Clone, Debug, Default)]
pub struct SlideText {
    /// The words: runs of the source, in order; empty if it is furniture.
    pub runs: Vec<Run>,
    /// Where they come from; `None`: furniture (a label such as `Agenda`), whose words are `label`.
    pub source: Option<Span>,
    /// Furniture's words.
    pub label: String,
    /// Whose words they are.
    pub origin: Origin,
}

/// A bullet: a cut from one sentence.
#[derive(Clone, Debug)]
pub struct Bullet {
    /// Its words: runs of the source, in order, all inside `sentence`.
    pub runs: Vec<Run>,
    /// What stands apart, large: a year, an amount. Runs of the sentence, which `runs` may have or not.
    pub lead: Vec<Run>,
    /// From its first to its last character in the source.
    pub span: Span,
    /// The sentence it was cut from.
    pub sentence: Span,
    /// Citations that stand in the sentence and were cut out of it: indices into the citations.
    pub citations: Vec<usize>,
    /// Whose words they are.
    pub origin: Origin,
}

/// Whose words a text is made of.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The chapter's.
    #[default]
    Source,
    /// The lecturer's.
    Lecturer,
}

impl Bullet {
    /// Whether something of it is set apart, large.
    pub fn stands_apart(&self) -> bool {
        !self.lead.is_empty()
    }

    /// All its words in the order of the source: what stands apart, where the rest does not have it, and the rest.
    pub fn words(&self) -> Vec<Run> {
        let has = |lead: &&Run| self.runs.iter().any(|run| run.span.covers(lead.span));
        let apart: Vec<&Run> = self.lead.iter().filter(|lead| !has(lead)).collect();
        if apart.is_empty() {
            return self.runs.clone();
        }
        let mut words: Vec<Run> = self.runs.clone();
        words.extend(apart.iter().copied().cloned());
        words.sort_by_key(|run| run.span.start);
        // A space at the seams: what is between was typed between them.
        let seams = apart.first().zip(apart.last());
        for at in seams
            .into_iter()
            .flat_map(|(a, b)| [a.span.start, b.span.end])
        {
            let index = words.partition_point(|run| run.span.end <= at);
            if index > 0 && index < words.len() {
                let gap = Run {
                    span: Span::new(at, at),
                    kind: crate::manuscript::RunKind::Space,
                    style: crate::manuscript::Style::default(),
                };
                words.insert(index, gap);
            }
        }
        words
    }
}
