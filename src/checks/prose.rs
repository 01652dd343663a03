//! The author's prose as rules on typing look at it.
//!
//! In: the text and its models. Out: [`Passage`]s in typed order, footnotes included, without the reference list,
//! verbatim lines and the note on the author. Verbatim words, formulas and addresses are masked: they have rules
//! of their own.

use std::cell::OnceCell;

use super::Text;
use super::manuscript::Abbreviation;
use super::masking::masked;
use crate::citations::Plain;
use crate::manuscript::{Block, BlockKind, OpeningRole, Role, Run, recognise};
use crate::source::{Source, Span};

/// What several rules ask of a text, gathered when the first of them asks.
#[derive(Default)]
pub struct Prose<'a> {
    passages: OnceCell<Vec<Passage<'a>>>,
    /// What `manuscript::abbreviations` found.
    pub(super) abbreviations: OnceCell<Vec<Abbreviation>>,
}

/// A stretch of prose: a paragraph, a title, a cell.
pub(super) struct Passage<'a> {
    /// Where it stands.
    pub(super) place: Place,
    /// What the section does that it stands in.
    pub(super) role: Role,
    /// Its runs.
    pub(super) runs: &'a [Run],
    /// Its sentences, if it is a paragraph.
    pub(super) sentences: &'a [Span],
    /// Its words with the way back to the manuscript; in `plain.text` all that is masked is `_`.
    pub(super) plain: Plain,
    /// Its language, once someone asked.
    language: OnceCell<String>,
}

/// Where a passage stands.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the running text.
    Paragraph,
    /// In a list.
    Item,
    /// In a quotation that is set off.
    Quote,
    /// In a footnote.
    Note,
    /// A title.
    Heading,
    /// In a table.
    Cell,
    /// Title or note of a table or figure.
    Caption,
}

impl Passage<'_> {
    /// The words, masked.
    pub(super) fn text(&self) -> &str {
        &self.plain.text
    }

    /// Whether it is running text: paragraphs, list items and footnotes.
    pub(super) fn runs_on(&self) -> bool {
        matches!(self.place, Place::Paragraph | Place::Item | Place::Note)
    }

    /// Its language: recognised where it is long enough, else that of the manuscript.
    pub(super) fn language(&self, t: &Text<'_>) -> &str {
        const ENOUGH: usize = 25;
        self.language.get_or_init(|| {
            if self.text().split_whitespace().nth(ENOUGH).is_some() {
                return recognise(self.text());
            }
            language(t).to_owned()
        })
    }
}

/// The language of the manuscript without its region.
pub(super) fn language<'a>(t: &Text<'a>) -> &'a str {
    let tag = t.manuscript.meta.language.as_str();
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// All prose of the manuscript.
pub(super) fn passages<'t, 'a>(t: &'t Text<'a>) -> &'t [Passage<'a>] {
    t.prose.passages.get_or_init(|| gather(t))
}

fn gather<'a>(t: &Text<'a>) -> Vec<Passage<'a>> {
    let manuscript = t.manuscript;
    let mut roles = vec![Role::Body; manuscript.blocks.len()];
    for section in &manuscript.sections {
        for index in section.blocks.clone().chain(section.heading) {
            if let Some(role) = roles.get_mut(index) {
                *role = section.role;
            }
        }
    }
    let mut collector = Collector {
        source: t.source,
        out: Vec::new(),
    };
    for line in &manuscript.opening {
        let place = match line.role {
            OpeningRole::Title | OpeningRole::Subtitle => Place::Heading,
            OpeningRole::Other => Place::Paragraph,
            _ => continue,
        };
        collector.add(place, Role::Body, &line.runs, &[]);
    }
    for (block, role) in manuscript.blocks.iter().zip(roles) {
        if !matches!(role, Role::References | Role::About) {
            collector.block(block, Place::Paragraph, role);
        }
    }
    for block in manuscript.notes.iter().flat_map(|note| &note.blocks) {
        collector.block(block, Place::Note, Role::Notes);
    }
    collector.out
}

/// Gathers passages.
struct Collector<'s, 'a> {
    source: &'s Source,
    out: Vec<Passage<'a>>,
}

impl<'a> Collector<'_, 'a> {
    /// Adds the passages of `block`. A stack instead of recursion: the depth of quotes and lists is the author's.
    fn block(&mut self, block: &'a Block, place: Place, role: Role) {
        let mut stack = vec![(block, place)];
        while let Some((block, place)) = stack.pop() {
            match &block.kind {
                BlockKind::Heading(heading) => self.add(Place::Heading, role, &heading.runs, &[]),
                BlockKind::Paragraph(paragraph) => {
                    self.add(place, role, &paragraph.runs, &paragraph.sentences);
                }
                BlockKind::Quote(blocks) => {
                    stack.extend(blocks.iter().rev().map(|block| (block, Place::Quote)));
                }
                BlockKind::List(list) => {
                    let place = match place {
                        Place::Paragraph => Place::Item,
                        other => other,
                    };
                    let inner = list.items.iter().rev();
                    let inner = inner.flat_map(|item| item.blocks.iter().rev());
                    stack.extend(inner.map(|block| (block, place)));
                }
                BlockKind::Table(table) => {
                    self.add(Place::Caption, role, &table.caption.title, &[]);
                    for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                        self.add(Place::Cell, role, &cell.runs, &[]);
                    }
                    self.add(Place::Caption, role, &table.caption.note, &[]);
                }
                BlockKind::Figure(figure) => {
                    self.add(Place::Caption, role, &figure.caption.title, &[]);
                    self.add(Place::Caption, role, &figure.caption.note, &[]);
                }
                BlockKind::Code(_) | BlockKind::Ornament(_) | BlockKind::Entry(_) => {}
            }
        }
    }

    fn add(&mut self, place: Place, role: Role, runs: &'a [Run], sentences: &'a [Span]) {
        if runs.is_empty() {
            return;
        }
        let mut plain = Plain::of(self.source, runs);
        plain.text = masked(self.source, runs);
        self.out.push(Passage {
            place,
            role,
            runs,
            sentences,
            plain,
            language: OnceCell::new(),
        });
    }
}
