//! Printed lines of references.

use typst::diag::SourceResult;
use typst::foundations::{Content, NativeElement};
use typst::layout::BoxElem;
use typst::model::EmphElem;
use typst::text::TextElem;

use super::driver::Parts;
use super::parts::{link, web_address};
use super::ranges;
use super::text::TextBuilder;
use crate::manuscript::{RunKind, Style};
use crate::references::{Piece, Reference};

/// The content of a reference's line.
pub(super) fn reference(
    text: &mut TextBuilder<'_>,
    parts: &mut Parts<'_, '_>,
    reference: &Reference,
) -> SourceResult<Content> {
    let mut out = Vec::new();
    let mut i = 0;
    let line = &reference.line;
    while let Some(first) = line.get(i) {
        let end = i + line[i..]
            .iter()
            .take_while(|piece| piece.link == first.link)
            .count()
            .max(1);
        let mut inner = Vec::new();
        for piece in &line[i..end] {
            inner.push(self::piece(text, parts, piece)?);
        }
        match first.link.as_deref().and_then(web_address) {
            Some(target) => {
                let span = first.span.map(|span| text.spans.span(span));
                let element = link(target, Content::sequence(inner));
                let element = match span {
                    Some(span) => element.spanned(span),
                    None => element,
                };
                out.push(element);
            }
            None => out.append(&mut inner),
        }
        i = end;
    }
    // Calls of notes are in no piece: they come at the end of the entry.
    for run in &reference.runs {
        if let RunKind::NoteCall(index) = run.kind {
            out.extend(text.note_call(index));
        }
    }
    Ok(Content::sequence(out))
}

fn piece(
    text: &mut TextBuilder<'_>,
    parts: &mut Parts<'_, '_>,
    piece: &Piece,
) -> SourceResult<Content> {
    let style = Style {
        emph: piece.italic,
        ..Style::default()
    };
    if let Some(span) = piece.span
        && text.source.slice(span) == piece.text
    {
        return text.text(parts, span, style);
    }
    let mut content = TextElem::packed(piece.text.as_str());
    if let Some(span) = piece.span {
        content = content.spanned(text.spans.span(span));
    }
    if ranges::is_one(&piece.text) {
        content = BoxElem::new().with_body(Some(content)).pack();
    }
    Ok(if piece.italic {
        EmphElem::new(content).pack()
    } else {
        content
    })
}
