//! Cross-references between BibLaTeX entries (The biblatex Package, appendix B).

use std::collections::{BTreeMap, BTreeSet};

use biblatex::Entry;

use crate::source::Span;

/// Rings and long chains of cross-references end here.
const MOST_PARENTS: usize = 8;

/// What of an entry is looked at before its values are read.
#[derive(Default)]
pub(super) struct Head {
    pub(super) key: String,
    pub(super) span: Span,
    pub(super) ids: Vec<String>,
    pub(super) crossref: Vec<String>,
    pub(super) xdata: Vec<String>,
}

impl Head {
    pub(super) fn takes(&mut self, key: &str) -> Option<&mut Vec<String>> {
        match key.to_ascii_lowercase().as_str() {
            "ids" => Some(&mut self.ids),
            "crossref" => Some(&mut self.crossref),
            "xdata" => Some(&mut self.xdata),
            _ => None,
        }
    }
}

/// Takes over what `xdata` and `crossref` have and the entry has not (biblatex, appendix B).
pub(super) fn inherit(
    whole: &mut Entry,
    head: &Head,
    entries: &biblatex::Bibliography,
    heads: &BTreeMap<&str, &Head>,
) {
    let next = |head: &'_ Head| -> Vec<(String, bool)> {
        let data = head.xdata.iter().map(|key| (key.clone(), false));
        data.chain(head.crossref.iter().map(|key| (key.clone(), true)))
            .collect()
    };
    let mut queue = next(head);
    let mut seen: BTreeSet<String> = BTreeSet::from([head.key.clone()]);
    let part = matches!(
        whole.entry_type.to_string().as_str(),
        "inbook"
            | "incollection"
            | "inproceedings"
            | "inreference"
            | "suppbook"
            | "suppcollection"
            | "article"
    );
    let mut at = 0;
    while let Some((key, is_host)) = queue.get(at).cloned() {
        at += 1;
        if at > MOST_PARENTS || !seen.insert(key.clone()) {
            continue;
        }
        let (Some(parent), Some(head)) = (entries.get(&key), heads.get(key.as_str())) else {
            continue;
        };
        for (name, value) in &parent.fields {
            let name = match name.as_str() {
                "title" if is_host && part => "booktitle",
                "subtitle" if is_host && part => "booksubtitle",
                "titleaddon" if is_host && part => "booktitleaddon",
                // A host's own people are editors of the part's host; its authors are not the part's.
                "author" if is_host && part => "bookauthor",
                "doi" | "url" | "pages" | "shorttitle" | "pagetotal" if is_host => continue,
                other => other,
            };
            if whole.get(name).is_none() {
                whole.set(name, value.clone());
            }
        }
        queue.extend(next(head));
    }
}
