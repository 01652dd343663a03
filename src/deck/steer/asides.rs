//! Blocks for the lecture: the lecturer's own bullets and notes.

use super::super::cut::{runs_in, span_of, text, trim};
use super::super::stems::count;
use super::super::{Bullet, Deck, Origin, SlideText};
use super::apply::{Place, own_bullet};
use crate::manuscript::steering::{Aside, AsideKind};
use crate::manuscript::{Block, BlockKind, Run, RunKind};
use crate::source::{Source, Span};

/// So many bullets a slide has before the lecturer's go on one of their own.
const ROOM: usize = 4;

/// A paragraph of more words is a bullet for each of its sentences: it would run on from slide to slide.
const LONG: usize = 50;

impl Place<'_> {
    /// Puts a block on its slide, or into the notes of it.
    pub(super) fn aside(&self, deck: &mut Deck, aside: &Aside) {
        let at = aside.span.start;
        match aside.kind {
            AsideKind::Notes => {
                let index = self.slide_near(deck, at);
                if let Some(slide) = index.and_then(|index| deck.slides.get_mut(index)) {
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
        let mut title: Option<SlideText> = None;
        let mut bullets = Vec::new();
        let mut after = None;
        for block in &aside.blocks {
            let BlockKind::Heading(heading) = &block.kind else {
                bullets_of(self.source, block, &mut bullets);
                continue;
            };
            after = self.own_slides(deck, at, title.take(), std::mem::take(&mut bullets), after);
            let mut runs = heading.runs.clone();
            trim(self.source, &mut runs);
            title = Some(SlideText {
                source: span_of(&runs),
                runs,
                label: String::new(),
                origin: Origin::Lecturer,
            });
        }
        self.own_slides(deck, at, title, bullets, after);
    }

    /// Puts bullets on slides: under a headline of the lecturer's on slides of their own; else on the slide of the
    /// section, or after it where that has no room. Gives the index behind the last of them.
    fn own_slides(
        &self,
        deck: &mut Deck,
        at: usize,
        title: Option<SlideText>,
        bullets: Vec<Bullet>,
        after: Option<usize>,
    ) -> Option<usize> {
        if title.is_none() && bullets.is_empty() {
            return after;
        }
        let mut index = after;
        if title.is_none() && after.is_none() {
            let host = self.slide_for(deck, at);
            let slide = deck.slides.get_mut(host)?;
            if slide.bullets.len() + bullets.len() <= ROOM {
                slide.bullets.extend(bullets);
                return Some(host + 1);
            }
            index = Some(host + 1);
        }
        let mut index = index.unwrap_or_else(|| self.after(deck, at));
        let chunks: Vec<&[Bullet]> = match bullets.is_empty() {
            true => vec![&[]],
            false => bullets.chunks(ROOM).collect(),
        };
        for chunk in chunks {
            let mut own = self.empty(at);
            if let Some(title) = &title {
                own.title = title.clone();
            }
            own.bullets = chunk.to_vec();
            deck.slides.insert(index, own);
            index += 1;
        }
        Some(index)
    }
}

/// The bullets of a block: a paragraph is one, or each of its sentences if it is long; an item of a list is one, a row of a table is one.
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
        BlockKind::Paragraph(paragraph) if count(&text(source, &paragraph.runs)) > LONG => {
            for sentence in &paragraph.sentences {
                add(&runs_in(&paragraph.runs, *sentence));
            }
        }
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
