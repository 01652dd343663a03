//! A slide of the deck as a call of its template function.

use typst::diag::SourceResult;
use typst::foundations::{Content, NativeElement, Value};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::TextElem;

use super::super::driver::{Parts, arg};
use super::super::figures::Figures;
use super::super::parts::contents;
use super::super::references::reference;
use super::super::text::TextBuilder;
use super::super::{letters, meta};
use super::displays::Display;
use super::{Leaf, SlidesInput};
use crate::deck::{
    Deck, Origin, Slide, SlideKind, SlideText, counted, headed_above, lecturers_mark,
    references_range, timeline_title,
};
use crate::manuscript::{BlockKind, Manuscript, Run, RunKind};
use crate::source::Span;

/// Level of a slide's heading: 2 under a divider, else 1, so that no level is skipped.
pub(super) fn level(deck: &Deck, leaf: &Leaf<'_>) -> i64 {
    let before = &deck.slides[..leaf.index];
    let divided = before.iter().any(|slide| slide.kind == SlideKind::Divider);
    if divided && leaf.slide.section.is_some() {
        2
    } else {
        1
    }
}

/// The template's function for a slide. A list that is not counted has bullets.
pub(super) fn function(manuscript: &Manuscript, slide: &Slide) -> &'static str {
    match slide.kind {
        SlideKind::Enumeration if !counted(manuscript, slide) => "bullets-slide",
        SlideKind::Title => "title-slide",
        SlideKind::Agenda => "agenda-slide",
        SlideKind::Divider => "divider-slide",
        SlideKind::Thesis => "thesis-slide",
        SlideKind::Claim => "bullets-slide",
        SlideKind::Timeline => "timeline-slide",
        SlideKind::Numbers => "numbers-slide",
        SlideKind::Quotation => "quotation-slide",
        SlideKind::Comparison => "comparison-slide",
        SlideKind::Positions | SlideKind::Definitions => "pairs-slide",
        SlideKind::Table => "table-slide",
        SlideKind::Figure => "figure-slide",
        SlideKind::Enumeration => "enumeration-slide",
        SlideKind::Takeaways => "takeaways-slide",
        SlideKind::References => "references-slide",
    }
}

/// Works cited that are shown to be read; more are there to be looked up.
const READ: usize = 18;

/// Content that a screen reader does not read, as it does not a running head.
fn furniture(content: Content) -> Content {
    ArtifactElem::new(content)
        .with_kind(ArtifactKind::Header)
        .pack()
}

pub(super) struct SlideBuilder<'b, 'a> {
    pub(super) input: &'b SlidesInput<'b>,
    /// The other slides of its kind that it stands in a row with.
    pub(super) beside: Vec<&'b Leaf<'b>>,
    pub(super) text: &'b mut TextBuilder<'a>,
    pub(super) figures: &'b mut Figures,
    pub(super) level: i64,
}

pub(super) type Named = Vec<(&'static str, Value)>;

impl SlideBuilder<'_, '_> {
    pub(super) fn arguments(
        &mut self,
        parts: &mut Parts<'_, '_>,
        leaf: &Leaf<'_>,
    ) -> SourceResult<Named> {
        let slide = leaf.slide;
        match slide.kind {
            SlideKind::Title => self.title(parts, slide),
            SlideKind::Divider => {
                let (number, title) = self.numbered(&slide.title.runs);
                if number.is_empty() || title.is_empty() {
                    return Ok(vec![arg("title", self.slide_text(parts, &slide.title)?)]);
                }
                let named = vec![
                    arg("title", self.text.runs(parts, &title)?),
                    arg("number-label", self.text.runs(parts, &number)?),
                ];
                Ok(named)
            }
            SlideKind::Agenda => {
                let mut named = vec![
                    arg("title", self.headline(parts, leaf)?),
                    arg("level", self.level),
                    arg("start", (leaf.items.start + 1) as i64),
                ];
                let mut items = Vec::new();
                for bullet in &slide.bullets[leaf.items.clone()] {
                    let (mut number, mut body) = self.numbered(&bullet.runs);
                    if body.is_empty() {
                        body = std::mem::take(&mut number);
                    }
                    let number = match number.is_empty() {
                        true => Value::None,
                        false => Value::Content(self.text.runs(parts, &number)?),
                    };
                    let body = Value::Content(self.text.runs(parts, &body)?);
                    items.push(meta::map([("number", number), ("body", body)]));
                }
                named.push(("items", Value::Array(items.into_iter().collect())));
                Ok(named)
            }
            SlideKind::Thesis => {
                let mut named = vec![arg("level", self.level)];
                named.extend(self.over(leaf));
                Ok(named)
            }
            SlideKind::Quotation => {
                let mut named = vec![
                    arg("title", self.headline(parts, leaf)?),
                    arg("level", self.level),
                ];
                named.extend(self.over(leaf));
                let items = self.items(parts, leaf)?;
                named.push(("items", items));
                Ok(named)
            }
            SlideKind::Table | SlideKind::Figure => {
                let mut named = vec![
                    arg("title", self.headline(parts, leaf)?),
                    arg("level", self.level),
                ];
                named.extend(self.over(leaf));
                let (text, figures) = (&mut *self.text, &mut *self.figures);
                let mut display = Display { text, figures };
                named.extend(display.arguments(parts, self.input.manuscript, slide)?);
                Ok(named)
            }
            SlideKind::Claim
            | SlideKind::Takeaways
            | SlideKind::Timeline
            | SlideKind::Numbers
            | SlideKind::Comparison
            | SlideKind::Positions
            | SlideKind::Definitions
            | SlideKind::Enumeration => {
                let mut named = vec![
                    arg("title", self.headline(parts, leaf)?),
                    arg("level", self.level),
                ];
                named.extend(self.over(leaf));
                let numbered =
                    slide.kind == SlideKind::Enumeration && counted(self.input.manuscript, slide);
                if numbered || slide.kind == SlideKind::Takeaways {
                    named.push(arg("start", (leaf.items.start + 1) as i64));
                }
                let key = match slide.kind {
                    SlideKind::Timeline => "points",
                    _ => "items",
                };
                named.push((key, self.items(parts, leaf)?));
                if slide.kind == SlideKind::Timeline {
                    // Timelines in a row look alike.
                    let mut others = Vec::new();
                    for other in self.beside.clone() {
                        others.push(self.items(parts, other)?);
                    }
                    named.push(("others", Value::Array(others.into_iter().collect())));
                }
                if slide.kind == SlideKind::Claim {
                    let mut shown = leaf.bullets().iter();
                    if let Some(evidence) = shown.find(|bullet| bullet.stands_apart()) {
                        let panel = self.bullet(parts, evidence, SlideKind::Numbers)?;
                        named.push(("panel", panel));
                    }
                }
                Ok(named)
            }
            SlideKind::References => {
                let mut named = vec![
                    arg("title", self.headline(parts, leaf)?),
                    arg("level", self.level),
                ];
                let mut items = Vec::new();
                for index in &slide.references[leaf.items.clone()] {
                    if let Some(entry) = self.input.references.get(*index) {
                        items.push(reference(self.text, parts, entry)?);
                    }
                }
                named.push(("items", contents(items)));
                named.push(arg("many", slide.references.len() > READ));
                Ok(named)
            }
        }
    }

    /// The one text of a slide that has no items.
    pub(super) fn alone(
        &mut self,
        parts: &mut Parts<'_, '_>,
        leaf: &Leaf<'_>,
    ) -> SourceResult<Option<Content>> {
        match (leaf.slide.kind, leaf.slide.bullets.first()) {
            (SlideKind::Thesis, Some(bullet)) => {
                let body = self.cut(parts, &bullet.runs, bullet.sentence)?;
                Ok(Some(body))
            }
            (SlideKind::Table | SlideKind::Figure, _) => {
                let (text, figures) = (&mut *self.text, &mut *self.figures);
                let mut display = Display { text, figures };
                display.body(parts, self.input.manuscript, leaf.slide)
            }
            _ => Ok(None),
        }
    }

    /// The bullets of a leaf.
    fn items(&mut self, parts: &mut Parts<'_, '_>, leaf: &Leaf<'_>) -> SourceResult<Value> {
        let mut items = Vec::new();
        // Evidence stands on a panel of its own.
        let claim = leaf.slide.kind == SlideKind::Claim;
        let evidence = leaf
            .bullets()
            .iter()
            .position(|b| claim && b.stands_apart());
        for (index, bullet) in leaf.bullets().iter().enumerate() {
            if evidence == Some(index) {
                continue;
            }
            let mut item = self.bullet(parts, bullet, leaf.slide.kind)?;
            let columns = leaf.slide.kind == SlideKind::Comparison;
            if let Value::Dict(item) = &mut item
                && columns
                && headed_above(self.input.source, leaf.bullets(), index)
            {
                item.insert("lead".into(), Value::None);
            }
            items.push(item);
        }
        Ok(Value::Array(items.into_iter().collect()))
    }

    /// A heading's typed number, without its stop, and the words after it.
    fn numbered(&self, runs: &[Run]) -> (Vec<Run>, Vec<Run>) {
        let blocks = &self.input.manuscript.blocks;
        let number = runs.first().and_then(|first| {
            blocks.iter().find_map(|block| match &block.kind {
                BlockKind::Heading(heading) => {
                    heading.number.filter(|n| n.start == first.span.start)
                }
                _ => None,
            })
        });
        let Some(number) = number else {
            return (Vec::new(), runs.to_vec());
        };
        let text = self.input.source.text();
        let shown = number.of(text).trim_end_matches(['.', ')', ' ']).len();
        let rest = text.get(number.end..).unwrap_or_default();
        let words = number.end + (rest.len() - rest.trim_start().len());
        let number = Span::new(number.start, number.start + shown);
        (clip(runs, number), clip(runs, Span::new(words, usize::MAX)))
    }

    /// The headline of a slide; on the further parts of one it is said again, as furniture.
    fn headline(&mut self, parts: &mut Parts<'_, '_>, leaf: &Leaf<'_>) -> SourceResult<Content> {
        let title = &leaf.slide.title;
        let part = leaf.bullets().len() < leaf.slide.bullets.len();
        if part && leaf.slide.kind == SlideKind::Timeline {
            let title = timeline_title(self.input.source, leaf.slide, leaf.bullets());
            if let Some(title) = title {
                return Ok(TextElem::packed(title));
            }
        }
        let works = leaf.slide.references.get(leaf.items.clone());
        let part = works.filter(|works| works.len() < leaf.slide.references.len());
        if let (SlideKind::References, Some(works)) = (leaf.slide.kind, part) {
            let range = references_range(self.input.references, works);
            let heading = match leaf.items.start {
                0 => self.slide_text(parts, title)?,
                _ => TextElem::packed(self.words(title)),
            };
            return Ok(heading + TextElem::packed(format!(", {range}")));
        }
        if leaf.items.start == 0 {
            return self.slide_text(parts, title);
        }
        Ok(TextElem::packed(self.words(title)))
    }

    /// The runs of a cut from `sentence`: with a capital where it begins inside it.
    pub(super) fn cut(
        &mut self,
        parts: &mut Parts<'_, '_>,
        runs: &[Run],
        sentence: Span,
    ) -> SourceResult<Content> {
        let Some(span) = self.small(runs, sentence) else {
            return self.text.runs(parts, runs);
        };
        let rest = clip(runs, Span::new(span.end, usize::MAX));
        let capital = self.text.capital(span);
        Ok(capital + self.text.runs(parts, &rest)?)
    }

    /// The first letter of a cut that begins inside `sentence`, if it is small.
    fn small(&self, runs: &[Run], sentence: Span) -> Option<Span> {
        let first = runs.first()?.span;
        let letter = self.input.source.slice(first).chars().next()?;
        let inside = first.start > sentence.start;
        let span = Span::new(first.start, first.start + letter.len_utf8());
        (inside && letter.is_lowercase()).then_some(span)
    }

    /// The words of a text, without their places: with a capital, as [`Self::cut`] has them.
    fn words(&self, text: &SlideText) -> String {
        if text.runs.is_empty() {
            return text.label.clone();
        }
        let words = text.runs.iter().map(|run| match run.kind {
            RunKind::Text | RunKind::Math => self.input.source.slice(run.span),
            _ => " ",
        });
        let words: String = words.collect();
        let small = text.source.and_then(|of| self.small(&text.runs, of));
        let small = small.map_or("", |span| self.input.source.slice(span));
        match words.strip_prefix(small) {
            Some(rest) => small.to_uppercase() + rest,
            None => words,
        }
    }

    pub(super) fn slide_text(
        &mut self,
        parts: &mut Parts<'_, '_>,
        text: &SlideText,
    ) -> SourceResult<Content> {
        if text.runs.is_empty() {
            return Ok(TextElem::packed(text.label.as_str()));
        }
        if let Some(source) = text.source {
            return self.cut(parts, &text.runs, source);
        }
        self.text.runs(parts, &text.runs)
    }

    /// The eyebrow, as furniture if it was said before.
    fn over(&self, leaf: &Leaf<'_>) -> Option<(&'static str, Value)> {
        let words = self.eyebrow(leaf.slide)?;
        let words = match self.again(leaf) {
            true => furniture(words),
            false => words,
        };
        Some(arg("eyebrow", words))
    }

    /// The section that stands over a slide.
    fn section(slide: &Slide) -> Option<&SlideText> {
        slide.eyebrow.as_ref()
    }

    /// Whether a slide's eyebrow has been said on one before it.
    fn again(&self, leaf: &Leaf<'_>) -> bool {
        let said = |slide: &Slide| Self::section(slide).map(|text| self.words(text));
        let before = self.input.deck.slides.get(..leaf.index).unwrap_or_default();
        leaf.items.start > 0 || before.iter().any(|slide| said(slide) == said(leaf.slide))
    }

    /// The eyebrow is furniture: its letters are made capitals, by the rules of the language.
    /// A headline of the lecturer's own says so there.
    fn eyebrow(&self, slide: &Slide) -> Option<Content> {
        let language = &self.input.manuscript.meta.language;
        let section = Self::section(slide).map(|text| self.words(text));
        let own = (slide.title.origin == Origin::Lecturer).then(|| lecturers_mark(language).into());
        let words: Vec<String> = section.into_iter().chain(own).collect();
        let words = letters::upper(&words.join(" · "), language);
        (!words.is_empty()).then(|| TextElem::packed(words))
    }
}

/// The parts of runs that lie in a span.
fn clip(runs: &[Run], span: Span) -> Vec<Run> {
    let inside = |run: &Run| {
        Some(Run {
            span: run.span.intersect(span)?,
            ..run.clone()
        })
    };
    runs.iter().filter_map(inside).collect()
}
