//! Text for a terminal: nothing that an author typed may steer it.
//!
//! In: any text. Out: the same with control characters, line ends and direction marks shown in Rust's
//! notation (`\u{1b}`). Joiners stay: Persian is spelt with them.

use std::borrow::Cow;
use std::fmt::Write;

/// First Strong Isolate: what follows keeps its own direction.
const FSI: char = '\u{2068}';
/// Pop Directional Isolate.
const PDI: char = '\u{2069}';

/// Shows what could steer a terminal or reorder its line.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        push_escaped(&mut out, c);
    }
    Cow::Owned(out)
}

/// [`escape`], and each right-to-left stretch in an isolate, so that what surrounds it stays in place.
pub fn isolate(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_right_to_left) {
        return escape(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((start, end)) = stretch(rest) {
        let (before, after) = rest.split_at(start);
        let (inside, after) = after.split_at(end - start);
        out.push_str(&escape(before));
        out.push(FSI);
        out.push_str(&escape(inside));
        out.push(PDI);
        rest = after;
    }
    out.push_str(&escape(rest));
    Cow::Owned(out)
}

/// Adds `c` to `out` as [`escape`] shows it.
pub(super) fn push_escaped(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if is_unsafe(c) => {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
        c => out.push(c),
    }
}

/// Whether a terminal might obey `c` rather than show it.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether `c` runs from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko, …, by block).
fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && c != '\u{61c}'
}

/// The first stretch from a right-to-left letter to the last before a left-to-right one.
fn stretch(text: &str) -> Option<(usize, usize)> {
    let start = text.find(is_right_to_left)?;
    let mut end = start;
    for (at, c) in text.get(start..)?.char_indices() {
        if is_right_to_left(c) {
            end = start + at + c.len_utf8();
        } else if c.is_alphabetic() {
            break;
        }
    }
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_direction_marks_are_shown() {
        assert_eq!(escape("plain, ş ک\u{200c}ی"), "plain, ş ک\u{200c}ی");
        assert_eq!(
            escape("a\u{1b}[31mb\tc\r\n\u{9b}\u{202e}d"),
            "a\\u{1b}[31mb\\tc\\r\\n\\u{9b}\\u{202e}d"
        );
    }

    #[test]
    fn right_to_left_stretches_stand_alone() {
        assert_eq!(
            isolate("of “علی رضا” here"),
            "of “\u{2068}علی رضا\u{2069}” here"
        );
        assert_eq!(
            isolate("a ب b ج"),
            "a \u{2068}ب\u{2069} b \u{2068}ج\u{2069}"
        );
        assert_eq!(isolate("ب\u{2069}ج"), "\u{2068}ب\\u{2069}ج\u{2069}");
        assert_eq!(isolate(""), "");
    }
}
