//! Decks of whole manuscripts, read by the reader.

use std::collections::BTreeSet;

use super::*;
use crate::citations::{Citation, Form, Link};
use crate::manuscript::{self, Manuscript, Run};
use crate::settings::FrontMatter;
use crate::source::{Source, Span};

fn read(text: &str) -> (Source, Manuscript) {
    let source = Source::new("m.md", text);
    let manuscript = manuscript::read(&source, &FrontMatter::default());
    (source, manuscript)
}

pub(super) fn deck(text: &str) -> (Source, Manuscript, Deck) {
    let (source, manuscript) = read(text);
    let deck = build(&source, &manuscript, &[], &[], &DeckOptions::default());
    for slide in &deck.slides {
        for bullet in &slide.bullets {
            assert!(
                bullet
                    .runs
                    .iter()
                    .all(|run| bullet.sentence.covers(run.span))
            );
            assert!(bullet.runs.is_sorted_by_key(|run| run.span));
        }
    }
    (source, manuscript, deck)
}

pub(super) fn words(source: &Source, runs: &[Run]) -> String {
    cut::text(source, runs)
}

fn kinds(deck: &Deck) -> Vec<SlideKind> {
    deck.slides.iter().map(|slide| slide.kind).collect()
}

/// Sentences that differ in all their content words.
fn sentence(n: usize) -> String {
    let word = |k: usize| {
        let mut n = n * 7 + k * 1_009 + 11;
        let mut word = String::from("k");
        for _ in 0..5 {
            word.push(char::from(b'a' + (n % 26) as u8));
            n /= 26;
            word.push(['a', 'e', 'o'][n % 3]);
        }
        word
    };
    format!(
        "The {} of {} gave the {} of the {} a new {}.",
        word(0),
        word(1),
        word(2),
        word(3),
        word(4)
    )
}

pub(super) fn paragraphs(from: usize, count: usize) -> String {
    (from..from + count)
        .map(|n| {
            format!(
                "{} {} {}\n\n",
                sentence(n * 3),
                sentence(n * 3 + 1),
                sentence(n * 3 + 2)
            )
        })
        .collect()
}

fn chapter(sections: usize, each: usize) -> String {
    let mut text = String::from("# The Salt Road\n\n");
    for section in 0..sections {
        text += &format!(
            "## Stage {section} of the Road\n\n{}",
            paragraphs(section * each, each)
        );
    }
    text
}

#[test]
fn a_chapter_makes_a_lecture() {
    let text = format!(
        "# The Salt Road\n\n## Introduction\n\n{}## The Northern Branch\n\n### Wells\n\n{}### Tolls\n\n{}## Conclusion\n\n{}",
        paragraphs(0, 4),
        paragraphs(10, 4),
        paragraphs(20, 4),
        paragraphs(30, 2)
    );
    let (source, _, deck) = deck(&text);
    let kinds = kinds(&deck);
    assert_eq!(
        kinds[..3],
        [SlideKind::Title, SlideKind::Agenda, SlideKind::Divider]
    );
    assert_eq!(kinds.last(), Some(&SlideKind::Takeaways));
    assert_eq!(
        kinds
            .iter()
            .filter(|kind| **kind == SlideKind::Divider)
            .count(),
        3
    );
    let agenda: Vec<_> = deck.slides[1]
        .bullets
        .iter()
        .map(|b| words(&source, &b.runs))
        .collect();
    assert_eq!(
        agenda,
        ["Introduction", "The Northern Branch", "Conclusion"]
    );
    let titles: Vec<_> = deck
        .slides
        .iter()
        .map(|slide| words(&source, &slide.title.runs))
        .collect();
    let headings = deck
        .slides
        .iter()
        .filter_map(|slide| slide.eyebrow.as_ref());
    let mut headings: Vec<_> = headings.map(|text| words(&source, &text.runs)).collect();
    headings.extend(titles.iter().cloned());
    assert!(headings.contains(&"Wells".to_string()) && headings.contains(&"Tolls".to_string()));
    for pair in titles.windows(2) {
        assert!(pair[0] != pair[1] || pair[0].is_empty(), "{titles:?}");
    }
    let bullets = deck.slides.iter().flat_map(|slide| &slide.bullets);
    let sentences: Vec<Span> = bullets.map(|bullet| bullet.sentence).collect();
    let once: BTreeSet<Span> = sentences.iter().copied().collect();
    assert_eq!(once.len(), sentences.len(), "a sentence is said once");
    for slide in deck
        .slides
        .iter()
        .filter(|slide| slide.kind == SlideKind::Claim)
    {
        let words: usize = slide
            .bullets
            .iter()
            .map(|b| stems::count(&words(&source, &b.runs)))
            .sum();
        assert!((1..=4).contains(&slide.bullets.len()) && words <= 60);
        assert!(!slide.notes.is_empty());
        for bullet in &slide.bullets {
            assert!(slide.notes.iter().any(|note| note.covers(bullet.sentence)));
        }
    }
}

#[test]
fn a_lecture_is_as_long_as_it_is_asked_to_be() {
    let (source, manuscript) = read(&chapter(7, 9));
    let slides = |minutes| {
        let options = DeckOptions {
            minutes,
            ..DeckOptions::default()
        };
        build(&source, &manuscript, &[], &[], &options).slides.len()
    };
    assert!((20..=24).contains(&slides(45)), "{}", slides(45));
    assert!(slides(90) > slides(45) && slides(20) < slides(45));
    assert!(slides(1) >= 2 && slides(480) <= 200);
}

#[test]
fn every_manuscript_has_a_sane_deck() {
    for text in [
        "",
        "\u{feff}",
        "Word",
        "# Only a title",
        "## One\n\n## Two\n\n## Three",
        "- a\n- b\n- c",
        "One paragraph. With two sentences that say very little at all.",
        "# References\n\nAmes, A. (1990). *Salt*. Press.",
        "| a | b |\n|---|---|\n| c | d |",
        "این یک جمله است. جمله دیگری درباره راه نمک در شمال کشور.",
    ] {
        let (_, _, deck) = deck(text);
        assert_eq!(deck.slides[0].kind, SlideKind::Title, "{text:?}");
        assert!(deck.slides.len() <= 8, "{text:?}: {:?}", kinds(&deck));
        let title = &deck.slides[0].title;
        assert!(!title.runs.is_empty() || !title.label.is_empty());
    }
}

#[test]
fn five_hundred_sections_are_no_five_hundred_slides() {
    let (_, _, deck) = deck(&chapter(500, 1));
    assert!(
        (15..=28).contains(&deck.slides.len()),
        "{}",
        deck.slides.len()
    );
    for slide in &deck.slides {
        assert!(slide.bullets.len() <= 8);
    }
}

#[test]
fn long_manuscripts_are_condensed_quickly() {
    let (source, manuscript) = read(&chapter(30, 40));
    let start = std::time::Instant::now();
    for budget in [None, Some(0.14)] {
        let options = DeckOptions {
            budget,
            ..DeckOptions::default()
        };
        build(&source, &manuscript, &[], &[], &options);
    }
    // No measure of speed, which `cargo bench` has: what is quadratic would take far longer still.
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
}

#[test]
fn a_budget_is_a_share_of_the_words() {
    let (source, manuscript) = read(&chapter(6, 20));
    let total = stems::count(source.text()) as f32;
    for share in [0.05, 0.14, 0.3] {
        let options = DeckOptions {
            budget: Some(share),
            ..DeckOptions::default()
        };
        let deck = build(&source, &manuscript, &[], &[], &options);
        let bullets = deck
            .slides
            .iter()
            .filter(|slide| slide.kind == SlideKind::Claim);
        let said: usize = bullets
            .flat_map(|slide| &slide.bullets)
            .map(|bullet| stems::count(&words(&source, &bullet.runs)))
            .sum();
        let found = said as f32 / total;
        assert!(found <= share && found > share * 0.7, "{share}: {found}");
    }
}

#[test]
fn the_plain_form_begins_with_the_abstract() {
    let claim = "Brine wells of the coast fed every old monastery behind the pass.";
    let (source, manuscript) = read(&format!("# Abstract\n\n{claim}\n\n{}", chapter(6, 20)));
    let options = DeckOptions {
        budget: Some(0.14),
        ..DeckOptions::default()
    };
    let deck = build(&source, &manuscript, &[], &[], &options);
    let mut claims = deck
        .slides
        .iter()
        .filter(|slide| slide.kind == SlideKind::Claim);
    let first = claims.next().expect("a slide");
    assert_eq!(words(&source, &first.title.runs), "Abstract");
    let said: Vec<String> = first
        .bullets
        .iter()
        .map(|b| words(&source, &b.runs))
        .collect();
    let of_abstract = |bullet: &String| claim.starts_with(bullet.as_str());
    assert!(said.len() == 1 && said.iter().all(of_abstract), "{said:?}");
    assert!(claims.all(|slide| words(&source, &slide.title.runs) != "Abstract"));
}

#[test]
fn citations_go_to_the_bullets_tail_and_their_works_to_the_last_slide() {
    let mut text = chapter(3, 4);
    let cited = "The brine wells of the coast paid a heavy toll (Ames, 1990).";
    text += cited;
    let (source, manuscript) = read(&text);
    let at = text.find("(Ames").unwrap();
    let citation = Citation {
        span: Span::new(at + 1, at + 11),
        group: 0,
        form: Form::Parenthetical,
        names: Vec::new(),
        et_al: false,
        joiner: None,
        year: None,
        locator: None,
        prefix: None,
        key: None,
        link: Link::Found {
            reference: 0,
            doubts: Vec::new(),
        },
        group_span: Span::new(at, at + 12),
    };
    let list = "# List\n\n# References\n\nAmes, A. (1990). *Salt*. Press.";
    let listed = Source::new("l.md", list);
    let list = manuscript::read(&listed, &FrontMatter::default());
    let references = crate::references::read(&listed, &list);
    assert_eq!(references.len(), 1);
    let deck = build(
        &source,
        &manuscript,
        &references,
        &[citation],
        &DeckOptions::default(),
    );
    let bullets = deck.slides.iter().flat_map(|slide| &slide.bullets);
    let bullet = bullets
        .filter(|bullet| !bullet.citations.is_empty())
        .map(|bullet| (words(&source, &bullet.runs), bullet.citations.clone()))
        .next();
    let claimed = deck
        .slides
        .iter()
        .any(|slide| words(&source, &slide.title.runs).starts_with("The brine"));
    match bullet {
        Some((words, citations)) => {
            assert_eq!(words, "The brine wells of the coast paid a heavy toll");
            assert_eq!(citations, [0]);
        }
        None => assert!(claimed, "the sentence is chosen: it opens a paragraph"),
    }
    assert_eq!(
        deck.slides
            .last()
            .map(|slide| (slide.kind, slide.references.clone())),
        Some((SlideKind::References, vec![0]))
    );
}

#[test]
fn the_furniture_speaks_the_manuscripts_language() {
    let (source, mut manuscript) = read(&chapter(3, 3));
    manuscript.meta.language = "tr".into();
    let deck = build(&source, &manuscript, &[], &[], &DeckOptions::default());
    assert_eq!(deck.slides[1].title.label, "İçerik");
}
