//! In-text citations: found in the prose, linked to the reference list.
//!
//! In: a [`Manuscript`] and its references. Out: each [`Citation`], in typed order.
//! Linking never fails: a work without an entry is kept as [`Link::Missing`],
//! together with the entries nearest to it by name and year.
//!
//! Incomplete: citations by number, `Ibid.`, names across scripts.

mod by_key;
mod find;
mod link;
mod locators;
mod model;
mod names;
mod plain;
mod plausible;
mod stretch;
mod tail;
#[cfg(test)]
mod tests;
mod tokens;
mod words;
mod years;

pub use by_key::link_keys;
pub use model::*;

pub(crate) use link::{fold, stands_for};
pub(crate) use plain::Plain;

use crate::manuscript::{Manuscript, flows};
use crate::references::Reference;
use crate::shares::in_shares;
use crate::source::{Source, Span};

use find::{Draft, Finder};
use link::Index;
use stretch::Stretch;

/// Every citation of `manuscript`, linked to `references`, in typed order.
pub fn read(source: &Source, manuscript: &Manuscript, references: &[Reference]) -> Vec<Citation> {
    let stretches: Vec<Stretch> = flows(manuscript)
        .into_iter()
        .map(|runs| Stretch::new(Plain::of(source, runs)))
        .collect();
    let mut index = Index::new(source, references);
    for stretch in &stretches {
        Finder::introductions(stretch, &mut index);
    }
    let mut drafts = find(&stretches, &index, false);
    if is_bare_style(source, &drafts) {
        drafts = find(&stretches, &index, true);
    }
    let (mut citations, secondary): (Vec<Citation>, Vec<bool>) = drafts
        .into_iter()
        .map(|draft| (draft.citation, draft.secondary))
        .unzip();
    link::link(&mut citations, &index);
    let mut secondary = secondary.into_iter();
    citations.retain(|citation| {
        let quoted = secondary.next().unwrap_or(false);
        !(quoted && matches!(citation.link, Link::Missing(_)))
    });
    in_order(&mut citations);
    citations
}

fn find(stretches: &[Stretch], index: &Index, bare_style: bool) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut group = 0;
    let read = |stretch| Some(Finder::read(stretch, index, bare_style));
    for (mut found, groups) in in_shares(stretches.iter().collect(), read) {
        for draft in &mut found {
            draft.citation.group += group;
        }
        drafts.extend(found);
        group += groups;
    }
    drafts
}

/// Whether works are cited without a comma before the year: most of those in parentheses are.
fn is_bare_style(source: &Source, drafts: &[Draft]) -> bool {
    let mut bare = 0;
    let mut all = 0;
    for draft in drafts {
        let citation = &draft.citation;
        let (Form::Parenthetical, Some(name), Some(year)) =
            (citation.form, citation.names.last(), &citation.year)
        else {
            continue;
        };
        let between = source.text().get(name.span.end..year.span.start);
        let Some(between) = between.filter(|between| between.len() < 30) else {
            continue;
        };
        all += 1;
        bare += usize::from(!between.contains(','));
    }
    bare * 2 > all
}

/// Sorts by place; groups are numbered in that order.
fn in_order(citations: &mut [Citation]) {
    citations.sort_by_key(|citation| (citation.span.start, citation.span.end));
    let mut last = None;
    let mut next = 0;
    for citation in citations {
        if last.is_some_and(|group| group != citation.group) {
            next += 1;
        }
        last = Some(citation.group);
        citation.group = next;
    }
}
