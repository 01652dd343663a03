//! The images of the pages: how many pixels on how much paper, and in which colours.

use typst::foundations::Bytes;
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::visualize::{ExchangeFormat, Image, ImageKind, RasterFormat, RasterImage};
use typst_layout::Page;

use crate::source::Span;
use crate::typeset::layout::{ImageColour, PlacedImage};

/// The raster images of all pages, in order. `pictures`: the data of the figures, and where each is named.
pub(super) fn images(pages: &[Page], pictures: &[(Bytes, Span)]) -> Vec<PlacedImage> {
    let mut walk = Walk {
        left: pictures.iter().collect(),
        images: Vec::new(),
    };
    for page in pages {
        let label = page.number.to_string();
        walk.frame(&page.frame, Transform::identity(), &label, 0);
    }
    walk.images
}

struct Walk<'p> {
    /// Figures that have not been met yet: a file that is shown twice is two of them.
    left: Vec<&'p (Bytes, Span)>,
    images: Vec<PlacedImage>,
}

impl Walk<'_> {
    fn frame(&mut self, frame: &Frame, at: Transform, page: &str, depth: usize) {
        for (point, item) in frame.items() {
            match item {
                FrameItem::Group(group) if depth < 512 => {
                    let moved = Transform::translate(point.x, point.y);
                    let at = at.pre_concat(moved).pre_concat(group.transform);
                    self.frame(&group.frame, at, page, depth + 1);
                }
                FrameItem::Image(image, size, _) => {
                    let side = |x: Abs, y: Abs| {
                        let (from, to) = (Point::zero().transform(at), Point::new(x, y));
                        let to = to.transform(at);
                        (to.x - from.x).to_pt().hypot((to.y - from.y).to_pt())
                    };
                    let width = side(size.x, Abs::zero());
                    let height = side(Abs::zero(), size.y);
                    self.image(image, width, height, page);
                }
                _ => {}
            }
        }
    }

    fn image(&mut self, image: &Image, width: f64, height: f64, page: &str) {
        let ImageKind::Raster(raster) = image.kind() else {
            return;
        };
        let same = |picture: &&(Bytes, Span)| picture.0 == *raster.data();
        let span = self.left.iter().position(same);
        let span = span.map(|at| self.left.remove(at).1);
        self.images.push(PlacedImage {
            span,
            page: page.to_owned(),
            pixels: (raster.width(), raster.height()),
            width,
            height,
            colour: colour(raster),
        });
    }
}

fn colour(raster: &RasterImage) -> ImageColour {
    if let RasterFormat::Exchange(ExchangeFormat::Jpg) = raster.format() {
        // The pixels that are decoded are never CMYK; the file's are what goes to the press.
        return match jpeg_components(raster.data()) {
            Some(4) => ImageColour::Cmyk,
            Some(1) => ImageColour::Gray,
            _ => ImageColour::Rgb,
        };
    }
    let decoded = raster.dynamic();
    if !decoded.color().has_color() {
        return ImageColour::Gray;
    }
    let grey = |pixel: [u8; 4]| pixel[3] == 0 || (pixel[0] == pixel[1] && pixel[1] == pixel[2]);
    match decoded.to_rgba8().pixels().all(|pixel| grey(pixel.0)) {
        true => ImageColour::Gray,
        false => ImageColour::Rgb,
    }
}

/// The number of components of a JPEG: of its frame header (ITU-T T.81, B.2.2).
fn jpeg_components(data: &[u8]) -> Option<u8> {
    let mut rest = data.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let [0xff, marker, after @ ..] = rest else {
            return None;
        };
        match marker {
            // Fill bytes, and markers without a segment.
            0xff => rest = rest.get(1..)?,
            0x01 | 0xd0..=0xd8 => rest = after,
            // A frame header: length, precision, height, width, and the count.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return after.get(7).copied();
            }
            _ => {
                let [high, low, ..] = after else { return None };
                rest = after.get(usize::from(u16::from_be_bytes([*high, *low]))..)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_components_of_a_jpeg_stand_in_its_frame_header() {
        let head = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2];
        let frame = [0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 4, 0];
        assert_eq!(jpeg_components(&[&head[..], &frame].concat()), Some(4));
        assert_eq!(jpeg_components(&head), None);
        assert_eq!(jpeg_components(&[0xff, 0xd8, 0xff, 0xe0, 0, 0, 0]), None);
    }
}
