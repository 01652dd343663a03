//! From blocks to Typst content, by the parts of the template.

use std::num::NonZeroUsize;

use typst::diag::SourceResult;
use typst::foundations::{Content, NativeElement, Packed, Smart, Value};
use typst::layout::{Dir, Ratio};
use typst::model::{HeadingElem, ListElem, ListItem, ParElem};
use typst::text::{TextDir, TextElem};

use super::driver::{Parts, arg};
use super::figures::Figures;
use super::page_wishes::Wishes;
use super::spreads::Evening;
use super::text::TextBuilder;
use super::verse::is_verse;
use crate::manuscript::{Block, BlockKind, Caption, Heading, List, Run, Style};
use crate::source::Span;

/// Quotations nest at most this deep: each is measured to keep the grid, and so is all that it holds.
const DEEPEST_QUOTE: usize = 3;

/// Lists nest at most this deep; what lies deeper is set at this depth.
const DEEPEST: usize = 8;

/// Builds blocks of the print edition.
pub(super) struct BlockBuilder<'b, 'a> {
    pub(super) text: &'b mut TextBuilder<'a>,
    pub(super) figures: &'b mut Figures,
    /// The language of the text.
    pub(super) language: &'a str,
    /// What is better for the ends of pages.
    pub(super) wishes: &'b Wishes,
}

impl BlockBuilder<'_, '_> {
    /// The content of blocks, in order.
    pub(super) fn blocks(
        &mut self,
        parts: &mut Parts<'_, '_>,
        blocks: &[Block],
        depth: usize,
    ) -> SourceResult<Content> {
        let mut out = Vec::new();
        let mut i = 0;
        while let Some(block) = blocks.get(i) {
            i += 1;
            for evening in self.evened(block.span).filter(|_| depth == 0) {
                match evening {
                    Evening::Early(lines) => {
                        let lines = arg("lines", lines as i64);
                        out.push(parts.call("short-page", vec![lines], None)?);
                    }
                    Evening::Spaced => out.push(parts.call("spare-line", Vec::new(), None)?),
                    Evening::Longer | Evening::Tighter(_) => {}
                }
            }
            if let BlockKind::Heading(heading) = &block.kind
                && heading.level >= 4
                && let Some(Block {
                    kind: BlockKind::Paragraph(next),
                    span,
                }) = blocks.get(i)
            {
                // APA 7, 2.27: levels 4 and 5 run in at the head of their paragraph.
                let title = self.text.runs(parts, &heading.runs)?;
                let body = self
                    .text
                    .runs(parts, &next.runs)?
                    .spanned(self.text.spans.span(*span));
                let level = arg("level", i64::from(heading.level));
                out.push(self.placed(parts, *span, body, |parts, body| {
                    parts.call("run-in-heading", vec![level], [title, body])
                })?);
                i += 1;
                continue;
            }
            out.push(self.block(parts, block, depth)?);
        }
        Ok(Content::sequence(out))
    }

    /// The content of a footnote: its first paragraph goes on the line of its number.
    pub(super) fn note(
        &mut self,
        parts: &mut Parts<'_, '_>,
        blocks: &[Block],
    ) -> SourceResult<Content> {
        let [first, rest @ ..] = blocks else {
            return Ok(Content::empty());
        };
        let BlockKind::Paragraph(paragraph) = &first.kind else {
            return self.blocks(parts, blocks, 0);
        };
        let line = self.text.runs(parts, &paragraph.runs)?;
        Ok(Content::sequence([line, self.blocks(parts, rest, 0)?]))
    }

    fn block(
        &mut self,
        parts: &mut Parts<'_, '_>,
        block: &Block,
        depth: usize,
    ) -> SourceResult<Content> {
        let span = self.text.spans.span(block.span);
        Ok(match &block.kind {
            BlockKind::Heading(heading) => self.heading(parts, heading, block.span)?,
            BlockKind::Paragraph(paragraph) => {
                self.paragraph(parts, &paragraph.runs, block.span)?
            }
            BlockKind::Entry(runs) => self.paragraph(parts, runs, block.span)?,
            BlockKind::Quote(inner) if depth < DEEPEST_QUOTE => {
                let body = self.blocks(parts, inner, depth + 1)?;
                parts
                    .call("block-quote", Vec::new(), Some(body))?
                    .spanned(span)
            }
            BlockKind::Quote(inner) => self.blocks(parts, inner, depth)?,
            BlockKind::List(list) => {
                let body = self.list(parts, list, block.span, depth)?;
                let level = self.wishes.level.contains(&block.span);
                let mut rooms = self.wishes.rooms.iter();
                let room = rooms.find(|(list, _)| *list == block.span);
                let lines = room.map_or(0, |(_, lines)| *lines);
                if level || lines > 0 {
                    let named = vec![("level", Value::Bool(level)), arg("lines", lines as i64)];
                    parts.call("placed-list", named, Some(body))?
                } else {
                    body
                }
            }
            BlockKind::Table(table) => self.table(parts, table, block.span)?,
            BlockKind::Figure(figure) => {
                let mut named = self.caption(parts, &figure.caption)?;
                named.extend(self.placement(block.span));
                let alt = figure
                    .alt
                    .as_ref()
                    .map(|alt| alt.text.clone())
                    .filter(|alt| !alt.trim().is_empty());
                let alt = alt.unwrap_or_else(|| figure.path.text.clone());
                let body = self
                    .figures
                    .content(parts, self.text.source, figure, &alt)?;
                named.push(arg("alt", alt));
                parts.call("figure-block", named, Some(body))?.spanned(span)
            }
            BlockKind::Code(runs) => {
                let body = self.text.runs(parts, runs)?;
                parts
                    .call("code-block", Vec::new(), Some(body))?
                    .spanned(span)
            }
            BlockKind::Ornament(runs) => {
                let body = self.text.runs(parts, runs)?;
                parts
                    .call("ornament", Vec::new(), Some(body))?
                    .spanned(span)
            }
        })
    }

    /// A heading element of the level that the manuscript gives it.
    pub(super) fn heading(
        &mut self,
        parts: &mut Parts<'_, '_>,
        heading: &Heading,
        span: Span,
    ) -> SourceResult<Content> {
        let body = self.text.runs(parts, &heading.runs)?;
        let level = NonZeroUsize::new(usize::from(heading.level)).unwrap_or(NonZeroUsize::MIN);
        let element = HeadingElem::new(body).with_level(Smart::Custom(level));
        Ok(element.pack().spanned(self.text.spans.span(span)))
    }

    /// A paragraph.
    pub(super) fn paragraph(
        &mut self,
        parts: &mut Parts<'_, '_>,
        runs: &[Run],
        span: Span,
    ) -> SourceResult<Content> {
        let continued = self.text.continued.contains(&span.start);
        let place = span;
        let span = self.text.spans.span(span);
        let turns = self.text.turns(runs);
        let before = std::mem::replace(&mut self.text.right_to_left, turns);
        let paragraphs = self.text.paragraphs(parts, runs);
        self.text.right_to_left = before;
        let mut paragraphs = paragraphs?;
        if continued {
            let body = Content::sequence(paragraphs).spanned(span);
            return self.placed(parts, place, body, |parts, body| {
                parts.call("continued", Vec::new(), Some(body))
            });
        }
        if is_verse(self.text.source.text(), runs) {
            let body = Content::sequence(paragraphs).spanned(span);
            return parts.call("verse", Vec::new(), Some(body));
        }
        let whole = |body| {
            let paragraph = ParElem::new(body).pack().spanned(span);
            match turns && !before {
                true => paragraph.set(TextElem::dir, TextDir(Smart::Custom(Dir::RTL))),
                false => paragraph,
            }
        };
        if paragraphs.len() == 1
            && let Some(only) = paragraphs.pop()
        {
            return self.placed(parts, place, only, |_, body| Ok(whole(body)));
        }
        Ok(Content::sequence(paragraphs.into_iter().map(whole)))
    }

    /// A paragraph where the page wants it; `set` makes it of its words.
    fn placed<'p, 'm>(
        &self,
        parts: &mut Parts<'p, 'm>,
        span: Span,
        body: Content,
        set: impl FnOnce(&mut Parts<'p, 'm>, Content) -> SourceResult<Content>,
    ) -> SourceResult<Content> {
        let mut body = body;
        for evening in self.evened(span) {
            body = match evening {
                Evening::Early(_) | Evening::Spaced => body,
                Evening::Longer => parts.call("line-longer", Vec::new(), Some(body))?,
                Evening::Tighter(spaces) => {
                    let spaces = arg("spaces", Ratio::new(spaces));
                    parts.call("line-shorter", vec![spaces], Some(body))?
                }
            };
        }
        if self.wishes.begun.contains(&span) {
            let room = parts.call("room-for-lines", Vec::new(), None)?;
            return Ok(Content::sequence([room, set(parts, body)?]));
        }
        let mut held = self.wishes.held.iter();
        if let Some((_, lines)) = held.find(|(held, _)| *held == span) {
            let lines = || vec![arg("lines", *lines as i64)];
            let reach = parts.call("reach", lines(), None)?;
            let back = parts.call("reach-back", lines(), None)?;
            let body = Content::sequence([body, reach]);
            return Ok(Content::sequence([set(parts, body)?, back]));
        }
        set(parts, body)
    }

    /// What is asked of a block for its spread.
    fn evened(&self, span: Span) -> impl Iterator<Item = Evening> {
        let asked = self
            .wishes
            .evened
            .iter()
            .filter(move |ask| ask.block == span);
        asked.map(|ask| ask.what)
    }

    fn list(
        &mut self,
        parts: &mut Parts<'_, '_>,
        list: &List,
        span: Span,
        depth: usize,
    ) -> SourceResult<Content> {
        let span = self.text.spans.span(span);
        let deeper = (depth + 1).min(DEEPEST);
        if list.ordered || depth >= DEEPEST {
            let mut items = Vec::new();
            for item in &list.items {
                let marker = match list.ordered {
                    true => self.text.text(parts, item.marker, Style::default())?,
                    false => Content::empty(),
                };
                let body = self.item(parts, &item.blocks, deeper)?;
                let pair = [
                    ("marker", Value::Content(marker)),
                    ("body", Value::Content(body)),
                ];
                items.push(Value::Dict(
                    pair.into_iter().map(|(k, v)| (k.into(), v)).collect(),
                ));
            }
            let items = Value::Array(items.into_iter().collect());
            return Ok(parts
                .value("numbered-list", Vec::new(), [items])?
                .display()
                .spanned(span));
        }
        let mut items = Vec::new();
        for item in &list.items {
            let body = self.item(parts, &item.blocks, deeper)?;
            items.push(Packed::new(ListItem::new(body)).spanned(self.text.spans.span(item.marker)));
        }
        // A tight list would have no space above.
        Ok(ListElem::new(items).with_tight(false).pack().spanned(span))
    }

    /// An item: one paragraph is set without a paragraph of its own, so that the list stays tight.
    fn item(
        &mut self,
        parts: &mut Parts<'_, '_>,
        blocks: &[Block],
        depth: usize,
    ) -> SourceResult<Content> {
        match blocks {
            [
                Block {
                    kind: BlockKind::Paragraph(paragraph),
                    ..
                },
            ] => self.text.runs(parts, &paragraph.runs),
            [
                Block {
                    kind: BlockKind::Paragraph(paragraph),
                    ..
                },
                rest @ ..,
            ] if rest
                .iter()
                .all(|block| matches!(block.kind, BlockKind::List(_))) =>
            {
                let first = self.text.runs(parts, &paragraph.runs)?;
                Ok(Content::sequence([first, self.blocks(parts, rest, depth)?]))
            }
            _ => self.blocks(parts, blocks, depth),
        }
    }

    pub(super) fn caption(
        &mut self,
        parts: &mut Parts<'_, '_>,
        caption: &Caption,
    ) -> SourceResult<Vec<(&'static str, Value)>> {
        let mut named = Vec::new();
        for (key, runs) in [
            ("number", &caption.number),
            ("title", &caption.title),
            ("note", &caption.note),
        ] {
            if !runs.is_empty() {
                named.push(arg(key, self.text.runs(parts, runs)?));
            }
        }
        Ok(named)
    }

    /// Where a table or figure stands, if not in the text.
    pub(super) fn placement(&self, span: Span) -> Option<(&'static str, Value)> {
        let floats = self.wishes.afloat.contains(&span);
        floats.then_some(("placement", Value::Auto))
    }
}
