//! Printed lines of references.

use typst::diag::SourceResult;
use typst::foundations::{Content, NativeElement};
use typst::model::EmphElem;
use typst::text::TextElem;

use super::driver::{Parts, arg};
use super::text::{TextBuilder, link, web_address};
use crate::manuscript::Style;
use crate::references::{Piece, Reference};
use crate::source::Span;

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
            inner.push(match (&piece.link, split_address(text, piece)) {
                // An address keeps its host together and breaks at its slashes.
                (Some(_), Some((head, rest))) => {
                    let style = Style {
                        emph: piece.italic,
                        ..Style::default()
                    };
                    let head = arg("head", text.text(parts, head, style)?);
                    let rest = text.text(parts, rest, style)?;
                    parts.call("address", vec![head], [rest])?
                }
                _ => self::piece(text, parts, piece)?,
            });
        }
        match first.link.as_deref().and_then(web_address) {
            Some(target) => {
                let span = first.span.map(|span| text.spans.span(span));
                let element = link(target, Content::sequence(inner));
                out.push(match span {
                    Some(span) => element.spanned(span),
                    None => element,
                });
            }
            None => out.append(&mut inner),
        }
        i = end;
    }
    Ok(Content::sequence(out))
}

/// The host of an address and the rest from its slash on, where both are there.
fn split_address(text: &TextBuilder<'_>, piece: &Piece) -> Option<(Span, Span)> {
    let span = piece
        .span
        .filter(|span| text.source.slice(*span) == piece.text)?;
    let host = piece.text.find("://")? + 3;
    let slash = host + piece.text[host..].find('/')?;
    let both = slash > host && slash + 1 < piece.text.len();
    let middle = span.start + slash;
    both.then(|| (Span::new(span.start, middle), Span::new(middle, span.end)))
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
    Ok(if piece.italic {
        EmphElem::new(content).pack()
    } else {
        content
    })
}
