//! hayagriva YAML, through hayagriva's own reader, to our own fields.

use hayagriva::types::{Date, EntryType as Kind, Person, PersonRole};
use hayagriva::{Entry, io};

use super::super::{Fields, Name, descriptions};
use super::people::name;
use super::{ImportError, Raw, biblatex, dates, field};
use crate::source::{Position, Source, Span};

/// The entries of a file, with those whose keys came before.
pub(super) fn read(source: &Source) -> Result<Vec<Raw>, ImportError> {
    let keys = keys(source);
    let mut seen = std::collections::BTreeSet::new();
    if let Some((key, span)) = keys.iter().find(|(key, _)| !seen.insert(key.clone())) {
        return Err(ImportError {
            position: Some(source.position(span.start)),
            message: format!("has the key “{key}” a second time; YAML allows each once"),
        });
    }
    let library = io::from_yaml_str(source.text()).map_err(|error| {
        let said = error.to_string();
        let why = said.split(" at line ").next().unwrap_or(&said).to_owned();
        ImportError {
            position: error.location().map(|at| Position {
                line: at.line().max(1),
                column: at.column().max(1),
            }),
            message: format!("is not a hayagriva bibliography: {why}"),
        }
    })?;
    let span = |key: &str| {
        keys.iter()
            .find(|(other, _)| other == key)
            .map(|(_, span)| *span)
    };
    let place: std::collections::BTreeMap<&str, Span> = keys
        .iter()
        .map(|(key, span)| (key.as_str(), *span))
        .collect();
    let mut out: Vec<Raw> = library
        .iter()
        .map(|entry| {
            let at = place
                .get(entry.key())
                .copied()
                .or_else(|| span(entry.key()));
            raw(entry, at.unwrap_or_default())
        })
        .collect();
    out.sort_by_key(|raw| raw.span);
    Ok(out)
}

/// The keys at the left edge, each with its entry.
fn keys(source: &Source) -> Vec<(String, Span)> {
    let mut out: Vec<(String, Span)> = Vec::new();
    for line in 1..=source.line_count() {
        let span = source.line_span(line);
        let text = source.slice(span);
        let Some((key, _)) = text.split_once(':') else {
            continue;
        };
        if text.starts_with([' ', '\t', '#', '-']) {
            continue;
        }
        if let Some((_, last)) = out.last_mut() {
            last.end = span.start;
        }
        let key = key.trim().trim_matches(['"', '\'']).to_owned();
        out.push((key, Span::new(span.start, source.text().len())));
    }
    for (_, span) in &mut out {
        span.end = span.start + source.slice(*span).trim_end().len();
    }
    out
}

fn people(list: &[Person]) -> Vec<Name> {
    list.iter()
        .filter_map(|p| {
            let text = |part: &Option<String>| part.clone().unwrap_or_default();
            name(
                &text(&p.prefix),
                &p.name,
                &text(&p.given_name),
                &text(&p.suffix),
            )
        })
        .collect()
}

fn parts(date: &Date) -> dates::Parts {
    use citationberg::taxonomy::Season;
    dates::Parts {
        year: date.year,
        month: date.month.map(|m| m + 1),
        day: date.day.map(|d| d + 1),
        season: date.season.map(|season| match season {
            Season::Spring => 1,
            Season::Summer => 2,
            Season::Autumn => 3,
            Season::Winter => 4,
        }),
        until: None,
        approximate: date.approximate,
    }
}

fn raw(entry: &Entry, span: Span) -> Raw {
    let kind = *entry.entry_type();
    let host = entry
        .parents()
        .iter()
        .find(|p| *p.entry_type() != Kind::Original);
    let original = entry
        .parents()
        .iter()
        .find(|p| *p.entry_type() == Kind::Original);
    // What the entry has not, its host may have.
    let with = |get: &dyn Fn(&Entry) -> Option<String>| {
        get(entry).or_else(|| host.and_then(get)).and_then(field)
    };
    let mut fields = Fields {
        authors: people(entry.authors().unwrap_or_default()),
        editors: people(
            entry
                .editors()
                .or(host.and_then(|h| h.editors()))
                .unwrap_or_default(),
        ),
        container: host
            .and_then(|h| h.title())
            .map(|t| t.to_string())
            .and_then(field),
        volume: with(&|e| e.volume().map(|v| v.to_string())),
        issue: with(&|e| e.issue().map(|v| v.to_string())),
        edition: with(&|e| e.edition().map(|v| v.to_string()))
            .and_then(|f| field(biblatex::edition(f.text))),
        publisher: with(&|e| e.publisher().and_then(|p| p.name()).map(|n| n.to_string()))
            .or_else(|| entry.organization().map(|o| o.to_string()).and_then(field)),
        place: with(&|e| {
            let place = e.publisher().and_then(|p| p.location()).or(e.location());
            place.map(|l| l.to_string())
        }),
        doi: with(&|e| e.doi().map(str::to_owned)),
        url: with(&|e| e.url().map(|u| u.value.to_string())),
        genre: entry.genre().map(|g| g.to_string()).and_then(field),
        ..Fields::default()
    };
    let groups = entry.affiliated().unwrap_or_default().iter();
    let translators = groups.filter(|group| group.role == PersonRole::Translator);
    fields.translators = translators.flat_map(|group| people(&group.names)).collect();
    titles(entry, &mut fields);
    let pages = entry.page_range().map(|p| p.to_string());
    fields.pages = pages.map(|p| p.replace('-', "–")).and_then(field);
    let issued = entry.date().or(host.and_then(|h| h.date()));
    let issued = issued.map_or_else(|| "n.d.".to_owned(), |date| parts(date).issued());
    fields.date = field(issued);
    let visited = entry.url_any().and_then(|url| url.visit_date);
    fields.accessed = visited.and_then(|date| field(parts(&date).accessed()));
    let first = original.and_then(|o| o.date());
    fields.original = first.and_then(|date| field(parts(date).issued()));
    let serial = ["serial", "version"].iter().find_map(|key| {
        let number = entry.keyed_serial_number(key)?;
        Some((*key, number))
    });
    if let Some((key, number)) = serial {
        let digits = number.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let what = fields.genre.take_if(|_| kind == Kind::Report);
        fields.number = match (key, what) {
            ("version", _) => field(format!("Version {number}")),
            (_, Some(what)) => field(format!("{} No. {number}", what.text)),
            _ if digits => field(format!("No. {number}")),
            _ => field(number),
        };
    }
    fields.notes = entry
        .note()
        .map(|n| n.to_string())
        .and_then(field)
        .into_iter()
        .collect();
    Raw {
        key: entry.key().to_owned(),
        aliases: Vec::new(),
        kind,
        parent: host.map(|h| *h.entry_type()),
        fields,
        entry: Some(entry.clone()),
        span,
    }
}

/// `Title [Translation]`, as APA has it and hayagriva has no field for.
fn titles(entry: &Entry, fields: &mut Fields) {
    let Some(title) = entry.title().map(|t| t.to_string()) else {
        return;
    };
    let cut = title
        .strip_suffix(']')
        .and_then(|rest| rest.rsplit_once(" ["))
        .filter(|(title, inside)| !inside.contains(['[', ']']) && !title.is_empty());
    match cut {
        Some((title, inside)) if descriptions::is_description(inside, title) => {
            fields.title = field(title);
            fields.genre = fields.genre.take().or_else(|| field(inside));
        }
        Some((title, inside)) => {
            fields.title = field(title);
            fields.title_translation = field(inside);
        }
        None => fields.title = field(title),
    }
}
