//! Blocks between two titles: paragraphs, quotations, lists, tables, figures, verbatim lines, ornaments.
//!
//! In: rows. Out: blocks; their marks go to the desk. Blocks inside blocks are read by the same function on rows
//! less their marks, to a fixed depth; deeper marks are text. An indented paragraph is a paragraph (authors indent
//! first lines) or a quotation, not code.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::lines::{Row, span_of};
use super::lists;
use super::model::{Block, BlockKind, Paragraph, Reason};
use super::survey::{Closers, Fence};
use super::{figures, inline, sentences, set_in, tabbed, tables};

/// Quotations and lists inside each other are read to this depth.
const DEEPEST: usize = 12;

/// How rows are read.
#[derive(Copy, Clone, Debug)]
pub(super) struct Manner {
    /// How many blocks they stand in.
    pub(super) depth: usize,
    /// Whether every row is a paragraph.
    pub(super) row_paragraphs: bool,
}

/// Reads `rows`.
pub(super) fn read(desk: &mut Desk<'_>, rows: &[Row], manner: Manner) -> Vec<Block> {
    let text = desk.text;
    let mut reader = Reader {
        closers: Closers::of(text, rows),
        marks: if manner.depth < DEEPEST {
            lists::marks(text, rows)
        } else {
            vec![None; rows.len()]
        },
        tabbed: tabbed::ends(text, rows),
        rows,
        manner,
        out: Vec::new(),
    };
    let mut at = 0;
    while at < rows.len() {
        at = reader.step(desk, at).max(at + 1);
    }
    reader.out
}

/// The paragraph on `rows`.
pub(super) fn paragraph(desk: &mut Desk<'_>, rows: &[Row]) -> Block {
    let runs = inline::read(desk, rows);
    let sentences = sentences::split_in(desk.text, &runs, desk.language);
    Block {
        span: span_of(desk.text, rows),
        kind: BlockKind::Paragraph(Paragraph { runs, sentences }),
    }
}

struct Reader<'r> {
    rows: &'r [Row],
    manner: Manner,
    closers: Closers,
    /// Where tables without pipes begin, and end.
    tabbed: BTreeMap<usize, usize>,
    /// The list mark of each row, if it has one.
    marks: Vec<Option<lists::Mark>>,
    out: Vec<Block>,
}

impl Reader<'_> {
    /// Reads the block that starts at row `at`; returns one past its last row.
    fn step(&mut self, desk: &mut Desk<'_>, at: usize) -> usize {
        let text = desk.text;
        let row = self.rows[at];
        if row.is_blank(text) {
            return at + 1;
        }
        if let Some(end) = self.fence(text, at) {
            return self.code(desk, at, end);
        }
        if is_ornament(text, row) {
            self.out.push(Block {
                span: row.trim(text).span(),
                kind: BlockKind::Ornament(inline::literal(text, row.trim(text).span())),
            });
            return at + 1;
        }
        if let Some(end) = tables::end(text, self.rows, at) {
            let block = tables::read(desk, &self.rows[at..end]);
            self.out.push(block);
            return end;
        }
        if let Some(&end) = self.tabbed.get(&at) {
            let block = tabbed::read(desk, &self.rows[at..end]);
            self.out.push(block);
            return end;
        }
        if self.manner.depth < DEEPEST {
            if quote_mark(text, row).is_some() {
                return self.quote(desk, at);
            }
            if self.marks[at].is_some() {
                return self.list(desk, at);
            }
        }
        let end = self.paragraph_end(text, at);
        let rows = &self.rows[at..end];
        let block = figures::read(desk, rows).unwrap_or_else(|| self.plain(desk, rows));
        let quoted = self.manner.depth == 0
            && matches!(block.kind, BlockKind::Paragraph(_))
            && set_in::is_quotation(text, self.rows, at, end);
        let block = match quoted {
            true => Block {
                span: block.span,
                kind: BlockKind::Quote(vec![block]),
            },
            false => block,
        };
        self.out.push(block);
        end
    }

    fn fence(&self, text: &str, at: usize) -> Option<usize> {
        let fence = Fence::opens(text, self.rows[at])?;
        self.closers.after(text, self.rows, at, fence)
    }

    fn code(&mut self, desk: &mut Desk<'_>, at: usize, end: usize) -> usize {
        let text = desk.text;
        for i in [at, end] {
            let fence = self.rows[i].trim(text);
            desk.spend(fence.start, fence.end, Reason::CodeFence);
        }
        let runs = inline::verbatim(text, &self.rows[at + 1..end]);
        self.out.push(Block {
            span: span_of(text, &self.rows[at..=end]),
            kind: BlockKind::Code(runs),
        });
        end + 1
    }

    /// A paragraph; inside quotations and items, `#` marks are spent and make no section.
    fn plain(&self, desk: &mut Desk<'_>, rows: &[Row]) -> Block {
        let text = desk.text;
        if let ([row], true) = (rows, self.manner.depth > 0) {
            let inner = row.trim(text);
            let rest = inner.of(text).trim_start_matches('#');
            let hashes = inner.of(text).len() - rest.len();
            if (1..=6).contains(&hashes) && rest.starts_with(' ') {
                desk.spend(inner.start, inner.start + hashes, Reason::HeadingMark);
                let words = Row {
                    start: inner.start + hashes,
                    end: inner.end,
                };
                return paragraph(desk, &[words]);
            }
        }
        paragraph(desk, rows)
    }

    /// One past the last row of the paragraph that starts at row `at`.
    fn paragraph_end(&self, text: &str, at: usize) -> usize {
        if self.manner.row_paragraphs && self.manner.depth == 0 {
            return at + 1;
        }
        (at + 1..self.rows.len())
            .find(|&i| self.starts_block(text, i))
            .unwrap_or(self.rows.len())
    }

    /// Whether row `i` is blank or starts a block that ends a paragraph.
    fn starts_block(&self, text: &str, i: usize) -> bool {
        let row = self.rows[i];
        row.is_blank(text)
            || self.marks[i].is_some()
            || quote_mark(text, row).is_some() && self.manner.depth < DEEPEST
            || is_ornament(text, row)
            || self.fence(text, i).is_some()
            || tables::end(text, self.rows, i).is_some()
            || self.tabbed.contains_key(&i)
    }

    fn quote(&mut self, desk: &mut Desk<'_>, at: usize) -> usize {
        let text = desk.text;
        let mut inner: Vec<Row> = Vec::new();
        let mut end = at;
        let mut open = false;
        while let Some(&row) = self.rows.get(end) {
            if let Some((mark, rest)) = quote_mark(text, row) {
                desk.spend(mark, mark + 1, Reason::QuoteMark);
                open = !rest.is_blank(text);
                inner.push(rest);
            } else if open && !self.starts_block(text, end) && !self.manner.row_paragraphs {
                // The author left the mark off a line of the same paragraph.
                inner.push(row);
            } else {
                break;
            }
            end += 1;
        }
        let manner = Manner {
            depth: self.manner.depth + 1,
            row_paragraphs: self.manner.row_paragraphs,
        };
        let blocks = read(desk, &inner, manner);
        if blocks.is_empty() {
            return end;
        }
        self.out.push(Block {
            span: span_of(text, &self.rows[at..end]),
            kind: BlockKind::Quote(blocks),
        });
        end
    }

    fn list(&mut self, desk: &mut Desk<'_>, at: usize) -> usize {
        let (list, end) = lists::read(desk, self.rows, &self.marks, at, self.manner);
        self.out.push(Block {
            span: span_of(desk.text, &self.rows[at..end]),
            kind: BlockKind::List(list),
        });
        end
    }
}

/// The place of `>` at the head of `row`, and what is left of the row after it.
fn quote_mark(text: &str, row: Row) -> Option<(usize, Row)> {
    if row.indent(text) > 3 {
        return None;
    }
    let inner = row.trim(text);
    inner.of(text).starts_with('>').then(|| {
        let start = inner.start + 1;
        let rest = Row {
            start,
            end: row.end.max(start),
        };
        (inner.start, rest.outdent(text, 1))
    })
}

/// A row of more signs is text: no line of the page holds it.
const LONGEST_ORNAMENT: usize = 200;

/// Whether the row is `* * *`, `---`, `___` (CommonMark 4.1).
pub(super) fn is_ornament(text: &str, row: Row) -> bool {
    let mut signs = row.of(text).chars().filter(|c| !matches!(c, ' ' | '\t'));
    let Some(sign) = signs.next().filter(|c| matches!(c, '*' | '-' | '_')) else {
        return false;
    };
    let mut count = 1;
    for c in signs {
        if c != sign {
            return false;
        }
        count += 1;
    }
    (3..=LONGEST_ORNAMENT).contains(&count)
}
