//! Headlines: headings as runs of the source, and the title slide.

use super::cut::{runs_in, span_of, text, trim, without_stop};
use super::labels::Labels;
use super::sentences::Candidate;
use super::{Origin, Slide, SlideKind, SlideText};
use crate::manuscript::{BlockKind, Manuscript, OpeningRole, Run, RunKind, Style};
use crate::source::{Source, Span};

/// A text of the source.
pub(super) fn of_runs(source: &Source, runs: &[Run]) -> Option<SlideText> {
    let whole = span_of(runs)?;
    let mut runs = runs_in(runs, whole);
    trim(source, &mut runs);
    Some(SlideText {
        source: Some(span_of(&runs)?),
        runs,
        label: String::new(),
        origin: Origin::Source,
    })
}

/// Furniture.
pub(super) fn of_label(label: &str) -> SlideText {
    SlideText {
        label: label.to_string(),
        ..SlideText::default()
    }
}

/// A claim, without its stop.
pub(super) fn of_claim(source: &Source, candidate: &Candidate) -> SlideText {
    SlideText {
        runs: without_stop(source, candidate.runs.clone()),
        source: Some(candidate.sentence),
        label: String::new(),
        origin: Origin::Source,
    }
}

/// The heading of section `index`.
pub(super) fn heading(
    source: &Source,
    manuscript: &Manuscript,
    index: Option<usize>,
) -> Option<SlideText> {
    let section = manuscript.sections.get(index?)?;
    match &manuscript.blocks.get(section.heading?)?.kind {
        BlockKind::Heading(heading) => of_runs(source, &heading.runs),
        _ => None,
    }
}

/// The heading of section `index` without its number; with it if there is nothing else.
pub(super) fn topic(
    source: &Source,
    manuscript: &Manuscript,
    index: Option<usize>,
) -> Option<SlideText> {
    let whole = heading(source, manuscript, index);
    let section = manuscript.sections.get(index?)?;
    let BlockKind::Heading(heading) = &manuscript.blocks.get(section.heading?)?.kind else {
        return whole;
    };
    let named = |number: Span| {
        let last = heading.runs.last()?.span.end;
        let rest = source.text().get(number.end..last)?;
        let stop = rest.len() - rest.trim_start_matches(['.', ')', ':']).len();
        of_runs(
            source,
            &runs_in(&heading.runs, Span::new(number.end + stop, last)),
        )
    };
    heading.number.and_then(named).or(whole)
}

/// The words of a headline, for telling two apart.
pub(super) fn words(source: &Source, title: &SlideText) -> String {
    if title.runs.is_empty() {
        return title.label.clone();
    }
    text(source, &title.runs)
}

/// The chapter's title: as typed at the head of the text, else as the front matter has it.
pub(super) fn of_chapter(source: &Source, manuscript: &Manuscript, labels: &Labels) -> SlideText {
    let typed = manuscript.meta.title.as_ref();
    let inside =
        |line: Span| typed.is_none_or(|title| title.span.is_none_or(|span| line.overlaps(span)));
    let line = manuscript
        .opening
        .iter()
        .find(|line| line.role == OpeningRole::Title && inside(line.span));
    if let Some(text) = line.and_then(|line| of_runs(source, &line.runs)) {
        return text;
    }
    let Some(title) = typed.filter(|title| !title.text.trim().is_empty()) else {
        return of_label(labels.untitled);
    };
    let as_typed = |span: &Span| source.text().get(span.range()) == Some(title.text.as_str());
    match title.span.filter(as_typed) {
        Some(span) => SlideText {
            runs: vec![Run {
                span,
                kind: RunKind::Text,
                style: Style::default(),
            }],
            source: Some(span),
            label: String::new(),
            origin: Origin::Source,
        },
        None => of_label(&title.text),
    }
}

/// A slide with a headline and nothing else.
pub(super) fn slide(kind: SlideKind, title: SlideText, section: Option<usize>) -> Slide {
    Slide {
        kind,
        title,
        eyebrow: None,
        bullets: Vec::new(),
        notes: Vec::new(),
        section,
        references: Vec::new(),
        display: None,
    }
}
