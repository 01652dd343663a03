//! A bullet as an item of its slide: what stands apart from it, its words, and its sources.

use typst::diag::SourceResult;
use typst::foundations::{Content, Value};
use typst::text::TextElem;

use super::super::driver::Parts;
use super::builder::SlideBuilder;
use crate::deck::{Bullet, Origin, SlideKind, lecturers_mark, measured};
use crate::manuscript::Style;
use crate::source::Span;

impl SlideBuilder<'_, '_> {
    pub(super) fn bullet(
        &mut self,
        parts: &mut Parts<'_, '_>,
        bullet: &Bullet,
        kind: SlideKind,
    ) -> SourceResult<Value> {
        let (lead, body) = match kind {
            SlideKind::Timeline => ("year", "label"),
            SlideKind::Numbers => ("figure", "label"),
            _ => ("lead", "body"),
        };
        let mut named = vec![];
        let (first, unit) = match kind {
            SlideKind::Numbers => measured(self.input.source, &bullet.lead),
            _ => (bullet.lead.clone(), Vec::new()),
        };
        let apart = match first.is_empty() {
            true if lead == "lead" => Value::None,
            _ => Value::Content(self.cut(parts, &first, bullet.sentence)?),
        };
        named.push((lead, apart));
        if !unit.is_empty() {
            named.push(("unit", Value::Content(self.text.runs(parts, &unit)?)));
        }
        // What goes on from its lead does not begin anew.
        let goes_on = matches!(
            kind,
            SlideKind::Comparison | SlideKind::Positions | SlideKind::Definitions
        ) && !bullet.lead.is_empty();
        let words = match goes_on {
            true => self.text.runs(parts, &bullet.runs)?,
            // Items of a list are typed with small letters, too.
            false if kind == SlideKind::Enumeration => {
                self.cut(parts, &bullet.runs, Span::new(0, 0))?
            }
            false => self.cut(parts, &bullet.runs, bullet.sentence)?,
        };
        named.push((body, Value::Content(words)));
        // A point of a timeline has no room for its sources, which the list at the end has.
        if kind != SlideKind::Timeline {
            named.push(("source", self.sources(parts, bullet)?));
        }
        let named = named.into_iter().map(|(key, value)| (key.into(), value));
        Ok(Value::Dict(named.collect()))
    }

    /// The works that a bullet's sentence cites, small.
    fn sources(&mut self, parts: &mut Parts<'_, '_>, bullet: &Bullet) -> SourceResult<Value> {
        let mut source = Vec::new();
        if bullet.origin == Origin::Lecturer {
            let language = &self.input.manuscript.meta.language;
            source.push(TextElem::packed(lecturers_mark(language)));
        }
        for index in &bullet.citations {
            let Some(citation) = self.input.citations.get(*index) else {
                continue;
            };
            if !source.is_empty() {
                source.push(TextElem::packed("; "));
            }
            source.push(self.text.text(parts, citation.span, Style::default())?);
        }
        Ok(match source.is_empty() {
            true => Value::None,
            false => Value::Content(Content::sequence(source)),
        })
    }
}
