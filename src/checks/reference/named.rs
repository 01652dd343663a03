//! Where running text names an author without citing a work.

use std::collections::BTreeMap;

use crate::checks::Text;
use crate::citations::{Plain, fold};
use crate::manuscript::flows;
use crate::references::Reference;
use crate::source::Span;

/// Names shorter than this are words of the language too often.
const SHORTEST: usize = 4;

/// Each word with a capital by its folded form, outside citations.
pub(super) struct Named {
    paragraphs: Vec<Plain>,
    words: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Named {
    pub(super) fn new(t: &Text<'_>) -> Self {
        let paragraphs: Vec<Plain> = flows(t.manuscript)
            .into_iter()
            .map(|runs| Plain::of(t.source, runs))
            .collect();
        let mut cited: Vec<Span> = t.citations.iter().map(|c| c.span).collect();
        cited.sort_unstable_by_key(|span| (span.start, span.end));
        let inside = |at: usize| {
            let next = cited.partition_point(|span| span.start <= at);
            // Spans of citations hardly overlap: the last few that start before decide.
            cited[next.saturating_sub(3)..next]
                .iter()
                .any(|span| at < span.end)
        };
        let mut words: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (n, plain) in paragraphs.iter().enumerate() {
            for (at, word) in words_of(&plain.text) {
                let capital = word.starts_with(char::is_uppercase);
                if capital && !inside(plain.span(at, at + word.len()).start) {
                    words.entry(fold(word)).or_default().push((n, at));
                }
            }
        }
        Self { paragraphs, words }
    }

    /// The first place that names the first author of `entry`, or a work without one by its short title.
    pub(super) fn place(&self, entry: &Reference) -> Option<Span> {
        let fields = &entry.fields;
        let title = fields.title.as_ref().map(|title| &title.text);
        let author = match fields.authors.first() {
            Some(name) => &name.family,
            None => title.filter(|title| title.split_whitespace().count() <= 4)?,
        };
        let whole = fold(author);
        if whole.chars().count() < SHORTEST {
            return None;
        }
        let (_, first) = words_of(author).next()?;
        self.words.get(&fold(first))?.iter().find_map(|(n, at)| {
            let plain = self.paragraphs.get(*n)?;
            let end = end_of(&plain.text, *at, author.split_whitespace().count());
            (fold(plain.text.get(*at..end)?) == whole).then(|| plain.span(*at, end))
        })
    }
}

/// Words with their places, a possessive's ending off.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '‐');
    text.split(move |c: char| !word(c))
        .filter(|part| !part.is_empty())
        .map(move |part| (part.as_ptr() as usize - text.as_ptr() as usize, part))
}

/// Where `count` words from byte `at` end.
fn end_of(text: &str, at: usize, count: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let last = words_of(rest).take(count).last();
    last.map_or(at, |(start, word)| at + start + word.len())
}
