//! The kind that the lecturer gives to a section's slides.

use super::super::special::lead;
use super::super::{Bullet, Deck, Slide, SlideKind};
use super::apply::holds_bullets;
use crate::source::Source;

/// The kind that `slide-kind` names: one of [`KINDS`](crate::manuscript::steering::KINDS).
pub(super) fn of(name: &str) -> SlideKind {
    match name {
        "thesis" => SlideKind::Thesis,
        "timeline" => SlideKind::Timeline,
        "numbers" => SlideKind::Numbers,
        "quotation" => SlideKind::Quotation,
        "comparison" => SlideKind::Comparison,
        "positions" => SlideKind::Positions,
        "definitions" => SlideKind::Definitions,
        "enumeration" => SlideKind::Enumeration,
        "takeaways" => SlideKind::Takeaways,
        "table" => SlideKind::Table,
        "figure" => SlideKind::Figure,
        _ => SlideKind::Claim,
    }
}

/// Makes the slides of a section that hold bullets slides of a kind. A year or an amount stands apart where the kind
/// has a place for it; of a thesis there is one to a slide.
pub(super) fn recast(source: &Source, deck: &mut Deck, section: Option<usize>, name: &str) {
    let kind = of(name);
    let mut out: Vec<Slide> = Vec::new();
    for mut slide in std::mem::take(&mut deck.slides) {
        let own = slide.section == section && holds_bullets(&slide) && slide.display.is_none();
        if !own || slide.kind == kind {
            out.push(slide);
            continue;
        }
        // A year or an amount for each, or the slide stays what it is: an axis without years says nothing.
        let apart = |bullet: &Bullet| lead(source, kind, bullet).is_some();
        let lacks = match kind {
            SlideKind::Timeline => slide.bullets.len() < 2 || !slide.bullets.iter().all(apart),
            SlideKind::Numbers => !slide.bullets.iter().all(apart),
            _ => false,
        };
        if lacks {
            out.push(slide);
            continue;
        }
        let was = std::mem::replace(&mut slide.kind, kind);
        for bullet in &mut slide.bullets {
            let found = lead(source, kind, bullet);
            // What stands apart from a sentence is part of it, in a kind that sets nothing apart.
            if was != SlideKind::Claim && !matches!(kind, SlideKind::Timeline | SlideKind::Numbers)
            {
                bullet.runs = bullet.words();
            }
            bullet.lead = found.into_iter().collect();
        }
        if kind == SlideKind::Thesis {
            let title = slide.title.clone();
            slide.eyebrow.get_or_insert(title);
        }
        match kind {
            SlideKind::Thesis if slide.bullets.len() > 1 => {
                for bullet in std::mem::take(&mut slide.bullets) {
                    out.push(Slide {
                        bullets: vec![bullet],
                        ..slide.clone()
                    });
                }
            }
            _ => out.push(slide),
        }
    }
    deck.slides = out;
}
