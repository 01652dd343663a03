//! Attributes in braces: `{#id .class key=value key="some words"}` (Pandoc's manual, `fenced_divs`, `bracketed_spans`).

use crate::manuscript::{Run, RunKind, Style};
use crate::source::Span;

/// Longest stretch between braces, in characters.
const LONGEST: usize = 4096;

/// An attribute.
#[derive(Debug)]
pub(in super::super) struct Attribute {
    /// `.class`, `#id`, or the key of `key=value`.
    pub(in super::super) name: String,
    /// Its place, value aside.
    pub(in super::super) span: Span,
    pub(in super::super) value: Option<Value>,
}

/// The value of an attribute.
#[derive(Debug)]
pub(in super::super) struct Value {
    pub(in super::super) text: String,
    /// From its first to its last character, without quotation marks.
    pub(in super::super) span: Span,
    /// The stretches that it is made of: without the backslash of an escape, and less line ends.
    pieces: Vec<Span>,
}

impl Value {
    /// The value as runs of the manuscript.
    pub(in super::super) fn runs(&self, text: &str) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut end: Option<usize> = None;
        let mut push = |from: usize, to: usize, kind| {
            runs.push(Run {
                span: Span::new(from, to),
                kind,
                style: Style::default(),
            });
        };
        for piece in &self.pieces {
            // A line end between two pieces is a space.
            if let Some(end) = end {
                let gap = text.get(end..piece.start).unwrap_or_default();
                let white = gap.len() - gap.trim_start().len();
                if white > 0 {
                    push(end, end + white, RunKind::Space);
                }
            }
            push(piece.start, piece.end, RunKind::Text);
            end = Some(piece.end);
        }
        runs
    }
}

/// The index of the `}` that closes the `{` at index `open` of `chars`; quoted values may hold braces.
pub(in super::super) fn closing(open: usize, get: impl Fn(usize) -> Option<char>) -> Option<usize> {
    if get(open) != Some('{') {
        return None;
    }
    let mut quoted = false;
    for i in open + 1..open + LONGEST {
        match get(i)? {
            '\\' if quoted && get(i + 1) == Some('"') => {}
            '"' if get(i - 1) != Some('\\') || !quoted => {
                if !quoted && get(i - 1) != Some('=') {
                    return None;
                }
                quoted = !quoted;
            }
            '}' if !quoted => return Some(i),
            '{' if !quoted => return None,
            _ => {}
        }
    }
    None
}

/// The attributes among `chars`, which stand between braces with their places; `None` if these are no attributes.
pub(in super::super) fn parse(chars: &[(usize, char)]) -> Option<Vec<Attribute>> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if chars[i].1.is_whitespace() {
            i += 1;
            continue;
        }
        let from = i;
        while i < chars.len() && !chars[i].1.is_whitespace() && chars[i].1 != '=' {
            i += 1;
        }
        let name: String = chars[from..i].iter().map(|(_, c)| *c).collect();
        let span = span(&chars[from..i])?;
        let value = match chars.get(i) {
            Some((_, '=')) => {
                i += 1;
                Some(value(chars, &mut i)?)
            }
            _ => None,
        };
        let plain = |word: &str| {
            let mut letters = word.chars();
            let all = letters.all(|c| c.is_alphanumeric() || "-_:.".contains(c));
            !word.is_empty() && all
        };
        let fits = match (name.strip_prefix(['.', '#']), &value) {
            (Some(word), None) => plain(word),
            (None, Some(_)) => plain(&name),
            (None, None) => name == "-",
            (Some(_), Some(_)) => false,
        };
        if !fits {
            return None;
        }
        out.push(Attribute { name, span, value });
    }
    (!out.is_empty()).then_some(out)
}

fn value(chars: &[(usize, char)], i: &mut usize) -> Option<Value> {
    let quoted = matches!(chars.get(*i), Some((_, '"')));
    *i += usize::from(quoted);
    let from = *i;
    let mut pieces: Vec<Span> = Vec::new();
    let mut text = String::new();
    let mut open = from;
    let close = |open: usize, end: usize, pieces: &mut Vec<Span>| {
        pieces.extend(chars.get(open..end).and_then(span));
    };
    loop {
        match chars.get(*i) {
            Some((_, '"')) if quoted => break,
            None if quoted => return None,
            None => break,
            Some((_, c)) if !quoted && c.is_whitespace() => break,
            Some((_, '"')) => return None,
            Some((_, '\n')) => {
                close(open, *i, &mut pieces);
                text.push(' ');
                open = *i + 1;
            }
            Some((_, '\\')) if quoted && matches!(chars.get(*i + 1), Some((_, '"' | '\\'))) => {
                close(open, *i, &mut pieces);
                *i += 1;
                open = *i;
                text.push(chars[*i].1);
            }
            Some((_, c)) => text.push(*c),
        }
        *i += 1;
    }
    close(open, *i, &mut pieces);
    let whole = chars.get(from..*i).and_then(span);
    let at = chars.get(from).or(chars.last()).map_or(0, |(at, _)| *at);
    *i += usize::from(quoted);
    // Nothing may touch the closing quotation mark.
    if quoted && chars.get(*i).is_some_and(|(_, c)| !c.is_whitespace()) {
        return None;
    }
    Some(Value {
        text,
        span: whole.unwrap_or(Span::new(at, at)),
        pieces,
    })
}

/// From the first to the last of some characters.
fn span(chars: &[(usize, char)]) -> Option<Span> {
    let (first, last) = (chars.first()?, chars.last()?);
    Some(Span::new(first.0, last.0 + last.1.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Vec<(String, Option<String>)>> {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let found = parse(&chars)?.into_iter();
        Some(found.map(|a| (a.name, a.value.map(|v| v.text))).collect())
    }

    #[test]
    fn classes_keys_and_quoted_values() {
        let pair = |name: &str, value: &str| (name.to_owned(), Some(value.to_owned()));
        assert_eq!(
            of("#id .keep as=\"He said \\\"no\\\".\nTwice\" n=5 -").unwrap(),
            [
                ("#id".into(), None),
                (".keep".into(), None),
                pair("as", "He said \"no\". Twice"),
                pair("n", "5"),
                ("-".into(), None)
            ]
        );
        for other in [
            "", " ", "word", "a b", ".a=b", ".", "a=\"x", "a=\"x\"y", "x, y", "a=b\"c",
        ] {
            assert!(of(other).is_none(), "{other}");
        }
    }

    #[test]
    fn runs_are_the_typed_words() {
        let text = "as=\"He said\n  \\\"no\\\"\"";
        // As `Flat` hands them over: white space at the ends of rows is gone.
        let chars: Vec<(usize, char)> = text
            .char_indices()
            .filter(|(at, c)| *c != ' ' || *at < 11)
            .collect();
        let found = parse(&chars).unwrap();
        let value = found[0].value.as_ref().unwrap();
        let words: Vec<&str> = value.runs(text).iter().map(|r| r.span.of(text)).collect();
        assert_eq!(words, ["He said", "\n  ", "\"no", "\""]);
    }

    #[test]
    fn braces_close_outside_quotation_marks() {
        let end = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            closing(0, |i| chars.get(i).copied())
        };
        assert_eq!(end("{.a}"), Some(3));
        assert_eq!(end("{a=\"}\"}"), Some(6));
        assert_eq!(end("{a=\"\\\"}\"}x"), Some(8));
        assert_eq!(end("{a {b}}"), None);
        assert_eq!(end("{\"a\"}"), None);
        assert_eq!(end("{a"), None);
        assert_eq!(end(&format!("{{{}}}", "a".repeat(5000))), None);
    }
}
