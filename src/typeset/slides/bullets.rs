//! A bullet as an item of its slide: what stands apart from it, its words, and its sources.

use typst::diag::SourceResult;
use typst::foundations::{Content, Value};
use typst::text::TextElem;

use super::super::driver::Parts;
use super::builder::{SlideBuilder, clip};
use crate::deck::{Bullet, Origin, SlideKind, lecturers_mark};
use crate::manuscript::{Run, Style};
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
            SlideKind::Numbers => self.measured(&bullet.lead),
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

    /// An amount's figure and what it counts: `44`, `days`; `$7`, `billion`.
    fn measured(&self, lead: &[Run]) -> (Vec<Run>, Vec<Run>) {
        let [run] = lead else {
            return (lead.to_vec(), Vec::new());
        };
        match unit_of(self.input.source.slice(run.span)) {
            Some((figure, unit)) => {
                let start = run.span.start;
                let figure = Span::new(start, start + figure);
                let unit = Span::new(start + unit, run.span.end);
                (clip(lead, figure), clip(lead, unit))
            }
            None => (lead.to_vec(), Vec::new()),
        }
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

/// Where a typed amount's figure ends and where its unit begins; `None` without a figure before a unit.
fn unit_of(amount: &str) -> Option<(usize, usize)> {
    let mut spaces = amount.char_indices().filter(|(_, c)| c.is_whitespace());
    let (end, start) = spaces.find_map(|(at, space)| {
        let after = at + space.len_utf8();
        let unit = amount.get(after..)?.chars().next()?;
        unit.is_alphabetic().then_some((at, after))
    })?;
    let figure = amount.get(..end)?;
    figure
        .chars()
        .any(|c| c.is_numeric())
        .then_some((end, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_told_from_its_unit() {
        let parts = |amount: &'static str| {
            let (figure, unit) = unit_of(amount)?;
            Some((&amount[..figure], &amount[unit..]))
        };
        assert_eq!(parts("44 days"), Some(("44", "days")));
        assert_eq!(parts("$7 billion"), Some(("$7", "billion")));
        assert_eq!(parts("7 milyar dolar"), Some(("7", "milyar dolar")));
        assert_eq!(parts("1 200 km"), Some(("1 200", "km")));
        assert_eq!(parts("yüzde 20"), None);
        assert_eq!(parts("20%"), None);
        assert_eq!(parts(""), None);
    }
}
