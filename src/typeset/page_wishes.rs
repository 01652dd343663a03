//! What is wrong with the ends of an edition's pages, and what is asked of the next layout for it.

use super::addresses::{Cut, cut_addresses};
use super::edition::Edition;
use super::lead_ins::{Lead, lead_ins};
use super::lone_lines::{Lone, broken_lists, lone_lines};
use super::loose_lines::{Loose, loose_lines};
use super::page_ends::{broken_words, misbroken};
use super::page_gaps::{Gap, broken_tables, gaps, images_end, overtaking};
use super::spreads::{Ask, Uneven, uneven};
use crate::manuscript::Block;
use crate::source::{Edited, Span};

/// What is asked of a layout.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Wishes {
    /// Tables and figures that stand at the head or the foot of a page.
    pub(super) afloat: Vec<Span>,
    /// Paragraphs that begin on the next page.
    pub(super) begun: Vec<Span>,
    /// Paragraphs whose last two lines go to the next page, unless so many leads have room below them.
    pub(super) held: Vec<(Span, usize)>,
    /// Addresses whose entries of the list stay on one page.
    pub(super) together: Vec<Span>,
    /// Words that are not broken, and letters that none is broken before; sorted.
    pub(super) whole: Vec<Span>,
    /// Words with hyphens of their own whose parts may be broken too; sorted.
    pub(super) parted: Vec<Span>,
    /// The first letters of lines, those before which are not stretched; sorted.
    pub(super) ragged: Vec<Span>,
    /// Lists that go over pages: a whole line stands above them, so that the page ends on a line of the grid.
    pub(super) level: Vec<Span>,
    /// Lists that begin where so many lines have room.
    pub(super) rooms: Vec<(Span, usize)>,
    /// What evens facing pages.
    pub(super) evened: Vec<Ask>,
}

/// The faults of an edition.
pub(super) struct Faults {
    pub(super) gaps: Vec<Gap>,
    /// Tables that are broken, and what stands before a table or figure that was typed before it.
    pub(super) tables: Vec<Span>,
    pub(super) lone: Vec<Lone>,
    pub(super) lists: Vec<Span>,
    pub(super) leads: Vec<Lead>,
    pub(super) broken: Vec<Span>,
    pub(super) addresses: Vec<Cut>,
    pub(super) loose: Vec<Loose>,
    pub(super) uneven: Vec<Uneven>,
}

/// The kinds of faults. They are mended in this order: the first move the most text.
#[derive(Copy, Clone)]
pub(super) enum Kind {
    Gaps,
    Lone,
    Leads,
    Broken,
    Addresses,
    Loose,
}

/// A last line that would stand alone on the next page is taken there by so many leads that it needs below it.
const LONE: usize = 3;

/// A broken table is as bad as so many points of room at the foot of a page.
const BROKEN: f64 = 80.0;

/// The words that are laid out.
#[derive(Copy, Clone)]
pub(super) struct Words<'w> {
    pub(super) text: &'w str,
    pub(super) blocks: &'w [Block],
    /// Whether a word is English.
    pub(super) english: &'w dyn Fn(Span) -> bool,
    /// Its addresses, in order.
    pub(super) addresses: &'w [Span],
}

impl Wishes {
    /// The same wishes for a text that was edited: those whose place the edit cut are given up.
    pub(super) fn moved(&self, old: &str, new: &str) -> Self {
        let edit = Edited::of(old, new);
        let moved = |spans: &[Span]| spans.iter().filter_map(|span| edit.moved(*span)).collect();
        let placed = |rooms: &[(Span, usize)]| {
            let moved = |(block, lines): &(Span, usize)| Some((edit.moved(*block)?, *lines));
            rooms.iter().filter_map(moved).collect()
        };
        Self {
            afloat: moved(&self.afloat),
            begun: moved(&self.begun),
            held: placed(&self.held),
            together: moved(&self.together),
            whole: moved(&self.whole),
            parted: moved(&self.parted),
            ragged: moved(&self.ragged),
            level: moved(&self.level),
            rooms: placed(&self.rooms),
            evened: {
                let moved = |ask: &Ask| edit.moved(ask.block).map(|block| Ask { block, ..*ask });
                self.evened.iter().filter_map(moved).collect()
            },
        }
    }
}

impl Faults {
    pub(super) fn of(words: Words<'_>, edition: &Edition, wishes: &Wishes) -> Self {
        let Words { text, blocks, .. } = words;
        let pages = &edition.layout.pages;
        let frames = edition.document.pages().iter().map(|page| &page.frame);
        let ends: Vec<f64> = frames.map(images_end).collect();
        Self {
            gaps: gaps(blocks, pages, &ends, &wishes.afloat),
            tables: {
                let mut moved = broken_tables(blocks, pages, &wishes.afloat);
                moved.extend(overtaking(blocks, pages, &wishes.afloat));
                moved
            },
            lone: lone_lines(blocks, pages),
            lists: broken_lists(blocks, pages, &wishes.level),
            leads: lead_ins(text, blocks, pages, &wishes.rooms),
            broken: {
                let mut broken = broken_words(text, &edition.layout);
                broken.extend(misbroken(text, &edition.layout, words.english));
                broken
            },
            addresses: cut_addresses(words.addresses, blocks, pages),
            loose: loose_lines(text, pages),
            uneven: match edition.layout.facing {
                true => uneven(blocks, pages, edition.layout.lead),
                false => Vec::new(),
            },
        }
    }

    /// How many pages end in what is worse than an early line.
    pub(super) fn ends(&self) -> usize {
        let moved = self.gaps.len() + self.tables.len() + self.broken.len();
        moved + self.lone.len() + self.lists.len() + self.leads.len()
    }

    /// How bad the faults of a kind are.
    pub(super) fn weight(&self, kind: Kind) -> f64 {
        match kind {
            Kind::Gaps => {
                let rooms = self.gaps.iter().map(|gap| gap.room);
                rooms.sum::<f64>() + self.tables.len() as f64 * BROKEN
            }
            Kind::Lone => (self.lone.len() + self.lists.len() + self.leads.len()) as f64,
            Kind::Leads => self.leads.len() as f64,
            Kind::Broken => self.broken.len() as f64,
            Kind::Addresses => self.addresses.len() as f64,
            Kind::Loose => self.loose.len() as f64,
        }
    }

    /// Adds what would mend the faults of a kind to `wishes`; whether there was anything to add.
    pub(super) fn ask(&self, kind: Kind, wishes: &mut Wishes) -> bool {
        let before = wishes.clone();
        let add = |wished: &mut Vec<Span>, span: Span| {
            if let Err(at) = wished.binary_search(&span) {
                wished.insert(at, span);
            }
        };
        let room = |wished: &mut Vec<(Span, usize)>, span: Span, lines: usize| {
            wished.retain(|(block, _)| *block != span);
            wished.push((span, lines));
        };
        match kind {
            Kind::Gaps => {
                let floating = self.gaps.iter().map(|gap| gap.block);
                let floating = floating.chain(self.tables.iter().copied());
                floating.for_each(|block| add(&mut wishes.afloat, block));
            }
            Kind::Lone => {
                self.lists
                    .iter()
                    .for_each(|list| add(&mut wishes.level, *list));
                for lone in &self.lone {
                    match lone {
                        Lone::Begin(span) => add(&mut wishes.begun, *span),
                        Lone::End(span) => room(&mut wishes.held, *span, LONE),
                        Lone::List(span, lines) => room(&mut wishes.rooms, *span, *lines),
                    }
                }
            }
            Kind::Leads => {
                let leads = self.leads.iter();
                leads.for_each(|lead| room(&mut wishes.held, lead.paragraph, lead.room));
            }
            Kind::Broken => self.broken.iter().for_each(|w| add(&mut wishes.whole, *w)),
            Kind::Addresses => {
                for cut in &self.addresses {
                    match cut {
                        Cut::Entry(address) => add(&mut wishes.together, *address),
                        Cut::Paragraph(span) => add(&mut wishes.begun, *span),
                        Cut::Other => {}
                    }
                }
            }
            Kind::Loose => {
                for Loose { next, compound } in &self.loose {
                    match compound.filter(|word| !wishes.parted.contains(word)) {
                        Some(word) => add(&mut wishes.parted, word),
                        None => add(&mut wishes.ragged, *next),
                    }
                }
            }
        }
        *wishes != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_move_with_their_words() {
        let (old, new) = ("one two three", "one two and a half three");
        let wishes = Wishes {
            whole: vec![Span::new(0, 3), Span::new(4, 7), Span::new(8, 13)],
            begun: vec![Span::new(0, 13)],
            ..Wishes::default()
        };
        let moved = wishes.moved(old, new);
        let words: Vec<&str> = moved.whole.iter().map(|span| span.of(new)).collect();
        assert_eq!(words, ["one", "two", "three"]);
        assert_eq!(moved.begun, [Span::new(0, new.len())]);
        let moved = wishes.moved(old, "one three");
        assert_eq!(moved.whole, [Span::new(0, 3)]);
        assert!(wishes.moved(old, old) == wishes);
        let moved = wishes.moved(old, "");
        assert!(moved == Wishes::default());
    }
}
