//! The fields of a house that are about files, not looks: which are made, and what the printer wants of his.

use toml::de::DeValue;

use super::{House, Kind, length};
use crate::settings::{CONDITIONS, PdfX, Profile};

/// Their names.
pub(super) const FIELDS: [&str; 5] = [
    "profile",
    "pdf-x",
    "output-condition",
    "bleed",
    "crop-marks",
];

/// Beyond this a bleed is no bleed any more (pt).
const WIDEST_BLEED: f64 = 10.0 * 72.0 / 25.4;

/// Sets a field; what it takes, if the value is not of that kind.
pub(super) fn set(house: &mut House, name: &str, value: &DeValue<'_>) -> Result<(), String> {
    let press = &mut house.press;
    match name {
        "profile" => {
            let names = || Profile::ALL.map(Profile::name).join(", ");
            house.profiles =
                profiles(value).ok_or_else(|| format!("one or a list of: {}", names()))?;
        }
        "pdf-x" => {
            let named = |pdf_x: &PdfX| value.as_str() == Some(pdf_x.name());
            let names = || PdfX::ALL.map(PdfX::name).join(", ");
            press.pdf_x = PdfX::ALL
                .into_iter()
                .find(named)
                .ok_or_else(|| format!("one of: {}", names()))?;
        }
        "output-condition" => {
            let condition = value.as_str().filter(|name| CONDITIONS.contains(name));
            press.condition = condition
                .ok_or_else(|| {
                    let all = CONDITIONS.join(", ");
                    format!("a condition registered at color.org, one of: {all}")
                })?
                .into();
        }
        "bleed" => {
            let points = value.as_str().and_then(|text| length(text, false));
            let points = points.flatten();
            let points = points.filter(|points| (0.0..=WIDEST_BLEED).contains(points));
            let takes = || Kind::Length(0.0, WIDEST_BLEED, false).takes();
            press.bleed = Some(points.ok_or_else(takes)?);
        }
        _ => press.crop_marks = value.as_bool().ok_or_else(|| Kind::Switch.takes())?,
    }
    Ok(())
}

/// One profile or a list of them, none of them unknown.
fn profiles(value: &DeValue<'_>) -> Option<Vec<Profile>> {
    let one = |value: &DeValue<'_>| {
        let name = value.as_str()?;
        Profile::ALL.into_iter().find(|p| p.name() == name)
    };
    let named: Option<Vec<Profile>> = match value {
        DeValue::Array(list) => list.iter().map(|item| one(item.get_ref())).collect(),
        value => one(value).map(|profile| vec![profile]),
    };
    named.filter(|profiles| !profiles.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Press;
    use crate::source::Source;

    fn read(text: &str) -> Result<House, String> {
        House::read(&Source::new("press.toml", text)).map_err(|error| error.to_string())
    }

    #[test]
    fn a_house_says_what_the_printer_wants() {
        assert_eq!(read("").unwrap().press, Press::default());
        let house = read(
            "pdf-x = \"X-3:2002\"\noutput-condition = \"CGATS TR 001\"\nbleed = \"3mm\"\ncrop-marks = true\n",
        );
        let press = house.unwrap().press;
        assert_eq!(press.pdf_x, PdfX::X3Of2002);
        assert_eq!(press.condition, "CGATS TR 001");
        assert!((press.bleed.unwrap() - 8.504).abs() < 0.001 && press.crop_marks);
    }

    #[test]
    fn a_house_names_the_files_that_it_makes() {
        let profiles = |text| read(text).unwrap().profiles;
        assert_eq!(profiles(""), [Profile::Reading]);
        assert_eq!(profiles("profile = \"press\""), [Profile::Press]);
        assert_eq!(
            profiles("profile = [\"reading\", \"proof\"]"),
            [Profile::Reading, Profile::Proof]
        );
    }

    #[test]
    fn faults_say_what_the_field_takes() {
        for (text, said) in [
            (
                "profile = []",
                "press.toml:1:11: `profile` takes one or a list of: reading, press, proof",
            ),
            (
                "profile = [\"press\", \"web\"]",
                "press.toml:1:11: `profile` takes",
            ),
            (
                "pdf-x = \"X-4\"",
                "press.toml:1:9: `pdf-x` takes one of: X-3:2003, X-3:2002",
            ),
            (
                "output-condition = \"FOGRA99\"",
                "press.toml:1:20: `output-condition` takes a condition registered",
            ),
            (
                "bleed = \"3em\"",
                "press.toml:1:9: `bleed` takes a length from 0pt to 28pt",
            ),
            ("bleed = \"11mm\"", "press.toml:1:9: `bleed` takes"),
            (
                "crop-marks = \"on\"",
                "press.toml:1:14: `crop-marks` takes true or false",
            ),
            (
                "crop-mark = true",
                "press.toml:1:1: a house has no field `crop-mark`; is `crop-marks` meant?",
            ),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(said), "{text}: {error}");
        }
    }
}
