//! `cited-not-listed`: a citation whose work the list does not have.

use std::collections::{BTreeMap, BTreeSet};

use super::{Places, named};
use crate::checks::lone;
use crate::checks::wording::short;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::{Citation, Link, Near, fold};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C101",
    name: "cited-not-listed",
    severity: Severity::Error,
    source: "APA 7, 8.4",
    why: "A reader cannot find the work.",
    fires: Example::Text(
        "Salt went south (Cole, 1977), by caravan (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    quiet: Example::Text(
        "Salt went south by caravan (Ames, 1990).\n\n\
         ## References\n\n\
         Ames, A. (1990). *Salt roads*. Harbour Press.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    // Without a list there is nothing to miss; one finding says so.
    let mut missing: BTreeMap<String, (Places, &Citation, &[Near])> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    let missing_ones = || {
        t.citations
            .iter()
            .filter(|one| matches!(one.link, Link::Missing(_)))
    };
    let all: BTreeSet<String> = missing_ones().map(|one| fold(&named(one))).collect();
    for citation in missing_ones() {
        let Link::Missing(near) = &citation.link else {
            continue;
        };
        let key = key(citation, &all);
        let entry = missing.entry(key.clone()).or_insert_with(|| {
            order.push(key);
            (Places::default(), citation, near)
        });
        entry.0.spans.push(citation.span);
    }
    if t.references.is_empty() {
        if let Some(first) = order.first().and_then(|key| missing.get(key)) {
            let finding = report.add(
                first.1.span,
                "The text cites works, and there is no reference list",
            );
            finding.help =
                Some("add a section “References” with an entry for each work cited".into());
        }
        return;
    }
    let pairs: BTreeMap<usize, usize> = lone::pairs(t, &lone::cited(t))
        .into_iter()
        .filter_map(|(entry, at)| Some((t.citations.get(at)?.span.start, entry)))
        .collect();
    for key in &order {
        let Some((places, citation, near)) = missing.get(key) else {
            continue;
        };
        let who = named(citation);
        let finding = report.add(
            citation.span,
            format!("“{who}” is not in the reference list{}", places.times()),
        );
        let listed = near
            .first()
            .and_then(|near| Some((near, t.references.get(near.reference)?)));
        finding.help = Some(match listed {
            Some((_, entry)) => format!(
                "add its entry, or cite what is meant: the list has {}",
                short(entry)
            ),
            None => "add its entry, or take the citation out".into(),
        });
        for near in *near {
            if let Some(entry) = t.references.get(near.reference) {
                finding.related.push(Related {
                    span: entry.span,
                    message: match (near.same_name, near.same_year) {
                        (true, _) => "the same name, another year or other authors".into(),
                        (false, true) => "a similar name and the same year".into(),
                        (false, false) => "a similar name".into(),
                    },
                });
            }
        }
        // An entry that only its year and the number of its authors speak for.
        let alone = pairs.get(&citation.span.start);
        if let Some(entry) = alone.and_then(|at| t.references.get(*at))
            && !near.iter().any(|near| near.reference == entry.index)
        {
            finding.help = Some(format!("is {} meant, which is never cited?", short(entry)));
            finding.related.push(Related {
                span: entry.span,
                message: "of the same year, and never cited".into(),
            });
        }
        places.relate(finding, "cited here too");
    }
}

/// A work under its surname alone where it is also cited so: `Ada Lind, 2002` and `Lind, 2002`.
fn key(citation: &Citation, all: &BTreeSet<String>) -> String {
    let whole = fold(&named(citation));
    let [name] = citation.names.as_slice() else {
        return whole;
    };
    let surname = name.text.rsplit(' ').next().unwrap_or_default();
    let rest = named(citation);
    let short = rest
        .get(name.text.len()..)
        .map(|rest| fold(&format!("{surname}{rest}")));
    short.filter(|short| all.contains(short)).unwrap_or(whole)
}
