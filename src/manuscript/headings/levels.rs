//! How deep a title stands.
//!
//! Marks and numbers say it. Without them: titles known by custom stand at the top; the others stand under a
//! title that custom divides (`Methods`, `Results`), or by how they are cased.

use super::super::model::Role;
use super::super::survey::Survey;
use super::{Head, How};

/// APA has five levels (7, 2.27).
const DEEPEST: u8 = 5;

pub(super) fn set(text: &str, survey: &Survey, heads: &mut Vec<Head>) {
    let marked = heads.iter().filter(|h| h.how == How::Marked).count();
    if marked >= 2 {
        by_marks(heads);
    } else {
        by_look(text, survey, heads);
    }
}

fn by_marks(heads: &mut [Head]) {
    let top = heads
        .iter()
        .filter(|h| h.how == How::Marked)
        .filter_map(|h| h.depth)
        .min()
        .unwrap_or(1);
    let mut before = 0u8;
    for head in heads {
        let depth = match head.how {
            How::Marked => head.depth.unwrap_or(top).saturating_sub(top) + 1,
            _ => 1,
        };
        let wanted = u8::try_from(depth).unwrap_or(DEEPEST);
        head.skipped = wanted > before + 1;
        head.level = wanted.min(before + 1).clamp(1, DEEPEST);
        before = head.level;
    }
}

fn by_look(_text: &str, _survey: &Survey, heads: &mut [Head]) {
    let mut before = 0u8;
    let mut upper = 1u8;
    for head in heads {
        let wanted = match (head.how, head.depth) {
            (How::Numbered, Some(depth)) => {
                let level = u8::try_from(depth).unwrap_or(DEEPEST);
                upper = level;
                level
            }
            _ if head.role.is_some_and(|r| r != Role::Body) => 1,
            _ if head.role.is_some() => 1,
            _ => upper + 1,
        };
        head.level = wanted.min(before + 1).clamp(1, DEEPEST);
        before = head.level;
    }
}
