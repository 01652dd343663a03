//! `bibliography-key-repeated`: a key that the bibliography has twice.

use crate::checks::{Check, Example, Report, Rule, Severity, Text};
use crate::references::Imported;
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R111",
    name: "bibliography-key-repeated",
    severity: Severity::Warning,
    source: "The biblatex Package, 2.1",
    why: "Two entries under one key are one too many: only the first can be cited.",
    fires: Example::Case("The bibliography has two entries with the key lund2003."),
    quiet: Example::Case("Each key of the bibliography is there once."),
    check: Check::Text(check),
};

/// Keys told one by one.
const MOST: usize = 20;

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    // The place of the finding is where the manuscript names the files.
    let named = |from: &Imported| -> Span {
        let mut files = t.front.bibliography.iter();
        files
            .find(|file| file.text == from.file)
            .and_then(|file| file.span)
            .unwrap_or_default()
    };
    for from in t.keyed.repeated.iter().take(MOST) {
        let (key, file, line) = (&from.key, &from.file, from.position.line);
        let finding = report.add(
            named(from),
            format!(
                "“{key}” is a key a second time in {file}, line {line}; the first entry is used"
            ),
        );
        finding.help = Some("give one of the two another key, or take it out".into());
    }
}
