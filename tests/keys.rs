//! Citations by key from the file to the page: proved, told at their places, and faults in them caught.

use std::path::Path;

use diptych::checks::at_home;
use diptych::pipeline::{self, Models};
use diptych::provenance;
use diptych::settings::Options;
use diptych::source::{Source, Span};

fn models() -> Models {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/keys.in/chapter.md");
    let source = Source::open(&path).expect("the chapter is there");
    pipeline::read(source, &Options::default()).expect("it can be read")
}

#[test]
fn made_words_are_proved_and_faults_in_them_caught() {
    let models = models();
    let options = Options::default();
    let templates = pipeline::templates(&options).unwrap();
    let built = pipeline::build(&models, &options, &templates).unwrap();
    assert!(built.provenance.is_clean(), "{:?}", built.provenance);
    assert!(built.provenance.generated > 300);
    let layout = &built.print.unwrap().edition.layout;
    let prove = |layout: &diptych::typeset::Layout| {
        provenance::prove(
            &models.source,
            &models.manuscript,
            &models.references,
            layout,
        )
    };
    // A glyph of a made citation is not there; another says something else.
    let made = models.keyed.cited[0].made;
    let tamper = |change: fn(&mut diptych::typeset::Glyph)| {
        let mut layout = layout.clone();
        for page in &mut layout.pages {
            let mut glyphs = page.glyphs.to_mut().iter_mut();
            if let Some(glyph) = glyphs.find(|g| g.source.is_some_and(|s| made.covers(s))) {
                change(glyph);
            }
        }
        prove(&layout)
    };
    assert!(!tamper(|glyph| glyph.inked = false).missing.is_empty());
    assert!(!tamper(|glyph| glyph.text = "X".into()).altered.is_empty());
    // Words that are not the entry's.
    let mut keyed = models.keyed.clone();
    let title = keyed.works[0].work.fields.title.as_mut().unwrap();
    title.text = "Another title".into();
    let mut report = provenance::Report::default();
    provenance::prove_made(&models.source, &keyed, &mut report);
    assert!(!report.unproved.is_empty());
    let mut report = provenance::Report::default();
    provenance::prove_made(&models.source, &models.keyed, &mut report);
    assert!(report.unproved.is_empty(), "{:?}", report.unproved);
}

/// Typed words that gave way to a citation, though they are no key, are lost.
#[test]
fn only_keys_may_give_way() {
    let models = models();
    let typed = models.source.typed();
    let word = typed.text().find("caravan").unwrap();
    let span = Span::new(word, word + "caravan".len());
    let source = typed.expanded(vec![diptych::source::Edit {
        typed: span,
        text: "x".into(),
        home: span,
        origin: None,
    }]);
    let manuscript = diptych::manuscript::read(&source, &models.front);
    let report = provenance::prove(
        &source,
        &manuscript,
        &[],
        &diptych::typeset::Layout::default(),
    );
    let made = source.pieces()[0].made;
    assert!(
        report.missing.iter().any(|span| span.covers(made)),
        "{:?}",
        report.missing
    );
    assert!(
        !report
            .spent
            .contains_key(&diptych::manuscript::Reason::CitationKey)
    );
}

#[test]
fn every_key_is_linked_and_findings_are_at_home() {
    let models = models();
    let by_key: Vec<_> = models
        .citations
        .iter()
        .filter(|c| c.key.is_some())
        .collect();
    assert_eq!(by_key.len(), models.keyed.cited.len());
    for citation in by_key {
        let diptych::citations::Link::Found { reference, doubts } = &citation.link else {
            panic!("{:?}", citation.key);
        };
        assert!(doubts.is_empty());
        let from = models.references[*reference].imported.as_ref().unwrap();
        assert_eq!(Some(&from.key), citation.key.as_ref());
    }
    let typed = models.source.typed();
    for finding in at_home(&models.source, models.findings(&Options::default()).0) {
        assert!(typed.text().get(finding.span.range()).is_some());
        if finding.rule == "unknown-citation-key" {
            assert_eq!(typed.slice(finding.span), "@lnud2003");
        }
    }
}
