//! Rules on citations in the text.

pub(super) mod ambiguous;
pub(super) mod ampersand;
pub(super) mod et_al;
pub(super) mod initials_needed;
pub(super) mod key_without_file;
pub(super) mod locator_outside;
pub(super) mod name_mismatch;
pub(super) mod not_listed;
pub(super) mod quotation_without_locator;
pub(super) mod suffix_missing;
pub(super) mod unknown_key;
pub(super) mod year_mismatch;

mod locating;

use std::collections::BTreeMap;

use super::Finding;
use super::wording::{count, relate};
use crate::citations::Citation;
use crate::source::Span;

/// A citation as a message names it: `Abe & Brun, 2001`.
fn named(citation: &Citation) -> String {
    let mut names: Vec<&str> = citation
        .names
        .iter()
        .map(|name| name.text.as_str())
        .collect();
    let last = if names.len() > 1 { names.pop() } else { None };
    let mut text = names.join(", ");
    if let Some(last) = last {
        text = format!("{text} & {last}");
    }
    if citation.et_al {
        text.push_str(" et al.");
    }
    if let Some(year) = &citation.year {
        text = format!("{text}, {}", year.text);
    }
    text
}

/// The first places of one fault; the finding stands at the first, the others are related.
#[derive(Default)]
struct Places {
    spans: Vec<Span>,
}

impl Places {
    fn relate(&self, finding: &mut Finding, message: &str) {
        relate(finding, &self.spans, message);
    }

    /// ` (3 places)` where there are more than one.
    fn times(&self) -> String {
        if self.spans.len() < 2 {
            return String::new();
        }
        format!(" ({})", count(self.spans.len(), "place", "places"))
    }
}

/// Citations with one and the same fault, in the order of the text.
#[derive(Default)]
struct Groups<'a> {
    by_key: BTreeMap<String, usize>,
    list: Vec<(&'a Citation, Places)>,
}

impl<'a> Groups<'a> {
    /// Adds a place to the group of `key`; tells whether it is the first.
    fn add(&mut self, key: String, citation: &'a Citation, span: Span) -> bool {
        let next = self.list.len();
        let at = *self.by_key.entry(key).or_insert(next);
        if at == next {
            self.list.push((citation, Places::default()));
        }
        if let Some((_, places)) = self.list.get_mut(at) {
            places.spans.push(span);
        }
        at == next
    }

    /// The first citation of each group with all its places.
    fn in_order(&self) -> impl Iterator<Item = (&'a Citation, &Places)> {
        self.list
            .iter()
            .map(|(citation, places)| (*citation, places))
    }
}
