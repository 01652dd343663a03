//! The agenda: the parts that the deck goes through.

use super::title::{heading, of_label, slide};
use super::{Bullet, Origin, Slide, SlideKind};
use crate::manuscript::Manuscript;
use crate::source::Source;

/// Lines of an agenda slide.
const LINES: usize = 8;

/// Agenda slides for the parts with these sections; none for fewer than two lines.
pub(super) fn agenda(
    source: &Source,
    manuscript: &Manuscript,
    label: &str,
    sections: &[Option<usize>],
) -> Vec<Slide> {
    let lines: Vec<Bullet> = sections
        .iter()
        .filter_map(|section| {
            let title = heading(source, manuscript, *section)?;
            let span = title.source?;
            Some(Bullet {
                runs: title.runs,
                lead: Vec::new(),
                span,
                sentence: span,
                citations: Vec::new(),
                origin: Origin::Source,
            })
        })
        .collect();
    if lines.len() < 2 {
        return Vec::new();
    }
    // Slides of about the same length: nine lines are five and four, not eight and one.
    let each = lines.len().div_ceil(lines.len().div_ceil(LINES));
    let slides = lines.chunks(each).map(|lines| Slide {
        bullets: lines.to_vec(),
        ..slide(SlideKind::Agenda, of_label(label), None)
    });
    slides.collect()
}
