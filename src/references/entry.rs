//! Fields to a hayagriva entry. What it can hold and its traps: design.md, 5.

use std::str::FromStr;

use hayagriva::Entry;
use hayagriva::types::{
    Date, EntryType, FormatString, MaybeTyped, Numeric, PageRanges, Person, PersonRole,
    PersonsWithRoles, Publisher, QualifiedUrl,
};

use super::draft::Draft;
use super::{Field, Name, date, words};

/// What an entry is built for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To be kept and written out: each field in its own place.
    Keep,
    /// To be rendered: brackets behind the title that have no field stay in the title.
    Render,
}

/// Builds the entry of a draft.
pub(super) fn build(
    key: &str,
    kind: EntryType,
    parent: Option<EntryType>,
    draft: &Draft<'_>,
    purpose: Purpose,
) -> Entry {
    let fields = &draft.fields;
    // Brackets that no field of an entry holds, or that the style would put elsewhere.
    let bracketed = purpose == Purpose::Render
        && !draft.extras.is_empty()
        && (draft.odd_extras
            || (parent.is_some() && (fields.genre.is_some() || !fields.translators.is_empty())));
    let mut entry = Entry::new(key, kind);
    if let Some(title) = title(draft, bracketed) {
        let fixed = purpose == Purpose::Render || kind == EntryType::Case;
        entry.set_title(if fixed {
            verbatim(&title)
        } else {
            text(&title)
        });
    }
    let people = persons(&fields.authors);
    if !people.is_empty() {
        if draft.shape.edited {
            entry.set_editors(people)
        } else {
            entry.set_authors(people)
        }
    }
    if let Some(date) = issued(&draft.date) {
        entry.set_date(date);
    }
    if !fields.translators.is_empty() && !bracketed {
        entry.set_affiliated(vec![PersonsWithRoles::new(
            persons(&fields.translators),
            PersonRole::Translator,
        )]);
    }
    let numbered = fields
        .number
        .as_ref()
        .and_then(|n| n.text.split_once("No. "));
    if let Some(genre) = fields.genre.as_ref().filter(|_| !bracketed) {
        entry.set_genre(text(&genre.text));
    } else if let Some((what, _)) =
        numbered.filter(|(what, _)| !bracketed && !what.trim().is_empty())
    {
        entry.set_genre(text(what.trim()));
    }
    if let Some(pages) = &fields.pages {
        entry.set_page_range(page_range(&pages.text));
    }
    if let Some(doi) = &fields.doi {
        entry.set_doi(bare_doi(&doi.text).to_owned());
    }
    if let Some(number) = fields.number.as_ref().filter(|_| !bracketed) {
        let count = numbered
            .filter(|_| fields.genre.is_none())
            .map_or(number.text.as_str(), |(_, count)| count);
        let key = if kind == EntryType::Repository {
            "version"
        } else {
            "serial"
        };
        let count = count
            .strip_prefix("Version ")
            .filter(|_| kind == EntryType::Repository)
            .unwrap_or(count);
        entry.set_keyed_serial_number(key, count.to_owned());
    }
    url(&mut entry, draft);
    let mut parents = Vec::new();
    let host = parent.map(|kind| container(key, kind, draft));
    let target = if host.is_some() {
        None
    } else {
        Some(&mut entry)
    };
    if let Some(own) = target {
        if !bracketed {
            counted(own, fields);
        }
        published(own, fields);
        if !draft.shape.edited && !fields.editors.is_empty() && !bracketed {
            own.set_editors(persons(&fields.editors));
        }
    }
    parents.extend(host);
    if let Some(original) = &fields.original
        && let Some(date) = date::issued(&original.text).as_ref().and_then(issued)
    {
        let mut first = Entry::new(key, EntryType::Original);
        first.set_date(date);
        parents.push(first);
    }
    entry.set_parents(parents);
    entry
}

/// What the work stands in.
fn container(key: &str, kind: EntryType, draft: &Draft<'_>) -> Entry {
    let fields = &draft.fields;
    let mut host = Entry::new(key, kind);
    if let Some(container) = &fields.container {
        host.set_title(named(&container.text));
    }
    counted(&mut host, fields);
    published(&mut host, fields);
    if !fields.editors.is_empty() {
        host.set_editors(persons(&fields.editors));
    }
    host
}

/// Volume, issue, edition.
fn counted(entry: &mut Entry, fields: &super::Fields) {
    let number = |f: &Field| {
        MaybeTyped::<Numeric>::from_str(&f.text)
            .unwrap_or_else(|_| MaybeTyped::String(f.text.clone()))
    };
    if let Some(volume) = &fields.volume {
        entry.set_volume(number(volume));
    }
    if let Some(issue) = &fields.issue {
        entry.set_issue(number(issue));
    }
    if let Some(edition) = &fields.edition {
        entry.set_edition(edition_of(&edition.text));
    }
}

/// `2nd ed.` as the number 2, else the words.
fn edition_of(text: &str) -> MaybeTyped<Numeric> {
    let first = text.split(' ').next().unwrap_or("");
    let digits: String = first.chars().take_while(char::is_ascii_digit).collect();
    let tail = first.get(digits.len()..).unwrap_or("");
    let plain =
        text.split(' ').count() == 2 && matches!(tail, "st" | "nd" | "rd" | "th" | "." | "");
    match digits.parse::<i32>() {
        Ok(number) if plain => MaybeTyped::Typed(Numeric::new(number)),
        _ => MaybeTyped::String(text.to_owned()),
    }
}

/// Pages as they were typed: an en dash for the hyphen, nothing else changed.
fn page_range(text: &str) -> MaybeTyped<PageRanges> {
    match PageRanges::from_str(text) {
        Ok(ranges) if !text.starts_with(|c: char| c.is_alphabetic()) => MaybeTyped::Typed(ranges),
        _ => MaybeTyped::String(text.to_owned()),
    }
}

fn published(entry: &mut Entry, fields: &super::Fields) {
    if let Some(publisher) = &fields.publisher {
        let place = fields.place.as_ref().map(|p| text(&p.text));
        entry.set_publisher(Publisher::new(Some(text(&publisher.text)), place));
    }
}

fn url(entry: &mut Entry, draft: &Draft<'_>) {
    let Some(url) = &draft.fields.url else { return };
    let address = if url.text.contains("://") {
        url.text.clone()
    } else {
        format!("https://{}", url.text)
    };
    if let Ok(mut qualified) = QualifiedUrl::from_str(&address) {
        qualified.visit_date = draft.accessed.as_ref().and_then(issued);
        entry.set_url(qualified);
    }
}

/// `title [translation]`, or the title with all its brackets.
fn title(draft: &Draft<'_>, bracketed: bool) -> Option<String> {
    let title = draft.fields.title.as_ref()?;
    if bracketed {
        let extras = draft.extras.iter().map(|b| draft.line.slice(b));
        return Some(
            std::iter::once(title.text.as_str())
                .chain(extras)
                .collect::<Vec<_>>()
                .join(" "),
        );
    }
    Some(match &draft.fields.title_translation {
        Some(translation) => format!("{} [{}]", title.text, translation.text),
        None => title.text.clone(),
    })
}

/// A text that styles leave as it is.
fn verbatim(value: &str) -> FormatString {
    use hayagriva::types::{ChunkKind, ChunkedString};
    let mut string = ChunkedString::new();
    string.push_str(value, ChunkKind::Verbatim);
    FormatString {
        value: string,
        short: None,
    }
}

/// A text that styles may recase.
fn text(value: &str) -> FormatString {
    use hayagriva::types::{ChunkKind, ChunkedString};
    let mut string = ChunkedString::new();
    string.push_str(value, ChunkKind::Normal);
    FormatString {
        value: string,
        short: None,
    }
}

/// A container's name: verbatim where title case would change it.
fn named(value: &str) -> FormatString {
    let plain = text(value);
    if plain.format_title_case(Default::default()) == value {
        return plain;
    }
    verbatim(value)
}

/// People; a group is a name without given name, and never read from a string (which splits at commas).
fn persons(names: &[Name]) -> Vec<Person> {
    names
        .iter()
        .map(|name| {
            let (given, suffix) = split_suffix(&name.given);
            let suffix = suffix.map(str::to_owned);
            Person {
                name: name.family.clone(),
                given_name: (!given.is_empty()).then(|| spaced(given)),
                prefix: None,
                comma_suffix: suffix.is_some(),
                suffix,
                alias: None,
            }
        })
        .collect()
}

/// A date without year has none in hayagriva; its months and days count from 0.
fn issued(read: &date::Read) -> Option<Date> {
    use citationberg::taxonomy::Season;
    let mut date = Date::from_year(read.year?);
    date.month = read.month.map(|m| m.saturating_sub(1));
    date.day = read
        .day
        .filter(|_| read.month.is_some())
        .map(|d| d.saturating_sub(1));
    date.approximate = read.approximate;
    date.season = read.season.and_then(|s| match s {
        1 => Some(Season::Spring),
        2 => Some(Season::Summer),
        3 => Some(Season::Autumn),
        4 => Some(Season::Winter),
        _ => None,
    });
    Some(date)
}

/// A DOI without resolver or label.
pub(super) fn bare_doi(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let at = lower
        .find("doi.org/")
        .map(|i| i + "doi.org/".len())
        .or_else(|| lower.strip_prefix("doi:").map(|_| 4));
    at.and_then(|at| text.get(at..)).unwrap_or(text).trim()
}

/// Initials and the suffix behind them: `M. L., Jr.`.
pub(super) fn split_suffix(given: &str) -> (&str, Option<&str>) {
    match given.rsplit_once(", ") {
        Some((given, suffix)) if words::SUFFIXES.contains(&words::lower(suffix).as_str()) => {
            (given, Some(suffix))
        }
        _ => (given, None),
    }
}

/// `J.P.` as `J. P.`: hayagriva takes what stands between spaces for one initial.
fn spaced(given: &str) -> String {
    let mut out = String::with_capacity(given.len() + 4);
    let mut chars = given.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if c == '.' && chars.peek().is_some_and(|n| n.is_alphabetic()) {
            out.push(' ');
        }
    }
    out
}
