//! Rules for titles that custom does not know: by their words, numbers, case, and neighbours.

use super::super::line::Case;
use super::super::words::{self, Part};
use super::walk::Walk;
use super::zone::Zone;

/// A number with parts says its level, even if few titles are numbered.
pub(super) fn numbered(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let parts = walk.looks[i].parts?;
    walk.nested = None;
    Some(u8::try_from(parts).unwrap_or(u8::MAX))
}

/// A title before `6.1` stands over it.
pub(super) fn over_numbered(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    if walk.looks[i].parts.is_some() || walk.looks[i].role.is_some() {
        return None;
    }
    let parts = walk.next(i)?.parts?;
    let level = u8::try_from(parts).ok()?.checked_sub(1)?;
    let first = walk.previous(i).is_none_or(|before| before.parts.is_none());
    first.then_some(level)
}

/// What stands between `Stage 1` and `Stage 2` stands under the former.
pub(super) fn between(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let (_, level) = walk.sibling?;
    (walk.repeats.is_between(i) && walk.looks[i].counted.is_none()).then_some(level + 1)
}

/// `Participants`, `Measures`: parts of parts by custom. Each measure has a title of its own, as a rule.
pub(super) fn second(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let title = &walk.looks[i].folded;
    words::is_second(title).then(|| {
        let base = walk.zone.base();
        walk.nested = words::has_parts(title).then_some(base + 1);
        base
    })
}

/// After a review of literature, a title directly over another starts the next part.
pub(super) fn next_part(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    (walk.part == Some(Part::Literature) && walk.directly_over(i) && !walk.directly_under(i))
        .then(|| walk.open_top())
}

/// `Scenario 2` stands beside `Scenario 1`.
pub(super) fn sequel(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let (word, number) = walk.looks[i].counted.as_ref()?;
    walk.sibling
        .filter(|(sibling, _)| *number > 1 && sibling == word)
        .map(|(_, level)| level)
}

/// `Scenario 1` stands under the title before it, if that speaks of scenarios or stands at the top.
pub(super) fn first_counted(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let (word, number) = walk.looks[i].counted.as_ref()?;
    let above = walk.plain_before(i)?;
    (*number == 1 && (walk.zone == Zone::Open || speaks_of(&above.folded, word)))
        .then_some(walk.before + 1)
}

/// Where titles at the top are in capitals, the others stand under them.
pub(super) fn under_capitals(walk: &mut Walk<'_>, _: usize) -> Option<u8> {
    (walk.style.capitals && walk.zone == Zone::Open).then_some(2)
}

/// Where most titles are in title case, those in sentence case stand under them.
pub(super) fn cased(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    let above = walk.plain_before(i)?;
    if !walk.style.titles || walk.case(i) != Case::Sentence {
        return None;
    }
    Some(match above.case {
        Case::Sentence => walk.before,
        _ => walk.nested.unwrap_or(walk.before).max(walk.before) + 1,
    })
}

/// A title directly over another stands over those that follow.
pub(super) fn over(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    (walk.directly_over(i) && !walk.directly_under(i)).then(|| {
        let base = walk.zone.base();
        walk.nested = Some(base + 1);
        base
    })
}

/// A title directly under another that custom does not know.
pub(super) fn under(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    walk.plain_before(i)?;
    walk.directly_under(i).then(|| {
        walk.nested = Some(walk.before + 1);
        walk.before + 1
    })
}

/// A title without words that case tells of stands beside the one before it.
pub(super) fn uncased(walk: &mut Walk<'_>, i: usize) -> Option<u8> {
    walk.plain_before(i)?;
    (walk.style.titles && walk.case(i) == Case::None).then_some(walk.before)
}

/// All others stand where the zone has them, or deeper under a title that stands over others.
pub(super) fn nested(walk: &mut Walk<'_>, _: usize) -> Option<u8> {
    let base = walk.zone.base();
    Some(match walk.nested {
        Some(level) if walk.zone != Zone::Open || level > base => level,
        _ => base,
    })
}

/// Whether a title, folded, has the word or its plural.
fn speaks_of(title: &str, word: &str) -> bool {
    title
        .split(' ')
        .any(|w| w == word || w.strip_suffix('s') == Some(word))
}
