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

/// Facing pages of running text end on one line, and no word is lost for it.
#[test]
fn facing_pages_end_on_one_line() {
    let paragraphs = (0..60).map(|n| {
        let salt = SENTENCE.repeat(6 + n * 7 % 13);
        let end = ["It came.", "It came by road, and not once a year.", ""][n % 3];
        format!("{salt}{end}\n\n")
    });
    let text = format!("# Trade\n\n{}", paragraphs.collect::<String>());
    let built = build(&text, "classic").unwrap();
    assert!(built.provenance.is_clean(), "{:?}", built.provenance);
    let pages = pages(&built);
    let foot = |page: &Page| {
        let typed = page.glyphs.iter().filter(|glyph| glyph.source.is_some());
        typed.map(|glyph| glyph.rect.bottom).fold(0.0, f64::max)
    };
    // Without it, the pages 4 and 5 would not.
    for spread in pages[1..pages.len() - 1].chunks_exact(2) {
        let feet = [foot(&spread[0]), foot(&spread[1])];
        let label = &spread[0].label;
        assert!((feet[0] - feet[1]).abs() < 0.5, "{label}: {feet:?}");
        stands_on_the_grid(&spread[0], 10.5, 14.0);
    }
}

/// A title behind the list of references, at the foot of the list's last page, is on that page or the next: not on
/// either in turn, until Typst gives up.
#[test]
fn a_title_behind_the_list_settles_on_one_page() {
    let about = "She has written on salt and on roads. ".repeat(12);
    for entries in 20..46 {
        let entry = |n: usize| {
            let year = 1950 + n;
            format!(
                "Ames, A. ({year}). *The salt roads of the northern coast, part {n}*. Harbour Press.\n\n"
            )
        };
        let list = (0..entries).map(entry).collect::<String>();
        let text = format!(
            "# Trade\n\n{}\n\n# References\n\n{list}# About the Author\n\nAda Ames\n\n{about}\n",
            SENTENCE.repeat(20),
        );
        let built = build(&text, "classic").unwrap();
        let layout = &built.print.as_ref().unwrap().edition.layout;
        let turns = layout
            .remarks
            .iter()
            .find(|remark| remark.message.contains("converge"));
        assert!(turns.is_none(), "{entries}: {turns:?}");
        // Its title has the lines of the note below it, or seven of them.
        let pages = pages(&built).iter();
        let from = |start: usize| {
            let lines = pages.clone().filter_map(move |page| {
                let own = page.glyphs.iter();
                let own = own.filter(|glyph| glyph.source.is_some_and(|at| at.start >= start));
                let tops: Vec<f64> = own.map(|glyph| glyph.rect.bottom).collect();
                let top = tops.iter().copied().reduce(f64::min)?;
                Some(tops.into_iter().fold(top, f64::max) - top)
            });
            lines.collect::<Vec<f64>>()
        };
        let note = from(text.find("Ada Ames\n\nShe").unwrap());
        assert!(
            note.len() == 1 || note[0] > 5.0 * 13.0,
            "{entries}: {note:?}"
        );
    }
}
