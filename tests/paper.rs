//! What is made of the slides beside the slides: notes, handout, PowerPoint.

use std::collections::BTreeSet;
use std::fs::{File, read};
use std::io::Read;

use lopdf::Document;
use quick_xml::events::Event;

use crate::pdf::{build, built, folder};

/// The parts of a PowerPoint file, in their order.
fn parts(name: &str) -> Vec<(String, String)> {
    let file = File::open(built().join(name)).expect("it was built");
    let mut zip = zip::ZipArchive::new(file).expect("a zip");
    let mut out = Vec::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).expect("a part");
        let name = part.name().expect("a plain name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("it can be read");
        out.push((name, String::from_utf8_lossy(&bytes).into_owned()));
    }
    out
}

/// The words of a part's text elements, a line a paragraph.
fn words(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut out, mut inside) = (String::new(), false);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return out,
            Event::Start(tag) if tag.name().as_ref() == b"a:t" => inside = true,
            Event::End(tag) if tag.name().as_ref() == b"a:t" => inside = false,
            Event::End(tag) if tag.name().as_ref() == b"a:p" => out.push('\n'),
            Event::Text(text) if inside => out.push_str(&text.decode().expect("UTF-8")),
            Event::GeneralRef(name) if inside => {
                out.push_str(match &*name.decode().expect("UTF-8") {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("&{other};"),
                })
            }
            _ => {}
        }
    }
}

#[test]
fn every_slide_is_in_the_powerpoint_file_with_its_notes() {
    for name in ["chapter", "plain"] {
        let slides = Document::load(built().join(format!("{name}.slides.pdf"))).expect("a PDF");
        let pages = slides.get_pages().len();
        let parts = parts(&format!("{name}.slides.pptx"));
        let of = |folder: &str| {
            let of = parts
                .iter()
                .filter(|(part, _)| part.starts_with(folder) && !part.contains("_rels"));
            of.map(|(_, xml)| words(xml)).collect::<Vec<_>>()
        };
        let (shown, notes) = (of("ppt/slides/"), of("ppt/notesSlides/"));
        assert_eq!((shown.len(), notes.len()), (pages, pages), "{name}");
        // Every bullet of the deck is a paragraph of some slide, and its sentence is in the notes.
        let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example");
        let file = if name == "chapter" {
            "chapter.md"
        } else {
            "plain.txt"
        };
        let source = diptych::source::Source::open(&example.join(file)).expect("the example");
        let models =
            diptych::pipeline::read(source, &diptych::settings::Options::default()).expect("read");
        let all = shown.join("\n");
        let mut bullets = 0;
        let slides = models.deck.slides.iter();
        let bullets_of =
            slides.flat_map(|slide| slide.bullets.iter().map(move |b| (slide.kind, b)));
        for (kind, bullet) in bullets_of {
            // A bullet that begins inside its sentence begins with a capital there.
            let mut text = diptych::output::plain(&models.source, &bullet.runs);
            if kind == diptych::deck::SlideKind::Agenda {
                // A section's number hangs before its words, without its stop.
                let words = |c: char| c.is_ascii_digit() || matches!(c, '.' | ' ');
                text = text.trim_start_matches(words).to_owned();
            }
            let rest: String = text.chars().skip(1).collect();
            let first: String = text.chars().take(1).collect();
            let said = |first: &str| all.contains(&format!("{first}{rest}"));
            let capital = first.to_uppercase();
            assert!(said(&first) || said(&capital), "{name}: {text}");
            bullets += 1;
        }
        assert!(bullets > 10, "{bullets}");
        for (part, xml) in parts.iter().filter(|(part, _)| part.ends_with(".rels")) {
            // What a part is related to is there.
            for target in xml
                .split("Target=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                if target.contains(':') {
                    continue;
                }
                let file = target.trim_start_matches("../");
                let there = parts.iter().any(|(name, _)| name.ends_with(file));
                assert!(there, "{part}: {target}");
            }
        }
    }
}

#[test]
fn paper_has_every_slide_and_is_the_same_each_time() {
    let slides = Document::load(built().join("chapter.slides.pdf")).expect("a PDF");
    let slides = slides.get_pages().len();
    let pages = |name: &str| {
        Document::load(built().join(name))
            .expect("a PDF")
            .get_pages()
            .len()
    };
    // Two slides of which nothing is said share a page.
    assert!((slides.div_ceil(2)..2 * slides).contains(&pages("chapter.notes.pdf")));
    assert_eq!(pages("chapter.handout.pdf"), slides.div_ceil(3));
    let again = folder("paper");
    build("chapter.md", &again);
    for name in [
        "chapter.notes.pdf",
        "chapter.handout.pdf",
        "chapter.slides.pptx",
        "chapter.slides.pdfpc",
    ] {
        let [first, second] =
            [built(), again.as_path()].map(|out| read(out.join(name)).expect(name));
        assert!(first == second, "{name} differs from run to run");
    }
}

#[test]
fn notes_say_what_is_on_the_slide_first() {
    let text = std::fs::read_to_string(built().join("chapter.slides.pdfpc")).expect("it was built");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let keys = |value: &serde_json::Value| -> BTreeSet<String> {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect()
    };
    // The fields of pdfpc's format 2, and the program's own mark.
    let of_file = [
        "diptych",
        "disableMarkdown",
        "duration",
        "pages",
        "pdfpcFormat",
    ];
    assert_eq!(keys(&value), of_file.map(String::from).into());
    let of_page = ["forcedOverlay", "hidden", "idx", "label", "note", "overlay"];
    let mut spoken = 0;
    let mut end = "0:00".to_owned();
    for page in value["pages"].as_array().expect("pages") {
        assert_eq!(keys(page), of_page.map(String::from).into());
        let note = page["note"].as_str().expect("text");
        let (time, said) = note.split_once("\n\n").unwrap_or((note, ""));
        let (from, to) = time.split_once('–').expect("a time");
        assert_eq!(from, end);
        end = to.to_owned();
        let first = said.split("———").next().unwrap_or_default();
        let words = first.split_whitespace().count();
        assert!(words <= 140, "{words}: {first}");
        spoken += usize::from(words >= 80);
    }
    assert_eq!(end, "45:00");
    assert!(spoken >= 8, "{spoken}");
}
