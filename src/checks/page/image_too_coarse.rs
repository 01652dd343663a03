//! `image-too-coarse`: an image with so few pixels that they show in print.

use super::placed::{LEAST, resolution};
use crate::checks::{Check, Example, Rule, Severity};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P107",
    name: "image-too-coarse",
    severity: Severity::Error,
    source: "Cambridge University Press AuthorNet, artwork; print-edition.md, 3",
    why: "Under 150 pixels to an inch of paper, each pixel can be seen.",
    fires: Example::Case("A picture of 600 pixels, printed 112 mm wide: 136 pixels to an inch."),
    quiet: Example::Case("A picture of 1323 pixels or more at that width."),
    check: Check::Pages(|pages, report| resolution(pages, report, 0.0, LEAST)),
};
