//! What may follow a bracket: `(address "title")`, `{attributes}`; and the label of a note.

use super::address::unescaped;
use super::flat::Flat;

/// Longest address, title or label that is looked for.
const LONGEST: usize = 4096;

/// `(address)`.
pub(super) struct Tail {
    /// The address itself, marks aside.
    pub(super) from: usize,
    pub(super) to: usize,
    /// One past the closing parenthesis.
    pub(super) end: usize,
    pub(super) target: String,
}

/// The `(address "title")` that starts at `at` (CommonMark 6.3).
pub(super) fn tail(flat: &Flat, at: usize) -> Option<Tail> {
    if flat.get(at) != Some('(') {
        return None;
    }
    let mut i = blanks(flat, at + 1);
    let (from, to);
    if flat.get(i) == Some('<') {
        from = i + 1;
        i = from;
        loop {
            match flat.get(i)? {
                '>' => break,
                '<' | '\n' => return None,
                '\\' => i += 1,
                _ => {}
            }
            i += 1;
            if i - from > LONGEST {
                return None;
            }
        }
        to = i;
        i += 1;
    } else {
        from = i;
        let mut depth = 0u32;
        loop {
            let c = flat.get(i)?;
            match c {
                '(' => depth += 1,
                ')' if depth == 0 => break,
                ')' => depth -= 1,
                '\\' if flat.get(i + 1).is_some_and(|c| c.is_ascii_punctuation()) => i += 1,
                _ if c.is_whitespace() || c.is_control() => break,
                _ => {}
            }
            i += 1;
            if depth > 32 || i - from > LONGEST {
                return None;
            }
        }
        to = i;
    }
    if from == to {
        return None;
    }
    i = blanks(flat, i);
    if let Some(quote @ ('"' | '\'')) = flat.get(i) {
        let start = i;
        i += 1;
        loop {
            match flat.get(i)? {
                c if c == quote => break,
                '\\' => i += 1,
                _ => {}
            }
            i += 1;
            if i - start > LONGEST {
                return None;
            }
        }
        i = blanks(flat, i + 1);
    }
    (flat.get(i) == Some(')')).then(|| Tail {
        from,
        to,
        end: i + 1,
        target: unescaped(&flat.string(from, to)),
    })
}

/// One past the `}` of `{…}` at `at`, if what it holds are attributes.
pub(super) fn attributes(flat: &Flat, at: usize) -> Option<usize> {
    if flat.get(at) != Some('{') {
        return None;
    }
    let mut i = at + 1;
    while let Some(c) = flat.get(i) {
        match c {
            '}' => {
                let inner = flat.string(at + 1, i);
                return is_attributes(&inner).then_some(i + 1);
            }
            '{' | '\n' => return None,
            _ => i += 1,
        }
        if i - at > LONGEST {
            return None;
        }
    }
    None
}

/// Whether `inner` reads as Pandoc attributes: `#id`, `.class`, `key=value`, `-`.
pub(in super::super) fn is_attributes(inner: &str) -> bool {
    let inner = inner.trim();
    !inner.is_empty()
        && (inner.starts_with(['#', '.', '-'])
            || inner.split_once('=').is_some_and(|(key, _)| {
                !key.is_empty()
                    && key
                        .chars()
                        .all(|c| c.is_alphanumeric() || "-_:".contains(c))
            }))
}

/// The label of `[^label]` at `at`, and one past its bracket.
pub(super) fn note_label(flat: &Flat, at: usize) -> Option<(String, usize)> {
    if flat.get(at) != Some('[') || flat.get(at + 1) != Some('^') {
        return None;
    }
    let mut i = at + 2;
    while let Some(c) = flat.get(i) {
        if c == ']' {
            return (i > at + 2).then(|| (flat.string(at + 2, i), i + 1));
        }
        if c.is_whitespace() || c == '[' || i - at > 200 {
            return None;
        }
        i += 1;
    }
    None
}

fn blanks(flat: &Flat, mut i: usize) -> usize {
    while flat.get(i).is_some_and(|c| matches!(c, ' ' | '\t' | '\n')) {
        i += 1;
    }
    i
}
