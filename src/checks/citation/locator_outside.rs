//! `locator-outside-pages`: a cited page that the work does not have.

use std::collections::{BTreeMap, BTreeSet};

use super::{Groups, named};
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::{Doubt, Link};

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "C106",
    name: "locator-outside-pages",
    severity: Severity::Warning,
    source: "APA 7, 8.13",
    why: "The page cited is not in the article or chapter as listed: one of the two is wrong.",
    fires: Example::Text(
        "Salt went south (Ames, 1990, p. 42).\n\n\
         ## References\n\n\
         Ames, A. (1990). Salt roads. *Harbour Review*, *4*(2), 11–19.\n",
    ),
    quiet: Example::Text(
        "Salt went south (Ames, 1990, p. 12).\n\n\
         ## References\n\n\
         Ames, A. (1990). Salt roads. *Harbour Review*, *4*(2), 11–19.\n",
    ),
    check: Check::Text(check),
};

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    // One finding for each page and entry, in the order of the text.
    let mut groups = Groups::default();
    let mut faults = Vec::new();
    let mut found: BTreeMap<usize, BTreeSet<u32>> = BTreeMap::new();
    for citation in t.citations {
        let (Link::Found { reference, doubts }, Some(locator)) =
            (&citation.link, &citation.locator)
        else {
            continue;
        };
        // The pages of a work that may be another one prove nothing.
        if doubts
            .iter()
            .any(|doubt| matches!(doubt, Doubt::Alias { .. }))
        {
            continue;
        }
        let Some(entry) = t.references.get(*reference) else {
            continue;
        };
        let Some(pages) = entry.fields.pages.as_ref() else {
            continue;
        };
        let Some((first, last)) = range(&pages.text) else {
            continue;
        };
        let Some(outside) = cited_pages(&locator.text)
            .into_iter()
            .find(|page| *page < first || *page > last)
        else {
            continue;
        };
        // Many pages outside one range: the range is in question, once.
        if groups.add(reference.to_string(), citation, locator.span) {
            faults.push((*reference, pages, entry));
        }
        found.entry(*reference).or_default().insert(outside);
    }
    for ((citation, places), (reference, pages, entry)) in groups.in_order().zip(faults) {
        let Some(span) = places.spans.first() else {
            continue;
        };
        let outside = found.get(&reference).into_iter().flatten();
        let cited: Vec<String> = outside.map(u32::to_string).collect();
        let page = if cited.len() > 1 { "pages" } else { "page" };
        let finding = report.add(
            *span,
            format!(
                "“{}” is cited at {page} {}; it is listed with pages {}{}",
                named(citation),
                cited.join(", "),
                pages.text,
                places.times()
            ),
        );
        finding.help =
            Some("check the page against the work, and the page range in the list".into());
        finding.related.push(Related {
            span: pages.span.unwrap_or(entry.span),
            message: "listed here".into(),
        });
        places.relate(finding, "cited so here too");
    }
}

/// First and last page of `41–48`, `231-45`; `None` if it is no range of plain numbers.
fn range(text: &str) -> Option<(u32, u32)> {
    let text = text
        .trim()
        .trim_start_matches("pp.")
        .trim_start_matches("ss.")
        .trim();
    let mut parts = text.split(['-', '–', '—', '‐', '‑']);
    let (first, last) = (parts.next()?.trim(), parts.next()?.trim());
    if parts.next().is_some() || first.len() > 6 || last.len() > 6 {
        return None;
    }
    // `231-45` is short for `231-245`.
    let kept = first.len().saturating_sub(last.len());
    let whole = if last.len() < first.len() {
        format!("{}{last}", first.get(..kept)?)
    } else {
        last.to_owned()
    };
    let (first, last): (u32, u32) = (first.parse().ok()?, whole.parse().ok()?);
    // `1844-1918` are years of a title rather than pages.
    let years = first >= 1500 && last <= 2100 && last - first.min(last) > 40;
    (first <= last && !years).then_some((first, last))
}

/// The pages of `p. 61`, `pp. 61–88`, `s. 5`, `61`; none for chapters, tables and the like.
fn cited_pages(text: &str) -> Vec<u32> {
    let lower = text.to_lowercase();
    let word: String = lower.chars().take_while(|c| c.is_alphabetic()).collect();
    if !matches!(
        word.as_str(),
        "" | "p"
            | "pp"
            | "page"
            | "pages"
            | "s"
            | "ss"
            | "seite"
            | "sayfa"
            | "pág"
            | "págs"
            | "página"
            | "pg"
    ) {
        return Vec::new();
    }
    if lower.contains([':', '/']) || word.is_empty() && lower.contains('.') {
        return Vec::new();
    }
    // Only the first part: `p. 61, Table 2`.
    let part = lower
        .split(',')
        .take_while(|part| part.chars().filter(|c| c.is_alphabetic()).count() <= 6);
    part.flat_map(|part| {
        part.split(|c: char| !c.is_ascii_digit())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    })
    .filter(|digits| !digits.is_empty() && digits.len() <= 6)
    .filter_map(|digits| digits.parse().ok())
    .take(2)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read() {
        assert_eq!(range("43–62"), Some((43, 62)));
        assert_eq!(range("231-45"), Some((231, 245)));
        assert_eq!(range("e1234"), None);
        assert_eq!(cited_pages("p. 63"), [63]);
        assert_eq!(cited_pages("pp. 61–88"), [61, 88]);
        assert!(cited_pages("Chapter 2").is_empty());
        assert!(cited_pages("12:45").is_empty());
    }
}
