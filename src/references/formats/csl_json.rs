//! CSL-JSON, as Zotero, pandoc and citeproc read it.

use serde_json::{Map, Value, json};

use super::numbered;
use crate::references::{Field, Name, Reference, date, entry, kind};

/// The list as a CSL-JSON array.
pub fn to_csl_json(references: &[Reference]) -> String {
    let items: Vec<Value> = references.iter().map(item).collect();
    let mut out = serde_json::to_string_pretty(&items).unwrap_or_default();
    out.push('\n');
    out
}

fn item(reference: &Reference) -> Value {
    let fields = &reference.fields;
    let mut item = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(key.to_owned(), value);
        }
    };
    let text = |field: &Option<Field>| field.as_ref().map(|f| Value::from(f.text.clone()));
    put("id", Some(Value::from(reference.key.clone())));
    put("type", Some(Value::from(csl_type(reference))));
    let edited = reference.entry.authors().is_none() && reference.entry.editors().is_some();
    put(
        if edited { "editor" } else { "author" },
        names(&fields.authors),
    );
    if !edited {
        put("editor", names(&fields.editors));
    }
    put("translator", names(&fields.translators));
    // CSL has no field for a translated title; APA's own brackets keep it in the title.
    put(
        "title",
        reference
            .entry
            .title()
            .map(|t| Value::from(t.value.to_string())),
    );
    put("container-title", text(&fields.container));
    put("volume", text(&fields.volume));
    put("issue", text(&fields.issue));
    match fields.pages.as_ref().map(|f| f.text.as_str()) {
        Some(pages) if pages.starts_with("Article ") => put(
            "number",
            Some(Value::from(pages.trim_start_matches("Article "))),
        ),
        Some(pages) => put("page", Some(Value::from(pages))),
        None => {}
    }
    put(
        "edition",
        fields
            .edition
            .as_ref()
            .map(|f| Value::from(f.text.trim_end_matches(" ed.").to_owned())),
    );
    put("publisher", text(&fields.publisher));
    put("publisher-place", text(&fields.place));
    let mut genre = fields.genre.as_ref().map(|f| f.text.clone());
    if let Some(number) = &fields.number {
        let (what, count) = numbered(&number.text);
        genre = genre.or(what.map(str::to_owned));
        put("number", Some(Value::from(count)));
    }
    put("genre", genre.map(Value::from));
    put(
        "DOI",
        fields
            .doi
            .as_ref()
            .map(|f| Value::from(entry::bare_doi(&f.text))),
    );
    put("URL", text(&fields.url));
    let issued = fields
        .date
        .as_ref()
        .map(|f| (f.text.as_str(), date::issued(&f.text).unwrap_or_default()));
    match issued {
        Some((_, read)) if read.year.is_none() && !read.literal => {}
        Some((typed, read)) if read.year.is_none() => put("status", Some(Value::from(typed))),
        Some((typed, read)) => put("issued", Some(day(typed, &read))),
        None => {}
    }
    put(
        "accessed",
        fields
            .accessed
            .as_ref()
            .and_then(|f| Some(day(&f.text, &date::day(&f.text)?))),
    );
    put(
        "original-date",
        fields
            .original
            .as_ref()
            .and_then(|f| Some(day(&f.text, &date::issued(&f.text)?))),
    );
    let notes: Vec<&str> = fields.notes.iter().map(|f| f.text.as_str()).collect();
    put(
        "note",
        (!notes.is_empty()).then(|| Value::from(notes.join("\n"))),
    );
    Value::Object(item)
}

fn names(names: &[Name]) -> Option<Value> {
    let all: Vec<Value> = names
        .iter()
        .map(|name| {
            if name.given.is_empty() {
                return json!({ "literal": name.family });
            }
            match entry::split_suffix(&name.given) {
                (given, Some(suffix)) => json!({ "family": name.family, "given": given, "suffix": suffix, "comma-suffix": true }),
                (given, None) => json!({ "family": name.family, "given": given }),
            }
        })
        .collect();
    (!all.is_empty()).then_some(Value::Array(all))
}

/// A date: parts for what they can say, the typed words where they cannot.
fn day(typed: &str, read: &date::Read) -> Value {
    let Some(year) = read.year else {
        return json!({ "literal": typed });
    };
    let mut parts = vec![Value::from(year)];
    if let Some(month) = read.month {
        parts.push(Value::from(month));
        parts.extend(read.day.map(Value::from));
    }
    let mut all = vec![Value::Array(parts)];
    let end = typed
        .split(['–', '—'])
        .nth(1)
        .map(str::trim)
        .filter(|e| e.len() == 4 && read.month.is_none());
    all.extend(end.and_then(|e| e.parse::<i32>().ok()).map(|e| json!([e])));
    let mut out = json!({ "date-parts": all });
    if let Some(map) = out.as_object_mut() {
        if let Some(season) = read.season {
            map.insert("season".into(), Value::from(season));
        }
        if read.approximate {
            map.insert("circa".into(), Value::from(true));
        }
        if read.literal {
            map.insert("literal".into(), Value::from(typed));
        }
    }
    out
}

fn csl_type(reference: &Reference) -> &'static str {
    let parent = reference
        .entry
        .parents()
        .first()
        .map(|p| kind::name(*p.entry_type()));
    match (reference.kind.as_str(), parent.as_deref()) {
        ("article", Some("newspaper")) => "article-newspaper",
        ("article", Some("proceedings" | "conference")) => "paper-conference",
        ("article", Some("blog")) => "post-weblog",
        ("article", _) => "article-journal",
        ("anthos" | "chapter", _) => "chapter",
        ("entry", _) => "entry-encyclopedia",
        ("book", _) => "book",
        ("anthology", _) => "book",
        ("report", _) => "report",
        ("thesis", _) => "thesis",
        ("web" | "blog", _) => "webpage",
        ("post" | "thread", _) => "post",
        ("video", Some(_)) => "broadcast",
        ("video" | "scene", _) => "motion_picture",
        ("audio", _) => "song",
        ("artwork", _) => "graphic",
        ("repository", _) => "software",
        ("case", _) => "legal_case",
        ("legislation", _) => "legislation",
        ("patent", _) => "patent",
        ("manuscript", _) => "manuscript",
        _ => "document",
    }
}
