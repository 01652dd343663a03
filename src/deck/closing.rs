//! The last slides: the works cited.

use std::collections::BTreeSet;

use super::cut::Cited;
use super::frame::Frame;
use super::title::{heading, of_label, slide, words};
use super::{Slide, SlideKind, SlideText};
use crate::citations::Link;
use crate::manuscript::{Manuscript, Role};
use crate::references::Reference;
use crate::source::Source;

/// References of a slide, and of one where there are many: those are looked up, and set smaller.
const REFERENCES: usize = 6;
const MANY: usize = 10;
/// More slides of references than this are too many to read.
const READ: usize = 3;

/// The works cited on `slides`, in the order of the list, under the list's own heading.
pub(super) fn references(
    frame: &Frame<'_>,
    cited: &Cited<'_>,
    list: &[Reference],
    slides: &[Slide],
) -> Vec<Slide> {
    let shown = slides
        .iter()
        .filter(|slide| slide.kind != SlideKind::Agenda);
    let places = shown.flat_map(|slide| {
        let bullets = slide.bullets.iter().map(|bullet| bullet.sentence);
        bullets.chain(slide.title.source)
    });
    let mut works: BTreeSet<usize> = BTreeSet::new();
    for (_, citation) in places.flat_map(|place| cited.within(place)) {
        match &citation.link {
            Link::Found { reference, .. } => works.extend([*reference]),
            Link::Ambiguous(several) => works.extend(several),
            Link::Missing(_) | Link::Personal => {}
        }
    }
    let works: Vec<usize> = works
        .into_iter()
        .filter(|work| *work < list.len())
        .collect();
    let title = list_heading(frame.source, frame.manuscript)
        .unwrap_or_else(|| of_label(frame.labels.references));
    if works.is_empty() {
        return Vec::new();
    }
    let count = match works.len().div_ceil(REFERENCES) {
        count if count <= READ => count,
        _ => works.len().div_ceil(MANY),
    };
    let chunks = works.chunks(works.len().div_ceil(count));
    let parts = chunks.len();
    let slides = chunks.map(|works| {
        let title = match parts {
            1 => title.clone(),
            _ => of_label(&ranged(&words(frame.source, &title), list, works)),
        };
        Slide {
            references: works.to_vec(),
            ..slide(SlideKind::References, title, None)
        }
    });
    slides.collect()
}

/// The headline of a part of the works cited: several slides of one heading say from whom to whom they go.
pub fn references_title(
    source: &Source,
    manuscript: &Manuscript,
    list: &[Reference],
    works: &[usize],
) -> String {
    let heading = list_heading(source, manuscript);
    let heading = heading.map(|heading| words(source, &heading));
    let label = super::labels::of(&manuscript.meta.language).references;
    ranged(&heading.unwrap_or_else(|| label.to_owned()), list, works)
}

fn ranged(heading: &str, list: &[Reference], works: &[usize]) -> String {
    let name = |work: Option<&usize>| work.and_then(|work| list.get(*work)).map(surname);
    match (name(works.first()), name(works.last())) {
        (Some(from), Some(to)) if from != to => format!("{heading}, {from} – {to}"),
        (Some(from), _) => format!("{heading}, {from}"),
        _ => heading.to_owned(),
    }
}

/// The heading of the list in the text.
fn list_heading(source: &Source, manuscript: &Manuscript) -> Option<SlideText> {
    let mut sections = manuscript.sections.iter();
    let section = sections.position(|section| section.role == Role::References);
    heading(source, manuscript, section)
}

/// What an entry is looked up by: its line up to the first comma or stop.
fn surname(reference: &Reference) -> String {
    let line: String = reference
        .line
        .iter()
        .map(|piece| piece.text.as_str())
        .collect();
    let name = line
        .split([',', '.', '('])
        .next()
        .unwrap_or_default()
        .trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    // A long name of a group is known by its beginning.
    let shown = if words.len() > 3 { 2 } else { 3 };
    words.into_iter().take(shown).collect::<Vec<_>>().join(" ")
}
