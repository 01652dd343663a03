//! Citations without an entry, and entries without a citation, that may belong together.

use std::collections::{BTreeMap, BTreeSet};

use super::Text;
use crate::citations::{Citation, Link, fold};
use crate::references::Reference;

/// The entries that some citation means or may mean.
pub(super) fn cited(t: &Text<'_>) -> BTreeSet<usize> {
    let mut cited = BTreeSet::new();
    for citation in t.citations {
        match &citation.link {
            Link::Found { reference, .. } => _ = cited.insert(*reference),
            Link::Ambiguous(list) => cited.extend(list),
            Link::Missing(_) | Link::Personal => {}
        }
    }
    cited
}

/// For entries that nobody cites, the citation without an entry that may mean them, as indices.
///
/// The name is near, or is the first word of the cited one, or of their year both are the only ones left over and the
/// entry names nobody or as many authors as the citation. That is no link, but what an editor would ask the author.
pub(super) fn pairs(t: &Text<'_>, cited: &BTreeSet<usize>) -> BTreeMap<usize, usize> {
    let mut by_year: BTreeMap<&str, Vec<&Reference>> = BTreeMap::new();
    let mut by_name: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for entry in t
        .references
        .iter()
        .filter(|entry| !cited.contains(&entry.index))
    {
        let date = entry.fields.date.as_ref();
        let Some(year) = date.and_then(|date| year_of(&date.text)) else {
            continue;
        };
        by_year.entry(year).or_default().push(entry);
        if let Some(author) = entry.fields.authors.first() {
            by_name
                .entry((year, fold(&author.family)))
                .or_insert(entry.index);
        }
    }
    let mut pairs = BTreeMap::new();
    let mut left: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    for (at, citation) in t.citations.iter().enumerate() {
        let Link::Missing(near) = &citation.link else {
            continue;
        };
        let near = near.first().map(|near| near.reference);
        let year = citation.year.as_ref().and_then(|year| year_of(&year.text));
        // `Natal, d. L.` of `Natal da Luz`
        let first = citation
            .names
            .first()
            .and_then(|name| name.text.split_once(' '));
        let part = year
            .zip(first.map(|(first, _)| fold(first)))
            .filter(|(_, first)| first.len() > 3);
        let part = part.and_then(|part| by_name.get(&part)).copied();
        if let Some(entry) = near.filter(|near| !cited.contains(near)).or(part) {
            pairs.entry(entry).or_insert(at);
        } else if let Some(year) = year {
            let names: Vec<String> = citation.names.iter().map(|name| fold(&name.text)).collect();
            left.entry(year)
                .or_default()
                .entry(names.join(" "))
                .or_insert(at);
        }
    }
    for (year, works) in left {
        let entries = by_year.get(year).into_iter().flatten();
        let mut entries = entries.filter(|entry| !pairs.contains_key(&entry.index));
        let (Some(entry), None) = (entries.next(), entries.next()) else {
            continue;
        };
        let only = works.values().next().copied().filter(|_| works.len() == 1);
        let at = only.filter(|at| t.citations.get(*at).is_some_and(|one| as_many(one, entry)));
        pairs.extend(at.map(|at| (entry.index, at)));
    }
    pairs
}

/// Whether an entry names nobody, or as many authors, more than one, as the citation does.
fn as_many(citation: &Citation, entry: &Reference) -> bool {
    let (named, listed) = (citation.names.len(), entry.fields.authors.len());
    match listed {
        0 => entry.fields.editors.is_empty(),
        1 => false,
        _ if citation.et_al => listed > named.max(2),
        _ => listed == named,
    }
}

/// The four digits that a year begins with.
fn year_of(text: &str) -> Option<&str> {
    let year = text.get(..4)?;
    year.bytes().all(|b| b.is_ascii_digit()).then_some(year)
}
