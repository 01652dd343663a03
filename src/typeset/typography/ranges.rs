//! Ranges of numbers: `399-414` is set with an en dash (APA 7, 6.6), and stays on one line.

use crate::source::Span;

/// The end of the range of numbers that begins `span`: figures, a dash, figures.
pub(super) fn end(text: &str, span: Span) -> Option<usize> {
    let before = text[..span.start].chars().next_back();
    let first = digits_after(text, span.start);
    let dash = span.start + first.len();
    let sign = text[dash..]
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '–'))?;
    let second = digits_after(text, dash + sign.len_utf8());
    let end = dash + sign.len_utf8() + second.len();
    let after = text[end..].chars().next();
    let short = |digits: &str| (1..=4).contains(&digits.len());
    let fits = short(first)
        && short(second)
        && before.is_none_or(opens)
        && after.is_none_or(closes)
        && (sign == '–' || is_range_hyphen(text, dash))
        && end <= span.end;
    fits.then_some(end)
}

fn opens(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '[' | ',' | ';' | '“' | '"' | '*' | ':')
}

fn closes(c: char) -> bool {
    let signs = [
        ')', ']', ',', ';', '.', ':', '”', '"', '*', '?', '!', '\'', '’', '|',
    ];
    c.is_whitespace() || signs.contains(&c)
}

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
