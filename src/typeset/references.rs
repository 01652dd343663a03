//! Printed lines of references.

use typst::diag::SourceResult;
use typst::foundations::{Content, NativeElement};
use typst::layout::BoxElem;
use typst::model::EmphElem;
use typst::text::TextElem;

use super::driver::Parts;
use super::kept_text::kept_or_made;
use super::parts::{link, web_address};
use super::ranges;
use super::text::TextBuilder;
use crate::manuscript::{RunKind, Style};
use crate::references::{Piece, Reference};
use crate::source::{Source, Span};

/// The content of a reference's line.
pub(super) fn reference(
    text: &mut TextBuilder<'_>,
    parts: &mut Parts<'_, '_>,
    reference: &Reference,
) -> SourceResult<Content> {
    let runs = &reference.runs;
    let start = runs.first().map_or(0, |run| run.span.start);
    let here = |span: Span| (span.start.wrapping_sub(start), span.len());
    let line = reference.line.iter().map(|piece| {
        let Piece {
            text,
            span,
            italic,
            link,
        } = piece;
        (text, span.map(here), italic, link)
    });
    let line: Vec<_> = line.collect();
    let made = kept_or_made(text, parts, runs, ("reference", line), |text, parts| {
        Ok(vec![made(text, parts, reference)?])
    })?;
    Ok(Content::sequence(made))
}

fn made(
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
        for (pieces, whole) in with_ranges(text.source, &line[i..end]) {
            let mut set = Vec::new();
            for piece in &pieces {
                set.push(self::piece(text, parts, piece)?);
            }
            let set = Content::sequence(set);
            inner.push(match whole {
                true => BoxElem::new().with_body(Some(set)).pack(),
                false => set,
            });
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

/// Cuts `line` at its ranges of pages whose hyphen is set as a dash, a piece of its own; `true` for such a range.
fn with_ranges(source: &Source, line: &[Piece]) -> Vec<(Vec<Piece>, bool)> {
    let mut out: Vec<(Vec<Piece>, bool)> = Vec::new();
    // A piece that begins with the end of a range.
    let mut rest: Option<Piece> = None;
    for (i, piece) in line.iter().enumerate() {
        let piece = rest.take().unwrap_or_else(|| piece.clone());
        let range = (piece.text == "–").then(|| {
            let (before, _) = out.last_mut()?;
            let before = before.last_mut()?;
            let next = line.get(i + 1)?;
            let head = before.text.trim_end_matches(|c: char| !c.is_whitespace());
            let tail = next.text.trim_start_matches(|c: char| !c.is_whitespace());
            let (head, tail) = (head.len(), next.text.len() - tail.len());
            let word = [&before.text[head..], "–", &next.text[..tail]].concat();
            let cut_before = cut(source, before, head)?;
            let cut_next = cut(source, next, tail)?;
            ranges::is_one(&word).then(|| {
                *before = cut_before.0;
                rest = Some(cut_next.1);
                vec![cut_before.1, piece.clone(), cut_next.0]
            })
        });
        match range.flatten() {
            Some(range) => out.push((range, true)),
            None => out.push((vec![piece], false)),
        }
    }
    out
}

/// A piece as typed in two.
fn cut(source: &Source, piece: &Piece, at: usize) -> Option<(Piece, Piece)> {
    let span = piece
        .span
        .filter(|span| source.slice(*span) == piece.text)?;
    let part = |span: Span| Piece {
        text: source.slice(span).to_owned(),
        span: Some(span),
        ..piece.clone()
    };
    let middle = span.start + at;
    Some((
        part(Span::new(span.start, middle)),
        part(Span::new(middle, span.end)),
    ))
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
