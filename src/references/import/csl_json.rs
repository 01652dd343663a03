//! CSL-JSON, as Zotero, Pandoc and citeproc write it (CSL 1.0.2, appendices III and IV).

use hayagriva::types::EntryType as Kind;
use serde_json::{Map, Value};

use super::super::{Fields, Name};
use super::people::name;
use super::{ImportError, Raw, biblatex, dates, field};
use crate::source::{Position, Source, Span};

/// The items of a file.
pub(super) fn read(source: &Source) -> Result<Vec<Raw>, ImportError> {
    let text = source.text().trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        let why = said.split(" at line ").next().unwrap_or(&said).to_owned();
        ImportError {
            position: Some(Position {
                line: error.line().max(1),
                column: error.column().max(1),
            }),
            message: format!("is not valid JSON: {why}"),
        }
    })?;
    let items = match &value {
        Value::Array(items) => items.as_slice(),
        Value::Object(map) => match map.get("items").or_else(|| map.get("references")) {
            Some(Value::Array(items)) => items.as_slice(),
            _ => return Err(no_list()),
        },
        _ => return Err(no_list()),
    };
    let mut from = 0;
    let mut out = Vec::new();
    for item in items.iter().filter_map(Value::as_object) {
        let Some(key) = words(item, "id") else {
            continue;
        };
        let span = place(source.text(), &key, from);
        from = span.map_or(from, |span| span.end);
        out.push(raw(item, key, span.unwrap_or_default()));
    }
    Ok(out)
}

fn no_list() -> ImportError {
    ImportError {
        position: Some(Position { line: 1, column: 1 }),
        message: "is not CSL-JSON: it must be a list of items, `[{\"id\": …}, …]`".into(),
    }
}

/// Where an item says its `id`: JSON values do not know their places.
fn place(text: &str, key: &str, from: usize) -> Option<Span> {
    let quoted = Value::from(key).to_string();
    let mut at = from;
    loop {
        let label = text.get(at..)?.find("\"id\"")? + at;
        let rest = text.get(label + 4..)?;
        let value = rest.trim_start().strip_prefix(':')?.trim_start();
        let start = text.len() - value.len();
        if value.starts_with(&quoted) {
            return Some(Span::new(label, start + quoted.len()));
        }
        if value.starts_with(key) {
            return Some(Span::new(label, start + key.len()));
        }
        at = label + 4;
    }
}

/// A text or number.
fn words(item: &Map<String, Value>, key: &str) -> Option<String> {
    let text = match item.get(key)? {
        Value::String(text) => plain(text),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// Without the few tags that CSL-JSON allows in a text.
fn plain(text: &str) -> String {
    let mut out = text.to_owned();
    for tag in ["i", "b", "sc", "sup", "sub", "span"] {
        for mark in [format!("<{tag}>"), format!("</{tag}>")] {
            out = out.replace(&mark, "");
        }
    }
    while let Some(open) = out.find("<span ") {
        let Some(close) = out.get(open..).and_then(|rest| rest.find('>')) else {
            break;
        };
        out.replace_range(open..=open + close, "");
    }
    out
}

fn people(item: &Map<String, Value>, key: &str) -> Vec<Name> {
    let list = item.get(key).and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .filter_map(|person| {
            let part = |key: &str| words(person, key).unwrap_or_default();
            match words(person, "literal") {
                Some(whole) => name("", &whole, "", ""),
                None => {
                    let particle = format!(
                        "{} {}",
                        part("dropping-particle"),
                        part("non-dropping-particle")
                    );
                    name(&particle, &part("family"), &part("given"), &part("suffix"))
                }
            }
        })
        .collect()
}

fn date(item: &Map<String, Value>, key: &str) -> Option<Result<dates::Parts, String>> {
    let date = item.get(key)?.as_object()?;
    let literal = words(date, "literal").or_else(|| words(date, "raw"));
    let number = |value: &Value| -> Option<i32> {
        value
            .as_i64()
            .and_then(|n| i32::try_from(n).ok())
            .or_else(|| value.as_str()?.trim().parse().ok())
    };
    let ends: Vec<Vec<i32>> = date
        .get("date-parts")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_array)
        .map(|parts| parts.iter().map_while(number).collect())
        .collect();
    // Words that say more than the parts win.
    if let Some(literal) = literal {
        return Some(dates::iso(&literal).ok_or(literal));
    }
    let first = ends.first()?;
    let small = |at: usize| first.get(at).and_then(|n| u8::try_from(*n).ok());
    Some(Ok(dates::Parts {
        year: *first.first()?,
        month: small(1).filter(|m| (1..=12).contains(m)),
        day: small(2).filter(|d| (1..=31).contains(d)),
        season: words(date, "season").and_then(|s| s.parse().ok()),
        until: ends.get(1).and_then(|end| end.first()).copied(),
        approximate: date.get("circa").is_some_and(|c| *c != Value::Bool(false)),
    }))
}

fn raw(item: &Map<String, Value>, key: String, span: Span) -> Raw {
    let text = |key: &str| words(item, key).and_then(field);
    let typed = words(item, "type").unwrap_or_default();
    let mut fields = Fields {
        authors: people(item, "author"),
        editors: people(item, "editor"),
        translators: people(item, "translator"),
        container: text("container-title"),
        volume: text("volume"),
        issue: text("issue"),
        publisher: text("publisher"),
        place: text("publisher-place"),
        doi: text("DOI"),
        url: text("URL"),
        genre: text("genre"),
        ..Fields::default()
    };
    titles(words(item, "title"), &mut fields);
    fields.pages = words(item, "page")
        .map(|p| p.replace('-', "–"))
        .and_then(field);
    fields.edition = words(item, "edition")
        .map(biblatex::edition)
        .and_then(field);
    let day = |date: Result<dates::Parts, String>, written: fn(dates::Parts) -> String| match date {
        Ok(parts) => written(parts),
        Err(literal) => literal,
    };
    let issued = date(item, "issued").map(|d| day(d, dates::Parts::issued));
    let issued = issued.or_else(|| {
        words(item, "status").map(|status| match status.as_str() {
            "forthcoming" => "in press".to_owned(),
            _ => status,
        })
    });
    fields.date = field(issued.unwrap_or_else(|| "n.d.".to_owned()));
    fields.accessed = date(item, "accessed")
        .map(|d| day(d, dates::Parts::accessed))
        .and_then(field);
    fields.original = date(item, "original-date")
        .map(|d| day(d, dates::Parts::issued))
        .and_then(field);
    let (kind, parent) = kind(&typed, &fields);
    number(item, kind, parent, &mut fields);
    let notes = words(item, "note").unwrap_or_default();
    // Zotero keeps variables that CSL lacks as `key: value` lines in the note.
    fields.notes = notes
        .lines()
        .filter(|line| !line.contains(": "))
        .filter_map(field)
        .collect();
    Raw {
        key,
        aliases: Vec::new(),
        kind,
        parent: parent.filter(|_| fields.container.is_some()),
        fields,
        entry: None,
        span,
    }
}

/// `Title [Translation]`, as APA has it and CSL has no field for.
fn titles(title: Option<String>, fields: &mut Fields) {
    let Some(title) = title else { return };
    let cut = title
        .strip_suffix(']')
        .and_then(|rest| rest.rsplit_once(" ["))
        .filter(|(title, inside)| !inside.contains(['[', ']']) && !title.is_empty());
    match cut {
        Some((title, translation)) => {
            fields.title = field(title);
            fields.title_translation = field(translation);
        }
        None => fields.title = field(title),
    }
}

fn number(item: &Map<String, Value>, kind: Kind, parent: Option<Kind>, fields: &mut Fields) {
    let Some(number) = words(item, "number").or_else(|| words(item, "version")) else {
        return;
    };
    if kind == Kind::Article && parent == Some(Kind::Periodical) {
        if fields.pages.is_none() {
            fields.pages = field(format!("Article {number}"));
        }
        return;
    }
    let digits = number.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let what = fields.genre.take_if(|_| kind == Kind::Report);
    fields.number = match what {
        Some(what) => field(format!("{} No. {number}", what.text)),
        None if kind == Kind::Repository && !number.starts_with("Version") => {
            field(format!("Version {number}"))
        }
        None if digits => field(format!("No. {number}")),
        None => field(number),
    };
}

fn kind(typed: &str, fields: &Fields) -> (Kind, Option<Kind>) {
    let hosted = fields.container.is_some();
    match typed {
        "article-newspaper" => (Kind::Article, Some(Kind::Newspaper)),
        "paper-conference" => (Kind::Article, Some(Kind::Proceedings)),
        "post-weblog" => (Kind::Article, Some(Kind::Blog)),
        "article" | "article-journal" | "article-magazine" | "review" | "review-book" => {
            (Kind::Article, Some(Kind::Periodical))
        }
        "chapter" if fields.editors.is_empty() => (Kind::Chapter, Some(Kind::Book)),
        "chapter" => (Kind::Anthos, Some(Kind::Anthology)),
        "entry" | "entry-dictionary" | "entry-encyclopedia" => (Kind::Entry, Some(Kind::Reference)),
        "book" | "classic" | "pamphlet" => (Kind::Book, None),
        "collection" | "periodical" => (Kind::Anthology, None),
        "report" | "standard" => (Kind::Report, None),
        "thesis" => (Kind::Thesis, None),
        "webpage" => (Kind::Web, None),
        "post" => (Kind::Post, None),
        "broadcast" => (Kind::Video, hosted.then_some(Kind::Video)),
        "motion_picture" => (Kind::Video, None),
        "song" => (Kind::Audio, hosted.then_some(Kind::Audio)),
        "graphic" | "figure" | "map" => (Kind::Artwork, None),
        "software" | "dataset" => (Kind::Repository, None),
        "legal_case" => (Kind::Case, None),
        "legislation" | "bill" | "treaty" | "regulation" => (Kind::Legislation, None),
        "patent" => (Kind::Patent, None),
        "manuscript" => (Kind::Manuscript, None),
        _ => (Kind::Misc, None),
    }
}
