//! BibLaTeX, through the `biblatex` crate's writer, which escapes what LaTeX would take for commands.

use biblatex::{Chunk, Entry, EntryType, Spanned};

use super::numbered;
use crate::references::{Fields, Name, Reference, entry};

/// The list as BibLaTeX; the first line is a comment.
pub fn to_biblatex(references: &[Reference]) -> String {
    let mut out = String::from("% encoding: UTF-8\n");
    for reference in references {
        out.push('\n');
        out.push_str(&record(reference).to_biblatex_string());
        out.push('\n');
    }
    out
}

fn record(reference: &Reference) -> Entry {
    let fields = &reference.fields;
    let kind = kind(reference);
    let mut entry = Entry::new(reference.key.clone(), EntryType::new(kind));
    let edited = reference.entry.authors().is_none() && reference.entry.editors().is_some();
    names(
        &mut entry,
        if edited { "editor" } else { "author" },
        &fields.authors,
    );
    if !edited {
        names(&mut entry, "editor", &fields.editors);
    }
    names(&mut entry, "translator", &fields.translators);
    set(&mut entry, "title", text(&fields.title));
    let addons: Vec<String> = [&fields.title_translation, &fields.genre]
        .into_iter()
        .flatten()
        .map(|f| format!("[{}]", f.text))
        .collect();
    let is_thesis = kind == "thesis";
    if is_thesis {
        set(&mut entry, "type", text(&fields.genre));
        set(
            &mut entry,
            "titleaddon",
            fields
                .title_translation
                .as_ref()
                .map(|f| format!("[{}]", f.text)),
        );
    } else {
        set(
            &mut entry,
            "titleaddon",
            (!addons.is_empty()).then(|| addons.join(" ")),
        );
    }
    let host = match kind {
        "article" => "journaltitle",
        "incollection" | "inbook" | "inproceedings" | "inreference" => "booktitle",
        "online" => "organization",
        _ => "maintitle",
    };
    set(&mut entry, host, text(&fields.container));
    date(&mut entry, reference);
    set(&mut entry, "volume", text(&fields.volume));
    set(&mut entry, "number", text(&fields.issue));
    pages(&mut entry, fields);
    set(
        &mut entry,
        "edition",
        fields.edition.as_ref().map(|f| edition(&f.text)),
    );
    let publisher = match kind {
        "thesis" | "report" => "institution",
        "online" if fields.container.is_none() => "organization",
        _ => "publisher",
    };
    set(&mut entry, publisher, text(&fields.publisher));
    set(&mut entry, "location", text(&fields.place));
    if let Some(number) = &fields.number {
        let (what, count) = numbered(&number.text);
        if !is_thesis {
            set(&mut entry, "type", what.map(str::to_owned));
        }
        if fields.issue.is_none() {
            set(&mut entry, "number", Some(count.to_owned()));
        } else {
            set(&mut entry, "series", Some(number.text.clone()));
        }
    }
    verbatim(
        &mut entry,
        "doi",
        fields
            .doi
            .as_ref()
            .map(|f| entry::bare_doi(&f.text).to_owned()),
    );
    verbatim(&mut entry, "url", text(&fields.url));
    set(
        &mut entry,
        "urldate",
        reference
            .entry
            .url()
            .and_then(|u| u.visit_date)
            .map(|d| day(&d)),
    );
    set(
        &mut entry,
        "origdate",
        fields
            .original
            .as_ref()
            .and_then(|f| crate::references::date::issued(&f.text)?.year)
            .map(|y| y.to_string()),
    );
    let notes: Vec<&str> = fields.notes.iter().map(|f| f.text.as_str()).collect();
    set(
        &mut entry,
        "addendum",
        (!notes.is_empty()).then(|| notes.join(". ")),
    );
    entry
}

/// The entry type.
fn kind(reference: &Reference) -> &'static str {
    let parent = reference
        .entry
        .parents()
        .first()
        .map(|p| crate::references::kind::name(*p.entry_type()));
    match (reference.kind.as_str(), parent.as_deref()) {
        ("article", Some("proceedings" | "conference")) => "inproceedings",
        ("article", _) => "article",
        ("anthos", _) => "incollection",
        ("chapter", _) => "inbook",
        ("entry", _) => "inreference",
        ("book", _) => "book",
        ("anthology", _) => "collection",
        ("report", _) => "report",
        ("thesis", _) => "thesis",
        ("web" | "post" | "blog" | "thread", _) => "online",
        ("video" | "scene", _) => "video",
        ("audio", _) => "audio",
        ("artwork", _) => "image",
        ("repository", _) => "software",
        ("case", _) => "jurisdiction",
        ("legislation", _) => "legislation",
        ("patent", _) => "patent",
        ("manuscript", _) => "unpublished",
        _ => "misc",
    }
}

/// ISO 8601-2: `2019`, `2019-01-04`, `2002/2008`, `2012-22` (summer), `1900~`.
fn date(entry: &mut Entry, reference: &Reference) {
    let Some(typed) = &reference.fields.date else {
        return;
    };
    let read = crate::references::date::issued(&typed.text).unwrap_or_default();
    let Some(year) = read.year else {
        let state = if read.literal { "inpress" } else { return };
        return set(entry, "pubstate", Some(state.to_owned()));
    };
    let mut value = format!("{year:04}");
    if let Some(month) = read.month {
        value.push_str(&format!("-{month:02}"));
        if let Some(day) = read.day {
            value.push_str(&format!("-{day:02}"));
        }
    } else if let Some(season) = read.season {
        value.push_str(&format!("-{}", 20 + season));
    }
    let second = typed.text.split(['–', '—', '-', '/']).nth(1).map(str::trim);
    if let Some(end) = second
        .filter(|e| e.len() == 4 && e.bytes().all(|b| b.is_ascii_digit()) && read.month.is_none())
    {
        value.push('/');
        value.push_str(end);
    }
    if read.approximate {
        value.push('~');
    }
    set(entry, "date", Some(value));
}

/// A day as ISO has it; hayagriva counts months and days from 0.
fn day(date: &hayagriva::types::Date) -> String {
    let mut out = format!("{:04}", date.year);
    for part in [date.month, date.month.and(date.day)].into_iter().flatten() {
        out.push_str(&format!("-{:02}", part + 1));
    }
    out
}

fn pages(entry: &mut Entry, fields: &Fields) {
    let Some(pages) = &fields.pages else { return };
    match pages.text.strip_prefix("Article ") {
        Some(number) => set(entry, "eid", Some(number.to_owned())),
        None => set(
            entry,
            "pages",
            Some(pages.text.replace(['–', '—', '-'], "--")),
        ),
    }
}

fn edition(text: &str) -> String {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = text.get(digits.len()..).unwrap_or("");
    if !digits.is_empty() && rest.split(' ').count() <= 2 {
        digits
    } else {
        text.to_owned()
    }
}

fn text(field: &Option<crate::references::Field>) -> Option<String> {
    field.as_ref().map(|f| f.text.clone())
}

fn set(entry: &mut Entry, key: &str, value: Option<String>) {
    if let Some(value) = value.filter(|v| !v.is_empty()) {
        entry.set(key, vec![Spanned::detached(Chunk::Normal(value))]);
    }
}

fn verbatim(entry: &mut Entry, key: &str, value: Option<String>) {
    set(entry, key, value);
}

/// `Family, Given and {Group}`; a group or a name with `and` in it is braced.
fn names(entry: &mut Entry, key: &str, names: &[Name]) {
    let mut chunks = Vec::new();
    for (i, name) in names.iter().enumerate() {
        if i > 0 {
            chunks.push(Spanned::detached(Chunk::Normal(" and ".to_owned())));
        }
        if name.given.is_empty() {
            chunks.push(Spanned::detached(Chunk::Verbatim(name.family.clone())));
        } else {
            let (given, suffix) = entry::split_suffix(&name.given);
            let tail = match suffix {
                Some(suffix) => format!(", {suffix}, {given}"),
                None => format!(", {given}"),
            };
            let family = if name.family.contains(" and ") || name.family.contains(',') {
                Chunk::Verbatim(name.family.clone())
            } else {
                Chunk::Normal(name.family.clone())
            };
            chunks.push(Spanned::detached(family));
            chunks.push(Spanned::detached(Chunk::Normal(tail)));
        }
    }
    if !chunks.is_empty() {
        entry.set(key, chunks);
    }
}
