//! What a slide says of where its words come from, held against the manuscript.

use super::shown::prints;
use super::stretches::Places;
use crate::deck::{Bullet, Origin, Slide, SlideText};
use crate::manuscript::{Block, BlockKind, Manuscript, Reason, Run};
use crate::source::Span;

/// Runs that do not lie in the sentence or source that they name, or not in typed order, and names that are
/// not the manuscript's.
pub(super) fn named_wrongly(words: &Places, slide: &Slide) -> Vec<Span> {
    let mut named: Vec<(&[Run], Option<Span>)> = Vec::new();
    named.extend(slide.bullets.iter().map(named_by_bullet));
    let leads = slide
        .bullets
        .iter()
        .filter(|bullet| !bullet.lead.is_empty());
    named.extend(leads.map(|bullet| (bullet.lead.as_slice(), Some(bullet.sentence))));
    let texts = [Some(&slide.title), slide.eyebrow.as_ref()];
    named.extend(texts.into_iter().flatten().map(named_by_text));
    let mut out = Vec::new();
    for (runs, source) in named {
        let Some(source) = source else {
            // Furniture has no runs.
            out.extend(runs.iter().map(|run| run.span));
            continue;
        };
        if !words.covers(source) {
            out.push(source);
        }
        let mut end = source.start;
        for run in runs.iter().filter(|run| prints(run)) {
            if !source.covers(run.span) || run.span.start < end {
                out.push(run.span);
            }
            end = run.span.end;
        }
    }
    out
}

fn named_by_bullet(bullet: &Bullet) -> (&[Run], Option<Span>) {
    (&bullet.runs, Some(bullet.sentence))
}

fn named_by_text(text: &SlideText) -> (&[Run], Option<Span>) {
    (&text.runs, text.source)
}

pub(super) fn of_lecturer(bullets: &[Bullet]) -> impl Iterator<Item = &Bullet> {
    let own = |bullet: &&Bullet| bullet.origin == Origin::Lecturer;
    bullets.iter().filter(own)
}

/// Words that are said to be the lecturer's and are the chapter's, or the other way round.
pub(super) fn claimed_wrongly(marks: &Places, slide: &Slide) -> Vec<Span> {
    let texts = [Some(&slide.title), slide.eyebrow.as_ref()];
    let texts = texts.into_iter().flatten();
    let texts = texts.filter_map(|text| Some((text.source?, text.origin)));
    let bullets = slide.bullets.iter();
    let named = texts.chain(bullets.map(|bullet| (bullet.sentence, bullet.origin)));
    let wrong = named.filter(|(span, origin)| marks.covers(*span) != (*origin == Origin::Lecturer));
    wrong.map(|(span, _)| span).collect()
}

/// Where the lecturer's own words stand: what print spends as markup that steers or as blocks for the lecture.
pub(super) fn lecturers(manuscript: &Manuscript) -> impl Iterator<Item = Span> {
    let own = |reason| {
        matches!(
            reason,
            Reason::Steering | Reason::SlideOnly | Reason::SpeakerNotes
        )
    };
    let spent = manuscript.spent.iter();
    spent.filter(move |s| own(s.reason)).map(|s| s.span)
}

/// The units of the manuscript's text: nothing that a slide names reaches from one into another.
pub(super) fn units(manuscript: &Manuscript) -> Vec<Span> {
    let mut out: Vec<Span> = manuscript.blocks.iter().map(|block| block.span).collect();
    out.extend(manuscript.opening.iter().map(|line| line.span));
    out.extend(manuscript.notes.iter().map(|note| note.span));
    out.extend(manuscript.asides.iter().map(|aside| aside.span));
    out.extend(manuscript.meta.title.iter().filter_map(|title| title.span));
    out
}

/// The places of the reference list.
pub(super) fn entries(manuscript: &Manuscript) -> Vec<Span> {
    let is_entry = |block: &&Block| matches!(block.kind, BlockKind::Entry(_));
    let entries = manuscript.blocks.iter().filter(is_entry);
    entries.map(|block| block.span).collect()
}
