//! The rooms: what may import what (style.md, 1), and other promises about the code itself.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of the pipeline: each may import those before it.
const ROOMS: [&str; 14] = [
    "source",
    "settings",
    "manuscript",
    "references",
    "keys",
    "citations",
    "deck",
    "typeset",
    "provenance",
    "checks",
    "letter",
    "output",
    "preview",
    "cli",
];

/// What stands beside the rooms, and the first room that may name it.
const BESIDE: [(&str, &str); 3] = [
    ("shares", "source"),
    ("error", "output"),
    ("pipeline", "output"),
];

/// Rust files below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("its entries can be read").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The room of a file: the first folder or the file's own name.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(src()).expect("a file of src");
    let first = inside.components().next().expect("it has a name");
    let name = first.as_os_str().to_string_lossy().into_owned();
    name.trim_end_matches(".rs").to_string()
}

/// The code of a file: without comments, and without its tests, which may use what they like.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("sources are UTF-8");
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..end]
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that `code` names by `crate::`, also as `crate::{a, b::c}`.
fn named(code: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let word = |text: &str| -> String {
            let text = text.trim_start();
            text.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        };
        match rest.strip_prefix('{') {
            None => out.push(word(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut from = 0;
                for (i, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => {
                            out.push(word(&group[from..i]));
                            break;
                        }
                        '}' => depth -= 1,
                        ',' if depth == 0 => {
                            out.push(word(&group[from..i]));
                            from = i + 1;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    out.retain(|name| !name.is_empty());
    out
}

fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|name| *name == room)
}

#[test]
fn a_room_imports_only_rooms_before_it() {
    let mut faults = Vec::new();
    for path in files(&src()) {
        let Some(own) = place(&room(&path)) else {
            continue;
        };
        if path.ends_with("tests.rs") {
            continue;
        }
        for name in named(&code(&path)) {
            let allowed = match (
                place(&name),
                BESIDE.iter().find(|(beside, _)| *beside == name),
            ) {
                (Some(other), _) => other <= own,
                (None, Some((_, first))) => place(first).is_some_and(|first| first <= own),
                (None, None) => false,
            };
            if !allowed {
                faults.push(format!("{} names crate::{name}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_folder_of_src_is_a_room() {
    for path in files(&src()) {
        let room = room(&path);
        let beside = BESIDE.iter().any(|(name, _)| *name == room);
        assert!(
            place(&room).is_some() || beside || matches!(&*room, "lib" | "main"),
            "{} is in no room",
            path.display()
        );
    }
}

/// Whether `code` has a path that begins with the crate `name`.
fn uses(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | ':' | '-'))
    })
}

#[test]
fn only_typeset_knows_typst() {
    for path in files(&src()) {
        let code = code(&path);
        for name in [
            "typst",
            "typst_eval",
            "typst_layout",
            "typst_pdf",
            "typst_svg",
            "ecow",
        ] {
            assert!(
                room(&path) == "typeset" || !uses(&code, name),
                "{} names {name}",
                path.display()
            );
        }
    }
}

/// Any room may have the results of a pure function remembered; when they are forgotten is seen to in one place.
#[test]
fn only_layout_forgets() {
    let forgets: Vec<_> = files(&src())
        .into_iter()
        .filter(|path| code(path).contains("comemo::evict"))
        .collect();
    let names: Vec<_> = forgets.iter().filter_map(|path| path.file_name()).collect();
    assert_eq!(names, ["memory.rs"], "{forgets:?}");
}

#[test]
fn only_the_preview_knows_http() {
    for path in files(&src()) {
        let code = code(&path);
        for name in [
            "axum",
            "hyper",
            "hyper_util",
            "tokio",
            "tokio_stream",
            "notify",
        ] {
            assert!(
                room(&path) == "preview" || !uses(&code, name),
                "{} names {name}",
                path.display()
            );
        }
    }
}

#[test]
fn only_the_edges_touch_files_and_the_clock() {
    for path in files(&src()) {
        let code = code(&path);
        let edge = matches!(
            &*room(&path),
            "source" | "output" | "preview" | "cli" | "settings" | "main"
        );
        let template = path.ends_with("typeset/templates.rs");
        assert!(
            edge || template || !uses(&code, "fs") && !code.contains("std::fs"),
            "{} touches files",
            path.display()
        );
        let clock = code.contains("SystemTime::now") || code.contains("Utc::now");
        assert!(!clock, "{} reads the clock", path.display());
        assert!(
            room(&path) == "preview" || !code.contains("std::net"),
            "{} reaches the network",
            path.display()
        );
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for path in files(&src()) {
        let text = fs::read_to_string(&path).expect("sources are UTF-8");
        assert!(text.starts_with("//! "), "{} has no head", path.display());
    }
}

#[test]
fn paths_are_found_however_they_are_written() {
    assert_eq!(named("use crate::source::Span;"), ["source"]);
    assert_eq!(
        named("use crate::{deck::{Deck, Slide}, source, checks::{self}};"),
        ["deck", "source", "checks"]
    );
    assert_eq!(named("let x = crate::typeset::print();"), ["typeset"]);
    assert!(uses("use typst::World;", "typst"));
    assert!(!uses("crate::typst::x; my_typst::y", "typst"));
}
