//! Citations by key: what they mean is known, however their words are read.

use super::{Citation, Cited, Form, Link, in_order};
use crate::keys::Keyed;
use crate::references::Reference;
use crate::source::Source;

/// Links the citations that were made from keys to their entries, and adds those that were not recognised.
pub fn link_keys(
    source: &Source,
    keyed: &Keyed,
    references: &[Reference],
    citations: &mut Vec<Citation>,
) {
    for cited in &keyed.cited {
        let reference = keyed
            .works
            .get(cited.work)
            .and_then(|listed| references.iter().position(|r| r.span.overlaps(listed.made)));
        let Some(reference) = reference else { continue };
        let link = Link::Found {
            reference,
            doubts: Vec::new(),
        };
        let names = || -> Vec<Cited> {
            let name = |text: &String| Cited {
                text: text.clone(),
                span: cited.made,
            };
            cited.names.iter().map(name).collect()
        };
        let year = Cited {
            text: cited.year.clone(),
            span: cited.made,
        };
        let start = citations.partition_point(|c| c.span.end <= cited.made.start);
        let found = citations
            .iter_mut()
            .skip(start)
            .take_while(|c| c.span.start < cited.made.end)
            .find(|c| c.key.is_none());
        if let Some(citation) = found {
            citation.key = Some(cited.key.clone());
            citation.link = link;
            citation.names = names();
            citation.year = Some(year);
            citation.joiner = None;
            // `see A, 2001`: the reader may have taken the whole bracket for one.
            citation.form = if cited.narrative {
                Form::Narrative
            } else {
                Form::Parenthetical
            };
            continue;
        }
        let (span, group) = (
            cited.made,
            citations.iter().map(|c| c.group + 1).max().unwrap_or(0),
        );
        citations.push(Citation {
            span,
            group,
            form: if cited.narrative {
                Form::Narrative
            } else {
                Form::Parenthetical
            },
            names: names(),
            et_al: false,
            joiner: None,
            year: Some(year),
            locator: None,
            prefix: None,
            link,
            key: Some(cited.key.clone()),
            group_span: group_span(source, span),
        });
        citations.sort_by_key(|citation| (citation.span.start, citation.span.end));
    }
    if !keyed.cited.is_empty() {
        in_order(citations);
    }
}

/// The brackets directly round `span`, if there are any.
fn group_span(source: &Source, span: crate::source::Span) -> crate::source::Span {
    let text = source.text();
    let opened = text
        .get(..span.start)
        .is_some_and(|before| before.ends_with('('));
    let closed = text
        .get(span.end..)
        .is_some_and(|after| after.starts_with(')'));
    if opened && closed {
        return crate::source::Span::new(span.start - 1, span.end + 1);
    }
    span
}
