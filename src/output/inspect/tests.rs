//! `inspect` on small manuscripts, field by field.

use serde_json::{Value, json};

use super::*;
use crate::citations::{Cited, Form, Link};
use crate::deck::{Bullet, Origin, Slide, SlideKind, SlideText};
use crate::manuscript::{
    Author, Block, BlockKind, Heading, List, ListItem, Meta, Note, OpeningLine, OpeningRole,
    Paragraph, Role, Run, RunKind, Section, Style,
};
use crate::source::Typed;

fn run(start: usize, end: usize) -> Run {
    Run {
        span: Span::new(start, end),
        kind: RunKind::Text,
        style: Style::default(),
    }
}

fn paragraph(start: usize, end: usize) -> Block {
    Block {
        span: Span::new(start, end),
        kind: BlockKind::Paragraph(Paragraph {
            runs: vec![run(start, end)],
            sentences: vec![Span::new(start, end)],
        }),
    }
}

const TEXT: &str = "Title\nAbstract\nTwo words.\n1. Item (Cornell, 2017, p. 33).\nNote";

/// A manuscript over [`TEXT`].
fn manuscript() -> Manuscript {
    let heading = Block {
        span: Span::new(6, 14),
        kind: BlockKind::Heading(Heading {
            level: 1,
            number: None,
            runs: vec![run(6, 14)],
            marked: false,
        }),
    };
    let list = Block {
        span: Span::new(26, 57),
        kind: BlockKind::List(List {
            ordered: true,
            items: vec![ListItem {
                marker: Span::new(26, 28),
                blocks: vec![paragraph(29, 57)],
            }],
        }),
    };
    Manuscript {
        meta: Meta {
            title: Some(Typed {
                text: "Title".into(),
                span: None,
            }),
            language: "en".into(),
            authors: vec![Author::default()],
            ..Meta::default()
        },
        opening: vec![OpeningLine {
            role: OpeningRole::Title,
            runs: vec![run(0, 5)],
            span: Span::new(0, 5),
        }],
        blocks: vec![heading, paragraph(15, 25), list],
        sections: vec![
            Section {
                level: 1,
                number: None,
                title: String::new(),
                role: Role::Body,
                span: Span::new(0, 5),
                heading: None,
                blocks: 0..0,
            },
            Section {
                level: 1,
                number: None,
                title: "Abstract".into(),
                role: Role::Abstract,
                span: Span::new(6, 25),
                heading: Some(0),
                blocks: 1..2,
            },
        ],
        notes: vec![Note {
            label: "1".into(),
            span: Span::new(58, 62),
            blocks: vec![paragraph(58, 62)],
        }],
        ..Manuscript::default()
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn the_manuscript_as_the_contract_has_it() {
    let source = Source::new("m", TEXT);
    let value = inspect(
        "m",
        &source,
        &manuscript(),
        &[],
        &[],
        &Deck::default(),
        &Found::default(),
    );
    assert_eq!(
        keys(&value),
        [
            "diptych",
            "file",
            "manuscript",
            "references",
            "citations",
            "findings",
            "deck",
            "substitutions"
        ]
    );
    let it = &value["manuscript"];
    assert_eq!(
        keys(it),
        [
            "title",
            "language",
            "chapter",
            "words",
            "first_page",
            "last_page",
            "authors",
            "book",
            "abstract",
            "keywords",
            "sections"
        ]
    );
    // Title, Abstract, Two, words, 1, Item, Cornell, 2017, p, 33, Note
    assert_eq!(it["words"], 11);
    assert_eq!(it["abstract"], json!({"start": 15, "end": 25}));
    // The section without a heading is left out.
    assert_eq!(it["sections"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        it["sections"][0],
        json!({"level": 1, "number": null, "title": "Abstract", "role": "abstract", "start": 6, "end": 25, "line": 2})
    );
    assert_eq!(
        keys(&it["authors"][0]),
        ["name", "affiliation", "emails", "orcid"]
    );
    assert_eq!(keys(&it["book"]), ["title", "editors", "publisher", "year"]);
}

#[test]
fn citations_say_what_they_mean() {
    let source = Source::new("m", TEXT);
    let cited = |text: &str, start: usize| Cited {
        text: text.into(),
        span: Span::new(start, start + text.len()),
    };
    let mut citation = Citation {
        span: Span::new(35, 55),
        group: 4,
        form: Form::Parenthetical,
        names: vec![cited("Cornell", 35)],
        et_al: false,
        joiner: None,
        year: Some(cited("2017", 44)),
        locator: Some(cited("p. 33", 50)),
        prefix: None,
        key: None,
        link: Link::Found {
            reference: 9,
            doubts: Vec::new(),
        },
        group_span: Span::new(34, 56),
    };
    let show = |citation: &Citation| {
        let all = std::slice::from_ref(citation);
        inspect(
            "m",
            &source,
            &manuscript(),
            &[],
            all,
            &Deck::default(),
            &Found::default(),
        )["citations"][0]
            .clone()
    };
    let value = show(&citation);
    assert_eq!(
        value,
        json!({"start": 35, "end": 55, "line": 4, "text": "Cornell, 2017, p. 33", "group": 4, "form": "parenthetical",
            "names": ["Cornell"], "year": "2017", "locator": "p. 33", "prefix": null, "status": "linked", "refs": [9]})
    );
    for (link, status, refs) in [
        (Link::Ambiguous(vec![1, 2]), "ambiguous", json!([1, 2])),
        (Link::Missing(Vec::new()), "missing", json!([])),
        (Link::Personal, "personal", json!([])),
    ] {
        citation.link = link;
        let value = show(&citation);
        assert_eq!((&value["status"], &value["refs"]), (&json!(status), &refs));
    }
}

#[test]
fn slides_are_plain_text_with_places() {
    let source = Source::new("m", TEXT);
    let deck = Deck {
        slides: vec![Slide {
            kind: SlideKind::Claim,
            title: SlideText {
                label: "Agenda".into(),
                ..SlideText::default()
            },
            eyebrow: None,
            bullets: vec![Bullet {
                runs: vec![run(15, 18), run(18, 25)],
                lead: Vec::new(),
                span: Span::new(15, 25),
                sentence: Span::new(15, 25),
                citations: Vec::new(),
                origin: Origin::Source,
            }],
            notes: vec![Span::new(15, 25)],
            section: None,
            references: Vec::new(),
            display: None,
        }],
    };
    let value = inspect(
        "m",
        &source,
        &manuscript(),
        &[],
        &[],
        &deck,
        &Found::default(),
    );
    assert_eq!(
        value["deck"][0],
        json!({"kind": "claim", "title": "Agenda", "title_source": null, "origin": "source",
            "bullets": [{"text": "Two words.", "origin": "source", "start": 15, "end": 25, "sentence": {"start": 15, "end": 25}}],
            "notes": "Two words."})
    );
}

#[test]
fn references_have_every_field_of_the_contract() {
    let text = "References\nCornell, S. E. (2017). Conflict. Springer.\n";
    let source = Source::new("m", text);
    let entry = vec![run(11, text.len() - 1)];
    let references = crate::references::from_runs(&source, vec![entry], &[], "en");
    let value = references_json(&source, &references);
    let it = &value[0];
    assert_eq!(
        keys(it),
        [
            "index",
            "start",
            "end",
            "line",
            "raw",
            "key",
            "type",
            "authors",
            "editors",
            "date",
            "title",
            "title_translation",
            "container",
            "volume",
            "issue",
            "pages",
            "edition",
            "publisher",
            "doi",
            "url",
            "accessed",
            "rendered",
            "as_typed",
            "confidence",
            "unparsed"
        ]
    );
    assert_eq!(it["raw"], text.lines().nth(1).unwrap());
    assert_eq!(it["line"], 2);
    assert_eq!(it["authors"], json!([["Cornell", "S. E."]]));
    assert_eq!(it["date"], "2017");
    let all = inspect(
        "m",
        &source,
        &Manuscript::default(),
        &references,
        &[],
        &Deck::default(),
        &Found::default(),
    );
    assert_eq!(all["references"], value);
}

#[test]
fn hyphens_at_numbers_are_told() {
    let text = "# T\n\nRents rose by 12-18% (b = -.3) in `1-2` wells.\n\n# References\n\n\
                Low, J. (2001). Salt. *Coast*, *3*, 11-19.\n";
    let options = crate::settings::Options::default();
    let models = crate::pipeline::read(Source::new("m", text), &options).expect("it is read");
    let value = inspect(
        "m",
        &models.source,
        &models.manuscript,
        &models.references,
        &models.citations,
        &models.deck,
        &Found::default(),
    );
    let told = |at: usize, printed, rule| json!({"start": at, "end": at + 1, "typed": "-", "printed": printed, "rule": rule});
    let (range, minus) = (text.find("-18").unwrap(), text.find("-.3").unwrap());
    assert_eq!(
        value["substitutions"],
        json!([
            told(range, "–", "range-dash"),
            told(minus, "−", "minus-sign")
        ])
    );
}
