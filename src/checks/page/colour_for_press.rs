//! `colour-for-press`: colour on a page that is printed in black.

use super::placed::{at, named};
use crate::checks::{Check, Example, Pages, Report, Rule, Severity};
use crate::source::Span;
use crate::typeset::ImageColour;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P109",
    name: "colour-for-press",
    severity: Severity::Warning,
    source: "IngramSpark help; print-edition.md, 3",
    why: "A book printed in black has its colours turned to greys by the printer's machine, as it likes.",
    fires: Example::Case("A photograph in colour, or a drawing with a red line."),
    quiet: Example::Case(
        "A picture in greys: where its file says them in red, green and blue, the printer's file has them as greys.",
    ),
    check: Check::Pages(check),
};

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    let Some(press) = pages.press else {
        return;
    };
    let mut told = Vec::new();
    for image in &press.images {
        let colours = match image.colour {
            ImageColour::Gray => continue,
            ImageColour::Rgb => "a screen's colours (RGB)",
            ImageColour::Cmyk => "a press's colours (CMYK)",
        };
        told.push(image.page.as_str());
        let message = format!("{} is in {colours}", named(pages, image));
        at(report, image, message).help = Some(
            "the printer's file has it as it is: save it as greyscale, or ask the press for colour"
                .into(),
        );
    }
    for page in &press.colour {
        if !told.contains(&page.as_str()) {
            let finding = report.add(Span::new(0, 0), format!("Page {page} has colour"));
            finding.help = Some(
                "a drawing on it, or the template, has colours other than greys: draw it in greys"
                    .into(),
            );
        }
    }
}
