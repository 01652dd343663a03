//! `references` of `inspect`.

use serde::Serialize;

use crate::output::places::Places;
use crate::references::{Field, Name, Reference};

#[derive(Serialize)]
pub(super) struct ReferenceJson<'a> {
    index: usize,
    start: usize,
    end: usize,
    line: usize,
    raw: &'a str,
    key: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    authors: Vec<[&'a str; 2]>,
    editors: Vec<[&'a str; 2]>,
    date: Option<&'a str>,
    title: Option<&'a str>,
    title_translation: Option<&'a str>,
    container: Option<&'a str>,
    volume: Option<&'a str>,
    issue: Option<&'a str>,
    pages: Option<&'a str>,
    edition: Option<&'a str>,
    publisher: Option<&'a str>,
    doi: Option<&'a str>,
    url: Option<&'a str>,
    accessed: Option<&'a str>,
    rendered: &'a str,
    as_typed: bool,
    confidence: f64,
    unparsed: Vec<Stretch<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Origin<'a>>,
}

/// Where an entry that was cited by key comes from; then `start`, `end` and `line` of the reference are those of
/// its first citation, and `raw` is the entry in its file.
#[derive(Serialize)]
struct Origin<'a> {
    file: &'a str,
    key: &'a str,
    start: usize,
    end: usize,
    line: usize,
    /// The line made of it, as it would be typed.
    entry: &'a str,
}

#[derive(Serialize)]
struct Stretch<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

pub(super) fn json<'a>(places: &Places<'a>, reference: &'a Reference) -> ReferenceJson<'a> {
    let fields = &reference.fields;
    let home = places.home(reference.span);
    ReferenceJson {
        index: reference.index,
        start: home.start,
        end: home.end,
        line: places.home_line(reference.span),
        raw: match &reference.imported {
            Some(from) => &from.text,
            None => places.typed(reference.span),
        },
        key: &reference.key,
        kind: &reference.kind,
        authors: names(&fields.authors),
        editors: names(&fields.editors),
        date: text(&fields.date),
        title: text(&fields.title),
        title_translation: text(&fields.title_translation),
        container: text(&fields.container),
        volume: text(&fields.volume),
        issue: text(&fields.issue),
        pages: text(&fields.pages),
        edition: text(&fields.edition),
        publisher: text(&fields.publisher),
        doi: text(&fields.doi),
        url: text(&fields.url),
        accessed: text(&fields.accessed),
        rendered: &reference.rendered,
        as_typed: reference.as_typed,
        confidence: hundredths(reference.confidence),
        unparsed: reference
            .unparsed
            .iter()
            .map(|&span| Stretch {
                start: places.home(span).start,
                end: places.home(span).end,
                text: places.text(span),
            })
            .collect(),
        source: reference.imported.as_ref().map(|from| Origin {
            file: &from.file,
            key: &from.key,
            start: from.span.start,
            end: from.span.end,
            line: from.position.line,
            entry: places.text(reference.span),
        }),
    }
}

fn text(field: &Option<Field>) -> Option<&str> {
    field.as_ref().map(|field| field.text.as_str())
}

fn names(names: &[Name]) -> Vec<[&str; 2]> {
    names
        .iter()
        .map(|name| [name.family.as_str(), name.given.as_str()])
        .collect()
}

/// Two decimals: a float's tail would say more than is known.
fn hundredths(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}
