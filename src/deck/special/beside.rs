//! Evidence beside a claim: a lone amount of a part stands large beside the bullets of one of its slides.

use crate::deck::cut::text;
use crate::deck::frame::Frame;
use crate::deck::stems::count;
use crate::deck::{Slide, SlideKind};

/// Bullets, and their words, of a slide that has room for an amount beside them.
const BULLETS: std::ops::RangeInclusive<usize> = 1..=3;
const WORDS: usize = 44;

/// Puts the amount of `special` beside the bullets of that slide of its part which says what stands nearest to it in
/// the text. Gives `special` back if none has room.
pub(in crate::deck) fn beside(
    frame: &Frame<'_>,
    slides: &mut [Slide],
    special: Slide,
) -> Option<Slide> {
    let Some(at) = special.bullets.first().map(|amount| amount.span.start) else {
        return Some(special);
    };
    let words = |slide: &Slide| -> usize {
        let bullets = slide.bullets.iter();
        bullets.map(|b| count(&text(frame.source, &b.runs))).sum()
    };
    let has_room = |slide: &&mut Slide| {
        slide.kind == SlideKind::Claim
            && BULLETS.contains(&slide.bullets.len())
            && slide.bullets.iter().all(|bullet| bullet.lead.is_empty())
            && words(slide) <= WORDS
    };
    let distance = |slide: &Slide| {
        let bullets = slide.bullets.iter();
        bullets.map(|bullet| bullet.span.start.abs_diff(at)).min()
    };
    let nearest = slides
        .iter_mut()
        .filter(has_room)
        .min_by_key(|slide| distance(slide));
    let Some(slide) = nearest else {
        return Some(special);
    };
    let place = slide.bullets.partition_point(|b| b.span.start < at);
    for (index, bullet) in special.bullets.into_iter().enumerate() {
        slide.bullets.insert(place + index, bullet);
    }
    slide.notes.extend(special.notes);
    slide.notes.sort_unstable();
    slide.notes.dedup();
    None
}
