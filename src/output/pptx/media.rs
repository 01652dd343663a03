//! Pictures of the manuscript as parts of the file.

use crate::deck::Deck;
use crate::manuscript::{BlockKind, Figure, Manuscript};
use crate::source::Source;
use crate::typeset::bitmap;

/// A figure's picture, of a kind that PowerPoint shows: PNG, JPEG or GIF; SVG and WebP are made PNG.
pub(super) struct Picture {
    /// The name of its part.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// In pixels.
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Picture {
    /// Reads a figure's file; `None` if it is not there or of another kind.
    pub(super) fn of(source: &Source, figure: &Figure) -> Option<Self> {
        let name = &figure.path.text;
        let bytes = source.folder().read(name).ok()?;
        let bytes = bitmap(&bytes, name).unwrap_or(bytes);
        let ending = match bytes.get(..4)? {
            [0x89, b'P', b'N', b'G'] => "png",
            [0xff, 0xd8, ..] => "jpeg",
            [b'G', b'I', b'F', b'8'] => "gif",
            _ => return None,
        };
        let size = imagesize::blob_size(&bytes).ok()?;
        let at = figure.path.span.map_or(0, |span| span.start);
        Some(Self {
            name: format!("figure{at}.{ending}"),
            width: (size.width as f64).max(1.0),
            height: (size.height as f64).max(1.0),
            bytes,
        })
    }
}

/// The figures that the deck shows, each once; and how many of them the file cannot show.
pub(super) fn pictures(
    source: &Source,
    manuscript: &Manuscript,
    deck: &Deck,
) -> (Vec<Picture>, Vec<String>) {
    let mut pictures: Vec<Picture> = Vec::new();
    let mut missing = Vec::new();
    for slide in &deck.slides {
        let block = slide.display.and_then(|index| manuscript.blocks.get(index));
        let Some(BlockKind::Figure(figure)) = block.map(|block| &block.kind) else {
            continue;
        };
        match Picture::of(source, figure) {
            Some(picture) if pictures.iter().any(|p| p.name == picture.name) => {}
            Some(picture) => pictures.push(picture),
            None => missing.push(figure.path.text.clone()),
        }
    }
    (pictures, missing)
}
