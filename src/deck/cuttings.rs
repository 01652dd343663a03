//! What can be cut out of a sentence and stand alone, and what its words do.
//!
//! In: the text of a sentence and its runs. Out: its cuts. Nothing else is looked at: what was found once holds for
//! the same sentence anywhere, and `remembered` keeps it.

use super::clauses::{Kept, cuts};
use super::cues::{Cues, cues, flat};
use super::cut::{span_of, text, without_stop};
use super::events::events;
use super::evidence::{evidence, quoted};
use super::labels::primary;
use super::pieces::pieces;
use super::standalone::strain;
use super::stems::{Term, count, different, terms, words};
use super::tokens::tokens;
use super::words::Lists;
use crate::manuscript::Run;
use crate::source::{Source, Span};

/// Longest bullet, in words.
pub(super) const MOST_WORDS: usize = 20;

/// Longest bullet where sentences are taken whole because the language has no rules for cuts.
const MOST_WORDS_WHOLE: usize = 26;

/// Longest sentence that has a slide to itself, in words.
const MOST_WORDS_ALONE: usize = 45;

/// Longest sentence that has a say in what the text is about, in words.
const MOST_WORDS_READ: usize = 120;

/// A sentence whose cuts are asked for. Its runs lie in its own text.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    text: String,
    /// Without its citations in parentheses.
    runs: Vec<Run>,
    language: String,
    /// Whether it stands where the text tells its aim and its thesis.
    tells: bool,
}

/// What there is in a sentence.
#[derive(Debug, Default)]
pub(super) struct Cuttings {
    /// What it says.
    pub(super) text: String,
    pub(super) words: usize,
    /// Its words as they are counted, in order; none in a sentence beyond all measure.
    pub(super) terms: Vec<Term>,
    pub(super) cues: Cues,
    /// Bullets.
    pub(super) bullets: Vec<Cutting>,
    /// What it says up to the year that it names.
    pub(super) events: Vec<Cutting>,
    /// The whole of it, for a slide of one sentence.
    pub(super) statements: Vec<Cutting>,
}

/// A cut that can stand alone.
#[derive(Debug)]
pub(super) struct Cutting {
    /// In the sentence's own text.
    runs: Vec<Run>,
    pub(super) words: usize,
    /// Its words as they are counted, in order.
    pub(super) terms: Vec<Term>,
    /// How much it asks of its hearer.
    pub(super) strain: f32,
    /// What it is worth beyond its sentence because it keeps that sentence's evidence.
    pub(super) shows: f32,
}

impl Asked {
    /// Asks for the cuts of what stands at `sentence`.
    pub(super) fn of(
        source: &Source,
        sentence: Span,
        runs: &[Run],
        language: &str,
        tells: bool,
    ) -> Self {
        let start = sentence.start;
        let own = |run: &Run| Run {
            span: Span::new(
                run.span.start.saturating_sub(start),
                run.span.end.saturating_sub(start),
            ),
            ..run.clone()
        };
        Self {
            text: source.slice(sentence).to_owned(),
            runs: runs.iter().map(own).collect(),
            language: language.to_owned(),
            tells,
        }
    }

    /// Cuts. `lists` are those of the language.
    pub(super) fn cut(&self, lists: &Lists) -> Cuttings {
        let source = Source::new("", self.text.as_str());
        let said = text(&source, &self.runs);
        let count = count(&said);
        if count > MOST_WORDS_READ {
            return Cuttings {
                text: said,
                words: count,
                ..Cuttings::default()
            };
        }
        let sentence = Sentence {
            source: &source,
            runs: &self.runs,
            words: words(&said),
            text: &said,
            lists,
        };
        let terms = terms(&sentence.words, lists);
        let english = self.language.is_empty() || primary(&self.language) == "en";
        let (bullets, events) = match english {
            true => sentence.clauses(),
            false => {
                let whole = without_stop(&source, self.runs.clone());
                let whole = sentence.cutting(whole, MOST_WORDS_WHOLE);
                (whole.into_iter().collect(), Vec::new())
            }
        };
        let alone = self.tells || quoted(&said) >= 8;
        let cues = cues(&flat(&said));
        let whole = || {
            let runs = without_stop(&source, self.runs.clone());
            let whole = sentence.cutting(runs, MOST_WORDS_ALONE);
            let tells = cues.claims && cues.author || cues.concludes;
            // `Overall, …`: what opens the sentence leans on others, what it says does not.
            let opened = || sentence.opened().filter(|_| english && tells);
            let held = || {
                sentence
                    .held()
                    .filter(|_| english && cues.claims && cues.author)
            };
            whole.or_else(opened).or_else(held)
        };
        Cuttings {
            statements: alone.then(whole).flatten().into_iter().collect(),
            bullets,
            events,
            terms,
            cues,
            words: count,
            text: said,
        }
    }
}

impl Cutting {
    /// Its runs where its sentence begins at `start`.
    pub(super) fn runs_at(&self, start: usize) -> Vec<Run> {
        let there = |run: &Run| Run {
            span: Span::new(run.span.start + start, run.span.end + start),
            ..run.clone()
        };
        self.runs.iter().map(there).collect()
    }
}

/// A sentence that is being cut.
struct Sentence<'a> {
    source: &'a Source,
    runs: &'a [Run],
    text: &'a str,
    /// Its words, in lower case.
    words: Vec<String>,
    lists: &'a Lists,
}

impl Sentence<'_> {
    /// Bullets and events.
    fn clauses(&self) -> (Vec<Cutting>, Vec<Cutting>) {
        let tokens = tokens(self.source, self.runs);
        let cut = |kept: Vec<Kept>| -> Vec<Cutting> {
            let kept = kept.iter();
            let runs = kept.map(|kept| pieces(self.source, self.runs, &tokens, kept));
            runs.filter_map(|runs| self.cutting(runs, MOST_WORDS))
                .collect()
        };
        (cut(cuts(&tokens, MOST_WORDS)), cut(events(&tokens)))
    }

    /// The whole of it without the connective that opens it.
    fn opened(&self) -> Option<Cutting> {
        let tokens = tokens(self.source, self.runs);
        let from = super::openings::opening(&tokens);
        let kept: Vec<usize> = (from..tokens.len()).collect();
        let runs = pieces(self.source, self.runs, &tokens, &kept);
        let mut cut = self.cutting(without_stop(self.source, runs), MOST_WORDS_ALONE)?;
        // A sentence that needs no cut is better.
        cut.strain += 0.8;
        (from > 0).then_some(cut)
    }

    /// The longest cut that says what the author holds, of a sentence that is too long for a slide of its own.
    fn held(&self) -> Option<Cutting> {
        let tokens = tokens(self.source, self.runs);
        let all = cuts(&tokens, MOST_WORDS_ALONE);
        let runs = all
            .iter()
            .map(|kept| pieces(self.source, self.runs, &tokens, kept));
        let held = runs.filter(|runs| {
            let cues = cues(&flat(&text(self.source, runs)));
            cues.claims && cues.author
        });
        let found = held.filter_map(|runs| self.cutting(runs, MOST_WORDS_ALONE));
        found.max_by_key(|cutting| cutting.words)
    }

    /// What `runs` are worth as a cut of at most `most` words; `None` if they cannot stand alone.
    fn cutting(&self, runs: Vec<Run>, most: usize) -> Option<Cutting> {
        let said = text(self.source, &runs);
        let start = |runs: &[Run]| runs.first().map(|run| run.span.start);
        let whole = start(&runs) == start(self.runs);
        let mut strain = strain(&said, self.text, most, whole, self.lists)?;
        // A cut that loses the figures of its sentence.
        let figures = |text: &str| text.chars().any(|c| c.is_ascii_digit());
        if figures(self.text) && !figures(&said) {
            strain += 0.25;
        }
        let words = words(&said);
        if super::hanging::loses(&words, &self.words) {
            return None;
        }
        let terms = terms(&words, self.lists);
        span_of(&runs)?;
        (different(&terms) >= 3).then(|| Cutting {
            words: count(&said),
            shows: evidence(&said),
            runs,
            terms,
            strain,
        })
    }
}
