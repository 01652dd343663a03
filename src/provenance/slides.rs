//! The proof of the slides: nothing on a slide but words of the sentences that it names.

use std::collections::BTreeMap;

use super::Report;
use super::fold::is_unit;
use super::ink::seen;
use super::order::{Mark, out_of_order};
use super::rules::{Difference, difference};
use super::stretches::{Places, gather};
use crate::deck::{Bullet, Deck, Origin, Slide, SlideKind, SlideText};
use crate::manuscript::{Block, BlockKind, Manuscript, Reason, Run, RunKind};
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
    let marks = Places::new(lecturers(manuscript));
    let mut unproved = std::mem::take(&mut report.unproved);
    let mut shown: BTreeMap<usize, Shown> = BTreeMap::new();
    for (index, slide) in deck.slides.iter().enumerate() {
        report.bullets += match slide.kind {
            SlideKind::Agenda => 0,
            _ => slide.bullets.len(),
        };
        report.lecturer += usize::from(slide.title.origin == Origin::Lecturer)
            + of_lecturer(&slide.bullets).count();
        unproved.extend(named_wrongly(&words, slide));
        unproved.extend(claimed_wrongly(&marks, slide));
        shown.insert(index, Shown::new(manuscript, slide));
    }
    for (number, page) in slides.pages.iter().enumerate() {
        let mut slide = page.slide.and_then(|index| shown.get_mut(&index));
        for (span, glyph) in seen(source, page) {
            let begins = slide.as_ref().is_some_and(|shown| shown.begins(span));
            let same = difference(source.text(), span, &glyph.text) != Difference::Altered
                || begins && is_capital(source.slice(span), &glyph.text);
            let mark = Mark {
                span,
                page: number,
                band: (glyph.rect.top, glyph.rect.bottom),
                left: glyph.rect.left,
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

/// What of a text must be shown.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Need {
    /// Nothing: the chapter's title may stand in ordinary letters and the eyebrow in capitals, as furniture.
    Nothing,
    /// Its letters and digits: the stop after a section's number has no place where the number stands large.
    Words,
    /// All of it.
    All,
}

impl Need {
    fn asks(self, c: char) -> bool {
        match self {
            Self::Nothing => false,
            Self::Words => c.is_alphanumeric(),
            Self::All => is_unit(c),
        }
    }
}

/// One text of a slide.
struct Region<'d> {
    runs: &'d [Run],
    /// Beyond its runs it may show, small, the citations of this sentence.
    sentence: Option<Span>,
    body: Vec<Mark>,
    aside: Vec<Mark>,
    need: Need,
}

impl<'d> Shown<'d> {
    fn new(manuscript: &'d Manuscript, slide: &'d Slide) -> Self {
        let mut regions = Vec::new();
        let (title, bullets) = match slide.kind {
            SlideKind::Title => (Need::Nothing, Need::All),
            // The section stands over these as furniture, or not at all.
            SlideKind::Thesis | SlideKind::Quotation => (Need::Nothing, Need::All),
            SlideKind::Agenda => (Need::Words, Need::Words),
            _ => (Need::Words, Need::All),
        };
        let texts = [
            (Some(&slide.title), title),
            (slide.eyebrow.as_ref(), Need::Nothing),
        ];
        for (text, need) in texts {
            if let Some(text) = text.filter(|text| !text.runs.is_empty()) {
                regions.push(Region::new(&text.runs, None, need));
            }
        }
        regions.extend(displayed(manuscript, slide));
        for bullet in &slide.bullets {
            // A year or an amount stands apart, first, and may stand in the bullet as well.
            if !bullet.lead.is_empty() {
                regions.push(Region::new(&bullet.lead, None, Need::Words));
            }
            let cited = !bullet.citations.is_empty();
            let sentence = cited.then_some(bullet.sentence);
            regions.push(Region::new(&bullet.runs, sentence, bullets));
        }
        Self {
            regions,
            references: slide.kind == SlideKind::References,
            lines: Vec::new(),
        }
    }

    /// Whether a text of the slide begins at `span`.
    fn begins(&self, span: Span) -> bool {
        let first = |region: &Region<'_>| region.runs.first().map(|run| run.span.start);
        self.regions
            .iter()
            .any(|region| first(region) == Some(span.start))
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
        // Two bullets of one sentence each show its citations.
        let cites = |r: &&mut Region<'_>| r.sentence.is_some_and(|s| s.covers(span));
        let asides = self.regions.iter_mut().filter(cites);
        if let Some(region) = asides.min_by_key(|region| !fresh(&region.aside)) {
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
            let shown = Places::new(region.body.iter().map(|mark| mark.span));
            for run in region.runs.iter().filter(|run| prints(run)) {
                let words = text.get(run.span.range()).unwrap_or_default();
                for (at, c) in words.char_indices().filter(|(_, c)| region.need.asks(*c)) {
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
    fn new(runs: &'d [Run], sentence: Option<Span>, need: Need) -> Self {
        Self {
            runs,
            sentence,
            body: Vec::new(),
            aside: Vec::new(),
            need,
        }
    }
}

/// What a table or a figure shows of the manuscript: all cells, its number, and its note if there is room.
fn displayed<'d>(manuscript: &'d Manuscript, slide: &Slide) -> Vec<Region<'d>> {
    let block = slide.display.and_then(|index| manuscript.blocks.get(index));
    let (caption, cells) = match block.map(|block| &block.kind) {
        Some(BlockKind::Table(table)) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            (
                &table.caption,
                cells.map(|cell| cell.runs.as_slice()).collect(),
            )
        }
        Some(BlockKind::Figure(figure)) => (&figure.caption, Vec::new()),
        _ => return Vec::new(),
    };
    let cells: Vec<&[Run]> = cells;
    let cells = cells
        .into_iter()
        .map(|runs| Region::new(runs, None, Need::All));
    let number = Region::new(&caption.number, None, Need::Words);
    let note = Region::new(&caption.note, None, Need::Nothing);
    cells.chain([number, note]).collect()
}

fn prints(run: &Run) -> bool {
    matches!(run.kind, RunKind::Text | RunKind::Math)
}

/// Whether `ink` is the capital of the one letter typed: a cut may begin inside its sentence.
fn is_capital(typed: &str, ink: &str) -> bool {
    typed.chars().count() == 1 && typed != ink && typed.to_uppercase() == ink
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

fn of_lecturer(bullets: &[Bullet]) -> impl Iterator<Item = &Bullet> {
    let own = |bullet: &&Bullet| bullet.origin == Origin::Lecturer;
    bullets.iter().filter(own)
}

/// Words that are said to be the lecturer's and are the chapter's, or the other way round.
fn claimed_wrongly(marks: &Places, slide: &Slide) -> Vec<Span> {
    let texts = [Some(&slide.title), slide.eyebrow.as_ref()];
    let texts = texts.into_iter().flatten();
    let texts = texts.filter_map(|text| Some((text.source?, text.origin)));
    let bullets = slide.bullets.iter();
    let named = texts.chain(bullets.map(|bullet| (bullet.sentence, bullet.origin)));
    let wrong = named.filter(|(span, origin)| marks.covers(*span) != (*origin == Origin::Lecturer));
    wrong.map(|(span, _)| span).collect()
}

/// Where the lecturer's own words stand: what print spends as markup that steers or as blocks for the lecture.
fn lecturers(manuscript: &Manuscript) -> impl Iterator<Item = Span> {
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
fn units(manuscript: &Manuscript) -> Vec<Span> {
    let mut out: Vec<Span> = manuscript.blocks.iter().map(|block| block.span).collect();
    out.extend(manuscript.opening.iter().map(|line| line.span));
    out.extend(manuscript.notes.iter().map(|note| note.span));
    out.extend(manuscript.asides.iter().map(|aside| aside.span));
    out.extend(manuscript.meta.title.iter().filter_map(|title| title.span));
    out
}

/// The places of the reference list.
fn entries(manuscript: &Manuscript) -> Vec<Span> {
    let is_entry = |block: &&Block| matches!(block.kind, BlockKind::Entry(_));
    let entries = manuscript.blocks.iter().filter(is_entry);
    entries.map(|block| block.span).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sheet::{Sheet, run};
    use super::*;
    use crate::deck::Origin;

    const TEXT: &str = "Heading\n\nOne says (A, 2001). Two says more.\n\nReference line";

    fn bullet(runs: &[Span], sentence: Span, citations: Vec<usize>) -> Bullet {
        Bullet {
            runs: runs.iter().map(|span| run(*span)).collect(),
            lead: Vec::new(),
            span: sentence,
            sentence,
            citations,
            origin: Origin::Source,
        }
    }

    /// One slide: a title, `One says.` with its citation, `Two says more.`; its page shows them so.
    fn stage() -> (Sheet, Deck) {
        let mut sheet = Sheet::new(TEXT);
        let at = |word: &str| sheet.find(word);
        let one = bullet(
            &[
                at("One says"),
                Span::new(at(". Two").start, at(". Two").start + 1),
            ],
            at("One says (A, 2001)."),
            vec![0],
        );
        let two = bullet(&[at("Two says more.")], at("Two says more."), Vec::new());
        let heading = at("Heading");
        let slide = Slide {
            kind: SlideKind::Claim,
            title: SlideText {
                runs: vec![run(heading)],
                source: Some(heading),
                ..SlideText::default()
            },
            eyebrow: None,
            bullets: vec![one, two],
            notes: Vec::new(),
            section: None,
            references: Vec::new(),
            display: None,
        };
        let shown = [
            heading,
            at("One says"),
            Span::new(at(". Two").start, at(". Two").start + 1),
            at("A, 2001"),
            at("Two says more."),
        ];
        let glyphs = sheet.glyphs().clone();
        let of = |span: Span| {
            let inside = move |g: &&crate::typeset::Glyph| g.source.is_some_and(|s| span.covers(s));
            glyphs.iter().filter(inside).cloned()
        };
        *sheet.glyphs() = shown.into_iter().flat_map(of).collect();
        sheet.layout.pages[0].slide = Some(0);
        let deck = Deck {
            slides: vec![slide],
        };
        (sheet, deck)
    }

    fn unproved(sheet: &Sheet, deck: &Deck) -> Vec<String> {
        let mut report = Report::default();
        prove_slides(
            &sheet.source,
            &sheet.manuscript,
            deck,
            &sheet.layout,
            &mut report,
        );
        assert_eq!(report.bullets, 2);
        sheet.words(&report.unproved)
    }

    #[test]
    fn what_is_named_is_proved() {
        let (sheet, deck) = stage();
        assert_eq!(unproved(&sheet, &deck), [""; 0]);
    }

    #[test]
    fn what_is_not_named_or_not_so_is_not() {
        type Tamper = fn(&mut Sheet, &mut Deck);
        let tampers: [(&str, Tamper); 13] = [
            ("another sentence's words", |sheet, _| {
                let line = sheet.find("line");
                let mut glyph = sheet.glyphs()[0].clone();
                glyph.source = Some(Span::new(line.start, line.start + 1));
                glyph.text = "l".into();
                sheet.glyphs().push(glyph);
            }),
            ("other letters", |sheet, _| {
                sheet.of("Two").next().unwrap().text = "X".into();
            }),
            ("words in another order", |sheet, _| {
                let n = sheet.glyphs().len();
                sheet.glyphs().swap(n - 2, n - 8);
            }),
            ("words shown twice", |sheet, _| {
                let again: Vec<_> = sheet.of("more").map(|g| g.clone()).collect();
                sheet.glyphs().extend(again);
            }),
            ("words that are not shown", |sheet, _| {
                sheet.of("more").for_each(|g| g.inked = false);
            }),
            ("a citation that no bullet has", |_, deck| {
                deck.slides[0].bullets[0].citations.clear();
            }),
            ("the chapter's words as the lecturer's", |_, deck| {
                deck.slides[0].bullets[1].origin = Origin::Lecturer;
            }),
            ("a run outside its sentence", |_, deck| {
                let bullets = &mut deck.slides[0].bullets;
                bullets[1].sentence = bullets[0].sentence;
            }),
            ("runs in another order", |_, deck| {
                deck.slides[0].bullets[0].runs.reverse();
            }),
            ("a sentence across paragraphs", |sheet, deck| {
                deck.slides[0].bullets[1].sentence = Span::new(0, sheet.source.text().len());
            }),
            ("another slide", |sheet, _| {
                sheet.layout.pages[0].slide = Some(7);
            }),
            ("no slide", |sheet, _| {
                sheet.layout.pages[0].slide = None;
            }),
            ("a title of furniture with runs", |_, deck| {
                deck.slides[0].title.source = None;
            }),
        ];
        for (what, tamper) in tampers {
            let (mut sheet, mut deck) = stage();
            tamper(&mut sheet, &mut deck);
            assert!(!unproved(&sheet, &deck).is_empty(), "{what}");
        }
    }

    #[test]
    fn reference_lines_belong_on_their_slide() {
        let (mut sheet, mut deck) = stage();
        let last = sheet.manuscript.blocks.len() - 1;
        let span = sheet.manuscript.blocks[last].span;
        sheet.manuscript.blocks[last].kind = BlockKind::Entry(vec![run(span)]);
        let entry = Sheet::new(TEXT)
            .of("Reference line")
            .map(|g| g.clone())
            .collect();
        let page = crate::typeset::Page {
            glyphs: entry,
            slide: Some(1),
            ..sheet.layout.pages[0].clone()
        };
        sheet.layout.pages.push(page);
        deck.slides.push(Slide {
            kind: SlideKind::References,
            title: SlideText::default(),
            eyebrow: None,
            bullets: Vec::new(),
            notes: Vec::new(),
            section: None,
            references: vec![0],
            display: None,
        });
        assert_eq!(unproved(&sheet, &deck), [""; 0]);
        deck.slides[1].kind = SlideKind::Claim;
        assert_eq!(unproved(&sheet, &deck), ["Reference", "line"]);
    }
}
