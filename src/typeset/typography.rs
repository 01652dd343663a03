//! Typographic substitutions: never wording (print-edition.md, 1 and 2).
//!
//! In: a stretch of typed text. Out: pieces that say what is set for which characters: an en dash for the
//! hyphen of a number range (APA 7, 6.6), a minus sign for the hyphen before a number (APA 7, 6.45), a no-break
//! space where a line must not end ([`super::bound`]), a curly quote for a straight one. Everything else is set
//! as typed.

use unicode_segmentation::UnicodeSegmentation;

use super::bound::is_bound_space;
use super::numbers::{is_minus, is_range_hyphen};
use crate::source::Span;

/// What is set for a stretch of typed characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set<'t> {
    /// The typed characters.
    pub(super) span: Span,
    /// What is set for them.
    pub(super) what: What<'t>,
}

/// Kinds of setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What<'t> {
    /// The characters as typed.
    Typed(&'t str),
    /// Another character for the one typed.
    Instead(&'static str),
    /// A quotation mark that the language's typography shapes; `true`: double.
    Quote(bool),
    /// Nothing typed: a place where a string without any other may break; `true`: before a letter or digit.
    MayBreak(bool),
    /// Nothing typed: a border that no cluster of a letter and its marks crosses.
    Apart,
}

/// Longest stretch of one text element: a glyph's offset into it has 16 bits.
const LONGEST: usize = 16 * 1024;

/// A string without a place to break is offered one every so many clusters: a line of the page holds more.
pub(super) const UNBROKEN: usize = 30;

/// Typst breaks addresses at their signs; only what stands between two of these is offered a break. Large type has
/// fewer clusters on a line (`Geometry::clusters`).
const UNBROKEN_ADDRESS: usize = 50;

/// Clusters since the last place where a line may end.
#[derive(Copy, Clone, Debug)]
pub(super) struct Unbroken {
    pub(super) count: usize,
    /// So many of an address may follow one another.
    address: usize,
    /// Whether hyphens at numbers are set as dashes and minus signs.
    dashes: bool,
}

impl Unbroken {
    /// None yet, on lines that hold so many.
    pub(super) fn on_lines_of(clusters: usize, dashes: bool) -> Self {
        let address = clusters.clamp(UNBROKEN / 2, UNBROKEN_ADDRESS);
        Self {
            count: 0,
            address,
            dashes,
        }
    }
}

impl Default for Unbroken {
    fn default() -> Self {
        Self::on_lines_of(UNBROKEN_ADDRESS, true)
    }
}

/// Initials and numbers are bound to what follows only while the string is shorter than this.
const BOUND: usize = 20;

/// More quotation marks in a row than this are a ruler or a slip, and are set as typed.
const QUOTES: usize = 6;

/// Most characters of one cluster that are shaped together: each glyph of a cluster carries the text of all of
/// it, so that thousands of accents upon one letter would need their number squared in memory.
const CLUSTER: usize = 32;

/// Cuts the text of `span` into settings, in order, covering every byte of it. `unbroken` counts the clusters
/// since the last place where a line may end, from one stretch of a paragraph to the next.
pub(super) fn set<'t>(text: &'t str, span: Span, unbroken: &mut Unbroken) -> Vec<Set<'t>> {
    cut(text, span, true, unbroken)
}

/// The same with every character as typed.
pub(super) fn verbatim<'t>(text: &'t str, span: Span, unbroken: &mut Unbroken) -> Vec<Set<'t>> {
    cut(text, span, false, unbroken)
}

fn cut<'t>(text: &'t str, span: Span, shaped: bool, unbroken: &mut Unbroken) -> Vec<Set<'t>> {
    let mut out = Vec::new();
    let mut from = span.start;
    let mut address = false;
    let mut quotes = 0;
    // Whether the character before is a letter or digit: no stop or comma starts a line after one.
    let mut inside = false;
    for (at, cluster) in span.of(text).grapheme_indices(true) {
        let at = span.start + at;
        let first = cluster.chars().next().unwrap_or(' ');
        address = !first.is_whitespace() && (address || is_address(&text[at..span.end]));
        quotes = if matches!(first, '"' | '\'') {
            quotes + 1
        } else {
            0
        };
        let what = match first {
            _ if !shaped || quotes > QUOTES => None,
            '"' => Some(What::Quote(true)),
            '\'' => Some(What::Quote(false)),
            '-' if unbroken.dashes && is_range_hyphen(text, at) => Some(What::Instead("–")),
            '-' if unbroken.dashes && is_minus(text, at) => Some(What::Instead("\u{2212}")),
            ' ' if unbroken.count < BOUND && is_bound_space(text, at) => {
                Some(What::Instead("\u{a0}"))
            }
            _ => None,
        };
        let breaks = match first {
            ' ' => what.is_none() && offers(&text[..at], text[at + 1..].chars().next()),
            _ if address => !first.is_alphanumeric(),
            _ => {
                first.is_whitespace()
                    || matches!(first, '\u{ad}' | '\u{200b}')
                    || is_joint(&text[..at], first, &text[at + first.len_utf8()..])
            }
        };
        let longest = if address { unbroken.address } else { UNBROKEN };
        let letter = first.is_alphanumeric();
        let fits = unbroken.count >= longest && at > span.start && (letter || !inside);
        if !breaks && first != ' ' && fits {
            pieces(text, Span::new(from, at), &mut out);
            out.push(between(at, What::MayBreak(letter)));
            (from, unbroken.count) = (at, 0);
        }
        inside = letter;
        unbroken.count = if breaks { 0 } else { unbroken.count + 1 };
        if let Some(what) = what {
            pieces(text, Span::new(from, at), &mut out);
            from = at + first.len_utf8();
            let here = Span::new(at, from);
            out.push(Set { span: here, what });
        }
        for (split, _) in cluster.char_indices().step_by(CLUSTER).skip(1) {
            pieces(text, Span::new(from, at + split), &mut out);
            out.push(between(at + split, What::Apart));
            from = at + split;
        }
    }
    pieces(text, Span::new(from, span.end), &mut out);
    out
}

/// The hyphens in `span` that are set as dashes or minus signs: where, as what, and by which rule.
pub fn number_dashes(text: &str, span: Span) -> Vec<(Span, &'static str, &'static str)> {
    let rule = |piece: Set<'_>| match piece.what {
        What::Instead(dash @ "–") => Some((piece.span, dash, "range-dash")),
        What::Instead(minus @ "\u{2212}") => Some((piece.span, minus, "minus-sign")),
        _ => None,
    };
    let pieces = set(text, span, &mut Unbroken::default());
    pieces.into_iter().filter_map(rule).collect()
}

/// A setting for no character.
fn between(at: usize, what: What<'_>) -> Set<'_> {
    Set {
        span: Span::new(at, at),
        what,
    }
}

/// Whether a line may end after the dash or stroke `c`: not within a row of them, nor before a digit
/// (UAX 14, LB25).
fn is_joint(before: &str, c: char, after: &str) -> bool {
    matches!(c, '-' | '/' | '–' | '—')
        && !before.ends_with(c)
        && !(matches!(c, '-' | '/') && after.starts_with(|next: char| next.is_numeric()))
}

/// Whether a line may end at a space between `before` and `next` (UAX 14, LB13 to LB15): not after an opening sign,
/// one quotation mark after another, or before a closing one.
pub(super) fn offers(before: &str, next: Option<char>) -> bool {
    let opens = |c: char| {
        matches!(
            c,
            '(' | '[' | '{' | '"' | '\'' | '‘' | '“' | '„' | '«' | '‹'
        )
    };
    let closes = |c: char| {
        matches!(
            c,
            ')' | ']' | '}' | '!' | '?' | ',' | ';' | ':' | '.' | '/' | '”' | '’' | '»' | '›'
        )
    };
    !before.ends_with(opens) && !next.is_some_and(closes)
}

fn is_address(text: &str) -> bool {
    let doi = || {
        let code = text.strip_prefix("10.")?;
        let rest = code.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.starts_with('/').then_some(())
    };
    ["https://", "http://", "www.", "doi.org/"]
        .iter()
        .any(|start| text.starts_with(start))
        || doi().is_some()
}

/// Adds the typed characters of `span`, in pieces that a glyph's offset can reach.
fn pieces<'t>(text: &'t str, span: Span, out: &mut Vec<Set<'t>>) {
    let mut start = span.start;
    while start < span.end {
        let mut end = span.end.min(start + LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let span = Span::new(start, end);
        out.push(Set {
            span,
            what: What::Typed(span.of(text)),
        });
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        set(text, Span::new(0, text.len()), &mut Unbroken::default())
            .iter()
            .map(|piece| match piece.what {
                What::Typed(typed) => typed,
                What::Instead("\u{a0}") => "~",
                What::Instead(other) => other,
                What::Quote(true) => "Q",
                What::Quote(false) => "q",
                What::MayBreak(_) => "|",
                What::Apart => "/",
            })
            .collect()
    }

    #[test]
    fn signs_stay_with_their_numbers() {
        assert_eq!(shown("nearly 40 % of"), "nearly 40~% of");
        assert_eq!(shown("at 5 °C for € 7 a day"), "at 5~°C for €~7 a day");
        assert_eq!(shown("a % of 5 men"), "a % of 5 men");
    }

    #[test]
    fn only_ranges_get_an_en_dash() {
        assert_eq!(shown("(1991-1994), 399-414."), "(1991–1994), 399–414.");
        for kept in [
            "0000-0003-3336-6597",
            "2025-08-11",
            "COVID-19",
            "978-0-19-8",
            "10.1000/12-34",
            "12-34.5",
            "2023-05",
            "1-2-3",
            "(114–055-721)",
            "10.1002/(199608)10:5<38>3.0.CO;2-9",
        ] {
            assert_eq!(shown(kept), kept);
        }
    }

    #[test]
    fn lines_do_not_end_before_a_number_or_within_initials() {
        assert_eq!(shown("p. 33, pp. 4 to 5"), "p.~33, pp.~4 to 5");
        assert_eq!(
            shown("S. E. Cornell saw Table 1"),
            "S.~E.~Cornell saw Table~1"
        );
        assert_eq!(shown("the end. Then no one"), "the end. Then no one");
        assert_eq!(shown("that is no 5 here"), "that is no 5 here");
    }

    #[test]
    fn a_string_without_a_break_is_offered_one() {
        let dots = ".".repeat(70);
        assert_eq!(
            shown(&dots),
            format!("{0}|{0}|{1}", &dots[..30], &dots[..10])
        );
        let address = format!("see https://example.org/{dots}");
        assert_eq!(shown(&address), address);
        let doi = "10.1080/14683857.2021.1906513.20210415";
        assert_eq!(shown(doi), doi);
        let long = shown(&format!("https://example.org/{}", "x".repeat(150)));
        assert_eq!(long.matches('|').count(), 2);
        let quotes = shown(&"\"".repeat(70));
        assert_eq!(quotes.matches('|').count(), 2);
    }

    #[test]
    fn initials_without_end_may_break() {
        let initials = shown(&"A. ".repeat(40));
        assert!(
            initials
                .split(' ')
                .all(|line| line.chars().count() <= UNBROKEN)
        );
    }

    #[test]
    fn a_tower_of_accents_is_taken_down_in_parts() {
        let accents = format!("e{}x", "\u{301}".repeat(70));
        let parts: Vec<usize> = shown(&accents)
            .split('/')
            .map(|p| p.chars().count())
            .collect();
        assert_eq!(parts, [32, 32, 8]);
        assert_eq!(shown("e\u{301}\u{302}"), "e\u{301}\u{302}");
    }

    #[test]
    fn quotes_are_marked_and_every_byte_is_covered() {
        assert_eq!(shown("\"it's\""), "QitqsQ");
        let long = "é".repeat(20_000);
        let pieces = set(&long, Span::new(0, long.len()), &mut Unbroken::default());
        assert!(pieces.len() > 2);
        assert_eq!(
            pieces.iter().map(|p| p.span.len()).sum::<usize>(),
            long.len()
        );
    }
}
