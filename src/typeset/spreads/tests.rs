//! Tests of evening spreads.

use super::*;
use crate::manuscript::{Heading, Paragraph};
use crate::typeset::Rect;

const LEAD: f64 = 14.0;

/// A page of lines at the numbers of `lines`, each of the words of the block with that number.
fn page(label: usize, lines: &[(usize, usize)], width: f64) -> Page {
    let glyph = |&(line, block): &(usize, usize)| {
        let (top, start) = (line as f64 * LEAD, block * 1000 + line);
        (0..60).map(move |n| Glyph {
            source: Some(Span::new(start, start + 1)),
            text: if n % 6 == 5 { " " } else { "x" }.into(),
            rect: Rect {
                left: n as f64 * width / 60.0,
                top,
                right: (n + 1) as f64 * width / 60.0,
                bottom: top + 10.0,
            },
            present: true,
            inked: true,
            size: 10.0,
        })
    };
    Page {
        label: label.to_string(),
        measure: Rect {
            right: 300.0,
            bottom: 600.0,
            ..Rect::default()
        },
        glyphs: lines.iter().flat_map(glyph).collect(),
        ..Page::default()
    }
}

fn lines(block: usize, range: std::ops::Range<usize>) -> Vec<(usize, usize)> {
    range.map(|line| (line, block)).collect()
}

fn blocks(count: usize) -> Vec<Block> {
    let block = |n| Block {
        span: Span::new(n * 1000, n * 1000 + 999),
        kind: BlockKind::Paragraph(Paragraph::default()),
    };
    (0..count).map(block).collect()
}

/// The cures of the spread of pages 2 and 3, which `verso` and `recto` lines stand on.
fn cures(verso: &[(usize, usize)], recto: &[(usize, usize)], width: f64) -> Vec<Vec<Ask>> {
    let blocks = blocks(9);
    let pages = [
        page(1, &lines(0, 0..30), 300.0),
        page(2, verso, width),
        page(3, recto, width),
        page(4, &[lines(3, 0..4), lines(4, 4..30)].concat(), width),
        page(5, &lines(5, 0..3), width),
    ];
    let mut uneven = uneven(&blocks, &pages, LEAD);
    assert!(uneven.len() < 2);
    uneven.pop().map_or(Vec::new(), |spread| spread.cures)
}

fn ask(block: usize, what: Evening) -> Ask {
    let block = Span::new(block * 1000, block * 1000 + 999);
    Ask { block, what }
}

#[test]
fn the_page_that_faces_an_early_one_ends_early_too() {
    let recto = [lines(2, 0..20), lines(3, 20..30)].concat();
    let early = |verso: usize| cures(&lines(1, 0..verso), &recto, 110.0);
    assert!(early(30).is_empty());
    assert_eq!(early(29), [[ask(2, Evening::Early(1))]]);
    assert_eq!(early(28), [[ask(2, Evening::Early(2))]]);
    assert!(early(27).is_empty(), "no page ends so early");
    // What ends on the page would leave a line alone.
    let ends = [lines(2, 0..20), lines(6, 20..30)].concat();
    assert!(cures(&lines(1, 0..29), &ends, 110.0).is_empty());
}

#[test]
fn a_left_page_gives_its_line_to_the_right_one() {
    let verso = [lines(1, 0..20), lines(2, 20..30)].concat();
    let recto = |end: usize| [lines(2, 0..10), lines(3, 10..end)].concat();
    let both = [ask(1, Evening::Early(1)), ask(3, Evening::Early(1))];
    assert_eq!(cures(&verso, &recto(29), 110.0), [both.to_vec()]);
    assert_eq!(cures(&verso, &recto(28), 110.0), [[both[0]]]);
}

#[test]
fn a_title_within_the_shorter_page_has_a_line_more_above_it() {
    let verso = [lines(1, 0..14), lines(2, 16..17), lines(3, 18..29)].concat();
    let recto = [lines(4, 0..20), lines(5, 20..30)].concat();
    let pages = [
        page(1, &lines(0, 0..30), 300.0),
        page(2, &verso, 110.0),
        page(3, &recto, 110.0),
        page(4, &lines(6, 0..30), 110.0),
        page(5, &lines(7, 0..3), 110.0),
    ];
    let mut blocks = blocks(9);
    let title = |level| {
        BlockKind::Heading(Heading {
            level,
            number: None,
            runs: Vec::new(),
            marked: true,
        })
    };
    blocks[2].kind = title(2);
    let first = |blocks: &[Block]| uneven(blocks, &pages, LEAD)[0].cures.first().cloned();
    assert_eq!(first(&blocks), Some(vec![ask(2, Evening::Spaced)]));
    blocks[2].kind = title(4);
    assert_ne!(first(&blocks), Some(vec![ask(2, Evening::Spaced)]));
}

#[test]
fn a_paragraph_with_a_full_last_line_runs_longer() {
    let recto = [lines(2, 0..20), lines(3, 20..30)].concat();
    let longer = cures(&lines(1, 0..29), &recto, 300.0);
    assert_eq!(longer[0], [ask(1, Evening::Longer)]);
}

#[test]
fn a_paragraph_of_the_page_before_gives_its_last_line() {
    // The left page is full, the right one a line short, and nothing on it can run longer.
    let full = [lines(1, 0..20), lines(2, 20..30)].concat();
    let pages = [
        page(1, &lines(0, 0..30), 300.0),
        page(2, &full, 300.0),
        page(3, &[lines(3, 0..20), lines(4, 20..29)].concat(), 110.0),
        page(4, &lines(5, 0..30), 110.0),
        page(5, &lines(6, 0..3), 110.0),
    ];
    let uneven = uneven(&blocks(9), &pages, LEAD);
    assert!(uneven[0].cures.contains(&vec![ask(1, Evening::Longer)]));
    assert!(uneven[0].cures.contains(&vec![ask(2, Evening::Longer)]));
}
