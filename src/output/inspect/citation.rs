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
    /// The key that it was cited by.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
}

pub(super) fn json<'a>(places: &Places<'a>, citation: &'a Citation) -> CitationJson<'a> {
    let (status, refs) = match &citation.link {
        Link::Found { reference, .. } => ("linked", vec![*reference]),
        Link::Ambiguous(references) => ("ambiguous", references.clone()),
        Link::Missing(_) => ("missing", Vec::new()),
        Link::Personal => ("personal", Vec::new()),
    };
    let home = places.home(citation.span);
    CitationJson {
        start: home.start,
        end: home.end,
        line: places.home_line(citation.span),
        text: places.typed(citation.span),
        group: citation.group,
        form: citation.form,
        names: citation.names.iter().map(|n| n.text.as_str()).collect(),
        year: text(&citation.year),
        locator: text(&citation.locator),
        prefix: text(&citation.prefix),
        status,
        refs,
        key: citation.key.as_deref(),
    }
}

fn text(cited: &Option<Cited>) -> Option<&str> {
    cited.as_ref().map(|cited| cited.text.as_str())
}
