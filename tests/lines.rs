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

/// The glyphs of a text that say something, by lines: `(top, left, right, words)`.
fn lines(glyphs: &[Glyph]) -> Vec<(f64, f64, f64, String)> {
    let mut lines: Vec<(f64, f64, f64, String)> = Vec::new();
    for glyph in glyphs.iter().filter(|glyph| glyph.source.is_some()) {
        let rect = glyph.rect;
        match lines.last_mut() {
            Some(line) if (line.0 - rect.top).abs() < 4.0 => {
                line.2 = line.2.max(rect.right);
                line.3 += &glyph.text;
            }
            _ => lines.push((rect.top, rect.left, rect.right, glyph.text.to_string())),
        }
    }
    lines
}

#[test]
fn verse_is_not_indented_and_stands_free() {
    let prose =
        "The drivers sang as they went, and nobody in the caravan asked them why they did. ";
    let body =
        format!("{prose}\n\n{prose}\n\nDown the road\\\nwe go\n\nOf salt\\\nwe know\n\n{prose}");
    let found = lines(&glyphs(&body));
    let at = |words: &str| {
        let line = found.iter().find(|line| line.3.trim_end().ends_with(words));
        line.unwrap_or_else(|| panic!("{words}: {found:?}"))
    };
    let margin = found[1].1;
    for words in ["Down the road", "we go", "Of salt", "we know"] {
        assert!((at(words).1 - margin).abs() < 0.1, "{words}");
    }
    // A free line above, between the stanzas, and below; none within one.
    let lead = at("we go").0 - at("Down the road").0;
    assert!((at("Of salt").0 - at("we go").0 - 2.0 * lead).abs() < 0.1);
    let above = found
        .iter()
        .rev()
        .find(|line| line.0 < at("Down the road").0 - 1.0);
    let above = above.expect("prose").0;
    assert!((at("Down the road").0 - above - 2.0 * lead).abs() < 0.1);
}

#[test]
fn a_line_before_an_address_that_cannot_break_is_not_stretched() {
    let address = "https://example.org/archive_of_the_salt_road_and_its_caravans_1874";
    let text = format!(
        "The salt of the whole long road is told of in print at {address} and nowhere else in the \
        archives of the town, whose clerks wrote down what they saw of it."
    );
    let found = glyphs(&text);
    let widest = found.iter().filter(|glyph| &*glyph.text == " ");
    let widest = widest.map(|glyph| (glyph.rect.right - glyph.rect.left) / glyph.size);
    let widest = widest.fold(0.0, f64::max);
    assert!((0.1..=0.8).contains(&widest), "{widest} em");
}

#[test]
fn a_range_of_pages_in_a_reference_stays_on_one_line() {
    // Each title a letter longer: somewhere the line would end at the dash.
    let entries = (0..40).map(|n| {
        format!(
            "Aalto, {}. (2003). A title {}. *Salt*, *5*(2), 170-182.\n\n",
            ["A", "B"][n % 2],
            "o".repeat(n)
        )
    });
    let entries: String = entries.collect();
    let found = lines(&glyphs(&format!(
        "As Aalto (2003) said.\n\n# References\n\n{entries}"
    )));
    let whole = found
        .iter()
        .filter(|line| line.3.contains("170–182"))
        .count();
    assert_eq!(whole, 40, "{found:?}");
}

#[test]
fn bound_words_that_a_line_ends_within_are_told_of() {
    let told = |words: usize| {
        let bound = vec!["word"; words].join("\u{a0}");
        let built = build(
            &format!("# Salt\n\nThe salt {bound} ends here.\n"),
            "classic",
        )
        .unwrap();
        let found = built
            .findings
            .iter()
            .filter(|finding| finding.code == "P112");
        found
            .map(|finding| finding.message.clone())
            .collect::<Vec<_>>()
    };
    let many = told(60);
    assert_eq!(many.len(), 1, "{many:?}");
    assert!(many[0].contains("wider than a line"), "{many:?}");
    assert!(told(3).is_empty());
}
