//! Mending: what is safe is mended, every other byte stays, and the text says no more errors than before.

use diptych::checks::Severity;
use diptych::pipeline::{self, Models};
use diptych::settings::Options;
use diptych::source::Source;

use crate::properties::{Dice, text};

fn read(text: &str) -> Models {
    pipeline::read(Source::new("m.md", text), &Options::default()).expect("the text can be read")
}

/// The text after mending, how many edits were applied, and how many suggestions are left.
fn mended(text: &str) -> (String, usize, usize) {
    let fixed = pipeline::fix(read(text), &Options::default()).expect("mending does not fail");
    assert_eq!(fixed.before.text(), text);
    (
        fixed.models.source.text().to_owned(),
        fixed.applied,
        fixed.left,
    )
}

/// Findings of the text: errors, and suggestions that are safe.
fn counts(text: &str) -> (usize, usize) {
    let (findings, _) = read(text).findings(&Options::default());
    let errors = findings.iter().filter(|f| f.severity == Severity::Error);
    let safe = findings
        .iter()
        .filter(|f| f.suggestion.as_ref().is_some_and(|s| s.is_safe()));
    (errors.count(), safe.count())
}

const LIST: &str = "\n\n## References\n\nAmes, A., & Bell, B. (1990). *Salt roads of the coast*. Harbour Press.\n\n\
    Cole, C., Dunn, D., & Elm, E. (1977). *Boats of the coast*. Harbour Press.\n";

/// Slips with one right form, and what is right.
const SLIPS: &[(&str, &str)] = &[
    ("(Ames and Bell, 1990)", "(Ames & Bell, 1990)"),
    ("(Cole et al, 1977)", "(Cole et al., 1977)"),
];

#[test]
fn slips_are_mended_and_nothing_else() {
    let right = "# T\n\n## A\n\nSalt (Ames & Bell, 1990). Salt (Ames & Bell, 1990). Boats (Cole et al., 1977).";
    for (slip, good) in SLIPS {
        let text = |words: &str| format!("{right} More {words} here.{LIST}");
        let (typed, good) = (text(slip), text(good));
        assert_ne!(typed, good);
        assert_eq!(mended(&typed), (good.clone(), 1, 0), "{slip}");
        assert_eq!(mended(&good), (good.clone(), 0, 0));
    }
}

#[test]
fn a_finding_that_stands_for_many_places_mends_them_all() {
    let text = format!(
        "# T\n\n## A\n\n{}{}{LIST}",
        "Salt (Ames & Bell, 1990). ".repeat(9),
        "Salt (Ames and Bell, 1990). ".repeat(8)
    );
    let (after, applied, left) = mended(&text);
    assert_eq!((applied, left), (8, 0));
    assert_eq!(after, text.replace("Ames and Bell", "Ames & Bell"));
}

#[test]
fn marks_and_line_ends_of_the_file_stay() {
    for end in ["\n", "\r\n", "\r"] {
        let text =
            format!("\u{feff}# T\n\n## A\n\nSalt (Ames and Bell, 1990) and\u{a0}more.\t{LIST}")
                .replace('\n', end);
        let (after, applied, _) = mended(&text);
        assert_eq!(applied, 1, "{end:?}");
        assert_eq!(after, text.replace("Ames and Bell", "Ames & Bell"));
    }
}

#[test]
fn names_years_and_wording_are_left() {
    for (typed, left) in [
        ("Salt (Amos & Bell, 1990).", 1),
        ("Salt (Ames & Bell, 1991).", 1),
        ("Salt (Cole, 1977).", 1),
    ] {
        let text =
            format!("# T\n\n## A\n\n{typed} Boats (Cole et al., 1977; Ames & Bell, 1990).{LIST}");
        let (after, applied, found) = mended(&text);
        assert_eq!((after.as_str(), applied), (text.as_str(), 0), "{typed}");
        assert_eq!(found, left, "{typed}");
    }
}

/// The example with slips put in at random: mending takes them out again, and is done after one run.
#[test]
fn mending_keeps_its_promise_on_the_examples() {
    let examples = [
        include_str!("example/chapter.md"),
        include_str!("example/plain.txt"),
    ];
    for seed in 0..12 {
        let mut dice = Dice::new(seed);
        let mut text = examples[seed as usize % 2].to_owned();
        for _ in 0..1 + dice.below(4) {
            let (from, to) =
                [(" & ", " and "), ("et al.", "et al"), (" and ", " & ")][dice.below(3)];
            let places: Vec<usize> = text.match_indices(from).map(|(at, _)| at).collect();
            if !places.is_empty() {
                let at = places[dice.below(places.len())];
                text.replace_range(at..at + from.len(), to);
            }
        }
        let before = counts(&text);
        let (after, applied, _) = mended(&text);
        let now = counts(&after);
        assert!(now.0 <= before.0, "seed {seed}: {before:?} {now:?}");
        assert_eq!(after != text, applied > 0);
        let lines = |text: &str| text.lines().count();
        assert_eq!(lines(&after), lines(&text));
        let (again, applied, _) = mended(&after);
        assert_eq!((again, applied), (after, 0), "seed {seed}");
    }
}

#[test]
fn any_text_is_mended_within_its_lines() {
    for seed in 0..300 {
        let mut dice = Dice::new(seed);
        let length = 1 + dice.below(80);
        let source = Source::new("m.md", text(&mut dice, length));
        let Ok(models) = pipeline::read(source, &Options::default()) else {
            continue;
        };
        let fixed = pipeline::fix(models, &Options::default()).expect("mending does not fail");
        let ends = |text: &str| text.matches(['\n', '\r']).collect::<String>();
        let (before, after) = (fixed.before.text(), fixed.models.source.text());
        assert_eq!(ends(before), ends(after), "seed {seed}");
        assert_eq!(before != after, fixed.applied > 0, "seed {seed}");
    }
}
