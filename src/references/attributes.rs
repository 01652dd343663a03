//! What stands in parentheses and brackets behind a title: edition, volume, pages, translators, translations,
//! descriptions (APA 7, 9.19, 9.21, 9.38).

use super::draft::Draft;
use super::text::Bytes;
use super::{descriptions, names, tail, words};

/// Takes brackets off the end of a title's `bytes`, if they are not part of it.
pub(super) fn behind_title(draft: &mut Draft<'_>, bytes: &Bytes) -> Bytes {
    let mut bytes = bytes.clone();
    let mut found: Vec<(Bytes, bool)> = Vec::new();
    for _ in 0..6 {
        let trimmed = draft
            .line
            .trim_with(&bytes, |c| c.is_whitespace() || c == '.' || c == ',');
        let text = draft.line.slice(&trimmed);
        let Some(last) = text.chars().next_back().filter(|c| matches!(c, ')' | ']')) else {
            break;
        };
        let Some(open) = tail::opening(text).filter(|&at| at > 0) else {
            break;
        };
        let whole = trimmed.start + open..trimmed.end;
        let inner = whole.start + 1..whole.end - 1;
        if last == ')' && !is_attribute(draft, &inner) {
            break;
        }
        found.push((whole.clone(), last == ']'));
        bytes = bytes.start..whole.start;
    }
    for (whole, square) in found.into_iter().rev() {
        let inner = whole.start + 1..whole.end - 1;
        draft.extras.push(whole.clone());
        if square {
            bracket(draft, &inner, &bytes);
        } else {
            parenthesis(draft, &inner);
        }
        draft.spend(&whole);
    }
    bytes
}

/// Takes the brackets at the head of `bytes` (behind a title in italics); gives back where they end.
pub(super) fn ahead(draft: &mut Draft<'_>, bytes: &Bytes) -> usize {
    let title = bytes.start.saturating_sub(200)..bytes.start;
    let mut at = bytes.start;
    for _ in 0..6 {
        let rest = draft.line.trim(&(at..bytes.end));
        let text = draft.line.slice(&rest);
        let text_at = rest.start;
        let close = match text.chars().next() {
            Some('(') => ')',
            Some('[') => ']',
            _ => break,
        };
        let Some(end) = closing(text) else { break };
        let inner = text_at + 1..text_at + end;
        draft.extras.push(text_at..text_at + end + 1);
        if close == ']' {
            bracket(draft, &inner, &title);
        } else {
            parenthesis(draft, &inner);
        }
        draft.spend(&(text_at..text_at + end + 1));
        at = text_at + end + 1;
    }
    at
}

/// Where the bracket closes that opens `text`.
pub(super) fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (i, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
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

/// A translation, or a description.
fn bracket(draft: &mut Draft<'_>, inner: &Bytes, title: &Bytes) {
    let text = draft.line.slice(inner);
    let first = draft.fields.title_translation.is_none() && draft.fields.genre.is_none();
    if first && !descriptions::is_description(text, draft.line.slice(title)) {
        draft.fields.title_translation = draft.take(inner);
    } else if draft.fields.genre.is_none() {
        draft.fields.genre = draft.take(inner);
    } else if let Some(note) = draft.take(inner) {
        draft.odd_extras = true;
        draft.fields.notes.push(note);
    }
}

/// Whether a parenthesis says something of the work rather than being part of its title.
fn is_attribute(draft: &Draft<'_>, inner: &Bytes) -> bool {
    let line = draft.line;
    if draft.shape.whole_work && line.is_italic(inner) {
        return false;
    }
    let text = line.slice(inner);
    items(text).iter().any(|(_, item)| *item != Item::Other)
        || text.split(';').any(|part| role(part).is_some())
}

/// The role that the names of a parenthesis have (`M. Smith, Trans.`): the bytes of the names, editors, translators.
fn role(text: &str) -> Option<(usize, bool, bool)> {
    if items(text)
        .iter()
        .any(|(_, item)| matches!(item, Item::Edition | Item::Pages))
    {
        return None;
    }
    let mut end = text.len();
    let (mut editor, mut translator, mut other) = (false, false, false);
    for _ in 0..4 {
        let head = text.get(..end)?.trim_end_matches([' ', ',', '&', ';']);
        let at = head.rfind([' ', ',']).map_or(0, |i| i + 1);
        let word = head.get(at..)?;
        if words::is_editor(word) {
            editor = true;
        } else if words::is_translator(word) {
            translator = true;
        } else if words::is_other_role(word) {
            other = true;
        } else if !matches!(word, "and" | "ve" | "und") {
            break;
        }
        end = at;
    }
    let names = text.get(..end)?.trim_end_matches([' ', ',', '&', ';']);
    ((editor || translator || other) && names.chars().count() > 2).then_some((
        names.len(),
        editor,
        translator,
    ))
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Item {
    Edition,
    Volume,
    Pages,
    Number,
    Other,
}

/// The items of a parenthesis with the offset of each.
fn items(text: &str) -> Vec<(Bytes, Item)> {
    let mut out: Vec<(Bytes, Item)> = Vec::new();
    let mut from = 0;
    for end in text
        .match_indices([',', ';'])
        .map(|(i, _)| i)
        .chain(std::iter::once(text.len()))
    {
        let part = text.get(from..end).unwrap_or("");
        let start = from + (part.len() - part.trim_start().len());
        let stop = start.max(from + part.trim_end().len());
        let item = item(text.get(start..stop).unwrap_or(""));
        match out.last_mut() {
            // `pp. 1–3, 7`: what has no label goes on with the pages.
            Some((bytes, Item::Pages))
                if item == Item::Other
                    && text
                        .get(start..stop)
                        .is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit())) =>
            {
                bytes.end = stop
            }
            _ if stop > start => out.push((start..stop, item)),
            _ => {}
        }
        from = end + 1;
    }
    out
}

fn item(text: &str) -> Item {
    let small = words::lower(text);
    let first = small.split([' ', '.', ':']).next().unwrap_or("");
    let digits = small.bytes().any(|b| b.is_ascii_digit());
    let last = small.rsplit(' ').next().unwrap_or("");
    let edition = [
        "ed.",
        "ed",
        "edition",
        "baskı",
        "bs.",
        "bsk.",
        "basım",
        "aufl.",
        "auflage",
        "éd.",
        "édition",
        "edición",
        "rev.",
        "издание",
        "изд.",
    ];
    if edition.contains(&last) && small != "ed." && small != "ed" {
        return Item::Edition;
    }
    if digits
        && matches!(
            first,
            "pp" | "p" | "ss" | "s" | "sf" | "págs" | "pages" | "seiten" | "с" | "стр"
        )
    {
        return Item::Pages;
    }
    let rest = small
        .get(first.len()..)
        .unwrap_or("")
        .trim_matches(['.', ' ', ':']);
    let counted = rest.starts_with(|c: char| c.is_ascii_digit())
        || (!rest.is_empty() && rest.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l')));
    if counted
        && matches!(
            first,
            "vol" | "vols" | "volume" | "cilt" | "c" | "bd" | "band" | "tome" | "t" | "том"
        )
    {
        return Item::Volume;
    }
    if digits
        && ([
            "no.",
            "nr.",
            "number",
            "report",
            "version",
            "season",
            "episode",
            "sayı",
            "issue brief",
            "working paper",
            "series",
            "paper",
            "publication",
            "rapor",
            "sezon",
            "bölüm",
        ]
        .iter()
        .any(|w| small.starts_with(w) || small.contains(&format!(" {w}"))))
    {
        return Item::Number;
    }
    Item::Other
}

/// Takes everything that a parenthesis says.
pub(super) fn parenthesis(draft: &mut Draft<'_>, inner: &Bytes) {
    let text = draft.line.slice(inner);
    if !text.split(';').any(|part| role(part).is_some()) {
        return said(draft, inner);
    }
    // `H. Weaver, Trans.; 2nd ed.`: people and the rest are apart.
    let mut from = inner.start;
    let ends: Vec<usize> = text
        .match_indices(';')
        .map(|(i, _)| inner.start + i)
        .collect();
    for end in ends.into_iter().chain(std::iter::once(inner.end)) {
        let part = draft.line.trim(&(from..end));
        if !people(draft, &part) && !draft.line.slice(&part).is_empty() {
            said(draft, &part);
        }
        from = end + 1;
    }
}

/// Takes `J. Strachey, Ed. & Trans.`; false if it names no people.
fn people(draft: &mut Draft<'_>, inner: &Bytes) -> bool {
    let line = draft.line;
    let Some((end, editor, translator)) = role(line.slice(inner)) else {
        return false;
    };
    let found = names::read(line, &(inner.start..inner.start + end));
    if found.names.is_empty() {
        return false;
    }
    if editor && draft.fields.editors.is_empty() {
        draft.fields.editors.clone_from(&found.names);
    }
    if translator && draft.fields.translators.is_empty() {
        draft.fields.translators.clone_from(&found.names);
    }
    if !editor
        && !translator
        && let Some(note) = draft.take(inner)
    {
        draft.odd_extras = true;
        draft.fields.notes.push(note);
    }
    draft.spend(inner);
    true
}

/// Takes edition, volume, pages, numbers.
fn said(draft: &mut Draft<'_>, inner: &Bytes) {
    let items = items(draft.line.slice(inner));
    if items
        .iter()
        .all(|(_, item)| matches!(item, Item::Number | Item::Other))
    {
        draft.odd_extras = true;
        draft.shape.report |= items.iter().any(|(_, item)| *item == Item::Number);
        if draft.fields.number.is_none() {
            draft.fields.number = draft.take(inner);
        } else if let Some(note) = draft.take(inner) {
            draft.fields.notes.push(note);
        }
        return;
    }
    for (bytes, item) in items {
        let whole = inner.start + bytes.start..inner.start + bytes.end;
        match item {
            Item::Edition => draft.fields.edition = draft.take(&whole),
            Item::Volume => draft.fields.volume = draft.take(&unlabelled(draft, &whole)),
            Item::Pages => draft.fields.pages = draft.take(&unlabelled(draft, &whole)),
            Item::Number | Item::Other => {
                if draft.fields.number.is_none() {
                    draft.fields.number = draft.take(&whole);
                }
            }
        }
        draft.spend(&whole);
    }
}

/// `bytes` without the word and stop at its head.
fn unlabelled(draft: &Draft<'_>, bytes: &Bytes) -> Bytes {
    let text = draft.line.slice(bytes);
    let word = text.find(['.', ' ', ':']).unwrap_or(0);
    let rest = text
        .get(word..)
        .unwrap_or("")
        .trim_start_matches(['.', ' ', ':']);
    bytes.end - rest.len()..bytes.end
}
