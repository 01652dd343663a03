//! Blocks for the lecture: the lecturer's own bullets and notes.

use super::super::cut::{span_of, trim};
use super::super::{Bullet, Deck, Origin, SlideText};
use super::apply::{Place, own_bullet};
use crate::manuscript::steering::{Aside, AsideKind};
use crate::manuscript::{Block, BlockKind, Run, RunKind};
use crate::source::{Source, Span};

/// So many bullets a slide has before the lecturer's go on one of their own.
const ROOM: usize = 4;

impl Place<'_> {
    /// Puts a block on its slide, or into the notes of it.
    pub(super) fn aside(&self, deck: &mut Deck, aside: &Aside) {
        let at = aside.span.start;
        match aside.kind {
            AsideKind::Notes => {
                let index = self.slide_for(deck, at);
                if let Some(slide) = deck.slides.get_mut(index) {
                    // What the lecturer means to say comes first, in typed order.
                    let own =
                        |note: &&Span| self.manuscript.asides.iter().any(|a| a.span.covers(**note));
                    let first = slide.notes.iter().take_while(own).count();
                    let blocks = aside.blocks.iter().map(|block| block.span);
                    slide.notes.splice(first..first, blocks);
                }
            }
            AsideKind::SlideOnly => self.slide_only(deck, aside),
        }
    }

    fn slide_only(&self, deck: &mut Deck, aside: &Aside) {
        let at = aside.span.start;
        // Under a headline of the lecturer's each has a slide of its own.
        let mut open: Option<usize> = None;
        for block in &aside.blocks {
            if let BlockKind::Heading(heading) = &block.kind {
                let mut runs = heading.runs.clone();
                trim(self.source, &mut runs);
                let mut own = self.empty(at);
                own.title = SlideText {
                    source: span_of(&runs),
                    runs,
                    label: String::new(),
                    origin: Origin::Lecturer,
                };
                let index = open.map_or_else(|| self.after(deck, at), |index| index + 1);
                deck.slides.insert(index, own);
                open = Some(index);
                continue;
            }
            let mut bullets = Vec::new();
            bullets_of(self.source, block, &mut bullets);
            for bullet in bullets {
                let index = match open {
                    Some(index) => index,
                    None => self.slide_for(deck, at),
                };
                let full = |index: usize| {
                    let slide = deck.slides.get(index);
                    slide.is_some_and(|slide| slide.bullets.len() >= ROOM)
                };
                let index = if full(index) {
                    let mut next = self.empty(at);
                    if let Some(before) = deck.slides.get(index).filter(|_| open.is_some()) {
                        next.title = before.title.clone();
                    }
                    deck.slides.insert(index + 1, next);
                    open = Some(index + 1);
                    index + 1
                } else {
                    index
                };
                if let Some(slide) = deck.slides.get_mut(index) {
                    slide.bullets.push(bullet);
                }
                open = open.or(Some(index));
            }
        }
    }
}

/// The bullets of a block: a paragraph is one, an item of a list is one, a row of a table is one.
fn bullets_of(source: &Source, block: &Block, out: &mut Vec<Bullet>) {
    let mut add = |runs: &[Run]| {
        let mut runs = runs.to_vec();
        runs.retain(|run| !matches!(run.kind, RunKind::NoteCall(_)));
        trim(source, &mut runs);
        if let Some(span) = span_of(&runs) {
            out.push(own_bullet(&runs, span));
        }
    };
    match &block.kind {
        BlockKind::Paragraph(paragraph) => add(&paragraph.runs),
        BlockKind::Code(runs) | BlockKind::Ornament(runs) | BlockKind::Entry(runs) => add(runs),
        BlockKind::Heading(heading) => add(&heading.runs),
        BlockKind::Quote(inner) => inner
            .iter()
            .for_each(|block| bullets_of(source, block, out)),
        BlockKind::List(list) => {
            let blocks = list.items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|block| bullets_of(source, block, out));
        }
        BlockKind::Table(table) => {
            for row in std::iter::once(&table.head).chain(&table.rows) {
                let cells = row.iter().filter(|cell| !cell.runs.is_empty());
                let mut runs: Vec<Run> = Vec::new();
                for cell in cells {
                    let (before, first) = (runs.last(), cell.runs.first());
                    if let (Some(before), Some(first)) = (before, first) {
                        let gap = Span::new(before.span.end, first.span.start);
                        runs.push(Run {
                            span: gap,
                            kind: RunKind::Space,
                            style: first.style,
                        });
                    }
                    runs.extend(cell.runs.iter().cloned());
                }
                add(&runs);
            }
        }
        BlockKind::Figure(figure) => add(&figure.caption.title),
    }
}
