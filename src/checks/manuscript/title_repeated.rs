//! `title-repeated`: the title or the author stands twice at the head of the text.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M110",
    name: "title-repeated",
    severity: Severity::Note,
    source: "design.md, 3",
    why: "The second title, author or affiliation is not printed again; the author should know.",
    fires: Example::Text(
        "SALT AND SILVER ON THE COAST\n\n\
         Ada AMES\n\n\
         SALT AND SILVER ON THE COAST\n\n\
         Ada AMES\n\n\
         Harbour University\n\n\
         Abstract\n\n\
         Salt went south by caravan.\n\n\
         Introduction\n\n\
         Roads led to the coast.\n",
    ),
    quiet: Example::Text(
        "SALT AND SILVER ON THE COAST\n\n\
         Ada AMES\n\n\
         Harbour University\n\n\
         Abstract\n\n\
         Salt went south by caravan.\n\n\
         Introduction\n\n\
         Roads led to the coast.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if let EvidenceKind::Repeated { first } = &e.kind {
            let words = excerpt(t.source.slice(e.span));
            let finding = report.add(
                e.span,
                format!("“{words}” stands twice at the head of the text; it is printed once"),
            );
            finding.help = Some("delete one of the two".into());
            finding.related.push(Related {
                span: *first,
                message: "this one is printed".into(),
            });
        }
    }
}
