//! A part of a book: `In E. Editor (Ed.), Book (2nd ed., pp. 1–20). Publisher` (APA 7, 10.3).

use super::{locator, publisher};
use crate::references::draft::Draft;
use crate::references::text::Bytes;
use crate::references::{attributes, descriptions, names, stops, tail, title, words};

/// Reads `bytes`, what follows `In`.
pub(super) fn read(draft: &mut Draft<'_>, bytes: &Bytes, italic: Option<&Bytes>) {
    let line = draft.line;
    let mut bytes = line.trim(bytes);
    if let Some(end) = editors(draft, &bytes, italic) {
        bytes.start = end;
    }
    bytes = line.trim_with(&bytes, |c| {
        c.is_whitespace() || matches!(c, ',' | '.' | ':')
    });
    let from = italic.map_or(bytes.start, |i| i.end.max(bytes.start));
    let end = stops::stops(line, &(from..bytes.end))
        .into_iter()
        .find(|(_, hard)| *hard)
        .map_or(bytes.end, |(e, _)| e);
    let mut book = line.trim_with(&(bytes.start..end), |c| {
        c.is_whitespace() || matches!(c, '.' | ',')
    });
    let mut place = None;
    book = take_brackets(draft, &book, italic);
    let text = line.slice(&book);
    let pages = text
        .match_indices([',', ' '])
        .map(|(i, _)| i)
        .find_map(|i| locator::labelled_pages(text.get(i + 1..)?.trim_start()).map(|_| i));
    if let Some(i) = pages {
        let behind = text.get(i + 1..).unwrap_or("");
        let base = book.start + i + 1 + (behind.len() - behind.trim_start().len());
        if let Some(found) = locator::labelled_pages(behind.trim_start()) {
            draft.fields.pages = draft.take(&(base + found.start..base + found.end));
            draft.spend(&(base..base + found.end));
            place = Some(base + found.end..book.end);
            book.end = book.start + i;
        }
    } else if let Some((i, found)) = locator::split(text).filter(|(i, found)| {
        // Years at the end of a book's title are no pages, and pages are read once.
        let in_title = italic.is_some_and(|title| book.start + i < title.end);
        found.pages.is_some() && draft.fields.pages.is_none() && !in_title
    }) {
        let moved = |b: &Bytes| book.start + b.start..book.start + b.end;
        draft.fields.pages = found.pages.as_ref().and_then(|b| draft.take(&moved(b)));
        draft.fields.volume = found.volume.as_ref().and_then(|b| draft.take(&moved(b)));
        draft.fields.issue = found.issue.as_ref().and_then(|b| draft.take(&moved(b)));
        draft.spend(&(book.start + i..book.end));
        book.end = book.start + i;
    }
    let book = take_brackets(draft, &book, italic);
    let book = if italic.is_none() && title::named_event(line.slice(&book)) {
        publisher::without_place(draft, &book)
    } else {
        book
    };
    let shown = line.trim_with(&book, |c| c.is_whitespace() || matches!(c, ',' | '.' | ':'));
    // Turkish puts `içinde` behind the book.
    let text = line.slice(&shown);
    let kept = ["içinde", "İçinde"]
        .iter()
        .find_map(|w| text.strip_suffix(w))
        .map_or(text.len(), |t| t.trim_end_matches([' ', ',']).len());
    draft.spend(&(shown.start + kept..shown.end));
    draft.fields.container = draft.take(&(shown.start..shown.start + kept));
    if let Some(place) = place.filter(|p| line.slice(p).chars().any(char::is_alphabetic)) {
        publisher::read(draft, &(place.start..place.end));
    }
    publisher::read(draft, &(end.max(bytes.start)..bytes.end));
}

/// Whether `text`, what stands before a book's title, names its editors: `A. Kaya (Ed.), `.
pub(super) fn has_editors(text: &str) -> bool {
    let Some(open) = text.find('(') else {
        return false;
    };
    let Some(close) = text.get(open..).and_then(|t| t.find(')')).map(|i| i + open) else {
        return false;
    };
    let role = text.get(open + 1..close).unwrap_or("");
    open > 3 && role.chars().count() < 20 && role.split([' ', ',', '&']).any(words::is_editor)
}

/// Takes the parentheses and brackets at the end of a book's title.
fn take_brackets(draft: &mut Draft<'_>, book: &Bytes, italic: Option<&Bytes>) -> Bytes {
    let mut book = book.clone();
    for _ in 0..4 {
        book = draft
            .line
            .trim_with(&book, |c| c.is_whitespace() || c == ',');
        let text = draft.line.slice(&book);
        if !text.ends_with([')', ']']) {
            break;
        }
        let Some(open) = tail::opening(text).filter(|&o| o > 0) else {
            break;
        };
        let whole = book.start + open..book.end;
        let inner = whole.start + 1..whole.end - 1;
        let said = draft.line.slice(&inner);
        // `(IJCAI-91)`, `(COLING)`: the short name of a conference is part of its title.
        let short = !said.contains(' ') && italic.is_none();
        if italic.is_some_and(|i| i.end > whole.start + 1) || (short && text.ends_with(')')) {
            break;
        }
        if text.ends_with(']') {
            if descriptions::is_description(said, text) || draft.fields.title_translation.is_some()
            {
                if draft.fields.genre.is_none() {
                    draft.fields.genre = draft.take(&inner);
                }
            } else if let Some(note) = draft.take(&inner) {
                draft.fields.notes.push(note);
            }
        } else {
            attributes::parenthesis(draft, &inner);
        }
        draft.spend(&whole);
        book.end = whole.start;
    }
    book
}

/// Takes `E. Editor & F. Editor (Eds.),` and gives back where it ends.
fn editors(draft: &mut Draft<'_>, bytes: &Bytes, italic: Option<&Bytes>) -> Option<usize> {
    let line = draft.line;
    let limit = italic.map_or(bytes.end, |i| i.start.max(bytes.start));
    let text = line.slice(&(bytes.start..limit));
    let mut from = 0;
    for _ in 0..6 {
        let open = from + text.get(from..)?.find(['(', '['])?;
        let close = open + attributes::closing(text.get(open..)?)?;
        let role = text.get(open + 1..close)?;
        let editor = role
            .split([' ', ',', '&'])
            .filter(|w| !w.is_empty())
            .any(|w| words::is_editor(w) || words::is_other_role(w));
        if editor && role.chars().count() < 40 {
            let found = names::read(line, &(bytes.start..bytes.start + open));
            draft.fields.editors = found.names;
            if !role.split([' ', ',', '&']).any(words::is_editor) {
                draft.host_role = Some(bytes.start + open + 1..bytes.start + close);
            }
            draft.spend(&(bytes.start..bytes.start + close + 1));
            return Some(bytes.start + close + 1);
        }
        from = close + 1;
    }
    None
}
