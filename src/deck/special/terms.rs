//! Terms: what the text defines, and what its short forms stand for.

use std::collections::BTreeSet;

use super::cues::Cues;
use super::reading::{Reading, Sentence};
use super::{Special, apart, first_word};
use crate::deck::clauses::cuts;
use crate::deck::lexicon::Tag;
use crate::deck::title::{of_label, slide};
use crate::deck::{Bullet, Origin, Slide, SlideKind};
use crate::source::Span;

/// Terms of a slide, and fewest short forms that make one.
const TERMS: usize = 5;
const FEWEST_FORMS: usize = 3;
/// How often a short form must be used to be worth a line.
const USES: usize = 4;
/// Words of a term, and of its definition.
const TERM: usize = 5;
const DEFINITION: std::ops::RangeInclusive<usize> = 4..=20;

struct Term {
    part: usize,
    section: Option<usize>,
    block: Span,
    bullet: Bullet,
    weight: f32,
}

/// A slide of terms: definitions first, then the short forms that the text uses most.
pub(super) fn terms(reading: &Reading<'_, '_>, taken: &[Span]) -> Option<Special> {
    let free = |of: &&Sentence| !taken.iter().any(|span| span.overlaps(of.span));
    let sentences = || reading.sentences.iter();
    let mut definitions: Vec<Term> = sentences()
        .filter(free)
        .filter_map(|of| match reading.cues {
            Some(cues) => cued(reading, cues, of),
            None => definition(reading, of),
        })
        .collect();
    definitions.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut seen = BTreeSet::new();
    let lead = |term: &Term| reading.text(&term.bullet.lead).to_lowercase();
    definitions.retain(|term| seen.insert(lead(term)));
    let mut forms: Vec<Term> = sentences()
        .flat_map(|of| short_forms(reading, of))
        .collect();
    let mut seen = BTreeSet::new();
    forms.retain(|term| seen.insert(lead(term)));
    forms.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    definitions.truncate(TERMS - 1);
    if definitions.is_empty() && forms.len() < FEWEST_FORMS {
        return None;
    }
    forms.truncate(TERMS - definitions.len());
    let mut all = definitions;
    all.extend(forms);
    all.sort_by_key(|term| term.bullet.span);
    let first = all.first()?;
    let one = all.iter().all(|term| term.part == first.part);
    let (part, section) = match one {
        true => (first.part, first.section),
        false => (0, None),
    };
    let eyebrow = one.then(|| reading.frame.heading(section, part.saturating_sub(1)));
    let mut notes: Vec<Span> = all.iter().map(|term| term.block).collect();
    notes.sort_unstable();
    notes.dedup();
    let label = of_label(reading.frame.labels.terms);
    Some(Special {
        part,
        whole: None,
        slide: Slide {
            eyebrow,
            bullets: all.into_iter().map(|term| term.bullet).collect(),
            notes,
            ..slide(SlideKind::Definitions, label, section)
        },
    })
}

/// `X is defined as …`, `X refers to …`: the term, and what it means.
fn definition(reading: &Reading<'_, '_>, of: &Sentence) -> Option<Term> {
    let tokens = &of.tokens;
    let from = of.opening;
    let at = |i: usize| tokens.get(i).map_or("", |t| t.word.as_str());
    let (verb, body) = (from + 1..tokens.len().min(from + TERM + 1)).find_map(|i| {
        let passive = matches!(at(i), "is" | "are" | "was" | "were")
            && matches!(at(i + 1), "defined" | "understood")
            && at(i + 2) == "as";
        let refers = matches!(at(i), "refers" | "refer") && at(i + 1) == "to";
        let denotes = matches!(at(i), "denotes" | "denote");
        match (passive, refers, denotes) {
            (true, ..) => Some((i, i + 3)),
            (_, true, _) => Some((i, i + 2)),
            (.., true) => Some((i, i + 1)),
            _ => None,
        }
    })?;
    let term = tokens.get(from..verb)?;
    let plain = term.iter().all(|t| {
        !t.pauses()
            && matches!(
                t.tag,
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Determiner | Tag::Preposition
            )
            && !first_word(
                "this these that those such it its their other both each",
                &t.word,
            )
    });
    if !plain {
        return None;
    }
    let end = match tokens.len() - body <= *DEFINITION.end() {
        true => tokens.len(),
        false => cuts(tokens, DEFINITION.end() + body - from)
            .into_iter()
            .filter(|kept| {
                kept.first() == Some(&from) && kept.windows(2).all(|pair| pair[1] == pair[0] + 1)
            })
            .filter_map(|kept| kept.last().map(|last| last + 1))
            .filter(|end| *end > body + 3)
            .max()?,
    };
    reading.strain(of, from..end, DEFINITION.end() + TERM + 3)?;
    let bullet = reading.bullet(of, reading.runs(of, from..verb), body..end)?;
    as_long_as_a_definition(reading, of, bullet)
}

/// The term that a bullet defines, if it is as long as a definition.
fn as_long_as_a_definition(
    reading: &Reading<'_, '_>,
    of: &Sentence,
    bullet: Bullet,
) -> Option<Term> {
    let words = reading.count(&bullet.runs);
    DEFINITION.contains(&words).then_some(Term {
        part: of.part,
        section: of.section,
        block: of.block,
        bullet,
        weight: of.worth,
    })
}

/// A definition in a language that is read by its cues: a whole sentence.
fn cued(reading: &Reading<'_, '_>, cues: &Cues, of: &Sentence) -> Option<Term> {
    let (term, from, end) = cues.definition(of)?;
    reading.strain(of, 0..end, DEFINITION.end() + TERM + 3)?;
    let bullet = reading.bullet(of, reading.runs(of, 0..term), from..end)?;
    as_long_as_a_definition(reading, of, bullet)
}

/// `Collective Security Treaty Organization (CSTO)`: short forms that the text goes on to use.
fn short_forms(reading: &Reading<'_, '_>, of: &Sentence) -> Vec<Term> {
    let source = reading.frame.source;
    let mut out = Vec::new();
    for (i, token) in of.tokens.iter().enumerate() {
        let typed = source.slice(token.span);
        let Some(open) = typed.find('(') else {
            continue;
        };
        let Some(close) = typed.find(')').filter(|close| *close > open + 1) else {
            continue;
        };
        let short = typed.get(open + 1..close).unwrap_or_default();
        let letters: Vec<char> = short.trim_end_matches('s').chars().collect();
        let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
        let shape = (2..=7).contains(&letters.len())
            && letters.iter().all(|c| c.is_alphanumeric() || *c == '-')
            && capitals * 2 > letters.len()
            && open == 0;
        if !shape {
            continue;
        }
        let Some(from) = spelt(reading, of, i, &letters) else {
            continue;
        };
        let uses = uses(source.text(), short);
        if uses < USES {
            continue;
        }
        let start = token.span.start + open + 1;
        let lead = Span::new(start, start + short.len());
        let runs = reading.runs(of, from..i);
        // Words out of a bracket that is shut behind the short form.
        if reading.text(&runs).contains(['(', ')', '[', ']']) {
            continue;
        }
        let Some(span) = crate::deck::cut::span_of(&runs) else {
            continue;
        };
        out.push(Term {
            part: of.part,
            section: of.section,
            block: of.block,
            bullet: Bullet {
                runs,
                lead: vec![apart(lead)],
                span: span.join(lead),
                sentence: of.span,
                citations: Vec::new(),
                origin: Origin::Source,
            },
            weight: uses as f32,
        });
    }
    out
}

/// The token at which the words begin whose first letters are those of a short form; small words may stand between.
fn spelt(reading: &Reading<'_, '_>, of: &Sentence, end: usize, letters: &[char]) -> Option<usize> {
    let source = reading.frame.source;
    let mut left: Vec<char> = letters.iter().flat_map(|c| c.to_lowercase()).collect();
    let from = end.saturating_sub(letters.len() + 4);
    for i in (from..end).rev() {
        let token = of.tokens.get(i)?;
        // A hyphen parts words: `Baku-Tbilisi-Ceyhan`.
        let typed = source.slice(token.span).to_lowercase();
        let words = typed.split(['-', '–', '/']).rev();
        // So does an elision: `de l'Atlantique`.
        let words = words.map(|word| match word.split_once(['\'', '’']) {
            Some((before, after)) if before.chars().count() == 1 => after,
            _ => word,
        });
        let firsts: Vec<char> = words
            .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
            .collect();
        let small = matches!(
            token.tag,
            Tag::Preposition | Tag::Coordinator | Tag::Determiner | Tag::To
        ) || reading.cues.is_some() && !token.capital && Cues::is_small(&token.word);
        let before = left.len();
        for first in firsts.into_iter().filter(|_| !small) {
            if left.last() == Some(&first) {
                left.pop();
            }
        }
        if left.is_empty() {
            return Some(i);
        }
        if left.len() == before && !small {
            return None;
        }
    }
    None
}

/// How often a word stands in a text.
fn uses(text: &str, word: &str) -> usize {
    let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let places = text.match_indices(word);
    places
        .filter(|(at, found)| {
            let before = text.get(..*at).and_then(|t| t.chars().next_back());
            let after = text.get(at + found.len()..).and_then(|t| t.chars().next());
            !joined(before) && !joined(after)
        })
        .count()
}
