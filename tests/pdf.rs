//! The PDFs of the examples, read back with a library that has nothing to do with the one that wrote them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use diptych::pipeline;
use diptych::settings::Options;
use diptych::source::Source;
use lopdf::{Dictionary, Document, Object};

use crate::properties::printed;

/// A folder of the target folder that is this test's own, empty.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// Builds the example `name` into `out`; its exit status must be 0.
pub(crate) fn build(name: &str, out: &Path) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example");
    let built = Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["build", "--verify", "--color", "never", "--out"])
        .arg(out)
        .arg(example.join(name))
        .output()
        .expect("diptych can be started");
    let said = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success(), "{name}: {:?}\n{said}", built.status);
}

/// The folder with both examples built, once for all tests.
pub(crate) fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let out = folder("pdf");
        build("chapter.md", &out);
        build("plain.txt", &out);
        out
    })
}

const FILES: [&str; 4] = [
    "chapter.pdf",
    "chapter.slides.pdf",
    "plain.pdf",
    "plain.slides.pdf",
];

fn open(name: &str) -> Document {
    Document::load(built().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The text of each page.
fn pages(document: &Document) -> Vec<String> {
    let numbers = document.get_pages().into_keys();
    numbers
        .map(|number| {
            document
                .extract_text(&[number])
                .expect("its text can be read")
        })
        .collect()
}

fn dictionary<'d>(document: &'d Document, object: &'d Object) -> &'d Dictionary {
    let (_, object) = document
        .dereference(object)
        .expect("no reference leads nowhere");
    object.as_dict().expect("a dictionary")
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text")
}

/// Titles of the bookmarks, in order, with their depth.
fn bookmarks(document: &Document) -> Vec<(usize, String)> {
    let catalog = document.catalog().expect("a catalog");
    let outlines = dictionary(document, catalog.get(b"Outlines").expect("bookmarks"));
    let mut out = Vec::new();
    let mut waiting = vec![(0, outlines.get(b"First").ok())];
    while let Some((depth, item)) = waiting.pop() {
        let Some(item) = item else { continue };
        let item = dictionary(document, item);
        out.push((depth, text(item.get(b"Title").expect("a title"))));
        waiting.push((depth, item.get(b"Next").ok()));
        waiting.push((depth + 1, item.get(b"First").ok()));
    }
    out
}

/// Letters and digits alone: what hyphenation, quotes and line ends leave alone.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn no_page_is_empty() {
    for name in FILES {
        let document = open(name);
        let pages = pages(&document);
        assert!(!pages.is_empty());
        for (i, page) in pages.iter().enumerate() {
            assert!(
                !letters(page).is_empty(),
                "page {} of {name} is empty",
                i + 1
            );
        }
    }
}

#[test]
fn every_word_is_in_the_print_edition() {
    for (manuscript, pdf) in [("chapter.md", "chapter.pdf"), ("plain.txt", "plain.pdf")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/example")
            .join(manuscript);
        let source = Source::open(&path).expect("the example can be read");
        let models = pipeline::read(source, &Options::default()).expect("the example can be read");
        let printed_text = letters(&pages(&open(pdf)).concat());
        let (mut lost, mut count) = (Vec::new(), 0);
        for span in printed(&models.manuscript) {
            // Right-to-left words are painted last letter first; the proof of provenance looks at those.
            let words = models
                .source
                .slice(span)
                .split(|c: char| !c.is_alphanumeric());
            for word in words.filter(|word| word.chars().all(|c| u32::from(c) < 0x590)) {
                count += 1;
                if !printed_text.contains(word) {
                    lost.push(word.to_string());
                }
            }
        }
        assert!(count > 500 && !printed_text.contains("unprintedword"));
        // A word that a page ends in has the running head within it.
        assert!(lost.len() <= 2, "{pdf}: {lost:?}");
    }
}

#[test]
fn the_chapter_has_its_labels_bookmarks_and_language() {
    let document = open("chapter.pdf");
    let catalog = document.catalog().expect("a catalog");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example/chapter.md");
    let source = Source::open(&path).expect("the example can be read");
    let models = pipeline::read(source, &Options::default()).expect("the example can be read");

    let lang = text(catalog.get(b"Lang").expect("a language"));
    let primary = models
        .manuscript
        .meta
        .language
        .split('-')
        .next()
        .unwrap_or_default()
        .to_string();
    assert!(lang.starts_with(&primary), "{lang}");

    let labels = dictionary(&document, catalog.get(b"PageLabels").expect("page labels"));
    let numbers = labels
        .get(b"Nums")
        .and_then(Object::as_array)
        .expect("a list of labels");
    let first = dictionary(&document, numbers.get(1).expect("a first label"));
    let start = first.get(b"St").and_then(Object::as_i64).unwrap_or(1);
    assert_eq!(
        start,
        i64::from(models.manuscript.meta.first_page.unwrap_or(1))
    );

    let marks: Vec<String> = bookmarks(&document)
        .into_iter()
        .map(|(_, title)| letters(&title))
        .collect();
    for section in &models.manuscript.sections {
        let title = letters(&section.title);
        let apart = matches!(
            section.role,
            diptych::manuscript::Role::Abstract | diptych::manuscript::Role::Keywords
        );
        let found = marks.iter().any(|mark| mark.contains(&title));
        assert!(
            apart || section.heading.is_none() || found,
            "{} is no bookmark: {marks:?}",
            section.title
        );
    }
}

#[test]
fn both_editions_are_tagged_and_say_what_they_are() {
    for name in FILES {
        let document = open(name);
        let catalog = document.catalog().expect("a catalog");
        let marked = dictionary(
            &document,
            catalog.get(b"MarkInfo").expect("mark information"),
        );
        assert!(
            marked
                .get(b"Marked")
                .and_then(Object::as_bool)
                .expect("marked"),
            "{name}"
        );
        assert!(catalog.get(b"StructTreeRoot").is_ok(), "{name}");
        let metadata = catalog
            .get(b"Metadata")
            .and_then(Object::as_reference)
            .expect("metadata");
        let stream = document
            .get_object(metadata)
            .and_then(Object::as_stream)
            .expect("a stream");
        let xmp = stream
            .get_plain_content()
            .unwrap_or_else(|_| stream.content.clone());
        let xmp = String::from_utf8_lossy(&xmp);
        for part in ["pdfuaid:part", "pdfaid:part", "dc:title"] {
            assert!(xmp.contains(part), "{name} lacks {part}");
        }
        let info = dictionary(
            &document,
            document.trailer.get(b"Info").expect("document information"),
        );
        let creator = info.get(b"Creator").map(text);
        assert_eq!(
            creator.expect("a creator"),
            diptych::typeset::CREATOR,
            "{name}"
        );
        assert!(
            !text(info.get(b"Title").expect("a title")).is_empty(),
            "{name}"
        );
    }
}

#[test]
fn the_slides_are_a_lecture() {
    let document = open("chapter.slides.pdf");
    let slides = document.get_pages().len();
    assert!((15..=30).contains(&slides), "{slides} slides");
    for id in document.get_pages().into_values() {
        let page = document.get_dictionary(id).expect("a page");
        let inherited = page
            .get(b"MediaBox")
            .and_then(Object::as_array)
            .expect("a page has a size");
        let size: Vec<f32> = inherited
            .iter()
            .map(|x| x.as_float().expect("a number"))
            .collect();
        assert!((size[2] / size[3] - 16.0 / 9.0).abs() < 0.01, "{size:?}");
    }
    let notes =
        std::fs::read_to_string(built().join("chapter.slides.pdfpc")).expect("notes are there");
    let notes: serde_json::Value = serde_json::from_str(&notes).expect("pdfpc reads JSON");
    assert_eq!(notes["pages"].as_array().map(Vec::len), Some(slides));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let again = folder("pdf-again");
    build("chapter.md", &again);
    for name in [
        "chapter.pdf",
        "chapter.slides.pdf",
        "chapter.slides.pdfpc",
        "chapter.references.yml",
    ] {
        let bytes = |folder: &Path| std::fs::read(folder.join(name)).expect("an output");
        assert!(bytes(built()) == bytes(&again), "{name} differs");
    }
}

#[test]
fn what_another_program_wrote_is_kept() {
    let out = folder("pdf-kept");
    std::fs::write(out.join("plain.pdf"), "mine").expect("the folder can be written");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example/plain.txt");
    let run = |force: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
        command
            .args(["build", "--quiet", "--out"])
            .arg(&out)
            .arg(&example);
        if force {
            command.arg("--force");
        }
        command
            .output()
            .expect("diptych can be started")
            .status
            .code()
    };
    assert_eq!(run(false), Some(2));
    assert_eq!(
        std::fs::read(out.join("plain.pdf")).expect("it is there"),
        b"mine"
    );
    assert_eq!(
        std::fs::read_dir(&out).expect("it is there").count(),
        1,
        "nothing else is new"
    );
    assert_eq!(run(true), Some(0));
}

/// The page of each house, in points (print-edition.md, 2; APA 7, 2.18 has US letter).
const HOUSES: [(&str, [f64; 2]); 4] = [
    ("classic", [453.5, 680.3]),
    ("modern", [453.5, 680.3]),
    ("large-print", [595.3, 841.9]),
    ("apa", [612.0, 792.0]),
];

#[test]
fn every_house_prints_the_whole_chapter_on_its_page() {
    for (house, size) in HOUSES {
        let out = folder(&format!("house-{house}"));
        let done = Command::new(env!("CARGO_BIN_EXE_diptych"))
            .args(["build", "tests/example/chapter.md", "--only", "print"])
            .args(["--verify", "--quiet", "--house", house, "--out"])
            .arg(&out)
            .output()
            .expect("diptych runs");
        // Exit 1 would mean that a word is missing, altered, double or out of order.
        assert!(done.status.success(), "{house}: {done:?}");
        let document = Document::load(out.join("chapter.pdf")).expect("a PDF");
        for (_, page) in document.get_pages() {
            let page = document.get_dictionary(page).expect("a page");
            let bounds = page
                .get(b"MediaBox")
                .and_then(Object::as_array)
                .expect("a box");
            let side = |n: usize| f64::from(bounds[n].as_float().expect("a number"));
            let found = [side(2) - side(0), side(3) - side(1)];
            for (found, wanted) in found.into_iter().zip(size) {
                assert!((found - wanted).abs() < 0.5, "{house}: {found} pt");
            }
        }
    }
}

/// The elements of a tagged file, in the order of the tree.
fn elements(document: &Document) -> Vec<Dictionary> {
    let catalog = document.catalog().expect("a catalog");
    let mut waiting = vec![catalog.get(b"StructTreeRoot").expect("a tree").clone()];
    let mut out = Vec::new();
    while let Some(object) = waiting.pop() {
        let Ok((_, object)) = document.dereference(&object) else {
            continue;
        };
        match object {
            Object::Array(items) => waiting.extend(items.iter().rev().cloned()),
            Object::Dictionary(element) => {
                out.push(element.clone());
                waiting.extend(element.get(b"K").ok().cloned());
            }
            _ => {}
        }
    }
    out
}

fn named(element: &Dictionary, key: &[u8]) -> Option<String> {
    let name = element.get(key).ok()?.as_name().ok()?;
    Some(String::from_utf8_lossy(name).into_owned())
}

/// Titles and quotations in other languages than the chapter's, which is British English.
#[test]
fn what_is_in_another_language_is_tagged_with_it() {
    let document = open("chapter.pdf");
    let mut languages: Vec<String> = elements(&document)
        .iter()
        .filter_map(|element| element.get(b"Lang").ok().map(text))
        .collect();
    // A run that is a part of an element says so where it is painted.
    for id in document.get_pages().into_values() {
        let content = document.get_and_decode_page_content(id).expect("content");
        for operation in content.operations.iter().filter(|op| op.operator == "BDC") {
            let marks = operation
                .operands
                .get(1)
                .and_then(|marks| marks.as_dict().ok());
            languages.extend(marks.and_then(|m| m.get(b"Lang").ok()).map(text));
        }
    }
    for language in ["tr", "fr", "fa", "el"] {
        assert!(
            languages.iter().any(|found| found == language),
            "{language}: {languages:?}"
        );
    }
    assert!(
        languages.iter().all(|found| found != "tr-GB"),
        "{languages:?}"
    );
}

#[test]
fn heads_of_tables_and_figures_are_tagged() {
    let document = open("chapter.pdf");
    let elements = elements(&document);
    let of = |name: &str| -> Vec<&Dictionary> {
        let is = |element: &&Dictionary| named(element, b"S").as_deref() == Some(name);
        elements.iter().filter(is).collect()
    };
    assert_eq!(of("TH").len(), 5);
    assert!(of("TD").len() >= 20);
    let figures = of("Figure");
    assert_eq!(figures.len(), 2);
    for figure in figures {
        assert!(text(figure.get(b"Alt").expect("an alternative text")).len() > 20);
    }
}

#[test]
fn the_title_stands_in_the_title_bar() {
    for name in FILES {
        let document = open(name);
        let catalog = document.catalog().expect("a catalog");
        let preferences = catalog.get(b"ViewerPreferences").expect("preferences");
        let shown = dictionary(&document, preferences).get(b"DisplayDocTitle");
        assert!(
            shown.and_then(Object::as_bool).expect("it is said"),
            "{name}"
        );
    }
}
