//! `cited-in-abstract-only`: an entry whose citations all stand in the abstract.

use std::collections::BTreeMap;

use crate::checks::abstracts::abstracts;
use crate::checks::wording::short;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::Link;
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R106",
    name: "cited-in-abstract-only",
    severity: Severity::Note,
    source: "copy-editing practice",
    why: "Databases show the abstract without the list; what it draws on belongs into the text too.",
    fires: Example::Text(
        "# Salt\n\n\
         ## Abstract\n\n\
         Caravans carried salt (Ames, 1990).\n\n\
         ## Routes\n\n\
         Roads led to the coast.\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "# Salt\n\n\
         ## Abstract\n\n\
         Caravans carried salt (Ames, 1990).\n\n\
         ## Routes\n\n\
         Roads led to the coast (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let abstracts: Vec<Span> = abstracts(t).iter().map(|one| one.span).collect();
    let is_inside = |span: Span| abstracts.iter().any(|inner| inner.covers(span));
    // The first citation of each entry, and whether any stands in the text.
    let mut cited: BTreeMap<usize, (Span, bool)> = BTreeMap::new();
    for citation in t.citations {
        let entries = match &citation.link {
            Link::Found { reference, .. } => std::slice::from_ref(reference),
            Link::Ambiguous(list) => list.as_slice(),
            Link::Missing(_) | Link::Personal => &[],
        };
        let outside = !is_inside(citation.span);
        for entry in entries {
            cited.entry(*entry).or_insert((citation.span, false)).1 |= outside;
        }
    }
    for (at, (place, outside)) in cited {
        let Some(entry) = t.references.get(at).filter(|_| !outside) else {
            continue;
        };
        let finding = report.add(
            entry.span,
            format!("{} is cited in the abstract alone", short(entry)),
        );
        finding.help =
            Some("cite it in the text too, or take it out of the abstract and the list".into());
        finding.related.push(Related {
            span: place,
            message: "cited here".into(),
        });
    }
}
