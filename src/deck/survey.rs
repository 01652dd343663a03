//! What the whole text is about, and how much of that a sentence says.

use std::collections::BTreeMap;

use super::cues::Cues;
use crate::manuscript::Role;

/// How many things are looked at in a sentence.
pub(super) const FEATURES: usize = 31;

/// Places in the list of features.
pub(super) const LAST: usize = 5;
pub(super) const CLAIMS: usize = 11;
pub(super) const AUTHOR: usize = 12;
pub(super) const AIMS: usize = 13;
pub(super) const CONCLUDES: usize = 19;
pub(super) const INSTANCE: usize = 20;
pub(super) const LEADS: usize = 21;
pub(super) const METHOD: usize = 22;
pub(super) const VOICE: usize = 23;

/// What is counted over the whole text.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// In how many sentences each stem, and each pair of neighbouring stems, stands.
    pub(super) frequency: Vec<u32>,
    /// Sentences.
    pub(super) sentences: usize,
    /// Stems of title, keywords and headings.
    pub(super) topics: Vec<u32>,
    /// In how many sentences of the abstract each stem stands.
    pub(super) summary: BTreeMap<u32, u32>,
}

impl Survey {
    /// In how many sentences a term stands.
    pub(super) fn count(&self, term: u32) -> u32 {
        self.frequency.get(term as usize).copied().unwrap_or(0)
    }

    /// Notes the terms of a sentence.
    pub(super) fn note(&mut self, terms: &[u32]) {
        for term in terms {
            let at = *term as usize;
            if self.frequency.len() <= at {
                self.frequency.resize(at + 1, 0);
            }
            if let Some(n) = self.frequency.get_mut(at) {
                *n += 1;
            }
        }
    }
}

/// Where a sentence stands.
#[derive(Copy, Clone, Debug)]
pub(super) struct Place {
    /// In its paragraph, from 0.
    pub(super) sentence: usize,
    /// How many sentences its paragraph has.
    pub(super) of: usize,
    /// Its paragraph in its unit, from 0.
    pub(super) paragraph: usize,
    /// How many paragraphs its unit has.
    pub(super) paragraphs: usize,
    /// Where its unit stands in the text, from 0 to 1.
    pub(super) depth: f32,
    pub(super) role: Role,
    /// Item of a list.
    pub(super) item: bool,
}

/// What the model looks at in a sentence.
pub(super) fn features(
    survey: &Survey,
    text: &str,
    cues: &Cues,
    (stems, terms): (&[u32], &[u32]),
    words: usize,
    citations: usize,
    place: &Place,
) -> [f32; FEATURES] {
    let Cues {
        claims,
        author,
        aims,
        recommends,
        contrasts,
        causes,
        weighs,
        defines,
        concludes,
        instance,
        leads,
        method,
        voice,
    } = *cues;
    let on = |yes: bool| if yes { 1.0 } else { 0.0 };
    let n = stems.len().max(1) as f32;
    let all = survey.sentences.max(2) as f32;
    let count = |stem: &u32| survey.count(*stem) as f32;
    let frequency: f32 = stems
        .iter()
        .map(|stem| (1.0 + count(stem)).ln())
        .sum::<f32>()
        / n;
    let mass: f32 = stems.iter().map(|stem| count(stem) / all).sum::<f32>() / n.sqrt();
    // Pairs of words that the text says again and again.
    let pairs = terms.iter().filter(|term| *term % 2 == 1).map(count);
    let repeated: f32 = pairs.filter(|n| *n > 1.0).map(f32::ln_1p).sum::<f32>() / n;
    let shared = |list: &[u32]| {
        let shared = stems.iter().filter(|stem| list.binary_search(stem).is_ok());
        shared.count() as f32 / n.sqrt()
    };
    let summary: f32 = stems
        .iter()
        .map(|stem| survey.summary.get(stem).copied().unwrap_or(0).min(2) as f32)
        .sum::<f32>()
        / n.sqrt();
    let digits = text
        .split_whitespace()
        .filter(|w| w.chars().any(|c| c.is_ascii_digit()));
    let (mut years, mut figures) = (0, 0);
    for word in digits {
        let bare: String = word.chars().filter(char::is_ascii_digit).collect();
        match bare.len() == 4
            && (bare.starts_with("1") || bare.starts_with("20"))
            && !word.contains('%')
        {
            true => years += 1,
            false => figures += 1,
        }
    }
    let share = text.contains('%')
        || text.contains("percent")
        || text.contains("per cent")
        || text.contains('$');
    [
        frequency,
        mass,
        shared(&survey.topics),
        summary,
        on(place.sentence == 0),
        on(place.sentence + 1 == place.of && place.of > 1),
        on(place.paragraph == 0),
        on(place.paragraph + 1 == place.paragraphs && place.paragraphs > 1),
        on(place.role == Role::Abstract),
        on(place.role == Role::Introduction),
        on(place.role == Role::Conclusion),
        on(claims),
        on(author),
        on(aims),
        on(recommends),
        on(contrasts),
        on(causes),
        on(weighs),
        on(defines),
        on(concludes),
        on(instance),
        on(leads),
        on(method),
        on(voice),
        on(share) + 0.3 * (figures as f32).min(3.0),
        on(years > 0),
        (words as f32).ln(),
        on(citations > 0) + 0.3 * citations.saturating_sub(1).min(3) as f32,
        place.depth,
        on(place.item),
        repeated,
    ]
}
