//! `title-differs`: the chapter's own citation line, or its front matter, gives another title than its head.

use crate::checks::wording::excerpt;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::manuscript::EvidenceKind;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M111",
    name: "title-differs",
    severity: Severity::Warning,
    source: "APA 7, 9.18",
    why: "Whoever cites the chapter by its own line, or by what its file says of itself, would cite another title.",
    fires: Example::Text(
        "Citation: Ames, A. (2026). Salt and grain on the coast. In B. Bell (Ed.), *The long roads* (pp. 11-19). Harbour Press.\n\n\
         SALT AND SILVER ON THE COAST\n\n\
         Ada AMES\n\n\
         Abstract\n\n\
         Salt went south by caravan.\n",
    ),
    quiet: Example::Text(
        "Citation: Ames, A. (2026). Salt and silver on the coast. In B. Bell (Ed.), *The long roads* (pp. 11-19). Harbour Press.\n\n\
         SALT AND SILVER ON THE COAST\n\n\
         Ada AMES\n\n\
         Abstract\n\n\
         Salt went south by caravan.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for e in &t.manuscript.evidence {
        if let EvidenceKind::TitleDiffers { other, front } = &e.kind {
            let (line, head) = (
                excerpt(t.source.slice(e.span)),
                excerpt(t.source.slice(*other)),
            );
            let finding = report.add(
                e.span,
                match front {
                    true => format!(
                        "The front matter gives the title “{line}”, the head of the text “{head}”, which is printed"
                    ),
                    false => format!(
                        "The citation line gives the title “{line}”, the head of the text “{head}”"
                    ),
                },
            );
            finding.help = Some("make the two titles one".into());
            finding.related.push(Related {
                span: *other,
                message: "the title at the head".into(),
            });
        }
    }
}
