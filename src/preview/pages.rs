//! A page as it is sent: its picture and its words.

use serde_json::{Value, json};

use super::state::{Good, Which};

/// Page `index` (from 0) of an edition.
pub(super) fn page(good: &Good, which: Which, index: usize) -> String {
    let edition = good.edition(which);
    let words = edition.words(index).into_iter().map(|word| {
        let rect = word.rect;
        json!([
            word.at,
            word.length,
            short(rect.left),
            short(rect.top),
            short(rect.right - rect.left),
            short(rect.bottom - rect.top),
            word.text,
        ])
    });
    json!({
        "hash": good.hashes(which).get(index),
        "words": words.collect::<Vec<Value>>(),
        "svg": edition.page_svg(index).unwrap_or_default(),
    })
    .to_string()
}

/// Hundredths of a point.
fn short(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}
