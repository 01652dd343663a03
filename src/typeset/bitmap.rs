//! Pictures as PNG, for programs that show no SVG and no WebP.

use comemo::Track;
use resvg::tiny_skia::{ColorU8, IntSize, Pixmap, Transform};
use typst::World;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use super::templates::Templates;
use super::world::PressWorld;

/// Pixels of the longer side of a drawing: sharp on a screen of 1920.
const LONG: f32 = 1920.0;

/// The PNG of a picture that is an SVG or a WebP; `None` for other kinds, and for what cannot be read. An SVG's words
/// have the fonts that ship, and nothing that it links to is read.
pub fn bitmap(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let data = Bytes::new(bytes.to_vec());
    match bytes.get(..4)? {
        b"RIFF" => raster(data),
        _ if name.to_ascii_lowercase().ends_with(".svg") => drawing(data),
        _ => None,
    }
}

fn drawing(data: Bytes) -> Option<Vec<u8>> {
    let templates = Templates::embedded();
    let world = PressWorld::new(&templates, "/slides.typ");
    let world: &dyn World = &world;
    let image = SvgImage::with_fonts_images(data, world.track(), &[], None).ok()?;
    let size = image.tree().size();
    let long = size.width().max(size.height());
    if !(long.is_finite() && long > 0.0) {
        return None;
    }
    let scale = LONG / long;
    let pixels = |length: f32| ((length * scale).ceil() as u32).max(1);
    let mut page = Pixmap::new(pixels(size.width()), pixels(size.height()))?;
    let scaled = Transform::from_scale(scale, scale);
    resvg::render(image.tree(), scaled, &mut page.as_mut());
    page.encode_png().ok()
}

fn raster(data: Bytes) -> Option<Vec<u8>> {
    let image = RasterImage::plain(data, ExchangeFormat::Webp).ok()?;
    let pixels = image.dynamic().to_rgba8();
    let size = IntSize::from_wh(pixels.width(), pixels.height())?;
    let mut flat = pixels.into_raw();
    for pixel in flat.chunks_exact_mut(4) {
        if let [red, green, blue, alpha] = *pixel {
            let colour = ColorU8::from_rgba(red, green, blue, alpha).premultiply();
            pixel.copy_from_slice(&[colour.red(), colour.green(), colour.blue(), alpha]);
        }
    }
    Pixmap::from_vec(flat, size)?.encode_png().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_become_bitmaps_and_other_kinds_do_not() {
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\">\
            <rect width=\"20\" height=\"10\" fill=\"#ff0000\"/></svg>";
        let png = bitmap(svg, "a.SVG").expect("a bitmap");
        let page = Pixmap::decode_png(&png).expect("a PNG");
        assert_eq!((page.width(), page.height()), (1920, 960));
        let middle = page.pixel(960, 480).expect("a pixel");
        assert_eq!(
            (middle.red(), middle.green(), middle.alpha()),
            (255, 0, 255)
        );
        assert_eq!(bitmap(b"<svg", "a.svg"), None);
        assert_eq!(bitmap(b"GIF89a", "a.gif"), None);
        assert_eq!(bitmap(b"RIFF....WEBP", "a.webp"), None);
        assert_eq!(bitmap(b"", "a.svg"), None);
    }

    #[test]
    fn a_webp_keeps_its_colours() {
        // Two pixels of #00FF00, half seen through.
        let webp = [
            0x52, 0x49, 0x46, 0x46, 0x1c, 0x00, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50,
            0x38, 0x4c, 0x0f, 0x00, 0x00, 0x00, 0x2f, 0x01, 0x00, 0x00, 0x10, 0x07, 0xd0, 0xff,
            0x88, 0x02, 0x06, 0x22, 0xa2, 0xff, 0x01, 0x00,
        ];
        let png = bitmap(&webp, "a.webp").expect("a bitmap");
        let page = Pixmap::decode_png(&png).expect("a PNG");
        assert_eq!((page.width(), page.height()), (2, 1));
        let first = page.pixel(0, 0).expect("a pixel").demultiply();
        assert_eq!(first, ColorU8::from_rgba(0, 255, 0, 128));
    }
}
