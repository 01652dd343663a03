//! The deck in its plain form (contract.md, `slides --format json`): author's headings, bullets, source sentences.

use serde::Serialize;
use serde_json::Value;

use super::plain::plain;
use crate::deck::{Deck, Slide, SlideKind};
use crate::manuscript::Manuscript;
use crate::source::{Source, Span};

#[derive(Serialize)]
struct PlainSlide {
    title: String,
    kind: SlideKind,
    bullets: Vec<PlainBullet>,
}

#[derive(Serialize)]
struct PlainBullet {
    text: String,
    source: String,
}

/// The slides with the author's section headings as titles, the chapter's title over what is said of the whole text; a
/// claim headline comes as the first bullet.
pub fn plain_deck(source: &Source, manuscript: &Manuscript, deck: &Deck) -> Value {
    let opening = deck
        .slides
        .iter()
        .find(|slide| slide.kind == SlideKind::Title);
    let of_chapter = opening.and_then(|slide| slide.title.source);
    let slides: Vec<PlainSlide> = deck
        .slides
        .iter()
        .map(|slide| plain_slide(source, manuscript, slide, of_chapter))
        .collect();
    serde_json::to_value(slides).unwrap_or_default()
}

/// `of_chapter`: where the chapter's title stands.
fn plain_slide(
    source: &Source,
    manuscript: &Manuscript,
    slide: &Slide,
    of_chapter: Option<Span>,
) -> PlainSlide {
    let headline = match slide.title.runs.is_empty() {
        true => slide.title.label.clone(),
        false => plain(source, &slide.title.runs),
    };
    let section = slide
        .section
        .and_then(|index| manuscript.sections.get(index));
    let mut bullets = Vec::new();
    let mut title = headline.clone();
    let shows = !matches!(
        slide.kind,
        SlideKind::Title | SlideKind::Agenda | SlideKind::Divider | SlideKind::References
    );
    if let (true, Some(section), Some(claim)) = (shows, section, slide.title.source) {
        // A headline outside the section's heading is a claim: a sentence or a cut of one.
        let heading = section
            .heading
            .and_then(|index| manuscript.blocks.get(index))
            .map(|block| block.span);
        let subheading = manuscript.sections.iter().any(|s| {
            s.heading
                .and_then(|index| manuscript.blocks.get(index))
                .is_some_and(|block| block.span.covers(claim))
        });
        let heads = heading.is_some_and(|heading| heading.covers(claim));
        if !heads && !subheading && of_chapter != Some(claim) {
            bullets.push(PlainBullet {
                text: headline,
                source: sentence(source, manuscript, claim),
            });
            title.clone_from(&section.title);
        }
    }
    if shows {
        bullets.extend(slide.bullets.iter().map(|bullet| {
            PlainBullet {
                text: plain(source, &bullet.words()),
                source: source
                    .typed()
                    .slice(source.home(bullet.sentence))
                    .to_owned(),
            }
        }));
    }
    PlainSlide {
        title,
        kind: slide.kind,
        bullets,
    }
}

/// The whole sentence that holds a claim, exactly as typed.
fn sentence(source: &Source, manuscript: &Manuscript, claim: Span) -> String {
    let mut found = claim;
    manuscript.each_sentence(&mut |sentence| {
        if sentence.covers(claim) {
            found = sentence;
        }
    });
    source.typed().slice(source.home(found)).to_owned()
}
