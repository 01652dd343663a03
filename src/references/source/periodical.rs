//! A journal, newspaper or magazine: `Name, 12(3), 45–67` (APA 7, 10.1).

use super::{locator, publisher};
use crate::references::draft::Draft;
use crate::references::text::Bytes;
use crate::references::{attributes, stops, tail, title};

/// Reads `bytes`, which begin with the name of what the work stands in.
pub(super) fn read(draft: &mut Draft<'_>, bytes: &Bytes, italic: Option<&Bytes>) {
    let line = draft.line;
    let mut bytes = leading_people(draft, bytes);
    // In a list with italics the name's own stops (`U.S. News.`) are known; else the first full stop ends it.
    let from = italic.map_or(bytes.start, |i| i.end.max(bytes.start));
    let mut end = bytes.end;
    let mut ends: Vec<usize> = stops::stops(line, &(from..bytes.end))
        .into_iter()
        .filter(|(_, hard)| *hard)
        .map(|(e, _)| e)
        .collect();
    ends.push(bytes.end);
    // A stop inside an abbreviated name: the name goes on to where a locator follows.
    for candidate in ends {
        end = candidate;
        let text = line.slice(&(bytes.start..candidate));
        if italic.is_some()
            || locator::split(text).is_some()
            || text.trim_end().chars().count() > 12
        {
            break;
        }
    }
    let mut name = line.trim_with(&(bytes.start..end), |c| {
        c.is_whitespace() || matches!(c, '.' | ',' | ';')
    });
    // `Antarct. Sci., 18`: a stop before a locator belongs to the name.
    let mut abbreviated = false;
    let text = line.slice(&name);
    if let Some((at, found)) = locator::split(text) {
        take_locator(draft, &name, &found);
        draft.spend(&(name.start + at..name.end));
        name.end = name.start + at;
        abbreviated = line.slice(&name).ends_with('.');
        draft.shape.periodical = true;
    } else if text.ends_with(')')
        && let Some(open) = tail::opening(text)
        && open > 0
        && text
            .get(open..)
            .is_some_and(|t| t.chars().any(|c| c.is_ascii_digit()))
    {
        attributes::parenthesis(draft, &(name.start + open + 1..name.end - 1));
        draft.spend(&(name.start + open..name.end));
        name.end = name.start + open;
    }
    if title::named_event(line.slice(&name)) {
        name = publisher::without_place(draft, &name);
    } else {
        draft.shape.periodical = true;
    }
    let name = line.trim_with(&name, |c| {
        c.is_whitespace() || matches!(c, ',' | ':' | ';') || (c == '.' && !abbreviated)
    });
    draft.fields.container = draft.take(&name);
    bytes.start = end;
    let mut rest = line.trim_with(&bytes, |c| c.is_whitespace() || matches!(c, '.' | ','));
    // `Classical conditioning. (p. 600). New York: Wiley`: pages in a sentence of their own.
    if line.slice(&rest).starts_with('(') {
        rest.start = attributes::ahead(draft, &rest);
    }
    let text = line.slice(&rest);
    if let Some(found) = locator::parse(text, 0).filter(|_| {
        !text.is_empty() && draft.fields.pages.is_none() && draft.fields.volume.is_none()
    }) {
        take_locator(draft, &rest, &found);
        draft.spend(&rest);
        return;
    }
    publisher::read(draft, &rest);
}

fn take_locator(draft: &mut Draft<'_>, base: &Bytes, found: &locator::Locator) {
    let moved = |b: &Bytes| base.start + b.start..base.start + b.end;
    if let Some(b) = &found.volume {
        draft.fields.volume = draft.take(&moved(b));
    }
    if let Some(b) = &found.issue {
        draft.fields.issue = draft.take(&moved(b));
    }
    if let Some(b) = &found.pages {
        draft.fields.pages = draft.take(&moved(b));
    }
}

/// Takes `(M. Cooper & J. Watson, Eds.)` before the name.
fn leading_people(draft: &mut Draft<'_>, bytes: &Bytes) -> Bytes {
    let bytes = draft.line.trim(bytes);
    if !draft.line.slice(&bytes).starts_with(['(', '[']) {
        return bytes;
    }
    let at = attributes::ahead(draft, &bytes);
    draft.line.trim_with(&(at..bytes.end), |c| {
        c.is_whitespace() || matches!(c, '.' | ',')
    })
}
