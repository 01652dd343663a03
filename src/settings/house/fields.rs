//! The fields that a house may set, and what each takes. `templates/print/tokens.typ` has their defaults.

/// What a field takes.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A length as text, `"10.5pt"`, between two lengths in points; `true`: `em` too.
    Length(f64, f64, bool),
    /// A whole number.
    Count(i64, i64),
    /// A number.
    Number(f64, f64),
    /// `true` or `false`.
    Switch,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Families of the fonts that ship, in the order in which they are asked for a letter.
    Fonts,
    /// A few characters.
    Mark,
    /// A colour that can be read on white paper.
    Colour,
}

use Kind::{Colour, Count, Fonts, Length, Mark, Number, OneOf, Switch};

/// Points of a millimetre.
const MM: f64 = 72.0 / 25.4;

/// Sizes and leads of type: nothing that prints is smaller or larger.
const TYPE: Kind = Length(5.0, 72.0, false);

/// What else is measured on a page.
const SPACE: Kind = Length(0.0, 72.0, false);

const SIDES: Kind = OneOf(&["left", "center"]);
const HEADS: Kind = OneOf(&["author", "title", "book", "none"]);
const WEIGHTS: Kind = OneOf(&["light", "regular", "semibold", "bold"]);

/// The families of the fonts in `fonts/`.
pub(in super::super) const FAMILIES: &[&str] = &[
    "Source Serif 4",
    "Source Serif 4 SmText",
    "Source Serif 4 Display",
    "Source Sans 3",
    "Source Code Pro",
    "Amiri",
    "Vazirmatn",
    "STIX Two Math",
];

/// The fields in the order of `tokens.typ`.
#[rustfmt::skip]
pub(super) const FIELDS: &[(&str, Kind)] = &[
    ("width", Length(100.0 * MM, 450.0 * MM, false)),
    ("height", Length(140.0 * MM, 600.0 * MM, false)),
    ("inside", Length(8.0 * MM, 28.0 * MM, false)),
    ("outside", Length(8.0 * MM, 28.0 * MM, false)),
    ("top", Length(12.0 * MM, 60.0 * MM, false)),
    ("lines", Count(8, 90)),
    ("size", TYPE),
    ("lead", TYPE),
    ("indent", Length(0.0, 72.0, true)),
    ("indent-all", Switch),
    ("justify", Switch),
    ("hyphenate", Switch),
    ("number-dashes", Switch),
    ("figures", OneOf(&["old-style", "lining"])),
    ("text-font", Fonts),
    ("small-font", Fonts),
    ("display-font", Fonts),
    ("heading-font", Fonts),
    ("table-font", Fonts),
    ("code-font", Fonts),
    ("arab-font", Fonts),
    ("arab-scale", Number(0.5, 2.0)),
    ("own-pages", Switch),
    ("opener-align", SIDES),
    ("sink", Number(0.0, 20.0)),
    ("label-size", TYPE),
    ("label-tracking", Length(0.0, 20.0, true)),
    ("title-size", TYPE),
    ("title-lead", TYPE),
    ("title-weight", WEIGHTS),
    ("caps-size", TYPE),
    ("caps-lead", TYPE),
    ("caps-tracking", Length(0.0, 20.0, true)),
    ("subtitle-size", TYPE),
    ("subtitle-lead", TYPE),
    ("author-size", TYPE),
    ("affiliation-size", TYPE),
    ("opener-ornament", OneOf(&["none", "rule", "stars"])),
    ("title-color", Colour),
    ("heading-weight", WEIGHTS),
    ("heading-color", Colour),
    ("heading-1-size", TYPE),
    ("heading-1-align", SIDES),
    ("heading-2-size", TYPE),
    ("heading-3-size", TYPE),
    ("run-in-stop", Mark),
    ("set-off", SPACE),
    ("quote-size", TYPE),
    ("quote-lead", TYPE),
    ("abstract-size", TYPE),
    ("abstract-lead", TYPE),
    ("table-size", TYPE),
    ("table-lead", TYPE),
    ("rule-thick", Length(0.1, 4.0, false)),
    ("rule-thin", Length(0.1, 4.0, false)),
    ("rule-color", Colour),
    ("figure-height", Number(0.1, 1.0)),
    ("code-size", TYPE),
    ("code-lead", TYPE),
    ("note-size", TYPE),
    ("note-lead", TYPE),
    ("note-rule", Length(0.0, 100.0 * MM, false)),
    ("reference-size", TYPE),
    ("reference-lead", TYPE),
    ("hanging", SPACE),
    ("head-style", OneOf(&["book", "apa"])),
    ("head-size", TYPE),
    ("head-verso", HEADS),
    ("head-recto", HEADS),
    ("folio", OneOf(&["outside", "foot"])),
    ("set-off-quotations", Switch),
    ("proof-paper", OneOf(&["a4", "us-letter"])),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The template's tokens and the fields are the same, so that neither can grow alone.
    #[test]
    fn fields_are_the_tokens_of_the_template() {
        let tokens = include_str!("../../../templates/print/tokens.typ");
        let classic = tokens.split("#let classic = (").nth(1).unwrap();
        let classic = classic.split("\n)\n").next().unwrap();
        let names: Vec<&str> = classic
            .lines()
            .filter_map(|line| line.trim().split_once(": "))
            .map(|(name, _)| name)
            .filter(|name| !name.contains(' ') && *name != "heading-space")
            .collect();
        let fields: Vec<&str> = FIELDS.iter().map(|(name, _)| *name).collect();
        assert_eq!(fields, names);
    }
}
