//! Contrast of colours (WCAG 2.2, 1.4.3), and the mending of what has too little.

use palette::color_difference::Wcag21RelativeContrast;
use palette::{Clamp, FromColor, Oklch, Srgb};

/// Least contrast of text and its ground.
pub(super) const LEAST: f32 = 4.5;

/// A colour as `#RRGGBB` or `#RGB`.
pub(super) fn colour(text: &str) -> Option<Srgb<f32>> {
    let digits = text.strip_prefix('#')?;
    if !digits.chars().all(|c| c.is_ascii_hexdigit()) || !matches!(digits.len(), 3 | 6) {
        return None;
    }
    text.parse::<Srgb<u8>>().ok().map(Srgb::into_format)
}

/// As `#RRGGBB`.
pub(super) fn hex(colour: Srgb<f32>) -> String {
    let Srgb {
        red, green, blue, ..
    } = colour.into_format::<u8>();
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// The least contrast of a colour with some grounds.
pub(super) fn contrast(colour: Srgb<f32>, grounds: &[Srgb<f32>]) -> f32 {
    let each = grounds
        .iter()
        .map(|ground| colour.relative_contrast(*ground));
    each.fold(21.0, f32::min)
}

/// The colour of the same hue nearest to `colour` in lightness that has [`LEAST`] contrast with all `grounds`,
/// which are all dark or all light.
pub(super) fn mended(colour: Srgb<f32>, grounds: &[Srgb<f32>], dark: bool) -> Srgb<f32> {
    let mut shade = Oklch::from_color(colour);
    let step = if dark { 0.004 } else { -0.004 };
    let mut out = colour;
    // As it will be written: rounding to whole steps may not take the last bit away.
    let written = |shade: Oklch| {
        Srgb::from_color(shade)
            .clamp()
            .into_format::<u8>()
            .into_format()
    };
    while contrast(out, grounds) < LEAST && (0.0..=1.0).contains(&shade.l) {
        shade.l += step;
        out = written(shade);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        let of = |a: &str, b: &str| contrast(colour(a).unwrap(), &[colour(b).unwrap()]);
        assert!((of("#000", "#FFFFFF") - 21.0).abs() < 0.01);
        // The best known grey that just passes on white, and the one that just fails.
        assert!(of("#767676", "#fff") >= 4.5 && of("#777777", "#fff") < 4.5);
        for other in [
            "", "#", "red", "#12", "#12345", "#1234567", "#ggg", "123456", "#é12",
        ] {
            assert!(colour(other).is_none(), "{other}");
        }
    }

    #[test]
    fn mended_colours_pass_and_keep_their_hue() {
        for (typed, ground, dark) in [
            ("#FFD400", "#FBF8F2", false),
            ("#88CCEE", "#FFFFFF", false),
            ("#FBF8F2", "#FBF8F2", false),
            ("#202020", "#10151C", true),
            ("#003366", "#10151C", true),
        ] {
            let (typed, ground) = (colour(typed).unwrap(), colour(ground).unwrap());
            let out = mended(typed, &[ground], dark);
            let again = colour(&hex(out)).unwrap();
            let ratio = contrast(again, &[ground]);
            assert!((4.5..5.0).contains(&ratio), "{ratio}");
            let (before, after) = (Oklch::from_color(typed), Oklch::from_color(out));
            let turned = (before.hue - after.hue).into_degrees().abs();
            assert!(before.chroma < 0.03 || turned < 30.0, "{turned}");
        }
        let fine = colour("#0F4C5C").unwrap();
        assert_eq!(mended(fine, &[colour("#fff").unwrap()], false), fine);
    }
}
