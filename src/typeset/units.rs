//! The units of text whose spans stay put together: blocks, notes, references, front matter.

use crate::manuscript::Manuscript;
use crate::references::Reference;
use crate::source::Span;

/// The units of a manuscript, in order and disjoint; those that overlap are joined.
pub(super) fn units(manuscript: &Manuscript, references: &[Reference]) -> Vec<Span> {
    let meta = &manuscript.meta;
    let mut units: Vec<Span> = Vec::new();
    units.extend(manuscript.opening.iter().map(|line| line.span));
    units.extend(manuscript.blocks.iter().map(|block| block.span));
    units.extend(manuscript.notes.iter().map(|note| note.span));
    units.extend(manuscript.asides.iter().map(|aside| aside.span));
    units.extend(references.iter().map(|reference| reference.span));
    let values = [
        &meta.title,
        &meta.subtitle,
        &meta.chapter,
        &meta.license,
        &meta.copyright,
        &meta.doi,
    ];
    units.extend(values.into_iter().flatten().filter_map(|typed| typed.span));
    for author in &meta.authors {
        units.extend(author.name.span);
        units.extend(author.affiliation.as_ref().and_then(|typed| typed.span));
    }
    units.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(units.len());
    for unit in units.into_iter().filter(|unit| !unit.is_empty()) {
        match out.last_mut() {
            Some(last) if unit.start < last.end => *last = last.join(unit),
            _ => out.push(unit),
        }
    }
    out
}
