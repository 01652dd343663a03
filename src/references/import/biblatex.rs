//! BibLaTeX and BibTeX, through the `biblatex` crate, to our own fields.
//!
//! Types and fields: The biblatex Package, 2.1 and 2.2. Cross-references are followed here, so that a ring of them
//! ends and a parent's title becomes what the work stands in.
//!
//! # Incomplete
//!
//! Markup inside a value (`\emph{…}`) is dropped; `related`, `eprint` and series are not shown, as in APA.

use std::collections::{BTreeMap, BTreeSet};

use biblatex::{Chunk, ChunksExt, Entry, RawBibliography};
use hayagriva::types::EntryType as Kind;

use super::super::{Field, Fields, Name};
use super::crossrefs::{Head, inherit};
use super::people::{initials, name};
use super::{ImportError, Raw, dates, field};
use crate::source::{Source, Span};

/// The entries of a file, with those whose keys came before.
pub(super) fn read(source: &Source) -> Result<Vec<Raw>, ImportError> {
    let mut raw = RawBibliography::parse(source.text()).map_err(|e| fault(source, &e))?;
    let mut heads: Vec<Head> = Vec::with_capacity(raw.entries.len());
    let mut seen = BTreeSet::new();
    raw.entries.retain_mut(|entry| {
        let mut head = Head {
            key: entry.v.key.v.to_owned(),
            span: whole(source, entry.span.start, entry.span.end),
            ..Head::default()
        };
        entry.v.fields.retain(|pair| {
            let Some(to) = head.takes(pair.key.v) else {
                return true;
            };
            let value = pair.value.v.iter().map(|chunk| match chunk.v {
                biblatex::RawChunk::Normal(text) | biblatex::RawChunk::Abbreviation(text) => text,
            });
            to.extend(
                value
                    .flat_map(|v| v.split(','))
                    .map(|v| v.trim().to_owned()),
            );
            false
        });
        let first = seen.insert(head.key.clone());
        heads.push(head);
        first
    });
    let entries = biblatex::Bibliography::from_raw(raw).map_err(|e| fault(source, &e))?;
    let parents: BTreeMap<&str, &Head> = heads.iter().rev().map(|h| (h.key.as_str(), h)).collect();
    let mut out = Vec::with_capacity(heads.len());
    for head in &heads {
        let Some(entry) = entries.get(&head.key) else {
            continue;
        };
        let mut whole = entry.clone();
        inherit(&mut whole, head, &entries, &parents);
        out.push(raw_of(&whole, head));
    }
    Ok(out)
}

/// An entry with its closing brace, which the parser leaves out.
fn whole(source: &Source, start: usize, end: usize) -> Span {
    let rest = source.text().get(end..).unwrap_or("");
    let gap = rest.len() - rest.trim_start().len();
    let closed = rest.trim_start().starts_with(['}', ')']);
    Span::new(start, if closed { end + gap + 1 } else { end })
}

fn fault(source: &Source, error: &biblatex::ParseError) -> ImportError {
    ImportError {
        position: Some(source.position(error.span.start)),
        message: format!("is not valid BibLaTeX: {}", error.kind),
    }
}

/// Fields of an entry, by name.
struct Values<'a>(&'a Entry);

impl Values<'_> {
    fn text(&self, key: &str) -> Option<String> {
        let text = self.0.get(key)?.format_verbatim();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    }

    fn any(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.text(key))
    }

    /// `title` with its subtitle, which APA sets behind a colon (9.18).
    fn titled(&self, title: &str, subtitle: &str) -> Option<String> {
        let title = self.text(title)?;
        let Some(subtitle) = self.text(subtitle) else {
            return Some(title);
        };
        let ends = title.ends_with(['?', '!', ':', '—', '–']);
        Some(format!("{title}{} {subtitle}", if ends { "" } else { ":" }))
    }

    fn people(&self, key: &str) -> Vec<Name> {
        let Some(chunks) = self.0.get(key) else {
            return Vec::new();
        };
        // A name in braces of its own is a group's, whatever words are in it.
        let people: Vec<biblatex::Person> = chunks.parse().unwrap_or_default();
        people
            .iter()
            .filter_map(|p| {
                let given = p.given_initials.as_deref().unwrap_or(&p.given_name);
                let given = if p.given_initials.is_some() {
                    initials(given)
                } else {
                    given.to_owned()
                };
                name(&p.prefix, &p.name, &given, &p.suffix)
            })
            .collect()
    }
}

fn raw_of(entry: &Entry, head: &Head) -> Raw {
    let values = Values(entry);
    let typed = entry.entry_type.to_string();
    let mut fields = Fields {
        authors: values.people("author"),
        editors: values.people("editor"),
        translators: values.people("translator"),
        ..Fields::default()
    };
    if fields.authors.is_empty() {
        fields.authors = values.people("holder");
    }
    fields.title = values.titled("title", "subtitle").and_then(field);
    brackets(&values, &typed, &mut fields);
    let (kind, parent, host) = kind(&typed, &values);
    fields.container = match host {
        Host::Journal => values
            .titled("journaltitle", "journalsubtitle")
            .or_else(|| values.text("journal")),
        Host::Book => values
            .titled("booktitle", "booksubtitle")
            .or_else(|| values.titled("maintitle", "mainsubtitle")),
        Host::Site => None,
        Host::None => values.titled("maintitle", "mainsubtitle"),
    }
    .and_then(field);
    fields.date = Some(issued(&values));
    fields.volume = values.text("volume").and_then(field);
    fields.pages = values
        .text("pages")
        .map(|pages| {
            pages
                .replace("---", "–")
                .replace("--", "–")
                .replace('-', "–")
        })
        .or_else(|| values.text("eid").map(|number| format!("Article {number}")))
        .and_then(field);
    fields.edition = values.text("edition").map(edition).and_then(field);
    number(&values, &typed, host, &mut fields);
    publisher(&values, &typed, &mut fields);
    fields.place = values.any(&["location", "address"]).and_then(field);
    fields.doi = values.text("doi").and_then(field);
    fields.url = values
        .text("url")
        .or_else(|| eprint(&values))
        .and_then(field);
    fields.accessed = values
        .text("urldate")
        .map(|day| dates::iso(&day).map_or(day, dates::Parts::accessed))
        .and_then(field);
    fields.original = values
        .text("origdate")
        .map(|day| dates::iso(&day).map_or(day, dates::Parts::issued))
        .and_then(field);
    fields.notes = values
        .text("addendum")
        .and_then(field)
        .into_iter()
        .collect();
    Raw {
        key: head.key.clone(),
        aliases: head
            .ids
            .iter()
            .filter(|id| !id.is_empty())
            .cloned()
            .collect(),
        kind,
        parent: parent.filter(|_| fields.container.is_some()),
        fields,
        entry: None,
        span: head.span,
    }
}

/// `[Translation] [Description]` of a title's addon; a thesis and others say in `type` what they are.
fn brackets(values: &Values<'_>, typed: &str, fields: &mut Fields) {
    let addon = values.text("titleaddon").unwrap_or_default();
    let mut inside: Vec<&str> = addon
        .split(['[', ']'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let title = fields
        .title
        .as_ref()
        .map_or("", |title| title.text.as_str());
    let described = |text: &str| super::super::descriptions::is_description(text, title);
    if inside.len() > 1 || inside.first().is_some_and(|text| described(text)) {
        fields.genre = inside.pop().and_then(field);
    }
    fields.title_translation = inside.first().and_then(field);
    let kind = match typed {
        "phdthesis" => Some("Doctoral dissertation".to_owned()),
        "mastersthesis" => Some("Master’s thesis".to_owned()),
        "thesis" => values.text("type").map(|kind| match kind.as_str() {
            "phdthesis" => "Doctoral dissertation".to_owned(),
            "mathesis" => "Master’s thesis".to_owned(),
            _ => kind,
        }),
        "dataset" => Some("Data set".to_owned()),
        "software" => Some("Computer software".to_owned()),
        "movie" => Some("Film".to_owned()),
        "video" => Some("Video".to_owned()),
        _ => None,
    };
    if fields.genre.is_none() {
        fields.genre = values
            .text("howpublished")
            .filter(|_| typed == "misc")
            .or(kind)
            .and_then(field);
    }
}

/// What a work of this type stands in.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Host {
    Journal,
    Book,
    Site,
    None,
}

fn kind(typed: &str, values: &Values<'_>) -> (Kind, Option<Kind>, Host) {
    let edited = values.0.get("editor").is_some();
    let (kind, parent, host) = match typed {
        "article" | "periodical" | "suppperiodical" => {
            let daily = matches!(
                values.text("entrysubtype").as_deref(),
                Some("newspaper" | "news")
            );
            let parent = if daily {
                Kind::Newspaper
            } else {
                Kind::Periodical
            };
            (Kind::Article, Some(parent), Host::Journal)
        }
        "inproceedings" | "conference" => (Kind::Article, Some(Kind::Proceedings), Host::Book),
        "incollection" | "suppcollection" if edited => {
            (Kind::Anthos, Some(Kind::Anthology), Host::Book)
        }
        "inbook" if edited => (Kind::Anthos, Some(Kind::Anthology), Host::Book),
        "incollection" | "suppcollection" | "inbook" | "bookinbook" | "suppbook" => {
            (Kind::Chapter, Some(Kind::Book), Host::Book)
        }
        "inreference" => (Kind::Entry, Some(Kind::Reference), Host::Book),
        "collection" | "mvcollection" | "proceedings" | "mvproceedings" => {
            (Kind::Anthology, None, Host::None)
        }
        "report" | "techreport" => (Kind::Report, None, Host::None),
        "thesis" | "phdthesis" | "mastersthesis" => (Kind::Thesis, None, Host::None),
        "online" | "electronic" | "www" => (Kind::Web, None, Host::Site),
        "video" | "movie" => (Kind::Video, None, Host::None),
        "audio" | "music" => (Kind::Audio, None, Host::None),
        "image" | "artwork" => (Kind::Artwork, None, Host::None),
        "software" | "dataset" => (Kind::Repository, None, Host::None),
        "jurisdiction" => (Kind::Case, None, Host::None),
        "legislation" | "legal" => (Kind::Legislation, None, Host::None),
        "patent" => (Kind::Patent, None, Host::None),
        "unpublished" => (Kind::Manuscript, None, Host::None),
        "book" | "mvbook" | "booklet" | "manual" | "reference" | "mvreference" => {
            (Kind::Book, None, Host::None)
        }
        _ => (Kind::Misc, None, Host::None),
    };
    (kind, parent, host)
}

fn issued(values: &Values<'_>) -> Field {
    let in_parts = || {
        let year = values.text("year")?;
        let mut text = year.clone();
        let month = values.text("month").and_then(|month| {
            let small = month.to_lowercase();
            let number = small
                .parse()
                .ok()
                .or_else(|| super::super::words::month(&small));
            number.filter(|n| (1..=12).contains(n))
        });
        if let (Ok(year), Some(month)) = (year.parse(), month) {
            let day = values.text("day").and_then(|day| day.parse().ok());
            text = dates::Parts {
                year,
                month: Some(month),
                day,
                ..dates::Parts::default()
            }
            .issued();
        }
        Some(text)
    };
    let text = values
        .text("date")
        .map(|date| dates::iso(&date).map_or(date, dates::Parts::issued))
        .or_else(in_parts)
        .or_else(|| {
            let state = values.text("pubstate")?;
            Some(match state.as_str() {
                "inpress" | "forthcoming" => "in press".to_owned(),
                _ => state,
            })
        })
        .unwrap_or_else(|| "n.d.".to_owned());
    Field { text, span: None }
}

/// `2` as `2nd ed.`.
pub(super) fn edition(text: String) -> String {
    match text.trim().parse::<u32>() {
        Ok(number) => format!("{} ed.", ordinal(number)),
        Err(_) if text.ends_with("ed.") => text,
        Err(_)
            if text
                .trim_end_matches(|c: char| c.is_alphabetic())
                .ends_with(|c: char| c.is_ascii_digit()) =>
        {
            format!("{text} ed.")
        }
        Err(_) => text,
    }
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// The number is an issue of a journal, else that of a report or patent, with what it counts before it.
fn number(values: &Values<'_>, typed: &str, host: Host, fields: &mut Fields) {
    if typed == "software"
        && let Some(version) = values.text("version")
    {
        fields.number = field(format!("Version {version}"));
        return;
    }
    let number = values.any(&["number", "issue"]);
    if host == Host::Journal {
        fields.issue = number.and_then(field);
        return;
    }
    let what = values.text("type").filter(|_| !typed.contains("thesis"));
    fields.number = match (what, number) {
        (Some(what), Some(number)) => field(format!("{what} No. {number}")),
        (None, Some(number)) if number.bytes().all(|b| b.is_ascii_digit() || b == b'-') => {
            field(format!("No. {number}"))
        }
        (None, Some(number)) => field(number),
        (Some(what), None) => {
            fields.genre = fields.genre.take().or_else(|| field(what));
            None
        }
        (None, None) => None,
    };
}

fn publisher(values: &Values<'_>, typed: &str, fields: &mut Fields) {
    let keys: &[&str] = match typed {
        "thesis" | "phdthesis" | "mastersthesis" => &["institution", "school", "publisher"],
        "report" | "techreport" => &["institution", "publisher", "organization"],
        "online" | "electronic" | "www" => &["organization", "publisher"],
        _ => &["publisher", "organization", "institution"],
    };
    // A list of publishers is joined by `and`.
    fields.publisher = values
        .any(keys)
        .map(|name| match lists(values, keys) {
            Some(parts) => parts.join("; "),
            None => name,
        })
        .and_then(field);
}

/// The members of a literal list, if there is more than one; braces keep an `and` whole.
fn lists(values: &Values<'_>, keys: &[&str]) -> Option<Vec<String>> {
    let chunks = keys.iter().find_map(|key| values.0.get(key))?;
    let plain = chunks
        .iter()
        .all(|chunk| matches!(chunk.v, Chunk::Normal(_)));
    let parts: Vec<String> = chunks
        .format_verbatim()
        .split(" and ")
        .map(|p| p.trim().to_owned())
        .collect();
    (plain && parts.len() > 1).then_some(parts)
}

/// The address of an arXiv preprint.
fn eprint(values: &Values<'_>) -> Option<String> {
    let number = values.text("eprint")?;
    let of = values.any(&["eprinttype", "archiveprefix"])?;
    (of.eq_ignore_ascii_case("arxiv") && values.text("doi").is_none())
        .then(|| format!("https://arxiv.org/abs/{number}"))
}
