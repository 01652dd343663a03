//! The author's prose as rules on typing look at it.
//!
//! In: the text and its models. Out: [`Passage`]s in typed order, footnotes included, without the reference list,
//! verbatim lines and the note on the author. Verbatim words, formulas and addresses are masked: they have rules
//! of their own.

use std::cell::OnceCell;

use super::Text;
use crate::citations::Plain;
use crate::manuscript::{Block, BlockKind, OpeningRole, Role, Run, RunKind, recognise};
use crate::source::{Source, Span};

/// A stretch of prose: a paragraph, a title, a cell.
pub(super) struct Passage<'a> {
    /// Where it stands.
    pub(super) place: Place,
    /// What the section does that it stands in.
    pub(super) role: Role,
    /// Its runs.
    pub(super) runs: &'a [Run],
    /// Its sentences, if it is a paragraph.
    pub(super) sentences: &'a [Span],
    /// Its words with the way back to the manuscript; in `plain.text` all that is masked is `_`.
    pub(super) plain: Plain,
    /// Its language, once someone asked.
    language: OnceCell<String>,
}

/// Where a passage stands.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the running text.
    Paragraph,
    /// In a list.
    Item,
    /// In a quotation that is set off.
    Quote,
    /// In a footnote.
    Note,
    /// A title.
    Heading,
    /// In a table.
    Cell,
    /// Title or note of a table or figure.
    Caption,
}

impl Passage<'_> {
    /// The words, masked.
    pub(super) fn text(&self) -> &str {
        &self.plain.text
    }

    /// Whether it is running text: paragraphs, list items and footnotes.
    pub(super) fn runs_on(&self) -> bool {
        matches!(self.place, Place::Paragraph | Place::Item | Place::Note)
    }

    /// Its language: recognised where it is long enough, else that of the manuscript.
    pub(super) fn language(&self, t: &Text<'_>) -> &str {
        const ENOUGH: usize = 25;
        self.language.get_or_init(|| {
            if self.text().split_whitespace().nth(ENOUGH).is_some() {
                return recognise(self.text());
            }
            language(t).to_owned()
        })
    }
}

/// The language of the manuscript without its region.
pub(super) fn language<'a>(t: &Text<'a>) -> &'a str {
    let tag = t.manuscript.meta.language.as_str();
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// All prose of the manuscript.
pub(super) fn passages<'a>(t: &Text<'a>) -> Vec<Passage<'a>> {
    let manuscript = t.manuscript;
    let mut roles = vec![Role::Body; manuscript.blocks.len()];
    for section in &manuscript.sections {
        for index in section.blocks.clone().chain(section.heading) {
            if let Some(role) = roles.get_mut(index) {
                *role = section.role;
            }
        }
    }
    let mut collector = Collector {
        source: t.source,
        out: Vec::new(),
    };
    for line in &manuscript.opening {
        let place = match line.role {
            OpeningRole::Title | OpeningRole::Subtitle => Place::Heading,
            OpeningRole::Other => Place::Paragraph,
            _ => continue,
        };
        collector.add(place, Role::Body, &line.runs, &[]);
    }
    for (block, role) in manuscript.blocks.iter().zip(roles) {
        if !matches!(role, Role::References | Role::About) {
            collector.block(block, Place::Paragraph, role);
        }
    }
    for block in manuscript.notes.iter().flat_map(|note| &note.blocks) {
        collector.block(block, Place::Note, Role::Notes);
    }
    collector.out
}

/// Gathers passages.
struct Collector<'s, 'a> {
    source: &'s Source,
    out: Vec<Passage<'a>>,
}

impl<'a> Collector<'_, 'a> {
    /// Adds the passages of `block`. A stack instead of recursion: the depth of quotes and lists is the author's.
    fn block(&mut self, block: &'a Block, place: Place, role: Role) {
        let mut stack = vec![(block, place)];
        while let Some((block, place)) = stack.pop() {
            match &block.kind {
                BlockKind::Heading(heading) => self.add(Place::Heading, role, &heading.runs, &[]),
                BlockKind::Paragraph(paragraph) => {
                    self.add(place, role, &paragraph.runs, &paragraph.sentences);
                }
                BlockKind::Quote(blocks) => {
                    stack.extend(blocks.iter().rev().map(|block| (block, Place::Quote)));
                }
                BlockKind::List(list) => {
                    let place = match place {
                        Place::Paragraph => Place::Item,
                        other => other,
                    };
                    let inner = list.items.iter().rev();
                    let inner = inner.flat_map(|item| item.blocks.iter().rev());
                    stack.extend(inner.map(|block| (block, place)));
                }
                BlockKind::Table(table) => {
                    self.add(Place::Caption, role, &table.caption.title, &[]);
                    for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                        self.add(Place::Cell, role, &cell.runs, &[]);
                    }
                    self.add(Place::Caption, role, &table.caption.note, &[]);
                }
                BlockKind::Figure(figure) => {
                    self.add(Place::Caption, role, &figure.caption.title, &[]);
                    self.add(Place::Caption, role, &figure.caption.note, &[]);
                }
                BlockKind::Code(_) | BlockKind::Ornament(_) | BlockKind::Entry(_) => {}
            }
        }
    }

    fn add(&mut self, place: Place, role: Role, runs: &'a [Run], sentences: &'a [Span]) {
        if runs.is_empty() {
            return;
        }
        let mut plain = Plain::of(self.source, runs);
        plain.text = masked(self.source, runs, &plain.text);
        self.out.push(Passage {
            place,
            role,
            runs,
            sentences,
            plain,
            language: OnceCell::new(),
        });
    }
}

/// `text`, which `runs` make, with `_` for each byte of verbatim words, formulas and addresses.
fn masked(source: &Source, runs: &[Run], text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for run in runs {
        match run.kind {
            RunKind::Text | RunKind::Math => {
                let words = source.slice(run.span);
                let address = run.style.link.is_some() && is_address(words);
                if run.kind == RunKind::Math || run.style.code || address {
                    out.extend(std::iter::repeat_n('_', words.len()));
                } else {
                    push_words(words, &mut out);
                }
            }
            RunKind::Space | RunKind::Break => out.push(' '),
            RunKind::NoteCall(_) => {}
        }
    }
    out
}

/// Adds `words`, addresses among them masked.
fn push_words(words: &str, out: &mut String) {
    if !words.contains("://") && !words.contains("www.") {
        out.push_str(words);
        return;
    }
    for word in words.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if is_address(bare) {
            // What stands before the address and the mark after it are prose: `(see https://a.example)`.
            let start = bare.find("http").or_else(|| bare.find("www.")).unwrap_or(0);
            let end = bare
                .trim_end_matches([')', ']', '.', ',', ';', '”', '"'])
                .len();
            out.push_str(bare.get(..start).unwrap_or(""));
            out.extend(std::iter::repeat_n('_', end.saturating_sub(start)));
            out.push_str(bare.get(end.max(start)..).unwrap_or(""));
            out.push_str(word.get(bare.len()..).unwrap_or(""));
        } else {
            out.push_str(word);
        }
    }
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("www.")
}

/// The words of `text` and where each begins; apostrophes and hyphens inside belong to them.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(is_letter)?;
        let mut end = start;
        for (i, c) in text.get(start..)?.char_indices() {
            if is_letter(c) {
                end = start + i + c.len_utf8();
            } else if !matches!(c, '\'' | '’' | '-' | '‐' | '‑') || start + i > end {
                break;
            }
        }
        at = end;
        Some((start, text.get(start..end)?))
    })
}

/// Letters, digits, and what joins or marks them.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

/// How many words `text` has.
pub(super) fn word_count(text: &str) -> usize {
    words(text).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_inner_marks() {
        let text = "«It’s a well-known» café’ - 3";
        let found: Vec<&str> = words(text).map(|(_, word)| word).collect();
        assert_eq!(found, ["It’s", "a", "well-known", "café", "3"]);
        assert!(words(text).all(|(at, word)| text.get(at..at + word.len()) == Some(word)));
    }

    #[test]
    fn addresses_are_masked_byte_for_byte() {
        let mut out = String::new();
        push_words("see (https://a.example/(x)y). So", &mut out);
        assert_eq!(out, "see (______________________). So");
        let mut out = String::new();
        push_words("é www.ü.example é", &mut out);
        assert_eq!(out.len(), "é www.ü.example é".len());
    }
}
