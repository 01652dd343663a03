//! The lecture: thesis, the parts in order, what to take home, the works cited.

use super::agenda::agenda;
use super::choose::{Chooser, Room, Taste};
use super::closing::references;
use super::cut::Cited;
use super::frame::{Frame, Home};
use super::plan::{fullness, target};
use super::sentences::{Candidate, Matter};
use super::title::{heading, of_claim, of_label, slide};
use super::{DeckOptions, Slide, SlideKind, SlideText};
use crate::manuscript::Role;

const TASTE: Taste = Taste {
    coverage: 0.5,
    model: 1.0,
    cut: 0.2,
    strain: 1.5,
    length: 0.5,
};

/// Words of a headline.
const HEADLINE: usize = 15;

/// What the abstract gives: the thesis and what supports it.
const BRIEF: usize = 4;

/// Takeaways.
const HOME: usize = 4;

/// Slides of a lecture as long as asked for.
pub(super) fn lecture(frame: &Frame<'_>, cited: &Cited<'_>, works: usize, options: &DeckOptions) -> Vec<Slide> {
    let target = target(options.minutes);
    let full = fullness(options.density);
    // The slides are counted once they are made; then more or less is said.
    let mut words = target.saturating_sub(5).max(1) * (full.words + 6);
    let mut best = Vec::new();
    for _ in 0..6 {
        let made = made(frame, words, full, options);
        let mut slides = made;
        slides.extend(references(frame, cited, works, &slides));
        let count = slides.len();
        let fits = count <= target + 1;
        if fits || best.is_empty() || count < best_len(&best) {
            best = slides;
        }
        if fits {
            break;
        }
        words = words * target / count.max(1);
    }
    best
}

fn best_len(slides: &[Slide]) -> usize {
    slides.len()
}

fn made(frame: &Frame<'_>, words: usize, full: super::plan::Fullness, options: &DeckOptions) -> Vec<Slide> {
    let mut homes = vec![Home {
        part: usize::MAX,
        section: None,
        matter: frame.summary,
    }];
    homes.extend(frame.homes());
    let chosen = chosen(frame, &homes, words);
    let mut body: Vec<Slide> = Vec::new();
    let mut shown = Vec::new();
    let mut last_part = usize::MAX;
    let mut k = 0;
    let of_part = |k: usize| chosen.get(k).and_then(|(_, home)| homes.get(*home)).map(|home| home.part);
    while let Some(part) = of_part(k) {
        let mut end = k;
        while of_part(end) == Some(part) {
            end += 1;
        }
        let said = chosen.get(k..end).unwrap_or_default();
        k = end;
        let section = frame.parts.get(part).and_then(|p| p.section);
        if part != usize::MAX && part != last_part {
            shown.push((section, body.len()));
        }
        last_part = part;
        body.extend(of(frame, &homes, part, said, full));
    }
    let content = body.len();
    let _ = options;
    // A divider for every third slide at most; else the eyebrow says where we are.
    if shown.len() * 3 <= content && shown.len() > 1 {
        for (section, at) in shown.iter().rev() {
            if let Some(title) = heading(frame.source, frame.manuscript, *section) {
                body.insert(*at, slide(SlideKind::Divider, title, *section));
            }
        }
    }
    let mut slides = vec![slide(SlideKind::Title, frame.chapter.clone(), None)];
    let sections: Vec<Option<usize>> = shown.iter().map(|(section, _)| *section).collect();
    slides.extend(agenda(frame.source, frame.manuscript, frame.labels.agenda, &sections));
    slides.append(&mut body);
    slides
}

/// What is said of each home, in typed order.
fn chosen<'a>(frame: &Frame<'a>, homes: &[Home<'a>], words: usize) -> Vec<(&'a Candidate, usize)> {
    let pool = homes.iter().enumerate();
    let pool: Vec<_> = pool.flat_map(|(i, home)| home.matter.candidates.iter().map(move |c| (c, i))).collect();
    let mut chooser = Chooser::new(frame.survey, TASTE, pool);
    let parts = frame.parts.len();
    let part_of = |home: usize| homes.get(home).map_or(parts, |h| if h.part == usize::MAX { parts } else { h.part });
    let mut said = vec![0usize; parts + 1];
    let mut pieces = vec![0usize; parts + 1];
    let mut total = 0;
    let weights: Vec<usize> = (0..=parts)
        .map(|p| {
            let of_part = homes.iter().enumerate().filter(|(i, _)| part_of(*i) == p);
            of_part.map(|(_, home)| weight(home.matter)).sum::<usize>()
        })
        .collect();
    let all: usize = weights.iter().sum::<usize>().max(1);
    let mut say = |home: usize, candidate: &Candidate| {
        let part = part_of(home);
        if let (Some(said), Some(pieces)) = (said.get_mut(part), pieces.get_mut(part)) {
            let share = weights.get(part).copied().unwrap_or(0) as f32 / all as f32;
            let role = frame.parts.get(part).map_or(Role::Abstract, |p| p.role);
            let most = match role {
                Role::Abstract => BRIEF * 18,
                Role::Conclusion => (words as f32 * share * 1.6).max(HOME as f32 * 16.0) as usize,
                _ => (words as f32 * share * 1.5).max(50.0) as usize,
            };
            if *said + candidate.words > most {
                return Room::HasNot;
            }
            if total + candidate.words > words {
                return Room::HasNot;
            }
            total += candidate.words;
            *said += candidate.words;
            *pieces += 1;
        }
        Room::Has
    };
    // Every part has its word first, the greatest units of each.
    for (i, home) in homes.iter().enumerate() {
        if home.matter.words >= 120 || part_of(i) == parts {
            if let Some(candidate) = chooser.best_of(i) {
                say(i, candidate);
            }
        }
    }
    chooser.fill(|candidate, home| say(home, candidate));
    chooser.chosen()
}

fn weight(matter: &Matter) -> usize {
    match matter.candidates.is_empty() {
        true => 0,
        false => matter.words,
    }
}

/// The slides of a part.
fn of(
    frame: &Frame<'_>,
    homes: &[Home<'_>],
    part: usize,
    said: &[(&Candidate, usize)],
    full: super::plan::Fullness,
) -> Vec<Slide> {
    let role = frame.parts.get(part).map_or(Role::Abstract, |p| p.role);
    let section = frame.parts.get(part).and_then(|p| p.section);
    let eyebrow = heading(frame.source, frame.manuscript, section);
    let mut out: Vec<Slide> = Vec::new();
    let mut said: Vec<(&Candidate, usize)> = said.to_vec();
    let mut closing = None;
    if role == Role::Conclusion && Some(part) == last_conclusion(frame) {
        let mut by_worth: Vec<&Candidate> = said.iter().map(|(c, _)| *c).collect();
        by_worth.sort_by(|a, b| b.worth.total_cmp(&a.worth));
        by_worth.truncate(HOME);
        said.retain(|(c, _)| !by_worth.iter().any(|b| b.span == c.span));
        by_worth.sort_by_key(|c| c.span.start);
        closing = Some(frame.slide(SlideKind::Takeaways, of_label(frame.labels.takeaways), &by_worth, section));
    }
    let mut before: Option<SlideText> = None;
    for group in groups(&said, full) {
        let all: Vec<&Candidate> = group.iter().map(|(c, _)| *c).collect();
        let home = group.first().and_then(|(_, home)| homes.get(*home));
        let own = home.and_then(|home| home.section).or(section);
        let claim = headline(&all);
        let rest: Vec<&Candidate> = all.iter().enumerate().filter(|(i, _)| Some(*i) != claim).map(|(_, c)| *c).collect();
        let topic = frame.heading(own, part);
        let made = match claim.and_then(|i| all.get(i)).filter(|_| !rest.is_empty()) {
            Some(claim) => {
                let mut made = frame.slide(SlideKind::Claim, of_claim(frame.source, claim), &rest, own);
                made.notes = super::frame::notes(all.iter().copied());
                made
            }
            None if role == Role::Abstract => frame.slide(SlideKind::Claim, frame.chapter.clone(), &all, own),
            None => frame.slide(SlideKind::Claim, topic.clone(), &all, own),
        };
        let eyebrow = eyebrow.clone().filter(|eyebrow| !frame.same(eyebrow, &made.title));
        before = Some(made.title.clone());
        out.push(Slide { eyebrow, ..made });
    }
    let _ = before;
    out.extend(closing);
    out
}

fn last_conclusion(frame: &Frame<'_>) -> Option<usize> {
    frame.parts.iter().rposition(|part| part.role == Role::Conclusion)
}

/// Groups of neighbours, each for a slide: a claim and what stands under it.
fn groups<'s, 'c>(said: &'s [(&'c Candidate, usize)], full: super::plan::Fullness) -> Vec<&'s [(&'c Candidate, usize)]> {
    let each = full.bullets + 1;
    let count = said.len().div_ceil(each).max(1);
    if said.is_empty() {
        return Vec::new();
    }
    said.chunks(said.len().div_ceil(count)).collect()
}

/// Which of the candidates of a slide is its headline.
fn headline(all: &[&Candidate]) -> Option<usize> {
    let fits = |c: &&Candidate| c.words <= HEADLINE && c.strain < 0.3;
    let short = all.iter().enumerate().filter(|(_, c)| fits(c));
    short.reduce(|a, b| if b.1.worth > a.1.worth { b } else { a }).map(|(i, _)| i)
}
