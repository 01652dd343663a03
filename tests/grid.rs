//! The line grid: the text of a page stands on it, whatever stood above.

use diptych::typeset::Page;

use crate::house::{build, pages};

const SENTENCE: &str =
    "The salt came by the road and not by the river, whatever the tariff said of it. ";

/// Checks that all capitals of the text's size stand on one grid; `page` is told if they do not.
fn stands_on_the_grid(page: &Page, size: f64, lead: f64) {
    let text = page.glyphs.iter().filter(|glyph| {
        glyph.source.is_some() && (glyph.size - size).abs() < 0.01 && glyph.text.trim() == "T"
    });
    // A capital stands on the line: the grid begins at the head of the text.
    let places = text.map(|glyph| (glyph.rect.bottom - page.measure.top).rem_euclid(lead));
    let places: Vec<f64> = places.collect();
    let first = places.first().copied().unwrap_or_default();
    assert!(
        places.iter().all(|place| (place - first).abs() < 0.5),
        "page {}: {places:?}",
        page.label
    );
}

/// Quotations that end pages, or begin them, bring the text below them back to the grid, however many they are.
#[test]
fn text_after_quotations_stands_on_the_grid() {
    let pairs = (0..60).map(|n| {
        let quoted = SENTENCE.repeat(2 + n % 5);
        format!("{}\n\n> {quoted}\n\n", SENTENCE.repeat(1 + n % 4))
    });
    let text = format!("# Trade\n\n{}", pairs.collect::<String>());
    for (house, size, lead) in [("classic", 10.5, 14.0), ("large-print", 18.0, 24.0)] {
        let built = build(&text, house).unwrap();
        let pages = pages(&built);
        assert!(pages.len() > 9, "{}", pages.len());
        for page in &pages[1..] {
            stands_on_the_grid(page, size, lead);
        }
    }
}

/// An abstract that nearly fills the opener, fills it, or goes on on the next page.
#[test]
fn text_after_an_abstract_stands_on_the_grid() {
    for sentences in 14..26 {
        let text = format!(
            "---\ntitle: Salt Roads\nauthors: [Ada]\n---\n\n# Abstract\n\n{}\n\n# Keywords\n\nsalt, roads\n\n\
             # Trade\n\n{}",
            SENTENCE.repeat(sentences),
            SENTENCE.repeat(40),
        );
        for (house, size, lead) in [("modern", 10.5, 14.0), ("large-print", 18.0, 24.0)] {
            let built = build(&text, house).unwrap();
            for page in &pages(&built)[1..] {
                stands_on_the_grid(page, size, lead);
            }
        }
    }
}
