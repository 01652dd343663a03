//! Figures: `![caption](file.png){alt="…"}` as a paragraph of its own.

use super::desk::Desk;
use super::inline;
use super::lines::{Row, span_of};
use super::model::{Block, BlockKind, Caption, Figure, Reason};
use crate::source::{Span, Typed};

/// The figure on `rows`, if they hold an image and nothing else.
pub(super) fn read(desk: &mut Desk<'_>, rows: &[Row]) -> Option<Block> {
    let text = desk.text;
    let [row] = rows else { return None };
    let row = row.trim(text);
    let line = row.of(text);
    let inner = line.strip_prefix("![")?;
    let shut = closing(inner)?;
    let after = inner.get(shut + 1..)?.strip_prefix('(')?;
    let end = after.find(')')?;
    let rest = after.get(end + 1..)?;
    let attributes = match rest.trim() {
        "" => None,
        trimmed => {
            Some(trimmed.strip_prefix('{')?.strip_suffix('}')?).filter(|a| inline::is_attributes(a))
        }
    };
    if attributes.is_none() && !rest.trim().is_empty() {
        return None;
    }
    let target = row.start + 2 + shut + 2;
    let name = after.get(..end)?;
    let typed = name.split(['"', '\'']).next().unwrap_or(name).trim();
    let typed = typed
        .strip_prefix('<')
        .and_then(|t| t.strip_suffix('>'))
        .unwrap_or(typed);
    if typed.is_empty() {
        return None;
    }
    let name_start = target + name.find(typed)?;
    let caption = Row {
        start: row.start + 2,
        end: row.start + 2 + shut,
    };
    desk.spend(row.start, caption.start, Reason::LinkTarget);
    desk.spend(caption.end, target + end + 1, Reason::LinkTarget);
    if let Some(attributes) = attributes {
        let open = row.end - attributes.len() - 2;
        desk.spend(open, row.end, Reason::Steering);
    }
    let title = inline::read(desk, &[caption]);
    let alt = attributes
        .and_then(|a| alt_text(a, row.end - 1 - a.len()))
        .or_else(|| {
            let words = caption.trim(text);
            (!words.of(text).is_empty()).then(|| Typed {
                text: super::printed::Printed::of(text, &title).text,
                span: Some(words.span()),
            })
        });
    Some(Block {
        span: span_of(text, rows),
        kind: BlockKind::Figure(Figure {
            caption: Caption {
                title,
                ..Caption::default()
            },
            path: Typed {
                text: typed.to_string(),
                span: Some(Span::new(name_start, name_start + typed.len())),
            },
            alt,
        }),
    })
}

/// The place of the bracket that closes the one before `inner`.
fn closing(inner: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' if depth == 0 => return Some(at),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The value of `alt="…"` among `attributes`, which start at byte `start`.
fn alt_text(attributes: &str, start: usize) -> Option<Typed> {
    let at = ["alt=\"", "fig-alt=\""]
        .iter()
        .find_map(|key| attributes.find(key).map(|p| p + key.len()))?;
    let rest = attributes.get(at..)?;
    let end = rest.find('"')?;
    Some(Typed {
        text: rest.get(..end)?.to_string(),
        span: Some(Span::new(start + at, start + at + end)),
    })
}
