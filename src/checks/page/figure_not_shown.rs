//! `figure-not-shown`: a figure's file is missing, elsewhere, or no image.

use crate::checks::{Check, Example, Pages, Report, Rule, Severity};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P105",
    name: "figure-not-shown",
    severity: Severity::Error,
    source: "APA 7, 7.22",
    why: "An empty frame stands where the figure should be.",
    fires: Example::Case(
        "A figure whose file is not in the manuscript’s folder, or is no picture.",
    ),
    quiet: Example::Case("A figure whose file can be read."),
    check: Check::Pages(check),
};

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    for (span, problem) in pages
        .print
        .iter()
        .flat_map(|layout| &layout.figure_problems)
    {
        let finding = report.add(*span, sentence(problem));
        finding.help = Some("put a PNG, JPEG, GIF, WebP or SVG into the manuscript's folder and name it by its relative path".into());
    }
}

/// "the figure … is …" as a sentence.
fn sentence(problem: &str) -> String {
    let mut chars = problem.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
