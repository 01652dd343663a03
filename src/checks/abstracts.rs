//! The abstracts of a manuscript, each in its language.

use super::Text;
use super::prose::{Place, passages};
use crate::manuscript::Role;
use crate::manuscript::word_count;
use crate::source::Span;

/// An abstract.
pub(super) struct Abstract {
    /// From its first to its last word, its title left out.
    pub(super) span: Span,
    /// How many words it has, without titles of its parts and key words.
    pub(super) words: usize,
}

/// Beyond so many words the text itself has begun, without a title of its own.
const MOST: usize = 500;

/// The abstracts, in order.
pub(super) fn abstracts(t: &Text<'_>) -> Vec<Abstract> {
    let sections = &t.manuscript.sections;
    let keywords = &t.manuscript.meta.keywords;
    let keywords: Vec<Span> = keywords.iter().filter_map(|word| word.span).collect();
    // Parts of an abstract (`Methods`) are sections in it.
    let mut bounds: Vec<Span> = Vec::new();
    for section in sections
        .iter()
        .filter(|section| section.role == Role::Abstract)
    {
        if !bounds
            .last()
            .is_some_and(|outer| outer.covers(section.span))
        {
            bounds.push(section.span);
        }
    }
    let mut parts: Vec<Vec<Abstract>> = bounds.iter().map(|_| Vec::new()).collect();
    for passage in passages(t) {
        let span = passage.plain.span(0, passage.text().len());
        let is_text = passage.role == Role::Abstract && passage.place != Place::Heading;
        if !is_text || keywords.iter().any(|word| span.covers(*word)) {
            continue;
        }
        let at = bounds.iter().position(|bounds| bounds.covers(span));
        if let Some(parts) = at.and_then(|at| parts.get_mut(at)) {
            parts.push(Abstract {
                span,
                words: word_count(passage.text()),
            });
        }
    }
    parts.into_iter().filter_map(whole).collect()
}

/// All paragraphs as one; the first alone where they are too many words for an abstract.
fn whole(parts: Vec<Abstract>) -> Option<Abstract> {
    let words: usize = parts.iter().map(|part| part.words).sum();
    let mut parts = parts.into_iter();
    let first = parts.next()?;
    if words > MOST {
        return Some(first);
    }
    let span = parts.fold(first.span, |span, part| span.join(part.span));
    Some(Abstract { span, words })
}
