//! The proof of the slides: nothing on a slide but words of the sentences that it names.

use std::collections::BTreeMap;

use super::Report;
use super::fold::is_unit;
use super::ink::seen;
use super::named::{claimed_wrongly, entries, lecturers, named_wrongly, of_lecturer, units};
use super::order::Mark;
use super::rules::{Difference, difference};
use super::shown::Shown;
use super::stretches::{Places, gather};
use crate::deck::{Deck, Origin, SlideKind};
use crate::manuscript::Manuscript;
use crate::source::Source;
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
        shown.insert(index, Shown::new(source, manuscript, slide));
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

/// Whether `ink` is the capital of the one letter typed: a cut may begin inside its sentence.
fn is_capital(typed: &str, ink: &str) -> bool {
    typed.chars().count() == 1 && typed != ink && typed.to_uppercase() == ink
}

#[cfg(test)]
mod tests {
    use super::super::sheet::{Sheet, run};
    use super::*;
    use crate::deck::{Bullet, Slide, SlideText};
    use crate::manuscript::BlockKind;
    use crate::source::Span;

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
