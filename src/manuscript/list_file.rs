//! A file that is a reference list and nothing else, an entry a line.
//!
//! In: a source. Out: a manuscript of one section, whose blocks are the lines without their bullets.

use super::desk::Desk;
use super::lines::{Row, rows};
use super::model::{Block, BlockKind, Manuscript, Meta, Reason, Role, Section};
use super::{inline, language};
use crate::source::{Source, Span};

/// Reads every line that is not blank as an entry of a reference list.
pub fn read_list(source: &Source) -> Manuscript {
    let text = source.text();
    let spoken = language::recognise(text.get(source.bom()..).unwrap_or(""));
    let mut desk = Desk::new(text);
    desk.language = &spoken;
    desk.spend(0, source.bom(), Reason::ByteOrderMark);
    let mut blocks = Vec::new();
    for row in rows(text, source.bom()) {
        let whole = row.trim(text);
        if whole.is_blank(text) {
            continue;
        }
        let mark = bullet(whole.of(text));
        desk.spend(whole.start, whole.start + mark, Reason::ListMark);
        let words = Row {
            start: whole.start + mark,
            end: whole.end,
        }
        .trim(text);
        blocks.push(Block {
            span: whole.span(),
            kind: BlockKind::Entry(inline::read(&mut desk, &[words])),
        });
    }
    let section = Section {
        level: 1,
        number: None,
        title: String::new(),
        role: Role::References,
        span: Span::new(source.bom(), text.len()),
        heading: None,
        blocks: 0..blocks.len(),
    };
    let meta = Meta {
        language: spoken.clone(),
        ..Meta::default()
    };
    Manuscript {
        meta,
        blocks,
        sections: vec![section],
        notes: desk.notes,
        links: desk.links,
        spent: desk.spent,
        evidence: desk.evidence,
        ..Manuscript::default()
    }
}

/// Length of the bullet at the head of `line`; 0 without one.
fn bullet(line: &str) -> usize {
    let Some(first) = line.chars().next().filter(|c| "-*+•·▪◦‣○●■–—".contains(*c))
    else {
        return 0;
    };
    let width = first.len_utf8();
    if line
        .get(width..)
        .is_some_and(|rest| rest.starts_with([' ', '\t', '\u{a0}']))
    {
        width
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_entry_without_its_bullet() {
        let source = Source::new(
            "l",
            "\u{feff}- Roe, A. (2019). *Nests*.\n\n•\tPoe, B. (2018).\n*Birds*. (1999).\n",
        );
        let list = read_list(&source);
        let words: Vec<String> = list
            .blocks
            .iter()
            .map(|b| match &b.kind {
                BlockKind::Entry(runs) => runs.iter().map(|r| source.slice(r.span)).collect(),
                _ => String::new(),
            })
            .collect();
        assert_eq!(
            words,
            [
                "Roe, A. (2019). Nests.",
                "Poe, B. (2018).",
                "Birds. (1999)."
            ]
        );
    }
}
