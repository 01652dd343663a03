//! Dates of bibliography files, as APA writes them (APA 7, 9.14).

use crate::settings::english_month;

/// A date in parts.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) year: i32,
    /// 1 to 12.
    pub(super) month: Option<u8>,
    /// 1 to 31.
    pub(super) day: Option<u8>,
    /// 1 to 4, from spring.
    pub(super) season: Option<u8>,
    /// The last year of a range.
    pub(super) until: Option<i32>,
    pub(super) approximate: bool,
}

impl Parts {
    /// `2019`, `2019, May 4`, `2012, Summer`, `2002–2008`, `ca. 1900`.
    pub(super) fn issued(self) -> String {
        let mut out = String::new();
        if self.approximate {
            out.push_str("ca. ");
        }
        out.push_str(&year(self.year));
        if let Some(until) = self.until.filter(|until| *until != self.year) {
            return out + "–" + &year(until);
        }
        let season = self.season.and_then(|season| {
            let names = ["Spring", "Summer", "Fall", "Winter"];
            names.get(usize::from(season).checked_sub(1)?).copied()
        });
        if let Some(month) = self.month.and_then(english_month).or(season) {
            out.push_str(&format!(", {month}"));
            if let Some(day) = self.day.filter(|_| self.month.is_some()) {
                out.push_str(&format!(" {day}"));
            }
        }
        out
    }

    /// `May 4, 2020`.
    pub(super) fn accessed(self) -> String {
        match (self.month.and_then(english_month), self.day) {
            (Some(month), Some(day)) => format!("{month} {day}, {}", self.year),
            (Some(month), None) => format!("{month} {}", self.year),
            _ => self.year.to_string(),
        }
    }
}

/// A year; those before the common era are counted without a year 0.
fn year(year: i32) -> String {
    if year > 0 {
        year.to_string()
    } else {
        format!("{} B.C.E.", 1 - year)
    }
}

/// ISO 8601-2 as BibLaTeX has it: `2019-05-04`, `2012-22`, `2002/2008`, `1900~`; `None` for anything else.
pub(super) fn iso(text: &str) -> Option<Parts> {
    let text = text.trim();
    let approximate = text.ends_with(['~', '?', '%']);
    let text = text.trim_end_matches(['~', '?', '%']);
    let (first, last) = match text.split_once('/') {
        Some((first, last)) => (first, Some(last)),
        None => (text, None),
    };
    let first = first.trim_end_matches(['~', '?', '%']);
    let first = first.split('T').next().unwrap_or(first);
    let (sign, digits) = match first.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, first),
    };
    let mut pieces = digits.split('-');
    let mut number = |length: usize| -> Option<Option<i32>> {
        let Some(piece) = pieces.next() else {
            return Some(None);
        };
        let plain = piece.len() <= length && piece.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| piece.parse().ok()).flatten().map(Some)
    };
    let year = number(4)?? * sign;
    let (month, day) = (number(2)?, number(2)?);
    let small = |n: Option<i32>| n.and_then(|n| u8::try_from(n).ok());
    let until = last.and_then(|last| {
        let last = last.trim_end_matches(['~', '?', '%']);
        last.split('-').next()?.parse().ok()
    });
    let mut out = Parts {
        year,
        until,
        approximate,
        ..Parts::default()
    };
    match small(month) {
        Some(month @ 1..=12) => {
            out.month = Some(month);
            out.day = small(day).filter(|day| (1..=31).contains(day));
        }
        Some(season @ 21..=24) => out.season = Some(season - 20),
        Some(_) => return None,
        None => {}
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_apa_has_them() {
        for (typed, apa) in [
            ("2019", "2019"),
            ("2019-05", "2019, May"),
            ("2019-05-04", "2019, May 4"),
            ("2012-22", "2012, Summer"),
            ("2002/2008", "2002–2008"),
            ("1900~", "ca. 1900"),
            ("-0349", "350 B.C.E."),
        ] {
            assert_eq!(
                iso(typed).map(Parts::issued).as_deref(),
                Some(apa),
                "{typed}"
            );
        }
        for odd in ["", "forthcoming", "2019-13", "2019-xx", "May 2019", "99999"] {
            assert_eq!(iso(odd), None, "{odd}");
        }
    }
}
