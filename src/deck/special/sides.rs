//! Comparison: two sides that one sentence, or two neighbours, set against each other; both in their own words.

use super::Special;
use super::reading::{Reading, Sentence};
use crate::deck::cut::text;
use crate::deck::lexicon::Tag;
use crate::deck::stems::{Stems, nearness};
use crate::deck::title::{of_label, slide};
use crate::deck::tokens::Token;
use crate::deck::{Bullet, Slide, SlideKind};
use crate::manuscript::Run;
use crate::source::{Source, Span};

/// Pairs of a slide.
const PAIRS: usize = 2;
/// Words of a side, without its head, and of a head.
const SIDE: std::ops::RangeInclusive<usize> = 4..=20;
const HEAD: usize = 6;
/// Two pairs that share so many stems say the same (Jaccard).
const ALIKE: f32 = 0.45;

/// Whether the side of a comparison that a bullet is of has its name over it already: that of the bullet two before it.
pub fn headed_above(source: &Source, bullets: &[Bullet], index: usize) -> bool {
    let name = |index: usize| bullets.get(index).map(|side| text(source, &side.lead));
    let above = index.checked_sub(2).and_then(name);
    above.is_some_and(|above| !above.is_empty() && name(index) == Some(above))
}

struct Pair<'s> {
    of: &'s Sentence,
    sides: [Bullet; 2],
    stems: Vec<u32>,
    value: f32,
}

/// Slides of comparisons, the weightiest first, at most so many.
pub(super) fn sides(reading: &Reading<'_, '_>, most: usize, taken: &[Span]) -> Vec<Special> {
    let mut stems = Stems::default();
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    let next = reading.sentences.iter().skip(1).map(Some).chain([None]);
    for (of, next) in reading.sentences.iter().zip(next) {
        let found = match reading.cues {
            Some(cues) => cues.sides(reading, of, next),
            None => contrast(reading, of).or_else(|| parallel(reading, of, next?)),
        };
        let Some(sides) = found else {
            continue;
        };
        let free = |side: &Bullet| !taken.iter().any(|span| span.overlaps(side.sentence));
        if !sides.iter().all(free) {
            continue;
        }
        let mut both: Vec<u32> = Vec::new();
        for side in &sides {
            both.extend(reading.stems(&mut stems, side));
        }
        both.sort_unstable();
        both.dedup();
        let words = sides.iter().map(|side| reading.count(&side.runs));
        let (least, longest) = (words.clone().min(), words.max());
        let uneven = longest.unwrap_or(0) - least.unwrap_or(0);
        pairs.push(Pair {
            of,
            sides,
            stems: both,
            value: of.worth - 0.05 * uneven as f32,
        });
    }
    pairs.sort_by(|a, b| b.value.total_cmp(&a.value));
    let mut slides: Vec<Vec<Pair<'_>>> = Vec::new();
    let mut said: Vec<Vec<u32>> = Vec::new();
    for pair in pairs {
        if said.iter().any(|s| nearness(s, &pair.stems).1 > ALIKE) {
            continue;
        }
        let stems = pair.stems.clone();
        let same = |slide: &&mut Vec<Pair<'_>>| {
            let heads = |pair: &Pair<'_>| pair.sides.each_ref().map(|s| reading.text(&s.lead));
            slide.len() < PAIRS && slide.first().is_some_and(|p| heads(p) == heads(&pair))
        };
        if let Some(slide) = slides.iter_mut().find(same) {
            slide.push(pair);
        } else if slides.len() < most {
            slides.push(vec![pair]);
        } else {
            continue;
        }
        said.push(stems);
    }
    slides
        .into_iter()
        .map(|pairs| of_slide(reading, pairs))
        .collect()
}

fn of_slide(reading: &Reading<'_, '_>, mut pairs: Vec<Pair<'_>>) -> Special {
    pairs.sort_by_key(|pair| pair.of.span);
    let frame = reading.frame;
    let last = pairs.last().map(|pair| pair.of);
    let part = last.map_or(0, |of| of.part);
    let section = last.and_then(|of| of.section);
    let one = pairs.iter().all(|pair| pair.of.part == part);
    let mut notes: Vec<Span> = pairs.iter().map(|pair| pair.of.block).collect();
    notes.dedup();
    let bullets: Vec<Bullet> = pairs.into_iter().flat_map(|pair| pair.sides).collect();
    Special {
        part,
        whole: None,
        slide: Slide {
            eyebrow: one.then(|| frame.heading(section, part.saturating_sub(1))),
            bullets,
            notes,
            ..slide(
                SlideKind::Comparison,
                of_label(frame.labels.comparison),
                section,
            )
        },
    }
}

/// `X does, while Y does`; `While X does, Y does`; `On the one hand, …; on the other, …`.
fn contrast(reading: &Reading<'_, '_>, of: &Sentence) -> Option<[Bullet; 2]> {
    let tokens = &of.tokens;
    let start = of.opening;
    let first = tokens.get(start)?;
    let joins = |t: &Token| matches!(t.word.as_str(), "while" | "whereas");
    if joins(first) {
        // The comma behind which the other side begins: a noun phrase with its verb.
        let comma = (start + 4..tokens.len().saturating_sub(4)).find(|&i| {
            tokens.get(i).is_some_and(|t| t.closes == Some(','))
                && subject(tokens, i + 1, tokens.len()).is_some()
        })?;
        return clauses(reading, of, start + 1..comma + 1, comma + 1..tokens.len());
    }
    if let Some([one, other]) = hands(tokens, start).or_else(|| fronts(tokens)) {
        return Some([headed(reading, of, one)?, headed(reading, of, other)?]);
    }
    let middle = (start + 4..tokens.len().saturating_sub(4)).find(|&i| {
        let before = i.checked_sub(1).and_then(|i| tokens.get(i));
        tokens.get(i).is_some_and(joins) && before.is_some_and(|t| t.closes == Some(','))
    })?;
    clauses(reading, of, start..middle, middle + 1..tokens.len())
}

/// Two clauses with subjects of their own.
fn clauses(
    reading: &Reading<'_, '_>,
    of: &Sentence,
    one: std::ops::Range<usize>,
    other: std::ops::Range<usize>,
) -> Option<[Bullet; 2]> {
    let tokens = &of.tokens;
    let side = |range: &std::ops::Range<usize>| {
        let verb = subject(tokens, range.start, range.end)?;
        Some((range.start, verb, range.end))
    };
    let (one, other) = (side(&one)?, side(&other)?);
    let made = [one, other].map(|(from, verb, end)| {
        let head = reading.runs(of, from..verb);
        let body = verb..end;
        reading.strain(of, from..end, SIDE.end() + HEAD)?;
        let bullet = reading.bullet(of, head, body)?;
        SIDE.contains(&reading.count(&bullet.runs))
            .then_some(bullet)
    });
    let [Some(one), Some(other)] = made else {
        return None;
    };
    let heads = [&one, &other].map(|side| reading.text(&side.lead).to_lowercase());
    let [a, b] = &heads;
    (a != b).then_some([one, other])
}

/// Where the verb of a clause begins whose subject is a short noun phrase that names somebody or something.
fn subject(tokens: &[Token], from: usize, end: usize) -> Option<usize> {
    let verb = (from..end.min(from + HEAD + 1)).find(|&i| {
        tokens
            .get(i)
            .is_some_and(|t| t.is_verb() || t.tag == Tag::Adverb && i > from)
    })?;
    let head = tokens.get(from..verb)?;
    let names = head.iter().any(|t| matches!(t.tag, Tag::Noun | Tag::Name));
    let plain = head.iter().all(|t| {
        !t.pauses()
            && !matches!(
                t.tag,
                Tag::Pronoun | Tag::Relative | Tag::Subordinator | Tag::Verb | Tag::To
            )
            && !matches!(
                t.word.as_str(),
                "this"
                    | "these"
                    | "that"
                    | "those"
                    | "such"
                    | "its"
                    | "their"
                    | "other"
                    | "another"
                    | "others"
                    | "some"
            )
    });
    let opens = head.first().is_some_and(|t| t.tag != Tag::Preposition);
    // The verb itself, behind an adverb.
    let verb_near = (verb..end.min(verb + 3)).any(|i| tokens.get(i).is_some_and(Token::is_verb));
    (names && plain && opens && verb_near).then_some(verb)
}

/// Where a side begins, where its head ends, and where it ends itself.
type Place = (usize, usize, usize);

/// A side whose head is a phrase before it: `For merchants, …`.
fn headed(reading: &Reading<'_, '_>, of: &Sentence, place: Place) -> Option<Bullet> {
    let (from, head, end) = place;
    reading.strain(of, head..end, *SIDE.end())?;
    let lead: Vec<Run> = reading.runs(of, from..head);
    let bullet = reading.bullet(of, lead, head..end)?;
    SIDE.contains(&reading.count(&bullet.runs))
        .then_some(bullet)
}

fn hand(tokens: &[Token], i: usize, which: &str) -> Option<usize> {
    let at = |i: usize| tokens.get(i).map_or("", |t| t.word.as_str());
    let begins = at(i) == "on" && at(i + 1) == "the" && at(i + 2) == which;
    match begins {
        true if at(i + 3) == "hand" => Some(i + 4),
        // `on the other, …`
        true if which == "other" && tokens.get(i + 2).is_some_and(Token::pauses) => Some(i + 3),
        _ => None,
    }
}

/// Where a sentence begins, with what was taken off its head as a mere connective.
fn head(start: usize) -> impl Iterator<Item = usize> {
    [0, start.saturating_sub(4)].into_iter()
}

/// `On the one hand, A; on the other (hand), B` in one sentence.
fn hands(tokens: &[Token], start: usize) -> Option<[Place; 2]> {
    let (from, one) = head(start).find_map(|i| Some((i, hand(tokens, i, "one")?)))?;
    let (middle, other) =
        (one + 4..tokens.len()).find_map(|i| Some((i, hand(tokens, i, "other")?)))?;
    Some([(from, one, middle), (middle, other, tokens.len())])
}

/// A phrase before a sentence that says for whom, or from where, it holds: where it ends.
fn front(tokens: &[Token], from: usize) -> Option<usize> {
    let first = tokens.get(from)?;
    if !matches!(first.word.as_str(), "for" | "from" | "in" | "among" | "to") {
        return None;
    }
    let comma = (from + 1..tokens.len().min(from + HEAD))
        .find(|&i| tokens.get(i).is_some_and(|t| t.closes == Some(',')))?;
    let inside = tokens.get(from + 1..=comma)?;
    let named = inside
        .iter()
        .any(|t| t.tag == Tag::Name || t.word.ends_with("'s"));
    let plain = inside.iter().all(|t| {
        matches!(
            t.tag,
            Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner
        ) && !matches!(
            t.word.as_str(),
            "this" | "these" | "such" | "that" | "those"
        )
    });
    (named && plain).then_some(comma + 1)
}

/// `For X, A; for Y, B` in one sentence.
fn fronts(tokens: &[Token]) -> Option<[Place; 2]> {
    let one = front(tokens, 0)?;
    let middle = (one + 4..tokens.len().saturating_sub(4)).find(|&i| {
        tokens.get(i - 1).is_some_and(|t| t.closes == Some(';'))
            && tokens.get(i).map(|t| &t.word) == tokens.first().map(|t| &t.word)
    })?;
    let other = front(tokens, middle)?;
    Some([(0, one, middle), (middle, other, tokens.len())])
}

/// Two neighbouring sentences with such heads.
fn parallel(reading: &Reading<'_, '_>, a: &Sentence, b: &Sentence) -> Option<[Bullet; 2]> {
    let near =
        a.paragraph == b.paragraph || a.paragraph + 1 == b.paragraph && a.section == b.section;
    if !near {
        return None;
    }
    let of_hands = || {
        let one = head(a.opening).find_map(|i| Some((i, hand(&a.tokens, i, "one")?)))?;
        let other = head(b.opening).find_map(|i| Some((i, hand(&b.tokens, i, "other")?)))?;
        Some((one, other))
    };
    let of_fronts = || {
        let same = a.tokens.first()?.word == b.tokens.first()?.word;
        let (one, other) = (front(&a.tokens, 0)?, front(&b.tokens, 0)?);
        same.then_some(((0, one), (0, other)))
    };
    let (one, other) = of_hands().or_else(of_fronts)?;
    let side = |of: &Sentence, (from, head): (usize, usize)| {
        headed(reading, of, (from, head, of.tokens.len()))
    };
    let (one, other) = (side(a, one)?, side(b, other)?);
    let differ = reading.text(&one.lead) != reading.text(&other.lead);
    differ.then_some([one, other])
}
