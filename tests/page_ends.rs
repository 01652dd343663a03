//! The ends of pages and of lines: what leads to a list stands with it, addresses stay whole, English words are broken by
//! the rules of English.

use diptych::typeset::Page;

use crate::house::{build, pages};

const SENTENCE: &str =
    "The salt came by the road and not by the river, whatever the tariff said of it. ";

/// The index of the page that each of these texts is painted on, at its first place.
fn places(pages: &[Page], text: &str, wanted: &[&str]) -> Vec<Option<usize>> {
    let place = |wanted: &&str| {
        let at = text.find(wanted).expect("it is typed");
        let starts = |page: &Page| {
            let spans = page.glyphs.iter().filter_map(|glyph| glyph.source);
            spans.into_iter().any(|span| span.start == at)
        };
        pages.iter().position(starts)
    };
    wanted.iter().map(place).collect()
}

/// Without the rule the line ends its page, and what it leads to begins the next.
#[test]
fn what_leads_to_a_list_stands_with_it() {
    let items = format!("- Wool. {SENTENCE}\n- Iron. {SENTENCE}\n- Silk. {SENTENCE}");
    let quoted = format!("> Wool. {}", SENTENCE.repeat(4));
    for (lines, displayed) in [(27, &items), (29, &items), (29, &quoted)] {
        let lines: String = (0..lines)
            .map(|n| format!("It came {n} times.\n\n"))
            .collect();
        let rest = SENTENCE.repeat(30);
        let text = format!("# Trade\n\n{lines}They sold what follows:\n\n{displayed}\n\n{rest}");
        let built = build(&text, "classic").unwrap();
        assert!(built.provenance.is_clean(), "{:?}", built.provenance);
        let found = places(pages(&built), &text, &["They sold", "Wool"]);
        assert!(found[0].is_some() && found[0] == found[1], "{found:?}");
    }
}

#[test]
fn an_address_of_the_list_stays_on_one_page() {
    for lines in [1, 3, 4] {
        let lines: String = (0..lines)
            .map(|n| format!("It came {n} times.\n\n"))
            .collect();
        let entry = |n: usize| {
            format!(
                "Taş, A. ({}). *Salt*. Ada. https://www.example.org/archive/2025/08/the-salt-of-the-old-roads/\
                 and-what-it-cost/in-the-towns/of-the-coast/and-inland-{n:02}/with-the-tolls-that-they-paid-at-the-\
                 fords-and-in-the-passes.html\n\n",
                1900 + n
            )
        };
        let entries: String = (0..40).map(entry).collect();
        let text = format!("# Trade\n\n{lines}# References\n\n{entries}");
        let built = build(&text, "classic").unwrap();
        let pages = pages(&built);
        assert!(pages.len() > 2);
        for n in 0..40 {
            let start = text.find(&format!("({})", 1900 + n)).unwrap() + 1;
            let end = start + text[start..].find(".html").unwrap();
            let ends = [start, end].map(|at| {
                pages.iter().position(|page| {
                    let mut spans = page.glyphs.iter().filter_map(|glyph| glyph.source);
                    spans.any(|span| span.start == at)
                })
            });
            assert!(ends[0].is_some() && ends[0] == ends[1], "{n}: {ends:?}");
        }
    }
}

/// Typst's patterns alone would have `distrib-ution` and `acade-mic`.
#[test]
fn english_words_are_broken_by_the_rules_of_english() {
    let words = "Academic tutorials of the distribution told of a multinomial distribution. ";
    let built = build(&format!("# Trade\n\n{}", words.repeat(60)), "classic").unwrap();
    let mut broken = Vec::new();
    for page in pages(&built) {
        let glyphs: Vec<_> = page.glyphs.iter().collect();
        for at in 6..glyphs.len() {
            if glyphs[at].source.is_none() && matches!(&*glyphs[at].text, "\u{ad}" | "-") {
                let before = glyphs[at - 6..at].iter().map(|glyph| &*glyph.text);
                broken.push(before.collect::<String>());
            }
        }
    }
    assert!(broken.len() > 5, "{broken:?}");
    for wrong in ["istrib", "Acade", "tutor", "ultin"] {
        assert!(
            broken.iter().all(|before| !before.ends_with(wrong)),
            "{wrong}: {broken:?}"
        );
    }
}
