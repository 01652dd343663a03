//! JSON as text.

use std::fmt::Write;

use serde::Serialize;
use serde_json::Value;

use super::escape::is_unsafe;

/// `value` as indented JSON with a line end. What could steer a terminal is written as `\u…`, which is
/// the same JSON.
pub fn json_text(value: &Value) -> String {
    shielded(&format!("{value:#}\n"))
}

/// `value` as JSON on one line, with a line end.
pub fn json_line(value: &Value) -> String {
    shielded(&format!("{value}\n"))
}

/// A model's value. Our structs have text keys only, so this does not fail.
pub(super) fn value(model: impl Serialize) -> Value {
    serde_json::to_value(model).unwrap_or(Value::Null)
}

/// Such characters stand in strings only: JSON itself is ASCII.
fn shielded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // Line ends are the layout's: those inside strings are escaped already.
        if c != '\n' && is_unsafe(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_json() {
        let value = serde_json::json!({"b": "\u{9b}\u{202e}\u{e0001}\u{1b}\n", "a": "ş"});
        let text = json_text(&value);
        assert!(text.contains(r"\u009b\u202e\udb40\udc01"), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        let line = json_line(&value);
        assert_eq!(line.matches('\n').count(), 1);
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap(), value);
    }
}
