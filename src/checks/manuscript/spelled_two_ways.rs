//! `spelled-two-ways`: one proper name in two spellings that differ by accents alone.
//!
//! A proper name is a word that stands with a capital inside a sentence and nowhere without one. What may be another's
//! spelling is left out: citations, block quotations, words in italics, passages in another language, titles (where
//! common words have capitals too).
//!
//! Incomplete: German, whose nouns all have capitals, and where an umlaut makes another word.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::checks::prose::{Passage, Place, language, passages};
use crate::checks::wording::count;
use crate::checks::{Check, Example, Related, Report, Rule, Severity, Text};
use crate::citations::fold;
use crate::manuscript::Role;
use crate::manuscript::words;
use crate::source::Span;

/// The rule.
pub(in crate::checks) const RULE: Rule = Rule {
    code: "M119",
    name: "spelled-two-ways",
    severity: Severity::Note,
    source: "APA 7, 6.11",
    why: "A name in two spellings looks like two names, and a search for one misses the other.",
    fires: Example::Text(
        "Goods from Türkiye came by sea. Later the roads to Türkiye were closed, and in Turkiye prices rose.\n",
    ),
    quiet: Example::Text(
        "Goods from Türkiye came by sea. Later the roads to Türkiye were closed, and in Türkiye prices rose.\n",
    ),
    check: Check::Text(check),
};

/// No name has more spellings than this.
const MOST: usize = 8;

/// A spelling: where it stands.
struct Spelling<'a> {
    text: &'a str,
    number: usize,
    /// Whether one of them stands inside a sentence.
    inside: bool,
    first: Span,
    passage: &'a Passage<'a>,
}

fn check(t: &Text<'_>, report: &mut Report<'_>) {
    let own = language(t);
    if own == "de" {
        return;
    }
    let passages = passages(t);
    let mut names: BTreeMap<String, Vec<Spelling>> = BTreeMap::new();
    let mut small: BTreeMap<String, usize> = BTreeMap::new();
    for passage in passages {
        if matches!(passage.place, Place::Heading | Place::Quote | Place::Cell)
            || passage.role == Role::Abstract && passage.language(t) != own
        {
            continue;
        }
        gather(t, passage, &mut names, &mut small);
    }
    for (folded, mut spellings) in names {
        spellings.retain(|spelling| {
            !small.contains_key(&spelling.text.to_lowercase())
                && spelling.passage.language(t) == own
        });
        if spellings.len() < 2 || small.contains_key(&folded) || !spellings.iter().all(|s| s.inside)
        {
            continue;
        }
        // The order of a stable sort keeps the first of two that are as frequent.
        spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.number));
        let mut spellings = spellings.into_iter();
        let Some(usual) = spellings.next() else {
            continue;
        };
        for rare in spellings {
            let finding = report.add(
                rare.first,
                format!(
                    "“{}” ({}) is spelt “{}” elsewhere ({})",
                    rare.text,
                    count(rare.number, "time", "times"),
                    usual.text,
                    count(usual.number, "time", "times")
                ),
            );
            finding.help = Some(format!(
                "if it is one name, write “{}” throughout",
                usual.text
            ));
            finding.related.push(Related {
                span: usual.first,
                message: format!("the first “{}”", usual.text),
            });
        }
    }
}

/// Notes the names of `passage`, and its words that have no capital.
fn gather<'a>(
    t: &Text<'_>,
    passage: &'a Passage<'a>,
    names: &mut BTreeMap<String, Vec<Spelling<'a>>>,
    small: &mut BTreeMap<String, usize>,
) {
    let text = passage.text();
    for (at, word) in words(text) {
        let (at, word) = bare(at, word);
        let mut chars = word.chars();
        let capital = chars.next().is_some_and(char::is_uppercase);
        if !capital {
            *small.entry(word.to_lowercase()).or_insert(0) += 1;
            continue;
        }
        if word.chars().count() < 4 || !chars.all(|c| c.is_lowercase() || is_accent(c)) {
            continue;
        }
        let span = passage.plain.span(at, at + word.len());
        if passage.plain.emphasised(at) || is_cited(t, span) {
            continue;
        }
        let inside = !begins_sentence(text, at);
        let spellings = names.entry(fold(word)).or_default();
        let composed: String = word.nfc().collect();
        let known = spellings
            .iter()
            .position(|spelling| spelling.text.nfc().eq(composed.chars()));
        if let Some(spelling) = known.and_then(|i| spellings.get_mut(i)) {
            spelling.number += 1;
            spelling.inside |= inside;
        } else if spellings.len() < MOST {
            spellings.push(Spelling {
                text: word,
                number: 1,
                inside,
                first: span,
                passage,
            });
        }
    }
}

/// The name in a word with an apostrophe: `d’Algérie`, `Türkiye'de`.
fn bare(at: usize, word: &str) -> (usize, &str) {
    let Some((first, rest)) = word.split_once(['\'', '’']) else {
        return (at, word);
    };
    if first.chars().count() > 2 {
        return (at, first);
    }
    let rest = rest.split(['\'', '’']).next().unwrap_or(rest);
    let apostrophe = word.get(first.len()..).and_then(|tail| tail.chars().next());
    (
        at + first.len() + apostrophe.map_or(0, char::len_utf8),
        rest,
    )
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether the word at `at` follows a stop, a colon or a mark that opens something.
fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").trim_end();
    before.is_empty()
        || before.ends_with(|c: char| {
            !(c.is_alphanumeric() || matches!(c, ',' | ')' | '-' | '–' | ';' | '\'' | '’'))
        })
}

/// Whether `span` lies in a citation.
fn is_cited(t: &Text<'_>, span: Span) -> bool {
    let next = t
        .citations
        .partition_point(|citation| citation.span.start <= span.start);
    let before = next.checked_sub(1).and_then(|i| t.citations.get(i));
    before.is_some_and(|citation| citation.span.end >= span.end || citation.group_span.covers(span))
}
