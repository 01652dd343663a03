//! Dates: what stands in parentheses after the names, and days on which a page was read (APA 7, 9.13 to 9.17, 9.16).

use super::words;

/// A date as far as it was understood.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    /// The year; `None` for `n.d.`, `in press`.
    pub(super) year: Option<i32>,
    /// 1 to 12.
    pub(super) month: Option<u8>,
    /// 1 to 31.
    pub(super) day: Option<u8>,
    /// 1 to 4, from spring.
    pub(super) season: Option<u8>,
    /// `ca.` stood before it.
    pub(super) approximate: bool,
    /// It says more than a hayagriva date can hold: a range, a year suffix, two calendars, words.
    pub(super) literal: bool,
}

/// Reads the date that `text`, the inside of a pair of parentheses, is; `None` if it is something else.
pub(super) fn issued(text: &str) -> Option<Read> {
    let text = text
        .trim()
        .trim_start_matches('[')
        .trim_end_matches(']')
        .trim();
    let small = words::lower(text);
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let no_year = |table: &[&str]| {
        table.iter().any(|w| {
            small.strip_prefix(w).is_some_and(|rest| {
                rest.is_empty()
                    || rest.starts_with(['-', ','])
                    || (rest.len() == 1 && rest.is_ascii())
            })
        })
    };
    if no_year(words::NO_DATE) {
        return Some(Read::default());
    }
    if no_year(words::IN_PRESS) {
        return Some(Read {
            literal: true,
            ..Read::default()
        });
    }
    if let Some(day) = day(text).filter(|d| d.day.is_some()) {
        return Some(day);
    }
    let mut read = Read::default();
    let mut rest = text;
    for mark in ["ca.", "circa", "c."] {
        if small.starts_with(mark) {
            read.approximate = true;
            rest = text.get(mark.len()..)?.trim_start();
            break;
        }
    }
    let tokens: Vec<&str> = rest.split([' ', ',']).filter(|t| !t.is_empty()).collect();
    if tokens.is_empty() || tokens.len() > 8 {
        return None;
    }
    for token in tokens {
        token_of(token, &mut read)?;
    }
    read.year.map(|_| read)
}

/// Takes one word of a date in; `None` if dates have no such word.
fn token_of(token: &str, read: &mut Read) -> Option<()> {
    if read.year.is_none()
        && let Some((year, literal)) = year(token)
    {
        read.year = Some(year);
        read.literal |= literal;
        return Some(());
    }
    if let Some(month) = words::month(token) {
        if read.month.is_some() {
            read.literal = true;
        } else {
            read.month = Some(month);
        }
        return Some(());
    }
    if let Some(season) = words::season(token) {
        read.season = Some(season);
        return Some(());
    }
    let number = token.trim_end_matches('.');
    if let Ok(day) = number.parse::<u8>() {
        if (1..=31).contains(&day) && read.day.is_none() {
            read.day = Some(day);
            return Some(());
        }
        read.literal = true;
        return (1..=31).contains(&day).then_some(());
    }
    let pieces: Vec<&str> = token
        .split(['-', '–', '—', '/', '&'])
        .filter(|p| !p.is_empty())
        .collect();
    let known = |p: &&str| {
        p.parse::<u16>().is_ok_and(|n| n <= 2200)
            || words::month(p).is_some()
            || words::season(p).is_some()
    };
    if pieces.is_empty() || pieces.iter().all(known) {
        read.literal = true;
        if let Some(first) = pieces.first() {
            read.day = read
                .day
                .or_else(|| first.parse().ok().filter(|d| (1..=31).contains(d)));
            read.month = read.month.or_else(|| words::month(first));
            read.season = read.season.or_else(|| words::season(first));
        }
        return Some(());
    }
    if matches!(
        words::lower(token).as_str(),
        "and" | "bce" | "b.c.e." | "b.c." | "bc" | "ce" | "present" | "date" | "original"
    ) {
        read.literal = true;
        return Some(());
    }
    None
}

/// The year that `token` begins with, and whether more than a year is said (`2012a`, `2002–2008`, `1398/2019`).
fn year(token: &str) -> Option<(i32, bool)> {
    let token = token.trim_end_matches('.');
    let digits = token.bytes().take_while(u8::is_ascii_digit).count();
    if !(3..=4).contains(&digits) {
        return None;
    }
    let number: i32 = token.get(..digits)?.parse().ok()?;
    if digits == 4 && !(1000..=2199).contains(&number) {
        return None;
    }
    let rest = token.get(digits..)?;
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Some((number, false)),
        (Some(c), None) if c.is_ascii_lowercase() => Some((number, true)),
        (Some('-' | '–' | '—' | '/'), _) => {
            let tail = rest.trim_start_matches(['-', '–', '—', '/']);
            let tail = tail.trim_end_matches(|c: char| c.is_ascii_lowercase());
            let ok = tail.is_empty()
                || rest.ends_with("present")
                || (tail.len() <= 4 && tail.bytes().all(|b| b.is_ascii_digit()));
            ok.then_some((number, true))
        }
        _ => None,
    }
}

/// Reads a full day: `September 15, 2025`, `15 Eylül 2025`, `15.09.2025`, `2025-09-15`.
pub(super) fn day(text: &str) -> Option<Read> {
    let text = text.trim().trim_matches(['.', ',', '(', ')', ':']).trim();
    if text.is_empty() || text.len() > 40 {
        return None;
    }
    let numbers: Vec<&str> = text.split(['.', '-', '/', '–']).collect();
    if numbers.len() == 3
        && numbers
            .iter()
            .all(|n| n.trim().bytes().all(|b| b.is_ascii_digit()) && !n.trim().is_empty())
    {
        let value = |i: usize| numbers.get(i).and_then(|n| n.trim().parse::<i32>().ok());
        let (a, b, c) = (value(0)?, value(1)?, value(2)?);
        let (year, month, day) = if a > 1000 { (a, b, c) } else { (c, b, a) };
        let (month, day) = if month > 12 {
            (day, month)
        } else {
            (month, day)
        };
        let fits =
            (1900..=2199).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        return fits.then_some(Read {
            year: Some(year),
            month: u8::try_from(month).ok(),
            day: u8::try_from(day).ok(),
            ..Read::default()
        });
    }
    let mut read = Read::default();
    for token in text.split([' ', ',']).filter(|t| !t.is_empty()) {
        let bare = token.trim_end_matches('.');
        if let Some(month) = words::month(token).or_else(|| words::month(bare)) {
            read.month = Some(month);
        } else if let Ok(number) = bare
            .trim_end_matches(|c: char| c.is_ascii_lowercase())
            .parse::<i32>()
        {
            match number {
                1..=31 if read.day.is_none() => read.day = u8::try_from(number).ok(),
                1900..=2199 if read.year.is_none() => read.year = Some(number),
                _ => return None,
            }
        } else if !matches!(words::lower(token).as_str(), "de" | "the" | "of" | "den") {
            return None;
        }
    }
    (read.year.is_some() && read.month.is_some()).then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parentheses_hold_dates_or_not() {
        for text in [
            "2019",
            "2019a",
            "2019, January 4",
            "n.d.",
            "n.d.-a",
            "in press",
            "2012a, Summer",
            "1398/2019",
            "ca. 1900",
            "2002–2008",
            "2017, July 12–15",
            "2018, September/October",
            "2004, May",
            "2021, 14 Şubat",
            "[1965]",
        ] {
            assert!(issued(text).is_some(), "{text}");
        }
        for text in [
            "3rd ed.",
            "Ed.",
            "pp. 1–20",
            "Vol. 3",
            "M. Smith, Trans.",
            "23",
            "9th Cir. 1991",
            "code: 1951407",
        ] {
            assert!(issued(text).is_none(), "{text}");
        }
    }

    #[test]
    fn days_in_many_forms() {
        for text in [
            "September 15, 2025",
            "15 September 2025",
            "15 Eylül 2025",
            "15.09.2025",
            "2025-09-15",
        ] {
            let read = day(text).unwrap();
            assert_eq!(
                (read.year, read.month, read.day),
                (Some(2025), Some(9), Some(15)),
                "{text}"
            );
        }
        assert!(day("Survival").is_none());
    }
}
