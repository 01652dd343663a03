//! Bibliographies that lie beside a manuscript: BibLaTeX, CSL-JSON, hayagriva YAML.
//!
//! In: the name and bytes of a file. Out: its [`Work`]s in their order, each with its fields in our own model, the
//! hayagriva entry of it, and its place in the file. Nothing that a file names is opened.
//!
//! hayagriva's own BibLaTeX import loses subtitles and types, so that BibLaTeX is mapped here.

mod biblatex;
mod crossrefs;
mod csl_json;
mod dates;
mod people;
mod yaml;

use std::fmt;

use hayagriva::types::EntryType;

use super::draft::Draft;
use super::text::Line;
use super::{Field, Fields, Imported, date, entry, kind, words};
use crate::source::{Position, Source, Span};

/// Bibliographies over this size are not read.
const MAX_BYTES: usize = 16 << 20;

/// Brackets nest no deeper.
const DEEPEST: usize = 200;

/// An entry of a bibliography file.
#[derive(Clone, Debug)]
pub struct Work {
    /// The key by which it is cited.
    pub key: String,
    /// Other keys for the same work (BibLaTeX's `ids`).
    pub aliases: Vec<String>,
    /// hayagriva's name of its type.
    pub kind: String,
    /// What the file says of it.
    pub fields: Fields,
    /// The same for hayagriva.
    pub entry: hayagriva::Entry,
    /// Where it comes from.
    pub from: Imported,
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Bibliography {
    /// Its entries, in order, each key once.
    pub works: Vec<Work>,
    /// Keys that the files have more than once; the first entry is kept.
    pub repeated: Vec<Imported>,
}

/// Why a bibliography cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    /// The place in the file.
    pub position: Option<Position>,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Reads the bibliography `bytes` of the file `name`, whose ending says the format.
pub fn import(name: &str, bytes: Vec<u8>) -> Result<Bibliography, ImportError> {
    let fail = |message: String| ImportError {
        position: None,
        message,
    };
    if bytes.len() > MAX_BYTES {
        let most = MAX_BYTES >> 20;
        return Err(fail(format!(
            "is over {most} MiB; keep the works that the chapter cites"
        )));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
        ImportError {
            position: Some(Source::new(name, before.as_str()).position(before.len())),
            message: "is not UTF-8 here; save the file as UTF-8".into(),
        }
    })?;
    let source = Source::new(name, text);
    let ending = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    if let Some(at) = too_deep(source.text()) {
        return Err(ImportError {
            position: Some(source.position(at)),
            message: format!(
                "has brackets nested deeper than {DEEPEST}; one may not be closed before"
            ),
        });
    }
    let drafts = match ending.as_str() {
        "bib" | "bibtex" | "biblatex" => biblatex::read(&source)?,
        "yml" | "yaml" => yaml::read(&source)?,
        "json" => csl_json::read(&source)?,
        _ => {
            return Err(fail(
                "is no bibliography that is read: its name must end in .bib (BibLaTeX), .json (CSL-JSON), or .yml \
                 (hayagriva)"
                    .into(),
            ));
        }
    };
    Ok(gather(&source, drafts))
}

/// A place where brackets nest deeper than in any bibliography; the parsers' time grows with the square of that.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut before) = (0_usize, b' ');
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' | b'[' if before != b'\\' => depth += 1,
            b'}' | b']' if before != b'\\' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
        before = byte;
    }
    None
}

/// An entry as a format's reader has it.
#[derive(Clone, Debug)]
struct Raw {
    key: String,
    aliases: Vec<String>,
    kind: EntryType,
    parent: Option<EntryType>,
    fields: Fields,
    /// Its own entry, where the format is hayagriva's.
    entry: Option<hayagriva::Entry>,
    span: Span,
}

fn gather(source: &Source, drafts: Vec<Raw>) -> Bibliography {
    let mut out = Bibliography::default();
    let mut seen = std::collections::BTreeSet::new();
    for mut raw in drafts {
        let from = Imported {
            file: source.name().to_owned(),
            key: raw.key.clone(),
            span: raw.span,
            position: source.position(raw.span.start),
            text: source.slice(raw.span).to_owned(),
        };
        if !seen.insert(raw.key.clone()) {
            out.repeated.push(from);
            continue;
        }
        editors_first(&mut raw);
        let entry = raw.entry.take().unwrap_or_else(|| entry_of(&raw));
        out.works.push(Work {
            key: raw.key,
            aliases: raw.aliases,
            kind: kind::name(raw.kind),
            fields: raw.fields,
            entry,
            from,
        });
    }
    out
}

/// A whole work without authors is its editors' (APA 7, 9.7 and 10.2): they stand in the place of the authors.
fn editors_first(raw: &mut Raw) {
    let fields = &mut raw.fields;
    let whole = raw.parent.is_none() || fields.container.is_none();
    if fields.authors.is_empty() && !fields.editors.is_empty() && whole {
        fields.authors = std::mem::take(&mut fields.editors);
        let role = if fields.authors.len() == 1 {
            "Ed."
        } else {
            "Eds."
        };
        fields.role = field(role);
        if raw.kind == EntryType::Book {
            raw.kind = EntryType::Anthology;
        }
    }
}

/// The entry that the same typed entry would have.
fn entry_of(raw: &Raw) -> hayagriva::Entry {
    let line = Line::default();
    let mut draft = Draft::new(&line);
    draft.fields = raw.fields.clone();
    if let Some(typed) = &raw.fields.date {
        draft.date = date::issued(&typed.text).unwrap_or_default();
    }
    draft.accessed = raw
        .fields
        .accessed
        .as_ref()
        .and_then(|d| date::day(&d.text));
    draft.shape.edited = raw
        .fields
        .role
        .as_ref()
        .is_some_and(|role| words::is_editor(&words::lower(&role.text)));
    entry::build(&raw.key, raw.kind, raw.parent, &draft, entry::Purpose::Keep)
}

/// A field that has no place in the manuscript; `None` for white space.
fn field(text: impl AsRef<str>) -> Option<Field> {
    let text = text
        .as_ref()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    (!text.is_empty()).then_some(Field { text, span: None })
}

#[cfg(test)]
mod tests;
