//! The deck as the page steers and presents it: bullets with their sentences and runners-up, and what is said.

use serde_json::{Value, json};

use super::state::Good;
use crate::deck::{self, Bullet, RunnerUp, SlideText};
use crate::manuscript::Run;
use crate::manuscript::steering::Act;
use crate::output::{Spoken, plain};
use crate::settings::Density;
use crate::source::Span;

/// `deck` of the protocol.
pub(super) fn json(good: &Good, hash: &str) -> Value {
    let models = &good.models;
    let others = deck::runners_up(
        &models.source,
        &models.manuscript,
        &models.citations,
        &models.deck,
    );
    let spoken = Spoken::new(&models.source, &models.manuscript);
    let pages = &good.laid.slides.layout.pages;
    let slides = models.deck.slides.iter().enumerate().map(|(index, slide)| {
        let on = pages.iter().enumerate();
        let on = on.filter(|(_, page)| page.slide == Some(index));
        let on: Vec<usize> = on.map(|(at, _)| at + 1).collect();
        let bullets = slide.bullets.iter().map(|b| bullet(good, b, &others));
        json!({
            "kind": slide.kind,
            "title": title(good, &slide.title),
            "title_source": slide.title.source.map(|span| place(good, span)),
            "origin": slide.title.origin,
            "pages": on,
            "bullets": bullets.collect::<Vec<_>>(),
            "notes": spoken.text(&slide.notes),
        })
    });
    json!({
        "hash": hash,
        "minutes": models.looks.minutes,
        "density": match models.looks.density {
            Density::Low => "low",
            Density::Normal => "normal",
            Density::High => "high",
        },
        "slides": slides.collect::<Vec<_>>(),
    })
}

/// `notes` of the protocol: what is said to each page of the slides.
pub(super) fn notes(good: &Good, hash: &str) -> Value {
    let models = &good.models;
    let spoken = Spoken::new(&models.source, &models.manuscript);
    let paragraphs = |paragraphs: &[Vec<Span>]| -> Vec<String> {
        let paragraph = |spans: &Vec<Span>| {
            let sentences = spans.iter().map(|span| spoken.text(&[*span]));
            sentences.collect::<Vec<_>>().join(" ")
        };
        paragraphs.iter().map(paragraph).collect()
    };
    let layout = &good.laid.slides.layout;
    let said = models.notes(layout);
    let pages = layout.pages.iter().zip(&said).map(|(page, said)| {
        let (notes, from, to) = said;
        let slide = page.slide.and_then(|index| models.deck.slides.get(index));
        json!({
            "slide": page.slide,
            "title": slide.map(|slide| title(good, &slide.title)),
            "from": from,
            "to": to,
            "first": paragraphs(&notes.first),
            "rest": paragraphs(&notes.rest),
        })
    });
    json!({"hash": hash, "pages": pages.collect::<Vec<_>>()})
}

fn bullet(good: &Good, bullet: &Bullet, others: &[RunnerUp]) -> Value {
    let home = good.models.source.home(bullet.span);
    let other = others.iter().find(|other| other.of == bullet.span);
    let kept = good.models.manuscript.steering.iter().any(|steering| {
        let asks = matches!(steering.act, Act::Keep | Act::Pin | Act::Reword { .. });
        let own =
            steering.span.overlaps(bullet.sentence) || steering.mark.overlaps(bullet.sentence);
        asks && own
    });
    json!({
        "text": words(good, &bullet.words()),
        "origin": bullet.origin,
        "start": home.start,
        "end": home.end,
        "sentence": place(good, bullet.sentence),
        "kept": kept,
        "runner_up": other.map(|other| {
            let mut out = place(good, other.sentence);
            out["text"] = words(good, &other.runs).into();
            out
        }),
    })
}

fn title(good: &Good, title: &SlideText) -> String {
    match title.runs.is_empty() {
        true => title.label.clone(),
        false => words(good, &title.runs),
    }
}

fn words(good: &Good, runs: &[Run]) -> String {
    let text = plain(&good.models.source, runs);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn place(good: &Good, span: Span) -> Value {
    let home = good.models.source.home(span);
    json!({"start": home.start, "end": home.end})
}
