//! The print edition: the whole manuscript, in its order, in the house's page.

use std::collections::BTreeMap;

use typst::diag::SourceResult;
use typst::foundations::{Content, IntoValue, Smart, Value};
use typst::layout::Dir;
use typst::text::{TextDir, TextElem};
use typst_layout::PagedDocument;

use super::blocks::BlockBuilder;
use super::driver::{self, Parts, arg};
use super::edition::{Edition, TypesetError, fault, remarks};
use super::figures::Figures;
use super::fonts::Fonts;
use super::geometry::Geometry;
use super::layout::{Layout, Page};
use super::memory::pause;
use super::page_ends::{joined, last_words};
use super::page_wishes::{Wishes, improved};
use super::references::reference;
use super::scripts::{Writing, stretches};
use super::slots::Slots;
use super::templates::Templates;
use super::text::{TextBuilder, label_of, link, web_address};
use super::tongues::tongues;
use super::units::units;
use super::walk;
use super::world::PressWorld;
use super::{meta, number_line};
use crate::citations::{Citation, Link};
use crate::manuscript::{BlockKind, Manuscript, OpeningRole, Role, Section};
use crate::references::Reference;
use crate::settings::{Date, House};
use crate::source::{Source, Span, Typed};

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

/// Lays out the print edition; `slots` keep spans stable from build to build.
pub fn print(
    input: &PrintInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
) -> Result<Edition, TypesetError> {
    let blocks = &input.manuscript.blocks;
    let own = OwnFonts::of(input.house)?;
    let lay = |wishes: &Wishes| lay(input, templates, &own, slots, wishes, None);
    Ok(improved(input.source.text(), blocks, lay)?.0)
}

/// What was asked of the ends of an edition's pages, to be asked again of the next state of its text.
#[derive(Default)]
pub struct PageEnds {
    text: String,
    wishes: Wishes,
    /// The pages that came of it.
    last: Option<PagedDocument>,
}

/// Lays out the print edition in one go, with its page ends as they were mended before: what an edit makes of them is
/// seen to by [`print_settled`].
pub fn print_soon(
    input: &PrintInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
    ends: &mut PageEnds,
) -> Result<Edition, TypesetError> {
    let text = input.source.text();
    ends.wishes = ends.wishes.moved(&ends.text, text);
    text.clone_into(&mut ends.text);
    let own = OwnFonts::of(input.house)?;
    let before = ends.last.take();
    let edition = lay(input, templates, &own, slots, &ends.wishes, before)?;
    ends.last = Some(edition.document.clone());
    Ok(edition)
}

/// Lays out the print edition as [`print()`] does, and notes what was asked of its page ends; `None` where `stop` said
/// in between that it is not wanted any more.
pub fn print_settled(
    input: &PrintInput<'_>,
    templates: &Templates,
    slots: &mut Slots,
    ends: &mut PageEnds,
    stop: &dyn Fn() -> bool,
) -> Result<Option<Edition>, TypesetError> {
    let text = input.source.text();
    let own = OwnFonts::of(input.house)?;
    // `Err(None)`: stopped.
    let lay = |wishes: &Wishes| {
        if stop() {
            return Err(None);
        }
        let edition = lay(input, templates, &own, slots, wishes, None);
        pause();
        edition.map_err(Some)
    };
    match improved(text, &input.manuscript.blocks, lay) {
        Ok((edition, wishes)) => {
            *ends = PageEnds {
                text: text.to_owned(),
                wishes,
                last: Some(edition.document.clone()),
            };
            Ok(Some(edition))
        }
        Err(None) => Ok(None),
        Err(Some(fault)) => Err(fault),
    }
}

/// The fonts of a house that has some of its own, and their families.
struct OwnFonts(Option<(Fonts, Vec<String>)>);

impl OwnFonts {
    fn of(house: &House) -> Result<Self, TypesetError> {
        let own = (!house.fonts.is_empty()).then(|| Fonts::of_house(house));
        own.transpose().map(Self)
    }
}

/// Lays out the print edition once; `before`: what it was before an edit.
fn lay(
    input: &PrintInput<'_>,
    templates: &Templates,
    own: &OwnFonts,
    slots: &mut Slots,
    wishes: &Wishes,
    before: Option<PagedDocument>,
) -> Result<Edition, TypesetError> {
    let mut geometry = Geometry::default();
    let spans = slots.assign(
        input.source.text(),
        &units(input.manuscript, input.references),
    );
    let mut text = TextBuilder::new(input.source, input.manuscript, &spans);
    text.jumps = jumps(input);
    let last = last_words(input.source.text(), &input.manuscript.blocks);
    let whole = joined(last.into_iter().chain(wishes.whole.iter().copied()));
    text.whole = whole.into_iter().map(|span| (span, ())).collect();
    text.tongues = tongues(input.source, input.manuscript, input.references);
    let mut figures = Figures::default();
    let mut house = meta::house(input.house);
    let mut world = PressWorld::new(templates, "/print.typ");
    if let Some((fonts, families)) = &own.0 {
        house = meta::with_families(house, families);
        world = world.with_fonts(fonts);
        text.fonts = fonts;
    }
    let common = [("house", house.clone())];
    let warned = driver::compile_after(before, &world, &common, |parts| {
        geometry = Geometry::of(parts, input.house)?;
        text.on_lines_of(geometry.clusters);
        Chapter {
            input,
            text: &mut text,
            figures: &mut figures,
            wishes,
        }
        .content(parts)
    });
    let document = warned.output.map_err(|e| fault(&e, &world))?;
    let missing = text.missing();
    let pages = document
        .pages()
        .iter()
        .map(|page| Page {
            label: page.number.to_string(),
            width: page.frame.width().to_pt(),
            height: page.frame.height().to_pt(),
            measure: geometry.measure(page.number),
            glyphs: walk::glyphs(input.source.text(), &page.frame, &spans),
            slide: None,
            items: None,
        })
        .collect();
    let layout = Layout {
        pages,
        lead: geometry.lead,
        missing_glyphs: missing,
        figure_problems: figures.problems,
        remarks: remarks(&warned.warnings, &spans),
    };
    let ident = format!("diptych-print:{}", meta::title(input.manuscript));
    Ok(Edition {
        document,
        spans,
        layout,
        pictures: figures.pictures,
        ident,
        date: input.date,
    })
}

/// Citations that lead to an entry, as jumps.
fn jumps(input: &PrintInput<'_>) -> Vec<(Span, String)> {
    let mut jumps: Vec<(Span, String)> = Vec::new();
    for citation in input.citations {
        let Link::Found { reference, .. } = &citation.link else {
            continue;
        };
        let Some(reference) = input.references.get(*reference) else {
            continue;
        };
        // One work cited twice in one place (`2003a, b`) overlaps: the first link stands.
        if jumps
            .last()
            .is_none_or(|(last, _)| last.end <= citation.span.start)
        {
            jumps.push((citation.span, reference_label(reference)));
        }
    }
    jumps
}

pub(super) fn reference_label(reference: &Reference) -> String {
    format!("ref-{}", reference.key)
}

/// What is longer than this, in bytes, is the text and no abstract of it: about twice the 250 words of APA 7, 2.9.
const LONGEST_ABSTRACT: usize = 4500;

struct Chapter<'c, 'a> {
    input: &'c PrintInput<'a>,
    text: &'c mut TextBuilder<'a>,
    figures: &'c mut Figures,
    wishes: &'c Wishes,
}

impl<'a> Chapter<'_, 'a> {
    fn content(&mut self, parts: &mut Parts<'_, '_>) -> SourceResult<Content> {
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

    fn opener(
        &mut self,
        parts: &mut Parts<'_, '_>,
        summary: Vec<Content>,
    ) -> SourceResult<Content> {
        let manuscript = self.input.manuscript;
        let mut lines = Vec::new();
        let mut citation = None;
        for line in &manuscript.opening {
            let body = self.text.runs(parts, &line.runs)?;
            let body = body.spanned(self.text.spans.span(line.span));
            match line.role {
                OpeningRole::Citation => citation = Some(body),
                role => lines.push((role, body)),
            }
        }
        let has = |lines: &[(OpeningRole, Content)], role| lines.iter().any(|(r, _)| *r == role);
        let meta = &manuscript.meta;
        // What the front matter gives and the text does not type is printed from the front matter.
        let mut given: Vec<(OpeningRole, Content)> = Vec::new();
        let mut give = |role, typed: Option<&Typed>| {
            if let Some(typed) = typed {
                given.push((role, self.text.value(typed)));
            }
        };
        if !has(&lines, OpeningRole::Title) {
            give(OpeningRole::Title, meta.title.as_ref());
            give(OpeningRole::Subtitle, meta.subtitle.as_ref());
        }
        if !has(&lines, OpeningRole::Author) {
            for author in &meta.authors {
                give(OpeningRole::Author, Some(&author.name));
                give(OpeningRole::Affiliation, author.affiliation.as_ref());
            }
        }
        let label = match (&meta.chapter, has(&lines, OpeningRole::Label)) {
            (Some(number), false) => {
                let word = number_line::word_before(&number.text, &meta.language);
                let word = word.map_or(Content::empty(), TextElem::packed);
                Some(Content::sequence([word, self.text.value(number)]))
            }
            _ => None,
        };
        let at = lines
            .iter()
            .position(|(role, _)| *role != OpeningRole::Label)
            .unwrap_or(lines.len());
        lines.splice(at..at, given);
        if let Some(number) = label {
            lines.insert(0, (OpeningRole::Label, number));
        }
        let caps = |body: &Content| {
            let text = body.plain_text();
            !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase)
        };
        let lines: Vec<Value> = lines
            .into_iter()
            .map(|(role, body)| {
                let caps = caps(&body);
                meta::map([
                    ("role", role_name(role).into_value()),
                    ("caps", Value::Bool(caps)),
                    ("body", Value::Content(body)),
                ])
            })
            .collect();
        let mut named = vec![("lines", Value::Array(lines.into_iter().collect()))];
        if let Some(citation) = citation {
            named.push(arg("citation", citation));
        }
        if meta.title.is_some() {
            named.push(arg("again", meta::title(manuscript)));
        }
        if !summary.is_empty() {
            named.push(arg("front", Content::sequence(summary)));
        }
        let publication = self.publication();
        if !publication.is_empty() {
            named.push(("publication", super::text::contents(publication)));
        }
        parts.call("opener", named, None)
    }

    /// The chapter's DOI, copyright and licence, below its citation line.
    fn publication(&self) -> Vec<Content> {
        let meta = &self.input.manuscript.meta;
        let mut lines = Vec::new();
        if let Some(doi) = &meta.doi {
            let bare = doi
                .text
                .trim_start_matches("https://doi.org/")
                .trim_start_matches("doi:");
            let address = format!("https://doi.org/{}", bare.trim());
            let shown = TextElem::packed(address.as_str());
            lines.push(match web_address(&address) {
                Some(target) => link(target, shown),
                None => shown,
            });
        }
        for line in [&meta.copyright, &meta.license].into_iter().flatten() {
            lines.push(self.text.value(line));
        }
        lines
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
                list.push(match label_of(&reference_label(entry)) {
                    Some(label) => content.labelled(label),
                    None => content,
                });
            }
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

fn role_name(role: OpeningRole) -> &'static str {
    match role {
        OpeningRole::Citation => "citation",
        OpeningRole::Label => "label",
        OpeningRole::Title => "title",
        OpeningRole::Subtitle => "subtitle",
        OpeningRole::Author => "author",
        OpeningRole::Affiliation => "affiliation",
        OpeningRole::Contact => "contact",
        OpeningRole::Other => "other",
    }
}
