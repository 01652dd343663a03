//! Numbers at the head of a line: `2`, `2.`, `2.1`, `IV.`, `B.`; and which of them number sections.
//!
//! Sections and list items look alike (`1. Early foundations`, `1. The first period marked …`). They are told
//! apart by shape (a title has no stop at its end), by where they stand (items follow each other, titles have
//! text between) and by sequence: of the lines that could be titles, the longest rising run is taken.

use super::super::lines::Row;
use super::Line;
use crate::source::Span;

/// How a number is written; numbers of one sequence are written alike.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Style {
    /// `2`
    Plain,
    /// `2.`
    Stop,
    /// `2)`
    Bracket,
    /// `2.1`, `2.1.`
    Parts,
    /// `IV.` or `IV`
    Roman,
    /// `B.`
    Letter,
}

/// A typed number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Number {
    /// Its characters, the stop included.
    pub(in super::super) span: Span,
    pub(in super::super) style: Style,
    /// `2.1` is `[2, 1]`.
    pub(in super::super) parts: Vec<u32>,
    /// Where the words after it start.
    pub(in super::super) after: usize,
}

impl Number {
    /// Whether it may as well be an initial or the pronoun: `A`, `I`.
    pub(in super::super) fn is_bare_letter(&self) -> bool {
        matches!(self.style, Style::Roman | Style::Letter) && self.span.len() == 1
    }

    /// The number at the head of `row`.
    pub(in super::super) fn of(text: &str, row: Row) -> Option<Number> {
        let line = row.of(text);
        digits(line, row.start).or_else(|| letters(line, row.start))
    }
}

/// The value of a digit in any of the scripts that authors here number with.
pub(in super::super) fn value_of(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        _ => None,
    }
}

fn digits(line: &str, start: usize) -> Option<Number> {
    let mut parts: Vec<u32> = Vec::new();
    let mut stop = false;
    let mut at = 0;
    let mut rest = line;
    loop {
        let length: usize = rest
            .chars()
            .take_while(|c| value_of(*c).is_some())
            .map(char::len_utf8)
            .sum();
        let digits = rest.get(..length)?;
        if digits.is_empty() || digits.chars().count() > 3 {
            break;
        }
        parts.push(
            digits
                .chars()
                .filter_map(value_of)
                .fold(0, |n, d| n * 10 + d),
        );
        at += length;
        rest = rest.get(length..)?;
        stop = rest.starts_with(['.', '-', '–'])
            && rest.chars().nth(1).is_some_and(|c| value_of(c).is_some())
            || rest.starts_with('.');
        if !stop || parts.len() > 6 {
            break;
        }
        if !rest.starts_with('.') {
            stop = false;
            break;
        }
        at += 1;
        rest = rest.get(1..)?;
    }
    if parts.is_empty() {
        return None;
    }
    let mut style = match (parts.len(), stop) {
        (1, false) => Style::Plain,
        (1, true) => Style::Stop,
        _ => Style::Parts,
    };
    if style == Style::Plain && rest.starts_with(')') {
        style = Style::Bracket;
        at += 1;
        rest = rest.get(1..)?;
    }
    let next = rest.chars().next();
    // `2.Methods` without a blank is typed too; `3D`, `2019` and `1,5` are no numbers of sections.
    let parted = next.is_none_or(char::is_whitespace)
        || (stop && next.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()));
    let blanks = rest.len() - rest.trim_start().len();
    parted.then(|| Number {
        span: Span::new(start, start + at),
        style,
        parts,
        after: start + at + blanks,
    })
}

fn letters(line: &str, start: usize) -> Option<Number> {
    let word: &str = line.split(|c: char| !c.is_ascii_uppercase()).next()?;
    if word.is_empty() || word.len() > 7 {
        return None;
    }
    let rest = line.get(word.len()..)?;
    let stop = rest.starts_with('.');
    let tail = rest.get(usize::from(stop)..)?;
    if !tail.is_empty() && !tail.starts_with([' ', '\t', '\u{a0}']) {
        return None;
    }
    let roman = roman(word);
    let (style, value) = match roman {
        Some(value) if stop || tail.is_empty() || word.len() > 1 => (Style::Roman, value),
        _ if stop && word.len() == 1 => (Style::Letter, u32::from(word.bytes().next()? - b'A') + 1),
        _ => return None,
    };
    let blanks = tail.len() - tail.trim_start().len();
    let length = word.len() + usize::from(stop);
    Some(Number {
        span: Span::new(start, start + length),
        style,
        parts: vec![value],
        after: start + length + blanks,
    })
}

/// The value of a Roman numeral up to 89 that is written as usual.
pub(in super::super) fn roman(word: &str) -> Option<u32> {
    let mut total = 0;
    let mut last = 0;
    for c in word.chars().rev() {
        let value = match c.to_ascii_uppercase() {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            _ => return None,
        };
        if value < last {
            total -= value as i64;
        } else {
            total += value as i64;
        }
        last = value.max(last);
    }
    let total = u32::try_from(total).ok().filter(|n| (1..90).contains(n))?;
    (write_roman(total) == word.to_ascii_uppercase()).then_some(total)
}

fn write_roman(mut n: u32) -> String {
    let mut out = String::new();
    for (value, sign) in [
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

/// Of `lines`, the indices of those whose numbers number sections.
pub(super) fn sections(lines: &[Line]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for style in [
        Style::Plain,
        Style::Stop,
        Style::Roman,
        Style::Letter,
        Style::Bracket,
    ] {
        let candidates: Vec<usize> = (0..lines.len())
            .filter(|&i| lines[i].style() == Some(style) && may_be_title(lines, i))
            .collect();
        let run = rising(lines, &candidates);
        let first = run.first().and_then(|&i| lines[i].value());
        let counted = match style {
            // Written letters are rare and mistaken easily: the whole sequence has to be there.
            Style::Roman | Style::Letter | Style::Bracket => {
                run.len() >= 2 && first == Some(1) && gapless(lines, &run)
            }
            _ => run.len() >= 2 && first.is_some_and(|n| n <= 3),
        };
        for &i in &candidates {
            let known = lines[i].known.is_some() && style != Style::Letter;
            if known || (counted && run.contains_sorted(i)) {
                out.push(i);
            }
        }
    }
    for i in 0..lines.len() {
        if lines[i].style() == Some(Style::Parts) && may_be_title(lines, i) {
            out.push(i);
        }
    }
    // One number alone counts if numbers with parts stand under it.
    let alone: Vec<usize> = (0..lines.len())
        .filter(|&i| {
            matches!(lines[i].style(), Some(Style::Plain | Style::Stop))
                && !out.contains(&i)
                && out.is_empty_or_parts(lines)
                && may_be_title(lines, i)
                && lines
                    .get(i + 1..)
                    .unwrap_or(&[])
                    .iter()
                    .take(6)
                    .any(|next| {
                        next.style() == Some(Style::Parts) && next.value() == lines[i].value()
                    })
        })
        .collect();
    out.extend(alone);
    out.sort_unstable();
    out.dedup();
    out
}

trait Sorted {
    fn contains_sorted(&self, value: usize) -> bool;
    fn is_empty_or_parts(&self, lines: &[Line]) -> bool;
}

impl Sorted for Vec<usize> {
    fn contains_sorted(&self, value: usize) -> bool {
        self.binary_search(&value).is_ok()
    }

    fn is_empty_or_parts(&self, lines: &[Line]) -> bool {
        self.iter()
            .all(|&i| lines.get(i).is_none_or(|l| l.style() == Some(Style::Parts)))
    }
}

/// Whether the line could be a title, by its shape and its neighbours.
fn may_be_title(lines: &[Line], i: usize) -> bool {
    let line = &lines[i];
    if !line.alone
        || line.shut
        || line.caption
        || (line.words == 0 && line.style() != Some(Style::Roman))
    {
        return false;
    }
    if line.length > 200 || (line.stopped && line.known.is_none()) {
        return false;
    }
    let starts_well =
        line.style() == Some(Style::Parts) || !line.starts_low || line.known.is_some();
    // Items follow each other; titles have text between them.
    let beside = |other: Option<&Line>| {
        other.is_some_and(|o| {
            o.style() == line.style()
                && o.parts() == line.parts()
                && o.value()
                    .zip(line.value())
                    .is_some_and(|(a, b)| a.abs_diff(b) <= 1)
        })
    };
    let item = beside(i.checked_sub(1).and_then(|p| lines.get(p))) || beside(lines.get(i + 1));
    starts_well && (!item || line.known.is_some() || (line.parts() >= 2 && !both(lines, i)))
}

/// Whether both neighbours have numbers of as many parts.
fn both(lines: &[Line], i: usize) -> bool {
    let parts = lines[i].parts();
    let like = |l: Option<&Line>| l.is_some_and(|l| l.parts() == parts);
    like(i.checked_sub(1).and_then(|p| lines.get(p))) && like(lines.get(i + 1))
}

/// The longest rising run of the candidates' numbers; of equals the one with the smallest steps.
fn rising(lines: &[Line], candidates: &[usize]) -> Vec<usize> {
    // Numbers are below 1000: for each value the best run that ends with it.
    let mut best: std::collections::BTreeMap<u32, (i64, usize)> = std::collections::BTreeMap::new();
    let mut from: Vec<Option<usize>> = vec![None; candidates.len()];
    let mut scores = vec![0i64; candidates.len()];
    for (k, &i) in candidates.iter().enumerate() {
        let Some(value) = lines[i].value() else {
            continue;
        };
        let bonus = if lines[i].known.is_some() { 3 } else { 0 };
        let start = if value == 1 {
            0
        } else {
            -i64::from(value.min(9))
        };
        let mut top = (start, None);
        for (&before, &(score, j)) in best.range(..value) {
            let step = i64::from((value - before - 1).min(5)) * 3;
            if score - step > top.0 {
                top = (score - step, Some(j));
            }
        }
        scores[k] = top.0 + 10 + bonus;
        from[k] = top.1;
        let entry = best.entry(value).or_insert((scores[k], k));
        if scores[k] > entry.0 {
            *entry = (scores[k], k);
        }
    }
    let Some(mut k) = (0..candidates.len()).max_by_key(|&k| (scores[k], std::cmp::Reverse(k)))
    else {
        return Vec::new();
    };
    let mut out = vec![candidates[k]];
    while let Some(before) = from[k] {
        out.push(candidates[before]);
        k = before;
    }
    out.reverse();
    out
}

fn gapless(lines: &[Line], run: &[usize]) -> bool {
    run.iter()
        .enumerate()
        .all(|(k, &i)| lines[i].value() == u32::try_from(k + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(line: &str) -> Option<(Style, Vec<u32>, &str)> {
        let row = Row {
            start: 0,
            end: line.len(),
        };
        Number::of(line, row).map(|n| (n.style, n.parts, &line[n.after..]))
    }

    #[test]
    fn numbers_at_the_head_of_a_line() {
        assert_eq!(
            number("2. Methods"),
            Some((Style::Stop, vec![2], "Methods"))
        );
        assert_eq!(
            number("2 Methods"),
            Some((Style::Plain, vec![2], "Methods"))
        );
        assert_eq!(
            number("2.1.3 Methods"),
            Some((Style::Parts, vec![2, 1, 3], "Methods"))
        );
        assert_eq!(
            number("2.1. Methods"),
            Some((Style::Parts, vec![2, 1], "Methods"))
        );
        assert_eq!(number("3.Yöntem"), Some((Style::Stop, vec![3], "Yöntem")));
        assert_eq!(
            number("IV. Ergebnisse"),
            Some((Style::Roman, vec![4], "Ergebnisse"))
        );
        assert_eq!(number("B. Lage"), Some((Style::Letter, vec![2], "Lage")));
        assert_eq!(number("۲. روش"), Some((Style::Stop, vec![2], "روش")));
        for line in [
            "2019 was a year",
            "3D models",
            "1,5 percent",
            "I think",
            "A study",
            "IIII. x",
            "",
        ] {
            assert_eq!(number(line), None, "{line}");
        }
    }
}
