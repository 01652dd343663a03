//! Titles with marks: `## Title {#id}` and titles underlined with `===` or `---` (CommonMark 4.2, 4.3).

use super::super::inline::is_attributes;
use super::super::lines::Row;
use super::super::model::Reason;
use super::super::steering::opening;
use super::super::survey::{Look, Survey};
use super::{Head, How, Line};
use crate::source::Span;

/// A longer line over `---` is a paragraph over a rule.
const LONGEST_UNDERLINED: usize = 200;

pub(super) fn find(text: &str, survey: &Survey) -> Vec<Head> {
    let mut out: Vec<Head> = Vec::new();
    for (i, row) in survey.rows.iter().enumerate() {
        if survey.looks[i] != Look::Text || row.indent(text) > 3 {
            continue;
        }
        if let Some(head) = hashes(text, i, *row) {
            out.push(head);
        } else if let Some(head) = underlined(text, survey, i)
            && out.last().is_none_or(|last| last.end <= head.first)
        {
            out.push(head);
        }
    }
    out
}

fn hashes(text: &str, index: usize, row: Row) -> Option<Head> {
    let row = row.trim(text);
    let line = row.of(text);
    let rest = line.trim_start_matches('#');
    let depth = line.len() - rest.len();
    if !(1..=6).contains(&depth) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let mut marks = vec![(Span::new(row.start, row.start + depth), Reason::HeadingMark)];
    let mut words = Row {
        start: row.start + depth,
        end: row.end,
    }
    .trim(text);
    // A title without words is no section: it is printed as typed.
    if words.of(text).is_empty() {
        return None;
    }
    words = steering(text, words, &mut marks);
    let line = words.of(text);
    let kept = line.trim_end_matches('#');
    if kept.len() < line.len() && (kept.is_empty() || kept.ends_with([' ', '\t'])) {
        marks.push((
            Span::new(words.start + kept.len(), words.end),
            Reason::HeadingMark,
        ));
        words = Row {
            start: words.start,
            end: words.start + kept.len(),
        }
        .trim(text);
    }
    if words.of(text).is_empty() {
        return None;
    }
    Some(head(text, index, index + 1, words, marks, depth))
}

/// Takes `{#id .class}` off the end of `words`.
fn steering(text: &str, words: Row, marks: &mut Vec<(Span, Reason)>) -> Row {
    let line = words.of(text);
    let open = line.ends_with('}').then(|| opening(line)).flatten();
    let Some(open) = open else {
        return words;
    };
    let inner = line.get(open + 1..line.len() - 1).unwrap_or("");
    if open == 0 || !is_attributes(inner) {
        return words;
    }
    marks.push((Span::new(words.start + open, words.end), Reason::Steering));
    Row {
        start: words.start,
        end: words.start + open,
    }
    .trim(text)
}

fn underlined(text: &str, survey: &Survey, index: usize) -> Option<Head> {
    let line = survey.rows[index].trim(text);
    let sign = line
        .of(text)
        .chars()
        .next()
        .filter(|c| matches!(c, '=' | '-'))?;
    let length = line.of(text).len();
    if length < 2 || !line.of(text).trim_start_matches(sign).is_empty() {
        return None;
    }
    let above = index.checked_sub(1)?;
    if survey.looks.get(above) != Some(&Look::Text)
        || above
            .checked_sub(1)
            .is_some_and(|i| survey.looks.get(i) == Some(&Look::Text))
    {
        return None;
    }
    let words = survey.rows[above].trim(text);
    let typed = words.of(text);
    if survey.rows[above].indent(text) > 3
        || typed.chars().nth(LONGEST_UNDERLINED).is_some()
        || typed.starts_with(['|', '>', '#', '-', '+', '`', '~'])
        || typed.starts_with("* ")
        || !typed.chars().any(char::is_alphanumeric)
        || (sign == '-' && typed.contains('|'))
    {
        return None;
    }
    let mut marks = vec![(line.span(), Reason::HeadingMark)];
    let words = steering(text, words, &mut marks);
    let depth = if sign == '=' { 1 } else { 2 };
    Some(head(text, above, index + 1, words, marks, depth))
}

fn head(
    text: &str,
    first: usize,
    end: usize,
    words: Row,
    marks: Vec<(Span, Reason)>,
    depth: usize,
) -> Head {
    let line = Line::of(text, words);
    Head {
        first,
        end,
        words: vec![words],
        marks,
        number: line
            .number
            .as_ref()
            .filter(|n| !n.is_bare_letter())
            .map(|n| n.span),
        depth: Some(depth),
        how: How::Marked,
        role: line.role(text),
        level: 1,
        skipped: false,
    }
}
