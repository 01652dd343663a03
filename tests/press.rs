//! The files of `--profile press` and `--attach`, read back with a library.

use std::path::Path;
use std::process::{Command, Output};

use lopdf::{Dictionary, Document, Object};

use crate::pdf::folder;

/// Runs `diptych build` on a manuscript, into `out`.
fn build(manuscript: &Path, out: &Path, flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["build", "--only", "print", "--color", "never", "--out"])
        .arg(out)
        .arg(manuscript)
        .args(flags)
        .output()
        .expect("diptych can be started")
}

fn example() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example/chapter.md")
}

/// The example's printer's file, by a house of these fields.
fn pressed(name: &str, fields: &str) -> (Document, Vec<u8>) {
    let out = folder(name);
    let house = out.join("house.toml");
    std::fs::write(&house, fields).expect("the folder can be written");
    let house = house.to_string_lossy();
    let done = build(&example(), &out, &["--profile", "press", "--house", &house]);
    assert!(done.status.success(), "{done:?}");
    assert!(
        !out.join("chapter.pdf").exists(),
        "only press was asked for"
    );
    let bytes = std::fs::read(out.join("chapter.press.pdf")).expect("an output");
    let document = Document::load_mem(&bytes).expect("a PDF");
    (document, bytes)
}

fn edges(page: &Dictionary, name: &str) -> [f64; 4] {
    let array = page.get(name.as_bytes()).and_then(Object::as_array);
    let array = array.unwrap_or_else(|_| panic!("a page has a {name}"));
    std::array::from_fn(|at| f64::from(array[at].as_float().expect("a number")))
}

fn near(found: [f64; 4], wanted: [f64; 4]) -> bool {
    let pairs = found.into_iter().zip(wanted);
    pairs.into_iter().all(|(a, b)| (a - b).abs() < 0.01)
}

/// Every dictionary of a file, those of streams too.
fn dictionaries(document: &Document) -> Vec<&Dictionary> {
    fn within<'d>(object: &'d Object, out: &mut Vec<&'d Dictionary>) {
        let dict = match object {
            Object::Array(items) => {
                items.iter().for_each(|item| within(item, out));
                return;
            }
            Object::Dictionary(dict) => dict,
            Object::Stream(stream) => &stream.dict,
            _ => return,
        };
        out.push(dict);
        dict.iter().for_each(|(_, item)| within(item, out));
    }
    let mut out = Vec::new();
    for object in document.objects.values() {
        within(object, &mut out);
    }
    out
}

#[test]
fn a_press_gets_ink_and_boxes_and_nothing_to_click() {
    let (document, bytes) = pressed("press", "");
    assert!(bytes.starts_with(b"%PDF-1.4\n"));
    let text = String::from_utf8_lossy(&bytes);
    for gone in [
        "/ICCBased",
        "/Annots",
        "/Outlines",
        "/StructTreeRoot",
        "/Dests",
        "/DeviceRGB",
    ] {
        assert!(!text.contains(gone), "{gone}");
    }
    let trim = [0.0, 0.0, 160.0 / 25.4 * 72.0, 240.0 / 25.4 * 72.0];
    assert_eq!(document.get_pages().len(), 13);
    for page in document.page_iter() {
        let content = document.get_page_content(page);
        let page = document.get_dictionary(page).expect("a page");
        for name in ["MediaBox", "TrimBox", "BleedBox"] {
            assert!(near(edges(page, name), trim), "{name}");
        }
        let content = lopdf::content::Content::decode(&content).expect("operators");
        let colours = content.operations.iter().filter(|operation| {
            let operator = operation.operator.to_ascii_lowercase();
            matches!(operator.as_str(), "cs" | "sc" | "scn" | "rg" | "k")
        });
        assert_eq!(colours.count(), 0, "every colour is a grey of the device");
    }
    let catalog = document.catalog().expect("a catalog");
    assert!(catalog.has(b"PageLabels"));
    let fonts = dictionaries(&document);
    let fonts = fonts
        .iter()
        .filter(|dict| dict.get(b"Type").and_then(Object::as_name).ok() == Some(b"FontDescriptor"));
    let embedded = |font: &&&Dictionary| font.has(b"FontFile2") || font.has(b"FontFile3");
    let fonts: Vec<_> = fonts.collect();
    assert!(fonts.len() > 5 && fonts.iter().all(embedded));
}

#[test]
fn each_house_is_trimmed_to_its_page() {
    let millimetres = |length: f64| length / 25.4 * 72.0;
    for (house, width, height) in [
        ("modern", 160.0, 240.0),
        ("large-print", 210.0, 297.0),
        ("apa", 215.9, 279.4),
    ] {
        let (document, _) = pressed(&format!("press-{house}"), &format!("base = \"{house}\"\n"));
        let trim = [0.0, 0.0, millimetres(width), millimetres(height)];
        for page in document.page_iter() {
            let page = document.get_dictionary(page).expect("a page");
            for name in ["MediaBox", "TrimBox", "BleedBox"] {
                assert!(near(edges(page, name), trim), "{house}: {name}");
            }
        }
    }
}

#[test]
fn the_printers_file_says_what_it_is_prepared_for() {
    for (name, field, version) in [
        ("press-2003", "", "PDF/X-3:2003"),
        (
            "press-2002",
            "pdf-x = \"X-3:2002\"\noutput-condition = \"CGATS TR 001\"",
            "PDF/X-3:2002",
        ),
    ] {
        let (document, bytes) = pressed(name, field);
        let info = document.trailer.get(b"Info").and_then(Object::as_reference);
        let info = info.and_then(|info| document.get_dictionary(info));
        let info = info.expect("document information");
        let text = |key: &[u8]| {
            let value = info.get(key).expect("a field");
            lopdf::decode_text_string(value).expect("a text")
        };
        assert_eq!(text(b"GTS_PDFXVersion"), version);
        assert_eq!(text(b"Creator"), diptych::typeset::CREATOR);
        let trapped = info.get(b"Trapped").and_then(Object::as_name);
        assert_eq!(trapped.expect("said"), b"False");
        assert!(document.trailer.has(b"ID"));
        let catalog = document.catalog().expect("a catalog");
        let intents = catalog.get(b"OutputIntents").and_then(Object::as_array);
        let [intent] = intents.expect("a list").as_slice() else {
            panic!("one intent");
        };
        let intent = intent
            .as_reference()
            .and_then(|id| document.get_dictionary(id));
        let intent = intent.expect("an intent");
        let condition = intent.get(b"OutputConditionIdentifier");
        let condition = condition.and_then(Object::as_str).expect("a condition");
        let old = version.ends_with("2002");
        assert_eq!(
            condition,
            if old {
                &b"CGATS TR 001"[..]
            } else {
                b"FOGRA52"
            }
        );
        assert_eq!(catalog.has(b"Metadata"), !old);
        assert_eq!(bytes.starts_with(b"%PDF-1.3\n"), old);
        if let Ok(metadata) = catalog.get(b"Metadata").and_then(Object::as_reference) {
            let xmp = document.get_object(metadata).and_then(Object::as_stream);
            let xmp = xmp.and_then(lopdf::Stream::get_plain_content).expect("XMP");
            assert!(String::from_utf8_lossy(&xmp).contains(version));
        }
    }
}

#[test]
fn crop_marks_stand_outside_trim_and_bleed() {
    let (document, _) = pressed("press-marks", "bleed = \"3mm\"\ncrop-marks = true\n");
    let mm = |mm: f64| mm / 25.4 * 72.0;
    for page in document.page_iter() {
        let content = document.get_page_content(page);
        let page = document.get_dictionary(page).expect("a page");
        // Three millimetres of bleed, five of a mark, and one to the edge of the sheet.
        let trim = [mm(9.0), mm(9.0), mm(169.0), mm(249.0)];
        let bleed = [mm(6.0), mm(6.0), mm(172.0), mm(252.0)];
        assert!(near(edges(page, "TrimBox"), trim));
        assert!(near(edges(page, "BleedBox"), bleed));
        assert!(near(
            edges(page, "MediaBox"),
            [0.0, 0.0, mm(178.0), mm(258.0)]
        ));
        let content = String::from_utf8_lossy(&content).into_owned();
        let marks = content
            .rsplit("0.25 w\n")
            .next()
            .expect("marks are drawn last");
        let ends: Vec<f64> = marks
            .split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect();
        assert_eq!(ends.len(), 32, "eight lines: {marks}");
        let within = |at: f64, from: f64, to: f64| at > from + 0.01 && at < to - 0.01;
        for end in ends.chunks(2) {
            let inside = within(end[0], bleed[0], bleed[2]) && within(end[1], bleed[1], bleed[3]);
            assert!(!inside, "{end:?}");
        }
    }
}

#[test]
fn a_press_is_warned_of_few_pixels_of_colour_and_of_transparency() {
    let out = folder("press-images");
    let drawing = |opacity: &str, colour: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"40\"{opacity}>\
             <rect width=\"80\" height=\"30\" fill=\"{colour}\"/></svg>"
        )
    };
    let write = |name: &str, data: &[u8]| {
        std::fs::write(out.join(name), data).expect("the folder can be written");
    };
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example/traffic.png");
    let mut picture = std::fs::read(picture).expect("the example is there");
    // Without what it says of its own size, it is as wide as the text.
    let size = picture.windows(4).position(|chunk| chunk == b"pHYs");
    let size = size.expect("the example says its size") - 4;
    picture.drain(size..size + 21);
    write("traffic.png", &picture);
    let figures = |files: &[&str]| {
        let figure =
            |file: &&str| format!("![A title]({file}){{alt=\"words\"}}\n\nA paragraph.\n\n");
        let figures: String = files.iter().map(figure).collect();
        format!("---\ntitle: Pictures\nauthors: [A. Writer]\n---\n\nA paragraph.\n\n{figures}")
    };
    write("grey.svg", drawing("", "#777777").as_bytes());
    write("red.svg", drawing("", "#aa0000").as_bytes());
    write(
        "thin.svg",
        drawing(" opacity=\"0.5\"", "#777777").as_bytes(),
    );
    let small = "width = \"158mm\"\n";
    let wide = "width = \"220mm\"\n";
    let widest = "width = \"300mm\"\nheight = \"400mm\"\nlines = 70\n";
    for (house, files, wanted) in [
        (small, &["traffic.png", "grey.svg"][..], &[][..]),
        (wide, &["traffic.png"], &["P108"]),
        (widest, &["traffic.png"], &["P107"]),
        (small, &["red.svg"], &["P109"]),
        (small, &["thin.svg"], &["P110"]),
    ] {
        write("m.md", figures(files).as_bytes());
        write("house.toml", house.as_bytes());
        let house = out.join("house.toml");
        let house = house.to_string_lossy();
        let flags = ["--house", &house, "--profile", "press"];
        let done = build(&out.join("m.md"), &out, &flags);
        let said = String::from_utf8_lossy(&done.stderr);
        for code in ["P107", "P108", "P109", "P110"] {
            let told = said.contains(&format!("[{code}]"));
            assert_eq!(told, wanted.contains(&code), "{code} {files:?}\n{said}");
        }
        let error = wanted.contains(&"P107");
        assert_eq!(done.status.code(), Some(i32::from(error)), "{said}");
        // For readers, none of it matters.
        let reading = build(
            &out.join("m.md"),
            &out,
            &["--house", &house, "--profile", "reading"],
        );
        let said = String::from_utf8_lossy(&reading.stderr);
        assert!(!said.contains("[P10"), "{said}");
    }
}

#[test]
fn all_files_of_a_run_are_the_same_bytes_and_known_again() {
    let (once, again) = (folder("press-once"), folder("press-again"));
    let profiles = ["--profile", "press", "--profile", "reading", "--attach"];
    for (out, jobs) in [(&once, "1"), (&again, "4"), (&again, "2")] {
        // The second run into a folder overwrites files that Diptych wrote.
        let done = build(
            &example(),
            out,
            &[&profiles[..], &["--jobs", jobs]].concat(),
        );
        assert!(done.status.success(), "{done:?}");
    }
    for name in ["chapter.pdf", "chapter.press.pdf"] {
        let bytes = |folder: &Path| std::fs::read(folder.join(name)).expect("an output");
        assert!(bytes(&once) == bytes(&again), "{name} differs");
    }
}

#[test]
fn manuscript_and_references_go_into_the_reading_file() {
    let out = folder("attach");
    let done = build(&example(), &out, &["--attach"]);
    assert!(done.status.success(), "{done:?}");
    let document = Document::load(out.join("chapter.pdf")).expect("a PDF");
    let catalog = document.catalog().expect("a catalog");
    let attached = catalog
        .get(b"AF")
        .and_then(Object::as_array)
        .expect("files");
    let list = std::fs::read(out.join("chapter.references.yml")).expect("an output");
    let manuscript = std::fs::read(example()).expect("it is there");
    let wanted = [
        ("chapter.md", "Source", manuscript),
        ("chapter.references.yml", "Data", list),
    ];
    assert_eq!(attached.len(), wanted.len());
    for (file, (name, relation, data)) in attached.iter().zip(wanted) {
        let file = file
            .as_reference()
            .and_then(|id| document.get_dictionary(id));
        let file = file.expect("a file's specification");
        let typed = lopdf::decode_text_string(file.get(b"UF").expect("a name"));
        assert_eq!(typed.expect("a text"), name);
        let relationship = file.get(b"AFRelationship").and_then(Object::as_name);
        assert_eq!(relationship.expect("said"), relation.as_bytes());
        let stream = file.get(b"EF").and_then(Object::as_dict);
        let stream = stream
            .and_then(|files| files.get(b"F"))
            .and_then(Object::as_reference);
        let stream = stream
            .and_then(|id| document.get_object(id))
            .and_then(Object::as_stream);
        let held = stream.and_then(lopdf::Stream::get_plain_content);
        assert!(held.expect("a file") == data, "{name}");
    }
}
