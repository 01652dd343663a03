//! Actors and positions: who holds what, wants what, or is against what, by name.

use std::collections::BTreeSet;

use super::cues::Cues;
use super::reading::{Reading, Sentence};
use super::{Special, first_word, said_by};
use crate::deck::clauses::cuts;
use crate::deck::lexicon::{Tag, knows};
use crate::deck::stems::{Stems, nearness};
use crate::deck::title::{of_label, slide};
use crate::deck::{Bullet, Slide, SlideKind};
use crate::source::Span;

/// Actors of a slide, and fewest that make one.
const ACTORS: usize = 4;
const FEWEST: usize = 3;
/// Words of an actor, and of a position.
const ACTOR: usize = 5;
const POSITION: std::ops::RangeInclusive<usize> = 5..=18;
/// Two positions that share so many stems are the same (Jaccard).
const ALIKE: f32 = 0.45;

/// Verbs of stance, beside those of saying: in their first five letters.
const STANCES: &str = "oppos suppo rejec deman fears feare recog welco condem critic regar prefe refus insis favou favor \
    seeks sough wants wante advoc resis endor prote sees views appro appea distr accus suspe";

struct Position<'s> {
    of: &'s Sentence,
    /// The name that stands for the actor, and the actor's words.
    name: String,
    bullet: Bullet,
    stems: Vec<u32>,
    value: f32,
}

/// A slide of three or four actors with a position each.
pub(super) fn positions(reading: &Reading<'_, '_>, taken: &[Span]) -> Option<Special> {
    let mut stems = Stems::default();
    let mut all: Vec<Position<'_>> = Vec::new();
    let names = names(reading);
    for of in &reading.sentences {
        if taken.iter().any(|span| span.overlaps(of.span)) {
            continue;
        }
        let found = match reading.cues {
            Some(cues) => voiced(reading, cues, of, &mut stems),
            None => position(reading, of, &mut stems),
        };
        all.extend(found.filter(|position| names.contains(position.name.as_str())));
    }
    all.sort_by(|a, b| b.value.total_cmp(&a.value));
    let mut chosen: Vec<Position<'_>> = Vec::new();
    for position in all {
        let same = chosen.iter().any(|c| {
            alike(&c.name, &position.name) || nearness(&c.stems, &position.stems).1 > ALIKE
        });
        if !same && chosen.len() < ACTORS {
            chosen.push(position);
        }
    }
    if chosen.len() < FEWEST {
        return None;
    }
    chosen.sort_by_key(|position| position.of.span);
    let parts = chosen.iter().map(|position| position.of.part);
    let last = parts.clone().max().unwrap_or(0);
    // Where most of them stand, else where the last does: all have been heard of there.
    let part = parts
        .clone()
        .max_by_key(|part| parts.clone().filter(|p| p == part).count())
        .filter(|part| parts.clone().filter(|p| p == part).count() * 2 > chosen.len())
        .unwrap_or(last);
    let section = reading
        .frame
        .parts
        .get(part.saturating_sub(1))
        .and_then(|part| part.section);
    let mut notes: Vec<Span> = chosen.iter().map(|position| position.of.block).collect();
    notes.dedup();
    let label = of_label(reading.frame.labels.positions);
    let heading = reading.frame.heading(section, part.saturating_sub(1));
    Some(Special {
        part,
        whole: None,
        slide: Slide {
            eyebrow: Some(heading),
            bullets: chosen.into_iter().map(|position| position.bullet).collect(),
            notes,
            ..slide(SlideKind::Positions, label, section)
        },
    })
}

/// Words that are names: never without a capital, and with one inside a sentence or no word of the language.
fn names<'r>(reading: &'r Reading<'_, '_>) -> BTreeSet<&'r str> {
    let (mut capital, mut small) = (BTreeSet::new(), BTreeSet::new());
    for of in &reading.sentences {
        for (i, token) in of.tokens.iter().enumerate() {
            let bare = bare(&token.word);
            let unknown = || reading.cues.is_none() && !knows(bare);
            if !token.capital {
                small.insert(bare);
            } else if i > of.opening || unknown() {
                capital.insert(bare);
            }
        }
    }
    capital.difference(&small).copied().collect()
}

/// A name without what its language hangs on it: `Iran's`, `Rusya'ya`.
fn bare(word: &str) -> &str {
    word.split('\'').next().unwrap_or(word)
}

/// `According to X, …` in a language that is read by its cues.
fn voiced<'s>(
    reading: &Reading<'_, '_>,
    cues: &Cues,
    of: &'s Sentence,
    stems: &mut Stems,
) -> Option<Position<'s>> {
    let (end, name) = cues.voice(of)?;
    let strain = reading.strain(of, 0..of.tokens.len(), POSITION.end() + ACTOR)?;
    let bullet = reading.bullet(of, reading.runs(of, 0..end), end..of.tokens.len())?;
    if !POSITION.contains(&reading.count(&bullet.runs)) {
        return None;
    }
    Some(Position {
        of,
        name: bare(&name).to_owned(),
        stems: reading.stems(stems, &bullet),
        bullet,
        value: of.worth - strain,
    })
}

/// Whether two names are of one actor: `Iran`, `Iranian researchers`.
fn alike(a: &str, b: &str) -> bool {
    let stem = |name: &str| name.chars().take(4).collect::<String>();
    stem(a) == stem(b)
}

/// `Actor opposes …`: a subject with a name, and a verb of saying or of stance close behind it.
fn position<'s>(
    reading: &Reading<'_, '_>,
    of: &'s Sentence,
    stems: &mut Stems,
) -> Option<Position<'s>> {
    let tokens = &of.tokens;
    let from = of.opening;
    let stance = |i: usize| {
        let token = tokens.get(i);
        token.is_some_and(|t| {
            let stem: String = t.word.chars().take(5).collect();
            said_by(t) || t.is_verb() && first_word(STANCES, &stem)
        })
    };
    let verb = (from + 1..tokens.len().min(from + ACTOR + 1)).find(|&i| {
        tokens
            .get(i)
            .is_some_and(|t| t.is_verb() || t.tag == Tag::Adverb)
    })?;
    // `has openly opposed`, `believes`
    let acts = (verb..tokens.len().min(verb + 4)).find(|&i| stance(i))?;
    let between = tokens.get(verb..acts)?;
    let plain = between
        .iter()
        .all(|t| matches!(t.tag, Tag::Auxiliary | Tag::Adverb));
    let actor = tokens.get(from..verb)?;
    let named = actor
        .iter()
        .find(|t| t.capital && !first_word(OPENERS, &t.word))?;
    let who = actor.iter().all(|t| {
        !t.pauses()
            && matches!(
                t.tag,
                Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Coordinator
            )
            && !matches!(
                t.word.as_str(),
                "this" | "these" | "such" | "its" | "their" | "other" | "both"
            )
    });
    // `Model 2`, `Table 1`
    let counted = actor.iter().any(|t| t.word.chars().any(char::is_numeric));
    if !(plain && who) || counted {
        return None;
    }
    let name = bare(&named.word).to_owned();
    // The whole of what is held, else its longest cut that begins with the actor.
    let end = match tokens.len() - verb <= *POSITION.end() {
        true => tokens.len(),
        false => cuts(tokens, POSITION.end() + actor.len())
            .into_iter()
            .filter(|kept| {
                kept.first() == Some(&from) && kept.windows(2).all(|pair| pair[1] == pair[0] + 1)
            })
            .filter_map(|kept| kept.last().map(|last| last + 1))
            .filter(|end| *end > acts + 2)
            .max()?,
    };
    let strain = reading.strain(of, from..end, POSITION.end() + ACTOR)?;
    let bullet = reading.bullet(of, reading.runs(of, from..verb), verb..end)?;
    if !POSITION.contains(&reading.count(&bullet.runs)) {
        return None;
    }
    Some(Position {
        of,
        name,
        stems: reading.stems(stems, &bullet),
        bullet,
        value: of.worth - strain,
    })
}

/// Words that begin a sentence with a capital and are no names.
const OPENERS: &str = "the a an some many most several all no one two three each every researchers scholars critics \
    historians authors studies observers analysts experts participants respondents students teachers results findings";
