//! `unbalanced-bracket`: a bracket that opens is never closed, or the other way round.
//!
//! Looked at paragraph by paragraph; a parenthesis that goes on into the next paragraph is closed there.

use crate::checks::prose::{Passage, passages};
use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Finding, Report, Rule, Severity, Text};
use crate::manuscript::begins_caption;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M118",
    name: "unbalanced-bracket",
    severity: Severity::Warning,
    source: "APA 7, 6.8 and 6.9",
    why: "Readers cannot see where the aside ends.",
    fires: Example::Text("Salt (from the northern mines was cut into slabs.\n"),
    quiet: Example::Text("Salt (from the northern mines) was a) cut and b) sold.\n"),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let passages = passages(t);
    let alone: Vec<Vec<(usize, char)>> = passages
        .iter()
        .map(|passage| unbalanced(passage.text()))
        .collect();
    // Openers that a later paragraph closes, and their closers.
    let closed_by_next = |n: usize| {
        let opens = alone.get(n).and_then(|marks| marks.last());
        let next = alone.get(n + 1).and_then(|marks| marks.first());
        matches!(
            (opens, next),
            (Some((_, '(')), Some((_, ')'))) | (Some((_, '[')), Some((_, ']')))
        )
    };
    for (n, (passage, marks)) in passages.iter().zip(&alone).enumerate() {
        let closes_last = n.checked_sub(1).is_some_and(closed_by_next);
        if closed_by_next(n) || closes_last {
            continue;
        }
        // One mark of a wrong kind makes others seem alone.
        if let Some(&(at, mark)) = marks.first()
            && !is_formula(passage.text(), at)
        {
            let finding = add(passage, at, mark, report);
            // Small print is often cut from a larger whole.
            let small = !passage.runs_on() || begins_caption(t.source, passage.runs);
            if small || is_nested(passage.text(), at, mark) {
                finding.severity = Severity::Note;
            }
        }
    }
}

/// Whether signs of mathematics stand near the bracket, which may be one of them: `|α)`, `]0, 1]`.
fn is_formula(text: &str, at: usize) -> bool {
    const NEAR: usize = 12;
    let before = text.get(..at).unwrap_or("").chars().rev().take(NEAR);
    let after = text.get(at..).unwrap_or("").chars().take(NEAR + 1);
    before
        .chain(after)
        .any(|c| "<>=|∈∑∫√⟨⟩±×∞≤≥≈^\u{2061}\u{2062}".contains(c))
}

/// Whether another bracket of the kind stands close by, inside the aside: `(see (Ames, 1990)`, `(Ames (1990)))`.
/// Readers hardly miss the second of two.
fn is_nested(text: &str, at: usize, mark: char) -> bool {
    const CLOSE: usize = 40;
    if matches!(mark, ')' | ']') {
        return text
            .get(..at)
            .is_some_and(|before| before.ends_with([')', ']']));
    }
    let after = text.get(at + 1..).unwrap_or("");
    let next = after.chars().take(CLOSE).find(|c| "()[]".contains(*c));
    next.is_some_and(|next| matches!(next, '(' | '['))
}

fn add<'r>(
    passage: &Passage<'_>,
    at: usize,
    mark: char,
    report: &'r mut Report<'_>,
) -> &'r mut Finding {
    let text = passage.text();
    let before: Vec<char> = text
        .get(..at)
        .unwrap_or("")
        .chars()
        .rev()
        .take(20)
        .collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text.get(at..).unwrap_or("").chars().take(34).collect();
    let around = excerpt(&format!("{before}{after}"));
    let what = match mark {
        '(' | '[' => "opens and is never closed in its paragraph",
        _ => "closes and was never opened in its paragraph",
    };
    let span = passage.plain.span(at, at + mark.len_utf8());
    let finding = report.add(span, format!("The bracket {mark} in “{around}” {what}"));
    finding.help = Some("add the other bracket where the aside begins or ends".into());
    finding
}

/// How deep brackets stand inside one another, at most.
const DEEPEST: usize = 16;

/// The brackets of `text` without a partner, in order.
fn unbalanced(text: &str) -> Vec<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' if !is_face(text, at) => open.push((at, c)),
            ')' | ']' if !is_face(text, at) => {
                let wanted = if c == ')' { '(' } else { '[' };
                let nearest = open.iter().enumerate().rev().take(DEEPEST);
                let mut partners = nearest.filter(|(_, (start, mark))| {
                    *mark == wanted || is_interval(text.get(start + 1..at).unwrap_or(""))
                });
                match partners.next() {
                    Some((i, _)) => alone.extend(open.drain(i..).skip(1)),
                    None if c == ')' && is_mark_of_list(text, at) => {}
                    None => alone.push((at, c)),
                }
            }
            _ => {}
        }
    }
    alone.extend(open);
    alone.sort_unstable();
    alone
}

/// Whether the bracket is the mouth of a face: `:)`, `;-(`.
fn is_face(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let eyes = before.strip_suffix('-').unwrap_or(before);
    // A word at once behind it stands in brackets: `so :(as said)`.
    let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
    if next.is_some_and(char::is_alphanumeric) {
        return false;
    }
    eyes.ends_with(" :") || eyes.ends_with(" ;") || matches!(eyes, ":" | ";")
}

/// What an interval open on one side holds: `[0, 1)`.
fn is_interval(inner: &str) -> bool {
    inner.len() < 24
        && inner.contains([',', ';'])
        && inner
            .chars()
            .all(|c| c.is_numeric() || " ,;.+-−–∞".contains(c))
}

/// Whether the bracket at `at` ends the mark of a list item: `a)`, `12)`, `iv)`, `1.2)`.
fn is_mark_of_list(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let start = before
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map_or(0, |i| {
            i + before
                .get(i..)
                .and_then(|b| b.chars().next())
                .map_or(1, char::len_utf8)
        });
    let mark = before.get(start..).unwrap_or("");
    let apart = before.get(..start).is_none_or(|b| {
        b.is_empty() || b.ends_with(|c: char| c.is_whitespace() || "(—–-/*".contains(c))
    });
    let short = mark.chars().count() <= 4 && mark.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letter = mark.chars().count() == 1;
    let roman = mark.len() <= 5 && mark.chars().all(|c| "ivxIVX".contains(c));
    apart && !mark.is_empty() && (short || letter || roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_find_their_partners() {
        for good in [
            "a (b [c] d) e",
            "1) first; 2) second; iv) last; a) b",
            "in [0, 1) and (2, 3]",
            "fine :) and ;-)",
            "given as :(so) and then (so)",
            "x (a) y",
            "(see (b))",
        ] {
            assert_eq!(unbalanced(good), [], "{good}");
        }
        assert_eq!(unbalanced("a (b c"), [(2, '(')]);
        assert_eq!(unbalanced("a bcd) e"), [(5, ')')]);
        assert_eq!(unbalanced("a (b [c) d"), [(5, '[')]);
        assert_eq!(unbalanced("(é ü]"), [(0, '('), (6, ']')]);
    }
}
