//! The page of the house, as the template's tokens give it (print-edition.md, 2).

use typst::diag::{SourceResult, bail};
use typst::foundations::{Dict, Value};
use typst::syntax::Span;

use super::driver::Parts;
use super::layout::Rect;

/// Width and margins of the text block, in points.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Geometry {
    width: f64,
    inside: f64,
    outside: f64,
    top: f64,
    height: f64,
}

impl Geometry {
    /// From the tokens of a house.
    pub(super) fn of(parts: &mut Parts<'_, '_>, house: Value) -> SourceResult<Self> {
        let tokens = parts.bare("tokens", Vec::new(), [house])?;
        let tokens = tokens.cast::<Dict>().unwrap_or_default();
        let length = |key: &str| match tokens.get(key) {
            Ok(Value::Length(length)) => length.abs.to_pt(),
            Ok(Value::Int(count)) => *count as f64,
            _ => 0.0,
        };
        let geometry = Self {
            width: length("width"),
            inside: length("inside"),
            outside: length("outside"),
            top: length("top"),
            height: length("lines") * length("lead"),
        };
        let (page, needed) = (length("height"), geometry.top + geometry.height);
        if needed > page {
            bail!(
                Span::detached(),
                "the house has {} lines of {}pt, which with the top margin need {needed:.0}pt, and a page of \
                 {page:.0}pt; change `lines`, `lead`, `top` or `height`",
                length("lines"),
                length("lead"),
            );
        }
        Ok(geometry)
    }

    /// The text block of the page with this folio: odd folios are rectos, whose inner margin is at the left.
    pub(super) fn measure(&self, folio: u64) -> Rect {
        let left = if folio % 2 == 1 {
            self.inside
        } else {
            self.outside
        };
        Rect {
            left,
            top: self.top,
            right: left + self.width - self.inside - self.outside,
            bottom: self.top + self.height,
        }
    }
}
