//! `unknown-key`: front matter holds a key that nothing reads.

use crate::checks::{Check, Example, Report, Rule, Severity, Suggestion, Text};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M112",
    name: "unknown-key",
    severity: Severity::Warning,
    source: "contract.md, front matter",
    why: "What a misspelt key says is lost without a word.",
    fires: Example::Text(
        "---\n\
         titel: Salt\n\
         ---\n\n\
         Roads led to the coast.\n",
    ),
    quiet: Example::Text(
        "---\n\
         title: Salt\n\
         ---\n\n\
         Roads led to the coast.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for unknown in &t.front.unknown {
        let key = &unknown.key;
        let finding = report.add(
            unknown.span,
            format!("Front matter has no key “{key}”; its value is not used"),
        );
        let Some(nearest) = unknown.nearest else {
            finding.help = Some("delete the key, or see the README for the keys there are".into());
            continue;
        };
        finding.help = Some(format!("write “{nearest}”"));
        // The span may be that of the whole path or of its last part.
        let last = nearest.rsplit('.').next().unwrap_or(nearest);
        let typed = t.source.slice(unknown.span);
        if key.rsplit('.').next() == Some(typed) {
            finding.suggestion = Some(Suggestion {
                span: unknown.span,
                text: last.into(),
            });
        }
    }
}
