//! What the page has written into the manuscript: suggestions and steering, undone again, and never over a file that
//! is not the one it showed.

use super::{Preview, chapter, example};
use serde_json::{Value, json};

fn slip(preview: &Preview) -> Value {
    let findings = preview.of_doc("findings").json();
    let findings = findings["findings"].as_array().unwrap().iter();
    let mut slips = findings.filter(|f| f["rule"] == "cited-name-mismatch");
    slips.next().cloned().unwrap_or(Value::Null)
}

#[test]
fn a_suggestion_is_applied_and_undone() {
    let text = chapter();
    let preview = Preview::of(&text);
    let mut events = preview.events();
    let state = preview.state();
    let finding = slip(&preview);
    let asked = json!({"id": finding["id"], "source_hash": state["source_hash"]});
    let answer = preview.act("apply", &asked);
    assert_eq!(answer.status, 200, "{}", answer.json());
    let mended = text.replacen("Hollm", "Holm", 1);
    assert_eq!(preview.text(), mended);
    let after = preview.state_of(&mut events, &mended);
    assert_eq!(after["source_hash"], answer.json()["source_hash"]);
    assert!(
        after["undo"].as_str().unwrap().contains("Holm"),
        "{}",
        after["undo"]
    );
    let undone = preview.act("undo", &json!({"source_hash": after["source_hash"]}));
    assert_eq!(undone.status, 200, "{}", undone.json());
    assert_eq!(preview.text(), text);
    let again = preview.state_of(&mut events, &text);
    assert_eq!(again["undo"], Value::Null);
    let none = preview.act("undo", &json!({"source_hash": again["source_hash"]}));
    assert_eq!(none.status, 422);
}

#[test]
fn nothing_is_written_over_a_changed_file() {
    let text = chapter();
    let preview = Preview::of(&text);
    let state = preview.state();
    let finding = slip(&preview);
    let other = format!("{text}\nOne more line.\n");
    std::fs::write(preview.file(), &other).unwrap();
    let asked = json!({"id": finding["id"], "source_hash": state["source_hash"]});
    assert_eq!(preview.act("apply", &asked).status, 409);
    assert_eq!(preview.text(), other);
    let start = text.find("Masons from").unwrap();
    let end = start + text[start..].find('.').unwrap() + 1;
    let drop =
        json!({"act": "drop", "start": start, "end": end, "source_hash": state["source_hash"]});
    assert_eq!(preview.act("steer", &drop).status, 409);
    assert_eq!(preview.text(), other);
}

#[test]
fn an_act_is_not_undone_over_later_edits() {
    let text = chapter();
    let preview = Preview::of(&text);
    let mut events = preview.events();
    let state = preview.state();
    let asked = json!({"id": slip(&preview)["id"], "source_hash": state["source_hash"]});
    let hash = preview.act("apply", &asked).json()["source_hash"].clone();
    let later = format!("{}\nOne more line.\n", preview.text());
    preview.save(&later);
    let after = preview.state_of(&mut events, &later);
    assert_eq!(after["undo"], Value::Null);
    assert_eq!(
        preview.act("undo", &json!({"source_hash": hash})).status,
        409
    );
    let newest = json!({"source_hash": after["source_hash"]});
    assert_eq!(preview.act("undo", &newest).status, 409);
    assert_eq!(preview.text(), later);
}

/// The bullets of the deck.
fn bullets(preview: &Preview) -> Vec<Value> {
    let deck = preview.of_doc("deck").json();
    let slides = deck["slides"].as_array().unwrap().iter();
    slides
        .flat_map(|slide| slide["bullets"].as_array().unwrap().clone())
        .collect()
}

fn has(bullets: &[Value], text: &Value) -> bool {
    bullets.iter().any(|bullet| bullet["text"] == *text)
}

#[test]
fn the_deck_is_steered_by_markup_in_the_file() {
    let text = example();
    let preview = Preview::of(&text);
    let mut events = preview.events();
    let state = preview.state();
    let mut hash = state["source_hash"].clone();
    let first = bullets(&preview)
        .into_iter()
        .find(|b| !b["runner_up"].is_null())
        .unwrap();

    let act = |act: &str, on: &Value, words: &str, hash: &Value| {
        let asked = json!({"act": act, "start": on["start"], "end": on["end"], "text": words, "source_hash": hash});
        let answer = preview.act("steer", &asked);
        assert_eq!(answer.status, 200, "{act}: {}", answer.json());
        answer.json()["source_hash"].clone()
    };
    // Dropped: gone from the deck, its mark in the file.
    hash = act("drop", &first, "", &hash);
    let dropped = preview.text();
    assert_eq!(dropped.matches("{.drop}").count(), 1);
    preview.state_of(&mut events, &dropped);
    assert!(!has(&bullets(&preview), &first["text"]));
    // And back.
    let undone = preview.act("undo", &json!({"source_hash": hash}));
    assert_eq!(undone.status, 200);
    hash = undone.json()["source_hash"].clone();
    assert_eq!(preview.text(), text);
    preview.state_of(&mut events, &text);
    assert!(has(&bullets(&preview), &first["text"]));
    // Kept: nothing else changes.
    hash = act("keep", &first, "", &hash);
    assert_eq!(preview.text().matches("{.keep}").count(), 1);
    let kept = preview.text();
    preview.state_of(&mut events, &kept);
    let now = bullets(&preview);
    let same = now
        .iter()
        .find(|bullet| bullet["text"] == first["text"])
        .unwrap();
    assert_eq!(same["kept"], true);
    // Swapped for its runner-up.
    let other = &same["runner_up"];
    assert!(other.is_object(), "{same}");
    hash = act("swap", same, "", &hash);
    let swapped = preview.text();
    assert_eq!(swapped.matches("{.drop}").count(), 1);
    assert_eq!(swapped.matches("{.keep}").count(), 1);
    preview.state_of(&mut events, &swapped);
    let now = bullets(&preview);
    assert!(!has(&now, &first["text"]));
    // It may be whole now where a part of it was to stand.
    let start = other["text"].as_str().unwrap().split(' ').next().unwrap();
    let sentence = now
        .iter()
        .any(|b| b["kept"] == true && b["text"].as_str().unwrap().contains(start));
    assert!(sentence, "{other} of {now:#?}");
    // How full the slides are.
    act("density", &json!({"start": 0, "end": 0}), "low", &hash);
    let sparse = preview.text();
    assert!(sparse.contains("\n  density: low\n"), "{sparse:.600}");
    let state = preview.state_of(&mut events, &sparse);
    assert_eq!(preview.of_doc("deck").json()["density"], "low");
    assert_eq!(state["state"], "ok");
}

#[test]
fn a_headline_is_reworded_where_it_was_typed() {
    let text = chapter();
    let preview = Preview::of(&text);
    let mut events = preview.events();
    let hash = preview.state()["source_hash"].clone();
    let deck = preview.of_doc("deck").json();
    let slides = deck["slides"].as_array().unwrap().iter();
    let mut claims = slides.filter(|s| s["kind"] == "claim" && s["title_source"].is_object());
    let slide = claims.next().expect("a claim with a headline");
    let place = &slide["title_source"];
    let words = "Who \"paid\" for it?";
    let asked = json!({"act": "title", "start": place["start"], "end": place["end"], "text": words, "source_hash": hash});
    let answer = preview.act("steer", &asked);
    assert_eq!(answer.status, 200, "{}", answer.json());
    let now = preview.text();
    preview.state_of(&mut events, &now);
    let deck = preview.of_doc("deck").json();
    let slides = deck["slides"].as_array().unwrap();
    let own = slides.iter().find(|slide| slide["title"] == words);
    assert_eq!(
        own.expect("a slide with the new headline")["origin"],
        "lecturer"
    );
    // Once more, now that the words are the lecturer's.
    let place = &own.unwrap()["title_source"];
    let state = preview.state();
    let asked = json!({"act": "title", "start": place["start"], "end": place["end"], "text": "Once more", "source_hash": state["source_hash"]});
    let answer = preview.act("steer", &asked);
    assert_eq!(answer.status, 200, "{}", answer.json());
    assert!(!preview.text().contains("Who "));
    assert!(preview.text().contains("Once more"));
}

#[test]
fn what_cannot_be_done_is_refused_and_nothing_written() {
    let text = chapter();
    let preview = Preview::of(&text);
    let hash = preview.state()["source_hash"].clone();
    let huge = "x".repeat(3000);
    for asked in [
        json!({"act": "drop", "start": 5_000_000, "end": 5_000_009, "source_hash": hash}),
        json!({"act": "title", "start": 0, "end": 4, "text": "", "source_hash": hash}),
        json!({"act": "title", "start": 0, "end": 4, "text": huge, "source_hash": hash}),
        json!({"act": "density", "text": "total", "source_hash": hash}),
        json!({"act": "swap", "start": 1, "end": 3, "source_hash": hash}),
    ] {
        let answer = preview.act("steer", &asked);
        assert_eq!(answer.status, 422, "{asked}");
        assert!(answer.json()["message"].is_string());
    }
    let unknown = json!({"id": "none", "source_hash": hash});
    assert_eq!(preview.act("apply", &unknown).status, 409);
    assert_eq!(preview.act("open", &json!({"start": 0})).status, 422);
    assert_eq!(preview.text(), text);
}

#[cfg(unix)]
#[test]
fn the_editor_is_opened_at_the_place_without_a_shell() {
    let text = chapter();
    let flags = [
        "--open-with",
        "sh -c 'printf %s \"$1\" > opened.tmp; mv opened.tmp opened' sh {file}:{line}:{column}",
    ];
    let preview = Preview::start(&[("m.md", &text)], "m.md", &flags);
    assert_eq!(preview.state()["editor"], true);
    let start = text.find("grain.").unwrap();
    assert_eq!(preview.act("open", &json!({"start": start})).status, 200);
    let opened = preview.folder.path().join("opened");
    let began = std::time::Instant::now();
    while !opened.exists() && began.elapsed() < super::client::CAP {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let said = std::fs::read_to_string(opened).unwrap();
    let before = &text[..start];
    let (line, column) = (
        before.lines().count(),
        before.lines().next_back().unwrap().len() + 1,
    );
    assert!(said.ends_with(&format!("/m.md:{line}:{column}")), "{said}");
}
