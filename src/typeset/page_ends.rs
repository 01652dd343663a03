//! Words that are not to be broken: from one page to the next, at the end of a paragraph, beside a hyphen of their own,
//! and where their language does not.

use std::collections::BTreeSet;

use super::hyphens::may_break;
use super::layout::{Layout, Page};
use super::typography::UNBROKEN;
use crate::manuscript::{Block, BlockKind};
use crate::source::Span;

/// The words of `text` that a page ends within, sorted and disjoint.
pub(super) fn broken_words(text: &str, layout: &Layout) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let starts: Vec<BTreeSet<usize>> = layout.pages.iter().map(starts).collect();
    for (i, page) in layout.pages.iter().enumerate() {
        // Between the two halves may be pages of tables and figures that float.
        let later = starts.iter().skip(i + 1).take(FLOATING + 1);
        for end in hyphenated(page) {
            let on_this = starts[i].contains(&end);
            if !on_this && later.clone().any(|starts| starts.contains(&end)) {
                out.push(word_round(text, end));
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The letters of `text` before which an English word is broken against its rules, wherever the word stands: what one
/// place is broken at, another will be.
pub(super) fn misbroken(text: &str, layout: &Layout, english: &dyn Fn(Span) -> bool) -> Vec<Span> {
    let mut wrong: BTreeSet<(&str, usize)> = BTreeSet::new();
    for at in layout.pages.iter().flat_map(hyphenated) {
        let word = word_round(text, at);
        let letters = word.of(text);
        let plain = letters.chars().all(char::is_alphabetic);
        if plain
            && letters.chars().count() < UNBROKEN
            && english(word)
            && !may_break(letters, at - word.start)
        {
            wrong.insert((letters, at - word.start));
        }
    }
    let mut out = Vec::new();
    for (letters, place) in wrong {
        let next = letters[place..].chars().next().map_or(0, char::len_utf8);
        for (start, _) in text.match_indices(letters) {
            let word = Span::new(start, start + letters.len());
            if word_round(text, start + place) == word && english(word) {
                out.push(Span::new(start + place, start + place + next));
            }
        }
    }
    out
}

/// The last words of the paragraphs among `blocks`: a part of a word is no last line.
pub(super) fn last_words(text: &str, blocks: &[Block]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut waiting: Vec<&Block> = blocks.iter().collect();
    while let Some(block) = waiting.pop() {
        match &block.kind {
            BlockKind::Paragraph(paragraph) => {
                let last = paragraph.runs.last().map_or(block.span, |run| run.span);
                let words = last
                    .of(text)
                    .trim_end_matches(|c: char| !c.is_alphanumeric());
                let word = word_round(text, last.start + words.len());
                // What fills a third of a line may be broken.
                if word.of(text).chars().count() < LONG && last.covers(word) {
                    out.push(word);
                }
            }
            BlockKind::Quote(inner) => waiting.extend(inner),
            BlockKind::List(list) => {
                waiting.extend(list.items.iter().flat_map(|item| &item.blocks));
            }
            _ => {}
        }
    }
    out
}

/// The words of `text` with hyphens of their own: they are broken at these alone (Chicago 17, 7.40), unless a part of
/// them is long.
pub(super) fn compounds(text: &str) -> Vec<Span> {
    const PART: usize = 12;
    let letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’');
    let mut out = Vec::new();
    let hyphens = text.match_indices('-').map(|(at, _)| at);
    for at in hyphens {
        if out.last().is_some_and(|last: &Span| at < last.end) {
            continue;
        }
        let inside = |c: char| letter(c) || c == '-';
        let end = text[at..].find(|c| !inside(c));
        let end = end.map_or(text.len(), |end| at + end);
        let word = Span::new(text[..at].trim_end_matches(letter).len(), end);
        // Parts of addresses are set by their own rules.
        let beside =
            |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '@' | '_' | '=' | '.');
        let free = |c: Option<char>| !c.is_some_and(beside);
        let before = text[..word.start].chars().next_back();
        let mut after = text[end..].chars();
        let after = after
            .next()
            .filter(|c| *c != '.' || after.next().is_some_and(char::is_alphanumeric));
        let mut parts = word.of(text).split('-').map(|part| part.chars().count());
        if parts.all(|count| (1..=PART).contains(&count)) && free(before) && free(after) {
            out.push(word);
        }
    }
    out
}

/// The word with a hyphen of its own that the letter at `at` belongs to.
pub(super) fn compound_at(text: &str, at: usize) -> Option<Span> {
    let inside = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-');
    let (before, after) = (text.get(..at)?, text.get(at..)?);
    let start = before.trim_end_matches(inside).len();
    let end = after
        .find(|c| !inside(c))
        .map_or(text.len(), |end| at + end);
    let word = Span::new(start, end);
    word.of(text)
        .trim_matches('-')
        .contains('-')
        .then_some(word)
}

/// Letters of a long word.
const LONG: usize = 20;

/// Spans sorted, and joined where they overlap.
pub(super) fn joined(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.into_iter().filter(|span| !span.is_empty()).collect();
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start < last.end => *last = last.join(span),
            _ => out.push(span),
        }
    }
    out
}

/// So many pages of what floats may stand within a word.
const FLOATING: usize = 3;

/// Where the manuscript's glyphs of a page start.
fn starts(page: &Page) -> BTreeSet<usize> {
    let spans = page.glyphs.iter().filter_map(|glyph| glyph.source);
    spans.map(|span| span.start).collect()
}

/// Where the manuscript goes on after each hyphen that a break put on `page`.
fn hyphenated(page: &Page) -> impl Iterator<Item = usize> {
    page.glyphs.windows(2).filter_map(|pair| {
        let [before, hyphen] = pair else { return None };
        let put = hyphen.source.is_none() && matches!(&*hyphen.text, "\u{ad}" | "-");
        before.source.filter(|_| put).map(|span| span.end)
    })
}

/// The word that holds the byte at `at`.
pub(super) fn word_round(text: &str, at: usize) -> Span {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}');
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at..).unwrap_or_default();
    let start = before.trim_end_matches(letter).len();
    let end = at + (after.len() - after.trim_start_matches(letter).len());
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::Glyph;

    /// A page of the characters of `span`, with a hyphen after them if `hyphen`.
    fn page(text: &str, span: Span, hyphen: bool) -> Page {
        let glyph = |source: Option<Span>, text: &str| Glyph {
            source,
            text: text.into(),
            rect: Default::default(),
            present: true,
            inked: true,
            size: 10.0,
        };
        let letters = span.of(text).char_indices().map(|(at, c)| {
            let at = span.start + at;
            glyph(Some(Span::new(at, at + c.len_utf8())), &c.to_string())
        });
        Page {
            glyphs: letters
                .chain(hyphen.then(|| glyph(None, "\u{ad}")))
                .collect(),
            ..Page::default()
        }
    }

    #[test]
    fn an_english_word_broken_against_its_rules_is_found() {
        let text = "the distribution of it, distributional, a distribution";
        let at = |cut: usize| Layout {
            pages: vec![
                page(text, Span::new(0, cut), true),
                page(text, Span::new(cut, text.len()), false),
            ],
            ..Layout::default()
        };
        let found = |cut: usize, english: bool| misbroken(text, &at(cut), &|_| english);
        let wrong = text.find("ution").unwrap();
        let again = text.rfind("ution").unwrap();
        let letters = [wrong, again].map(|at| Span::new(at, at + 1));
        assert_eq!(found(wrong, true), letters);
        assert!(found(wrong, false).is_empty());
        assert!(found(text.find("bution").unwrap(), true).is_empty());
    }

    #[test]
    fn compounds_are_broken_at_their_hyphens() {
        let text = "A well-known one-to-one rule. Nord-Donaudampfschifffahrt, COVID-19, \
            a.org/old-roads-of-salt, salt-road.";
        let found: Vec<&str> = compounds(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["well-known", "one-to-one", "salt-road"]);
    }

    #[test]
    fn only_a_word_between_two_pages_is_found() {
        let text = "the réseau follows, well-known";
        let at = |word: &str| text.find(word).unwrap();
        let layout = |end: usize, hyphen| Layout {
            pages: vec![
                page(text, Span::new(0, end), hyphen),
                page(text, Span::new(end, text.len()), false),
            ],
            ..Layout::default()
        };
        let broken = |end, hyphen| -> Vec<&str> {
            let found = broken_words(text, &layout(end, hyphen));
            found.into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(broken(at("seau"), true), ["réseau"]);
        assert_eq!(broken(at("lows"), true), ["follows"]);
        // The typed hyphen of a compound is no break.
        assert!(broken(at("known"), false).is_empty());
        assert!(broken(at("follows"), false).is_empty());
        // Within one page a word may be broken.
        let mut one = layout(at("lows"), true);
        one.pages.truncate(1);
        one.pages.push(Page::default());
        assert!(broken_words(text, &one).is_empty());
        // A page of a table that floats stands between the two.
        let mut apart = layout(at("lows"), true);
        apart.pages.insert(1, Page::default());
        assert_eq!(
            broken_words(text, &apart),
            [Span::new(at("follows"), at(", "))]
        );
    }
}
