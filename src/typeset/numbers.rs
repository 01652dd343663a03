//! Hyphens that stand at numbers: those of ranges (APA 7, 6.6) and those that are minus signs (APA 7, 6.45).

use crate::source::Span;

/// Whether the hyphen at `at` joins the two numbers of a range: `399-414`, not `0000-0002-…`, `2025-08-11`,
/// `978-0-…`, `10.1000/12-34`, `COVID-19`, `page-3`.
pub(super) fn is_range_hyphen(text: &str, at: usize) -> bool {
    let before = digits_before(text, at);
    let after = digits_after(text, at + 1);
    if !(1..=4).contains(&before.len()) || !(1..=4).contains(&after.len()) {
        return false;
    }
    let left = text[..at - before.len()].chars().next_back();
    let right = text[at + 1 + after.len()..].chars().next();
    // `2023-05` may be a month.
    let month = before.len() == 4
        && after.len() == 2
        && after.parse::<u8>().is_ok_and(|m| (1..=12).contains(&m));
    // `5-12.3`: a decimal, a DOI, a version.
    let decimal = right == Some('.')
        && text[at + 2 + after.len()..].starts_with(|c: char| c.is_alphanumeric());
    left.is_none_or(opens)
        && right.is_none_or(closes)
        && !month
        && !decimal
        && !in_address(text, at)
}

/// The end of the range of numbers that begins `span`: figures, a dash or a hyphen, figures, and a sign of measure.
pub(super) fn range_end(text: &str, span: Span) -> Option<usize> {
    let first = digits_after(text, span.start);
    let dash = span.start + first.len();
    let sign = text[dash..].chars().next();
    let sign = sign.filter(|sign| matches!(sign, '-' | '–'))?;
    let second = digits_after(text, dash + sign.len_utf8());
    let digits = dash + sign.len_utf8() + second.len();
    let rest = &text[digits..];
    let end = text.len() - rest.trim_start_matches(['%', '‰', '°']).len();
    let short = |digits: &str| (1..=4).contains(&digits.len());
    let range = short(first)
        && short(second)
        && text[..span.start].chars().next_back().is_none_or(opens)
        && text[end..].chars().next().is_none_or(closes)
        && (sign == '–' || is_range_hyphen(text, dash));
    (range && end <= span.end).then_some(end)
}

/// What may stand before a range of numbers.
fn opens(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '[' | ',' | ';' | '“' | '"' | '*' | ':')
}

/// What may stand behind one.
fn closes(c: char) -> bool {
    const SIGNS: &str = "%‰°)],;.:”\"*?!'’|";
    c.is_whitespace() || SIGNS.contains(c)
}

/// Whether the string that reaches the byte `at` is a DOI or an address.
fn in_address(text: &str, at: usize) -> bool {
    let start = text[..at]
        .char_indices()
        .rev()
        .take(128)
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(at, |(start, _)| start);
    let head = &text[start..at];
    head.contains("://") || head.contains("10.") && head.contains('/')
}

fn digits_before(text: &str, at: usize) -> &str {
    let bytes = text.as_bytes();
    let mut start = at;
    while start > 0 && at - start < 8 && bytes[start - 1].is_ascii_digit() {
        start -= 1;
    }
    &text[start..at]
}

fn digits_after(text: &str, from: usize) -> &str {
    let bytes = text.as_bytes();
    let mut end = from;
    while end < bytes.len() && end - from < 8 && bytes[end].is_ascii_digit() {
        end += 1;
    }
    &text[from..end]
}

/// Signs that a number with a minus may follow in a sentence: `β = -.24`, `95% CI [-.12, -.03]`.
const BEFORE_MINUS: [char; 11] = ['=', '<', '>', '≤', '≥', '≈', '±', '(', '[', ',', ';'];

/// Whether the hyphen at `at` is the minus of a number: the first character of a table's cell, or after a sign of
/// comparison, a bracket or a comma; never before what may be a year (`(-1995)`).
pub(super) fn is_minus(text: &str, at: usize) -> bool {
    let after = &text[at + 1..];
    // A sum of money has its sign first.
    let sign = MONEY.iter().find(|sign| after.starts_with(**sign));
    let money = sign.map_or(0, |sign| sign.len());
    let after = &after[money..];
    let whole = digits_after(text, at + 1 + money).len();
    let point = |rest: &str| {
        rest.starts_with(['.', ',']) && rest[1..].starts_with(|c: char| c.is_ascii_digit())
    };
    let decimal = after.starts_with('.') && point(after);
    if whole == 0 && !decimal {
        return false;
    }
    let head = text[..at].trim_end_matches(' ');
    let cell = head.ends_with(['|', '\t']);
    let year = whole == 4 && money == 0 && !point(&after[whole..]);
    let apart = head.len() < at || head.ends_with(['(', '[']);
    cell || apart && !year && head.ends_with(BEFORE_MINUS)
}

/// Signs of money before a number.
const MONEY: [&str; 6] = ["R$", "US$", "$", "€", "£", "¥"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minus_stands_before_its_number() {
        let minus = |text: &str| is_minus(text, text.find('-').expect("a hyphen"));
        for text in [
            "| -17.5 |",
            "the North (-R$15,27) and",
            "it fell (-$1200)",
            "a\t-3",
            "β = -.24",
            "[-.12, .4]",
            "(-3 °C)",
            "(4, -2)",
        ] {
            assert!(minus(text), "{text}");
        }
        for text in [
            "(-1995)",
            "COVID -19",
            "1990 -1995",
            "well-3",
            "| - |",
            "a - 3",
            "|-x",
            "(4,-2)",
        ] {
            assert!(!minus(text), "{text}");
        }
    }

    #[test]
    fn a_range_may_have_a_unit() {
        let range = |text: &str| is_range_hyphen(text, text.find('-').expect("a hyphen"));
        assert!(range("by 12-18% a year") && range("at 3-5° of tilt"));
        assert!(!range("the 12-18x") && !range("10.1000/12-18%"));
    }
}
