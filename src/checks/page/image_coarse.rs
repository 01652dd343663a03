//! `image-coarse`: an image with fewer pixels than presses ask for.

use super::placed::{LEAST, WANTED, resolution};
use crate::checks::{Check, Example, Rule, Severity};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P108",
    name: "image-coarse",
    severity: Severity::Warning,
    source: "Cambridge University Press AuthorNet, artwork; print-edition.md, 3",
    why: "Presses ask for 300 pixels to an inch of paper; an image with fewer looks soft.",
    fires: Example::Case("A picture of 1000 pixels, printed 112 mm wide: 227 pixels to an inch."),
    quiet: Example::Case("A picture of 1323 pixels or more at that width."),
    check: Check::Pages(|pages, report| resolution(pages, report, LEAST, WANTED)),
};
