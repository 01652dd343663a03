//! Figures: read from the manuscript's folder, decoded once to know that they can be shown.

use typst::diag::SourceResult;
use typst::foundations::{Bytes, Content, Value};
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use super::driver::{Parts, arg};
use crate::manuscript::Figure;
use crate::source::{Source, Span};

/// What became of the figures of an edition.
#[derive(Default)]
pub(super) struct Figures {
    /// Figures that could not be shown, and why.
    pub(super) problems: Vec<(Span, String)>,
    /// The data of those that could, and where each is named.
    pub(super) pictures: Vec<(Bytes, Span)>,
}

impl Figures {
    /// The image, or an empty frame with its reason noted.
    pub(super) fn content(
        &mut self,
        parts: &mut Parts<'_, '_>,
        source: &Source,
        figure: &Figure,
        alt: &str,
    ) -> SourceResult<Content> {
        let name = &figure.path.text;
        let span = figure.path.span.unwrap_or(Span::new(0, 0));
        match load(parts, source, name) {
            Ok((bytes, format)) => {
                self.pictures.push((bytes.clone(), span));
                let named = vec![
                    ("data", Value::Bytes(bytes)),
                    arg("format", format),
                    arg("alt", alt),
                ];
                parts.call("figure-image", named, None)
            }
            Err(why) => {
                self.problems
                    .push((span, format!("the figure \"{name}\" {why}")));
                parts.call("figure-missing", Vec::new(), None)
            }
        }
    }
}

/// Reads and decodes; the reason completes "the figure … ".
fn load(
    parts: &Parts<'_, '_>,
    source: &Source,
    name: &str,
) -> Result<(Bytes, &'static str), String> {
    let bytes = Bytes::new(source.folder().read(name).map_err(|e| e.to_string())?);
    let raster = |format, label| match RasterImage::plain(bytes.clone(), format) {
        Ok(_) => Ok((bytes.clone(), label)),
        Err(why) => Err(format!("cannot be decoded: {why}")),
    };
    match bytes.get(..4).unwrap_or_default() {
        [0x89, b'P', b'N', b'G'] => raster(ExchangeFormat::Png, "png"),
        [0xff, 0xd8, ..] => raster(ExchangeFormat::Jpg, "jpg"),
        [b'G', b'I', b'F', b'8'] => raster(ExchangeFormat::Gif, "gif"),
        [b'R', b'I', b'F', b'F'] => raster(ExchangeFormat::Webp, "webp"),
        _ if name.to_ascii_lowercase().ends_with(".svg") => {
            // As Typst will read it: an image that it links to is not read, and is a fault.
            match SvgImage::with_fonts_images(bytes.clone(), parts.world(), &[], None) {
                Ok(_) => Ok((bytes, "svg")),
                Err(_) => Err("is not a well-formed SVG without links to other files".into()),
            }
        }
        _ => Err("is of a kind that is not read; give a PNG, JPEG, GIF, WebP or SVG".into()),
    }
}
