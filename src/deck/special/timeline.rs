//! The timeline: the dated events of the text in the order of their years.

use std::collections::BTreeMap;

use super::reading::Reading;
use super::{Special, apart, first_word, value};
use crate::deck::frame::{Home, bullet, notes};
use crate::deck::labels::primary;
use crate::deck::lexicon::Tag;
use crate::deck::lists::among;
use crate::deck::sentences::Candidate;
use crate::deck::stems::nearness;
use crate::deck::title::{of_label, slide};
use crate::deck::tokens::{Token, tokens};
use crate::deck::{Bullet, Slide, SlideKind};
use crate::manuscript::Run;
use crate::source::{Source, Span};

/// Points of a slide, and of all.
const POINTS: usize = 6;
const MOST_POINTS: usize = 12;
/// Fewest that make a timeline.
const FEWEST_POINTS: usize = 4;
/// Words of a point.
const WORDS: usize = 17;
/// Two points that share so many stems tell the same event (Jaccard).
const ALIKE: f32 = 0.45;

struct Point<'a> {
    candidate: &'a Candidate,
    year: Span,
    value: f32,
}

/// Slides of dated events, some to a slide, of none of the `taken` sentences; none if there are few.
pub(super) fn timeline(
    reading: &Reading<'_, '_>,
    homes: &[Home<'_>],
    taken: &[Span],
) -> Vec<Special> {
    let frame = reading.frame;
    let english = primary(&frame.manuscript.meta.language) == "en";
    let mut best: BTreeMap<&str, Point<'_>> = BTreeMap::new();
    for home in homes {
        for candidate in home.matter.candidates.iter().chain(&home.matter.events) {
            let told = taken.iter().any(|span| span.overlaps(candidate.sentence));
            if candidate.words > WORDS || told {
                continue;
            }
            // The year of a work that is cited is no event.
            let cites = |year: &Span| {
                let mut works = reading.cited.within(candidate.sentence);
                works.any(|(_, work)| work.span.covers(*year)) || is_of_work(frame.source, *year)
            };
            let year = year(frame.source, &candidate.runs).filter(|year| !cites(year));
            let Some(year) = year else {
                continue;
            };
            let sure = match english {
                true => happened(frame.source, &candidate.runs, year),
                false => Some(0.0),
            };
            let Some(sure) = sure else { continue };
            let value = value(candidate, 11) + sure;
            let point = Point {
                candidate,
                year,
                value,
            };
            let key = frame.source.slice(year);
            if best.get(key).is_none_or(|other| other.value < value) {
                best.insert(key, point);
            }
        }
    }
    let mut ranked: Vec<Point<'_>> = best.into_values().collect();
    ranked.sort_by(|a, b| b.value.total_cmp(&a.value));
    let mut points: Vec<Point<'_>> = Vec::new();
    for point in ranked {
        let same = points.iter().any(|p| {
            nearness(&p.candidate.stems, &point.candidate.stems).1 > ALIKE
                || p.candidate.sentence == point.candidate.sentence
        });
        if !same && points.len() < MOST_POINTS {
            points.push(point);
        }
    }
    if points.len() < FEWEST_POINTS {
        return Vec::new();
    }
    points.sort_by_key(|p| (frame.source.slice(p.year).to_owned(), p.year.start));
    let each = points.len().div_ceil(points.len().div_ceil(POINTS));
    let label = frame.labels.timeline;
    let subject = frame.subject();
    let slides = points.chunks(each).map(|points| {
        let bullets: Vec<Bullet> = points.iter().map(|p| dated(frame.source, p)).collect();
        let of = subject.as_deref().unwrap_or(label);
        let comma = frame.labels.comma;
        let title = format!("{of}{comma} {}", years(frame.source, &bullets));
        Special {
            part: 0,
            whole: None,
            slide: Slide {
                eyebrow: subject.as_ref().map(|_| of_label(label)),
                bullets,
                notes: notes(points.iter().map(|p| p.candidate)),
                ..slide(SlideKind::Timeline, of_label(&title), None)
            },
        }
    });
    slides.collect()
}

/// `1991–2008`: the years that points, in order, begin and end with.
fn years(source: &Source, points: &[Bullet]) -> String {
    let year = |point: Option<&Bullet>| {
        let lead = point.and_then(|point| point.lead.first());
        lead.map_or("", |run| source.slice(run.span))
    };
    format!("{}–{}", year(points.first()), year(points.last()))
}

/// The headline of a part of a timeline, which is furniture: with the years of its `points` in the place of all;
/// `None` if the headline has no years.
pub fn timeline_title(source: &Source, slide: &Slide, points: &[Bullet]) -> Option<String> {
    let all = years(source, &slide.bullets);
    let subject = slide.title.label.strip_suffix(&all)?;
    Some(format!("{subject}{}", years(source, points)))
}

/// A point: its year stands apart. `In 1994, …`: the comma has nothing to part then.
fn dated(source: &Source, point: &Point<'_>) -> Bullet {
    let mut bullet = bullet(point.candidate);
    let span = point.candidate.span;
    let between = |from: usize, to: usize| source.text().get(from..to).unwrap_or_default();
    let before = between(span.start, point.year.start);
    let after = between(point.year.end, span.end);
    let leading = before.split_whitespace().count() == 1
        && matches!(before.trim_end(), "In" | "in" | "By" | "by");
    if leading && after.starts_with(", ") {
        let rest = Span::new(point.year.end + 2, span.end);
        bullet.runs = crate::deck::cut::runs_in(&bullet.runs, rest);
    }
    bullet.lead = vec![apart(point.year)];
    bullet
}

/// The one year that runs name, not one of a range or of a larger number.
pub(super) fn year(source: &Source, runs: &[Run]) -> Option<Span> {
    let mut found = None;
    for run in runs {
        let text = source.slice(run.span);
        for (start, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            let before = text.get(..start).and_then(|t| t.chars().next_back());
            if before.is_some_and(|c| c.is_ascii_digit()) {
                continue;
            }
            let rest = text.get(start..).unwrap_or_default();
            let long = rest.bytes().take_while(u8::is_ascii_digit).count();
            let after = rest.get(long..).and_then(|t| t.chars().next());
            let joined = |c: Option<char>| {
                c.is_some_and(|c| matches!(c, '-' | '–' | '%' | '$' | '/') || c.is_alphanumeric())
            };
            let century = matches!(rest.get(..2), Some("15" | "16" | "17" | "18" | "19" | "20"));
            if long != 4 || !century {
                continue;
            }
            if found.is_some() || joined(before) || joined(after) {
                return None;
            }
            let at = run.span.start + start;
            found = Some(Span::new(at, at + 4));
        }
    }
    found
}

/// Whether a year stands as that of a work in brackets, of whatever list: `(Lund et al., 2012)`, not `(May 9, 2012)`.
fn is_of_work(source: &Source, year: Span) -> bool {
    let text = source.text();
    let before = text.get(..year.start).unwrap_or_default();
    let Some(names) = before.trim_end().strip_suffix(',') else {
        return false;
    };
    let line = names.rsplit(['\n', ')']).next().unwrap_or_default();
    let opened = line.contains('(');
    let day = names.ends_with(|c: char| c.is_ascii_digit());
    let after = text.get(year.end..).unwrap_or_default();
    let letter = after.trim_start_matches(|c: char| c.is_ascii_lowercase());
    opened && !day && letter.starts_with([')', ';', ','])
}

/// Past forms that do not end in -ed.
const PAST: &str = "was were had began became gained sent brought took made gave came went held led left lost won fell rose \
    broke built saw met ran set paid spoke wrote grew drew fought put cut let bore struck sold bought taught told kept found \
    stood fled sought laid rebuilt undertook withdrew overthrew spread shut hit fed read swore threw forbade arose chose \
    drove flew froze hid rode rang sang sank shook shot slew spent split stole swept tore wore understood burnt dealt dug bred \
    bound crept swam swung wound sprang strove forgot forgave foresaw overcame outgrew undid won mistook grew lent leapt knelt";

/// Words before a year that say how long, or how late, and not when.
const SPANS: &str = "since until till before after from between to through over than around about circa ca c post pre early \
    late mid and or beyond past throughout by";

/// How surely something happened in the year that runs name: `in 1994 … signed`; `None` if the year is no event.
fn happened(source: &Source, runs: &[Run], year: Span) -> Option<f32> {
    let tokens = tokens(source, runs);
    let past = |t: &Token| t.is_verb() && t.word.ends_with("ed") || among(PAST, &t.word);
    let at = tokens.iter().position(|t| t.span.covers(year))?;
    // `The opening of the road (May 1847)` is dated by its brackets.
    let dated = || {
        let inside = tokens.get(at.saturating_sub(3)..=at).unwrap_or_default();
        let shuts = tokens.get(at).is_some_and(|t| t.shuts);
        shuts && inside.iter().any(|t| t.opens == Some('(')) && !tokens.iter().any(Token::is_verb)
    };
    if !tokens.iter().any(past) && !dated() {
        return None;
    }
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let word = before.map_or("", |t| t.word.as_str());
    if among(SPANS, word) {
        return None;
    }
    let of = tokens.get(at)?;
    let names = tokens.get(at + 1).is_some_and(|next| {
        !of.pauses() && !of.shuts && matches!(next.tag, Tag::Noun | Tag::Name | Tag::Adjective)
    });
    if names && word != "in" {
        // `the 2011 census`: the year only tells one from another.
        return None;
    }
    // `… shows` without what it shows.
    let end = tokens.last()?.span.end;
    let rest = source.text().get(end..).unwrap_or_default();
    if rest.trim_start().starts_with("that ") {
        return None;
    }
    let day = word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty();
    let month = first_word(MONTHS, word);
    Some(match day || month || matches!(word, "in" | "on") {
        true => 0.5,
        false if of.opens == Some('(') => 0.2,
        false if word == "of" => 0.1,
        false => -0.2,
    })
}

const MONTHS: &str = "january february march april may june july august september october november december spring summer \
    autumn winter fall";
