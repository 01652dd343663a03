//! Characters that were spent, checked against their reasons (design.md, 3, "Spent").
//!
//! A reader that spends a word as a mark has lost it: marks hold no letters or digits, and what was
//! *repeated* is printed elsewhere; what was taken as alternative text is that of a figure.

use super::fold;
use crate::manuscript::{Block, BlockKind, Manuscript, Reason, Spent};
use crate::source::{Source, Span};

/// Whether a mark of this reason may be spelt so.
fn fits(reason: Reason, text: &str) -> bool {
    let wordless = || !text.chars().any(char::is_alphanumeric);
    match reason {
        Reason::ByteOrderMark => text == "\u{feff}",
        Reason::Escape => text.chars().all(|c| c == '\\'),
        Reason::QuoteMark => text.chars().all(|c| c == '>' || c.is_whitespace()),
        Reason::AngleBracket => text.chars().all(|c| matches!(c, '<' | '>')),
        // `<sup>` raises.
        Reason::EmphasisMark => wordless() || text.starts_with('<') && text.ends_with('>'),
        // Blocks for the lecture, from one line of colons to another.
        Reason::SlideOnly | Reason::SpeakerNotes => {
            text.starts_with(":::") && text.ends_with(":::")
        }
        Reason::HeadingMark | Reason::ListMark | Reason::TableRule => wordless(),
        Reason::SetOff => {
            wordless() && text.chars().count() == 1 && !text.contains(char::is_whitespace)
        }
        Reason::CitationKey => super::made::is_key(text),
        Reason::LinkTarget
        | Reason::FrontMatter
        | Reason::NoteMark
        | Reason::CodeFence
        | Reason::Steering
        | Reason::AltText
        | Reason::Repeated => true,
    }
}

/// The spent stretches that hold: sorted, and those of `Repeated` only where `printed` says the same words.
pub(super) fn valid<'m>(
    source: &Source,
    manuscript: &'m Manuscript,
    printed: impl Fn(usize) -> bool,
) -> Vec<&'m Spent> {
    let mut spent: Vec<&Spent> = manuscript
        .spent
        .iter()
        .filter(|spent| {
            let text = source.text().get(spent.span.range());
            text.is_some_and(|text| fits(spent.reason, text))
        })
        .collect();
    if spent.iter().any(|spent| spent.reason == Reason::AltText) {
        let spoken = alternative_texts(manuscript);
        let is_spoken = |span: Span| spoken.iter().any(|alt| alt.covers(span));
        spent.retain(|spent| spent.reason != Reason::AltText || is_spoken(spent.span));
    }
    spent.sort_by_key(|spent| spent.span);
    if spent.iter().any(|spent| spent.reason == Reason::Repeated) {
        let held = repeats_printed(source, &spent, printed);
        let mut held = held.into_iter();
        spent.retain(|spent| spent.reason != Reason::Repeated || held.next() == Some(true));
    }
    spent
}

/// Where the alternative texts of the figures were typed.
fn alternative_texts(manuscript: &Manuscript) -> Vec<Span> {
    let mut out = Vec::new();
    let mut waiting: Vec<&Block> = manuscript.blocks.iter().collect();
    waiting.extend(manuscript.notes.iter().flat_map(|note| &note.blocks));
    while let Some(block) = waiting.pop() {
        match &block.kind {
            BlockKind::Figure(figure) => {
                out.extend(figure.alt.as_ref().and_then(|alt| alt.span));
            }
            BlockKind::Quote(inner) => waiting.extend(inner),
            BlockKind::List(list) => {
                waiting.extend(list.items.iter().flat_map(|item| &item.blocks));
            }
            _ => {}
        }
    }
    out
}

/// How many repeated lines are looked up; a head has a handful.
const MOST_REPEATS: usize = 64;

/// For each `Repeated` stretch, whether the words of its line are printed elsewhere.
fn repeats_printed(
    source: &Source,
    spent: &[&Spent],
    printed: impl Fn(usize) -> bool,
) -> Vec<bool> {
    let text = source.text();
    let repeated: Vec<Span> = spent
        .iter()
        .filter(|spent| spent.reason == Reason::Repeated)
        .map(|spent| spent.span)
        .collect();
    let ink: String = text
        .char_indices()
        .filter(|(at, _)| printed(*at))
        .map(|(_, c)| c)
        .collect();
    let ink = fold::words(&ink);
    let mut held = Vec::with_capacity(repeated.len());
    let mut at = 0;
    let mut lines = 0;
    while at < repeated.len() {
        // Marks cut a line into pieces; the line as a whole is what was repeated.
        let mut end = at + 1;
        while end < repeated.len() && one_line(text, repeated[end - 1], repeated[end]) {
            end += 1;
        }
        let words: String = repeated[at..end]
            .iter()
            .filter_map(|span| text.get(span.range()))
            .collect();
        lines += 1;
        let words = fold::words(&words);
        let found = lines <= MOST_REPEATS && ink.contains(&words);
        held.extend(std::iter::repeat_n(found, end - at));
        at = end;
    }
    held
}

fn one_line(text: &str, before: Span, after: Span) -> bool {
    text.get(before.end..after.start)
        .is_some_and(|gap| !gap.contains(['\n', '\r']))
}
