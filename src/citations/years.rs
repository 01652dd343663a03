//! Dates of works: `2014`, `2017a`, `1887/1972`, `n.d.-a`, `in press`, `ca. 410 B.C.E./1996` (APA 7, 8.13 to 8.19).

use super::stretch::Stretch;
use super::tokens::Kind;
use super::words::UNDATED;

/// A date and where the text goes on.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Year {
    /// Its first token.
    pub(super) first: usize,
    /// The token after it.
    pub(super) next: usize,
    /// Whether it spans years (`1951–1956`).
    pub(super) range: bool,
    /// Whether it is words (`n.d.`) and no number.
    pub(super) undated: bool,
}

/// A year: four digits from 1000 to 2099, and a letter maybe.
pub(super) fn is_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text.get(digits..).unwrap_or("").chars();
    digits == 4
        && matches!(
            text.get(..2),
            Some("10" | "11" | "12" | "13" | "14" | "15" | "16" | "17" | "18" | "19" | "20")
        )
        && rest.next().is_none_or(|c| c.is_ascii_lowercase())
        && rest.next().is_none()
}

/// The date that starts at token `i`.
pub(super) fn year_at(s: &Stretch, i: usize) -> Option<Year> {
    let year = |next, range| Year {
        first: i,
        next,
        range,
        undated: false,
    };
    match s.kind(i)? {
        Kind::Number if is_year(s.text(i)) => {
            let next = i + 1;
            let number = s.kind(next + 1) == Some(Kind::Number);
            let tight = !s.spaced(next);
            match s.kind(next) {
                Some(Kind::Slash) if number && is_year(s.text(next + 1)) => {
                    Some(year(next + 2, false))
                }
                Some(Kind::Dash) if number && tight && is_year(s.text(next + 1)) => {
                    Some(year(next + 2, true))
                }
                Some(Kind::Dash) if number && tight && s.text(next + 1).len() == 2 => {
                    Some(year(next + 2, true))
                }
                Some(Kind::OpenSquare) if original(s, next).is_some() => {
                    Some(year(original(s, next)?, false))
                }
                Some(Kind::OpenSquare)
                    if number
                        && is_year(s.text(next + 1))
                        && s.kind(next + 2) == Some(Kind::CloseSquare) =>
                {
                    Some(year(next + 3, false))
                }
                _ => Some(year(next, false)),
            }
        }
        // `[1928] 2019`
        Kind::OpenSquare | Kind::Open
            if is_year(s.text(i + 1))
                && matches!(s.kind(i + 2), Some(Kind::CloseSquare | Kind::Close))
                && is_year(s.text(i + 3)) =>
        {
            Some(year(i + 4, false))
        }
        Kind::Word => circa(s, i).or_else(|| undated(s, i)),
        _ => None,
    }
}

/// The token after the years of the original in brackets: `[1928]`, `[1954-1961]`.
fn original(s: &Stretch, open: usize) -> Option<usize> {
    let close = s.close(open)?;
    let years = (open + 1..close).all(|i| match s.kind(i) {
        Some(Kind::Number) => is_year(s.text(i)) || s.text(i).len() == 2,
        Some(Kind::Dash | Kind::Slash) => true,
        _ => false,
    });
    (years && close > open + 1 && close <= open + 4).then_some(close + 1)
}

/// `ca. 1900`, `ca. 410 B.C.E./1996`
fn circa(s: &Stretch, i: usize) -> Option<Year> {
    if !s.text(i).starts_with(['c', 'C']) || !matches!(s.lower(i).as_str(), "ca" | "circa" | "c") {
        return None;
    }
    let mut at = i + 1;
    if s.kind(at) == Some(Kind::Stop) {
        at += 1;
    }
    if s.kind(at) != Some(Kind::Number) {
        return None;
    }
    at += 1;
    if s.kind(at) == Some(Kind::Initial) || matches!(s.text(at), "BCE" | "BC" | "CE" | "AD") {
        at += 1;
    }
    if s.kind(at) == Some(Kind::Slash) && s.kind(at + 1) == Some(Kind::Number) {
        at += 2;
    }
    Some(Year {
        first: i,
        next: at,
        range: false,
        undated: false,
    })
}

fn undated(s: &Stretch, i: usize) -> Option<Year> {
    let start = s.tokens.get(i)?.start;
    // The longest form has 14 letters; the window ends on a character of its own.
    let rest = s.plain.text.get(start..)?;
    // Asked at every word: most end here, at the first two letters of the forms.
    if let [first, second, ..] = rest.as_bytes()
        && first.is_ascii()
        && second.is_ascii()
    {
        let head = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
        if !UNDATED
            .iter()
            .any(|(form, _)| form.as_bytes().starts_with(&head))
        {
            return None;
        }
    }
    let window: String = rest.chars().take(20).collect();
    let window = super::words::lower(&window);
    for (form, _) in UNDATED {
        let Some(after) = window.strip_prefix(form) else {
            continue;
        };
        if after.starts_with(char::is_alphanumeric) {
            continue;
        }
        let end = start + form.len();
        let mut next = i;
        while s.tokens.get(next).is_some_and(|token| token.start < end) {
            next += 1;
        }
        // `n.d.-a`
        if s.kind(next) == Some(Kind::Dash) && s.text(next + 1).len() == 1 && !s.spaced(next) {
            next += 2;
        }
        return Some(Year {
            first: i,
            next,
            range: false,
            undated: true,
        });
    }
    None
}

/// The common form of a date that is no year.
pub(super) fn undated_form(text: &str) -> Option<&'static str> {
    let text = super::words::lower(text);
    UNDATED
        .iter()
        .find(|(form, _)| text.starts_with(form))
        .map(|(_, common)| *common)
}
