//! Stretches of the manuscript in another language than its own.
//!
//! In: the models. Out: spans with their language, sorted and disjoint: titles of the reference list, paragraphs and
//! set-off quotations, quotations in running text, stretches in italics. They are hyphenated by the rules of their
//! language, and tagged with it; where nothing is sure, a stretch is left out (`tongue`).

use super::tongue::foreign;
use crate::citations::Plain;
use crate::manuscript::{Manuscript, Run, flows, quotations};
use crate::references::Reference;
use crate::source::{Source, Span};

/// A stretch and its language (ISO 639-1).
pub(super) type Tongue = (Span, &'static str);

/// All such stretches.
pub(super) fn tongues(
    source: &Source,
    manuscript: &Manuscript,
    references: &[Reference],
) -> Vec<Tongue> {
    let home = manuscript.meta.language.as_str();
    let mut out: Vec<Tongue> = Vec::new();
    for reference in references {
        let fields = &reference.fields;
        let named = [
            &fields.title,
            &fields.title_translation,
            &fields.container,
            &fields.publisher,
        ];
        for field in named.into_iter().flatten() {
            let found = foreign(&field.text, home);
            out.extend(field.span.zip(found));
        }
    }
    for runs in flows(manuscript) {
        passage(source, runs, home, &mut out);
    }
    disjoint(out)
}

/// A paragraph: the whole of it, or what stands in quotation marks or italics.
fn passage(source: &Source, runs: &[Run], home: &str, out: &mut Vec<Tongue>) {
    let plain = Plain::of(source, runs);
    let text = plain.text.as_str();
    if let Some(lang) = foreign(text, home) {
        out.push((plain.span(0, text.len()), lang));
        return;
    }
    for (start, end) in quotations(text) {
        let found = text.get(start..end).and_then(|words| foreign(words, home));
        out.extend(found.map(|lang| (plain.span(start, end), lang)));
    }
    for stretch in runs.chunk_by(|a, b| a.style.emph == b.style.emph) {
        if !stretch.first().is_some_and(|run| run.style.emph) {
            continue;
        }
        let plain = Plain::of(source, stretch);
        let found = foreign(&plain.text, home);
        out.extend(found.map(|lang| (plain.span(0, plain.text.len()), lang)));
    }
}

/// Sorted; of two that overlap the longer stays.
fn disjoint(mut all: Vec<Tongue>) -> Vec<Tongue> {
    all.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut out: Vec<Tongue> = Vec::with_capacity(all.len());
    for (span, lang) in all {
        if out.last().is_none_or(|(last, _)| last.end <= span.start) && !span.is_empty() {
            out.push((span, lang));
        }
    }
    out
}

/// Cuts a span at the borders of stretches, which are sorted and disjoint: pieces in order, each with what its
/// stretch has, if it lies in one.
pub(super) fn cut<T: Copy>(stretches: &[(Span, T)], span: Span) -> Vec<(Span, Option<T>)> {
    let first = stretches.partition_point(|(stretch, _)| stretch.end <= span.start);
    let mut out = Vec::new();
    let mut at = span.start;
    for (stretch, has) in &stretches[first..] {
        let Some(inside) = stretch.intersect(Span::new(at, span.end)) else {
            break;
        };
        if at < inside.start {
            out.push((Span::new(at, inside.start), None));
        }
        out.push((inside, Some(*has)));
        at = inside.end;
    }
    if at < span.end || out.is_empty() {
        out.push((Span::new(at, span.end), None));
    }
    out
}
