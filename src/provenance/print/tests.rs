//! Tests of the proof of the print edition.

use super::super::sheet::Sheet;
use super::*;
use crate::manuscript::{BlockKind, Cell, Note, OpeningLine, OpeningRole, Reason, Table};

const TEXT: &str = "Alpha beta gamma.\n\nDelta - epsilon, zeta.\n\nEta theta iota kappa.\n";

fn report(sheet: &Sheet) -> Report {
    prove(&sheet.source, &sheet.manuscript, &[], &sheet.layout)
}

#[test]
fn what_is_printed_as_typed_is_clean() {
    let sheet = Sheet::new(TEXT);
    let report = report(&sheet);
    assert!(report.is_clean(), "{report:?}");
    assert_eq!(report.printed, report.characters);
    assert_eq!(report.characters, 52);
}

#[test]
fn a_dropped_glyph_is_missing() {
    let mut sheet = Sheet::new(TEXT);
    let gone = sheet.find("zeta");
    sheet
        .glyphs()
        .retain(|g| g.source != Some(Span::new(gone.start, gone.start + 1)));
    let report = report(&sheet);
    assert_eq!(sheet.words(&report.missing), ["z"]);
    assert_eq!(report.printed + 1, report.characters);
}

#[test]
fn a_hidden_block_is_missing_word_by_word() {
    let mut sheet = Sheet::new(TEXT);
    sheet.manuscript.blocks.remove(1);
    sheet.typeset();
    let report = report(&sheet);
    let words = sheet.words(&report.missing);
    assert_eq!(words, ["Delta", "-", "epsilon,", "zeta."]);
}

#[test]
fn ink_that_is_not_there_proves_nothing() {
    let hide: [fn(&mut crate::typeset::Glyph); 6] = [
        |g| g.inked = false,
        |g| g.present = false,
        |g| (g.rect.left, g.rect.right) = (-50.0, -45.0),
        |g| (g.rect.left, g.rect.right) = (f64::NAN, f64::NAN),
        |g| (g.rect.top, g.rect.bottom) = (200_000.0, 200_010.0),
        |g| g.source = None,
    ];
    for hide in hide {
        let mut sheet = Sheet::new(TEXT);
        sheet.of("theta").for_each(hide);
        assert_eq!(sheet.words(&report(&sheet).missing), ["theta"]);
    }
}

#[test]
fn changed_words_are_altered_though_their_spans_say_otherwise() {
    let mut sheet = Sheet::new(TEXT);
    for (glyph, c) in sheet.of("theta").zip(["o", "t", "h", "e", "r"]) {
        glyph.text = c.into();
    }
    let report = report(&sheet);
    assert_eq!(sheet.words(&report.altered), ["theta"]);
    assert!(report.missing.is_empty());
    assert!(!report.is_clean());
    // Capitals are other letters.
    let mut sheet = Sheet::new(TEXT);
    sheet.of("beta").next().unwrap().text = "B".into();
    assert_eq!(sheet.words(&self::report(&sheet).altered), ["b"]);
    // Ink that says nothing, and ink that says more.
    for text in ["", "bb", " "] {
        let mut sheet = Sheet::new(TEXT);
        sheet.of("beta").next().unwrap().text = text.into();
        assert!(!self::report(&sheet).is_clean(), "{text:?}");
    }
}

#[test]
fn spans_that_are_not_of_the_text_prove_nothing() {
    for span in [
        Span::new(1, 9_999),
        Span::new(9_999, 10_000),
        Span::new(1, 3),
    ] {
        let mut sheet = Sheet::new("ééé");
        sheet.glyphs()[1].source = Some(span);
        assert!(!report(&sheet).is_clean(), "{span:?}");
    }
}

#[test]
fn printing_twice_is_named() {
    let mut sheet = Sheet::new(TEXT);
    let again: Vec<_> = sheet.of("gamma").map(|g| g.clone()).collect();
    sheet.glyphs().extend(again);
    let report = report(&sheet);
    assert_eq!(sheet.words(&report.duplicated), ["gamma"]);
    assert!(report.reordered.is_empty());
}

#[test]
fn swapped_blocks_words_and_letters_are_reordered() {
    let mut sheet = Sheet::new(TEXT);
    sheet.manuscript.blocks.swap(0, 1);
    sheet.typeset();
    assert_eq!(
        sheet.words(&report(&sheet).reordered),
        ["Alpha", "beta", "gamma."]
    );

    let mut sheet = Sheet::new(TEXT);
    let (beta, gamma) = (6, 11);
    sheet.glyphs().swap(beta, gamma);
    assert!(!report(&sheet).reordered.is_empty());
}

#[test]
fn substitutions_are_listed_by_rule() {
    let mut sheet = Sheet::new("See \"it\" at 19-40 or p. 3 well-known.");
    sheet.of("\"").next().unwrap().text = "“".into();
    sheet.of("\" at").next().unwrap().text = "”".into();
    sheet.of("-40").next().unwrap().text = "–".into();
    sheet.of(" 3").next().unwrap().text = "\u{a0}".into();
    let report = report(&sheet);
    assert!(report.is_clean(), "{report:?}");
    let rules: Vec<_> = report.substitutions.iter().map(|s| s.rule).collect();
    assert_eq!(
        rules,
        ["curly-quote", "curly-quote", "range-dash", "no-break-space"]
    );
    sheet.of("-known").next().unwrap().text = "–".into();
    assert_eq!(sheet.words(&self::report(&sheet).altered), ["-"]);
}

#[test]
fn a_ligature_stands_for_its_letters_and_a_line_end_hyphen_for_none() {
    let mut sheet = Sheet::new("office co\u{ad}op");
    let i = sheet.find("ffi").start;
    sheet.glyphs()[i].text = "ffi".into();
    sheet.glyphs()[i].source = Some(Span::new(i, i + 3));
    sheet.glyphs().drain(i + 1..i + 3);
    let mut hyphen = sheet.glyphs()[2].clone();
    hyphen.text = "-".into();
    hyphen.source = Some(Span::new(4, 4));
    sheet.glyphs().insert(3, hyphen.clone());
    hyphen.source = None;
    hyphen.text = "\u{ad}".into();
    sheet.glyphs().insert(3, hyphen);
    sheet.glyphs().retain(|g| &*g.text != "\u{ad}");
    let report = report(&sheet);
    assert!(report.is_clean(), "{report:?}");
    assert_eq!(report.characters, 10);
    // A part of a ligature is not the whole.
    sheet.glyphs()[i].text = "ff".into();
    assert_eq!(sheet.words(&self::report(&sheet).altered), ["ffi"]);
}

#[test]
fn a_letter_and_its_marks_may_be_painted_by_several_fonts() {
    let mut sheet = Sheet::new("e\u{301}\u{302}x");
    let cluster = Span::new(0, 5);
    let mut glyphs = sheet.glyphs().clone();
    for glyph in &mut glyphs[..2] {
        glyph.source = Some(cluster);
        glyph.text = "e\u{301}\u{302}".into();
    }
    glyphs[1].rect.left = glyphs[0].rect.right;
    glyphs[1].rect.right = glyphs[0].rect.right;
    glyphs.remove(2);
    *sheet.glyphs() = glyphs;
    assert!(report(&sheet).is_clean(), "{:?}", report(&sheet));
    // With a width of its own it is the letter again.
    sheet.glyphs()[1].rect.right += 5.0;
    assert_eq!(report(&sheet).duplicated, [cluster]);
}

#[test]
fn marks_are_spent_and_words_are_not() {
    let mut sheet = Sheet::new("A *word* here");
    sheet.spend("*", Reason::EmphasisMark);
    let report = report(&sheet);
    assert_eq!(report.spent.get(&Reason::EmphasisMark), Some(&1));
    assert!(report.is_clean(), "{report:?}");
    for reason in [
        Reason::EmphasisMark,
        Reason::Escape,
        Reason::HeadingMark,
        Reason::ListMark,
        Reason::TableRule,
        Reason::QuoteMark,
        Reason::AngleBracket,
        Reason::ByteOrderMark,
        Reason::Repeated,
    ] {
        let mut sheet = Sheet::new("A *word* here");
        sheet.spend("word", reason);
        assert_eq!(
            sheet.words(&self::report(&sheet).missing),
            ["word"],
            "{reason:?}"
        );
    }
}

#[test]
fn repeated_words_must_be_printed_elsewhere() {
    let twice = "THE TITLE\n\nThe Title\n\nText.";
    let mut sheet = Sheet::new(twice);
    sheet.spend("The Title", Reason::Repeated);
    let report = report(&sheet);
    assert!(report.is_clean(), "{report:?}");
    assert_eq!(report.spent.get(&Reason::Repeated), Some(&8));
    // The first is not printed either.
    sheet.of("THE TITLE").for_each(|g| g.inked = false);
    let words = sheet.words(&self::report(&sheet).missing);
    assert_eq!(words, ["THE", "TITLE", "The", "Title"]);
    // Other words.
    let mut sheet = Sheet::new("THE TITLE\n\nThe Titles\n\nText.");
    sheet.spend("The Titles", Reason::Repeated);
    assert_eq!(
        sheet.words(&self::report(&sheet).missing),
        ["The", "Titles"]
    );
}

#[test]
fn front_matter_is_spent_and_may_be_printed() {
    let mut sheet = Sheet::new("title: Roads\n\nText.");
    sheet.typeset();
    let shown: Vec<_> = sheet.of("Roads").map(|g| g.clone()).collect();
    sheet.spend("title: Roads", Reason::FrontMatter);
    sheet.glyphs().extend(shown);
    let report = report(&sheet);
    assert!(report.is_clean(), "{report:?}");
    assert_eq!(report.spent.get(&Reason::FrontMatter), Some(&11));
}

#[test]
fn a_byte_order_mark_is_spent_or_nothing() {
    let mut sheet = Sheet::new("\u{feff}Text.");
    assert_eq!(report(&sheet).characters, 5);
    sheet.spend("\u{feff}", Reason::ByteOrderMark);
    assert_eq!(report(&sheet).characters, 6);
    assert!(report(&sheet).is_clean());
}

/// Text with a footnote whose glyphs come last, as at a page's foot.
#[test]
fn notes_and_the_citation_line_are_flows_of_their_own() {
    let mut sheet = Sheet::new("Cite me.\n\nText one.\n\nA note.\n\nText two.");
    let order = [1, 3, 2, 0];
    let blocks = sheet.manuscript.blocks.clone();
    sheet.manuscript.blocks = order.iter().map(|&i| blocks[i].clone()).collect();
    sheet.typeset();
    assert!(!report(&sheet).is_clean());
    sheet.manuscript.blocks.truncate(2);
    sheet.manuscript.notes.push(Note {
        label: "1".into(),
        span: blocks[2].span,
        blocks: vec![blocks[2].clone()],
    });
    sheet.manuscript.opening.push(OpeningLine {
        role: OpeningRole::Citation,
        runs: Vec::new(),
        span: blocks[0].span,
    });
    let report = report(&sheet);
    assert!(report.is_clean(), "{report:?}");
    // Within a note order holds.
    let at = sheet.of("note").count();
    assert_eq!(at, 4);
    let n = sheet.glyphs().len() - "Cite me.".len();
    sheet.glyphs().swap(n - 2, n - 5);
    assert!(!self::report(&sheet).reordered.is_empty());
}

#[test]
fn heads_and_first_cells_may_be_printed_again() {
    let mut sheet = Sheet::new("Head cell\n\nStub Body");
    let head = sheet.find("Head");
    let span = Span::new(0, sheet.source.text().len());
    let cell = |word: &str, sheet: &Sheet| Cell {
        runs: vec![super::super::sheet::run(sheet.find(word))],
        span: Some(sheet.find(word)),
    };
    let table = Table {
        caption: Default::default(),
        align: Vec::new(),
        head: vec![cell("Head", &sheet)],
        rows: vec![vec![cell("Stub", &sheet), cell("Body", &sheet)]],
        heads: 0,
    };
    sheet.manuscript.blocks = vec![crate::manuscript::Block {
        span,
        kind: BlockKind::Table(table),
    }];
    for word in ["Head", "Stub"] {
        let again: Vec<_> = sheet.of(word).map(|g| g.clone()).collect();
        sheet.glyphs().extend(again);
    }
    assert!(report(&sheet).is_clean());
    let again: Vec<_> = sheet.of("Body").map(|g| g.clone()).collect();
    sheet.glyphs().extend(again);
    assert_eq!(sheet.words(&report(&sheet).duplicated), ["Body"]);
    assert_eq!(head.start, 0);
}

#[test]
fn a_chapter_takes_milliseconds() {
    let text = "Some words of a chapter, and more of them.\n\n".repeat(12_000);
    let mut sheet = Sheet::new(&text);
    sheet.glyphs().reverse();
    let start = std::time::Instant::now();
    let report = report(&sheet);
    assert!(!report.reordered.is_empty());
    // Half a megabyte in the worst order; the bound leaves room for slow machines and debug builds.
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
