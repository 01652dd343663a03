//! `pdf-standard-not-met`: the PDF could not be made as PDF/UA-1 and PDF/A-2a.

use crate::checks::{Check, Example, Pages, Report, Rule, Severity};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "P106",
    name: "pdf-standard-not-met",
    severity: Severity::Warning,
    source: "ISO 14289-1, ISO 19005-2",
    why: "Libraries, archives and readers of screen readers want a PDF that keeps these standards.",
    fires: Example::Case("A figure without an alternative text, which PDF/UA-1 wants."),
    quiet: Example::Case("Every figure has one."),
    check: Check::Pages(check),
};

fn check(pages: &Pages<'_>, report: &mut Report<'_>) {
    for (edition, layout) in [("print edition", pages.print), ("slides", pages.slides)] {
        let remarks = layout.iter().flat_map(|layout| &layout.remarks);
        for remark in remarks.filter(|remark| remark.error) {
            let span = remark.span.unwrap_or(Span::new(0, 0));
            let finding = report.add(
                span,
                format!(
                    "The {edition} could not be made as PDF/UA-1 and PDF/A-2a: {}",
                    remark.message
                ),
            );
            finding.help =
                Some("it was written as a plain tagged PDF; mend the place that is named".into());
        }
    }
}
