//! The fonts inside the binary. Nothing else is ever looked for: the same input gives the same glyphs everywhere.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use unicode_normalization::char::decompose_canonical;

use super::edition::TypesetError;
use crate::settings::House;

/// The fonts and their index.
pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// The font with this index in the book.
    pub(super) fn get(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// Whether any font has the character, or the letter and marks that it is made of: shaping takes it apart.
    pub(super) fn covers(&self, c: char) -> bool {
        let has = |font: &Font, c: char| font.info().coverage.contains(u32::from(c));
        self.fonts.iter().any(|font| has(font, c))
            || self.fonts.iter().any(|font| {
                let (mut parts, mut all) = (0, true);
                decompose_canonical(c, |part| {
                    parts += 1;
                    all &= has(font, part);
                });
                parts > 1 && all
            })
    }
}

impl Fonts {
    /// These fonts and some of a brand's.
    pub(super) fn and(&self, own: impl IntoIterator<Item = Font>) -> Self {
        let mut fonts = self.fonts.clone();
        fonts.extend(own);
        Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }

    /// These fonts and those of a house, with the families of the latter.
    pub(super) fn of_house(house: &House) -> Result<(Self, Vec<String>), TypesetError> {
        let mut own = Vec::new();
        for file in &house.fonts {
            let font = Font::new(Bytes::new(file.bytes.clone()), 0);
            own.push(font.ok_or_else(|| TypesetError {
                faults: vec![format!(
                    "the house's font \"{}\" is no font that can be read",
                    file.name
                )],
            })?);
        }
        let families = own.iter().map(|font| font.info().family.to_string());
        let families = families.collect();
        Ok((FONTS.and(own), families))
    }

    /// Whether a font of this family has the character.
    pub(super) fn family_covers(&self, family: &str, c: char) -> bool {
        let of_family = self
            .fonts
            .iter()
            .filter(|font| font.info().family == family);
        of_family
            .into_iter()
            .any(|font| font.info().coverage.contains(u32::from(c)))
    }
}

/// All fonts, set up once.
pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES
        .iter()
        .filter_map(|(_, data)| Font::new(Bytes::new(*data), 0))
        .collect();
    Fonts {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

macro_rules! files {
    ($($path:literal)*) => { [$(($path, include_bytes!(concat!("../../fonts/", $path)))),*] };
}

/// The font file at a path below `fonts/`, if it ships.
pub fn font_file(path: &str) -> Option<&'static [u8]> {
    let (_, data) = FILES.iter().find(|(known, _)| *known == path)?;
    Some(data)
}

static FILES: [(&str, &[u8]); 29] = files! {
    "source-serif-4/SourceSerif4-Regular.otf"
    "source-serif-4/SourceSerif4-It.otf"
    "source-serif-4/SourceSerif4-Semibold.otf"
    "source-serif-4/SourceSerif4-SemiboldIt.otf"
    "source-serif-4/SourceSerif4-Bold.otf"
    "source-serif-4/SourceSerif4-BoldIt.otf"
    "source-serif-4/SourceSerif4SmText-Regular.otf"
    "source-serif-4/SourceSerif4SmText-It.otf"
    "source-serif-4/SourceSerif4SmText-Bold.otf"
    "source-serif-4/SourceSerif4SmText-BoldIt.otf"
    "source-serif-4/SourceSerif4Display-Regular.otf"
    "source-serif-4/SourceSerif4Display-It.otf"
    "source-serif-4/SourceSerif4Display-Semibold.otf"
    "source-sans-3/SourceSans3-Light.otf"
    "source-sans-3/SourceSans3-Regular.otf"
    "source-sans-3/SourceSans3-It.otf"
    "source-sans-3/SourceSans3-Semibold.otf"
    "source-sans-3/SourceSans3-SemiboldIt.otf"
    "source-sans-3/SourceSans3-Bold.otf"
    "source-sans-3/SourceSans3-BoldIt.otf"
    "source-code-pro/SourceCodePro-Regular.otf"
    "gentium-book-plus/GentiumBookPlus_400Regular.ttf"
    "gentium-book-plus/GentiumBookPlus_400Regular_Italic.ttf"
    "gentium-book-plus/GentiumBookPlus_700Bold.ttf"
    "stix-two-math/STIXTwoMath_400Regular.ttf"
    "amiri/Amiri_400Regular.ttf"
    "amiri/Amiri_700Bold.ttf"
    "vazirmatn/Vazirmatn-Regular.ttf"
    "vazirmatn/Vazirmatn-Bold.ttf"
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_file_is_a_font() {
        assert_eq!(FONTS.fonts.len(), FILES.len());
    }

    #[test]
    fn the_scripts_of_the_house_are_covered() {
        for c in "aßşğıİçəƏñșȳЖўΩέḥṣʾفارسیپچژگ–«»“”„‘’…€°".chars()
        {
            assert!(FONTS.covers(c), "{c} U+{:04X}", c as u32);
        }
        assert!(!FONTS.covers('漢'));
    }
}
