//! The ends of pages made better: what is wrong with them is wished otherwise, and the text is laid out anew.
//!
//! What that changes is little, and Typst remembers the rest. An attempt that has more pages, or no fewer faults of the
//! kind, is not taken.

use super::edition::Edition;
use super::lead_ins::Lead;
use super::page_wishes::{Faults, Kind, Wishes, Words};
use super::spreads::{Ask, Uneven};
use crate::source::Span;

/// So often the text is laid out anew for each kind.
const ATTEMPTS: usize = 5;

/// So many paragraphs are taken to what they lead to.
const LEADS: usize = 6;

/// So often it is laid out anew to even spreads.
const SPREADS: usize = 40;

/// The best edition of `words` that `lay` makes, and what was asked of it; fails where `lay` does.
pub(super) fn improved<E>(
    words: Words<'_>,
    mut lay: impl FnMut(&Wishes) -> Result<Edition, E>,
) -> Result<(Edition, Wishes), E> {
    let mut wishes = Wishes::default();
    let mut best = lay(&wishes)?;
    let mut faults = Faults::of(words, &best, &wishes);
    for kind in [
        Kind::Gaps,
        Kind::Lone,
        Kind::Leads,
        Kind::Broken,
        Kind::Addresses,
        Kind::Loose,
    ] {
        if matches!(kind, Kind::Leads) {
            (best, faults, wishes) = led(words, (best, faults, wishes), &mut lay)?;
            continue;
        }
        // Wishes add up from attempt to attempt, also over one that was no better.
        let mut tried = wishes.clone();
        let mut asked = faults.ask(kind, &mut tried);
        for _ in 0..ATTEMPTS {
            if !asked {
                break;
            }
            let other = lay(&tried)?;
            let left = Faults::of(words, &other, &tried);
            let mut next = tried.clone();
            asked = left.ask(kind, &mut next);
            // A page more would cost more than any of them.
            let longer = other.layout.pages.len() > best.layout.pages.len();
            // A stretched line, or an address on two pages, is borne rather than a page that ends badly.
            let worse = match kind {
                Kind::Loose => left.ends() > faults.ends(),
                Kind::Addresses => {
                    left.ends() > faults.ends() || left.uneven.len() > faults.uneven.len()
                }
                _ => false,
            };
            if !longer && !worse && left.weight(kind) < faults.weight(kind) {
                (best, faults, wishes) = (other, left, tried);
            }
            tried = next;
        }
    }
    evened(words, (best, faults, wishes), lay)
}

/// Takes what leads on to it, one by one: each moves the text behind it.
fn led<E>(
    words: Words<'_>,
    (mut best, mut faults, mut wishes): (Edition, Faults, Wishes),
    mut lay: impl FnMut(&Wishes) -> Result<Edition, E>,
) -> Result<(Edition, Faults, Wishes), E> {
    let mut seen: Vec<Span> = Vec::new();
    for _ in 0..LEADS {
        let new = |lead: &&Lead| !seen.contains(&lead.paragraph);
        let Some(&Lead {
            paragraph,
            to,
            room,
        }) = faults.leads.iter().find(new)
        else {
            break;
        };
        seen.push(paragraph);
        let mut tried = wishes.clone();
        tried.held.push((paragraph, room));
        // It begins elsewhere now, and need not go over the end of a page.
        tried.level.retain(|list| *list != to);
        let mut other = lay(&tried)?;
        let mut left = Faults::of(words, &other, &tried);
        // What has come to the ends of other pages is mended along with it.
        if left.ends() >= faults.ends() {
            let asked = [Kind::Lone, Kind::Broken].map(|kind| left.ask(kind, &mut tried));
            if asked.contains(&true) {
                other = lay(&tried)?;
                left = Faults::of(words, &other, &tried);
            }
        }
        let longer = other.layout.pages.len() > best.layout.pages.len();
        if !longer && left.ends() < faults.ends() {
            (best, faults, wishes) = (other, left, tried);
        }
    }
    Ok((best, faults, wishes))
}

/// Which cure of which spread is tried next.
#[derive(Default)]
struct Turn {
    /// The left page of the spread, and how many of its cures were tried.
    from: usize,
    cured: usize,
}

impl Turn {
    fn next(&mut self, uneven: &[Uneven]) -> Option<Vec<Ask>> {
        let from = self.from;
        for spread in uneven.iter().filter(|spread| spread.verso >= from) {
            if spread.verso > self.from {
                (self.from, self.cured) = (spread.verso, 0);
            }
            if let Some(cure) = spread.cures.get(self.cured) {
                self.cured += 1;
                return Some(cure.clone());
            }
        }
        None
    }

    /// Goes on behind a spread that is even.
    fn done(&mut self) {
        (self.from, self.cured) = (self.from + 1, 0);
    }
}

/// Makes facing pages end on one line, spread by spread from the first: what evens one moves the text behind it.
fn evened<E>(
    words: Words<'_>,
    (mut best, mut faults, mut wishes): (Edition, Faults, Wishes),
    mut lay: impl FnMut(&Wishes) -> Result<Edition, E>,
) -> Result<(Edition, Wishes), E> {
    let (pages, ends) = (best.layout.pages.len(), faults.ends());
    let (mut uneven, mut kept) = (faults.uneven.clone(), wishes.clone());
    let mut turn = Turn::default();
    for _ in 0..SPREADS {
        let Some(cure) = turn.next(&uneven) else {
            break;
        };
        // A line that ends early would be in the midst of one that runs otherwise.
        let ends_early = |ask: &Ask| kept.ragged.iter().any(|line| ask.block.covers(*line));
        if cure.iter().any(ends_early) {
            continue;
        }
        let mut tried = kept.clone();
        tried.evened.extend(cure);
        let mut other = lay(&tried)?;
        let mut left = Faults::of(words, &other, &tried);
        // What has come to the ends of other pages is mended along with it.
        if left.ends() > ends {
            for kind in [Kind::Lone, Kind::Leads, Kind::Broken] {
                left.ask(kind, &mut tried);
            }
            other = lay(&tried)?;
            left = Faults::of(words, &other, &tried);
        }
        let new = |spread: &&Uneven| spread.verso == turn.from || !uneven.contains(spread);
        let before = left
            .uneven
            .iter()
            .take_while(|spread| spread.verso <= turn.from);
        let even = before.filter(new).count() == 0;
        if other.layout.pages.len() > pages || left.ends() > ends || !even {
            continue;
        }
        (uneven, kept) = (left.uneven.clone(), tried);
        turn.done();
        if uneven.len() < faults.uneven.len() {
            (best, faults, wishes) = (other, left, kept.clone());
        }
    }
    Ok((best, wishes))
}
