//! A saved change is shown: as a new revision, with other hashes for the pages that changed and for no others.

use super::{Preview, chapter, words_at};
use serde_json::{Value, json};

/// `text` with two words in the place of one, in the middle, where no line more is needed.
fn changed(text: &str) -> String {
    let middle = text.len() / 2;
    let at = middle + text[middle..].find("were paid").unwrap();
    format!("{}got paid{}", &text[..at], &text[at + "were paid".len()..])
}

fn hashes(state: &Value, edition: &str) -> Vec<String> {
    let pages = state[edition]["pages"].as_array().unwrap().iter();
    pages
        .map(|page| page["hash"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_saved_change_is_shown_and_only_its_pages_are_new() {
    let text = chapter();
    let preview = Preview::of(&text);
    let mut events = preview.events();
    let before = preview.state_of(&mut events, &text);
    assert_eq!(before["state"], "ok");
    assert_eq!(before["title"], "Rivers and Their Bridges");
    // A word in the middle, and the same number of lines.
    let changed = changed(&text);
    preview.save(&changed);
    let after = preview.state_of(&mut events, &changed);
    assert!(after["revision"].as_u64() > before["revision"].as_u64());
    let (old, new) = (hashes(&before, "print"), hashes(&after, "print"));
    assert_eq!(old.len(), new.len());
    let differ: Vec<usize> = (0..old.len()).filter(|&i| old[i] != new[i]).collect();
    assert!(!differ.is_empty(), "no page changed");
    assert!(
        differ.len() <= 2,
        "pages {differ:?} of {} changed",
        old.len()
    );
    // The words of a page that did not change lead to the file as it is now.
    for (page, hash) in new.iter().enumerate() {
        let answer = preview
            .of_doc(&format!("print/{}?hash={hash}", page + 1))
            .json();
        assert_eq!(&answer["hash"], hash.as_str());
        for (word, start, end) in words_at(&after["print"]["units"], &answer) {
            let typed = &changed[start..end];
            // Marks of emphasis may stand inside a word.
            let plain = |text: &str| text.replace('*', "");
            assert_eq!(plain(&word), plain(typed), "page {}", page + 1);
        }
    }
}

#[test]
fn every_printed_word_is_on_some_page() {
    let text = chapter();
    let preview = Preview::of(&text);
    let state = preview.state();
    let mut covered = vec![false; text.len()];
    for page in 1..=hashes(&state, "print").len() {
        let answer = preview.of_doc(&format!("print/{page}")).json();
        for (_, start, end) in words_at(&state["print"]["units"], &answer) {
            covered[start..end].fill(true);
        }
    }
    let mut missing = Vec::new();
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() && !covered[at..at + word.len()].iter().all(|c| *c) {
            missing.push(word);
        }
        at += word.len() + 1;
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_page_that_was_overtaken_is_not_sent() {
    let preview = Preview::of(&chapter());
    preview.state();
    let overtaken = preview.of_doc("print/1?hash=0");
    assert_eq!(overtaken.status, 204);
    assert!(overtaken.body.is_empty());
    assert_eq!(preview.of_doc("print/999?hash=0").status, 204);
    assert_eq!(preview.of_doc("print/0").status, 404);
    assert_eq!(preview.of_doc("print/999").status, 404);
    assert_eq!(preview.of_doc("print/x").status, 400);
}

#[test]
fn page_pictures_need_no_inline_style() {
    let preview = Preview::of(&chapter());
    let state = preview.state();
    for edition in ["print", "slides"] {
        for page in 1..=hashes(&state, edition).len() {
            let answer = preview.of_doc(&format!("{edition}/{page}")).json();
            let pieces = answer["pieces"].as_array().unwrap();
            assert!(pieces.len() > 2, "{edition} {page}");
            for piece in pieces {
                if let [colour, outlines] = piece[2].as_array().map_or(&[][..], Vec::as_slice) {
                    let (colour, outlines) = (colour.as_str().unwrap(), outlines.as_str().unwrap());
                    assert!(colour.starts_with('#'));
                    assert!(outlines.is_empty() || outlines.starts_with('m'));
                    let plain = |c: char| c.is_ascii_digit() || "mlqcz -".contains(c);
                    assert!(outlines.chars().all(plain), "{outlines:.60}");
                    continue;
                }
                let svg = piece[2].as_str().unwrap();
                assert!(svg.starts_with('<') && svg.ends_with('>'), "{svg:.60}");
                for forbidden in [
                    "style=",
                    "<style",
                    "<script",
                    "<a ",
                    "onload",
                    "javascript:",
                ] {
                    assert!(!svg.contains(forbidden), "{edition} {page} has {forbidden}");
                }
            }
        }
    }
}

#[test]
fn the_last_good_pages_stay_while_the_file_is_broken() {
    let text = chapter();
    let preview = Preview::of(&text);
    let mut events = preview.events();
    let good = preview.state_of(&mut events, &text);
    preview.save(&format!("---\ndate: tomorrow\n---\n{text}"));
    let broken = events.until(|state| state["state"] == "broken");
    let message = broken["message"].as_str().unwrap();
    assert!(message.contains("m.md:2:"), "{message}");
    assert!(broken["revision"].as_u64() > good["revision"].as_u64());
    for kept in ["source_hash", "print", "slides"] {
        assert_eq!(broken[kept], good[kept]);
    }
    std::fs::write(preview.file(), b"caf\xe9").unwrap();
    events.until(|state| {
        state["message"]
            .as_str()
            .is_some_and(|m| m.contains("UTF-8"))
    });
    std::fs::remove_file(preview.file()).unwrap();
    events.until(|state| {
        state["message"]
            .as_str()
            .is_some_and(|m| m.contains("no such file"))
    });
    preview.save(&text);
    let again = events.until(|state| state["state"] == "ok");
    assert_eq!(again["message"], Value::Null);
    assert_eq!(hashes(&again, "print"), hashes(&good, "print"));
}

#[test]
fn a_file_that_was_broken_from_the_start_is_shown_once_it_is_mended() {
    let preview = Preview::start(&[("m.md", "---\ndate: never\n---\nText.\n")], "m.md", &[]);
    let mut events = preview.events();
    let broken = events.until(|state| state["state"] == "broken");
    assert_eq!(broken["print"]["pages"], json!([]));
    assert_eq!(preview.of_doc("source").status, 503);
    preview.save("# Title\n\nText.\n");
    events.until(|state| state["state"] == "ok" && state["print"]["pages"][0]["hash"].is_string());
}

#[test]
fn of_a_burst_the_newest_state_is_shown() {
    let text = chapter();
    let preview = Preview::of(&text);
    let mut events = preview.events();
    preview.state_of(&mut events, &text);
    let mut last = String::new();
    for n in 0..100 {
        last = text.replacen("wet year", &format!("wet year of {n}"), 1);
        std::fs::write(preview.file(), &last).unwrap();
    }
    let shown = preview.state_of(&mut events, &last);
    assert!(
        shown["revision"].as_u64().unwrap() < 100,
        "each was laid out"
    );
}

#[test]
fn a_byte_leads_to_its_page_and_a_gap_to_what_follows() {
    let text = chapter();
    let preview = Preview::of(&text);
    let state = preview.state();
    let at = text.find("markets that").unwrap();
    let place = preview.of_doc(&format!("place?at={at}")).json();
    let page = place["print"]["page"].as_u64().unwrap();
    let answer = preview.of_doc(&format!("print/{page}")).json();
    let words = words_at(&state["print"]["units"], &answer);
    let index = words
        .iter()
        .position(|(_, start, end)| (*start..*end).contains(&at))
        .unwrap();
    let word = &answer["words"][index];
    let near = |a: &Value, b: &Value| (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() < 0.02;
    assert!(near(&place["print"]["x"], &word[2]) && near(&place["print"]["y"], &word[3]));
    // The marks of a heading are not printed.
    let mark = text.find("## The River at Dunmore").unwrap();
    let heading = preview.of_doc(&format!("place?at={mark}")).json();
    let word = preview.of_doc(&format!("place?at={}", mark + 3)).json();
    assert_eq!(heading["print"], word["print"]);
    assert!(place["slides"]["page"].is_u64());
}

#[test]
fn words_in_the_place_of_keys_lead_to_the_key() {
    let text = "---\nbibliography: refs.bib\n---\n# Salt and Rope\n\n## Early Trade\n\nAs was shown [@lund, p. 3], it holds.\n";
    let bib =
        "@book{lund, author = {Lund, Ada}, title = {Ships}, date = {2003}, publisher = {Ferry}}\n";
    let preview = Preview::start(&[("m.md", text), ("refs.bib", bib)], "m.md", &[]);
    let state = preview.state();
    let answer = preview.of_doc("print/1").json();
    let words = words_at(&state["print"]["units"], &answer);
    let of = |wanted: &str| {
        let found = words.iter().find(|(word, ..)| word.contains(wanted));
        let (_, start, end) = found.unwrap_or_else(|| panic!("{wanted} of {words:?}"));
        &text[*start..*end]
    };
    assert_eq!(of("Lund"), "[@lund");
    assert_eq!(of("holds"), "holds.");
    // The bibliography is watched too.
    let mut events = preview.events();
    let changed = bib.replace("2003", "2004");
    std::fs::write(preview.folder.path().join("refs.bib"), changed).unwrap();
    let after = events.until(|after| after["revision"].as_u64() > state["revision"].as_u64());
    assert_ne!(hashes(&after, "print"), hashes(&state, "print"));
}

#[test]
fn findings_the_deck_its_notes_and_citations_are_told() {
    let text = chapter();
    let preview = Preview::of(&text);
    let state = preview.state();
    let findings = preview.of_doc("findings").json();
    assert_eq!(findings["hash"], state["findings_hash"]);
    let list = findings["findings"].as_array().unwrap();
    let slip = list
        .iter()
        .find(|f| f["rule"] == "cited-name-mismatch")
        .unwrap();
    let span = |value: &Value| {
        let at = |key: &str| value[key].as_u64().unwrap() as usize;
        at("start")..at("end")
    };
    assert!(text[span(slip)].contains("Hollm"));
    assert_eq!(
        (&slip["kind"], &slip["severity"]),
        (&json!("citation"), &json!("error"))
    );
    assert_eq!(&text[span(&slip["suggestion"])], "Hollm");
    let total: u64 = ["error", "warning", "note"]
        .iter()
        .map(|level| state["counts"][level].as_u64().unwrap())
        .sum();
    assert_eq!(total as usize, list.len());

    let deck = preview.of_doc("deck").json();
    let slides = deck["slides"].as_array().unwrap();
    let bullets: Vec<&Value> = slides
        .iter()
        .flat_map(|s| s["bullets"].as_array().unwrap())
        .collect();
    assert!(bullets.len() > 3);
    for bullet in &bullets {
        let (own, sentence) = (span(bullet), span(&bullet["sentence"]));
        assert!(sentence.start <= own.start && own.end <= sentence.end);
        if !bullet["runner_up"].is_null() {
            let other = span(&bullet["runner_up"]);
            assert!(
                bullets.iter().all(|b| span(&b["sentence"]) != other),
                "it is said already"
            );
        }
    }
    let pages: usize = slides
        .iter()
        .map(|s| s["pages"].as_array().unwrap().len())
        .sum();
    assert_eq!(pages, hashes(&state, "slides").len());

    let notes = preview.of_doc("notes").json();
    assert_eq!(notes["pages"].as_array().unwrap().len(), pages);
    let citations = preview.of_doc("citations").json();
    assert_eq!(citations["citations"][0]["references"], json!([0]));
    assert!(text[span(&citations["references"][0])].starts_with("Holm, T."));
}

#[test]
fn the_files_are_those_that_build_writes() {
    let preview = Preview::of(&chapter());
    preview.state();
    for name in ["print.pdf", "slides.pdf"] {
        let answer = preview.of_doc(name);
        assert_eq!(answer.status, 200);
        assert!(answer.body.starts_with(b"%PDF-"), "{name}");
    }
    let answer = preview.of_doc("references.yml?download=1");
    assert!(answer.head.contains("attachment"), "{}", answer.head);
    assert!(answer.head.contains("m.references.yml"), "{}", answer.head);
    let built = std::process::Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["build", "m.md"])
        .current_dir(preview.folder.path())
        .output()
        .unwrap();
    assert_ne!(built.status.code(), Some(2));
    let written = std::fs::read(preview.folder.path().join("m.references.yml")).unwrap();
    assert_eq!(answer.body, written);
    let written = std::fs::read(preview.folder.path().join("m.pdf")).unwrap();
    assert_eq!(preview.of_doc("print.pdf").body, written);
}
