//! A file that is a reference list and nothing else, an entry a line.
//!
//! In: a source. Out: a manuscript of one section, whose blocks are the lines without their bullets. The first
//! line may be the list's heading (`References`, `## Kaynakça`).

use super::desk::Desk;
use super::headings::words::role;
use super::lines::{Row, rows};
use super::model::{Block, BlockKind, Heading, Manuscript, Meta, Reason, Role, Section};
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
        let behind = |mark| {
            let start = whole.start + mark;
            let end = whole.end;
            Row { start, end }.trim(text)
        };
        let hashes = hashes(whole.of(text));
        let title = behind(hashes);
        let kind = if blocks.is_empty() && is_title(title.of(text)) {
            desk.spend(whole.start, whole.start + hashes, Reason::HeadingMark);
            BlockKind::Heading(Heading {
                level: 1,
                number: None,
                runs: inline::read(&mut desk, &[title]),
                marked: hashes > 0,
            })
        } else {
            let mark = bullet(whole.of(text));
            desk.spend(whole.start, whole.start + mark, Reason::ListMark);
            BlockKind::Entry(inline::read(&mut desk, &[behind(mark)]))
        };
        let span = whole.span();
        blocks.push(Block { span, kind });
    }
    let heading = matches!(
        blocks.first(),
        Some(Block {
            kind: BlockKind::Heading(_),
            ..
        })
    );
    let section = Section {
        level: 1,
        number: None,
        title: String::new(),
        role: Role::References,
        span: Span::new(source.bom(), text.len()),
        heading: heading.then_some(0),
        blocks: usize::from(heading)..blocks.len(),
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

/// Number of `#` at the head of `line`.
fn hashes(line: &str) -> usize {
    line.bytes().take_while(|b| *b == b'#').count()
}

/// Whether `line` is what reference lists are headed with.
fn is_title(line: &str) -> bool {
    let bare = line.trim_matches(['*', '_', ':', ' ']);
    role(bare) == Some(Role::References)
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

    #[test]
    fn the_heading_of_the_list_is_no_entry() {
        let entries = |text: &str| {
            let list = read_list(&Source::new("l", text));
            let is_entry = |b: &&Block| matches!(b.kind, BlockKind::Entry(_));
            assert_eq!(
                list.sections[0].blocks.len(),
                list.blocks.iter().filter(is_entry).count()
            );
            list.sections[0].blocks.len()
        };
        for heading in ["References", "## Kaynakça", "**Works Cited**", "Literatur:"] {
            assert_eq!(
                entries(&format!("{heading}\n\nRoe, A. (2019). *Nests*.\n")),
                1,
                "{heading}"
            );
        }
        assert_eq!(
            entries("Reference Group. (2019). *Nests*.\nPoe, B. (2018).\n"),
            2
        );
        assert_eq!(entries("Roe, A. (2019). *Nests*.\nReferences\n"), 2);
    }
}
