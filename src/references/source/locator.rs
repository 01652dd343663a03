//! Volume, issue and pages after a periodical's or a book's name (APA 7, 9.25, 9.26).

use crate::references::names::is_initials;
use crate::references::text::Bytes;
use crate::references::words::lower;

/// Where volume, issue and pages stand, as offsets into the text that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::references) struct Locator {
    /// Volume without label.
    pub(in crate::references) volume: Option<Bytes>,
    /// Issue without parentheses or label.
    pub(in crate::references) issue: Option<Bytes>,
    /// Pages without `pp.`, an article number with its word.
    pub(in crate::references) pages: Option<Bytes>,
}

/// Finds the first place in `text` behind which everything is a locator: the end of the name, and what it says.
pub(in crate::references) fn split(text: &str) -> Option<(usize, Locator)> {
    let mut tried = 0;
    for (i, c) in text.char_indices() {
        if !matches!(c, ' ' | ',' | '(' | ':') || i == 0 {
            continue;
        }
        let rest = text.get(i..).unwrap_or("");
        let body = rest.trim_start_matches([' ', ',', ':']);
        let starts = body.starts_with(|c: char| c.is_ascii_digit() || c == '(')
            || label(body, VOLUME).is_some()
            || label(body, ISSUE).is_some()
            || label(body, PAGES).is_some()
            || body.chars().take(8).any(|c| c.is_ascii_digit())
            || body.starts_with("NP");
        if !starts {
            continue;
        }
        tried += 1;
        if tried > 60 {
            return None;
        }
        if let Some(found) = parse(text, text.len() - body.len()) {
            // `… in 2019` or `World War 2` at the end of a name: a number without comma that stands alone.
            let alone = found.issue.is_none()
                && found.pages.is_none()
                && c == ' '
                && rest.len() == body.len() + 1;
            if !alone {
                return Some((i, found));
            }
        }
    }
    None
}

const VOLUME: &[&str] = &[
    "vol.", "vol", "volume", "cilt", "c.", "bd.", "band", "jg.", "jahrgang", "v.", "tome", "t.",
];
const ISSUE: &[&str] = &[
    "no.", "no", "nos.", "nr.", "issue", "sayı", "sy.", "heft", "h.", "n°", "núm.", "nº", "iss.",
    "numéro", "número",
];
const PAGES: &[&str] = &[
    "pp.", "pp", "p.", "ss.", "s.", "sf.", "seiten", "article", "art.", "pages", "págs.", "pág.",
    "artikel",
];

/// The length of a label from `table` at the head of `text`, the space behind it included.
fn label(text: &str, table: &[&str]) -> Option<usize> {
    let first = text.chars().next()?.to_lowercase().next()?;
    if !table.iter().any(|label| label.starts_with(first)) {
        return None;
    }
    let head: String = lower(&text.chars().take(12).collect::<String>());
    table
        .iter()
        .filter(|l| {
            head.strip_prefix(**l).is_some_and(|rest| {
                rest.starts_with(' ')
                    || (l.ends_with('.') && rest.starts_with(|c: char| c.is_alphanumeric()))
            })
        })
        .map(|l| l.chars().count())
        .max()
        .and_then(|count| {
            let end = text
                .char_indices()
                .nth(count)
                .map_or(text.len(), |(i, _)| i);
            let rest = text.get(end..)?;
            Some(end + (rest.len() - rest.trim_start().len()))
        })
}

/// Reads `text` from `at` to its end as a locator; `None` unless all of it is one.
pub(in crate::references) fn parse(text: &str, at: usize) -> Option<Locator> {
    let end = text.trim_end_matches([' ', '.', ',', ';']).len();
    let mut cursor = Cursor {
        text: text.get(..end)?,
        at: at.min(end),
    };
    let mut found = Locator::default();
    let labelled = cursor.skip_label(VOLUME);
    let start = cursor.at;
    if let Some(number) = cursor.number(labelled) {
        let range = cursor
            .text
            .get(number.clone())
            .unwrap_or("")
            .contains(['-', '–', '—']);
        if labelled || !(range && cursor.rest().is_empty()) {
            found.volume = Some(number);
        } else {
            cursor.at = start;
        }
    } else if labelled {
        return None;
    }
    cursor.skip(&[' ', ',']);
    if cursor.rest().starts_with(['(', '[']) {
        let close = if cursor.rest().starts_with('(') {
            ')'
        } else {
            ']'
        };
        let length = cursor.rest().find(close)?;
        let inner = cursor.at + 1..cursor.at + length;
        let shown = cursor.text.get(inner.clone())?;
        let small = lower(shown);
        if label(shown, PAGES).is_some() && found.pages.is_none() {
            let inside = parse(cursor.text.get(..inner.end)?, inner.start)?;
            found.pages = inside.pages;
            cursor.at += length + 1;
            cursor.skip(&[' ', ',']);
            return cursor.rest().is_empty().then_some(found);
        }
        let fits = shown.chars().count() <= 40
            && (shown.chars().any(|c| c.is_ascii_digit())
                || [
                    "suppl", "özel", "special", "spring", "summer", "fall", "winter", "autumn",
                ]
                .iter()
                .any(|w| small.contains(w))
                || shown.chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
        if !fits {
            return None;
        }
        let skip = label(shown, ISSUE).unwrap_or(0);
        found.issue = Some(inner.start + skip..inner.end);
        cursor.at += length + 1;
    } else if cursor.skip_label(ISSUE) || (labelled && cursor.skip_upper_s()) {
        found.issue = Some(cursor.number(true)?);
    }
    cursor.skip(&[' ', ',', ':', ';']);
    if cursor.rest().is_empty() {
        return (found != Locator::default()).then_some(found);
    }
    let article = lower(cursor.rest()).starts_with("art");
    let from = cursor.at;
    let labelled = cursor.skip_label(PAGES);
    let pages = cursor.pages(found.volume.is_some())?;
    if !cursor.rest().is_empty() {
        return None;
    }
    let shown = cursor.text.get(pages.clone())?;
    let certain = labelled
        || found.volume.is_some()
        || found.issue.is_some()
        || shown.contains(['-', '–', '—'])
        || !shown.starts_with(|c: char| c.is_ascii_digit());
    if !certain {
        found.volume = Some(pages);
        return Some(found);
    }
    found.pages = Some(if article { from..pages.end } else { pages });
    Some(found)
}

/// Reads pages at the head of `text` behind a label (`pp. 62-68 Sydney`): their range and where they end.
pub(in crate::references) fn labelled_pages(text: &str) -> Option<Bytes> {
    let from = label(text, PAGES)?;
    let mut cursor = Cursor { text, at: from };
    cursor.pages(false)
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip(&mut self, what: &[char]) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(what).len();
    }

    /// Turkish `S. 3`: the issue, where a volume with its own label stands before it and pages follow.
    fn skip_upper_s(&mut self) -> bool {
        let rest = self.rest();
        let Some(number) = rest.strip_prefix("S.").map(str::trim_start) else {
            return false;
        };
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let more = number
            .get(digits..)
            .unwrap_or("")
            .trim_start()
            .starts_with(',');
        if digits > 0 && more {
            self.at += rest.len() - number.len();
        }
        digits > 0 && more
    }

    fn skip_label(&mut self, table: &[&str]) -> bool {
        match label(self.rest(), table) {
            Some(length) => {
                self.at += length;
                true
            }
            None => false,
        }
    }

    /// A number, roman if a label says that it is one, perhaps a range or with a letter.
    fn number(&mut self, labelled: bool) -> Option<Bytes> {
        let rest = self.rest();
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '–' | '—' | '/')))
            .unwrap_or(rest.len());
        let word = rest.get(..length)?.trim_end_matches(['-', '–', '—', '/']);
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let roman = !word.is_empty()
            && word
                .chars()
                .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
        let fits = word.starts_with(|c: char| c.is_ascii_digit())
            && (1..=9).contains(&digits)
            && letters <= 1;
        if !(fits || (roman && (labelled || word.len() > 1)) || (labelled && digits > 0)) {
            return None;
        }
        let start = self.at;
        self.at += word.len();
        Some(start..self.at)
    }

    /// Pages: numbers, ranges, lists of them, letters before or behind.
    fn pages(&mut self, spaced: bool) -> Option<Bytes> {
        let start = self.at;
        let mut end = None;
        loop {
            let rest = self.rest();
            let length = rest
                .find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '+' || c == '*'))
                .unwrap_or(rest.len());
            let word = rest.get(..length)?.trim_end_matches('.');
            if !is_page(word) {
                break;
            }
            self.at += word.len();
            end = Some(self.at);
            let rest = self.rest();
            let more = rest.trim_start_matches(' ');
            let gap = rest.len() - more.len();
            let Some(mark) = more.chars().next() else {
                break;
            };
            if matches!(mark, '-' | '–' | '—' | '‐' | '−' | ',' | '&' | ';') {
                let behind = more.get(mark.len_utf8()..).unwrap_or("");
                let behind = behind.trim_start_matches(['-', '–', ' ']);
                let word = behind
                    .split(|c: char| !c.is_alphanumeric())
                    .next()
                    .unwrap_or("");
                if !is_page(word) {
                    break;
                }
                self.at = self.text.len() - behind.len();
            } else if spaced && gap == 1 && mark.is_ascii_digit() {
                self.at += 1;
            } else {
                break;
            }
        }
        let end = end?;
        self.at = end;
        Some(start..end)
    }
}

/// Whether `word` counts a page: `12`, `C1`, `e0209899`, `S12`, `xiv`, `NP`, `12a`.
fn is_page(word: &str) -> bool {
    if word == "NP" {
        return true;
    }
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let roman = !word.is_empty()
        && word.len() <= 7
        && word
            .chars()
            .all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c'));
    (digits > 0 && letters <= 4 && word.is_ascii()) || (roman && !is_initials(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (String, [String; 3]) {
        let (at, found) = split(text).unwrap_or((text.len(), Locator::default()));
        let part = |b: Option<Bytes>| b.and_then(|b| text.get(b)).unwrap_or("").to_owned();
        (
            text[..at].to_owned(),
            [part(found.volume), part(found.issue), part(found.pages)],
        )
    }

    #[test]
    fn volume_issue_pages() {
        let table = [
            (
                "Science, 363(6422), 33–34",
                "Science",
                ["363", "6422", "33–34"],
            ),
            (
                "Machine Learning, 5 (1), 71-99",
                "Machine Learning",
                ["5", "1", "71-99"],
            ),
            (
                "Economic Security, (105), 41–48",
                "Economic Security",
                ["", "105", "41–48"],
            ),
            (
                "Current Opinion in Neurobiology 14, 769–776",
                "Current Opinion in Neurobiology",
                ["14", "", "769–776"],
            ),
            (
                "Journal of the ACM, Vol. 43, No. 2, 193-224",
                "Journal of the ACM",
                ["43", "2", "193-224"],
            ),
            (
                "PLOS ONE, 14(1), Article e0209899",
                "PLOS ONE",
                ["14", "1", "Article e0209899"],
            ),
            (
                "The New York Times, C1",
                "The New York Times",
                ["", "", "C1"],
            ),
            (
                "Artificial Intelligence, 19",
                "Artificial Intelligence",
                ["19", "", ""],
            ),
            (
                "Proceedings of IJCAI-95, 1088-1094",
                "Proceedings of IJCAI-95",
                ["", "", "1088-1094"],
            ),
            (
                "AIDS Care, 14(Suppl.1), 133-136",
                "AIDS Care",
                ["14", "Suppl.1", "133-136"],
            ),
            (
                "Bilig, Cilt 5, Sayı 2, ss. 11-30",
                "Bilig",
                ["5", "2", "11-30"],
            ),
            ("Türk Kültürü, 12: 3-9", "Türk Kültürü", ["12", "", "3-9"]),
            ("The Long War 2", "The Long War 2", ["", "", ""]),
        ];
        for (text, name, fields) in table {
            assert_eq!(
                said(text),
                (name.to_owned(), fields.map(str::to_owned)),
                "{text}"
            );
        }
    }
}
