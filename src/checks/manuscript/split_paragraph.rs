//! `split-paragraph`: a paragraph that a page break cut in two would print as two.

use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M101",
    name: "split-paragraph",
    severity: Severity::Warning,
    source: "manuscripts come with the page breaks of earlier copies",
    why: "A paragraph that a page break cut in two would print as two.",
    fires: Example::Text(
        "# Salt\n\n\
         ## Routes\n\n\
         Caravans carried salt to the coast for nine hundred years, and merchants paid for\n\n\
         it in grain. The roads were long.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n\
         ## Routes\n\n\
         Caravans carried salt to the coast for nine hundred years, and merchants paid for it in grain.\n\n\
         The roads were long.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if e.kind == EvidenceKind::SplitParagraph {
            let finding = report.add(
                e.span,
                "This paragraph was cut in two by an empty line; it was read as one",
            );
            finding.help =
                Some("join the two pieces, or end the first one with a full stop".into());
        }
    }
}
