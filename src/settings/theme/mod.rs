//! A theme of the slides, and a brand: a TOML file that changes colours, fonts, logo and footer of one.
//!
//! In: the file's text, and a way to read from its folder. Out: a [`Theme`] whose colours can be read on its grounds
//! (too faint ones are mended, and that is said), or a [`SettingsError`] with line and column that names the field
//! and what it takes.

mod frame;
mod palettes;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::contrast;
use super::error::SettingsError;
use super::house::FAMILIES;
use super::options::THEMES;
use super::values::nearest;
use crate::source::{FolderError, Source, Span};

pub use frame::Frame;
pub use palettes::{PALETTES, Palette};

/// A theme: one that ships, and what a brand changes of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Theme {
    /// The name of the theme that ships.
    pub base: String,
    /// `#RRGGBB`, in place of the theme's.
    pub primary: Option<String>,
    /// `#RRGGBB`, in place of the theme's.
    pub accent: Option<String>,
    /// Shown on the first and the last slide.
    pub logo: Option<BrandFile>,
    /// Of headlines.
    pub heading_font: Option<BrandFont>,
    /// Of everything else.
    pub body_font: Option<BrandFont>,
    /// The line at the foot of every slide.
    pub footer: Option<String>,
    /// What was mended, for whoever made the brand.
    pub remarks: Vec<String>,
}

/// A file of a brand.
#[derive(Clone, Debug, PartialEq)]
pub struct BrandFile {
    /// Its name as typed.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A font of a brand.
#[derive(Clone, Debug, PartialEq)]
pub enum BrandFont {
    /// A family that ships.
    Family(String),
    /// A font file.
    File(BrandFile),
}

/// The fields, in the order in which they are told.
const FIELDS: &[&str] = &[
    "base",
    "primary",
    "accent",
    "logo",
    "logo_dark",
    "fonts",
    "footer",
];

/// Longest footer, in characters.
const FOOTER: usize = 100;

/// Reads a file of the folder that the theme's file lies in.
type Read<'r> = &'r dyn Fn(&str) -> Result<Vec<u8>, FolderError>;

impl Theme {
    /// A theme that ships.
    pub fn named(name: &str) -> Self {
        Self {
            base: name.to_owned(),
            ..Self::default()
        }
    }

    /// The colours that it starts from.
    pub fn palette(&self) -> &'static Palette {
        let mut found = PALETTES.iter().filter(|palette| palette.name == self.base);
        found.next().unwrap_or(&PALETTES[0])
    }

    /// Reads a brand's file. `read` gives the files of its folder.
    pub fn read(source: &Source, read: Read<'_>) -> Result<Self, SettingsError> {
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
        let reader = Reader {
            fault: &fault,
            read,
        };
        reader.theme(table.get_ref())
    }
}

struct Reader<'r> {
    fault: &'r dyn Fn(Range<usize>, String) -> SettingsError,
    read: Read<'r>,
}

impl Reader<'_> {
    fn theme(&self, table: &DeTable<'_>) -> Result<Theme, SettingsError> {
        let mut theme = Theme::named(THEMES[0]);
        let (mut logo, mut logo_dark) = (None, None);
        if let Some(value) = table.get("base") {
            let takes = format!("one of: {}", THEMES.join(", "));
            theme.base = self.text("base", value, &takes, |base| THEMES.contains(&base))?;
        }
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "base" => {}
                "primary" => theme.primary = Some(self.colour(&mut theme, "primary", value)?),
                "accent" => theme.accent = Some(self.colour(&mut theme, "accent", value)?),
                "logo" => logo = Some(self.logo("logo", value)?),
                "logo_dark" => logo_dark = Some(self.logo("logo_dark", value)?),
                "footer" => {
                    let takes = format!("a line of at most {FOOTER} characters");
                    let fits = |line: &str| {
                        line.chars().count() <= FOOTER && !line.chars().any(char::is_control)
                    };
                    theme.footer = Some(self.text("footer", value, &takes, fits)?);
                }
                "fonts" => {
                    let DeValue::Table(fonts) = value.get_ref() else {
                        let what = "`fonts` takes a table with `heading` and `body`";
                        return Err((self.fault)(value.span(), what.into()));
                    };
                    for (key, value) in fonts {
                        match key.get_ref().as_ref() {
                            "heading" => {
                                theme.heading_font = Some(self.font("fonts.heading", value)?);
                            }
                            "body" => theme.body_font = Some(self.font("fonts.body", value)?),
                            other => {
                                return Err(self.unknown(key.span(), other, &["heading", "body"]));
                            }
                        }
                    }
                }
                other => return Err(self.unknown(key.span(), other, FIELDS)),
            }
        }
        theme.logo = match theme.palette().dark {
            true => logo_dark.or(logo),
            false => logo,
        };
        Ok(theme)
    }

    fn unknown(&self, place: Range<usize>, typed: &str, known: &[&'static str]) -> SettingsError {
        let hint = match nearest(typed, known) {
            Some(near) => format!("is `{near}` meant?"),
            None => format!("the fields are {}", known.join(", ")),
        };
        (self.fault)(place, format!("a theme has no field `{typed}`; {hint}"))
    }

    fn text(
        &self,
        field: &str,
        value: &Spanned<DeValue<'_>>,
        takes: &str,
        fits: impl Fn(&str) -> bool,
    ) -> Result<String, SettingsError> {
        let text = value.get_ref().as_str().filter(|text| fits(text));
        let text = text.map(ToOwned::to_owned);
        text.ok_or_else(|| (self.fault)(value.span(), format!("`{field}` takes {takes}")))
    }

    /// A colour that can be read on the grounds of the theme, mended if need be.
    fn colour(
        &self,
        theme: &mut Theme,
        field: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<String, SettingsError> {
        let takes = "a colour, as \"#0F4C5C\"";
        let typed = self.text(field, value, takes, |text| contrast::colour(text).is_some())?;
        let palette = theme.palette();
        let grounds = match (field, palette.dark) {
            ("primary", false) => vec![palette.ground],
            _ => vec![palette.ground, palette.panel],
        };
        let grounds: Vec<_> = grounds.into_iter().filter_map(contrast::colour).collect();
        let Some(colour) = contrast::colour(&typed) else {
            return Ok(typed);
        };
        let ratio = contrast::contrast(colour, &grounds);
        if ratio >= contrast::LEAST {
            return Ok(contrast::hex(colour));
        }
        let mended = contrast::mended(colour, &grounds, palette.dark);
        let shown = contrast::hex(mended);
        // The place is that of a fault, so that both read alike.
        let how = if palette.dark {
            "lightened"
        } else {
            "darkened"
        };
        let said = (self.fault)(
            value.span(),
            format!(
                "`{field}` {typed} has a contrast of {ratio:.1} on the grounds of {}, and text needs {}; it was {how} to \
                 {shown} ({:.1})",
                palette.name,
                contrast::LEAST,
                contrast::contrast(mended, &grounds),
            ),
        );
        theme.remarks.push(said.to_string());
        Ok(shown)
    }

    fn logo(&self, field: &str, value: &Spanned<DeValue<'_>>) -> Result<BrandFile, SettingsError> {
        let takes = "the name of an SVG, PNG, JPEG, GIF or WebP in the theme's folder";
        let name = self.text(field, value, takes, |name| !name.is_empty())?;
        self.file(field, value, name)
    }

    fn font(&self, field: &str, value: &Spanned<DeValue<'_>>) -> Result<BrandFont, SettingsError> {
        let is_file = |name: &str| {
            let lower = name.to_ascii_lowercase();
            lower.ends_with(".otf") || lower.ends_with(".ttf")
        };
        let takes = format!(
            "an .otf or .ttf in the theme's folder, or one of: {}",
            FAMILIES.join(", ")
        );
        let fits = |name: &str| is_file(name) || FAMILIES.contains(&name);
        let name = self.text(field, value, &takes, fits)?;
        Ok(match is_file(&name) {
            true => BrandFont::File(self.file(field, value, name)?),
            false => BrandFont::Family(name),
        })
    }

    fn file(
        &self,
        field: &str,
        value: &Spanned<DeValue<'_>>,
        name: String,
    ) -> Result<BrandFile, SettingsError> {
        let bytes = (self.read)(&name).map_err(|why| {
            let why = match why {
                FolderError::Outside => "lies outside the theme's folder".to_owned(),
                FolderError::Missing => "is not in the theme's folder".to_owned(),
                FolderError::Unreadable(why) => format!("cannot be read: {why}"),
            };
            (self.fault)(
                value.span(),
                format!("`{field}` names \"{name}\", which {why}"),
            )
        })?;
        Ok(BrandFile { name, bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Theme, String> {
        let files = |name: &str| match name {
            "logo.svg" => Ok(b"<svg/>".to_vec()),
            "dark.svg" => Ok(b"<svg class='dark'/>".to_vec()),
            "../logo.svg" => Err(FolderError::Outside),
            _ => Err(FolderError::Missing),
        };
        Theme::read(&Source::new("brand.toml", text), &files).map_err(|error| error.to_string())
    }

    #[test]
    fn a_brand_changes_a_theme() {
        let theme = read(
            "base = \"night-archive\"\naccent = \"#7fb7d6\"\nlogo = \"logo.svg\"\nlogo_dark = \"dark.svg\"\n\
             footer = \"Salt College\"\n[fonts]\nheading = \"Source Sans 3\"\n",
        );
        let theme = theme.unwrap();
        assert_eq!(
            (theme.base.as_str(), theme.accent.as_deref()),
            ("night-archive", Some("#7FB7D6"))
        );
        assert_eq!(theme.logo.unwrap().name, "dark.svg");
        assert_eq!(
            theme.heading_font,
            Some(BrandFont::Family("Source Sans 3".into()))
        );
        assert_eq!(theme.footer.as_deref(), Some("Salt College"));
        assert!(theme.remarks.is_empty());
    }

    #[test]
    fn faint_colours_are_mended_and_told() {
        let theme = read("\nprimary = \"#FFD400\"").unwrap();
        assert_ne!(theme.primary.as_deref(), Some("#FFD400"));
        let [said] = &theme.remarks[..] else {
            panic!("{:?}", theme.remarks);
        };
        assert!(
            said.starts_with("brand.toml:2:11: `primary` #FFD400 has a contrast of 1."),
            "{said}"
        );
        assert!(said.contains("it was darkened to #"), "{said}");
        let lit = read("base = \"night-archive\"\nprimary = \"#333333\"").unwrap();
        assert!(lit.remarks[0].contains("lightened"));
    }

    #[test]
    fn faults_name_place_field_and_what_it_takes() {
        for (text, said) in [
            (
                "primry = \"#000\"",
                "brand.toml:1:1: a theme has no field `primry`; is `primary` meant?",
            ),
            (
                "base = \"dark\"",
                "brand.toml:1:8: `base` takes one of: folio, night-archive",
            ),
            (
                "primary = \"teal\"",
                "brand.toml:1:11: `primary` takes a colour, as \"#0F4C5C\"",
            ),
            ("accent = 7", "brand.toml:1:10: `accent` takes a colour"),
            (
                "logo = \"../logo.svg\"",
                "brand.toml:1:8: `logo` names \"../logo.svg\", which lies outside the theme's",
            ),
            (
                "logo = \"none.png\"",
                "brand.toml:1:8: `logo` names \"none.png\", which is not in the theme's folder",
            ),
            (
                "fonts = \"Amiri\"",
                "brand.toml:1:9: `fonts` takes a table with `heading` and `body`",
            ),
            (
                "[fonts]\nhead = \"Amiri\"",
                "brand.toml:2:1: a theme has no field `head`; is `heading` meant?",
            ),
            (
                "[fonts]\nbody = \"Arial\"",
                "brand.toml:2:8: `fonts.body` takes an .otf or .ttf in the theme's folder",
            ),
            (
                "footer = \"a\\nb\"",
                "brand.toml:1:10: `footer` takes a line of at most 100 characters",
            ),
            (
                "x = 1",
                "brand.toml:1:1: a theme has no field `x`; the fields are base, primary",
            ),
            ("primary = ", "brand.toml:1:"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(said), "{text}: {error}");
        }
    }
}
