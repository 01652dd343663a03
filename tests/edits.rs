//! A text that is edited is laid out as one that nobody laid out before: what is kept from state to state must not show.

use std::path::Path;

use diptych::pipeline::{self, LiveSlots};
use diptych::settings::Options;
use diptych::source::Source;
use diptych::typeset::Templates;

/// What is on each page of the print edition, and where it comes from.
fn pages(text: &str, slots: &mut LiveSlots) -> Vec<Vec<String>> {
    let options = Options::default();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example/chapter.md");
    let source = Source::new(example.to_string_lossy(), text);
    let mut models = pipeline::read_live(source, &options).expect("front matter that can be used");
    let laid = pipeline::lay_out(&mut models, &Templates::embedded(), slots, |_, _, _| ());
    let laid = laid.unwrap_or_else(|error| panic!("{error}"));
    let pages = laid.print.layout.pages.iter();
    let glyphs = pages.map(|page| {
        page.glyphs
            .iter()
            .map(|glyph| format!("{glyph:?}"))
            .collect()
    });
    glyphs.collect()
}

#[test]
fn an_edited_text_is_laid_out_as_one_that_is_read_anew() {
    let example = include_str!("example/chapter.md");
    let begin = example.find("# Abstract").expect("an abstract");
    let list = example.find("# References").expect("a list") + "# References".len();
    let words = |from: usize, step: usize| {
        let found = example[from..].match_indices(|c: char| c.is_ascii_lowercase());
        let inside = found.map(move |(at, _)| from + at);
        let inside = inside.filter(|at| example[*at..].chars().take(4).all(char::is_alphabetic));
        inside.step_by(step)
    };
    // A letter more, in the text and in each part of the list; and a digit more in the list.
    let mut places: Vec<usize> = words(begin, 1800).chain(words(list, 150)).collect();
    let digits = example[list..].match_indices(|c: char| c.is_ascii_digit());
    places.extend(digits.map(|(at, _)| list + at).step_by(40));
    assert!(places.len() > 25, "{} edits", places.len());
    let mut slots = LiveSlots::default();
    let mut text = example.to_owned();
    let mut at_once = pages(&text, &mut slots);
    // From the end, so that the places before stay.
    places.sort_unstable();
    for &at in places.iter().rev() {
        let letter = text[at..].chars().next().expect("a letter");
        text.insert(at, letter);
        let before = std::mem::replace(&mut at_once, pages(&text, &mut slots));
        let anew = pages(&text, &mut LiveSlots::default());
        for (number, (page, fresh)) in at_once.iter().zip(&anew).enumerate() {
            let differs = page.iter().zip(fresh).find(|(one, other)| one != other);
            assert!(differs.is_none(), "after {at}, page {number}: {differs:?}");
            assert_eq!(page.len(), fresh.len(), "after {at}, page {number}");
        }
        assert_eq!(at_once.len(), anew.len(), "after {at}");
        assert_ne!(before, at_once, "after {at}");
    }
}
