//! Speaker's notes for pdfpc (the fields of its format 2, as touying writes them).

use serde_json::{Value, json};

use super::json::json_text;

/// The `.pdfpc` file of a deck of `minutes`. `slides`: the printed number and the note of each page.
/// Neighbours with one number are builds of one slide.
///
/// Markdown is off: a typed `*` or `#` is the author's character.
pub fn pdfpc(minutes: u32, slides: &[(String, String)]) -> String {
    let mut overlay = 0;
    let mut last: Option<&str> = None;
    let pages: Vec<Value> = slides
        .iter()
        .enumerate()
        .map(|(index, (label, note))| {
            overlay = if last == Some(label) { overlay + 1 } else { 0 };
            last = Some(label);
            json!({
                "idx": index,
                "label": label,
                "overlay": overlay,
                "forcedOverlay": false,
                "hidden": false,
                "note": note,
            })
        })
        .collect();
    json_text(&json!({
        "pdfpcFormat": 2,
        "diptych": 1,
        "duration": minutes,
        "disableMarkdown": true,
        "pages": pages,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_count_from_nought_and_builds_share_a_label() {
        let slides = ["1", "2", "2", "3"].map(|n| (n.to_string(), format!("“{n}”\n*")));
        let value: Value = serde_json::from_str(&pdfpc(45, &slides)).unwrap();
        assert_eq!(value["pdfpcFormat"], 2);
        assert_eq!(value["diptych"], 1);
        assert_eq!(value["duration"], 45);
        assert_eq!(value["pages"][2]["idx"], 2);
        assert_eq!(value["pages"][2]["overlay"], 1);
        assert_eq!(value["pages"][3]["overlay"], 0);
        assert_eq!(value["pages"][3]["note"], "“3”\n*");
    }
}
