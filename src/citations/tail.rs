//! What follows the first date of a work: further dates and locators (`2001, 2003a, b, p. 5`).

use super::locators::{Locator, locator_at};
use super::stretch::Stretch;
use super::tokens::Kind;
use super::words::{JOINERS, has};
use super::years::{Year, is_year, year_at};

/// One date with its locator.
#[derive(Copy, Clone, Debug)]
pub(super) struct Dated {
    /// The date.
    pub(super) year: Year,
    /// The place in the work.
    pub(super) locator: Option<Locator>,
    /// A letter alone (`b` of `2001a, b`): the token whose digits it shares.
    pub(super) letter_of: Option<usize>,
}

/// The dates from `year` on, none reaching to token `end`, and the token after them.
pub(super) fn dates(s: &Stretch, year: Year, end: usize) -> (Vec<Dated>, usize) {
    let mut dates = vec![Dated {
        year,
        locator: None,
        letter_of: None,
    }];
    let mut at = year.next;
    while at < end {
        if let Some(locator) = locator_at(s, at, end)
            && let Some(last) = dates.last_mut()
        {
            last.locator = match last.locator {
                Some(first) => Some(Locator {
                    first: first.first,
                    next: locator.next,
                }),
                None => Some(locator),
            };
            at = locator.next;
            continue;
        }
        let mut next = at;
        if matches!(s.kind(next), Some(Kind::Comma | Kind::Semi)) {
            next += 1;
        }
        if s.kind(next) == Some(Kind::Amp)
            || (s.kind(next) == Some(Kind::Word) && has(JOINERS, &s.lower(next)))
        {
            next += 1;
        }
        if next == at || next >= end {
            break;
        }
        if let Some(year) = year_at(s, next)
            && year.next <= end
        {
            dates.push(Dated {
                year,
                locator: None,
                letter_of: None,
            });
            at = year.next;
        } else if let Some(dated) = letter(s, next, &dates, end) {
            dates.push(dated);
            at = next + 1;
        } else {
            break;
        }
    }
    (dates, at)
}

/// `b` after `2001a`.
fn letter(s: &Stretch, at: usize, dates: &[Dated], end: usize) -> Option<Dated> {
    let last = dates.last()?;
    let base = last.letter_of.unwrap_or(last.year.first);
    let text = s.text(at);
    let lettered = s.text(base).len() == 5 && is_year(s.text(base));
    let alone = text.len() == 1 && text.chars().all(|c| c.is_ascii_lowercase());
    let closed =
        at + 1 >= end || matches!(s.kind(at + 1), Some(Kind::Comma | Kind::Semi | Kind::Amp));
    (lettered && alone && closed).then_some(Dated {
        year: Year {
            first: at,
            next: at + 1,
            range: false,
            undated: false,
        },
        locator: None,
        letter_of: Some(base),
    })
}
