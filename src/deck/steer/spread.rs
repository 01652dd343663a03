//! Slides to which more was kept than one has room for: parts with headlines of their own.

use super::super::cut::{text, without_stop};
use super::super::stems::count;
use super::super::{Bullet, Deck, Origin, Slide, SlideKind, SlideText};
use super::apply::MOST_BULLETS;
use crate::source::Source;

/// Words of a bullet that can be a headline.
const HEADLINE: usize = 15;

/// Parts slides of more bullets than one has room for. The shortest bullet of a further part, cut from the chapter, is
/// its headline, and the headline of the first part stands over it if nothing else does.
pub(super) fn spread(source: &Source, deck: &mut Deck) {
    let slides = std::mem::take(&mut deck.slides);
    for mut slide in slides {
        let count = slide.bullets.len();
        if slide.kind != SlideKind::Claim || count <= MOST_BULLETS {
            deck.slides.push(slide);
            continue;
        }
        let each = count.div_ceil(count.div_ceil(MOST_BULLETS));
        let rest = slide.bullets.split_off(each);
        let mut parts: Vec<Slide> = rest
            .chunks(each)
            .map(|part| further(source, &slide, part))
            .collect();
        deck.slides.push(slide);
        deck.slides.append(&mut parts);
    }
}

/// A further part of a slide.
fn further(source: &Source, slide: &Slide, bullets: &[Bullet]) -> Slide {
    let mut part = Slide {
        bullets: bullets.to_vec(),
        ..slide.clone()
    };
    let long = |bullet: &Bullet| count(&text(source, &bullet.runs));
    let all = part.bullets.iter().enumerate();
    let short = all
        .filter(|(_, bullet)| bullet.origin == Origin::Source && long(bullet) <= HEADLINE)
        .min_by_key(|(_, bullet)| long(bullet))
        .map(|(index, _)| index);
    if let Some(index) = short.filter(|_| part.bullets.len() > 1) {
        let bullet = part.bullets.remove(index);
        let title = SlideText {
            runs: without_stop(source, bullet.runs),
            source: Some(bullet.sentence),
            label: String::new(),
            origin: Origin::Source,
        };
        let over = std::mem::replace(&mut part.title, title);
        part.eyebrow.get_or_insert(over);
    }
    part
}
