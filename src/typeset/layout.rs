//! Facts of laid-out pages, free of Typst's types.

pub use super::glyphs::Glyphs;
use crate::source::Span;

/// What lies on the pages of an edition.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The pages.
    pub pages: Vec<Page>,
    /// What the lines of the text are set on, in points; 0 for slides.
    pub lead: f64,
    /// Whether its pages face each other, as in a book: a paper is read leaf by leaf.
    pub facing: bool,
    /// Characters that no font has; their code points are shown instead.
    pub missing_glyphs: Vec<Span>,
    /// Figures that could not be shown, and why.
    pub figure_problems: Vec<(Span, String)>,
    /// What Typst said of the layout and of the PDF.
    pub remarks: Vec<Remark>,
}

/// A remark of Typst's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where in the manuscript, if it is about a place in it.
    pub span: Option<Span>,
    /// Whether the PDF could not meet its standard because of it.
    pub error: bool,
    /// Its words.
    pub message: String,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its printed number.
    pub label: String,
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// The box that text should stay in, in points from the top left.
    pub measure: Rect,
    /// Its glyphs in painting order.
    pub glyphs: Glyphs,
    /// For slides: the index of the slide in the deck.
    pub slide: Option<usize>,
    /// For slides: which of its bullets (or references) are on the page.
    pub items: Option<std::ops::Range<usize>>,
}

/// A glyph.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// The characters of the manuscript that it stands for; `None`: furniture.
    pub source: Option<Span>,
    /// The text it says (as copied from the PDF).
    pub text: Box<str>,
    /// Where it is.
    pub rect: Rect,
    /// Whether the font has it (glyph id not 0).
    pub present: bool,
    /// Whether it has ink: not transparent, not clipped away.
    pub inked: bool,
    /// Type size in points.
    pub size: f64,
}

/// What a black-only press would trip over.
#[derive(Clone, Debug, Default)]
pub struct PressFacts {
    /// The raster images, in the order of the pages.
    pub images: Vec<PlacedImage>,
    /// The labels of the pages that have colour.
    pub colour: Vec<String>,
    /// The labels of the pages that have something transparent.
    pub transparency: Vec<String>,
}

/// A raster image on a page.
#[derive(Clone, Debug)]
pub struct PlacedImage {
    /// Where the manuscript names its file; `None`: the template's own.
    pub span: Option<Span>,
    /// The label of its page.
    pub page: String,
    /// Its width and height in pixels.
    pub pixels: (u32, u32),
    /// Its width on the page in points.
    pub width: f64,
    /// Its height on the page in points.
    pub height: f64,
    /// The colours of its pixels.
    pub colour: ImageColour,
}

impl PlacedImage {
    /// Pixels to an inch of paper, along the side that has fewer.
    pub fn resolution(&self) -> f64 {
        let along = |pixels: u32, points: f64| f64::from(pixels) * 72.0 / points.max(1e-6);
        along(self.pixels.0, self.width).min(along(self.pixels.1, self.height))
    }
}

/// The colours of an image.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum ImageColour {
    /// Grey, or black and white.
    Gray,
    /// Colours of a screen.
    Rgb,
    /// Colours of a press.
    Cmyk,
}

/// A rectangle in points from the page's top left.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left.
    pub left: f64,
    /// Top.
    pub top: f64,
    /// Right.
    pub right: f64,
    /// Bottom.
    pub bottom: f64,
}
