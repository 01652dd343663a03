//! A brand on the slides: its colours, fonts, logo, as tokens of the template.

use std::collections::BTreeSet;

use typst::diag::{SourceResult, bail};
use typst::foundations::{Array, Bytes, IntoValue, Value};
use typst::syntax::Span;
use typst::text::Font;

use super::driver::{Parts, arg};
use super::edition::TypesetError;
use super::figures;
use super::fonts::{FONTS, Fonts};
use super::layout::Layout;
use crate::settings::{BrandFont, Theme};

/// So many letters are named that a font lacks.
const NAMED: usize = 12;

/// The families of the themes, with the script that they leave to another one.
const SHIPPED: [&str; 2] = ["Source Serif 4 Display", "Source Sans 3"];

/// A theme's brand, its fonts read.
pub(super) struct Brand<'a> {
    theme: &'a Theme,
    /// All fonts, if the brand has files of its own.
    fonts: Option<Fonts>,
    /// Families in place of those that ship.
    heading: Option<String>,
    body: Option<String>,
}

impl<'a> Brand<'a> {
    /// Reads the font files of a theme.
    pub(super) fn of(theme: &'a Theme) -> Result<Self, TypesetError> {
        let mut own = Vec::new();
        let mut family = |font: &Option<BrandFont>| match font {
            None => Ok(None),
            Some(BrandFont::Family(name)) => Ok(Some(name.clone())),
            Some(BrandFont::File(file)) => {
                let font = Font::new(Bytes::new(file.bytes.clone()), 0);
                let font = font.ok_or_else(|| TypesetError {
                    faults: vec![format!(
                        "the theme's font \"{}\" is no font that can be read",
                        file.name
                    )],
                })?;
                let name = font.info().family.to_string();
                own.push(font);
                Ok(Some(name))
            }
        };
        let (heading, body) = (family(&theme.heading_font)?, family(&theme.body_font)?);
        Ok(Self {
            theme,
            fonts: (!own.is_empty()).then(|| FONTS.and(own)),
            heading,
            body,
        })
    }

    /// Whether the last slide shows a logo.
    pub(super) fn has_logo(&self) -> bool {
        self.theme.logo.is_some()
    }

    /// The fonts of the slides.
    pub(super) fn fonts(&self) -> &Fonts {
        self.fonts.as_ref().unwrap_or(&FONTS)
    }

    /// The theme as the template takes it.
    pub(super) fn tokens(&self, parts: &mut Parts<'_, '_>, ratio: &str) -> SourceResult<Value> {
        let mut tokens = vec![
            ("name", self.theme.base.as_str().into_value()),
            ("ratio", ratio.into_value()),
        ];
        let colours = [
            ("primary", &self.theme.primary),
            ("accent", &self.theme.accent),
        ];
        for (key, colour) in colours {
            tokens.extend(
                colour
                    .as_ref()
                    .map(|colour| (key, colour.as_str().into_value())),
            );
        }
        let fonts = [
            ("heading-font", &self.heading, SHIPPED[0]),
            ("body-font", &self.body, SHIPPED[1]),
        ];
        for (key, family, shipped) in fonts {
            if let Some(family) = family {
                let families = [family.as_str(), shipped, "Vazirmatn"];
                let families: Array = families.into_iter().map(IntoValue::into_value).collect();
                tokens.push((key, Value::Array(families)));
            }
        }
        if let Some(logo) = &self.theme.logo {
            let bytes = Bytes::new(logo.bytes.clone());
            match figures::format(parts, &bytes, &logo.name) {
                Ok(format) => {
                    let named = vec![("data", Value::Bytes(bytes)), arg("format", format)];
                    tokens.push((
                        "logo",
                        Value::Content(parts.call("logo-image", named, None)?),
                    ));
                }
                Err(why) => bail!(Span::detached(), "the theme's logo \"{}\" {why}", logo.name),
            }
        }
        let tokens = tokens.into_iter().map(|(key, value)| (key.into(), value));
        Ok(Value::Dict(tokens.collect()))
    }

    /// Refuses a font of the brand that lacks letters of these slides which the theme's own font has.
    pub(super) fn check(&self, slides: &Layout) -> Result<(), TypesetError> {
        let brands = [(&self.heading, SHIPPED[0]), (&self.body, SHIPPED[1])];
        if brands.iter().all(|(family, _)| family.is_none()) {
            return Ok(());
        }
        let glyphs = slides.pages.iter().flat_map(|page| &page.glyphs);
        let shown: BTreeSet<char> = glyphs.flat_map(|glyph| glyph.text.chars()).collect();
        let mut faults = Vec::new();
        for (family, shipped) in brands {
            let Some(family) = family else {
                continue;
            };
            let lacks = |c: &&char| {
                let has = |family: &str| self.fonts().family_covers(family, **c);
                !c.is_whitespace() && !has(family) && has(shipped)
            };
            let lacking: Vec<String> = shown
                .iter()
                .filter(lacks)
                .map(|c| format!("{c} (U+{:04X})", u32::from(*c)))
                .collect();
            if lacking.is_empty() {
                continue;
            }
            let more = match lacking.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let named = lacking.get(..NAMED).unwrap_or(&lacking).join(", ");
            faults.push(format!(
                "the theme's font \"{family}\" lacks letters of these slides: {named}{more}; choose a font that has \
                 them, or leave the theme's own"
            ));
        }
        match faults.is_empty() {
            true => Ok(()),
            false => Err(TypesetError { faults }),
        }
    }
}
