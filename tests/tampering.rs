//! The proof must be able to fail: models are tampered with after reading, then typeset and proved.

use diptych::manuscript::{Block, BlockKind, Paragraph, Reason, Run, Spent};
use diptych::pipeline::{self, Models};
use diptych::provenance::{Report, prove, prove_slides};
use diptych::settings::Options;
use diptych::source::{Source, Span};
use diptych::typeset::{Layout, Slots, Templates, print, slides};

const TEXT: &str = "# Salt and Silver

Ada Keeper

## Introduction

Caravans carried salt to the coast for nine hundred years (Ames, 1990, p. 3). Merchants of the northern towns paid for
it in silver.[^1] The price of salt fell when the harbour opened in 1871.

A second paragraph says that \"well-known\" roads were closed from 1871-1874, and *nobody* minded.

[^1]: Silver was weighed, not counted.

## The Northern Branch

Wells stood a day apart on the northern branch of the road. Keepers of the wells took a toll in kind.

| Well | Depth |
|------|-------|
| Upper | 12 |
| Lower | 19 |

- Toll in salt
- Toll in silver

## Conclusion

The northern towns lost their trade to the harbour within four years. Salt made the road and silver kept it open.

## References

Ames, A. (1990). *Salt roads of the coast*. Harbour Press.
";

fn read() -> Models {
    pipeline::read(Source::new("salt.md", TEXT), &Options::default()).expect("it can be read")
}

fn print_layout(models: &Models) -> Layout {
    let edition = print(
        &models.print_input(),
        &Templates::embedded(),
        &mut Slots::default(),
    );
    edition.expect("it can be laid out").layout
}

fn slides_layout(models: &Models) -> Layout {
    let edition = slides(
        &models.slides_input(),
        &Templates::embedded(),
        &mut Slots::default(),
    );
    edition.expect("it can be laid out").layout
}

fn proof(models: &Models, layout: &Layout) -> Report {
    prove(
        &models.source,
        &models.manuscript,
        &models.references,
        layout,
    )
}

fn words(models: &Models, spans: &[Span]) -> Vec<String> {
    spans
        .iter()
        .map(|span| models.source.slice(*span).to_string())
        .collect()
}

fn find(word: &str) -> Span {
    let at = TEXT.find(word).expect("the word is there");
    Span::new(at, at + word.len())
}

/// The paragraph that begins with `words`.
fn paragraph<'m>(models: &'m mut Models, words: &str) -> &'m mut Paragraph {
    let at = find(words).start;
    let block = models
        .manuscript
        .blocks
        .iter_mut()
        .find(|block| block.span.contains(at));
    match block.map(|block| &mut block.kind) {
        Some(BlockKind::Paragraph(paragraph)) => paragraph,
        other => panic!("no paragraph: {other:?}"),
    }
}

/// Cuts the run that holds `word` so that the word is a run of its own; gives its index.
fn cut_out(runs: &mut Vec<Run>, word: Span) -> usize {
    let i = runs
        .iter()
        .position(|run| run.span.covers(word))
        .expect("a run holds the word");
    let run = runs[i].clone();
    let part = |start, end| Run {
        span: Span::new(start, end),
        ..run.clone()
    };
    runs.splice(
        i..=i,
        [
            part(run.span.start, word.start),
            part(word.start, word.end),
            part(word.end, run.span.end),
        ],
    );
    i + 1
}

#[test]
fn an_honest_edition_is_clean() {
    let models = read();
    let mut report = proof(&models, &print_layout(&models));
    let (source, manuscript) = (&models.source, &models.manuscript);
    prove_slides(
        source,
        manuscript,
        &models.deck,
        &slides_layout(&models),
        &mut report,
    );
    let lists = [
        &report.missing,
        &report.altered,
        &report.duplicated,
        &report.reordered,
        &report.unproved,
    ];
    let found = lists.map(|list| words(&models, list));
    assert!(
        report.is_clean(),
        "missing, altered, duplicated, reordered, unproved: {found:?}"
    );
    assert!(report.bullets > 3);
    let spent: usize = report.spent.values().sum();
    assert_eq!(report.printed + spent, report.characters);
    assert!(
        report
            .substitutions
            .iter()
            .any(|s| s.rule == "range-dash" && s.typed == "-")
    );
    assert_eq!(
        report
            .substitutions
            .iter()
            .filter(|s| s.rule == "curly-quote")
            .count(),
        2
    );
}

#[test]
fn a_deleted_run_is_missing() {
    let mut models = read();
    let word = find("Merchants");
    let runs = &mut paragraph(&mut models, "Caravans").runs;
    let i = cut_out(runs, word);
    runs.remove(i);
    let report = proof(&models, &print_layout(&models));
    assert_eq!(words(&models, &report.missing), ["Merchants"]);
}

#[test]
fn a_hidden_block_is_missing() {
    let mut models = read();
    let at = find("Wells stood").start;
    let hidden = models
        .manuscript
        .blocks
        .iter()
        .position(|block| block.span.contains(at));
    let runs = match &mut models.manuscript.blocks[hidden.expect("it is there")].kind {
        BlockKind::Paragraph(paragraph) => &mut paragraph.runs,
        other => panic!("{other:?}"),
    };
    runs.clear();
    let report = proof(&models, &print_layout(&models));
    let missing = words(&models, &report.missing);
    assert_eq!(missing.first().map(String::as_str), Some("Wells"));
    assert_eq!(missing.len(), 21, "{missing:?}");
}

#[test]
fn words_spent_as_marks_are_missing() {
    for reason in [Reason::EmphasisMark, Reason::Steering, Reason::Repeated] {
        let mut models = read();
        let span = find("nobody");
        let runs = &mut paragraph(&mut models, "A second").runs;
        runs.retain(|run| run.span != span);
        models.manuscript.spent.push(Spent { span, reason });
        let report = proof(&models, &print_layout(&models));
        // Steering may hold words; `spent` counts them, so that they are seen there.
        let missing = words(&models, &report.missing);
        match reason {
            Reason::Steering => assert_eq!(report.spent.get(&reason), Some(&6)),
            _ => assert_eq!(missing, ["nobody"], "{reason:?}"),
        }
    }
}

#[test]
fn swapped_runs_and_blocks_are_reordered() {
    let mut models = read();
    let runs = &mut paragraph(&mut models, "Caravans").runs;
    let first = cut_out(runs, find("Caravans"));
    let second = cut_out(runs, find("salt to"));
    runs.swap(first, second);
    let report = proof(&models, &print_layout(&models));
    assert!(!report.reordered.is_empty());
    assert!(report.missing.is_empty());

    let mut models = read();
    let blocks: &mut Vec<Block> = &mut models.manuscript.blocks;
    let place = |words: &str| {
        let at = find(words).start;
        blocks
            .iter()
            .position(|block| block.span.contains(at))
            .expect("a block holds it")
    };
    let (a, b) = (place("Caravans"), place("A second"));
    blocks.swap(a, b);
    let report = proof(&models, &print_layout(&models));
    assert!(!report.reordered.is_empty());
}

#[test]
fn a_repeated_run_is_duplicated() {
    let mut models = read();
    let runs = &mut paragraph(&mut models, "Caravans").runs;
    let i = cut_out(runs, find("Merchants"));
    let again = runs[i].clone();
    runs.insert(i, again);
    let report = proof(&models, &print_layout(&models));
    assert_eq!(words(&models, &report.duplicated), ["Merchants"]);
}

/// Another text under the same spans: what a reader that changed words would print.
#[test]
fn words_changed_on_the_way_are_altered() {
    let mut models = read();
    let honest = models.source.clone();
    let changed = TEXT.replacen("silver.[^1]", "copper.[^1]", 1);
    models.source = Source::new("salt.md", changed);
    let layout = print_layout(&models);
    models.source = honest;
    let report = proof(&models, &layout);
    assert_eq!(words(&models, &report.altered).concat(), "silv");
}

#[test]
fn ink_taken_from_the_page_is_missing() {
    let models = read();
    let target = find("harbour opened");
    let hits = |layout: &mut Layout, hide: fn(&mut diptych::typeset::Glyph)| {
        for page in &mut layout.pages {
            for glyph in page.glyphs.to_mut() {
                if glyph.source.is_some_and(|span| target.covers(span)) {
                    hide(glyph);
                }
            }
        }
    };
    let ways: [fn(&mut diptych::typeset::Glyph); 4] = [
        |glyph| glyph.inked = false,
        |glyph| glyph.present = false,
        |glyph| glyph.source = None,
        |glyph| (glyph.rect.left, glyph.rect.right) = (-90.0, -80.0),
    ];
    for hide in ways {
        let mut layout = print_layout(&models);
        hits(&mut layout, hide);
        assert_eq!(
            words(&models, &proof(&models, &layout).missing),
            ["harbour", "opened"]
        );
    }
    let mut layout = print_layout(&models);
    let page = layout.pages.iter_mut().find(|page| {
        page.glyphs
            .iter()
            .any(|g| g.source.is_some_and(|s| target.covers(s)))
    });
    let page = page.expect("a page shows it");
    let at = page
        .glyphs
        .iter()
        .position(|g| g.source.is_some_and(|s| target.covers(s)));
    page.glyphs.to_mut().remove(at.expect("a glyph shows it"));
    assert!(!proof(&models, &layout).missing.is_empty());
}

#[test]
fn a_bullet_of_other_words_is_not_proved() {
    let mut models = read();
    let layout = slides_layout(&models);
    let slide = models
        .deck
        .slides
        .iter_mut()
        .find(|slide| !slide.notes.is_empty());
    let bullet = slide
        .and_then(|slide| slide.bullets.first_mut())
        .expect("a bullet");
    bullet.sentence = find("Toll in salt");
    let mut report = Report::default();
    prove_slides(
        &models.source,
        &models.manuscript,
        &models.deck,
        &layout,
        &mut report,
    );
    assert!(!report.unproved.is_empty());
}

#[test]
fn slides_that_show_another_text_are_not_proved() {
    let mut models = read();
    let honest = models.source.clone();
    models.source = Source::new(
        "salt.md",
        TEXT.replace("Salt made the road", "Salt lost the road"),
    );
    let layout = slides_layout(&models);
    models.source = honest;
    let mut report = Report::default();
    prove_slides(
        &models.source,
        &models.manuscript,
        &models.deck,
        &layout,
        &mut report,
    );
    assert!(!words(&models, &report.unproved).is_empty());
}
