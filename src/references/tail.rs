//! The end of an entry: addresses, the day of access, the original's date (APA 7, 9.34 to 9.41).
//!
//! In: everything after the date. Out: what is left in front, that is title and source.

use super::draft::Draft;
use super::text::Bytes;
use super::{date, stops, words};

/// Takes the end of `body` and gives back what stands before it.
pub(super) fn read(draft: &mut Draft<'_>, body: &Bytes) -> Bytes {
    let mut core = body.clone();
    if let Some(first) = find_address(draft, body) {
        core.end = first.start;
        let mut rest = take_address(draft, &first)..body.end;
        // A DOI beside a URL, `Accessed …` after the address, notes in parentheses.
        for _ in 0..4 {
            rest = draft.line.trim_with(&rest, |c| {
                c.is_whitespace() || matches!(c, '.' | ',' | ';' | '>' | '<')
            });
            if draft.line.slice(&rest).is_empty() {
                break;
            }
            if let Some(next) = find_address(draft, &rest) {
                let before = rest.start..next.start;
                access(draft, &before);
                rest.start = take_address(draft, &next);
            } else {
                let end = notes(draft, &rest);
                rest.end = end.end;
                access(draft, &rest);
                break;
            }
        }
    }
    core = notes(draft, &core);
    let mut tries = 0;
    while tries < 3 {
        let Some(last) = last_segment(draft, &core) else {
            break;
        };
        if last.start <= body.start || !access(draft, &last) {
            break;
        }
        core.end = last.start;
        tries += 1;
    }
    draft.line.trim(&core)
}

/// The last segment of `core`, up to its end.
fn last_segment(draft: &Draft<'_>, core: &Bytes) -> Option<Bytes> {
    let line = draft.line;
    let core = line.trim_with(core, |c| c.is_whitespace() || c == '<' || c == '.');
    let (end, _) = stops::stops(line, &core).into_iter().next_back()?;
    let last = line.trim(&(end..core.end));
    (!line.slice(&last).is_empty()).then_some(last)
}

/// Takes notes in parentheses off the end: `(Original work published 1900)`, `(Reprinted from …)`.
fn notes(draft: &mut Draft<'_>, core: &Bytes) -> Bytes {
    let mut core = draft
        .line
        .trim_with(core, |c| c.is_whitespace() || c == '.');
    for _ in 0..3 {
        let text = draft.line.slice(&core);
        if !text.ends_with(')') {
            break;
        }
        let Some(open) = opening(text) else { break };
        let inner = core.start + open + 1..core.end - 1;
        let small = words::lower(draft.line.slice(&inner));
        let original = [
            "original work",
            "original published",
            "özgün",
            "orijinal",
            "original çalışma",
            "erstveröffentlichung",
            "original erschien",
            "obra original",
            "publicado originalmente",
            "œuvre originale",
            "ouvrage original",
            "trabalho original",
            "opera originale",
            "originalausgabe",
            "erstausgabe",
            "originally published",
            "ilk baskı",
            "ilk yayın",
        ]
        .iter()
        .any(|s| small.starts_with(s));
        let reprinted = ["reprinted from", "reprinted", "yeniden basım", "nachdruck"]
            .iter()
            .any(|s| small.starts_with(s));
        let whole = core.start + open..core.end;
        draft.after.push(whole);
        if original {
            let words = draft.line.slice(&inner);
            let at = words.char_indices().find(|(i, c)| {
                c.is_ascii_digit()
                    || words
                        .get(*i..)
                        .is_some_and(|rest| rest.starts_with("ca.") || rest.starts_with("n.d."))
            });
            if let Some((at, _)) = at {
                // `1900 erschienen`: the year alone.
                let said = words.get(at..).unwrap_or("");
                let year = said.split_once(' ').map_or(said, |(year, _)| year);
                let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
                let end = if is_year {
                    inner.start + at + 4
                } else {
                    inner.end
                };
                draft.fields.original = draft.take(&(inner.start + at..end));
            }
        } else if reprinted {
            if let Some(note) = draft.take(&inner) {
                draft.fields.notes.push(note);
            }
        } else {
            draft.after.pop();
            break;
        }
        draft.spend(&(core.start + open..core.end));
        core = draft.line.trim(&(core.start..core.start + open));
    }
    core
}

/// Where the bracket opens that the last character of `text` closes.
pub(super) fn opening(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (i, c) in text.char_indices().rev() {
        match c {
            ')' | ']' => depth += 1,
            '(' | '[' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(i);
                }
            }
            _ => {}
        }
    }
    None
}

/// An address in an entry.
struct Address {
    /// First byte of the address or of a label (`doi:`).
    start: usize,
    /// The address without its label.
    value: Bytes,
    doi: bool,
}

/// The first address of `bytes` that stands outside brackets.
fn find_address(draft: &Draft<'_>, bytes: &Bytes) -> Option<Address> {
    let text = draft.line.slice(bytes);
    let mut depth = 0usize;
    let mut fresh = true;
    for (i, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if fresh
            && depth == 0
            && let Some((label, doi)) = starts_address(text.get(i..).unwrap_or(""))
        {
            let start = bytes.start + i;
            let from = start + label;
            let end = address_end(draft, from, bytes.end);
            let value = from..end;
            let shown = words::lower(draft.line.slice(&value));
            let doi = doi || shown.contains("doi.org/");
            return Some(Address { start, value, doi });
        }
        fresh = !c.is_alphanumeric() || c == ':';
    }
    None
}

/// Whether `text` begins with an address: the length of its label, and whether it is a DOI.
fn starts_address(text: &str) -> Option<(usize, bool)> {
    // Asked at every word of every entry.
    if !text.starts_with(['h', 'H', 'w', 'W', 'f', 'F', 'd', 'D', '1']) {
        return None;
    }
    let head: String = words::lower(&text.chars().take(16).collect::<String>());
    if head.starts_with("http://")
        || head.starts_with("https://")
        || head.starts_with("www.")
        || head.starts_with("ftp://")
    {
        return Some((0, false));
    }
    if head.starts_with("doi") {
        let label = text.len() - text.get(3..)?.trim_start_matches([':', ' ', '.']).len();
        let rest = text.get(label..)?;
        if rest.starts_with("10.") || rest.starts_with("http") {
            return Some((label, true));
        }
    }
    let digits = text.strip_prefix("10.")?;
    let code = digits.bytes().take_while(u8::is_ascii_digit).count();
    (code >= 4 && digits.get(code..)?.starts_with('/')).then_some((0, true))
}

/// Where the address that begins at `from` ends. A page may have broken it: after `/`, `-`, `_`, `=`, `&`, `?`
/// a part in small letters or digits goes on behind the space.
fn address_end(draft: &Draft<'_>, from: usize, limit: usize) -> usize {
    let text = draft.line.slice(&(from..limit));
    let mut end = 0;
    for token in text.split_inclusive(' ') {
        let bare = token.trim_end_matches(' ');
        if end > 0 {
            let before = text.get(..end).unwrap_or("").trim_end();
            let broken = before.ends_with(['/', '-', '_', '=', '&', '?', '%']);
            let goes_on = bare
                .chars()
                .next()
                .is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
                && (bare.contains(['/', '-', '_', '.', '=']) || bare.len() > 3)
                && !bare.contains([',', ';', '(', '<']);
            if !(broken && goes_on) {
                break;
            }
        }
        end += token.len();
    }
    let shown = text.get(..end).unwrap_or("").trim_end();
    let shown = shown.get(..sign_end(shown)).unwrap_or("");
    let mut shown = shown.trim_end_matches(['.', ',', ';', ':', '*']);
    while shown.ends_with([')', ']'])
        && shown.matches(['(', '[']).count() < shown.matches([')', ']']).count()
    {
        shown = shown
            .get(..shown.len() - 1)
            .unwrap_or("")
            .trim_end_matches(['.', ',', ';']);
    }
    from + shown.len()
}

/// Where the signs of an address end: at an angle or quotation mark that is no part of an SICI
/// (`<383::AID-PTR855>`, ANSI/NISO Z39.56).
fn sign_end(shown: &str) -> usize {
    let mut from = 0;
    while let Some(at) = shown
        .get(from..)
        .and_then(|rest| rest.find(['<', '>', '"', '”']))
    {
        let at = from + at;
        let item = shown.get(at..).and_then(|rest| {
            let length = rest.starts_with('<').then(|| rest.find('>'))??;
            rest.get(..length)?.contains("::").then_some(length + 1)
        });
        match item {
            Some(length) => from = at + length,
            None => return at,
        }
    }
    shown.len()
}

/// Fills the field of an address; gives back where it ends.
fn take_address(draft: &mut Draft<'_>, address: &Address) -> usize {
    draft.spend(&(address.start..address.value.start));
    if let Some(mut field) = draft.take(&address.value) {
        field.text.retain(|c| !c.is_whitespace());
        let slot = if address.doi {
            &mut draft.fields.doi
        } else {
            &mut draft.fields.url
        };
        if slot.is_none() {
            *slot = Some(field);
        }
    }
    address.value.end.max(address.start + 1)
}

/// Takes `Retrieved July 22, 2019, from`, `Erişim tarihi: 15.09.2025`, `September 15, 2025`; false if it is none.
fn access(draft: &mut Draft<'_>, bytes: &Bytes) -> bool {
    let line = draft.line;
    let bytes = line.trim_with(bytes, |c| {
        c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '(' | ')' | '[' | ']' | '<' | '>')
    });
    let text = line.slice(&bytes);
    if text.is_empty() || text.len() > 120 {
        return text.is_empty();
    }
    if let Some(read) = date::day(text) {
        draft.accessed = Some(read);
        draft.fields.accessed = draft.take(&bytes);
        return true;
    }
    let small = words::lower(text);
    if !words::ACCESS
        .iter()
        .any(|w| small.starts_with(w) || small.ends_with(w) || small.contains("erişil"))
    {
        return false;
    }
    // The longest stretch of whole words that is a day.
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices([' ', ':']).map(|(i, _)| i + 1))
        .collect();
    let ends: Vec<usize> = text
        .match_indices([' ', ',', ':'])
        .map(|(i, _)| i)
        .chain(std::iter::once(text.len()))
        .collect();
    for &start in starts.iter().take(12) {
        for &end in ends.iter().rev().take(14) {
            if start < end
                && let Some(read) = date::day(text.get(start..end).unwrap_or(""))
            {
                draft.accessed = Some(read);
                let day = line.trim_with(&(bytes.start + start..bytes.start + end), |c| {
                    c == ' ' || c == ','
                });
                draft.fields.accessed = draft.take(&day);
                draft.spend(&bytes);
                return true;
            }
        }
    }
    draft.spend(&bytes);
    true
}
