//! Titles without marks or numbers: by custom, and by how a line looks and stands.

use super::super::model::Role;
use super::super::survey::Survey;
use super::line::{Case, Line};
use super::{Head, How, numbered, words};

/// Heads of lines that custom alone makes titles.
pub(super) fn known(text: &str, lines: &[Line]) -> Vec<Head> {
    lines
        .iter()
        .filter(|line| !line.head && !line.shut && apart(line))
        .filter(|line| line.known.is_some_and(|role| role != Role::Body))
        .map(|line| head(text, line, How::Known))
        .collect()
}

/// All heads of a text without marks.
pub(super) fn find(text: &str, _survey: &Survey, lines: &[Line]) -> Vec<Head> {
    let numbered = numbered::sections(lines);
    let mut how: Vec<Option<How>> = vec![None; lines.len()];
    for &i in &numbered {
        how[i] = Some(How::Numbered);
    }
    for (i, line) in lines.iter().enumerate() {
        if line.head {
            how[i] = Some(How::Marked);
        } else if how[i].is_none()
            && !line.shut
            && line.known.is_some()
            && apart(line)
            && line.number.is_none()
        {
            how[i] = Some(How::Known);
        }
    }
    shapes(text, lines, &mut how);
    // From the reference list on, only custom makes titles: an entry may look like anything.
    let mut listed = false;
    let mut about = false;
    let mut out = Vec::new();
    for (line, how) in lines.iter().zip(how) {
        let Some(how) = how.filter(|how| *how != How::Marked) else {
            if line.head {
                listed = listed && line.known == Some(Role::References);
            }
            continue;
        };
        let known = line.role(text);
        // Under `About the authors`, names are no titles.
        if matches!(how, How::Shape(_))
            && (about && super::super::opening::people::is_names(line.title(text)))
        {
            continue;
        }
        about = known == Some(Role::About) || about && known.is_none();
        if listed && known.is_none_or(|role| role == Role::Body) {
            continue;
        }
        listed = known == Some(Role::References);
        out.push(head(text, line, how));
    }
    out
}

/// Whether a title known by custom stands apart: on a row of its own at the head of its chunk.
fn apart(line: &Line) -> bool {
    line.length <= 160 && !line.caption
}

fn head(text: &str, line: &Line, how: How) -> Head {
    Head {
        first: line.row,
        end: line.row + 1,
        words: vec![line.whole],
        marks: Vec::new(),
        number: line
            .number
            .as_ref()
            .filter(|_| {
                how == How::Numbered || line.number.as_ref().is_some_and(|n| !n.is_bare_letter())
            })
            .map(|n| n.span),
        depth: (how == How::Numbered).then(|| line.parts()),
        how,
        role: line.role(text),
        level: 1,
        skipped: false,
    }
}

/// Points from which a line is a title, and from which surely so.
const ENOUGH: i32 = 5;
const SURE: i32 = 7;

/// Marks the lines that are titles by shape.
fn shapes(text: &str, lines: &[Line], how: &mut [Option<How>]) {
    let mut points: Vec<i32> = (0..lines.len())
        .map(|i| {
            if how[i].is_some() {
                0
            } else {
                score(text, lines, how, i)
            }
        })
        .collect();
    // Many short lines in a row are verses, speeches, or a list without marks.
    let mut i = 0;
    while i < lines.len() {
        let start = i;
        while i < lines.len() && (points[i] >= ENOUGH || how[i].is_some()) {
            i += 1;
        }
        let unknown = (start..i).filter(|&k| how[k].is_none()).count();
        if unknown >= 3 {
            points[start..i].fill(0);
        }
        i += 1;
    }
    // A title is followed by text or a further title; of short lines only by the latter.
    for i in (0..lines.len()).rev() {
        let followed = lines.get(i + 1).is_some_and(|next| {
            how[i + 1].is_some() || points[i + 1] >= ENOUGH || stands_under(text, &lines[i], next)
        });
        if !followed {
            points[i] = 0;
        }
    }
    for (slot, points) in how.iter_mut().zip(points) {
        if slot.is_none() && points >= ENOUGH {
            *slot = Some(How::Shape(points < SURE));
        }
    }
}

/// How much speaks for a title.
fn score(text: &str, lines: &[Line], how: &[Option<How>], i: usize) -> i32 {
    let line = &lines[i];
    let title = line.words_row.of(text);
    if !line.alone
        || line.shut
        || line.caption
        || line.words == 0
        || line.length > 150
        || line.words > 22
    {
        return 0;
    }
    if line.italic && !line.bold {
        return 0;
    }
    if line.stopped
        || matches!(line.last, '=' | '-' | '"' | '”' | '»' | '!')
        || title.contains("://")
        || title.contains('@')
    {
        return 0;
    }
    if line.starts_low
        || title.starts_with(['(', '[', '"', '“', '«', '‘', '\'', '*', '_', '…'])
        || title.contains(" = ")
        || title.contains('…')
    {
        return 0;
    }
    // A numbered line that no sequence takes is an item.
    if line.number.as_ref().is_some_and(|n| !n.is_bare_letter()) {
        return 0;
    }
    if is_listed(text, lines, i) {
        return 0;
    }
    // What stands under it has to be text, or a further title.
    let Some(next) = lines.get(i + 1) else {
        return 0;
    };
    let next_title = how.get(i + 1).copied().flatten().is_some();
    let next_text = stands_under(text, line, next);
    let next_short =
        next.alone && next.size < 100 && !next.stopped && !next.shut && !next.starts_low;
    if !(next_title || next_text || next_short) || next.starts_low && !next_title {
        return 0;
    }
    // What stands over it has to have come to its end.
    let before = i.checked_sub(1).and_then(|k| lines.get(k));
    let before_title = i
        .checked_sub(1)
        .and_then(|k| how.get(k).copied().flatten())
        .is_some();
    let ended = before.is_none_or(|b| {
        matches!(
            b.last,
            '.' | '!' | '?' | '…' | ')' | '”' | '"' | '»' | '|' | ']' | '؟' | '۔' | '’'
        ) || b.shut
            || b.caption
    });
    if before.is_some_and(|b| matches!(b.last, ':' | ',' | ';'))
        && !before_title
        && !before.is_some_and(|b| b.shut || b.caption)
    {
        return 0;
    }
    let mut points = 4;
    points += if line.length <= 60 {
        2
    } else if line.length <= 100 {
        1
    } else {
        0
    };
    points += i32::from(ended || before_title);
    points -= i32::from(!ended && !before_title) * 2;
    points += i32::from(next_text || next_title);
    points += i32::from(line.bold) * 3;
    points += match line.case {
        Case::Capitals | Case::Title => 1,
        _ => 0,
    };
    // An attribution stands under a quotation.
    if before.is_some_and(|b| b.italic) && line.words <= 4 {
        points -= 6;
    }
    if inner_stop(title) {
        points -= 3;
    }
    let sign = title
        .chars()
        .filter(|c| matches!(c, '/' | '|' | '{' | '}' | '\\'))
        .count();
    if sign >= 2 {
        points -= 2;
    }
    let digits = title.chars().filter(char::is_ascii_digit).count();
    if digits * 3 > line.length {
        points -= 3;
    }
    points
}

/// Whether `next` is text or a block that a title may stand over.
fn stands_under(text: &str, line: &Line, next: &Line) -> bool {
    next.size >= 100
        || (next.size > line.size && matches!(next.last, '.' | ':' | '?' | '!' | ')' | '؟'))
        || next.caption
        || next.words_row.of(text).starts_with(['|', '-', '•', '>'])
}

/// Whether the line lists key words: `Keywords: a, b`, or the line under that title.
fn is_listed(text: &str, lines: &[Line], i: usize) -> bool {
    let keywords =
        |words: &str| words::role(words.trim_matches(['*', '_', ' '])) == Some(Role::Keywords);
    let title = lines[i].words_row.of(text);
    let under = i
        .checked_sub(1)
        .and_then(|k| lines.get(k))
        .is_some_and(|l| l.known == Some(Role::Keywords) && l.alone);
    under
        || title
            .split_once([':', '.', '—'])
            .is_some_and(|(head, _)| keywords(head))
}

/// Whether a sentence seems to end inside the title.
fn inner_stop(title: &str) -> bool {
    let mut words = title.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if word.chars().filter(|c| c.is_alphabetic()).count() > 3
            && word.ends_with(['.', '!'])
            && words
                .peek()
                .is_some_and(|w| w.starts_with(char::is_uppercase))
        {
            return true;
        }
    }
    false
}
