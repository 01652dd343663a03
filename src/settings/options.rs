//! What a run was asked for, flags and front matter together.

use std::path::{Path, PathBuf};

use super::{Density, FrontMatter, House, Profile, SettingsError, Theme};
use crate::source::{FolderError, Source, Span, Typed};

/// Which editions are made.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Editions {
    /// The print edition and the slides.
    Both,
    /// The print edition.
    Print,
    /// The slides.
    Slides,
}

impl Editions {
    /// Whether the print edition is made.
    pub fn print(self) -> bool {
        self != Self::Slides
    }

    /// Whether the slides are made.
    pub fn slides(self) -> bool {
        self != Self::Print
    }
}

/// Flags of a run; what is `None` is left to the front matter, then to the default.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which editions.
    pub editions: Editions,
    /// `--profile`: the files of the print edition; none: as the house says.
    pub profiles: Vec<Profile>,
    /// `--attach`: manuscript and references go into the reading file.
    pub attach: bool,
    /// Whether the printer's file is looked at even where it is not made.
    pub preflight: bool,
    /// `--house`
    pub house: Option<String>,
    /// `--set-off-quotations`
    pub set_off_quotations: bool,
    /// `--theme`
    pub theme: Option<String>,
    /// `--ratio`
    pub ratio: Option<String>,
    /// `--template`
    pub template: Option<PathBuf>,
    /// `--minutes`
    pub minutes: Option<u32>,
    /// `--density`
    pub density: Option<Density>,
    /// `SOURCE_DATE_EPOCH`, in seconds.
    pub epoch: Option<i64>,
    /// `--notes-pdf`: the speaker's notes on paper.
    pub notes_pdf: bool,
    /// `--handout`
    pub handout: bool,
    /// `--pptx`
    pub pptx: bool,
    /// Whether a deck is made: the findings on the text need none.
    pub deck: bool,
    /// `--allow`: codes or names of findings that are not told.
    pub allow: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            editions: Editions::Both,
            profiles: Vec::new(),
            attach: false,
            preflight: false,
            house: None,
            set_off_quotations: false,
            theme: None,
            ratio: None,
            template: None,
            minutes: None,
            density: None,
            epoch: None,
            notes_pdf: false,
            handout: false,
            pptx: false,
            deck: true,
            allow: Vec::new(),
        }
    }
}

/// Houses that ship.
pub const HOUSES: &[&str] = &["classic", "modern", "large-print", "apa"];
/// Themes that ship.
pub const THEMES: &[&str] = &["folio", "night-archive"];
/// Ratios of slides.
pub const RATIOS: &[&str] = &["16:9", "4:3"];
/// Length of a lecture that says nothing of its own.
const MINUTES: u32 = 45;

/// Looks of a manuscript, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Looks {
    /// The house of the print edition.
    pub house: House,
    /// The files that the print edition is made as, each once; at least one.
    pub profiles: Vec<Profile>,
    /// Whether long quotations typed in running text are set off.
    pub set_off_quotations: bool,
    /// The theme of the slides.
    pub theme: Theme,
    /// The ratio of the slides.
    pub ratio: String,
    /// Minutes of the lecture.
    pub minutes: u32,
    /// How full the deck is.
    pub density: Density,
}

impl Options {
    /// The looks of one manuscript: flags over its front matter over the defaults. A house that the front matter
    /// names as a file lies in the manuscript's folder.
    pub fn looks(&self, front: &FrontMatter, manuscript: &Source) -> Result<Looks, SettingsError> {
        let choose = |flag: &str, given: &Option<String>, typed: Option<&str>, allowed: &[&str]| {
            let value = given.as_deref().or(typed).unwrap_or(allowed[0]);
            match allowed.contains(&value) {
                true => Ok(value.to_owned()),
                false => {
                    let allowed = allowed.join(", ");
                    Err(SettingsError::flag(
                        flag,
                        format!("there is no \"{value}\"; choose one of: {allowed}"),
                    ))
                }
            }
        };
        let house = match (&self.house, &front.house) {
            (Some(flag), _) if is_file(flag) => {
                let source = Source::open(Path::new(flag))
                    .map_err(|error| SettingsError::flag("--house", error.to_string()))?;
                House::read(&source)?
            }
            (None, Some(typed)) if is_file(&typed.text) => {
                House::read(&in_folder(manuscript, "house", typed)?)?
            }
            (flag, typed) => {
                let typed = typed.as_ref().map(|typed| typed.text.as_str());
                House::named(&choose("--house", flag, typed, HOUSES)?)
            }
        };
        let profiles = match self.profiles.is_empty() {
            true => &house.profiles,
            false => &self.profiles,
        };
        Ok(Looks {
            profiles: Profile::once_each(profiles),
            set_off_quotations: self.set_off_quotations || house.sets_off_quotations(),
            house,
            theme: match (&self.theme, &front.theme) {
                (Some(flag), _) if is_file(flag) => {
                    let source = Source::open(Path::new(flag))
                        .map_err(|error| SettingsError::flag("--theme", error.to_string()))?;
                    Theme::read(&source, &|name| source.folder().read(name))?
                }
                (None, Some(typed)) if is_file(&typed.text) => {
                    let source = in_folder(manuscript, "theme", typed)?;
                    // The files that it names lie beside it, in the manuscript's folder still.
                    let folder = typed.text.rsplit_once('/').map_or("", |(folder, _)| folder);
                    Theme::read(&source, &|name| match folder {
                        "" => manuscript.folder().read(name),
                        _ if name.starts_with('/') => Err(FolderError::Outside),
                        _ => manuscript.folder().read(&format!("{folder}/{name}")),
                    })?
                }
                (flag, typed) => {
                    let typed = typed.as_ref().map(|typed| typed.text.as_str());
                    Theme::named(&choose("--theme", flag, typed, THEMES)?)
                }
            },
            ratio: choose("--ratio", &self.ratio, None, RATIOS)?,
            minutes: self.minutes.or(front.lecture.minutes).unwrap_or(MINUTES),
            density: self.density.or(front.lecture.density).unwrap_or_default(),
        })
    }
}

/// The file of the manuscript's folder that the value of a key names.
fn in_folder(manuscript: &Source, key: &str, typed: &Typed) -> Result<Source, SettingsError> {
    let span = typed.span.unwrap_or(Span::new(0, 0));
    let refused = |why: String| {
        let what = format!("names {}, which {why}", typed.text);
        SettingsError::typed(manuscript, span, key, what)
    };
    let bytes = manuscript.folder().read(&typed.text);
    let bytes = bytes.map_err(|why| refused(why.to_string()))?;
    Source::from_bytes(&typed.text, bytes)
        .map_err(|error| refused(format!("cannot be read: {error}")))
}

/// Whether a house or theme is named by its file.
pub(super) fn is_file(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_and_wrong_names_are_told_the_right_ones() {
        let manuscript = Source::new("m", "");
        let mut front = FrontMatter::default();
        front.lecture.minutes = Some(30);
        let looks = Options::default().looks(&front, &manuscript).unwrap();
        assert_eq!(
            (
                looks.theme.base.as_str(),
                looks.ratio.as_str(),
                looks.minutes
            ),
            ("folio", "16:9", 30)
        );
        let options = Options {
            theme: Some("dark".into()),
            ..Options::default()
        };
        let error = options.looks(&front, &manuscript).unwrap_err().to_string();
        assert!(error.contains("folio, night-archive"), "{error}");
    }
}
