//! The author's proof, read back: the lines and pages of the reading edition, the findings as data.

use std::path::Path;

use diptych::pipeline::{self, Built};
use diptych::settings::{Editions, Options, Profile};
use diptych::source::Source;
use lopdf::Document;

fn options() -> Options {
    Options {
        editions: Editions::Print,
        profiles: vec![Profile::Reading, Profile::Proof],
        ..Options::default()
    }
}

fn build(source: Source, options: &Options) -> Built {
    let models = pipeline::read(source, options).expect("it can be read");
    let templates = pipeline::templates(options).expect("they ship");
    pipeline::build(&models, options, &templates).expect("it can be built")
}

fn example() -> Built {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example/chapter.md");
    build(Source::open(&path).expect("it is there"), &options())
}

/// The reading edition and the proof.
fn files(built: &Built) -> [Document; 2] {
    let named = |profile| {
        let (_, pdf) = built
            .files
            .iter()
            .find(|(p, _)| *p == profile)
            .expect("it was made");
        Document::load_mem(pdf).expect("a PDF")
    };
    [named(Profile::Reading), named(Profile::Proof)]
}

/// The text of each page, line by line.
fn pages(document: &Document) -> Vec<Vec<String>> {
    let numbers = document.get_pages().into_keys();
    let text = |number| document.extract_text(&[number]).expect("it can be read");
    let lines = |text: String| text.lines().map(|line| line.trim().to_owned()).collect();
    numbers.map(|number| lines(text(number))).collect()
}

fn flat(pages: &[Vec<String>]) -> String {
    let lines = pages.iter().flatten().map(String::as_str);
    lines.collect::<Vec<_>>().join(" ")
}

#[test]
fn its_lines_and_pages_are_those_of_the_reading_edition() {
    let [reading, proof] = files(&example()).map(|document| pages(&document));
    assert!(reading.len() > 5 && proof.len() > reading.len());
    // Letters that only the tags of the reading edition give their text are left out.
    let latin = |c: &char| c.is_alphanumeric() && u32::from(*c) < 0x590;
    let words = |lines: &[String]| {
        lines
            .iter()
            .flat_map(|l| l.chars())
            .filter(latin)
            .collect::<String>()
    };
    let mut lines = 0;
    for (book, sheet) in reading.iter().zip(&proof) {
        let sheet = words(sheet);
        for line in book {
            let line = words(std::slice::from_ref(line));
            lines += usize::from(!line.is_empty());
            assert!(sheet.contains(&line), "{line}\n---\n{sheet}");
        }
    }
    assert!(lines > 300, "{lines}");
}

/// Long pieces of text, by their glyphs, are the same on a page of the book and on its sheet: each line is painted by
/// itself, so that another break would make other pieces. (Persian, in short pieces, is painted otherwise with tags.)
#[test]
fn what_is_painted_for_the_book_is_painted_on_the_sheet() {
    let [reading, proof] = files(&example());
    let pieces = |document: &Document| -> Vec<Vec<usize>> {
        let pages = document.get_pages().into_values();
        let shown = |id| {
            let content = document.get_and_decode_page_content(id).expect("content");
            let bytes = |object: &lopdf::Object| match object {
                lopdf::Object::Array(parts) => parts
                    .iter()
                    .filter_map(|part| part.as_str().ok())
                    .map(<[u8]>::len)
                    .sum(),
                other => other.as_str().map_or(0, <[u8]>::len),
            };
            let texts = content.operations.iter();
            let texts = texts.filter(|op| matches!(op.operator.as_str(), "Tj" | "TJ"));
            texts
                .map(|op| op.operands.first().map_or(0, bytes))
                .collect()
        };
        pages.map(shown).collect()
    };
    let (reading, proof) = (pieces(&reading), pieces(&proof));
    assert!(reading.iter().flatten().sum::<usize>() > 10_000);
    let mut looked_at = 0;
    for (book, sheet) in reading.iter().zip(proof) {
        let mut sheet = sheet;
        for piece in book.iter().filter(|piece| **piece > 60) {
            let at = sheet.iter().position(|other| other == piece);
            sheet.swap_remove(at.unwrap_or_else(|| panic!("no piece of {piece} bytes: {sheet:?}")));
            looked_at += 1;
        }
    }
    assert!(looked_at > 200, "{looked_at}");
}

#[test]
fn it_is_a_plain_pdf_of_a4_with_links_and_bookmarks() {
    let [reading, proof] = files(&example());
    let catalog = proof.catalog().expect("a catalog");
    assert!(catalog.get(b"StructTreeRoot").is_err());
    assert!(catalog.get(b"Outlines").is_ok());
    let mut links = 0;
    for id in proof.get_pages().into_values() {
        let page = proof.get_dictionary(id).expect("a page");
        let media = page
            .get(b"MediaBox")
            .and_then(|b| b.as_array())
            .expect("a box");
        let sides: Vec<i64> = media
            .iter()
            .map(|side| side.as_float().unwrap().round() as i64)
            .collect();
        assert_eq!(sides, [0, 0, 595, 842]);
        links += usize::from(page.get(b"Annots").is_ok());
    }
    assert!(links > reading.get_pages().len() / 2, "{links}");
}

#[test]
fn every_finding_is_in_the_list_with_page_and_line() {
    let built = example();
    let [_, proof] = files(&built);
    let pages = pages(&proof);
    let first = built
        .print
        .as_ref()
        .expect("it was made")
        .edition
        .layout
        .pages
        .len();
    let list = flat(&pages[first..]);
    assert!(list.contains("Findings"), "{list}");
    assert!(!built.findings.is_empty());
    for finding in &built.findings {
        assert!(list.contains(finding.code), "{}: {list}", finding.code);
    }
    // The ampersand that is left in on purpose (tests/example/README.md).
    let place = list.split_whitespace().any(|word| {
        let (page, line) = word.split_once(':').unwrap_or_default();
        page == "151" && line.parse::<usize>().is_ok()
    });
    assert!(place, "{list}");
}

#[test]
fn findings_are_data() {
    let text = "# A Title\n\nThe word #panic(\"x\") and $eval$ and the the end (Nobody#panic(), 1999).\n\n\
                # References\n\nOther, A. (2001). *A book*. Press.\n";
    let built = build(Source::new("chapter.md", text), &options());
    let [_, proof] = files(&built);
    let all = flat(&pages(&proof)).split_whitespace().collect::<String>();
    assert!(built.findings.len() >= 2);
    assert!(all.contains("#panic("), "{all}");
}

/// More remarks than the margin of a page can hold: those that are left out are named there, and all are in the list.
#[test]
fn a_crowded_margin_sends_to_the_list() {
    let cited: Vec<String> = [
        "Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum", "Holly",
    ]
    .iter()
    .flat_map(|name| {
        (0..9).map(move |n| format!("So ({name}a{n}, 199{n}), and ({name}b{n}, 199{n}).\n\n"))
    })
    .collect();
    let text = format!(
        "# Title\n\n{}# References\n\nOther, A. (2001). *A book*. Press.\n",
        cited.concat()
    );
    let built = build(Source::new("chapter.md", text), &options());
    let missing = built.findings.iter().filter(|f| f.code == "C101").count();
    assert!(missing >= 120, "{missing}");
    let [_, proof] = files(&built);
    let pages = pages(&proof);
    let pages_of_book = built
        .print
        .as_ref()
        .expect("it was made")
        .edition
        .layout
        .pages
        .len();
    let margin = flat(&pages[..pages_of_book]);
    assert!(margin.contains("See the list"), "{margin}");
    let list = flat(&pages[pages_of_book..]);
    assert_eq!(list.matches("C101").count(), missing);
}
