//! One entry: names, date, title, source, end (APA 7, chapter 9).
//!
//! In: the [`Line`] of an entry. Out: a [`Draft`] with its fields and the stretches that none took.
//! Reading never fails: what is not understood stays unused.

use super::draft::Draft;
use super::text::{Bytes, Line};
use super::{attributes, date, legal, names, source, stops, tail, title};

/// Reads an entry.
pub(super) fn read(line: &Line) -> Draft<'_> {
    let mut draft = Draft::new(line);
    let text = line.text();
    if legal::read(&mut draft) {
        return draft;
    }
    let body = match head(line) {
        Some((head, date, inner)) => {
            draft.date = date::issued(line.slice(&inner)).unwrap_or_default();
            draft.fields.date = draft.take(&inner);
            draft.date_inside = Some(inner);
            draft.spend(&date);
            let titled = names_or_title(&mut draft, &head);
            let core = tail::read(&mut draft, &(date.end..text.len()));
            if !titled && !draft.fields.authors.is_empty() && entry_of_reference_work(&draft, &core)
            {
                let head = stops::trim(line, &head);
                draft.fields.authors.clear();
                draft.fields.title = draft.take(&head);
                let rest = title::behind(&draft, &core);
                source::read(&mut draft, &rest);
                return draft;
            }
            if titled {
                let rest = title::Source {
                    rest: core,
                    ..title::Source::default()
                };
                source::read(&mut draft, &rest);
                return draft;
            }
            core
        }
        None => {
            let core = tail::read(&mut draft, &line.all());
            undated(&mut draft, &core)
        }
    };
    let source = title::read(&mut draft, &body);
    source::read(&mut draft, &source);
    draft
}

/// `List of oldest companies. (2019, January 13). In *Wikipedia*`: what stands before the date is the title.
fn entry_of_reference_work(draft: &Draft<'_>, core: &Bytes) -> bool {
    let text = draft.line.slice(core).trim_start_matches(['.', ' ']);
    title::within(text).is_some_and(|length| text.get(length..).is_some_and(|t| t.len() < 60))
        && draft.fields.authors.iter().all(|n| n.given.is_empty())
        && !text.contains('(')
        && !stops::stops(draft.line, core)
            .iter()
            .any(|(end, _)| title::within(draft.line.slice(&(*end..core.end))).is_some())
}

/// The names, the date with its parentheses, and the inside of these.
fn head(line: &Line) -> Option<(Bytes, Bytes, Bytes)> {
    let text = line.text();
    let mut from = 0;
    for _ in 0..24 {
        let Some(open) = text.get(from..).and_then(|t| t.find('(')).map(|i| i + from) else {
            break;
        };
        let Some(length) = attributes::closing(text.get(open..)?) else {
            break;
        };
        let close = open + length;
        let inner = open + 1..close;
        if date::issued(text.get(inner.clone())?).is_some() {
            return Some((0..open, open..close + 1, inner));
        }
        from = open + 1;
    }
    year_after_names(line).or_else(|| year_after_group(line))
}

/// Longest name of a group before a date without parentheses, in bytes.
const GROUP: usize = 120;

/// `Office of Food Security, 2000–2014. Prices`: a name with its year before the first stop.
fn year_after_group(line: &Line) -> Option<(Bytes, Bytes, Bytes)> {
    let text = line.text();
    let stop = text.find(". ")?;
    let (name, year) = text.get(..stop)?.rsplit_once(", ")?;
    let at = name.len() + 2;
    let years = year.split(['-', '–', '/']);
    let dated = years.clone().count() <= 2 && years.clone().all(|y| y.len() == 4);
    let named = name.len() <= GROUP && !name.contains('.') && name.starts_with(char::is_uppercase);
    let capitals = name
        .split(' ')
        .filter(|w| w.starts_with(char::is_uppercase))
        .count();
    (dated && named && capitals >= 2 && date::issued(year)?.year.is_some())
        .then(|| (0..name.len() + 1, at..stop + 1, at..stop))
}

/// `Family, I. 2019. Title`, as other author-date styles have it.
fn year_after_names(line: &Line) -> Option<(Bytes, Bytes, Bytes)> {
    let text = line.text();
    text.match_indices(". ")
        .chain(text.match_indices(", "))
        .take(80)
        .find_map(|(i, _)| {
            let rest = text.get(i + 2..)?;
            let end = rest.find(['.', ',', ' ', ':'])?;
            let year = rest.get(..end)?;
            let stop = rest.get(end..)?.starts_with(['.', ',', ':']);
            let date = date::issued(year).filter(|d| d.year.is_some())?;
            let _ = date;
            let head = 0..i + 1;
            (stop && names::people(line, &head).is_some()).then(|| {
                let bytes = i + 2..i + 2 + end;
                (head, bytes.start..bytes.end + 1, bytes)
            })
        })
}

/// Reads what stands before the date; true if it was the title of a work without author.
fn names_or_title(draft: &mut Draft<'_>, head: &Bytes) -> bool {
    let line = draft.line;
    let head = line.trim(head);
    let text = line.slice(&head);
    if text.is_empty() {
        return false;
    }
    let bare = text.split(['(', '[']).next().unwrap_or("");
    let italic = line.is_italic(&(head.start..head.start + bare.len()));
    if italic || text.starts_with(['“', '"', '«', '„']) {
        draft.shape.whole_work = italic;
        let title = attributes::behind_title(draft, &head);
        let shown = stops::trim(line, &title);
        draft.fields.title = draft.take(&shown);
        draft.spend(&head);
        if !draft.extras.is_empty() {
            draft.odd_head = Some(head);
            draft.extras.clear();
        }
        return true;
    }
    let found = names::read(line, &head);
    if let Some(role) = &found.role {
        draft.shape.edited = line
            .slice(role)
            .split([' ', ',', '&'])
            .any(super::words::is_editor);
        draft.fields.role = line.field(role);
    }
    draft.fields.authors = found.names;
    let roles = text.contains('(') && !draft.shape.edited;
    if roles || text.contains(['[', '…']) || text.contains("...") || text.contains("et al") {
        draft.odd_head = Some(head.clone());
    }
    draft.spend(&head);
    false
}

/// An entry without a date: names up to the first full stop, if they have the shape of names or of a group.
fn undated(draft: &mut Draft<'_>, core: &Bytes) -> Bytes {
    let line = draft.line;
    let stops = stops::stops(line, core);
    let candidates: Vec<usize> = stops.iter().take(3).map(|(end, _)| *end).collect();
    for &end in &candidates {
        let head = core.start..end;
        if line.has_italic(&head) {
            break;
        }
        if let Some(found) = names::people(line, &head) {
            draft.fields.authors = found.names;
            draft.spend(&head);
            return end..core.end;
        }
    }
    core.clone()
}
