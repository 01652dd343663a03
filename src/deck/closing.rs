//! The last slides: the works cited.

use std::collections::BTreeSet;

use super::cut::Cited;
use super::frame::Frame;
use super::title::{heading, of_label, slide};
use super::{Slide, SlideKind};
use crate::citations::Link;
use crate::manuscript::Role;
use crate::references::Reference;

/// The works cited on `slides`, in the order of the list, under the list's own heading: one slide, which is parted
/// where it is laid out.
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
    let mut sections = frame.manuscript.sections.iter();
    let section = sections.position(|section| section.role == Role::References);
    let title = heading(frame.source, frame.manuscript, section)
        .unwrap_or_else(|| of_label(frame.labels.references));
    if works.is_empty() {
        return Vec::new();
    }
    vec![Slide {
        references: works,
        ..slide(SlideKind::References, title, None)
    }]
}

/// From whom to whom a part of the works cited goes: several slides of one heading are told apart so.
pub fn references_range(list: &[Reference], works: &[usize]) -> String {
    let name = |work: Option<&usize>| work.and_then(|work| list.get(*work)).map(surname);
    match (name(works.first()), name(works.last())) {
        (Some(from), Some(to)) if from != to => format!("{from} – {to}"),
        (Some(from), _) => from,
        _ => String::new(),
    }
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
