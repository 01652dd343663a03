//! `display-not-shown`: a section's slides are asked to be its table, figure, timeline or amounts, and it has none.

use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::deck::{Asked, asked_display};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "D102",
    name: "display-not-shown",
    severity: Severity::Warning,
    source: "README, “Steering the lecture”",
    why: "The slides that were asked for are not made; the section keeps its bullets.",
    fires: Example::Text(
        "# Salt\n\n\
         ## Prices {slide-kind=table}\n\n\
         Prices rose in every town.\n\n\
         | Town | A | B | C | D | E |\n\
         |---|---|---|---|---|---|\n\
         | Van | 1 | 2 | 3 | 4 | 5 |\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n\
         ## Prices {slide-kind=table}\n\n\
         Prices rose in every town.\n\n\
         | Town | A | B |\n\
         |---|---|---|\n\
         | Van | 1 | 2 |\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for mark in &t.manuscript.steering {
        let (message, help) = match asked_display(t.source, t.manuscript, mark) {
            Some(Asked::Nothing("figure")) => (
                "This section has no figure for a slide; its bullets stay",
                "put the figure into the section, or take the mark away",
            ),
            Some(Asked::Nothing("timeline")) => (
                "This section has no two sentences with a year; its slides stay as they are",
                "a timeline needs a year for each point: put years into the sentences, or take the mark away",
            ),
            Some(Asked::Nothing("numbers")) => (
                "This section names no amount that can stand large; its slides stay as they are",
                "put an amount into a sentence, such as 12% or $7 billion, or take the mark away",
            ),
            Some(Asked::Nothing(_)) => (
                "This section has no table for a slide; its bullets stay",
                "put the table into the section, or take the mark away",
            ),
            Some(Asked::TooLarge) => (
                "This section's table is too large for a slide; its bullets stay",
                "a slide has room for 5 columns and 7 short rows with the head, each column with a head of its own",
            ),
            Some(Asked::NoPicture) => (
                "This section's figure is no picture that can be read; its bullets stay",
                "put a PNG, JPEG, GIF, WebP or SVG into the manuscript's folder and name it by its relative path",
            ),
            None => continue,
        };
        report.add(mark.mark, message).help = Some(help.into());
    }
}
