//! Pieces of a paragraph: its runs and sentences cut to a span, and the way from its words to their bytes.

use std::ops::Range;

use crate::manuscript::{Run, RunKind};
use crate::source::{Source, Span};

/// Runs cut to `span`.
pub(super) fn runs_within(runs: &[Run], span: Span) -> Vec<Run> {
    let cut = |run: &Run| {
        let inside = run.span.intersect(span)?;
        let whole = inside == run.span || matches!(run.kind, RunKind::Text | RunKind::Math);
        (whole && !inside.is_empty()).then(|| Run {
            span: inside,
            ..run.clone()
        })
    };
    runs.iter().filter_map(cut).collect()
}

/// Runs cut to `span`, without white space at either end.
pub(super) fn runs_in(source: &Source, runs: &[Run], span: Span) -> Vec<Run> {
    let text = |run: &Run| match run.kind {
        RunKind::Space | RunKind::Break => "",
        RunKind::NoteCall(_) => "*",
        _ => source.slice(run.span),
    };
    let mut out = runs_within(runs, span);
    while out.last().is_some_and(|run| text(run).trim().is_empty()) {
        out.pop();
    }
    let first = out.iter().position(|run| !text(run).trim().is_empty());
    out.drain(..first.unwrap_or(out.len()));
    let is_text = |run: &&mut Run| run.kind == RunKind::Text;
    if let Some(first) = out.first_mut().filter(is_text) {
        let typed = source.slice(first.span);
        let start = first.span.start + (typed.len() - typed.trim_start().len());
        first.span = Span::new(start, first.span.end);
    }
    if let Some(last) = out.last_mut().filter(is_text) {
        let end = last.span.start + source.slice(last.span).trim_end().len();
        last.span = Span::new(last.span.start, end);
    }
    out
}

/// Sentences cut to `span`, from their first to their last character.
pub(super) fn sentences_in(source: &Source, sentences: &[Span], span: Span) -> Vec<Span> {
    let trimmed = |part: Span| {
        let text = source.slice(part);
        let start = part.start + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    };
    let parts = sentences
        .iter()
        .filter_map(|sentence| sentence.intersect(span));
    parts.map(trimmed).filter(|part| !part.is_empty()).collect()
}

/// The words of a paragraph and where each byte was typed.
pub(super) struct Words {
    pub(super) text: String,
    /// Where a run begins in `text`, and its characters.
    runs: Vec<(usize, Span)>,
}

impl Words {
    pub(super) fn of(source: &Source, runs: &[Run]) -> Self {
        let mut words = Self {
            text: String::new(),
            runs: Vec::new(),
        };
        for run in runs {
            let text = match run.kind {
                RunKind::Text | RunKind::Math => source.slice(run.span),
                RunKind::Space | RunKind::Break => " ",
                RunKind::NoteCall(_) => continue,
            };
            words.runs.push((words.text.len(), run.span));
            words.text.push_str(text);
        }
        words
    }

    /// Where a range of `text` was typed.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        let start = self.byte(range.start, false);
        Span::new(start, self.byte(range.end, true).max(start))
    }

    fn byte(&self, at: usize, is_end: bool) -> usize {
        let next = match is_end {
            true => self.runs.partition_point(|(from, _)| *from < at),
            false => self.runs.partition_point(|(from, _)| *from <= at),
        };
        let Some((from, span)) = next.checked_sub(1).and_then(|i| self.runs.get(i)) else {
            return self.runs.first().map_or(0, |(_, span)| span.start);
        };
        (span.start + (at - from)).min(span.end)
    }
}
