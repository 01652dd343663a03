//! What a run was asked for, flags and front matter together.

use std::path::PathBuf;

use super::{Density, FrontMatter, SettingsError};

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
    /// `--house`
    pub house: Option<String>,
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
    /// `--allow`: codes or names of findings that are not told.
    pub allow: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            editions: Editions::Both,
            house: None,
            theme: None,
            ratio: None,
            template: None,
            minutes: None,
            density: None,
            epoch: None,
            allow: Vec::new(),
        }
    }
}

/// Houses that ship.
pub const HOUSES: &[&str] = &["classic"];
/// Themes that ship.
pub const THEMES: &[&str] = &["folio", "night-archive"];
/// Ratios of slides.
pub const RATIOS: &[&str] = &["16:9", "4:3"];
/// Length of a lecture that says nothing of its own.
const MINUTES: u32 = 45;

/// Looks of a manuscript, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    /// The theme of the slides.
    pub theme: String,
    /// The ratio of the slides.
    pub ratio: String,
    /// Minutes of the lecture.
    pub minutes: u32,
    /// How full the deck is.
    pub density: Density,
}

impl Options {
    /// The looks of one manuscript: flags over its front matter over the defaults.
    pub fn looks(&self, front: &FrontMatter) -> Result<Looks, SettingsError> {
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
        let typed =
            |value: &Option<crate::source::Typed>| value.as_ref().map(|typed| typed.text.clone());
        choose(
            "--house",
            &self.house,
            typed(&front.house).as_deref(),
            HOUSES,
        )?;
        Ok(Looks {
            theme: choose(
                "--theme",
                &self.theme,
                typed(&front.theme).as_deref(),
                THEMES,
            )?,
            ratio: choose("--ratio", &self.ratio, None, RATIOS)?,
            minutes: self.minutes.or(front.lecture.minutes).unwrap_or(MINUTES),
            density: self.density.or(front.lecture.density).unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_and_wrong_names_are_told_the_right_ones() {
        let mut front = FrontMatter::default();
        front.lecture.minutes = Some(30);
        let looks = Options::default().looks(&front).unwrap();
        assert_eq!(
            (looks.theme.as_str(), looks.ratio.as_str(), looks.minutes),
            ("folio", "16:9", 30)
        );
        let options = Options {
            theme: Some("dark".into()),
            ..Options::default()
        };
        let error = options.looks(&front).unwrap_err().to_string();
        assert!(error.contains("folio, night-archive"), "{error}");
    }
}
