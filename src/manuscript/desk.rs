//! What the reader gathers while it reads: spent characters, links, footnotes, evidence.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Row;
use super::model::{Allow, Evidence, EvidenceKind, Link, Note, Reason, Spent};
use super::steering::Steering;
use crate::source::Span;

/// A footnote's definition, before it is called.
#[derive(Clone, Debug)]
pub(super) struct Definition {
    /// The `[^label]:` itself.
    pub(super) mark: Span,
    /// Its rows, the first without the mark.
    pub(super) rows: Vec<Row>,
    /// Index into the notes once something calls it.
    pub(super) index: Option<usize>,
}

/// The reader's desk.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub(super) text: &'a str,
    /// The language that sentences are cut in.
    pub(super) language: &'a str,
    pub(super) spent: Vec<Spent>,
    pub(super) links: Vec<Link>,
    pub(super) notes: Vec<Note>,
    pub(super) allows: Vec<Allow>,
    pub(super) steering: Vec<Steering>,
    pub(super) evidence: Vec<Evidence>,
    /// Definitions that something calls, by label.
    pub(super) definitions: BTreeMap<&'a str, Definition>,
    /// Places of `[^label]` that stand for themselves (a definition that is printed where it stands).
    pub(super) plain_marks: BTreeSet<usize>,
    /// Places of raised figures that call a note.
    pub(super) raised: BTreeSet<usize>,
    /// Inside a footnote, where `[^x]` and `^[` are text: notes hold no notes.
    pub(super) in_note: bool,
}

impl<'a> Desk<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            language: "",
            spent: Vec::new(),
            links: Vec::new(),
            notes: Vec::new(),
            allows: Vec::new(),
            steering: Vec::new(),
            evidence: Vec::new(),
            definitions: BTreeMap::new(),
            plain_marks: BTreeSet::new(),
            raised: BTreeSet::new(),
            in_note: false,
        }
    }

    /// Notes that the characters from `start` to `end` print nothing.
    pub(super) fn spend(&mut self, start: usize, end: usize, reason: Reason) {
        if start < end {
            self.spent.push(Spent {
                span: Span::new(start, end),
                reason,
            });
        }
    }

    /// Leaves evidence.
    pub(super) fn note(&mut self, span: Span, kind: EvidenceKind) {
        self.evidence.push(Evidence { span, kind });
    }

    /// The index of the note that `label` calls, if it has a definition.
    pub(super) fn call(&mut self, label: &str) -> Option<usize> {
        let next = self.notes.len();
        let definition = self.definitions.get_mut(label)?;
        if let Some(index) = definition.index {
            return Some(index);
        }
        definition.index = Some(next);
        let span = match definition.rows.last() {
            Some(last) => definition.mark.join(last.trim(self.text).span()),
            None => definition.mark,
        };
        self.notes.push(Note {
            label: label.to_string(),
            span,
            blocks: Vec::new(),
        });
        Some(next)
    }
}
