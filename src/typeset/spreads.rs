//! Facing pages that end on different lines, and how both can end on the same one.
//!
//! In: the blocks and the pages of a print edition. Out: each spread of running text whose last lines do not stand side
//! by side, and what would even it. A press does the same: a paragraph whose words allow it runs a line longer or
//! shorter, a title has a line more above it, or both pages of a spread end a line early.

use std::collections::BTreeSet;

use super::layout::{Glyph, Page};
use super::page_gaps::holding;
use super::text_lines::{lines_of, text_lines};
use crate::manuscript::{Block, BlockKind};
use crate::source::Span;

/// What is asked of a block for the sake of the spread that it stands on.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(super) struct Ask {
    pub(super) block: Span,
    pub(super) what: Evening,
}

/// Ways to even a spread.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(super) enum Evening {
    /// The page that the block is the first to begin on ends so many lines early.
    Early(usize),
    /// The paragraph takes a line more.
    Longer,
    /// The title has a line more above it.
    Spaced,
    /// The paragraph takes a line less: its spaces are this part of their width.
    Tighter(f64),
}

/// A spread whose pages end on different lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Uneven {
    /// The index of its left page.
    pub(super) verso: usize,
    /// What may even it, the best first.
    pub(super) cures: Vec<Vec<Ask>>,
}

/// Pages end at most so many lines early.
const MOST: usize = 2;

/// So many of the paragraphs and titles that could run longer are tried first.
const OTHERS: usize = 3;

/// Last lines may stand so many points apart.
const SAME: f64 = 0.5;

/// The last line of a page of running text.
struct Foot {
    /// Its block.
    block: usize,
    middle: f64,
    size: f64,
}

/// The uneven spreads of `pages`, in order. The first page and the last end where they end.
pub(super) fn uneven(blocks: &[Block], pages: &[Page], lead: f64) -> Vec<Uneven> {
    let text = Text { blocks, pages };
    let feet: Vec<Option<Foot>> = pages.iter().map(|page| text.foot(page)).collect();
    let lowest = feet.iter().flatten().map(|foot| foot.middle);
    let full = lowest.fold(0.0, f64::max);
    let mut out = Vec::new();
    for verso in 1..pages.len().saturating_sub(2) {
        let is_verso = pages[verso]
            .label
            .parse()
            .is_ok_and(|n: u64| n.is_multiple_of(2));
        let (true, Some(left), Some(right)) = (is_verso, &feet[verso], &feet[verso + 1]) else {
            continue;
        };
        let same_type = (left.size - right.size).abs() < 0.05;
        if !same_type || (left.middle - right.middle).abs() <= SAME {
            continue;
        }
        let short = [left, right].map(|foot| whole((full - foot.middle) / lead));
        let cures = match short {
            [Some(left), Some(right)] => text.cures(verso, left, right),
            _ => Vec::new(),
        };
        out.push(Uneven { verso, cures });
    }
    out
}

/// A number of lines, if it is whole.
fn whole(lines: f64) -> Option<usize> {
    ((lines - lines.round()).abs() < 0.1).then(|| lines.round().max(0.0) as usize)
}

struct Text<'t> {
    blocks: &'t [Block],
    pages: &'t [Page],
}

impl Text<'_> {
    /// The last line of a page, unless it is a note's, or of what has a lead of its own.
    fn foot(&self, page: &Page) -> Option<Foot> {
        let lines = text_lines(page);
        let last = lines.last()?;
        let off = |glyph: &Glyph| ((glyph.rect.top + glyph.rect.bottom) / 2.0 - last.middle).abs();
        let typed = page.glyphs.iter().filter(|glyph| glyph.source.is_some());
        let glyph = typed.min_by(|a, b| off(a).total_cmp(&off(b)))?;
        let block = holding(self.blocks, glyph.source?)?;
        let running = matches!(
            self.blocks[block].kind,
            BlockKind::Paragraph(_) | BlockKind::List(_)
        );
        running.then_some(Foot {
            block,
            middle: last.middle,
            size: glyph.size,
        })
    }

    /// What evens a spread whose pages are so many lines short.
    fn cures(&self, verso: usize, left: usize, right: usize) -> Vec<Vec<Ask>> {
        let lack = left.abs_diff(right);
        if lack > MOST + 1 {
            return Vec::new();
        }
        let shorter = if left > right { verso } else { verso + 1 };
        let mut cures = Vec::new();
        let mut add = |cure: Vec<Ask>| {
            if !cures.contains(&cure) {
                cures.push(cure);
            }
        };
        let (longer, spaced) = self.running(shorter);
        together(&longer, &spaced, lack)
            .into_iter()
            .for_each(&mut add);
        self.early(verso, left, right)
            .into_iter()
            .for_each(&mut add);
        // The shorter page runs longer by a line or two, and the other ends early by what is still lacking.
        for more in 1..lack {
            let lines = |page: usize| if page == shorter { more } else { 0 };
            let (left, right) = (
                left - lines(verso).min(left),
                right - lines(verso + 1).min(right),
            );
            if let Some(early) = self.early(verso, left, right)
                && longer.len() + spaced.len() >= more
            {
                add(longer
                    .iter()
                    .chain(&spaced)
                    .take(more)
                    .copied()
                    .chain(early)
                    .collect());
            }
        }
        // What runs longer on the page before gives its last lines to the shorter one.
        if shorter > 1 {
            let (longer, spaced) = self.running(shorter - 1);
            together(&longer, &spaced, lack)
                .into_iter()
                .for_each(&mut add);
        }
        let paragraphs = self.paragraphs(shorter);
        let mut tighter: Vec<(f64, Span)> = paragraphs.iter().filter_map(Lines::tighter).collect();
        tighter.sort_by(|a, b| b.0.total_cmp(&a.0));
        // One line is all that is taken from a page.
        if let Some((spaces, block)) = tighter.first().filter(|_| lack == 1) {
            let what = Evening::Tighter(*spaces);
            add(vec![Ask {
                block: *block,
                what,
            }]);
        }
        cures
    }

    /// The paragraphs that could take a line more on the page at `page`, and the titles that could have one above them.
    fn running(&self, page: usize) -> (Vec<Ask>, Vec<Ask>) {
        let paragraphs = self.paragraphs(page);
        // The longest stretch is the least stretched.
        let mut longer: Vec<(f64, Span)> = paragraphs.iter().filter_map(Lines::longer).collect();
        longer.sort_by(|a, b| a.0.total_cmp(&b.0));
        let ask = |what: Evening| move |block: Span| Ask { block, what };
        let longer = longer.into_iter().map(|(_, block)| block);
        let titles = self.titles(page).into_iter();
        (
            longer.map(ask(Evening::Longer)).collect(),
            titles.map(ask(Evening::Spaced)).collect(),
        )
    }

    /// Both pages of a spread ended early.
    fn early(&self, verso: usize, left: usize, right: usize) -> Option<Vec<Ask>> {
        if left.max(right) > MOST {
            return None;
        }
        // Lines that each page has to give. What the left one gives, the right one has room for.
        let (from_left, from_right) = match (left, right) {
            _ if left > right => (0, left - right),
            _ if right - left == 2 => (1, 0),
            _ => (1, 1),
        };
        let mut out = Vec::new();
        for (page, lines) in [(verso, from_left), (verso + 1, from_right)] {
            if lines == 0 {
                continue;
            }
            if !self.gives(page, lines) {
                return None;
            }
            let block = self.begun(page)?;
            let what = Evening::Early(lines);
            out.push(Ask { block, what });
        }
        Some(out)
    }

    /// The paragraphs that end on the page at `page`.
    fn paragraphs(&self, page: usize) -> Vec<Lines> {
        let held = |page: &Page| {
            let spans = page.glyphs.iter().filter_map(|glyph| glyph.source);
            let held = spans.filter_map(|span| holding(self.blocks, span));
            held.collect::<BTreeSet<usize>>()
        };
        let mut here = held(&self.pages[page]);
        if let Some(next) = self.pages.get(page + 1) {
            let there = held(next);
            here.retain(|block| !there.contains(block));
        }
        let paragraphs = here.into_iter().map(|block| &self.blocks[block]);
        let paragraphs = paragraphs.filter(|b| matches!(b.kind, BlockKind::Paragraph(_)));
        paragraphs
            .filter_map(|block| Lines::of(block.span, &self.pages[page]))
            .collect()
    }

    /// The titles that stand within the page at `page`, with text above them; of several in a row the first.
    fn titles(&self, page: usize) -> Vec<Span> {
        let page = &self.pages[page];
        let spans = page.glyphs.iter().filter_map(|glyph| glyph.source);
        let held: BTreeSet<usize> = spans
            .filter_map(|span| holding(self.blocks, span))
            .collect();
        let is_title = |at: usize| match &self.blocks[at].kind {
            // Lower ones run in at the head of their paragraph.
            BlockKind::Heading(heading) => heading.level < 4,
            _ => false,
        };
        let pairs = held.iter().zip(held.iter().skip(1));
        let begun = pairs.filter(|(before, at)| is_title(**at) && !is_title(**before));
        begun.map(|(_, at)| self.blocks[*at].span).collect()
    }

    /// Whether the page at `page` may end so many lines earlier, without a line alone on either side.
    fn gives(&self, page: usize, lines: usize) -> bool {
        let Some(foot) = self.foot(&self.pages[page]) else {
            return false;
        };
        let block = &self.blocks[foot.block];
        if !matches!(block.kind, BlockKind::Paragraph(_)) {
            return false;
        }
        let count = |page: usize| {
            let own = self.pages[page].glyphs.iter();
            let own = own.filter(|glyph| glyph.source.is_some_and(|at| block.span.covers(at)));
            lines_of(own).len()
        };
        let (here, there) = (count(page), count(page + 1));
        let begins = page == 0 || count(page - 1) == 0;
        let titled =
            foot.block > 0 && matches!(self.blocks[foot.block - 1].kind, BlockKind::Heading(_));
        match here.checked_sub(lines) {
            Some(0) => begins && !titled,
            Some(left) => left > 1 && there + lines > 1,
            None => false,
        }
    }

    /// The first block that begins on the page at `page`; a title brings what it is the title of.
    fn begun(&self, page: usize) -> Option<Span> {
        let blocks = |page: &Page| {
            let spans = page.glyphs.iter().filter_map(|glyph| glyph.source);
            let held = spans.filter_map(|span| holding(self.blocks, span));
            held.collect::<BTreeSet<usize>>()
        };
        let before = page.checked_sub(1).map(|page| blocks(&self.pages[page]));
        let before = before.unwrap_or_default();
        let here = blocks(&self.pages[page]);
        let mut first = here.into_iter().filter(|block| !before.contains(block));
        first.next().map(|block| self.blocks[block].span)
    }
}

/// So many lines more by paragraphs or titles. If the first do not do it, others may.
fn together(longer: &[Ask], spaced: &[Ask], lines: usize) -> Vec<Vec<Ask>> {
    let mut cures = Vec::new();
    for from in 0..OTHERS {
        for (first, then) in [(longer, spaced), (spaced, longer)] {
            let asks = first.iter().chain(then).skip(from);
            cures.push(asks.take(lines).copied().collect::<Vec<Ask>>());
        }
    }
    cures.retain(|cure| cure.len() == lines);
    cures
}

/// The lines of a paragraph, for what can be done to their number. Lengths in points.
struct Lines {
    block: Span,
    count: usize,
    /// The widths of a full line, of the last one, and of all the spaces.
    full: f64,
    last: f64,
    spaces: f64,
    /// The sizes of its letters together.
    letters: f64,
}

/// The width of a space, by the size of its type.
const SPACE: f64 = 0.25;

/// The least that the last line of a longer paragraph has, as a part of a full one.
const LAST: f64 = 0.1;

/// What justification may add to spaces and letters (`justification-limits` of the template), and how much of it a
/// longer paragraph takes.
const STRETCH: (f64, f64) = (0.4, 0.01);
const STRETCHED: f64 = 0.45;

/// What the spaces of a shorter paragraph lose at most.
const TIGHTENED: f64 = 0.13;

impl Lines {
    fn of(block: Span, page: &Page) -> Option<Self> {
        let own = |glyph: &&Glyph| glyph.source.is_some_and(|at| block.covers(at));
        let glyphs: Vec<&Glyph> = page.glyphs.iter().filter(own).collect();
        let lines = lines_of(glyphs.iter().copied());
        let last = lines.last()?;
        let (spaces, letters): (Vec<&Glyph>, Vec<&Glyph>) =
            glyphs.into_iter().partition(|glyph| &*glyph.text == " ");
        let sizes = |glyphs: &[&Glyph]| glyphs.iter().map(|glyph| glyph.size).sum::<f64>();
        Some(Self {
            block,
            count: lines.len(),
            full: page.measure.right - page.measure.left,
            last: last.right - page.measure.left,
            spaces: sizes(&spaces) * SPACE,
            letters: sizes(&letters),
        })
    }

    /// The part of the stretch that the paragraph takes for a line more.
    fn longer(&self) -> Option<(f64, Span)> {
        let stretch = self.spaces * STRETCH.0 + self.letters * STRETCH.1;
        let stretched = (self.full * (1.0 + LAST) - self.last) / stretch;
        (self.count > 2 && stretched <= STRETCHED).then_some((stretched, self.block))
    }

    /// What part of their width the spaces of the paragraph have if it takes a line less.
    fn tighter(&self) -> Option<(f64, Span)> {
        let left = 1.0 - self.last / self.spaces;
        (self.count > 2 && left >= 1.0 - TIGHTENED).then_some((left, self.block))
    }
}

#[cfg(test)]
mod tests;
