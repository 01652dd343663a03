//! `key-without-bibliography`: a citation by key, and no bibliography to look it up in.

use super::unknown_key::expanded;
use crate::checks::{Check, Example, Report, Rule, Severity, Text};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C112",
    name: "key-without-bibliography",
    severity: Severity::Warning,
    source: "Pandoc User’s Guide, Citations",
    why: "Without a bibliography a key cites nothing; it is printed as it was typed.",
    fires: Example::Text("Salt went south [@ames1990, p. 3].\n"),
    quiet: Example::Text("Salt went south, wrote \\[@ames\\] and ames@example.org.\n"),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    if t.keyed.has_files {
        return;
    }
    let Some(first) = t.keyed.unknown.first() else {
        return;
    };
    let more = match t.keyed.unknown.len() {
        1 => String::new(),
        n => format!(", the first of {n} keys,"),
    };
    let finding = report.add(
        expanded(t, first.typed),
        format!(
            "“@{}”{more} reads as a citation by key, and no bibliography is named",
            first.key
        ),
    );
    finding.help = Some(
        "name the file in the front matter (`bibliography: refs.bib`), or write “\\@” if this is no citation".into(),
    );
}
