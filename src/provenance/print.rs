//! The proof of the print edition: every character printed once and in order, or spent for a reason.

use super::cells::Cells;
use super::flows::Flows;
use super::fold::is_unit;
use super::ink::seen;
use super::order::{Mark, out_of_order};
use super::rules::{Difference, difference};
use super::stretches::{Places, add, gather};
use super::{Report, Substitution, made, spending};
use crate::manuscript::Manuscript;
use crate::references::Reference;
use crate::source::{Source, Span};
use crate::typeset::Layout;

/// How often a character was printed, by the offset of its first byte.
struct Inked {
    times: Vec<u8>,
    /// Glyphs that say something else than their source.
    altered: Vec<Span>,
    substitutions: Vec<Substitution>,
    /// First printings, by flow, in painting order.
    flows: Vec<Vec<Mark>>,
}

/// What became of every character of the manuscript in the print edition.
pub fn prove(
    source: &Source,
    manuscript: &Manuscript,
    references: &[Reference],
    print: &Layout,
) -> Report {
    let flows = Flows::of(manuscript);
    let mut inked = ink(source, &flows, print);
    let spent = spending::valid(source, manuscript, |at| {
        inked.times.get(at).is_some_and(|times| *times > 0)
    });
    let altered = Places::new(inked.altered.iter().copied());
    inked.substitutions.sort_by_key(|s| (s.span, s.rule));
    inked.substitutions.dedup();

    let mut report = Report {
        substitutions: inked.substitutions,
        references: references.len(),
        references_as_typed: references.iter().filter(|r| r.as_typed).count(),
        ..Report::default()
    };
    let mut spent = spent.into_iter().peekable();
    for (at, c) in source.text().char_indices() {
        while spent.next_if(|s| s.span.end <= at).is_some() {}
        let reason = spent
            .peek()
            .filter(|s| s.span.contains(at))
            .map(|s| s.reason);
        // A byte order mark has no ink, but it is the reader's to account for.
        let marks_order = c == '\u{feff}' && reason.is_some();
        if !is_unit(c) && !marks_order {
            continue;
        }
        report.characters += 1;
        let here = Span::new(at, at + c.len_utf8());
        let times = inked.times.get(at).copied().unwrap_or(0);
        if source.piece_at(at).is_some() {
            // Words in the place of a key: proved like typed ones, counted apart.
            report.characters -= 1;
            if reason.is_none() && times > 0 {
                report.generated += 1;
            } else if reason.is_none() && !altered.contains(at) {
                add(&mut report.missing, here);
            }
        } else if let Some(reason) = reason {
            *report.spent.entry(reason).or_default() += 1;
        } else if times > 0 {
            report.printed += 1;
        } else if !altered.contains(at) {
            add(&mut report.missing, here);
        }
        if times > 1 && !flows.heads.contains(at) && !flows.front.contains(at) {
            add(&mut report.duplicated, here);
        }
    }
    report.altered = gather(words_of(source, &inked.altered));
    made::replaced(source, &mut report);
    let cells = Cells::of(manuscript);
    let read = inked.flows.into_iter().map(|marks| cells.read(marks));
    let reordered = read.flat_map(|marks| out_of_order(source.text(), &marks));
    report.reordered = gather(reordered.collect());
    report
}

/// The characters of spans without the white space between them; a span of white space alone is kept.
fn words_of(source: &Source, spans: &[Span]) -> Vec<Span> {
    let mut out = Vec::with_capacity(spans.len());
    for span in spans {
        let before = out.len();
        let chars = span.of(source.text()).char_indices();
        for (at, c) in chars.filter(|(_, c)| is_unit(*c)) {
            let at = span.start + at;
            out.push(Span::new(at, at + c.len_utf8()));
        }
        if out.len() == before {
            out.push(*span);
        }
    }
    out
}

/// Reads the glyphs of the pages, in painting order.
fn ink(source: &Source, flows: &Flows, print: &Layout) -> Inked {
    let text = source.text();
    let mut inked = Inked {
        times: vec![0; text.len()],
        altered: Vec::new(),
        substitutions: Vec::new(),
        flows: vec![Vec::new(); flows.count()],
    };
    for (number, page) in print.pages.iter().enumerate() {
        for (span, glyph) in seen(source, page) {
            match difference(text, span, &glyph.text) {
                Difference::Altered => {
                    inked.altered.push(span);
                    continue;
                }
                Difference::Rule(rule) => inked.substitutions.push(Substitution {
                    span,
                    typed: span.of(text).to_string(),
                    printed: glyph.text.to_string(),
                    rule,
                }),
                Difference::None => {}
            }
            let mut first = false;
            for (at, c) in span.of(text).char_indices() {
                let times = &mut inked.times[span.start + at];
                first |= *times == 0 && is_unit(c);
                *times = times.saturating_add(1);
            }
            if first && !flows.front.contains(span.start) {
                inked.flows[flows.at(span.start)].push(Mark {
                    span,
                    page: number,
                    band: (glyph.rect.top, glyph.rect.bottom),
                    left: glyph.rect.left,
                });
            }
        }
    }
    inked
}

#[cfg(test)]
mod tests;
