//! `page-count-differs`: the chapter ends on another page than it says.

use crate::checks::{Check, Example, Pages, Report, Rule, Severity};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P104",
    name: "page-count-differs",
    severity: Severity::Warning,
    source: "APA 7, 9.28",
    why: "The page range by which others cite the chapter would be wrong.",
    fires: Example::Case("The citation line has “pp. 11–26”, and the chapter fills 19 pages."),
    quiet: Example::Case("The citation line has “pp. 11–26”, and the chapter fills 16 pages."),
    check: Check::Pages(check),
};

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    let meta = &pages.text.manuscript.meta;
    let (Some(declared), Some(print)) = (meta.last_page, pages.print) else {
        return;
    };
    let printed = print
        .pages
        .last()
        .and_then(|page| page.label.parse::<u32>().ok());
    let Some(printed) = printed.filter(|printed| *printed != declared) else {
        return;
    };
    let finding = report.add(
        meta.pages_span.unwrap_or(Span::new(0, 0)),
        format!("The chapter ends on page {printed}; page {declared} is declared as its last"),
    );
    finding.help = Some(format!(
        "write {printed} as the last page once the text is final, or change the house"
    ));
}
