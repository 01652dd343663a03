//! `unknown-key`: front matter holds a key that nothing reads, or allows a finding that there is not.

use crate::checks::{
    Check, Example, NotAllowable, Report, Rule, Severity, Suggestion, Text, allowable,
};

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

/// So many wrong codes are told; a text with more has another trouble.
const MOST: usize = 50;

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    for unknown in &t.front.unknown {
        let key = &unknown.key;
        let fate = match unknown.nearest {
            Some(nearest) if unknown.used => format!("read as “{nearest}”"),
            _ => "not used".into(),
        };
        let finding = report.add(
            unknown.span,
            format!("Front matter has no key “{key}”; its value is {fate}"),
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
            finding.suggestion = Some(Suggestion::for_author(unknown.span, last));
        }
    }
    let comments = t.manuscript.allows.iter().flat_map(|allow| &allow.rules);
    let wrong = t.front.allow.iter().chain(comments).filter_map(|code| {
        let why = allowable(&code.text).err()?;
        Some((code, why))
    });
    for (code, why) in wrong.take(MOST) {
        let span = code.span.or(t.front.span).unwrap_or_default();
        let typed = &code.text;
        match why {
            NotAllowable::Always => {
                let message = format!("“{typed}” cannot be allowed: a lost word is always told");
                report.add(span, message).help = Some("take it out of `allow`".into());
            }
            NotAllowable::Unknown(nearest) => {
                let message =
                    format!("`allow` names “{typed}”, and no finding has that code or name");
                let finding = report.add(span, message);
                finding.help = Some(match nearest {
                    Some(nearest) => format!("write “{nearest}”"),
                    None => "write a code that `diptych check` prints, such as C102".into(),
                });
                if let Some(nearest) = nearest
                    && t.source.slice(span) == typed
                {
                    finding.suggestion = Some(Suggestion::for_author(span, nearest));
                }
            }
        }
    }
}
