//! Blocks between lines of colons: `::: {.slide-only}` … `:::` (Pandoc's manual, `fenced_divs`).
//!
//! A line with attributes or a word opens, a bare one closes the innermost; the numbers of colons need not agree.
//! What is not ours is text, lines and all, but is counted, so that its end closes no other.

use super::attributes::{closing, parse};
use super::marks::misspelt;
use super::model::{Act, Aside, AsideKind, Steering};
use crate::manuscript::blocks::{self, Manner};
use crate::manuscript::desk::Desk;
use crate::manuscript::inline;
use crate::manuscript::lines::Row;
use crate::manuscript::model::{Block, BlockKind, EvidenceKind, Heading, Reason};
use crate::manuscript::survey::Look;
use crate::settings::nearest;
use crate::source::Span;

/// Our classes.
const CLASSES: &[&str] = &["slide-only", "notes", "no-slide"];

/// Deeper than this, lines of colons are text.
const DEEPEST: usize = 64;

/// Blocks for the lecture, as rows.
#[derive(Debug)]
pub(in super::super) struct RawAside {
    span: Span,
    kind: AsideKind,
    rows: Vec<Row>,
}

/// What a line of colons opens.
#[derive(Copy, Clone, Debug, PartialEq)]
enum Opens {
    Aside(AsideKind),
    NoSlide,
    /// Not ours; `true` if the word is Pandoc's, `{.class}` or `word`.
    Other,
}

/// An open line: its row, and what it opens.
struct Open {
    row: usize,
    opens: Opens,
}

/// Takes our blocks off the rows: their rows become blank, and those for the lecture are given back.
pub(in super::super) fn take(
    desk: &mut Desk<'_>,
    rows: &mut [Row],
    looks: &mut [Look],
) -> Vec<RawAside> {
    let text = desk.text;
    // First and last row of each pair of lines, the inner before the outer.
    let mut pairs: Vec<(usize, usize, Opens)> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut stray = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        if looks.get(i) != Some(&Look::Text) {
            continue;
        }
        match line(text, *row) {
            None => {}
            Some(None) => match open.pop() {
                Some(opened) => pairs.push((opened.row, i, opened.opens)),
                None => stray.push(i),
            },
            Some(Some((opens, slip))) => {
                if let Some((span, nearest)) = slip {
                    misspelt(desk, span, Some(nearest));
                }
                if open.len() < DEEPEST {
                    open.push(Open { row: i, opens });
                }
            }
        }
    }
    // What never closes is ours to tell if it is ours.
    let unclosed = open.iter().filter(|open| open.opens != Opens::Other);
    for i in unclosed.map(|open| open.row).chain(stray) {
        if let Some(row) = rows.get(i) {
            desk.note(row.trim(text).span(), EvidenceKind::DivUnclosed);
        }
    }
    pairs.retain(|(_, _, opens)| *opens != Opens::Other);
    // The outer first, so that blocks inside others for the lecture are found as theirs.
    pairs.sort_by_key(|(first, last, _)| (*first, std::cmp::Reverse(*last)));
    let mut out: Vec<RawAside> = Vec::new();
    let mut outer_end = 0;
    let mut gone: Vec<usize> = Vec::new();
    for (first, last, opens) in pairs {
        let whole = rows[first]
            .trim(text)
            .span()
            .join(rows[last].trim(text).span());
        match opens {
            Opens::Aside(kind) if outer_end <= first => {
                out.push(RawAside {
                    span: whole,
                    kind,
                    rows: rows[first + 1..last].to_vec(),
                });
                outer_end = last;
            }
            // Within others its lines fall away and its words are theirs.
            Opens::Aside(_) => {
                let lines = [rows[first].start, rows[last].start];
                if let Some(aside) = out.last_mut() {
                    aside.rows.retain(|row| !lines.contains(&row.start));
                }
            }
            _ if first < outer_end => {
                let lines = [rows[first].start, rows[last].start];
                if let Some(aside) = out.last_mut() {
                    aside.rows.retain(|row| !lines.contains(&row.start));
                }
            }
            _ => {
                for i in [first, last] {
                    let line = rows[i].trim(text);
                    desk.spend(line.start, line.end, Reason::Steering);
                    gone.push(i);
                }
                desk.steering.push(Steering {
                    span: whole,
                    mark: rows[first].trim(text).span(),
                    act: Act::NoSlide,
                });
                continue;
            }
        }
        gone.extend(first..=last);
    }
    for aside in &out {
        let reason = match aside.kind {
            AsideKind::SlideOnly => Reason::SlideOnly,
            AsideKind::Notes => Reason::SpeakerNotes,
        };
        desk.spend(aside.span.start, aside.span.end, reason);
    }
    for i in gone {
        rows[i].end = rows[i].start;
        looks[i] = Look::Blank;
    }
    out
}

/// A word that is nearly ours, and which is meant.
type Slip = Option<(Span, &'static str)>;

/// What a line of colons does: `None` if the row is none; `Some(None)` closes; `Some(Some(…))` opens.
#[allow(clippy::option_option)]
fn line(text: &str, row: Row) -> Option<Option<(Opens, Slip)>> {
    if row.indent(text) > 3 {
        return None;
    }
    let row = row.trim(text);
    let line = row.of(text);
    let rest = line.trim_start_matches(':');
    if line.len() - rest.len() < 3 {
        return None;
    }
    let rest = rest.trim_end_matches(':').trim();
    if rest.is_empty() {
        return Some(None);
    }
    let start = row.start + (rest.as_ptr() as usize - line.as_ptr() as usize);
    let chars: Vec<(usize, char)> = rest
        .char_indices()
        .take(4096)
        .map(|(at, c)| (start + at, c))
        .collect();
    if rest.starts_with('{') {
        let end = closing(0, |i| chars.get(i).map(|(_, c)| *c))?;
        if end + 1 != chars.len() {
            return None;
        }
        let attributes = parse(&chars[1..end])?;
        let mut slip = None;
        for attribute in &attributes {
            let Some(class) = attribute.name.strip_prefix('.') else {
                continue;
            };
            if let Some(opens) = of_class(class) {
                return Some(Some((opens, None)));
            }
            slip = slip.or(nearest(class, CLASSES).map(|near| (attribute.span, near)));
        }
        return Some(Some((Opens::Other, slip)));
    }
    // A word alone is a class.
    if rest.chars().any(|c| c.is_whitespace() || c == '}') {
        return None;
    }
    let opens = of_class(rest);
    let slip = nearest(rest, CLASSES).filter(|_| opens.is_none());
    let slip = slip.map(|near| (Span::new(start, start + rest.len()), near));
    Some(Some((opens.unwrap_or(Opens::Other), slip)))
}

fn of_class(class: &str) -> Option<Opens> {
    match class {
        "slide-only" => Some(Opens::Aside(AsideKind::SlideOnly)),
        "notes" => Some(Opens::Aside(AsideKind::Notes)),
        "no-slide" => Some(Opens::NoSlide),
        _ => None,
    }
}

/// Reads blocks for the lecture. Their marks are spent as a whole already, and leave no other evidence.
pub(in super::super) fn read(desk: &mut Desk<'_>, raw: &[RawAside]) -> Vec<Aside> {
    let (spent, evidence) = (desk.spent.len(), desk.evidence.len());
    let steering = desk.steering.len();
    let in_note = std::mem::replace(&mut desk.in_note, true);
    let asides = raw
        .iter()
        .map(|raw| Aside {
            span: raw.span,
            kind: raw.kind,
            blocks: blocks_of(desk, &raw.rows),
        })
        .collect();
    desk.in_note = in_note;
    desk.spent.truncate(spent);
    desk.evidence.truncate(evidence);
    desk.steering.truncate(steering);
    asides
}

/// The blocks on `rows`; a line with `#` is a headline.
fn blocks_of(desk: &mut Desk<'_>, rows: &[Row]) -> Vec<Block> {
    let text = desk.text;
    let manner = Manner {
        depth: 0,
        row_paragraphs: false,
    };
    let mut out = Vec::new();
    let mut from = 0;
    for (i, row) in rows.iter().enumerate() {
        let line = row.trim(text);
        let rest = line.of(text).trim_start_matches('#');
        let depth = line.of(text).len() - rest.len();
        let marked = (1..=6).contains(&depth) && rest.starts_with(' ');
        if !marked || rest.trim().is_empty() || row.indent(text) > 3 {
            continue;
        }
        out.extend(blocks::read(desk, &rows[from..i], manner));
        from = i + 1;
        let words = Row {
            start: line.start + depth,
            end: line.end,
        };
        out.push(Block {
            span: line.span(),
            kind: BlockKind::Heading(Heading {
                level: depth.min(5) as u8,
                number: None,
                runs: inline::read(desk, &[words]),
                marked: true,
            }),
        });
    }
    out.extend(blocks::read(desk, rows.get(from..).unwrap_or(&[]), manner));
    out
}
