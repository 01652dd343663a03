//! Places inside a work: `p. 33`, `pp. 61, 90`, `Chapter 2`, `12:45`, `Net Fees section, para. 2` (APA 7, 8.13).

use super::stretch::Stretch;
use super::tokens::Kind;
use super::words::{LOCATORS, has};
use super::years::{is_year, year_at};

/// A place inside a work.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Locator {
    /// Its first token.
    pub(super) first: usize,
    /// The token after it.
    pub(super) next: usize,
}

/// The locator after token `i`, which is its comma, colon or first word; nothing at or after `end` is looked at.
pub(super) fn locator_at(s: &Stretch, i: usize, end: usize) -> Option<Locator> {
    let colon = s.kind(i) == Some(Kind::Colon);
    let comma = s.kind(i) == Some(Kind::Comma);
    let first = if colon || comma { i + 1 } else { i };
    // `n.d.-b` is no note.
    if first >= end || year_at(s, first).is_some_and(|year| year.undated) {
        return None;
    }
    let mut next = if let Some(next) = worded(s, first, end) {
        next
    } else if s.kind(first) == Some(Kind::Number)
        && (colon || comma)
        && (colon || !is_year(s.text(first)))
    {
        numbers(s, first, end)
    } else {
        named(s, first, end).filter(|_| comma)?
    };
    // `Chapter 2, p. 14`
    while next < end && s.kind(next) == Some(Kind::Comma) {
        match worded(s, next + 1, end) {
            Some(more) => next = more,
            None => break,
        }
    }
    Some(Locator { first, next })
}

/// `p. 33`, `Table 3`, `§ 4`
fn worded(s: &Stretch, i: usize, end: usize) -> Option<usize> {
    if i >= end {
        return None;
    }
    let sign = matches!(s.text(i), "§" | "¶");
    // `p33` is one token.
    let word = s.lower(i);
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    if !sign && letters.len() < word.len() && has(LOCATORS, letters) {
        return Some(numbers(s, i, end));
    }
    let worded = matches!(s.kind(i), Some(Kind::Word | Kind::Initial))
        && has(LOCATORS, word.trim_end_matches('.'));
    if !sign && !worded {
        return None;
    }
    let mut at = i + 1;
    while at < end && (s.kind(at) == Some(Kind::Stop) || matches!(s.text(at), "§" | "¶")) {
        at += 1;
    }
    if at >= end {
        return None;
    }
    match s.kind(at) {
        Some(Kind::Number) => Some(numbers(s, at, end)),
        Some(Kind::Word) if is_roman(s.text(at)) || s.text(at).len() == 1 => {
            Some(numbers(s, at, end))
        }
        _ => None,
    }
}

/// `Net Fees section, para. 2`
fn named(s: &Stretch, i: usize, end: usize) -> Option<usize> {
    (i..end.min(i + 5))
        .take_while(|&at| s.kind(at) == Some(Kind::Word))
        .find(|&at| {
            at > i
                && matches!(
                    s.lower(at).as_str(),
                    "section" | "bölümü" | "chapter" | "scene"
                )
        })
        .map(|at| at + 1)
}

/// The token after the run of numbers at token `i`: `61–88`, `61, 90`, `2.3.41–44`, `12:45`, `22f.`
fn numbers(s: &Stretch, i: usize, end: usize) -> usize {
    let is_number =
        |at: usize| at < end && (s.kind(at) == Some(Kind::Number) || is_roman(s.text(at)));
    let mut at = i + 1;
    while at < end {
        let tight = !s.spaced(at);
        match s.kind(at) {
            Some(Kind::Dash | Kind::Slash) if is_number(at + 1) => at += 2,
            Some(Kind::Stop | Kind::Colon) if tight && is_number(at + 1) && !s.spaced(at + 1) => {
                at += 2
            }
            Some(Kind::Comma | Kind::Amp) if is_number(at + 1) && !is_year(s.text(at + 1)) => {
                at += 2
            }
            Some(Kind::Word) if matches!(s.lower(at).as_str(), "f" | "ff" | "n") => {
                at += 1;
                if s.kind(at) == Some(Kind::Stop) {
                    at += 1;
                }
            }
            Some(Kind::Word)
                if matches!(
                    s.lower(at).as_str(),
                    "and" | "ve" | "und" | "et" | "y" | "e"
                ) && is_number(at + 1)
                    && !is_year(s.text(at + 1)) =>
            {
                at += 2;
            }
            _ => break,
        }
    }
    at
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.len() <= 8 && text.bytes().all(|b| b"ivxlcdmIVXLCDM".contains(&b))
}
