//! Attributes of words and headings: which are ours, which nearly.

use super::attributes::{Attribute, closing, parse};
use super::model::{Act, KINDS, Steering};
use crate::manuscript::desk::Desk;
use crate::manuscript::lines::Row;
use crate::manuscript::model::{EvidenceKind, Reason};
use crate::manuscript::survey::Look;
use crate::settings::nearest;
use crate::source::Span;

/// Classes of words.
const OF_WORDS: &[&str] = &["keep", "drop", "pin"];

/// Classes and keys of a heading.
const OF_HEADINGS: &[&str] = &["no-slide", "slide-title", "slide-kind", "minutes"];

/// Takes attributes that stand behind words in brackets. `false`: they are not ours, and are text.
pub(in super::super) fn on_words(
    desk: &mut Desk<'_>,
    words: Span,
    mark: Span,
    attributes: &[Attribute],
) -> bool {
    let class = |attribute: &Attribute| -> Option<&'static str> {
        let name = attribute.name.strip_prefix('.')?;
        OF_WORDS.iter().find(|known| **known == name).copied()
    };
    let found: Vec<&'static str> = attributes.iter().filter_map(class).collect();
    let other_words = attributes
        .iter()
        .find(|attribute| attribute.name == "as")
        .and_then(|attribute| attribute.value.as_ref())
        .filter(|value| !value.text.trim().is_empty());
    let ours = !found.is_empty() || other_words.is_some();
    let mut told = false;
    for attribute in attributes {
        let known = class(attribute).is_some() || attribute.name == "as";
        if let Some(name) = attribute.name.strip_prefix('.').filter(|_| !known) {
            let near = nearest(name, OF_WORDS);
            told |= near.is_some();
            misspelt(desk, attribute.span, near);
        } else if ours && !known && attribute.value.is_some() {
            misspelt(desk, attribute.span, Some("as"));
        }
    }
    if !ours {
        if !told {
            desk.note(mark, EvidenceKind::SteeringPrinted);
        }
        return false;
    }
    let pinned = found.contains(&"pin");
    let act = match other_words {
        _ if found.contains(&"drop") => Act::Drop,
        Some(value) => Act::Reword {
            runs: value.runs(desk.text),
            pinned,
        },
        None if pinned => Act::Pin,
        None => Act::Keep,
    };
    desk.steering.push(Steering {
        span: words,
        mark,
        act,
    });
    true
}

/// Attributes of a heading at the end of a row without `#`, taken off it until it is known what the row is.
#[derive(Debug)]
pub(in super::super) struct RowMark {
    /// The row's index.
    pub(in super::super) row: usize,
    mark: Span,
    attributes: Vec<Attribute>,
}

/// Takes `{…}` off the ends of rows that have no `#`, if all of it is of a heading and ours.
pub(in super::super) fn take_from_rows(
    text: &str,
    rows: &mut [Row],
    looks: &[Look],
) -> Vec<RowMark> {
    let mut out = Vec::new();
    for (index, (row, look)) in rows.iter_mut().zip(looks).enumerate() {
        let line = row.trim(text);
        if *look != Look::Text || !line.of(text).ends_with('}') || line.of(text).starts_with('#') {
            continue;
        }
        let Some(open) = opening(line.of(text)).filter(|open| *open > 0) else {
            continue;
        };
        let inside = line.of(text).get(open + 1..).unwrap_or_default();
        let chars: Vec<(usize, char)> = inside
            .char_indices()
            .map(|(at, c)| (line.start + open + 1 + at, c))
            .collect();
        let Some(attributes) = parse(&chars[..chars.len().saturating_sub(1)]) else {
            continue;
        };
        let ours = |attribute: &Attribute| {
            let name = attribute.name.trim_start_matches('.');
            OF_HEADINGS.contains(&name)
        };
        let touches = line
            .of(text)
            .get(..open)
            .is_some_and(|before| before.ends_with(']'));
        if !attributes.iter().all(ours) || touches {
            continue;
        }
        let mark = Span::new(line.start + open, line.end);
        row.end = mark.start;
        out.push(RowMark {
            row: index,
            mark,
            attributes,
        });
    }
    out
}

/// Spends the marks of rows; those on the rows of a heading count for it, which stands at the span that
/// `heading_at` gives for a row.
pub(in super::super) fn settle(
    desk: &mut Desk<'_>,
    marks: &[RowMark],
    heading_at: impl Fn(usize) -> Option<Span>,
) {
    for RowMark {
        row,
        mark,
        attributes,
    } in marks
    {
        desk.spend(mark.start, mark.end, Reason::Steering);
        match heading_at(*row) {
            Some(span) => on_heading(desk, span, *mark, attributes),
            None => desk.note(*mark, EvidenceKind::SteeringNoHeading),
        }
    }
}

/// The brace that the one at the end of `line` closes; a quoted value may hold braces.
pub(in super::super) fn opening(line: &str) -> Option<usize> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let get = |i: usize| chars.get(i).map(|(_, c)| *c);
    // Few lines have more than one.
    let braces = (0..chars.len()).filter(|&i| get(i) == Some('{')).take(8);
    let mut opens = braces.filter(|&i| closing(i, get) == Some(chars.len() - 1));
    opens.next().and_then(|i| Some(chars.get(i)?.0))
}

/// Takes what is ours of the attributes `mark` of the heading at `span`; they are spent in any case.
pub(in super::super) fn on_heading(
    desk: &mut Desk<'_>,
    span: Span,
    mark: Span,
    attributes: &[Attribute],
) {
    for attribute in attributes {
        let (name, value) = (attribute.name.as_str(), attribute.value.as_ref());
        let act = match (name, value) {
            (".no-slide", None) => Act::NoSlide,
            ("slide-title", Some(value)) if !value.text.trim().is_empty() => {
                Act::Title(value.runs(desk.text))
            }
            ("slide-kind", Some(value)) => {
                let typed = value.text.as_str();
                let Some(kind) = KINDS.iter().find(|kind| **kind == typed) else {
                    let allowed = KINDS.join(", ");
                    desk.note(value.span, EvidenceKind::SteeringValue { allowed });
                    continue;
                };
                Act::Kind(kind)
            }
            ("minutes", Some(value)) => {
                let minutes = value.text.parse().ok().filter(|n| (1..=480).contains(n));
                let Some(minutes) = minutes else {
                    let allowed = "a whole number of minutes, 1 to 480".to_owned();
                    desk.note(value.span, EvidenceKind::SteeringValue { allowed });
                    continue;
                };
                Act::Minutes(minutes)
            }
            _ => {
                let bare = name.trim_start_matches('.');
                if !bare.starts_with('#') {
                    misspelt(desk, attribute.span, nearest(bare, OF_HEADINGS));
                }
                continue;
            }
        };
        desk.steering.push(Steering { span, mark, act });
    }
}

/// Leaves evidence of a word that is nearly one of ours.
pub(super) fn misspelt(desk: &mut Desk<'_>, span: Span, nearest: Option<&'static str>) {
    if let Some(nearest) = nearest {
        desk.note(span, EvidenceKind::SteeringUnknown { nearest });
    }
}
