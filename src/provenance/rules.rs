//! The closed list of typographic substitutions (design.md, 3, "Substitutions").

use super::fold::{is_dash, is_shaped_quote};
use crate::source::Span;

/// What a glyph that differs from its source is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// Byte for byte the same, or the same characters composed otherwise.
    None,
    /// A substitution by the rule of this name.
    Rule(&'static str),
    /// The ink says something else.
    Altered,
}

/// Compares the ink of a glyph with the source it stands for.
pub(super) fn difference(source: &str, span: Span, ink: &str) -> Difference {
    let Some(typed) = source.get(span.range()) else {
        return Difference::Altered;
    };
    if typed == ink {
        return Difference::None;
    }
    // A place where a line may end has no ink.
    let ink = ink.trim_end_matches('\u{200b}');
    if typed.chars().all(char::is_whitespace) {
        return match ink {
            "\u{a0}" | "\u{202f}" if typed != ink => Difference::Rule("no-break-space"),
            _ if ink.chars().all(char::is_whitespace) => Difference::None,
            _ => Difference::Altered,
        };
    }
    // French sets a space inside its quotation marks; the mark has a glyph of its own beside it.
    let spaced = !ink.is_empty() && ink.chars().all(char::is_whitespace);
    if spaced && typed == "\"" {
        return Difference::None;
    }
    if !super::fold::same(typed, ink) {
        return Difference::Altered;
    }
    let (mut typed, mut printed) = (marks(typed), marks(ink));
    let mut rule = Difference::None;
    loop {
        // Equal under the fold, so both sides have as many marks, each of one class.
        let (Some((at, typed)), Some((_, printed))) = (typed.next(), printed.next()) else {
            return rule;
        };
        if typed == printed {
            continue;
        }
        rule = if matches!(typed, '"' | '\'') && is_shaped_quote(printed) {
            Difference::Rule("curly-quote")
        } else if printed == '–' && joins_numbers(source, span.start + at, typed) {
            Difference::Rule("range-dash")
        } else if (typed, printed) == ('-', '\u{2212}') && precedes_number(source, span.start + at)
        {
            Difference::Rule("minus-sign")
        } else {
            return Difference::Altered;
        };
    }
}

/// Dashes and quotation marks with their places.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices()
        .filter(|(_, c)| is_dash(*c) || super::fold::is_quote(*c))
}

/// Whether the hyphen at `at` begins a number.
fn precedes_number(source: &str, at: usize) -> bool {
    let (before, after) = (&source[..at], source[at + 1..].trim_start_matches('.'));
    !before.ends_with(char::is_alphanumeric) && after.starts_with(|c: char| c.is_ascii_digit())
}

/// How far round a hyphen is looked: the longest ISBN, DOI or address that matters.
const REACH: usize = 128;

/// Whether the dash at `at` joins the two numbers of a range, and does not stand in an ORCID, an ISBN,
/// an ISO date, a DOI or an address.
fn joins_numbers(source: &str, at: usize, dash: char) -> bool {
    let (before, after) = (&source[..at], &source[at + dash.len_utf8()..]);
    let alone = |c: &char| c.is_alphanumeric();
    let left: Vec<char> = before.chars().rev().take(12).take_while(alone).collect();
    let right: Vec<char> = after.chars().take(12).take_while(alone).collect();
    let number = |token: &[char]| !token.is_empty() && token.iter().any(|c| c.is_numeric());
    if !number(&left) || !number(&right) || left.len() > 8 || right.len() > 8 {
        return false;
    }
    // `0000-0002-…`, `978-0-…`, `2025-08-11`
    let chained = |c: Option<char>, next: Option<char>| {
        c.is_some_and(is_dash) && next.is_some_and(char::is_numeric)
    };
    let mut outer = before.chars().rev().skip(left.len());
    let mut inner = after.chars().skip(right.len());
    if chained(outer.next(), outer.next()) || chained(inner.next(), inner.next()) {
        return false;
    }
    let head: String = before
        .chars()
        .rev()
        .take(REACH)
        .take_while(|c| !c.is_whitespace())
        .collect();
    let head: String = head.chars().rev().collect();
    !(head.contains("://") || head.contains("10.") && head.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str, typed: &str, ink: &str) -> Difference {
        let at = source.find(typed).expect("typed stands in the source");
        difference(source, Span::new(at, at + typed.len()), ink)
    }

    #[test]
    fn an_en_dash_is_for_ranges_alone() {
        let rule = Difference::Rule("range-dash");
        assert_eq!(of("pp. 399-414", "-", "–"), rule);
        assert_eq!(of("pp. e12-e19", "-", "–"), rule);
        assert_eq!(of("pp. 399-414", "399-414", "399–414"), rule);
        for text in [
            "0000-0002",
            "0000-0002-1825",
            "978-0-19",
            "2025-08-11",
            "10.1000/12-34",
            "https://a.b/12-34",
            "well-known",
            "COVID-19",
        ] {
            let expected = if text == "0000-0002" {
                rule
            } else {
                Difference::Altered
            };
            assert_eq!(of(text, "-", "–"), expected, "{text}");
        }
        assert_eq!(of("12—34", "—", "-"), Difference::Altered);
    }

    #[test]
    fn a_minus_sign_is_for_numbers_alone() {
        let rule = Difference::Rule("minus-sign");
        assert_eq!(of("β = -.24", "-", "−"), rule);
        assert_eq!(of("β = -.24", "-", "–"), Difference::Altered);
        for text in ["well-3", "a - b", "-- 3"] {
            assert_eq!(of(text, "-", "−"), Difference::Altered, "{text}");
        }
    }

    #[test]
    fn quotes_curl_and_nothing_else() {
        assert_eq!(of("it's", "'", "’"), Difference::Rule("curly-quote"));
        assert_eq!(of("it’s", "’", "'"), Difference::Altered);
        assert_eq!(of("a “b", "“", "«"), Difference::Altered);
        assert_eq!(of("a b", " ", "\u{a0}"), Difference::Rule("no-break-space"));
        assert_eq!(of("a b", " ", "x"), Difference::Altered);
        assert_eq!(of("a \"b\"", "\"", "\u{202f}"), Difference::None);
        assert_eq!(of("a-b", "-", " "), Difference::Altered);
        assert_eq!(of("cafe\u{301}", "e\u{301}", "é"), Difference::None);
        assert_eq!(of("abc", "b", ""), Difference::Altered);
    }
}
