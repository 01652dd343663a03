//! Words in the place of keys: that they stand for keys and nothing else, and that they are those of the entries.
//!
//! Such words are proved on the page like typed ones ([`prove`](super::prove)); what is proved here is where they
//! come from. Every word of a made citation or entry is one of its bibliography entry, or one that APA adds.

use std::collections::BTreeSet;

use super::Report;
use super::fold::is_unit;
use super::stretches::add;
use crate::keys::Keyed;
use crate::manuscript::Reason;
use crate::references::{Fields, Name};
use crate::source::{Source, Span};

/// Words that APA puts round those of an entry (APA 7, 8.17, 9.7 to 9.37), in the languages that are written.
const APA: &[&str] = &[
    "and",
    "ve",
    "və",
    "und",
    "et",
    "y",
    "e",
    "en",
    "и",
    "و",
    "al",
    "in",
    "ed",
    "eds",
    "trans",
    "vol",
    "pp",
    "p",
    "retrieved",
    "from",
    "https",
    "http",
    "doi",
    "org",
    "original",
    "work",
    "published",
    "n",
    "d",
];

/// Adds to `report` what stands in the place of keys and is not proved.
pub fn prove_made(source: &Source, keyed: &Keyed, report: &mut Report) {
    let mut unproved = Vec::new();
    for listed in &keyed.works {
        let words = words_of(&listed.work.fields, &listed.work.key);
        unknown(source, listed.made, &words, &mut unproved);
    }
    for cited in &keyed.cited {
        match keyed.works.get(cited.work) {
            Some(listed) => {
                let words = words_of(&listed.work.fields, &listed.work.key);
                unknown(source, cited.made, &words, &mut unproved);
            }
            None => unproved.push(cited.made),
        }
    }
    report.unproved.extend(unproved);
    report.unproved.sort_unstable();
}

fn unknown(source: &Source, made: Span, words: &BTreeSet<String>, out: &mut Vec<Span>) {
    for (start, word) in split(source.slice(made)) {
        // A letter tells works of one year apart (8.19).
        let bare = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let year = bare.len() + 1 == word.len() && bare.bytes().all(|b| b.is_ascii_digit());
        let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase());
        let known = words.contains(&word)
            || APA.contains(&word.as_str())
            || letter
            || (year && words.contains(bare));
        if !known {
            let start = made.start + start;
            out.push(Span::new(start, (start + word.len()).min(made.end)));
        }
    }
}

/// The words of an entry, folded.
fn words_of(fields: &Fields, key: &str) -> BTreeSet<String> {
    let people: [&[Name]; 3] = [&fields.authors, &fields.editors, &fields.translators];
    let names = people
        .into_iter()
        .flatten()
        .flat_map(|n| [n.family.as_str(), n.given.as_str()]);
    let texts = [
        &fields.date,
        &fields.title,
        &fields.title_translation,
        &fields.container,
        &fields.volume,
        &fields.issue,
        &fields.pages,
        &fields.edition,
        &fields.publisher,
        &fields.doi,
        &fields.url,
        &fields.accessed,
        &fields.genre,
        &fields.role,
        &fields.place,
        &fields.number,
        &fields.original,
    ];
    let texts = texts
        .into_iter()
        .flatten()
        .chain(&fields.notes)
        .map(|f| f.text.as_str());
    names
        .chain(texts)
        .chain([key])
        .flat_map(|text| split(text).into_iter().map(|(_, word)| word))
        .collect()
}

/// Runs of letters and digits in small letters, each with its place.
fn split(text: &str) -> Vec<(usize, String)> {
    let mut out: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        if !open {
            out.push((at, String::new()));
        }
        open = true;
        if let Some((_, word)) = out.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    out
}

/// What became of the typed characters that gave way: spent as keys, or lost. What was kept must be kept whole.
pub(super) fn replaced(source: &Source, report: &mut Report) {
    let typed = source.typed();
    let (mut before, mut made) = (0, 0);
    let mut keys = 0;
    let end = (
        Span::new(typed.text().len(), typed.text().len()),
        Span::new(source.text().len(), source.text().len()),
    );
    let pieces = source
        .pieces()
        .iter()
        .map(|piece| (piece.typed, piece.made));
    for (gone, stands) in pieces.chain([end]) {
        let kept = typed.text().get(before..gone.start);
        if kept.is_none() || kept != source.text().get(made..stands.start) {
            add(&mut report.altered, Span::new(made, stands.start));
        }
        (before, made) = (gone.end, stands.end);
        let text = typed.slice(gone);
        let units = text.chars().filter(|c| is_unit(*c)).count();
        report.characters += units;
        if is_key(text) {
            keys += units;
        } else {
            add(&mut report.missing, stands);
        }
    }
    if keys > 0 {
        *report.spent.entry(Reason::CitationKey).or_default() += keys;
    }
}

/// Whether `text` is markup of a citation by key: `[`, `]`, `;`, `@key`, `-@key`.
pub(super) fn is_key(text: &str) -> bool {
    let text = text.trim();
    let signs = text.chars().all(|c| matches!(c, '[' | ']' | ';'));
    let key = text.strip_prefix('-').unwrap_or(text).strip_prefix('@');
    signs
        || key.is_some_and(|key| {
            !key.contains(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | ';'))
        })
}
