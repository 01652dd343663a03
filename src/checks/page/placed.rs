//! Words on an image and its place, for the rules on images.

use crate::checks::{Finding, Pages, Report};
use crate::source::Span;
use crate::typeset::PlacedImage;

/// Pixels to an inch that every image should have (print-edition.md, 3).
pub(super) const WANTED: f64 = 300.0;

/// Fewer show as steps.
pub(super) const LEAST: f64 = 150.0;

/// “The image “map.png” (1320 × 720 pixels, 112 × 61 mm on page 401)”.
pub(super) fn named(pages: &Pages<'_>, image: &PlacedImage) -> String {
    let name = image.span.map(|span| pages.text.source.slice(span));
    let name = name.map(|name| format!(" “{name}”")).unwrap_or_default();
    let mm = |points: f64| points / 72.0 * 25.4;
    let (wide, high) = image.pixels;
    format!(
        "The image{name} ({wide} × {high} pixels, {:.0} × {:.0} mm on page {})",
        mm(image.width),
        mm(image.height),
        image.page
    )
}

/// Reports an image with fewer than `below` and at least `from` pixels to an inch.
pub(super) fn resolution(pages: &Pages<'_>, report: &mut Report<'_>, from: f64, below: f64) {
    let images = pages.press.iter().flat_map(|press| &press.images);
    for image in images {
        let found = image.resolution().round();
        if !(from..below).contains(&found) {
            continue;
        }
        let factor = WANTED / found.max(1e-6);
        let needed = (f64::from(image.pixels.0) * factor).ceil();
        let message = format!("{} has {found:.0} pixels to an inch", named(pages, image));
        at(report, image, message).help = Some(format!(
            "a press wants {WANTED:.0}, and 1200 for line art: give a file that is {needed:.0} pixels wide"
        ));
    }
}

/// Adds a finding where the manuscript names the image.
pub(super) fn at<'r>(
    report: &'r mut Report<'_>,
    image: &PlacedImage,
    message: String,
) -> &'r mut Finding {
    report.add(image.span.unwrap_or(Span::new(0, 0)), message)
}
