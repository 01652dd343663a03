//! Evidence that a cut keeps: the voice that it quotes, the amount that it names.

use super::stems::count;

/// What a cut gains by the evidence that it shows.
pub(super) fn evidence(said: &str) -> f32 {
    let voice = if quoted(said) >= 3 { 0.5 } else { 0.0 };
    let sized = ["billion", "million", "%", "percent", "$", "€", "£"]
        .iter()
        .any(|unit| said.contains(unit));
    let amount = sized && said.chars().any(|c| c.is_ascii_digit());
    voice + if amount { 0.3 } else { 0.0 }
}

/// How many words stand between quotation marks.
pub(super) fn quoted(text: &str) -> usize {
    let mut out = 0;
    let mut rest = text;
    while let Some(open) = rest.find(['“', '«', '"', '„']) {
        let inside: String = rest
            .get(open..)
            .unwrap_or_default()
            .chars()
            .skip(1)
            .collect();
        let Some(close) = inside.find(['”', '»', '"']) else {
            break;
        };
        out += count(inside.get(..close).unwrap_or_default());
        let skip = rest
            .get(open..)
            .and_then(|t| t.chars().next())
            .map_or(1, char::len_utf8);
        rest = rest
            .get(open + skip + close..)
            .and_then(|t| t.char_indices().nth(1).and_then(|(i, _)| t.get(i..)))
            .unwrap_or_default();
    }
    out
}
