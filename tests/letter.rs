//! The letter to the author: the same bytes each time, nothing typed is obeyed, nothing foreign is overwritten.

use std::path::Path;
use std::process::{Command, Output};

use diptych::letter::{About, compose};
use diptych::output;
use diptych::pipeline;
use diptych::settings::Options;
use diptych::source::Source;
use diptych::typeset::{self, Templates};
use lopdf::Document;

use crate::pdf::folder;
use crate::properties::{Dice, text};

fn letter(file: &Path, out: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["check", "--letter", "--color", "never", "--out"])
        .arg(out)
        .args(more)
        .arg(file)
        .output()
        .expect("diptych can be started")
}

fn example() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example/chapter.md")
}

#[test]
fn a_letter_is_the_same_each_time_and_says_what_is_asked() {
    let (one, two) = (folder("letter-one"), folder("letter-two"));
    for out in [&one, &two] {
        let run = letter(&example(), out, &[]);
        assert_eq!(run.status.code(), Some(0), "{run:?}");
    }
    let bytes =
        |folder: &Path, name: &str| std::fs::read(folder.join(name)).expect("it was written");
    for name in ["chapter.letter.md", "chapter.letter.pdf"] {
        assert_eq!(bytes(&one, name), bytes(&two, name), "{name}");
    }
    let text = String::from_utf8(bytes(&one, "chapter.letter.md")).expect("Markdown is UTF-8");
    assert!(text.starts_with("# Queries on “"), "{text}");
    assert!(text.ends_with("<!-- Written by Diptych -->\n"));
    assert!(
        text.contains("**1.** Line ") && text.contains("*Your answer:*"),
        "{text}"
    );
    let pdf = Document::load(one.join("chapter.letter.pdf")).expect("a PDF");
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let said = pdf.extract_text(&pages).expect("its text can be read");
    assert!(said.contains("Your answer"), "{said}");
    let xmp = String::from_utf8_lossy(&bytes(&one, "chapter.letter.pdf")).into_owned();
    assert!(xmp.contains("pdfuaid:part"), "it is no PDF/UA");
    // Over its own letter it writes again; over somebody else's it does not.
    assert_eq!(letter(&example(), &one, &[]).status.code(), Some(0));
    std::fs::write(one.join("chapter.letter.md"), "Dear diary").expect("it can be written");
    let run = letter(&example(), &one, &[]);
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("was not written by Diptych"));
    assert_eq!(bytes(&one, "chapter.letter.md"), b"Dear diary");
    assert_eq!(
        letter(&example(), &one, &["--force"]).status.code(),
        Some(0)
    );
}

#[test]
fn what_is_typed_is_text_in_the_letter() {
    let out = folder("letter-hostile");
    let file = out.join("m.md");
    let typed = "# #panic() *T* `x`\n\nAda #eval\n\n## A [b](c) <script>\n\nSee #strong[Amos] (Amos & Bell, 1990; \
                 علی, 2001; \u{1f600}\u{202e}漢, 1999). The “mark.\n\n## References\n\n\
                 Ames, A., & Bell, B. (1990). *#image(\"/etc/passwd\")*. Harbour Press.\n";
    std::fs::write(&file, typed).expect("it can be written");
    let run = letter(&file, &out, &["--layout"]);
    assert_eq!(run.status.code(), Some(1), "{run:?}");
    let text = std::fs::read_to_string(out.join("m.letter.md")).expect("it was written");
    assert!(text.contains("\\<script\\>"), "{text}");
    assert!(text.contains("Page 1, line "), "{text}");
    assert!(!text.contains('\u{202e}'));
    assert!(Document::load(out.join("m.letter.pdf")).is_ok());
}

/// Any text, however odd, gives a letter; a few are laid out.
#[test]
fn any_text_gives_a_letter() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let length = 1 + dice.below(80);
        let source = Source::new("m.md", text(&mut dice, length));
        let Ok(models) = pipeline::read(source, &Options::default()) else {
            continue;
        };
        let (findings, _) = models.findings(&Options::default());
        let letter = compose(&About {
            source: &models.source,
            manuscript: &models.manuscript,
            findings: &findings,
            print: None,
            date: models.date,
            dated: false,
        });
        let markdown = output::letter(&letter);
        assert!(markdown.ends_with(&format!("{}\n", output::LETTER_MARK)));
        assert!(!markdown.contains('\u{1b}'));
        if seed % 20 == 0 {
            let edition = typeset::letter(&letter, &Templates::embedded());
            edition
                .and_then(|edition| edition.pdf())
                .unwrap_or_else(|why| panic!("seed {seed}: {why}"));
        }
    }
}
