//! `unknown-citation-key`: a key in brackets that the bibliography does not have.

use crate::checks::{Check, Example, Report, Rule, Severity, Suggestion, Text};
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C111",
    name: "unknown-citation-key",
    severity: Severity::Error,
    source: "Pandoc User’s Guide, Citations",
    why: "A key that no bibliography has cites nothing; it is printed as it was typed.",
    fires: Example::Case(
        "The front matter names a bibliography that has the key lund2003, and the text cites [@lnud2003].",
    ),
    quiet: Example::Case("The text cites [@lund2003], or writes to lund@example.org."),
    check: Check::Text(check),
};

/// Keys told one by one.
const MOST: usize = 200;

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    if !t.keyed.has_files {
        return;
    }
    for unknown in t.keyed.unknown.iter().take(MOST) {
        let key = &unknown.key;
        let finding = report.add(
            expanded(t, unknown.typed),
            format!("“@{key}” is not a key of the bibliography; it is printed as typed"),
        );
        let Some(nearest) = &unknown.nearest else {
            finding.help = Some(
                "add its entry to the bibliography, or write “\\@” if this is no citation".into(),
            );
            continue;
        };
        finding.help = Some(format!("write “@{nearest}”"));
        finding.suggestion = Some(Suggestion::for_author(finding.span, format!("@{nearest}")));
    }
}

/// Where a stretch of the typed file stands in the text.
pub(in crate::checks) fn expanded(t: &Text<'_>, typed: Span) -> Span {
    let before = t
        .source
        .pieces()
        .iter()
        .take_while(|piece| piece.typed.end <= typed.start);
    match before.last() {
        Some(piece) => {
            let start = piece.made.end + (typed.start - piece.typed.end);
            Span::new(start, start + typed.len())
        }
        None => typed,
    }
}
