//! The page of the house, as the template's tokens give it (print-edition.md, 2).

use ecow::EcoString;
use typst::diag::{SourceResult, bail};
use typst::foundations::{Dict, Value};
use typst::syntax::Span;

use super::driver::Parts;
use super::layout::Rect;
use super::meta;
use crate::settings::House;

/// Width and margins of the text block, in points.
#[derive(Clone, Debug, Default)]
pub(super) struct Geometry {
    width: f64,
    inside: f64,
    outside: f64,
    top: f64,
    height: f64,
    /// What the lines of the text are set on.
    pub(super) lead: f64,
    /// How many clusters a line of the reference list holds, if they are wide.
    pub(super) clusters: usize,
    /// The face of the text.
    pub(super) face: String,
    /// Whether hyphens at numbers are set as dashes and minus signs.
    pub(super) dashes: bool,
    /// Whether its pages face each other: those of a paper, whose parts begin a page each, do not.
    pub(super) facing: bool,
}

/// The width of a wide cluster, by the size of its type.
const WIDE: f64 = 0.6;

/// Sizes and the leads that they are set on.
const LEADS: [(&str, &str); 16] = [
    ("size", "lead"),
    ("title-size", "title-lead"),
    ("caps-size", "caps-lead"),
    ("subtitle-size", "subtitle-lead"),
    ("quote-size", "quote-lead"),
    ("abstract-size", "abstract-lead"),
    ("table-size", "table-lead"),
    ("code-size", "code-lead"),
    ("note-size", "note-lead"),
    ("reference-size", "reference-lead"),
    ("label-size", "lead"),
    ("author-size", "lead"),
    ("affiliation-size", "lead"),
    ("heading-1-size", "lead"),
    ("heading-2-size", "lead"),
    ("heading-3-size", "lead"),
];

/// A lead is at least this part of its size.
const SOLID: f64 = 0.9;

/// A line holds so many em of the text's size at least.
const NARROW: f64 = 12.0;

impl Geometry {
    /// From the tokens of a house, or the fault of fields that do not go together.
    pub(super) fn of(parts: &mut Parts<'_, '_>, house: &House) -> SourceResult<Self> {
        let tokens = parts.bare("tokens", Vec::new(), [meta::house(house)])?;
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
            lead: length("lead"),
            face: tokens
                .get("text-font")
                .ok()
                .and_then(|fonts| match fonts {
                    Value::Array(fonts) => fonts.iter().next().cloned(),
                    other => Some(other.clone()),
                })
                .and_then(|face| face.cast::<EcoString>().ok())
                .map_or_else(String::new, String::from),
            facing: !matches!(tokens.get("own-pages"), Ok(Value::Bool(true))),
            dashes: !matches!(tokens.get("number-dashes"), Ok(Value::Bool(false))),
            clusters: {
                let line =
                    length("width") - length("inside") - length("outside") - length("hanging");
                let size = length("size").max(length("reference-size"));
                (line / (size * WIDE)).max(0.0) as usize
            },
        };
        let fault = |fields: &[&str], what: String| {
            let place = house.place(fields).map(|place| format!("{place}: "));
            bail!(Span::detached(), "{}{what}", place.unwrap_or_default())
        };
        let (page, needed) = (length("height"), geometry.top + geometry.height);
        if needed > page {
            return fault(
                &["lines", "lead", "top", "height"],
                format!(
                    "the house has {} lines of {}pt, which with the top margin need {needed:.0}pt, and a page of \
                     {page:.0}pt; change `lines`, `lead`, `top` or `height`",
                    length("lines"),
                    length("lead"),
                ),
            );
        }
        for (size, lead) in LEADS {
            let (least, has) = (length(size) * SOLID, length(lead));
            if has < least - 0.01 {
                return fault(
                    &[lead, size],
                    format!(
                        "`{lead}` is {has}pt and `{size}` {}pt, and so lines would overlap; `{lead}` takes {least}pt \
                         at least",
                        length(size),
                    ),
                );
            }
        }
        let (measure, size) = (
            geometry.width - geometry.inside - geometry.outside,
            length("size"),
        );
        if measure < NARROW * size {
            return fault(
                &["size", "width", "inside", "outside"],
                format!(
                    "the text is {measure:.0}pt wide between its margins, which is too narrow for type of {size}pt: \
                     it takes {NARROW} em, {:.0}pt; change `size`, `width`, `inside` or `outside`",
                    NARROW * size,
                ),
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
