//! `citations` of `inspect`.

use serde::Serialize;

use crate::citations::{Citation, Cited, Form, Link};
use crate::output::places::Places;

#[derive(Serialize)]
pub(super) struct CitationJson<'a> {
    start: usize,
    end: usize,
    line: usize,
    text: &'a str,
    group: usize,
    form: Form,
    names: Vec<&'a str>,
    year: Option<&'a str>,
    locator: Option<&'a str>,
    prefix: Option<&'a str>,
    status: &'static str,
    refs: Vec<usize>,
}

pub(super) fn json<'a>(places: &Places<'a>, citation: &'a Citation) -> CitationJson<'a> {
    let (status, refs) = match &citation.link {
        Link::Found { reference, .. } => ("linked", vec![*reference]),
        Link::Ambiguous(references) => ("ambiguous", references.clone()),
        Link::Missing(_) => ("missing", Vec::new()),
        Link::Personal => ("personal", Vec::new()),
    };
    CitationJson {
        start: citation.span.start,
        end: citation.span.end,
        line: places.line(citation.span.start),
        text: places.text(citation.span),
        group: citation.group,
        form: citation.form,
        names: citation.names.iter().map(|n| n.text.as_str()).collect(),
        year: text(&citation.year),
        locator: text(&citation.locator),
        prefix: text(&citation.prefix),
        status,
        refs,
    }
}

fn text(cited: &Option<Cited>) -> Option<&str> {
    cited.as_ref().map(|cited| cited.text.as_str())
}
