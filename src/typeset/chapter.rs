//! The chapter of the print edition: its opener, sections, notes and references, in the order of the manuscript.

use std::collections::BTreeMap;

use typst::diag::SourceResult;
use typst::foundations::{Content, Smart};
use typst::layout::Dir;
use typst::text::{TextDir, TextElem};

use super::blocks::BlockBuilder;
use super::driver::{Parts, arg};
use super::figures::Figures;
use super::meta;
use super::page_wishes::Wishes;
use super::parts::label_of;
use super::references::reference;
use super::scripts::{Writing, stretches};
use super::text::TextBuilder;
use crate::citations::Citation;
use crate::manuscript::{Block, BlockKind, Manuscript, Role, Section};
use crate::references::Reference;
use crate::settings::{Date, House};
use crate::source::{Source, Span};

/// What the print edition is made of.
pub struct PrintInput<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its structure.
    pub manuscript: &'a Manuscript,
    /// Its list.
    pub references: &'a [Reference],
    /// Its citations.
    pub citations: &'a [Citation],
    /// The house: its page, faces and measures.
    pub house: &'a House,
    /// The document's date.
    pub date: Date,
}

/// What is longer than this, in bytes, is the text and no abstract of it: about twice the 250 words of APA 7, 2.9.
const LONGEST_ABSTRACT: usize = 4500;

/// What a chapter is made of and by.
pub(super) struct Chapter<'c, 'a> {
    pub(super) input: &'c PrintInput<'a>,
    pub(super) text: &'c mut TextBuilder<'a>,
    pub(super) figures: &'c mut Figures,
    pub(super) wishes: &'c Wishes,
}

impl<'a> Chapter<'_, 'a> {
    /// The whole of it.
    pub(super) fn content(&mut self, parts: &mut Parts<'_, '_>) -> SourceResult<Content> {
        self.notes(parts)?;
        let manuscript = self.input.manuscript;
        let mut body = Vec::new();
        // References are printed from the list as read, each once, where its section stands.
        let mut entries: BTreeMap<usize, &Reference> = self
            .input
            .references
            .iter()
            .map(|r| (r.span.start, r))
            .collect();
        // An abstract and key words at the head belong to the opener.
        let front = manuscript
            .sections
            .iter()
            .take_while(|section| matches!(self.role(section), Role::Abstract | Role::Keywords))
            .count();
        let (head, rest) = manuscript.sections.split_at(front);
        let mut summary = Vec::new();
        for section in head {
            summary.push(self.section(parts, section, section.role, &mut entries)?);
        }
        let opener = self.opener(parts, summary)?;
        // A summary that comes after the first title of the text is a section of it.
        let mut begun = false;
        for section in rest {
            let role = match self.role(section) {
                Role::Abstract if begun => Role::Body,
                role => role,
            };
            body.push(self.section(parts, section, role, &mut entries)?);
            begun |= section.heading.is_some() && !matches!(role, Role::Abstract | Role::Keywords);
        }
        if manuscript.sections.is_empty() {
            body.push(self.blocks(parts, 0..manuscript.blocks.len())?);
        }
        let named = vec![
            ("meta", meta::dict(self.input.manuscript, self.input.date)),
            arg("opener", opener),
        ];
        parts.call("chapter", named, Some(Content::sequence(body)))
    }

    /// What a section is set as: one that has all of the text below the title of an abstract is none.
    fn role(&self, section: &Section) -> Role {
        let blocks = self.input.manuscript.blocks.get(section.blocks.clone());
        let length = blocks
            .unwrap_or_default()
            .iter()
            .map(|block| block.span.len());
        match section.role {
            Role::Abstract if length.sum::<usize>() > LONGEST_ABSTRACT => Role::Body,
            role => role,
        }
    }

    /// Footnotes first, so that their calls find them; a note that calls notes finds those before it.
    fn notes(&mut self, parts: &mut Parts<'_, '_>) -> SourceResult<()> {
        let manuscript = self.input.manuscript;
        for note in &manuscript.notes {
            let body = BlockBuilder {
                text: self.text,
                figures: self.figures,
                language: &manuscript.meta.language,
                wishes: &Wishes::default(),
            }
            .note(parts, &note.blocks)?;
            self.text.notes.push(body);
        }
        Ok(())
    }

    fn section(
        &mut self,
        parts: &mut Parts<'_, '_>,
        section: &Section,
        role: Role,
        entries: &mut BTreeMap<usize, &'a Reference>,
    ) -> SourceResult<Content> {
        let manuscript = self.input.manuscript;
        let heading = section
            .heading
            .and_then(|i| match &manuscript.blocks.get(i)?.kind {
                BlockKind::Heading(heading) => Some((heading, manuscript.blocks[i].span)),
                _ => None,
            });
        let part = match role {
            // Without a heading there is nothing to set it off by.
            _ if heading.is_none() => return self.blocks(parts, section.blocks.clone()),
            Role::Abstract => "abstract",
            Role::Keywords => "keywords",
            Role::References => return self.references(parts, section, entries),
            Role::About => "author-note",
            _ => {
                let first = section.heading.unwrap_or(section.blocks.start);
                return self.blocks(parts, first..section.blocks.end);
            }
        };
        let mut before = Content::empty();
        let mut positional = Vec::new();
        if let Some((heading, span)) = heading {
            if part == "author-note" {
                before = self.builder().heading(parts, heading, span)?;
            } else {
                positional.push(self.text.runs(parts, &heading.runs)?);
            }
        }
        let body = match (part, &manuscript.blocks[section.blocks.clone()]) {
            // Key words of one paragraph are set on their label's line.
            ("keywords", [only]) if let BlockKind::Paragraph(paragraph) = &only.kind => {
                self.text.runs(parts, &paragraph.runs)?
            }
            _ => self.blocks(parts, section.blocks.clone())?,
        };
        positional.push(body);
        let content = parts.call(part, Vec::new(), positional)?;
        Ok(Content::sequence([before, content]))
    }

    fn references(
        &mut self,
        parts: &mut Parts<'_, '_>,
        section: &Section,
        entries: &mut BTreeMap<usize, &'a Reference>,
    ) -> SourceResult<Content> {
        let manuscript = self.input.manuscript;
        let mut out = Vec::new();
        if let Some(index) = section.heading {
            out.push(parts.call("reference-start", Vec::new(), None)?);
            out.push(self.blocks(parts, index..index + 1)?);
        }
        let mut list = Vec::new();
        for index in section.blocks.clone() {
            let block = &manuscript.blocks[index];
            if !matches!(block.kind, BlockKind::Entry(_)) {
                self.close_list(parts, &mut list, &mut out)?;
                out.push(self.blocks(parts, index..index + 1)?);
                continue;
            }
            let inside: Vec<usize> = entries
                .range(block.span.start..block.span.end)
                .map(|(start, _)| *start)
                .collect();
            for start in inside {
                let Some(entry) = entries.remove(&start) else {
                    continue;
                };
                let body = reference(self.text, parts, entry)?;
                let body = body.spanned(self.text.spans.span(entry.span));
                let mut content = parts.call("reference", Vec::new(), Some(body))?;
                // In a list that runs from right to left, an entry of other letters runs its own way.
                let words = self.input.source.slice(entry.span);
                let plain = |(_, writing)| writing == Writing::Plain;
                let whole = Span::new(0, words.len());
                if self.text.right_to_left
                    && stretches(words, whole, |_| true).into_iter().all(plain)
                {
                    content = content.set(TextElem::dir, TextDir(Smart::Custom(Dir::LTR)));
                }
                let content = match label_of(&reference_label(entry)) {
                    Some(label) => content.labelled(label),
                    None => content,
                };
                let mut together = self.wishes.together.iter();
                list.push(match together.any(|address| entry.span.covers(*address)) {
                    true => parts.call("references-together", Vec::new(), Some(content))?,
                    false => content,
                });
            }
        }
        let ends = section.blocks.end == manuscript.blocks.len();
        if ends && short_end(&manuscript.blocks[section.blocks.clone()]) && list.len() > LAST {
            let last = Content::sequence(list.split_off(list.len() - LAST));
            list.push(parts.call("references-together", Vec::new(), Some(last))?);
        }
        self.close_list(parts, &mut list, &mut out)?;
        Ok(Content::sequence(out))
    }

    fn close_list(
        &self,
        parts: &mut Parts<'_, '_>,
        list: &mut Vec<Content>,
        out: &mut Vec<Content>,
    ) -> SourceResult<()> {
        if !list.is_empty() {
            let body = Content::sequence(std::mem::take(list));
            out.push(parts.call("reference-list", Vec::new(), Some(body))?);
        }
        Ok(())
    }

    fn blocks(
        &mut self,
        parts: &mut Parts<'_, '_>,
        range: std::ops::Range<usize>,
    ) -> SourceResult<Content> {
        let manuscript = self.input.manuscript;
        let blocks = manuscript.blocks.get(range).unwrap_or_default();
        self.builder().blocks(parts, blocks, 0)
    }

    fn builder(&mut self) -> BlockBuilder<'_, 'a> {
        BlockBuilder {
            text: self.text,
            figures: self.figures,
            language: &self.input.manuscript.meta.language,
            wishes: self.wishes,
        }
    }
}

/// So many entries at the end of the chapter stay together.
const LAST: usize = 3;

/// Whether the last blocks are entries that fill no more than a part of any page.
fn short_end(blocks: &[Block]) -> bool {
    /// Bytes.
    const SHORT: usize = 900;
    let mut last = blocks.iter().rev().take(LAST);
    let length: usize = last.clone().map(|block| block.span.len()).sum();
    last.all(|block| matches!(block.kind, BlockKind::Entry(_))) && length <= SHORT
}

/// The label of an entry of the list.
pub(super) fn reference_label(reference: &Reference) -> String {
    format!("ref-{}", reference.key)
}
