//! Cuts from sentences: runs clipped to spans, citations taken out.

use crate::citations::{Citation, Form};
use crate::manuscript::{Run, RunKind};
use crate::source::{Source, Span};

/// The parts of `runs` that lie in `span`, in order, their style kept. Calls of footnotes fall away (a slide has
/// no foot), and a typed line break is a space.
pub fn runs_in(runs: &[Run], span: Span) -> Vec<Run> {
    let first = runs.partition_point(|run| run.span.end <= span.start);
    runs.iter()
        .skip(first)
        .take_while(|run| run.span.start < span.end)
        .filter(|run| !matches!(run.kind, RunKind::NoteCall(_)))
        .filter_map(|run| {
            Some(Run {
                span: run.span.intersect(span)?,
                kind: match run.kind {
                    RunKind::Break => RunKind::Space,
                    kind => kind,
                },
                style: run.style,
            })
        })
        .collect()
}

/// What runs say: their characters, white space as one space.
pub(super) fn text(source: &Source, runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run.kind {
            RunKind::Text | RunKind::Math => source.slice(run.span),
            RunKind::Space | RunKind::Break => " ",
            RunKind::NoteCall(_) => "",
        })
        .collect()
}

/// From the first to the last character of runs.
pub(super) fn span_of(runs: &[Run]) -> Option<Span> {
    let (first, last) = (runs.first()?, runs.last()?);
    Some(first.span.join(last.span))
}

/// Takes white space from both ends of `runs`.
pub(super) fn trim(source: &Source, runs: &mut Vec<Run>) {
    let blank = |run: &Run| source.slice(run.span).trim().is_empty();
    while runs.last().is_some_and(blank) {
        runs.pop();
    }
    let lead = runs.iter().take_while(|run| blank(run)).count();
    runs.drain(..lead);
    if let Some(first) = runs.first_mut() {
        let text = source.slice(first.span);
        first.span.start += text.len() - text.trim_start().len();
    }
    if let Some(last) = runs.last_mut() {
        let text = source.slice(last.span);
        last.span.end -= text.len() - text.trim_end().len();
    }
}

/// Takes the full stop from the end: a headline has none; nor the comma that a quotation ends with: `“…,”`.
pub(super) fn without_stop(source: &Source, mut runs: Vec<Run>) -> Vec<Run> {
    if let Some(last) = runs.last_mut()
        && let Some(bare) = source.slice(last.span).strip_suffix(['.', '۔', '。'])
        && !bare.ends_with('.')
    {
        last.span.end = last.span.start + bare.len();
    }
    if let Some(last) = runs.last_mut()
        && let Some(mark) = source.slice(last.span).chars().next_back()
        && matches!(mark, '”' | '»' | '’' | '"' | '“')
        && let end = last.span.end - mark.len_utf8()
        && source.slice(Span::new(last.span.start, end)).ends_with(',')
    {
        let quote = Run {
            span: Span::new(end, last.span.end),
            ..last.clone()
        };
        last.span.end = end - 1;
        runs.push(quote);
    }
    runs.retain(|run| !run.span.is_empty());
    trim(source, &mut runs);
    runs
}

/// The citations of a manuscript, found by place.
pub(super) struct Cited<'a> {
    citations: &'a [Citation],
    /// Indices, by the start of their groups.
    order: Vec<usize>,
}

/// A sentence without its parenthetical citations.
pub(super) struct Cut {
    pub(super) runs: Vec<Run>,
    /// The citations that were taken out.
    pub(super) citations: Vec<usize>,
}

impl<'a> Cited<'a> {
    pub(super) fn new(citations: &'a [Citation]) -> Self {
        let mut order: Vec<usize> = (0..citations.len()).collect();
        let start = |&i: &usize| citations.get(i).map(|c| (c.group_span.start, c.span.start));
        order.sort_by_key(start);
        Self { citations, order }
    }

    /// The citations whose groups begin in `span`, with their indices, in typed order.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = (usize, &'a Citation)> + '_ {
        let starts = |at: usize| {
            let before = |i: &usize| {
                let citation = self.citations.get(*i);
                citation.is_some_and(|c| c.group_span.start < at)
            };
            self.order.partition_point(before)
        };
        let range = starts(span.start)..starts(span.end).max(starts(span.start));
        let found = self.order.get(range).unwrap_or_default();
        found
            .iter()
            .filter_map(|&i| Some((i, self.citations.get(i)?)))
    }

    /// Cuts the groups in parentheses, with the space before them, out of a sentence.
    pub(super) fn cut(&self, source: &Source, runs: &[Run], sentence: Span) -> Cut {
        let mut kept = Vec::new();
        let mut citations = Vec::new();
        let mut at = sentence.start;
        for (index, citation) in self.within(sentence) {
            let group = citation.group_span;
            let typed = source.text().get(group.range()).unwrap_or_default();
            let bracketed = typed.starts_with(['(', '[']) && typed.ends_with([')', ']']);
            if citation.form != Form::Parenthetical || !bracketed || !sentence.covers(group) {
                continue;
            }
            citations.push(index);
            if group.start < at {
                // Another work of a group that was cut.
                continue;
            }
            let before = source.text().get(at..group.start).unwrap_or_default();
            kept.push(Span::new(at, at + before.trim_end().len()));
            at = group.end;
        }
        kept.push(Span::new(at, sentence.end));
        let mut runs = kept
            .into_iter()
            .flat_map(|span| runs_in(runs, span))
            .collect();
        trim(source, &mut runs);
        Cut { runs, citations }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citations::Link;
    use crate::manuscript::Style;

    fn run(start: usize, end: usize, kind: RunKind) -> Run {
        Run {
            span: Span::new(start, end),
            kind,
            style: Style::default(),
        }
    }

    fn parenthetical(text: &str, group: &str, work: &str) -> Citation {
        let at = |part: &str| {
            let start = text.find(part).expect("part of the text");
            Span::new(start, start + part.len())
        };
        Citation {
            span: at(work),
            group: 0,
            form: Form::Parenthetical,
            names: Vec::new(),
            et_al: false,
            joiner: None,
            year: None,
            locator: None,
            prefix: None,
            key: None,
            link: Link::Personal,
            group_span: at(group),
        }
    }

    #[test]
    fn runs_are_clipped_and_keep_their_style() {
        let runs = [
            run(0, 4, RunKind::Text),
            run(4, 8, RunKind::NoteCall(0)),
            run(8, 9, RunKind::Break),
            run(9, 20, RunKind::Text),
        ];
        let clipped = runs_in(&runs, Span::new(2, 12));
        let spans: Vec<_> = clipped.iter().map(|r| (r.span, r.kind)).collect();
        assert_eq!(
            spans,
            [
                (Span::new(2, 4), RunKind::Text),
                (Span::new(8, 9), RunKind::Space),
                (Span::new(9, 12), RunKind::Text)
            ]
        );
        assert!(runs_in(&runs, Span::new(30, 40)).is_empty());
    }

    #[test]
    fn a_group_is_cut_with_its_space_and_the_stop_stays() {
        let text = "Salt was dear (Ames, 1990; Bell, 2001). ";
        let source = Source::new("m", text);
        let group = "(Ames, 1990; Bell, 2001)";
        let works = ["Ames, 1990", "Bell, 2001"];
        let citations = works.map(|work| parenthetical(text, group, work));
        let runs = [run(0, text.len(), RunKind::Text)];
        let cut = Cited::new(&citations).cut(&source, &runs, Span::new(0, text.len()));
        assert_eq!(self::text(&source, &cut.runs), "Salt was dear.");
        assert_eq!(cut.citations, [0, 1]);
        let headline = without_stop(&source, cut.runs);
        assert_eq!(self::text(&source, &headline), "Salt was dear");
    }
}
