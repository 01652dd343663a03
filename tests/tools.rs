//! Outside programs that know PDF: run where they are installed. `DIPTYCH_TOOLS=required` (of `.ci/run`) makes a
//! missing one a fault.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::pdf::built;

/// What `program` says; `None` if it is not installed and need not be.
fn run(program: &Path, arguments: &[&str], file: &Path) -> Option<Output> {
    match Command::new(program).args(arguments).arg(file).output() {
        Ok(output) => Some(output),
        Err(error) => {
            let required =
                std::env::var_os("DIPTYCH_TOOLS").is_some_and(|value| value == "required");
            assert!(!required, "{} is missing: {error}", program.display());
            None
        }
    }
}

fn pdfs() -> [PathBuf; 8] {
    [
        "chapter.pdf",
        "chapter.slides.pdf",
        "plain.pdf",
        "plain.slides.pdf",
        "chapter.notes.pdf",
        "chapter.handout.pdf",
        "plain.notes.pdf",
        "plain.handout.pdf",
    ]
    .map(|name| built().join(name))
}

#[test]
fn qpdf_finds_no_fault() {
    for pdf in pdfs() {
        let Some(output) = run(Path::new("qpdf"), &["--check"], &pdf) else {
            return;
        };
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn pdfinfo_reads_what_the_files_say_of_themselves() {
    for pdf in pdfs() {
        let Some(output) = run(Path::new("pdfinfo"), &[], &pdf) else {
            return;
        };
        let said = String::from_utf8_lossy(&output.stdout);
        let value = |key: &str| {
            let line = said.lines().find(|line| line.starts_with(key));
            line.map(|line| line[key.len()..].trim().to_string())
        };
        assert_eq!(
            value("Tagged:").as_deref(),
            Some("yes"),
            "{}",
            pdf.display()
        );
        assert_eq!(value("Encrypted:").as_deref(), Some("no"));
        assert!(value("Title:").is_some_and(|title| !title.is_empty()));
    }
}

/// Words as `pdftotext` reads them, which undoes hyphenation and puts right-to-left words in order.
#[test]
fn pdftotext_finds_every_word() {
    let manuscripts = [("chapter.md", "chapter.pdf"), ("plain.txt", "plain.pdf")];
    for (manuscript, pdf) in manuscripts {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/example")
            .join(manuscript);
        let pdf = built().join(pdf);
        let text = pdf.with_extension("txt");
        let to_text = Command::new("pdftotext")
            .arg("-raw")
            .arg(&pdf)
            .arg(&text)
            .status();
        if to_text.is_err() {
            run(Path::new("pdftotext"), &[], &pdf);
            return;
        }
        let letters =
            |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        let found = letters(&std::fs::read_to_string(&text).expect("pdftotext wrote it"));
        let source = diptych::source::Source::open(&path).expect("the example can be read");
        let options = diptych::settings::Options::default();
        let models = diptych::pipeline::read(source, &options).expect("the example can be read");
        let spans = crate::properties::printed(&models.manuscript);
        let words = spans.iter().flat_map(|span| {
            let words = models
                .source
                .slice(*span)
                .split(|c: char| !c.is_alphanumeric());
            words.filter(|word| !word.is_empty())
        });
        let latin = |word: &&str| word.chars().all(|c| u32::from(c) < 0x590);
        let lost: Vec<&str> = words
            .filter(latin)
            .filter(|word| !found.contains(word))
            .collect();
        // A word that a page ends in has the running head within it.
        assert!(lost.len() <= 2, "{}: {lost:?}", pdf.display());
    }
}

#[test]
fn validators_of_printers_files_pass() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/tools/bin/python");
    let script = root.join("tests/tools/validate.py");
    let script = script.to_string_lossy();
    for house in diptych::settings::HOUSES {
        let out = crate::pdf::folder(&format!("press-validated-{house}"));
        let built = Command::new(env!("CARGO_BIN_EXE_diptych"))
            .args(["build", "--quiet", "--only", "print", "--profile", "press"])
            .args(["--house", house, "--out"])
            .arg(&out)
            .arg(root.join("tests/example/chapter.md"))
            .status()
            .expect("diptych can be started");
        assert!(built.success());
        let pdf = out.join("chapter.press.pdf");
        if let Some(output) = run(&python, &[&script, "--deny-warnings"], &pdf) {
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success(), "{house}: {said}");
        }
    }
}

#[test]
fn validators_pass() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/tools/bin/python");
    let script = root.join("tests/tools/validate.py");
    let script = script.to_string_lossy();
    for pdf in pdfs() {
        let Some(output) = run(&python, &[&script, "--deny-warnings"], &pdf) else {
            return;
        };
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}\n{said}", pdf.display());
    }
}

/// What is a fault is counted, what only looks like one is not.
#[test]
fn the_measures_tell_faults_from_others() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/tools/bin/python");
    if let Some(output) = run(&python, &[], &root.join("tests/tools/test_measures.py")) {
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
    }
}

/// What a book designer looks for: `tests/tools/measure_print.py` says what it measures. The title and the author that
/// stand twice at the head of `plain.txt`, twelve words, are printed once.
#[test]
fn the_examples_are_well_set() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/tools/bin/python");
    let script = root.join("tests/tools/measure_print.py");
    let example = root.join("tests/example");
    let (script, chapter) = (script.to_string_lossy(), example.join("chapter.md"));
    let chapter = chapter.to_string_lossy();
    let program = env!("CARGO_BIN_EXE_diptych");
    let arguments = [&script, "--build", program, "--limit", "lost=12", &chapter];
    let Some(output) = run(&python, &arguments, &example.join("plain.txt")) else {
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{errors}");
    // It has looked at both.
    assert_eq!(
        said.matches("chapter").count() + said.matches("plain").count(),
        2,
        "{said}"
    );
}

#[test]
fn the_open_xml_check_passes() {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin/openxml-audit");
    for pptx in ["chapter.slides.pptx", "plain.slides.pptx"].map(|name| built().join(name)) {
        let Some(output) = run(&tool, &[], &pptx) else {
            return;
        };
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}\n{said}", pptx.display());
    }
}
