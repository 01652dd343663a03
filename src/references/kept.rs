//! The last lists that were read: most edits of a manuscript leave its list alone, and only move it.
//!
//! In: the entries of a list, as runs. Out: its references, from the last time where nothing of it is different but its
//! place.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use super::{Field, Name, Reference};
use crate::manuscript::{Link, Run};
use crate::source::{Source, Span};

/// So many lists are kept: as many manuscripts are rarely edited at once.
const KEPT: usize = 4;

/// Longer lists are not kept.
const LONGEST: usize = 1000;

static LISTS: Mutex<VecDeque<(Typed, usize, Vec<Reference>)>> = Mutex::new(VecDeque::new());

/// All that a list is read from; its runs lie where they would if its first byte were the first of the file.
#[derive(PartialEq)]
pub(super) struct Typed {
    language: String,
    entries: Vec<Vec<Run>>,
    text: String,
    links: Vec<String>,
}

impl Typed {
    /// What was typed, and where it begins; `None` for a list that is not kept.
    pub(super) fn of(
        source: &Source,
        entries: &[Vec<Run>],
        links: &[Link],
        language: &str,
    ) -> Option<(Self, usize)> {
        let runs = || entries.iter().flatten();
        let start = runs().map(|run| run.span.start).min()?;
        if entries.len() > LONGEST {
            return None;
        }
        let home = |run: &Run| Run {
            span: moved(run.span, start, 0),
            ..run.clone()
        };
        let here = |runs: &Vec<Run>| runs.iter().map(home).collect();
        let targets = runs().filter_map(|run| links.get(run.style.link?));
        let typed = Self {
            language: language.to_owned(),
            entries: entries.iter().map(here).collect(),
            text: runs().map(|run| source.slice(run.span)).collect(),
            links: targets.map(|link| link.target.clone()).collect(),
        };
        Some((typed, start))
    }
}

/// The references of a list that begins at `start`, if it is one of the last.
pub(super) fn get(typed: &Typed, start: usize) -> Option<Vec<Reference>> {
    let mut lists = LISTS.lock().unwrap_or_else(PoisonError::into_inner);
    let index = lists.iter().position(|(known, ..)| known == typed)?;
    let found = lists.remove(index)?;
    let mut references = found.2.clone();
    for reference in &mut references {
        move_to(reference, found.1, start);
    }
    lists.push_front(found);
    Some(references)
}

/// Keeps the references of a list that begins at `start`.
pub(super) fn put(typed: Typed, start: usize, references: &[Reference]) {
    let mut lists = LISTS.lock().unwrap_or_else(PoisonError::into_inner);
    lists.push_front((typed, start, references.to_vec()));
    lists.truncate(KEPT);
}

/// A span as it lies in a list that begins at `to` and not at `from`.
fn moved(span: Span, from: usize, to: usize) -> Span {
    let at = |place: usize| place.wrapping_sub(from).wrapping_add(to);
    Span::new(at(span.start), at(span.end))
}

/// Moves all places of a reference.
fn move_to(reference: &mut Reference, from: usize, to: usize) {
    let Reference {
        index: _,
        span,
        runs,
        key: _,
        kind: _,
        fields,
        entry: _,
        line,
        rendered: _,
        as_typed: _,
        confidence: _,
        unparsed,
        imported: _,
    } = reference;
    let spans = runs.iter_mut().map(|run| &mut run.span);
    let pieces = line.iter_mut().filter_map(|piece| piece.span.as_mut());
    let fields = fields.places();
    for span in [span]
        .into_iter()
        .chain(spans)
        .chain(unparsed)
        .chain(pieces)
        .chain(fields)
    {
        *span = moved(*span, from, to);
    }
}

impl super::Fields {
    /// Where its fields were typed.
    fn places(&mut self) -> impl Iterator<Item = &mut Span> {
        let Self {
            authors,
            editors,
            date,
            title,
            title_translation,
            container,
            volume,
            issue,
            pages,
            edition,
            publisher,
            doi,
            url,
            accessed,
            genre,
            translators,
            role,
            place,
            number,
            original,
            notes,
        } = self;
        let names = [authors, editors, translators].into_iter().flatten();
        let names = names.filter_map(|name: &mut Name| name.span.as_mut());
        let fields = [
            date,
            title,
            title_translation,
            container,
            volume,
            issue,
            pages,
            edition,
            publisher,
            doi,
            url,
            accessed,
            genre,
            role,
            place,
            number,
            original,
        ];
        let fields = fields.into_iter().flatten().chain(notes);
        names.chain(fields.filter_map(|field: &mut Field| field.span.as_mut()))
    }
}

#[cfg(test)]
mod tests {
    use crate::manuscript;
    use crate::references;
    use crate::settings::FrontMatter;
    use crate::source::Source;

    fn read(text: &str) -> String {
        let source = Source::new("a.md", text);
        let manuscript = manuscript::read(&source, &FrontMatter::default());
        format!("{:?}", references::read(&source, &manuscript))
    }

    #[test]
    fn a_list_that_moved_is_read_as_if_for_the_first_time() {
        let list = "# References\n\n\
            Alm, B., & Çelik, C. (2019). *A title: Of a book* [Başlık] (2nd ed., pp. 3-9). Press.\n\n\
            Dor, E. (n.d.). An article. *A Journal*, *3*(1), 7–9. https://doi.org/10.1000/kept\n\n\
            A line that is [linked](https://example.org/a) and no entry\n";
        for (first, second, same) in [
            ("One.\n\n", "One and more.\n\n", true),
            ("One and [x](https://a.b).\n\n", "Çok.\n\n", false),
        ] {
            let (old, new) = (format!("{first}{list}"), format!("{second}{list}"));
            read(&old);
            let kept = read(&new);
            // Other lists push it out.
            for n in 0..=super::KEPT {
                read(&format!("# References\n\nEk, N. ({}). *T*. P.\n", 1990 + n));
            }
            assert_eq!(kept, read(&new), "{same}");
        }
    }
}
