//! A house of one's own: a TOML file that changes fields of a house that ships.
//!
//! In: the file's text. Out: a [`House`] whose every value is of the kind and in the range that its field takes,
//! or a [`SettingsError`] with line and column that names the field and what it takes.

mod fields;
mod files;
mod fonts;

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::contrast::{LEAST, colour, contrast};
use super::error::SettingsError;
use super::options::HOUSES;
use super::values::nearest;
use super::{BrandFile, Press, Profile};
use crate::source::{Position, Source, Span};
pub(super) use fields::FAMILIES;
use fields::{FIELDS, Kind};

/// A house: one that ships, and what is changed of it.
#[derive(Clone, Debug, PartialEq)]
pub struct House {
    /// The name of the house that ships.
    pub base: String,
    /// Fields and their values, by name.
    pub changes: Vec<(String, Value)>,
    /// The files that it makes of the print edition; `profile` of the file.
    pub profiles: Vec<Profile>,
    /// What the printer wants of his file.
    pub press: Press,
    /// Fonts beside those that ship, for letters that these lack; `font-files` of the file.
    pub fonts: Vec<BrandFile>,
    /// Findings that the house does not want told.
    pub allow: Vec<HouseAllow>,
    /// Where its file sets each of `changes`: `press.toml:3:9`.
    places: Vec<(String, String)>,
}

/// The code or name of a rule in the `allow` of a house, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseAllow {
    /// As typed.
    pub code: String,
    /// The house's file.
    pub file: String,
    /// The place in it.
    pub position: Position,
}

/// A value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A length with its unit (`10.5pt`), a word, or a mark.
    Text(String),
    /// A whole number.
    Count(i64),
    /// A number.
    Number(f64),
    /// A switch.
    Switch(bool),
    /// Families of fonts.
    List(Vec<String>),
}

impl House {
    /// A house that ships.
    pub fn named(name: &str) -> Self {
        Self {
            base: name.to_owned(),
            changes: Vec::new(),
            profiles: vec![Profile::Reading],
            fonts: Vec::new(),
            allow: Vec::new(),
            press: Press::default(),
            places: Vec::new(),
        }
    }

    /// Whether long quotations typed in running text are set off.
    pub fn sets_off_quotations(&self) -> bool {
        self.switched("set-off-quotations", true)
    }

    /// Whether hyphens in ranges of numbers and before numbers are set as dashes and minus signs.
    pub fn sets_number_dashes(&self) -> bool {
        !self.switched("number-dashes", false)
    }

    fn switched(&self, field: &str, to: bool) -> bool {
        let is = |(name, value): &(String, Value)| name == field && *value == Value::Switch(to);
        self.changes.iter().any(is)
    }

    /// Where its file sets the first of these fields that it sets: `press.toml:3:9`.
    pub fn place(&self, fields: &[&str]) -> Option<&str> {
        let of = |field: &&str| self.places.iter().find(|(name, _)| name == field);
        fields.iter().find_map(of).map(|(_, place)| place.as_str())
    }

    /// Reads a file's text. `base = "modern"` names the house it starts from; without it, the default.
    pub fn read(source: &Source) -> Result<Self, SettingsError> {
        let text = source.text();
        // The parser counts from behind a byte order mark.
        let fault = |place: Range<usize>, what: String| {
            let at = |offset: usize| (offset + source.bom()).min(text.len());
            SettingsError::in_file(source, Span::new(at(place.start), at(place.end)), what)
        };
        let table = DeTable::parse(text.get(source.bom()..).unwrap_or("")).map_err(|error| {
            let place = error.span().unwrap_or_default();
            fault(place, format!("this is no TOML: {}", error.message()))
        })?;
        let mut house = Self::named(HOUSES[0]);
        for (key, value) in table.get_ref() {
            let name = key.get_ref().as_ref();
            if name == "base" {
                let base = value
                    .get_ref()
                    .as_str()
                    .filter(|base| HOUSES.contains(base));
                house.base = base
                    .ok_or_else(|| {
                        let what = format!("`base` takes one of: {}", HOUSES.join(", "));
                        fault(value.span(), what)
                    })?
                    .to_owned();
                continue;
            }
            if name == "allow" {
                let what = "`allow` takes codes or names of findings: [\"C107\", \"double-space\"]";
                let list = value.get_ref().as_array();
                let list = list.ok_or_else(|| fault(value.span(), what.into()))?;
                for item in list {
                    let code = item.get_ref().as_str();
                    let code = code.ok_or_else(|| fault(item.span(), what.into()))?;
                    let start = (item.span().start + source.bom()).min(text.len());
                    house.allow.push(HouseAllow {
                        code: code.to_owned(),
                        file: source.name().to_owned(),
                        position: source.position(start),
                    });
                }
                continue;
            }
            if name == fonts::FIELD {
                house.fonts = fonts::read(source, value)
                    .map_err(|(place, what)| fault(place, format!("`{name}` {what}")))?;
                continue;
            }
            if files::FIELDS.contains(&name) {
                files::set(&mut house, name, value.get_ref())
                    .map_err(|takes| fault(value.span(), format!("`{name}` takes {takes}")))?;
                continue;
            }
            let Some((_, kind)) = FIELDS.iter().find(|(field, _)| *field == name) else {
                let names = FIELDS.iter().map(|(field, _)| *field);
                let names: Vec<&str> = names.chain(files::FIELDS).chain([fonts::FIELD]).collect();
                let hint = nearest(name, &names).map_or_else(
                    || "the fields are those of `classic` in templates/print/tokens.typ".into(),
                    |near| format!("is `{near}` meant?"),
                );
                let what = format!("a house has no field `{name}`; {hint}");
                return Err(fault(key.span(), what));
            };
            let read = kind
                .read(value.get_ref())
                .ok_or_else(|| fault(value.span(), format!("`{name}` takes {}", kind.takes())))?;
            let start = (value.span().start + source.bom()).min(text.len());
            let Position { line, column } = source.position(start);
            let place = format!("{}:{line}:{column}", source.name());
            house.places.push((name.to_owned(), place));
            house.changes.push((name.to_owned(), read));
        }
        Ok(house)
    }
}

impl Kind {
    fn read(self, value: &DeValue<'_>) -> Option<Value> {
        match (self, value) {
            (Kind::Length(least, most, em), DeValue::String(text)) => {
                let within = |points: f64| (least..=most).contains(&points);
                length(text, em).filter(|points| points.is_none_or(within))?;
                Some(Value::Text(text.trim().to_owned()))
            }
            (Kind::Count(least, most), DeValue::Integer(number)) => {
                let number: i64 = number.as_str().parse().ok()?;
                (least..=most)
                    .contains(&number)
                    .then_some(Value::Count(number))
            }
            (Kind::Number(least, most), value) => {
                let number: f64 = match value {
                    DeValue::Integer(number) => number.as_str().parse().ok()?,
                    DeValue::Float(number) => number.as_str().parse().ok()?,
                    _ => return None,
                };
                (least..=most)
                    .contains(&number)
                    .then_some(Value::Number(number))
            }
            (Kind::Switch, DeValue::Boolean(on)) => Some(Value::Switch(*on)),
            (Kind::OneOf(words), DeValue::String(word)) => words
                .contains(&word.as_ref())
                .then(|| Value::Text(word.clone().into_owned())),
            (Kind::Fonts, DeValue::String(family)) => {
                family_of(family).map(|f| Value::List(vec![f]))
            }
            (Kind::Fonts, DeValue::Array(families)) => {
                let families: Option<Vec<String>> = families
                    .iter()
                    .map(|family| family.get_ref().as_str().and_then(family_of))
                    .collect();
                families.filter(|list| !list.is_empty()).map(Value::List)
            }
            (Kind::Mark, DeValue::String(mark)) => {
                let plain = mark.chars().count() <= 3 && !mark.chars().any(char::is_control);
                plain.then(|| Value::Text(mark.clone().into_owned()))
            }
            (Kind::Colour, DeValue::String(text)) => {
                let white = [colour("#FFFFFF")?];
                let legible = contrast(colour(text)?, &white) >= LEAST;
                legible.then(|| Value::Text(text.clone().into_owned()))
            }
            _ => None,
        }
    }

    /// What the field takes, in words.
    fn takes(self) -> String {
        match self {
            Kind::Length(least, most, em) => format!(
                "a length from {least:.0}pt to {most:.0}pt, as \"10.5pt\", \"12mm\", \"1.5cm\" or \"6in\"{}",
                if em { ", or in \"em\"" } else { "" }
            ),
            Kind::Count(least, most) => format!("a whole number from {least} to {most}"),
            Kind::Number(least, most) => format!("a number from {least} to {most}"),
            Kind::Switch => "true or false".into(),
            Kind::OneOf(words) => format!("one of: {}", words.join(", ")),
            Kind::Fonts => format!("one or a list of: {}", FAMILIES.join(", ")),
            Kind::Mark => "at most three characters".into(),
            Kind::Colour => format!(
                "a colour as \"#0F4C5C\", dark enough for a contrast of {LEAST} with white paper"
            ),
        }
    }
}

fn family_of(name: &str) -> Option<String> {
    FAMILIES.contains(&name).then(|| name.to_owned())
}

/// A length in points; `Some(None)` if it is in `em`, which has none.
fn length(text: &str, em: bool) -> Option<Option<f64>> {
    let text = text.trim();
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number: f64 = text.strip_suffix(unit)?.parse().ok()?;
    let points = match unit {
        "pt" => 1.0,
        "mm" => 72.0 / 25.4,
        "cm" => 72.0 / 2.54,
        "in" => 72.0,
        "em" if em && number <= 5.0 => return Some(None),
        _ => return None,
    };
    Some(Some(number * points))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<House, String> {
        House::read(&Source::new("press.toml", text)).map_err(|error| error.to_string())
    }

    #[test]
    fn a_house_changes_one_that_ships() {
        let house = read(
            "base = \"modern\"\nwidth = \"6in\"\nlines = 36\njustify = false\nsink = 3\nindent = \"1em\"\n\
             text-font = [\"Source Sans 3\", \"Vazirmatn\"]\n",
        );
        let house = house.unwrap();
        assert_eq!(house.base, "modern");
        let text = |text: &str| Value::Text(text.into());
        assert_eq!(
            house.changes,
            [
                ("indent".into(), text("1em")),
                ("justify".into(), Value::Switch(false)),
                ("lines".into(), Value::Count(36)),
                ("sink".into(), Value::Number(3.0)),
                (
                    "text-font".into(),
                    Value::List(vec!["Source Sans 3".into(), "Vazirmatn".into()])
                ),
                ("width".into(), text("6in")),
            ]
        );
    }

    #[test]
    fn faults_name_place_field_and_what_it_takes() {
        for (text, said) in [
            (
                "widht = \"6in\"",
                "press.toml:1:1: a house has no field `widht`; is `width` meant?",
            ),
            (
                "\nwidth = 6",
                "press.toml:2:9: `width` takes a length from 283pt to 1276pt",
            ),
            ("width = \"9in", "press.toml:1:"),
            ("width = \"1in\"", "press.toml:1:9: `width` takes"),
            (
                "base = \"baroque\"",
                "press.toml:1:8: `base` takes one of: classic, modern",
            ),
            (
                "lines = 1000",
                "press.toml:1:9: `lines` takes a whole number from 8 to 90",
            ),
            (
                "lines = 99999999999999999999",
                "press.toml:1:9: `lines` takes",
            ),
            (
                "sink = nan",
                "press.toml:1:8: `sink` takes a number from 0 to 20",
            ),
            (
                "text-font = \"Comic Sans\"",
                "press.toml:1:13: `text-font` takes one or a list of: Source Serif 4",
            ),
            ("text-font = []", "press.toml:1:13: `text-font` takes"),
            (
                "figures = \"roman\"",
                "press.toml:1:11: `figures` takes one of: old-style, lining",
            ),
            (
                "heading-color = \"#FFEE00\"",
                "press.toml:1:17: `heading-color` takes a colour as \"#0F4C5C\"",
            ),
            ("title-color = 3", "press.toml:1:15: `title-color` takes"),
            (
                "head-verso = \"titel\"",
                "press.toml:1:14: `head-verso` takes one of: author, title, book, none",
            ),
            ("size = { a = 1 }", "press.toml:1:8: `size` takes"),
            ("lead = \"#panic()\"", "press.toml:1:8: `lead` takes"),
            ("\u{feff}lead = 1", "press.toml:1:"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(said), "{text}: {error}");
        }
    }
}
