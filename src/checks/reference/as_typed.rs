//! `reference-as-typed`: an entry is printed as typed, because APA's line would change its words.

use crate::checks::wording::short;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R105",
    name: "reference-as-typed",
    severity: Severity::Note,
    source: "APA 7, 9.1 to 9.34",
    why: "The author's words are never changed; what APA would have is for the author to decide.",
    fires: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         - Ames, A. (1990). *Salt roads*. Harbour Press.\n\
         - Harbour museum list of salt\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for reference in t.references.iter().filter(|reference| reference.as_typed) {
        let finding = report.add(
            reference.span,
            format!("{} is printed as typed", short(reference)),
        );
        if !reference.rendered.trim().is_empty() {
            finding.help = Some(format!("APA would have: {}", reference.rendered.trim()));
        }
    }
}
