//! The key words: under a title of their own, or in a paragraph `Keywords: a, b`.

use super::super::headings::words;
use super::super::model::{Block, BlockKind, Role, Run, Section};
use super::super::printed::Printed;
use crate::source::Typed;

/// Do `runs` begin a line of key words, in any language that is known: `Palavras-chave: …`?
pub fn begins_keywords(source: &crate::source::Source, runs: &[Run]) -> bool {
    let printed = Printed::of(source.text(), runs);
    let head = printed.text.split_once([':', '—']).map(|(head, _)| head);
    head.is_some_and(|head| words::role(head) == Some(Role::Keywords))
}

/// The key words that are typed; the first set, if there are several in several languages.
pub(super) fn of(text: &str, blocks: &[Block], sections: &[Section]) -> Vec<Typed> {
    for section in sections {
        if section.role == Role::Keywords {
            let found = blocks
                .get(section.blocks.clone())
                .unwrap_or(&[])
                .iter()
                .find_map(|block| listed(text, block));
            if let Some(found) = found {
                return found;
            }
        }
        if !matches!(section.role, Role::Abstract | Role::Body) {
            continue;
        }
        for block in blocks
            .get(section.blocks.clone())
            .unwrap_or(&[])
            .iter()
            .take(12)
        {
            let BlockKind::Paragraph(paragraph) = &block.kind else {
                continue;
            };
            let printed = Printed::of(text, &paragraph.runs);
            let Some((head, rest)) = printed.text.split_once([':', '—']) else {
                continue;
            };
            if words::role(head) == Some(Role::Keywords) && printed.text.len() < 3000 {
                return split(&printed, printed.text.len() - rest.len());
            }
        }
    }
    Vec::new()
}

fn listed(text: &str, block: &Block) -> Option<Vec<Typed>> {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => {
            let printed = Printed::of(text, &paragraph.runs);
            Some(split(&printed, 0)).filter(|found| !found.is_empty())
        }
        BlockKind::List(list) => {
            let found: Vec<Typed> = list
                .items
                .iter()
                .filter_map(|item| item.blocks.first())
                .filter_map(|block| match &block.kind {
                    BlockKind::Paragraph(p) => {
                        let printed = Printed::of(text, &p.runs);
                        let words = printed.text.trim_end_matches(['.', ',', ';']).to_string();
                        Some(Typed {
                            span: Some(printed.span_of(0, &words)),
                            text: words,
                        })
                    }
                    _ => None,
                })
                .collect();
            Some(found).filter(|found| !found.is_empty())
        }
        _ => None,
    }
}

/// Parts the words from byte `from` on at semicolons, else at commas.
fn split(printed: &Printed, from: usize) -> Vec<Typed> {
    let rest = printed.text.get(from..).unwrap_or("");
    let signs: &[char] = if rest.contains(';') {
        &[';']
    } else if rest.contains([',', '،']) {
        &[',', '،']
    } else {
        &['·', '•', '|', '–']
    };
    let mut at = from;
    let mut out = Vec::new();
    for part in rest.split(signs) {
        let words = part.trim().trim_end_matches('.');
        let start = at + (part.len() - part.trim_start().len());
        if !words.is_empty() {
            out.push(Typed {
                text: words.to_string(),
                span: Some(printed.span_of(start, words)),
            });
        }
        at += part.len();
        at += printed
            .text
            .get(at..)
            .and_then(|r| r.chars().next())
            .map_or(0, char::len_utf8);
    }
    out
}
