//! Sections: what the titles divide.

use super::model::{Block, BlockKind, Role, Section};
use super::printed::Printed;
use crate::source::Span;

/// The sections of `blocks`; `roles` gives, by the start of a heading, what its section does.
pub(super) fn of(
    text: &str,
    blocks: &[Block],
    roles: &std::collections::BTreeMap<usize, Role>,
) -> Vec<Section> {
    let mut out: Vec<Section> = Vec::new();
    let first = blocks
        .iter()
        .position(|b| matches!(b.kind, BlockKind::Heading(_)))
        .unwrap_or(blocks.len());
    if first > 0 {
        out.push(Section {
            level: 1,
            number: None,
            title: String::new(),
            role: Role::Body,
            span: span(&blocks[..first]),
            heading: None,
            blocks: 0..first,
        });
    }
    // The sections that the next one may stand under, each deeper than the one before it.
    let mut parents: Vec<(u8, Role)> = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let BlockKind::Heading(heading) = &block.kind else {
            continue;
        };
        let printed = Printed::of(text, &heading.runs).text;
        let number = heading
            .number
            .and_then(|span| text.get(span.range()))
            .map(|n| n.trim_end_matches(['.', ')']).to_string());
        let title = match heading.number.and_then(|span| text.get(span.range())) {
            Some(typed) => printed
                .strip_prefix(typed)
                .unwrap_or(&printed)
                .trim()
                .to_string(),
            None => printed.trim().to_string(),
        };
        // `II` alone is the title.
        let (number, title) = if title.is_empty() {
            (None, printed.trim().to_string())
        } else {
            (number, title)
        };
        let end = (i + 1..blocks.len())
            .find(|&k| matches!(blocks[k].kind, BlockKind::Heading(_)))
            .unwrap_or(blocks.len());
        let role = roles
            .get(&block.span.start)
            .copied()
            .unwrap_or_else(|| inherited(&parents, heading.level));
        parents.retain(|(level, _)| *level < heading.level);
        parents.push((heading.level, role));
        out.push(Section {
            level: heading.level,
            number,
            title,
            role,
            span: span(&blocks[i..end]),
            heading: Some(i),
            blocks: i + 1..end,
        });
    }
    close(&mut out);
    out
}

/// What a section does that stands under another: the same, where the other stands apart from the argument.
fn inherited(parents: &[(u8, Role)], level: u8) -> Role {
    parents
        .iter()
        .rev()
        .find(|(parent, _)| *parent < level)
        .map_or(Role::Body, |(_, role)| *role)
}

/// Lengthens every section over its subsections.
fn close(sections: &mut [Section]) {
    // From the back: what ends at or below each level.
    let mut ends: [Option<usize>; 8] = [None; 8];
    for section in sections.iter_mut().rev() {
        let level = usize::from(section.level).min(7);
        let below = ends[level + 1..].iter().flatten().copied().max();
        if section.heading.is_some() {
            section.span.end = section.span.end.max(below.unwrap_or(0));
        }
        for end in &mut ends[level + 1..] {
            *end = None;
        }
        ends[level] = Some(ends[level].unwrap_or(0).max(section.span.end));
    }
}

fn span(blocks: &[Block]) -> Span {
    match (blocks.first(), blocks.last()) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::new(0, 0),
    }
}
