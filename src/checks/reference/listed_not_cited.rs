//! `listed-not-cited`: an entry that the text never cites.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::named::Named;
use crate::checks::wording::short;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::Link;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R101",
    name: "listed-not-cited",
    severity: Severity::Warning,
    source: "APA 7, 8.4",
    why: "A reference list holds the works that the text cites, and no others.",
    fires: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n\n\
         Bell, B. (2001). *Silver roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990; Bell, 2001).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n\n\
         Bell, B. (2001). *Silver roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut cited: BTreeSet<usize> = BTreeSet::new();
    let mut nearest: Vec<(usize, crate::source::Span)> = Vec::new();
    for citation in t.citations {
        match &citation.link {
            Link::Found { reference, .. } => _ = cited.insert(*reference),
            Link::Ambiguous(list) => cited.extend(list),
            Link::Missing(near) => {
                nearest.extend(near.first().map(|near| (near.reference, citation.span)))
            }
            Link::Personal => {}
        }
    }
    // Cited by number, or a bibliography: one note instead of one for each entry.
    if t.references.len() > 3 && cited.len() * 5 < t.references.len() {
        if let Some(first) = t.references.first() {
            let uncited = t.references.len() - cited.len();
            let finding = report.add(
                first.span,
                format!(
                    "{uncited} of {} entries are not cited by author and year",
                    t.references.len()
                ),
            );
            finding.severity = Severity::Note;
            finding.help = Some("APA cites every listed work as (Author, Year)".into());
        }
        return;
    }
    let named = OnceCell::new();
    for (at, reference) in t.references.iter().enumerate() {
        if cited.contains(&at) || twin_is_cited(t, at, &cited) {
            continue;
        }
        let finding = report.add(
            reference.span,
            format!("{} is listed and never cited", short(reference)),
        );
        finding.help =
            Some("cite it where the text draws on it, or take it out of the list".into());
        if let Some((_, span)) = nearest.iter().find(|(near, _)| *near == at) {
            finding.related.push(Related {
                span: *span,
                message: "this citation, which has no entry, may mean it".into(),
            });
        } else if let Some(span) = named.get_or_init(|| Named::new(t)).place(reference) {
            finding.severity = Severity::Note;
            finding.message = format!(
                "{} is listed; the text names the author and cites no such work",
                short(reference)
            );
            finding.help = Some("add the year where the work is meant".into());
            finding.related.push(Related {
                span,
                message: "named here".into(),
            });
        }
    }
}

/// Whether the same work is listed again and cited there: `duplicate-reference` says so.
fn twin_is_cited(t: &Text<'_>, at: usize, cited: &BTreeSet<usize>) -> bool {
    let title = |at: usize| {
        let fields = &t.references.get(at)?.fields;
        Some((
            fields.title.as_ref()?.text.to_lowercase(),
            fields.date.as_ref().map(|date| date.text.clone()),
        ))
    };
    let Some(own) = title(at) else {
        return false;
    };
    // Twins stand side by side in a sorted list; a few steps either way are enough.
    let window = at.saturating_sub(3)..(at + 4).min(t.references.len());
    window
        .filter(|other| *other != at && cited.contains(other))
        .any(|other| title(other).as_ref() == Some(&own))
}
