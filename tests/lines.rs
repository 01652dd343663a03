//! Lines that hold what is bound together, and what runs the other way.

use diptych::typeset::Glyph;

use crate::house::{build, pages};

/// Builds a chapter of these paragraphs, whose every word must be printed.
fn glyphs(body: &str) -> Vec<Glyph> {
    let built = build(&format!("# Salt\n\n{body}\n"), "classic").unwrap();
    // Letters that run from right to left are painted from left to right: `reordered` is no loss.
    let report = &built.provenance;
    let lost = [&report.missing, &report.altered, &report.duplicated];
    assert!(lost.iter().all(|spans| spans.is_empty()), "{report:?}");
    let pages = pages(&built).iter();
    pages.flat_map(|page| page.glyphs.to_vec()).collect()
}

#[test]
fn words_bound_to_one_another_are_printed_though_no_line_holds_them() {
    let words = ["word"; 60].join("\u{a0}");
    glyphs(&format!("The salt {words} ends here."));
    let row = "\u{a0}".repeat(400);
    glyphs(&format!("The salt{row}ends here."));
    // An address at which no line can end, among them: Typst's own bound was too low.
    glyphs(&format!(
        "> 0 p. .\u{a0}“ xxxxx\u{a0}سلام \u{ad}\u{a0}( —https://a.org/{}ttps://",
        "b".repeat(45)
    ));
}

/// The left edge of the `n`th glyph of a text.
fn left(glyphs: &[Glyph], text: &str, n: usize) -> f64 {
    let found = glyphs.iter().filter(|glyph| &*glyph.text == text);
    found.map(|glyph| glyph.rect.left).nth(n).expect(text)
}

#[test]
fn closing_marks_stand_behind_a_phrase_that_runs_the_other_way() {
    // Left to right: the closing marks are further right, also before another such phrase or a number.
    let found = glyphs("The author of the book said “سلام”, (دنیا), 1991 in it.");
    let marks = ["“", "”", "(", ")", "1"].map(|mark| left(&found, mark, 0));
    assert!(marks.is_sorted(), "{marks:?}");
    // Right to left: further left.
    let found = glyphs("The author of the book said this.\n\nسلام «دنیا» (Salt) رفت.");
    let marks = ["«", "»", "(", ")"].map(|mark| left(&found, mark, 0));
    assert!(marks.iter().rev().is_sorted(), "{marks:?}");
    assert!(left(&found, ".", 1) < marks[3]);
}

#[test]
fn a_note_in_a_table_takes_no_room_in_its_cell() {
    let table = "| Item[^a] | Amount |\n|---|---:|\n| Salt | 12 |\n| Wool | 7 |\n\n[^a]: From the lake. See \
        https://example.org/a/very/long/address/that/goes/on/and/on/until/it/wraps/over/the/line/of/notes.html\n";
    let found = glyphs(&format!("The carters sold it.\n\n{table}"));
    // Upright: the letters of a word stand on one line.
    let word = |n: usize| found.iter().filter(|glyph| &*glyph.text == "W").nth(n);
    let wool = word(0).expect("Wool").rect;
    let behind = found.iter().find(|glyph| {
        &*glyph.text == "o"
            && (glyph.rect.top - wool.top).abs() < 4.0
            && glyph.rect.left > wool.left
    });
    assert!(behind.is_some(), "turned");
}
