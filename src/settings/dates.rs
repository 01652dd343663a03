//! The document's date. A build may not read the clock (design.md, 9), so that the same input gives the same bytes:
//! `SOURCE_DATE_EPOCH`, else front matter `date`, else the first of January of the book's year, else a constant.

/// A day.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

/// The English name of a month from 1 to 12.
pub fn english_month(month: u8) -> Option<&'static str> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

/// The date of documents that say nothing of theirs.
const UNDATED: Date = Date {
    year: 2000,
    month: 1,
    day: 1,
};

impl Date {
    /// The document's date from what is known: seconds since 1970 (`SOURCE_DATE_EPOCH`), a typed date
    /// (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`), the book's year.
    pub fn resolve(epoch: Option<i64>, typed: Option<&str>, year: Option<&str>) -> Self {
        epoch
            .and_then(Self::from_epoch)
            .or_else(|| typed.and_then(Self::parse))
            .or_else(|| year.and_then(Self::parse))
            .unwrap_or(UNDATED)
    }

    /// The day in English words: `24 November 2026`.
    pub fn in_words(self) -> String {
        let month = english_month(self.month).unwrap_or("");
        format!("{} {month} {}", self.day, self.year)
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; what is left out is the first.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let digits =
            |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        let two = |part: &str| digits(part, 2).then(|| part.parse().ok()).flatten();
        let year = parts.next().filter(|y| digits(y, 4))?.parse().ok()?;
        let month = parts.next().map_or(Some(1), two)?;
        let day = parts.next().map_or(Some(1), two)?;
        let date = Self { year, month, day };
        (parts.next().is_none() && date.is_valid()).then_some(date)
    }

    fn is_valid(self) -> bool {
        let leap = (self.year % 4 == 0 && self.year % 100 != 0) || self.year % 400 == 0;
        let days = match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return false,
        };
        (1..=9999).contains(&self.year) && (1..=days).contains(&self.day)
    }

    /// The day of a count of seconds since 1970 (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    fn from_epoch(seconds: i64) -> Option<Self> {
        let days = seconds.div_euclid(86_400).checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = u8::try_from(day_of_year - (153 * shifted + 2) / 5 + 1).ok()?;
        let month = u8::try_from(if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        })
        .ok()?;
        let year = i32::try_from(year_of_era + era * 400 + i64::from(month <= 2)).ok()?;
        let date = Self { year, month, day };
        date.is_valid().then_some(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_epoch_wins_then_the_typed_date_then_the_book() {
        let day = |year, month, day| Date { year, month, day };
        assert_eq!(
            Date::resolve(Some(1_790_000_000), Some("2024"), None),
            day(2026, 9, 21)
        );
        assert_eq!(
            Date::resolve(Some(951_782_400), None, None),
            day(2000, 2, 29)
        );
        assert_eq!(
            Date::resolve(None, Some("2024-05"), Some("2026")),
            day(2024, 5, 1)
        );
        assert_eq!(
            Date::resolve(None, Some("soon"), Some("2026")),
            day(2026, 1, 1)
        );
        assert_eq!(Date::resolve(Some(i64::MAX), None, None), UNDATED);
        for bad in [
            "2023-02-29",
            "2026-1-1",
            "+026",
            "0000",
            "2026-01-01-01",
            "2026-",
            "26",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }
}
