//! What the author counts up from sentence to sentence: `First, …`, `Second, …`, `Third, …`; `In the first phase …`,
//! `The second phase …`. All of a series is shown, or nothing.

use super::Special;
use super::ordinals::{Counts, ORDINALS, Ordinal, adverb, counted, ordinal};
use super::reading::{Reading, Sentence};
use crate::deck::clauses::cuts;
use crate::deck::cut::span_of;
use crate::deck::cuttings::MOST_WORDS;
use crate::deck::dangling::dangles;
use crate::deck::frame::{Home, bullet};
use crate::deck::hanging::loses;
use crate::deck::pieces::pieces;
use crate::deck::sentences::Candidate;
use crate::deck::standalone::strain;
use crate::deck::stems::words;
use crate::deck::steps::{LEAD_WORDS, WORDS};
use crate::deck::title::{of_claim, slide};
use crate::deck::{Bullet, Origin, Slide, SlideKind, SlideText};
use crate::source::Span;

/// Sentences from one item to the next.
const APART: usize = 7;
/// Items of a series.
const ITEMS: std::ops::RangeInclusive<usize> = 2..=6;
/// The series of the text, in typed order, and the lead-ins of those that cannot be shown: `Three reasons speak for it`
/// says nothing without them.
pub(super) fn series(reading: &Reading<'_, '_>, homes: &[Home<'_>]) -> (Vec<Special>, Vec<Span>) {
    let (mut out, mut leads) = (Vec::new(), Vec::new());
    for section in reading
        .sentences
        .chunk_by(|a, b| (a.part, a.section) == (b.part, b.section))
    {
        let ordinals: Vec<Option<Ordinal>> = section
            .iter()
            .map(|sentence| ordinal(reading.frame.source.slice(sentence.span)))
            .collect();
        let mut at = 0;
        while at < section.len() {
            let Some(items) = from(&ordinals, at) else {
                at += 1;
                continue;
            };
            at = items.last().map_or(at, |last| *last) + 1;
            let counts = items
                .first()
                .and_then(|i| ordinals.get(*i))
                .and_then(Option::as_ref);
            let by_thing = matches!(counts, Some((_, Counts::Thing(_))));
            let shown = shown(reading, homes, section, &items, by_thing);
            if shown.is_none() {
                let lead = items.first().and_then(|i| section.get(i.checked_sub(1)?));
                let counts =
                    |lead: &&Sentence| counted(&reading.text(&lead.runs)) == Some(items.len());
                leads.extend(lead.filter(counts).map(|lead| lead.span));
            }
            out.extend(shown);
        }
    }
    (out, leads)
}

/// The items of the series that begins with sentence `start`: indices of sentences.
fn from(ordinals: &[Option<Ordinal>], start: usize) -> Option<Vec<usize>> {
    let (Some(1), counts) = ordinals.get(start)?.as_ref()? else {
        return None;
    };
    let mut items = vec![start];
    loop {
        let last = *items.last()?;
        let next = Some(items.len() + 1);
        let within = ordinals.get(last + 1..)?.iter().take(APART);
        let found = within.enumerate().find_map(|(i, ordinal)| {
            let (number, by) = ordinal.as_ref()?;
            (by == counts && (*number == next || number.is_none())).then_some((i, number.is_none()))
        });
        let Some((behind, closes)) = found else { break };
        items.push(last + 1 + behind);
        if closes {
            break;
        }
    }
    ITEMS.contains(&items.len()).then_some(items)
}

/// The slide of a series, if each of its items has words that stand alone, and all of them fit.
fn shown(
    reading: &Reading<'_, '_>,
    homes: &[Home<'_>],
    section: &[Sentence],
    items: &[usize],
    by_thing: bool,
) -> Option<Special> {
    let first = *items.first()?;
    let lead = first.checked_sub(1).and_then(|i| section.get(i));
    let told = lead.and_then(|lead| counted(&reading.text(&lead.runs)));
    // Two of a kind may be the beginning of more; the text says how many there are, or there are three.
    if told.map_or(items.len() < 3, |told| told != items.len()) {
        return None;
    }
    let said: Vec<&Sentence> = items
        .iter()
        .map(|i| section.get(*i))
        .collect::<Option<_>>()?;
    let shown = |of: &&Sentence| item(reading, homes, of, by_thing);
    let bullets: Vec<Bullet> = said.iter().map(shown).collect::<Option<_>>()?;
    if bullets
        .iter()
        .map(|b| reading.count(&b.runs))
        .sum::<usize>()
        > WORDS
    {
        return None;
    }
    let (part, own) = (said.first()?.part, said.first()?.section);
    let heading = reading.frame.heading(own, part.saturating_sub(1));
    let headline = |lead: &Sentence| -> Option<SlideText> {
        let title = of_claim(reading.frame.source, best(homes, lead)?);
        let tells = counted(&reading.text(&title.runs)).is_some();
        (reading.count(&title.runs) <= LEAD_WORDS && tells).then_some(title)
    };
    let title = lead.and_then(headline).unwrap_or_else(|| heading.clone());
    let eyebrow = Some(heading).filter(|heading| !reading.frame.same(heading, &title));
    let mut notes: Vec<_> = said.iter().map(|sentence| sentence.block).collect();
    notes.dedup();
    let slide = Slide {
        eyebrow,
        bullets,
        notes,
        ..slide(SlideKind::Enumeration, title, own)
    };
    Some(Special {
        part,
        slide,
        whole: None,
    })
}

/// The cut of a sentence that keeps most and asks least.
fn best<'h>(homes: &[Home<'h>], of: &Sentence) -> Option<&'h Candidate> {
    let all = homes.iter().filter(|home| home.part == of.part);
    let all = all
        .flat_map(|home| &home.matter.candidates)
        .filter(|c| c.sentence == of.span);
    all.max_by(|a, b| (a.kept - a.strain).total_cmp(&(b.kept - b.strain)))
}

/// The bullet of an item. `The second phase …` leans on the first, which stands above it here.
fn item(
    reading: &Reading<'_, '_>,
    homes: &[Home<'_>],
    of: &Sentence,
    by_thing: bool,
) -> Option<Bullet> {
    if !by_thing {
        let cut = || best(homes, of).map(bullet);
        let whole = || counted_whole(reading, of);
        // Where nothing is cut, all items are treated alike.
        return match reading.cues {
            Some(_) => whole().or_else(cut),
            None => cut().or_else(whole),
        };
    }
    let whole = reading.text(&of.runs);
    let mut found: Option<(f32, Vec<_>)> = None;
    for kept in cuts(&of.tokens, MOST_WORDS) {
        let runs = pieces(reading.frame.source, &of.runs, &of.tokens, &kept);
        let said = reading.text(&runs);
        // Every item says which it is.
        if ordinal(&said).is_none() {
            continue;
        }
        let free = |text: &str| {
            let named =
                |word: &&str| !ORDINALS.contains(word) && !matches!(*word, "final" | "last");
            text.split(' ').filter(named).collect::<Vec<_>>().join(" ")
        };
        let Some(strain) = strain(
            &free(&said),
            &free(&whole),
            MOST_WORDS,
            true,
            &reading.lists,
        ) else {
            continue;
        };
        if loses(&words(&said), &words(&whole)) {
            continue;
        }
        let value = kept.len() as f32 / of.tokens.len().max(1) as f32 - strain;
        if found.as_ref().is_none_or(|(most, _)| value > *most) {
            found = Some((value, runs));
        }
    }
    let (_, runs) = found?;
    Some(Bullet {
        span: span_of(&runs)?,
        runs,
        lead: Vec::new(),
        sentence: of.span,
        citations: of.citations.clone(),
        origin: Origin::Source,
    })
}

/// An item that is no bullet by itself, because it is short or its number leans on the others: whole, without a number
/// that a comma parts from it.
fn counted_whole(reading: &Reading<'_, '_>, of: &Sentence) -> Option<Bullet> {
    let behind = of.tokens.iter().take(4).position(|t| t.closes == Some(','));
    let number = |end: usize| adverb(&reading.text(&reading.runs(of, 0..end))).is_some();
    let from = behind.map(|at| at + 1).filter(|from| number(*from));
    let kept = from.unwrap_or(0)..of.tokens.len();
    let runs = reading.runs(of, kept.clone());
    let said = words(&reading.text(&runs));
    let points = |word: &String| reading.lists.points(word) || reading.lists.shows(word);
    let named = said.iter().skip(usize::from(from.is_none()));
    if !(3..=MOST_WORDS).contains(&said.len()) || named.clone().any(points) || dangles(&said, &[]) {
        return None;
    }
    reading.bullet(of, Vec::new(), kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_has_no_gap() {
        let by = |n| Some((n, Counts::Adverb));
        let of = |list: &[Option<Ordinal>]| from(list, 0);
        assert_eq!(
            of(&[by(Some(1)), None, by(Some(2)), by(Some(3))]),
            Some(vec![0, 2, 3])
        );
        assert_eq!(
            of(&[by(Some(1)), by(Some(2)), by(None)]),
            Some(vec![0, 1, 2])
        );
        assert_eq!(of(&[by(Some(1)), by(Some(3))]), None);
        assert_eq!(of(&[by(Some(2)), by(Some(3))]), None);
        let thing = Some((Some(2), Counts::Thing("phase".into())));
        assert_eq!(of(&[by(Some(1)), thing]), None);
    }
}
