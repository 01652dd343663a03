//! `listed-not-cited`: an entry that the text never cites.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::named::Named;
use crate::checks::lone;
use crate::checks::wording::{author, short};
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::references::Reference;

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
    let cited = lone::cited(t);
    let pairs = lone::pairs(t, &cited);
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
    let mut never: Vec<&Reference> = Vec::new();
    for (at, reference) in t.references.iter().enumerate() {
        if cited.contains(&at) || twin_is_cited(t, at, &cited) {
            continue;
        }
        let meant = pairs.get(&at).and_then(|at| t.citations.get(*at));
        let (what, help, span, related) = if let Some(citation) = meant {
            (
                "and never cited; a citation without an entry may mean it",
                "correct the citation or the entry, whichever is wrong",
                citation.span,
                "this citation has no entry",
            )
        } else if let Some(span) = named.get_or_init(|| Named::new(t)).place(reference) {
            (
                "; the text names the author and cites no such work",
                "add the year where the work is meant",
                span,
                "named here",
            )
        } else {
            never.push(reference);
            continue;
        };
        let gap = if what.starts_with(';') { "" } else { " " };
        let message = format!("{} is listed{gap}{what}", short(reference));
        let finding = report.add(reference.span, message);
        finding.severity = Severity::Note;
        finding.help = Some(help.into());
        finding.related.push(Related {
            span,
            message: related.into(),
        });
    }
    // Works of one author that stand together are one question.
    for same in never.chunk_by(|a, b| a.index + 1 == b.index && author(a) == author(b)) {
        let [first, rest @ ..] = same else {
            continue;
        };
        let message = match rest.len() {
            0 => format!("{} is listed and never cited", short(first)),
            more => format!(
                "{} entries of {} are listed and never cited",
                more + 1,
                author(first)
            ),
        };
        let finding = report.add(first.span, message);
        finding.help =
            Some("cite it where the text draws on it, or take it out of the list".into());
        for reference in rest {
            finding.related.push(Related {
                span: reference.span,
                message: format!("{} is not cited either", short(reference)),
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
