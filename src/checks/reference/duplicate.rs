//! `duplicate-reference`: one work is listed twice.

use std::collections::BTreeMap;

use crate::checks::wording::short;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::fold;
use crate::references::Reference;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "R102",
    name: "duplicate-reference",
    severity: Severity::Warning,
    source: "APA 7, 9.44",
    why: "A work listed twice looks like two works, and citations of it become ambiguous.",
    fires: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads of the coast*. Harbour Press.\n\n\
         Ames, A. (1990). *Salt roads of the coast*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads of the coast*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (at, reference) in t.references.iter().enumerate() {
        let keys = keys(reference);
        let first = keys.iter().find_map(|key| seen.get(key)).copied();
        if let Some(other) = first.and_then(|first| t.references.get(first)) {
            let finding = report.add(
                reference.span,
                format!("{} is listed twice", short(reference)),
            );
            finding.help = Some("keep one of the two entries; if they are two works, tell them apart by letters after the year".into());
            finding.related.push(Related {
                span: other.span,
                message: "listed here before".into(),
            });
        }
        for key in keys {
            seen.entry(key).or_insert(at);
        }
    }
}

/// What two entries of one work share.
fn keys(reference: &Reference) -> Vec<String> {
    let fields = &reference.fields;
    let author = fields
        .authors
        .first()
        .map_or(String::new(), |name| fold(&name.family));
    let year: String = fields
        .date
        .as_ref()
        .map_or(String::new(), |date| fold(&date.text));
    let mut keys = Vec::new();
    if let Some(title) = fields
        .title
        .as_ref()
        .map(|title| fold(&title.text))
        .filter(|title| title.len() >= 10)
    {
        // A subtitle may be missing in one of the two.
        let start: String = title.chars().take(60).collect();
        let part = fields
            .volume
            .as_ref()
            .map_or(String::new(), |volume| fold(&volume.text));
        keys.push(format!("t|{author}|{year}|{start}|{part}"));
    }
    if let Some(doi) = &fields.doi {
        let doi = doi.text.to_lowercase();
        let doi = doi
            .rsplit("doi.org/")
            .next()
            .unwrap_or(&doi)
            .trim_start_matches("doi:")
            .trim();
        if doi.contains('/') {
            keys.push(format!("d|{author}|{doi}"));
        }
    }
    keys
}
