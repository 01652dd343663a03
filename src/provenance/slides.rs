//! The proof of the slides: nothing on a slide but words of the sentences that it names.

use std::collections::BTreeMap;

use super::Report;
use super::fold::is_unit;
use super::ink::{is_seen, stands_for};
use super::order::{Mark, out_of_order};
use super::rules::{Difference, difference};
use super::stretches::{Places, gather};
use crate::deck::{Bullet, Deck, Slide, SlideKind, SlideText};
use crate::manuscript::{Block, BlockKind, Manuscript, Run, RunKind};
use crate::source::{Source, Span};
use crate::typeset::Layout;

/// Adds to `report` how many bullets there are, and what on the slides is not proved: glyphs outside the
/// sentence that is named, out of order, printed twice or with other words; runs outside their sentence;
/// sentences that are not the manuscript's; words of a bullet that no glyph shows.
pub fn prove_slides(
    source: &Source,
    manuscript: &Manuscript,
    deck: &Deck,
    slides: &Layout,
    report: &mut Report,
) {
    let words = Places::new(units(manuscript));
    let entries = Places::new(entries(manuscript));
    let mut unproved = std::mem::take(&mut report.unproved);
    let mut shown: BTreeMap<usize, Shown> = BTreeMap::new();
    for (index, slide) in deck.slides.iter().enumerate() {
        report.bullets += match slide.kind {
            SlideKind::Agenda => 0,
            _ => slide.bullets.len(),
        };
        unproved.extend(named_wrongly(&words, slide));
        shown.insert(index, Shown::new(slide));
    }
    for (number, page) in slides.pages.iter().enumerate() {
        let mut slide = page.slide.and_then(|index| shown.get_mut(&index));
        for glyph in &page.glyphs {
            let Some(span) = stands_for(source, glyph).filter(|_| is_seen(page, glyph)) else {
                continue;
            };
            let same = difference(source.text(), span, &glyph.text) != Difference::Altered;
            let mark = Mark {
                span,
                page: number,
                band: (glyph.rect.top, glyph.rect.bottom),
            };
            let placed = match &mut slide {
                Some(shown) => shown.place(source, mark, &entries),
                None => false,
            };
            if !(same && placed) {
                unproved.push(span);
            }
        }
    }
    for shown in shown.into_values() {
        shown.close(source, &mut unproved);
    }
    unproved.retain(|span| {
        let text = source.text().get(span.range()).unwrap_or_default();
        text.is_empty() || text.chars().any(is_unit)
    });
    report.unproved = gather(unproved);
}

/// What a slide may show of the manuscript, and what its pages do show.
struct Shown<'d> {
    regions: Vec<Region<'d>>,
    references: bool,
    /// Reference lines, in painting order.
    lines: Vec<Mark>,
}

/// One text of a slide.
struct Region<'d> {
    runs: &'d [Run],
    /// Beyond its runs it may show, small, the citations of this sentence.
    sentence: Option<Span>,
    body: Vec<Mark>,
    aside: Vec<Mark>,
    /// Whether all its words must be shown.
    whole: bool,
}

impl<'d> Shown<'d> {
    fn new(slide: &'d Slide) -> Self {
        let mut regions = Vec::new();
        // The chapter's title may stand in ordinary letters, and the eyebrow in capitals: furniture then.
        let title = (Some(&slide.title), slide.kind != SlideKind::Title);
        for (text, whole) in [title, (slide.eyebrow.as_ref(), false)] {
            if let Some(text) = text.filter(|text| !text.runs.is_empty()) {
                regions.push(Region::new(&text.runs, None, whole));
            }
        }
        for bullet in &slide.bullets {
            let cited = !bullet.citations.is_empty();
            let sentence = cited.then_some(bullet.sentence);
            regions.push(Region::new(&bullet.runs, sentence, true));
        }
        Self {
            regions,
            references: slide.kind == SlideKind::References,
            lines: Vec::new(),
        }
    }

    /// Takes a glyph; `false` if nothing on this slide names its place.
    fn place(&mut self, source: &Source, mark: Mark, entries: &Places) -> bool {
        let span = mark.span;
        // A glyph goes where its words have not been shown yet, else where they were (and is then a repetition).
        let fresh = |marks: &[Mark]| marks.last().is_none_or(|last| last.span.end <= span.start);
        let holds = |region: &Region<'_>| {
            let runs = &region.runs;
            runs.iter().any(|run| run.span.covers(span))
        };
        let mut candidates: Vec<usize> = (0..self.regions.len())
            .filter(|&i| self.regions.get(i).is_some_and(holds))
            .collect();
        candidates.sort_by_key(|&i| !self.regions.get(i).is_some_and(|r| fresh(&r.body)));
        if let Some(region) = candidates.first().and_then(|&i| self.regions.get_mut(i)) {
            region.body.push(mark);
            return true;
        }
        let mut asides = self.regions.iter_mut();
        if let Some(region) = asides.find(|r| r.sentence.is_some_and(|s| s.covers(span))) {
            region.aside.push(mark);
            return true;
        }
        if self.references && entries.covers(span) {
            self.lines.push(mark);
            return true;
        }
        // White space between runs has no words to prove.
        !source.slice(span).chars().any(is_unit)
    }

    /// What is out of order, shown twice, or not shown.
    fn close(self, source: &Source, unproved: &mut Vec<Span>) {
        let text = source.text();
        for region in &self.regions {
            for marks in [&region.body, &region.aside] {
                unproved.extend(out_of_order(text, marks));
                unproved.extend(repeated(marks));
            }
            if !region.whole {
                continue;
            }
            let shown = Places::new(region.body.iter().map(|mark| mark.span));
            for run in region.runs.iter().filter(|run| prints(run)) {
                let words = text.get(run.span.range()).unwrap_or_default();
                // A stop may go (that of a number, or at an end); a letter or digit may not.
                for (at, c) in words.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                    let at = run.span.start + at;
                    if !shown.contains(at) {
                        unproved.push(Span::new(at, at + c.len_utf8()));
                    }
                }
            }
        }
        unproved.extend(out_of_order(text, &self.lines));
        unproved.extend(repeated(&self.lines));
    }
}

impl<'d> Region<'d> {
    fn new(runs: &'d [Run], sentence: Option<Span>, whole: bool) -> Self {
        Self {
            runs,
            sentence,
            body: Vec::new(),
            aside: Vec::new(),
            whole,
        }
    }
}

fn prints(run: &Run) -> bool {
    matches!(run.kind, RunKind::Text | RunKind::Math)
}

/// Marks whose characters were shown before.
fn repeated(marks: &[Mark]) -> Vec<Span> {
    let mut spans: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    spans.sort_unstable();
    let mut out = Vec::new();
    let mut end = 0;
    for span in spans {
        if span.start < end {
            out.push(span);
        }
        end = end.max(span.end);
    }
    out
}

/// Runs that do not lie in the sentence or source that they name, or not in typed order, and names that are
/// not the manuscript's.
fn named_wrongly(words: &Places, slide: &Slide) -> Vec<Span> {
    let mut named: Vec<(&[Run], Option<Span>)> = Vec::new();
    named.extend(slide.bullets.iter().map(named_by_bullet));
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

/// The units of the manuscript's text: nothing that a slide names reaches from one into another.
fn units(manuscript: &Manuscript) -> Vec<Span> {
    let mut out: Vec<Span> = manuscript.blocks.iter().map(|block| block.span).collect();
    out.extend(manuscript.opening.iter().map(|line| line.span));
    out.extend(manuscript.notes.iter().map(|note| note.span));
    out.extend(manuscript.meta.title.iter().filter_map(|title| title.span));
    out
}

/// The places of the reference list.
fn entries(manuscript: &Manuscript) -> Vec<Span> {
    let is_entry = |block: &&Block| matches!(block.kind, BlockKind::Entry(_));
    let entries = manuscript.blocks.iter().filter(is_entry);
    entries.map(|block| block.span).collect()
}
