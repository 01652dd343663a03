//! The reference list as typed pieces, an entry each.
//!
//! In: the rows under a title such as `References`. Out: entries; what is clearly no entry stays a paragraph.
//! A bullet, a blank line or a new line starts an entry, unless the line goes on with the one before: indented,
//! an address alone, in lower case, or a wrapped line.

use super::blocks::{self, Manner};
use super::desk::Desk;
use super::inline;
use super::lines::{Row, span_of};
use super::model::{Block, BlockKind, Reason};
use crate::source::Span;

/// Reads the rows of a reference list.
pub(super) fn read(desk: &mut Desk<'_>, rows: &[Row]) -> Vec<Block> {
    let text = desk.text;
    let facts: Vec<Facts> = rows.iter().map(|row| Facts::of(text, *row)).collect();
    let wrapped = is_wrapped(&facts);
    let bulleted = facts.iter().filter(|f| f.bullet.is_some()).count() >= 2;
    let mut out = Vec::new();
    let mut at = 0;
    let mut any = false;
    while at < rows.len() {
        if facts[at].blank {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < rows.len() && goes_on(&facts, end, wrapped) {
            end += 1;
        }
        let piece = &rows[at..end];
        if is_entry(&facts[at..end], bulleted && any) {
            any = true;
            out.push(entry(desk, piece, &facts[at]));
        } else {
            let manner = Manner {
                depth: 0,
                row_paragraphs: false,
            };
            out.extend(blocks::read(desk, piece, manner));
        }
        at = end;
    }
    out
}

/// What a row shows.
#[derive(Debug)]
struct Facts {
    blank: bool,
    /// The bullet at its head.
    bullet: Option<Span>,
    indent: usize,
    /// Whether a year, `n.d.`, `in press` or the like stands in it.
    dated: bool,
    /// Whether it holds an address and nothing else.
    address: bool,
    /// Whether its first letter is in lower case.
    low: bool,
    /// Whether it starts like an entry: a name and a comma or stop early on.
    named: bool,
    /// Whether it ends as an entry may.
    ended: bool,
    length: usize,
    /// Whether it is a block of another kind.
    other: bool,
}

impl Facts {
    fn of(text: &str, row: Row) -> Facts {
        let inner = row.trim(text);
        let bullet = bullet(text, inner);
        let start = bullet.map_or(inner.start, |b| b.end);
        let words = text.get(start..inner.end).unwrap_or("").trim();
        let bare = words.trim_matches(['<', '>', '*', '_', '.', '(', ')']);
        let lower = words
            .get(..16.min(words.len()))
            .map(str::to_lowercase)
            .unwrap_or_default();
        let address = !bare.contains(char::is_whitespace)
            && (bare.starts_with("http")
                || bare.starts_with("www.")
                || bare.starts_with("doi")
                || bare.starts_with("10."))
            || (lower.starts_with("doi:")
                || lower.starts_with("url:")
                || lower.starts_with("retrieved from"))
                && words.len() < 200;
        Facts {
            blank: words.is_empty() && bullet.is_none(),
            bullet,
            indent: row.indent(text),
            dated: is_dated(words),
            address,
            low: bare
                .chars()
                .find(|c| c.is_alphabetic())
                .is_some_and(char::is_lowercase),
            named: is_named(words),
            ended: bare.is_empty()
                || words.ends_with(['.', ')', '>', ']', '/', '?', '!', '"', '”', '*', '_'])
                || words
                    .split_whitespace()
                    .next_back()
                    .is_some_and(|w| w.contains("://") || w.contains("10."))
                || words.ends_with(|c: char| c.is_numeric()),
            length: words.chars().take(2000).count(),
            other: inner.of(text).starts_with(['|', '>', '`', '~', '#']),
        }
    }
}

/// A bullet at the head of a row.
fn bullet(text: &str, row: Row) -> Option<Span> {
    let line = row.of(text);
    let first = line.chars().next()?;
    let width = first.len_utf8();
    ("-*+•·▪◦‣○●■–—".contains(first) && line.get(width..)?.starts_with([' ', '\t', '\u{a0}']))
        .then(|| Span::new(row.start, row.start + width))
}

/// A four-digit year between 1400 and 2100, or words that stand for one.
fn is_dated(words: &str) -> bool {
    let bytes = words.as_bytes();
    let year = bytes.windows(4).enumerate().any(|(i, w)| {
        w.iter().all(u8::is_ascii_digit)
            && matches!(w, [b'1', b'4'..=b'9', ..] | [b'2', b'0', ..])
            && !i
                .checked_sub(1)
                .and_then(|k| bytes.get(k))
                .is_some_and(u8::is_ascii_digit)
            && !bytes.get(i + 4).is_some_and(u8::is_ascii_digit)
    });
    year || {
        let lower = words.to_lowercase();
        [
            "n.d.",
            "in press",
            "t.y.",
            "s.d.",
            "s.f.",
            "o.j.",
            "forthcoming",
            "baskıda",
            "no prelo",
            "en prensa",
            "im druck",
            "im erscheinen",
            "sous presse",
            "tarihsiz",
            "submitted",
            "in preparation",
            "б.г.",
            "بی‌تا",
            "بی تا",
        ]
        .iter()
        .any(|w| lower.contains(w))
            || words
                .chars()
                .filter(|c| super::headings::value_of(*c).is_some() && !c.is_ascii_digit())
                .count()
                >= 4
    }
}

/// Whether words start as an entry does: a capital (or a particle), and within a few words a comma or stop.
fn is_named(words: &str) -> bool {
    let head: String = words.chars().take(120).collect();
    let first = head
        .trim_start_matches(['*', '_', '"', '“', '«', '[', '('])
        .chars()
        .next();
    first.is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
        && head.contains([',', '.', '(', '،'])
        || [
            "de ", "von ", "van ", "der ", "da ", "di ", "al-", "el-", "ten ", "ter ", "du ",
            "dos ", "d'", "d’",
        ]
        .iter()
        .any(|p| head.starts_with(p))
            && head.contains(',')
}

/// Whether entries run over several lines: most lines have no year, and they are short.
fn is_wrapped(facts: &[Facts]) -> bool {
    let lines: Vec<&Facts> = facts.iter().filter(|f| !f.blank && !f.address).collect();
    let dated = lines.iter().filter(|f| f.dated).count();
    let short = lines.iter().filter(|f| f.length <= 110).count();
    lines.len() > 2 && dated * 10 < lines.len() * 8 && short * 10 >= lines.len() * 9
}

/// Whether row `at` goes on with the entry before it.
fn goes_on(facts: &[Facts], at: usize, wrapped: bool) -> bool {
    let row = &facts[at];
    if row.bullet.is_some() && row.indent < 2 || row.other {
        return false;
    }
    let Some(before) = at.checked_sub(1).and_then(|i| facts.get(i)) else {
        return false;
    };
    if row.blank || before.blank {
        return false;
    }
    // A new line that starts in the margin and has a name and a year is an entry, whatever stood before.
    if row.indent >= 2 && before.indent < row.indent || row.address {
        return true;
    }
    if row.indent >= 2 && before.indent == row.indent && !row.dated {
        return true;
    }
    if row.low && !row.named {
        return true;
    }
    if wrapped {
        return !(before.ended && row.named);
    }
    // An unmarked line without a year under a bulleted one was wrapped.
    before.bullet.is_some() && row.bullet.is_none() && !(row.dated && row.named)
}

/// Whether a piece is an entry.
fn is_entry(facts: &[Facts], among_bullets: bool) -> bool {
    let Some(first) = facts.first() else {
        return false;
    };
    if first.other {
        return false;
    }
    if first.bullet.is_some() {
        return true;
    }
    let dated = facts.iter().any(|f| f.dated);
    if among_bullets {
        return dated && first.named;
    }
    dated
        || facts.iter().any(|f| f.address)
        || (first.named
            && facts.iter().map(|f| f.length).sum::<usize>() <= 400
            && first.length > 25)
}

fn entry(desk: &mut Desk<'_>, rows: &[Row], first: &Facts) -> Block {
    let span = span_of(desk.text, rows);
    let mut rows = rows.to_vec();
    if let (Some(bullet), Some(row)) = (first.bullet, rows.first_mut()) {
        desk.spend(bullet.start, bullet.end, Reason::ListMark);
        row.start = bullet.end;
    }
    Block {
        span,
        kind: BlockKind::Entry(inline::read(desk, &rows)),
    }
}
