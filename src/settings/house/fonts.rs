//! `font-files` of a house: fonts of its own, for letters that those that ship lack.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use crate::settings::BrandFile;
use crate::source::{FolderError, Source};

/// The field.
pub(super) const FIELD: &str = "font-files";

/// Reads the files that `value` lists, from the folder of the house's file; the place of the fault and what is wrong.
pub(super) fn read(
    source: &Source,
    value: &Spanned<DeValue<'_>>,
) -> Result<Vec<BrandFile>, (Range<usize>, String)> {
    let takes = || (value.span(), format!("takes {TAKES}"));
    let list = value.get_ref().as_array().ok_or_else(takes)?;
    let mut out = Vec::new();
    for item in list {
        let fault = |what: String| (item.span(), what);
        let name = item.get_ref().as_str().filter(|name| is_font(name));
        let name = name.ok_or_else(|| fault(format!("takes {TAKES}")))?;
        let bytes = source.folder().read(name).map_err(|why| {
            let why = match why {
                FolderError::Outside => "lies outside the house's folder".to_owned(),
                FolderError::Missing => "is not in the house's folder".to_owned(),
                FolderError::Unreadable(why) => format!("cannot be read: {why}"),
            };
            fault(format!("names \"{name}\", which {why}"))
        })?;
        let name = name.to_owned();
        out.push(BrandFile { name, bytes });
    }
    Ok(out)
}

const TAKES: &str =
    "a list of .otf or .ttf files in the house's folder: [\"NotoSerifSC-Regular.otf\"]";

fn is_font(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.ends_with(".otf") || lower.ends_with(".ttf")
}

#[cfg(test)]
mod tests {
    use crate::settings::House;
    use crate::source::Source;

    #[test]
    fn faults_say_what_the_field_takes() {
        for (text, said) in [
            (
                "font-files = \"han.otf\"",
                "press.toml:1:14: `font-files` takes a list of .otf or .ttf files",
            ),
            (
                "font-files = [\"han.woff\"]",
                "press.toml:1:15: `font-files` takes a list of .otf or .ttf files",
            ),
            (
                "font-files = [\"han.otf\"]",
                "press.toml:1:15: `font-files` names \"han.otf\", which is not in the house's folder",
            ),
            (
                "font-files = [\"../han.otf\"]",
                "press.toml:1:15: `font-files` names \"../han.otf\", which lies outside",
            ),
            (
                "font-file = []",
                "press.toml:1:1: a house has no field `font-file`; is `font-files` meant?",
            ),
        ] {
            let error = House::read(&Source::new("press.toml", text)).unwrap_err();
            assert!(error.to_string().starts_with(said), "{text}: {error}");
        }
    }
}
