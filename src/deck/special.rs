//! Kinds of slides that a text gives where it has the matter: dates, amounts, quotations.
//!
//! Each is made of cuts that could be bullets; what is shown here is not said again elsewhere.

use super::frame::{Frame, Home, bullet, notes};
use super::sentences::Candidate;
use super::stems::nearness;
use super::survey::{AIMS, INSTANCE, LEADS};
use super::title::of_label;
use super::{Bullet, Slide, SlideKind};
use crate::manuscript::{Run, RunKind, Style};
use crate::source::Span;

/// Points of a timeline slide, and of all.
const POINTS: usize = 4;
const MOST_POINTS: usize = 8;
/// Fewest that make a timeline.
const FEWEST_POINTS: usize = 5;
/// Words of a point, and of an amount's sentence.
const POINT_WORDS: usize = 15;
const AMOUNT_WORDS: usize = 16;
/// Amounts on a slide.
const AMOUNTS: usize = 3;

/// A slide of a kind, the part it belongs to, and what it says.
pub(super) struct Special<'a> {
    pub(super) part: usize,
    pub(super) slide: Slide,
    pub(super) says: Vec<&'a Candidate>,
}

/// A candidate with the place of its year or amount, what it is worth there, and its part.
struct Found<'a> {
    candidate: &'a Candidate,
    lead: Span,
    value: f32,
}

fn value(candidate: &Candidate, words: usize) -> f32 {
    let mark = |i: usize| candidate.features.get(i).copied().unwrap_or(0.0);
    let long = candidate.words.saturating_sub(words) as f32;
    candidate.worth
        - candidate.strain
        - 0.15 * long
        - 2.0 * mark(LEADS)
        - mark(AIMS)
        - mark(INSTANCE)
}

/// The timeline: the dated events of the text in the order of their years, some to a slide.
pub(super) fn timeline<'a>(frame: &Frame<'a>, homes: &[Home<'a>]) -> Vec<Special<'a>> {
    let mut best: std::collections::BTreeMap<String, Found<'a>> = std::collections::BTreeMap::new();
    for home in homes {
        let cuts = home.matter.candidates.iter().chain(&home.matter.events);
        for candidate in cuts {
            let Some(lead) = year(frame, candidate).filter(|_| candidate.words <= POINT_WORDS)
            else {
                continue;
            };
            let year = frame.source.slice(lead).to_owned();
            let found = Found {
                candidate,
                lead,
                value: value(candidate, 11),
            };
            match best.get(&year) {
                Some(other) if other.value >= found.value => {}
                _ => {
                    best.insert(year, found);
                }
            }
        }
    }
    let mut points: Vec<Found> = Vec::new();
    let mut ranked: Vec<Found> = best.into_values().collect();
    ranked.sort_by(|a, b| b.value.total_cmp(&a.value));
    for found in ranked {
        let same = points.iter().any(|p| {
            nearness(&p.candidate.stems, &found.candidate.stems).1 > 0.45
                || p.candidate.sentence == found.candidate.sentence
        });
        if !same && points.len() < MOST_POINTS {
            points.push(found);
        }
    }
    if points.len() < FEWEST_POINTS {
        return Vec::new();
    }
    points.sort_by_key(|p| (frame.source.slice(p.lead).to_owned(), p.lead.start));
    let each = points.len().div_ceil(points.len().div_ceil(POINTS));
    let slides = points.chunks(each).map(|points| {
        let years = |p: Option<&Found>| p.map_or("", |p| frame.source.slice(p.lead)).to_owned();
        let label = format!(
            "{}, {}–{}",
            frame.labels.timeline,
            years(points.first()),
            years(points.last())
        );
        Special {
            part: 0,
            slide: Slide {
                bullets: points.iter().map(|p| led(frame, p)).collect(),
                notes: notes(points.iter().map(|p| p.candidate)),
                ..super::title::slide(SlideKind::Timeline, of_label(&label), None)
            },
            says: points.iter().map(|p| p.candidate).collect(),
        }
    });
    slides.collect()
}

/// Amounts with what they measure: a slide for each part that has two or more, the weightiest parts first.
pub(super) fn amounts<'a>(frame: &Frame<'a>, homes: &[Home<'a>], most: usize) -> Vec<Special<'a>> {
    let mut of_part: std::collections::BTreeMap<usize, Vec<Found<'a>>> =
        std::collections::BTreeMap::new();
    for home in homes.iter().filter(|home| home.part > 0) {
        for candidate in &home.matter.candidates {
            let Some(lead) = amount(frame, candidate).filter(|_| candidate.words <= AMOUNT_WORDS)
            else {
                continue;
            };
            let found = Found {
                candidate,
                lead,
                value: value(candidate, 12),
            };
            of_part.entry(home.part).or_default().push(found);
        }
    }
    let mut made: Vec<(f32, Special<'a>)> = Vec::new();
    for (part, mut all) in of_part {
        all.sort_by(|a, b| b.value.total_cmp(&a.value));
        let mut chosen: Vec<Found> = Vec::new();
        for found in all {
            let same = chosen.iter().any(|c| {
                c.candidate.sentence == found.candidate.sentence
                    || nearness(&c.candidate.stems, &found.candidate.stems).1 > 0.4
            });
            if !same && chosen.len() < AMOUNTS {
                chosen.push(found);
            }
        }
        if chosen.len() < 2 {
            continue;
        }
        let worth = chosen.iter().map(|c| c.value).sum::<f32>();
        chosen.sort_by_key(|c| c.lead.start);
        let section = frame.parts.get(part - 1).and_then(|p| p.section);
        let slide = Slide {
            bullets: chosen.iter().map(|c| led(frame, c)).collect(),
            notes: notes(chosen.iter().map(|c| c.candidate)),
            ..super::title::slide(
                SlideKind::Numbers,
                frame.heading(section, part - 1),
                section,
            )
        };
        made.push((
            worth,
            Special {
                part,
                slide,
                says: chosen.iter().map(|c| c.candidate).collect(),
            },
        ));
    }
    made.sort_by(|a, b| b.0.total_cmp(&a.0));
    made.truncate(most);
    made.into_iter().map(|(_, special)| special).collect()
}

/// Quotations of some length with who is quoted: whole sentences, the weightiest first.
pub(super) fn quotations<'a>(
    frame: &Frame<'a>,
    homes: &[Home<'a>],
    most: usize,
) -> Vec<Special<'a>> {
    let mut found: Vec<(&Candidate, usize)> = Vec::new();
    for home in homes.iter().filter(|home| home.part > 0) {
        let quoted = home
            .matter
            .statements
            .iter()
            .filter(|c| c.quoted >= 8 && !c.citations.is_empty());
        found.extend(quoted.map(|c| (c, home.part)));
    }
    found.sort_by(|a, b| b.0.worth.total_cmp(&a.0.worth));
    found.truncate(most);
    let made = found.into_iter().map(|(candidate, part)| {
        let section = frame.parts.get(part - 1).and_then(|p| p.section);
        let slide = frame.slide(
            SlideKind::Quotation,
            frame.heading(section, part - 1),
            &[candidate],
            section,
        );
        Special {
            part,
            slide,
            says: vec![candidate],
        }
    });
    made.collect()
}

/// A bullet with its year or amount apart.
fn led(frame: &Frame<'_>, found: &Found<'_>) -> Bullet {
    let run = |span: Span| Run {
        span,
        kind: RunKind::Text,
        style: Style::default(),
    };
    let mut bullet = bullet(found.candidate);
    // `In 1994, …`: the year stands apart, and the comma has nothing to part.
    let after = frame
        .source
        .text()
        .get(found.lead.end..found.candidate.span.end)
        .unwrap_or_default();
    let before = frame
        .source
        .text()
        .get(found.candidate.span.start..found.lead.start)
        .unwrap_or_default();
    if matches!(before, "In " | "in " | "By ") && after.starts_with(", ") {
        let rest = Span::new(found.lead.end + 2, found.candidate.span.end);
        bullet.runs = super::cut::runs_in(&bullet.runs, rest);
    }
    bullet.lead = vec![run(found.lead)];
    bullet
}

/// The one year that a candidate names, not one of a range or of a larger number.
fn year(frame: &Frame<'_>, candidate: &Candidate) -> Option<Span> {
    let mut found = None;
    for run in &candidate.runs {
        let text = frame.source.slice(run.span);
        for (start, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            let before = text.get(..start).and_then(|t| t.chars().next_back());
            if before.is_some_and(|c| c.is_ascii_digit()) {
                continue;
            }
            let rest = text.get(start..).unwrap_or_default();
            let long = rest.bytes().take_while(u8::is_ascii_digit).count();
            let after = rest.get(long..).and_then(|t| t.chars().next());
            let joined = |c: Option<char>| {
                c.is_some_and(|c| matches!(c, '-' | '–' | '%' | '$') || c.is_alphanumeric())
            };
            let century = matches!(rest.get(..2), Some("15" | "16" | "17" | "18" | "19" | "20"));
            if long != 4 || !century {
                continue;
            }
            if found.is_some() || joined(before) || joined(after) {
                return None;
            }
            found = Some(Span::new(
                run.span.start + start,
                run.span.start + start + 4,
            ));
        }
    }
    found
}

/// The first amount that a candidate names: with a sign of money or percent, or a word for its size.
fn amount(frame: &Frame<'_>, candidate: &Candidate) -> Option<Span> {
    for run in &candidate.runs {
        let text = frame.source.slice(run.span);
        let words: Vec<(usize, &str)> = text
            .split(' ')
            .scan(0, |at, word| {
                let start = *at;
                *at += word.len() + 1;
                Some((start, word))
            })
            .collect();
        for (i, (start, word)) in words.iter().enumerate() {
            let bare = word
                .trim_end_matches([',', ';', '.', ')'])
                .trim_start_matches('(');
            if !bare.chars().any(|c| c.is_ascii_digit())
                || bare
                    .chars()
                    .any(|c| c.is_alphabetic() && !bare.starts_with("US$"))
            {
                continue;
            }
            let from = start + word.find(bare).unwrap_or(0);
            let span = |end: usize| Some(Span::new(run.span.start + from, run.span.start + end));
            if word.trim_start_matches('(').len() > bare.len()
                && !bare.ends_with('%')
                && !bare.contains('$')
            {
                continue;
            }
            let unit = words
                .get(i + 1)
                .map(|(at, word)| (at, word.trim_end_matches([',', ';', '.', ')'])));
            if let Some((at, unit)) = unit
                && matches!(
                    unit,
                    "million" | "billion" | "trillion" | "percent" | "thousand"
                )
            {
                return span(at + unit.len());
            }
            if bare.ends_with('%') || bare.contains(['$', '€', '£']) {
                return span(from + bare.len());
            }
        }
    }
    None
}
