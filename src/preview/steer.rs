//! Acts on the deck as edits of the manuscript: the markup that its author could have typed.
//!
//! In: a good state, and an act on a bullet or a headline as the page shows it. Out: the edits, checked by reading
//! the text again. A bullet stands for the sentence that it was cut from; one in the lecturer's words for what
//! carries its mark.

use serde::Deserialize;

use super::acts::{Change, Refused};
use super::state::Good;
use crate::deck::{self, Bullet};
use crate::manuscript::steering::{Aside, EditAct, NotEdited, edit};
use crate::manuscript::{self, Manuscript};
use crate::settings::{self, Density, Options};
use crate::source::{Source, Span};

/// What is to be done.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Act {
    Drop,
    Keep,
    Pin,
    Clear,
    Swap,
    Reword,
    Title,
    Density,
}

/// An act, and what it is done to.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Steer {
    pub(super) act: Act,
    #[serde(default)]
    pub(super) start: usize,
    #[serde(default)]
    pub(super) end: usize,
    #[serde(default)]
    pub(super) text: String,
}

/// Longest headline or rewording, in bytes.
const LONGEST: usize = 2000;

/// The edits of the file, and what they are called.
pub(super) fn changes(
    good: &Good,
    options: &Options,
    steer: &Steer,
) -> Result<(Vec<Change>, String), Refused> {
    let (typed, front) = (good.typed(), &good.models.front);
    if steer.act == Act::Density {
        return density(good, options, &steer.text);
    }
    let words = steer.text.trim();
    if words.len() > LONGEST || words.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return Err(impossible("these words cannot stand in a mark"));
    }
    if matches!(steer.act, Act::Title | Act::Reword) && words.is_empty() {
        return Err(impossible("type the words first"));
    }
    // Keys stand in the file as they were typed, which is where marks are written.
    let manuscript = manuscript::read(typed, front);
    let asked = Span::new(steer.start, steer.end.max(steer.start));
    let bullet = bullet_at(good, asked);
    let place = match bullet {
        Some(bullet) => marked(&manuscript, good.models.source.home(bullet.sentence)),
        None => marked(&manuscript, asked),
    };
    if of_lecture(&manuscript, place).is_some() {
        return Err(impossible(
            "these words stand in a `:::` block of the manuscript; change them there",
        ));
    }
    let act = match steer.act {
        Act::Drop => EditAct::Drop,
        Act::Keep => EditAct::Keep,
        Act::Pin => EditAct::Pin,
        Act::Clear => EditAct::Clear,
        Act::Reword => EditAct::Reword(words),
        Act::Title | Act::Density => EditAct::Retitle(words),
        Act::Swap => {
            let next = bullet.and_then(|bullet| runner_up(good, bullet));
            let Some(next) = next else {
                return Err(impossible("there is no other sentence to swap it for"));
            };
            EditAct::Swap(marked(&manuscript, good.models.source.home(next)))
        }
    };
    let edits = edit(typed, front, &manuscript, place, act).map_err(|why| match why {
        NotEdited::NoSuchPlace => impossible("there is no such sentence or heading"),
        NotEdited::NoMarkup => impossible("no mark can stand there without changing the print"),
    })?;
    let changes = edits.into_iter().map(|edit| Change {
        span: edit.span,
        text: edit.text,
    });
    Ok((changes.collect(), label(steer, place.of(typed.text()))))
}

/// The bullet that the page shows for a place in the file.
fn bullet_at(good: &Good, asked: Span) -> Option<&Bullet> {
    let source = &good.models.source;
    let slides = good.models.deck.slides.iter();
    let mut bullets = slides.flat_map(|slide| &slide.bullets);
    bullets.find(|bullet| source.home(bullet.span) == asked)
}

/// What carries the mark that holds `place` (words of the lecturer's, `as="…"`); else the place itself.
fn marked(manuscript: &Manuscript, place: Span) -> Span {
    let mut marks = manuscript.steering.iter();
    let own = marks.find(|steering| steering.mark.covers(place));
    own.map_or(place, |steering| steering.span)
}

fn of_lecture(manuscript: &Manuscript, place: Span) -> Option<&Aside> {
    let mut asides = manuscript.asides.iter();
    asides.find(|aside| aside.span.covers(place))
}

/// The sentence that would take a bullet's place.
fn runner_up(good: &Good, bullet: &Bullet) -> Option<Span> {
    let models = &good.models;
    let mut others = deck::runners_up(
        &models.source,
        &models.manuscript,
        &models.citations,
        &models.deck,
    )
    .into_iter();
    let other = others.find(|other| other.of == bullet.span)?;
    Some(other.sentence)
}

fn label(steer: &Steer, place: &str) -> String {
    let act = match steer.act {
        Act::Drop => "drop",
        Act::Keep => "keep",
        Act::Pin => "pin",
        Act::Clear => "clear",
        Act::Swap => "swap",
        Act::Reword => "reword",
        Act::Title => "headline of",
        Act::Density => "density of",
    };
    let start: String = place.chars().take(40).collect();
    let more = if start.len() < place.len() { "…" } else { "" };
    format!("{act} “{start}{more}”")
}

/// `lecture: density:` of the front matter.
fn density(good: &Good, options: &Options, wanted: &str) -> Result<(Vec<Change>, String), Refused> {
    let density = match wanted {
        "low" => Density::Low,
        "normal" => Density::Normal,
        "high" => Density::High,
        _ => return Err(impossible("density is low, normal or high")),
    };
    if options.density.is_some() {
        return Err(impossible(
            "this run was started with --density, which wins",
        ));
    }
    let typed = good.typed();
    let change = density_change(typed, good.models.front.span, wanted);
    let mut text = typed.text().to_owned();
    text.replace_range(change.span.range(), &change.text);
    // What stands there in another form than ours (`lecture: {…}`) is the author's to edit.
    let again = typed.with_text(text);
    let fits = settings::read(&again).is_ok_and(|front| {
        let same = good.models.front.title.as_ref().map(|title| &title.text);
        front.lecture.density == Some(density)
            && front.title.as_ref().map(|title| &title.text) == same
    });
    if !fits {
        return Err(impossible(
            "type `density` under `lecture` in the front matter: it has another form there",
        ));
    }
    Ok((vec![change], format!("density {wanted}")))
}

fn density_change(typed: &Source, front: Option<Span>, wanted: &str) -> Change {
    let text = typed.text();
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let insert = |at: usize, text: String| Change {
        span: Span::new(at, at),
        text,
    };
    let Some(front) = front else {
        let value = format!("  density: {wanted}");
        let head = ["---", "lecture:", value.as_str(), "---", ""];
        let head = head.map(|line| format!("{line}{end}"));
        return insert(typed.bom(), head.concat());
    };
    let lines = (typed.line(front.start)..=typed.line(front.end.saturating_sub(1)))
        .map(|line| typed.line_span(line))
        .collect::<Vec<_>>();
    let indent = |span: &Span| {
        let line = span.of(text);
        line.len() - line.trim_start_matches(' ').len()
    };
    let lecture = lines
        .iter()
        .position(|line| line.of(text).trim_end() == "lecture:");
    let Some(lecture) = lecture else {
        // Before the line that closes the block.
        let close = lines.last().map_or(front.end, |line| line.start);
        return insert(close, format!("lecture:{end}  density: {wanted}{end}"));
    };
    let inner = lines.get(lecture + 1..).unwrap_or_default().iter();
    let inner: Vec<&Span> = inner.take_while(|line| indent(line) > 0).collect();
    for line in &inner {
        let content = line.of(text).trim_start();
        if let Some(value) = content.strip_prefix("density:") {
            let start = line.end - value.len();
            return Change {
                span: Span::new(start, line.end),
                text: format!(" {wanted}"),
            };
        }
    }
    let deep = inner.first().map_or(2, |line| indent(line));
    let at = inner.first().map_or(front.end, |line| line.start);
    match inner.is_empty() {
        true => {
            let after = lines.get(lecture + 1).map_or(front.end, |line| line.start);
            insert(after, format!("  density: {wanted}{end}"))
        }
        false => insert(at, format!("{}density: {wanted}{end}", " ".repeat(deep))),
    }
}

fn impossible(why: &str) -> Refused {
    Refused::Impossible(why.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn density_is_written_where_its_author_would() {
        for (before, after) in [
            ("Text.\n", "---\nlecture:\n  density: high\n---\n\nText.\n"),
            (
                "---\r\ntitle: A\r\n---\r\nText.",
                "---\r\ntitle: A\r\nlecture:\r\n  density: high\r\n---\r\nText.",
            ),
            (
                "---\nlecture:\n    minutes: 30\ntitle: A\n---\nText.",
                "---\nlecture:\n    density: high\n    minutes: 30\ntitle: A\n---\nText.",
            ),
            (
                "---\nlecture:\n  density: low\n---\nText.",
                "---\nlecture:\n  density: high\n---\nText.",
            ),
        ] {
            let source = Source::new("m", before);
            let front = settings::read(&source).unwrap().span;
            let change = density_change(&source, front, "high");
            let mut text = before.to_owned();
            text.replace_range(change.span.range(), &change.text);
            assert_eq!(text, after);
            let again = settings::read(&Source::new("m", text)).unwrap();
            assert_eq!(again.lecture.density, Some(Density::High));
        }
    }
}
