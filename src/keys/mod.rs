//! Citations by key (`[@lund2003, p. 4]`) and the bibliographies that they cite from.
//!
//! In: a manuscript as first read, and the files that its front matter names. Out: an [`Expanded`] source, in which
//! each key has given way to the citation that APA would have there, and the entries cited stand in the reference
//! list. Everything after that reads the expanded source as though it had been typed, so that one reader, one proof
//! and one set of rules serve typed and made words alike; [`Source::home`] leads back to the file.
//!
//! Syntax: Pandoc's `citations`. `[see @a, p. 3; @b]`, `@a [p. 3]`, `[-@a]`, `@{odd key}`. Brackets of which no key
//! is known, and keys in running text that no file has, stay as typed.
//!
//! # Incomplete
//!
//! Works in one pair of brackets keep their typed order. Locators in braces and `nocite` are not read.

mod labels;
mod library;
mod list;
mod scan;
mod write;

pub use library::{KeysError, Library};

use crate::manuscript::Manuscript;
use crate::references::{Imported, Reference, dated};
use crate::source::{Edit, Source, Span};

/// A key that was cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyCited {
    /// The key.
    pub key: String,
    /// Where it was typed, with its `@`, in the typed file.
    pub typed: Span,
    /// The words that stand for it, in the expanded source.
    pub made: Span,
    /// The names that stand for its work, plain.
    pub names: Vec<String>,
    /// The year, with its suffix.
    pub year: String,
    /// Whether it stands in the running text.
    pub narrative: bool,
    /// Index into [`Keyed::works`].
    pub work: usize,
}

/// A key that no file has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKey {
    /// The key.
    pub key: String,
    /// Where, in the typed file.
    pub typed: Span,
    /// The known key nearest to it.
    pub nearest: Option<String>,
}

/// What was made of keys.
#[derive(Clone, Debug, Default)]
pub struct Keyed {
    /// Whether the front matter names a bibliography.
    pub has_files: bool,
    /// Keys that were cited, in typed order.
    pub cited: Vec<KeyCited>,
    /// Keys that no file has.
    pub unknown: Vec<UnknownKey>,
    /// Keys that the files have more than once.
    pub repeated: Vec<Imported>,
    /// The works cited by key, in the order of the list, each with the stretch of the expanded source that is its entry.
    pub works: Vec<ListedWork>,
}

/// A work that was cited by key.
#[derive(Clone, Debug)]
pub struct ListedWork {
    /// The work.
    pub work: crate::references::Work,
    /// The letter behind its year, which tells it from others of the same authors.
    pub suffix: String,
    /// Its line in the expanded source.
    pub made: Span,
}

/// A manuscript with its keys written out.
pub struct Expanded {
    /// The text.
    pub source: Source,
    /// What was made.
    pub keyed: Keyed,
}

/// Writes out the keys of a manuscript.
pub fn expand(
    source: &Source,
    manuscript: &Manuscript,
    references: &[Reference],
    library: Library,
) -> Expanded {
    let groups = scan::groups(source, manuscript, &library);
    let mut keyed = Keyed {
        has_files: library.has_files,
        repeated: library.repeated.clone(),
        ..Keyed::default()
    };
    for item in groups.iter().flat_map(|group| &group.items) {
        if item.work.is_none() && item.bracketed {
            keyed.unknown.push(UnknownKey {
                key: item.key.clone(),
                typed: item.span,
                nearest: library.nearest(&item.key),
            });
        }
    }
    let list = list::Listed::of(&groups, &library);
    let labels = labels::labels(&list, references, &manuscript.meta.language);
    let mut edits: Vec<Edit> = Vec::new();
    for group in &groups {
        write::group(source, group, &list, &labels, &mut edits, &mut keyed.cited);
    }
    let entries = list.edits(source, manuscript, references, &labels, keyed.cited.len());
    edits.extend(entries);
    if edits.is_empty() {
        return Expanded {
            source: source.clone(),
            keyed,
        };
    }
    let made = source.expanded(edits);
    let count = keyed.cited.len();
    keyed.works = list
        .works
        .iter()
        .zip(&labels)
        .map(|(work, label)| ListedWork {
            work: work.clone(),
            suffix: label.suffix.clone(),
            made: Span::default(),
        })
        .collect();
    for piece in made.pieces() {
        let Some(origin) = piece.origin else { continue };
        if let Some(cited) = keyed.cited.get_mut(origin) {
            cited.made = piece.made;
        } else if let Some(work) = keyed.works.get_mut(origin - count) {
            work.made = piece.made;
        }
    }
    Expanded {
        source: made,
        keyed,
    }
}

impl Keyed {
    /// Gives the references that were made what the bibliography says of them, which their lines may say less of.
    pub fn fill(&self, references: &mut [Reference]) {
        for listed in &self.works {
            let Some(reference) = references
                .iter_mut()
                .find(|reference| reference.span.overlaps(listed.made))
            else {
                continue;
            };
            let work = &listed.work;
            let place = reference.fields.date.as_ref().and_then(|date| date.span);
            reference.fields = work.fields.clone();
            if let Some(date) = &mut reference.fields.date {
                date.text = dated(&date.text, &listed.suffix);
                date.span = place;
            }
            reference.kind.clone_from(&work.kind);
            reference.entry = work.entry.clone();
            reference.key.clone_from(&work.key);
            reference.as_typed = false;
            reference.confidence = 1.0;
            reference.unparsed.clear();
            reference.rendered = plain_line(&reference.line);
            reference.imported = Some(work.from.clone());
        }
        let taken: std::collections::BTreeSet<String> = self
            .works
            .iter()
            .map(|listed| listed.work.key.clone())
            .collect();
        let mut given = taken.clone();
        for reference in references.iter_mut().filter(|r| r.imported.is_none()) {
            if !taken.contains(&reference.key) {
                given.insert(reference.key.clone());
            }
        }
        for reference in references.iter_mut().filter(|r| r.imported.is_none()) {
            if taken.contains(&reference.key)
                && let Some(key) = (2..)
                    .map(|n| format!("{}-{n}", reference.key))
                    .find(|key| !given.contains(key))
            {
                given.insert(key.clone());
                reference.key = key;
            }
        }
    }
}

/// The printed line, as plain text with `*italics*`.
fn plain_line(line: &[crate::references::Piece]) -> String {
    let mut out = String::new();
    let mut open = false;
    for piece in line {
        if piece.italic != open {
            open = piece.italic;
            out.push('*');
        }
        out.push_str(&piece.text);
    }
    if open {
        out.push('*');
    }
    out
}

#[cfg(test)]
mod tests;
