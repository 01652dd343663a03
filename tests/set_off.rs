//! Long quotations that are set off: no word is lost, changed or moved, and the slides still quote.

use diptych::manuscript::Reason;
use diptych::pipeline;
use diptych::settings::Options;
use diptych::source::Source;

const CHAPTER: &str = include_str!("cli/quotations.in/chapter.md");

#[test]
fn its_marks_are_spent_and_every_word_is_printed() {
    for (text, spent) in [
        // Two marks, and the stop behind the citation.
        (CHAPTER.to_owned(), 3),
        // A stop in the quotation and a call behind it.
        (
            CHAPTER.replace(" a tray”", " a *tray*.”[^1]") + "\n[^1]: As she says herself.\n",
            3,
        ),
        // A call behind the stop of the citation, and words that go on.
        (
            CHAPTER.replace("61). It", "61).[^1] It") + "\n[^1]: As she says herself.\n",
            3,
        ),
        // Words between the quotation and the end of its sentence.
        (
            CHAPTER.replace(
                "” (Terzi, 1931, p. 61).",
                ",” or so she wrote (Terzi, 1931).",
            ),
            2,
        ),
        (CHAPTER.replace("They came", "\\*They\\* came"), 3),
    ] {
        let options = Options {
            set_off_quotations: true,
            ..Options::default()
        };
        let models = pipeline::read(Source::new("chapter.md", text.as_str()), &options).unwrap();
        let templates = pipeline::templates(&options).unwrap();
        let built = pipeline::build(&models, &options, &templates).unwrap();
        assert!(
            built.provenance.is_clean(),
            "{text}\n{:?}",
            built.provenance
        );
        let counted = built.provenance.spent.get(&Reason::SetOff);
        assert_eq!(counted, Some(&spent), "{text}");
        assert!(built.findings.iter().all(|finding| finding.code != "M114"));
    }
}

#[test]
fn without_the_flag_nothing_moves() {
    let models = pipeline::read(Source::new("chapter.md", CHAPTER), &Options::default()).unwrap();
    assert!(models.manuscript.set_off.is_empty());
    assert!(
        models
            .manuscript
            .spent
            .iter()
            .all(|spent| spent.reason != Reason::SetOff)
    );
}
