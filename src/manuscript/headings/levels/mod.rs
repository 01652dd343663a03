//! How deep a title stands.
//!
//! In: the heads in typed order. Out: their levels. Marks and numbers say it (here); without them it is told by
//! what titles say and how they look (`walk`).

mod apart;
mod known;
mod look;
mod plain;
mod repeats;
mod style;
mod walk;
mod zone;

use super::super::survey::Survey;
use super::{Head, How};
use apart::Apart;

/// APA has five levels (7, 2.27).
const DEEPEST: u8 = 5;

pub(super) fn set(text: &str, survey: &Survey, heads: &mut [Head]) {
    let marked = heads.iter().filter(|h| h.how == How::Marked).count();
    let numbered = heads.iter().filter(|h| h.how == How::Numbered).count();
    if marked >= 2 {
        by_marks(heads);
    } else if numbered >= 2 && numbered * 2 >= heads.iter().filter(|h| h.role.is_none()).count() {
        by_numbers(text, survey, heads);
    } else {
        walk::by_look(text, survey, heads);
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
        place(head, wanted, &mut before);
    }
}

/// Gives a head its level, at most one deeper than the one before it.
fn place(head: &mut Head, wanted: u8, before: &mut u8) {
    head.level = wanted.min(*before + 1).clamp(1, DEEPEST);
    *before = head.level;
}

fn by_numbers(text: &str, survey: &Survey, heads: &mut [Head]) {
    let looks = look::looks(text, survey, heads);
    // Letters and bare numbers stand under Roman numerals where both are used.
    let roman = looks.iter().any(|l| l.roman);
    let mut before = 0u8;
    let mut upper = 1u8;
    let mut apart = Apart::default();
    for (i, head) in heads.iter_mut().enumerate() {
        let wanted = match (head.how, head.depth) {
            (How::Numbered, Some(depth)) => {
                let under =
                    usize::from(roman && !looks[i].roman && depth == 1 && head.role.is_none());
                upper = u8::try_from(depth + under).unwrap_or(DEEPEST);
                apart = Apart::default();
                upper
            }
            _ => match apart.level(&looks, i) {
                Some(level) => level,
                None if head.role.is_some() => 1,
                None => upper + 1,
            },
        };
        place(head, wanted, &mut before);
    }
}
