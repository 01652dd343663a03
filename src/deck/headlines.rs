//! No two slides with one headline: the second says a claim of its own, or joins the first.

use std::collections::BTreeSet;

use super::cut::{text, without_stop};
use super::frame::Frame;
use super::stems::count;
use super::title::{of_label, words};
use super::{Bullet, Origin, Slide, SlideKind, SlideText};

/// Bullets of a slide that takes on those of another, and their words (slides-design.md).
const BULLETS: usize = 4;
const WORDS: usize = 40;

/// The slides with headlines that differ.
pub(super) fn distinct(frame: &Frame<'_>, slides: Vec<Slide>) -> Vec<Slide> {
    let mut seen = BTreeSet::new();
    let mut out: Vec<Slide> = Vec::new();
    for mut slide in slides {
        // The sentence is the headline of a thesis.
        let furniture = matches!(slide.kind, SlideKind::Thesis | SlideKind::References);
        if furniture || seen.insert(key(frame, &slide.title)) {
            out.push(slide);
            continue;
        }
        match slide.kind {
            SlideKind::Claim | SlideKind::Takeaways if slide.bullets.len() > 1 => {
                promote(frame, &mut slide);
            }
            SlideKind::Claim => {
                let joins = |last: &&mut Slide| {
                    last.kind == SlideKind::Claim
                        && last.section == slide.section
                        && last.bullets.len() + slide.bullets.len() <= BULLETS
                        && said(frame, &last.bullets) + said(frame, &slide.bullets) <= WORDS
                };
                if let Some(last) = out.last_mut().filter(joins) {
                    last.bullets.append(&mut slide.bullets);
                    last.notes.append(&mut slide.notes);
                    last.notes.sort_unstable();
                    last.notes.dedup();
                    continue;
                }
                slide.eyebrow = Some(slide.title.clone());
                slide.kind = SlideKind::Thesis;
                out.push(slide);
                continue;
            }
            _ => tell_apart(frame, &mut slide, &seen),
        }
        seen.insert(key(frame, &slide.title));
        out.push(slide);
    }
    out
}

fn key(frame: &Frame<'_>, title: &SlideText) -> String {
    words(frame.source, title).to_lowercase()
}

fn said(frame: &Frame<'_>, bullets: &[Bullet]) -> usize {
    let words = bullets.iter().map(|b| count(&text(frame.source, &b.runs)));
    words.sum()
}

/// The shortest bullet becomes the headline, and the headline the eyebrow.
fn promote(frame: &Frame<'_>, slide: &mut Slide) {
    let all = slide.bullets.iter().enumerate();
    let long = |bullet: &Bullet| count(&text(frame.source, &bullet.runs));
    let Some((index, _)) = all.min_by_key(|(_, bullet)| long(bullet)) else {
        return;
    };
    let bullet = slide.bullets.remove(index);
    let title = SlideText {
        runs: without_stop(frame.source, bullet.runs),
        source: Some(bullet.sentence),
        label: String::new(),
        origin: Origin::Source,
    };
    let heading = std::mem::replace(&mut slide.title, title);
    slide.eyebrow.get_or_insert(heading);
}

/// Furniture is said with what it stands for.
fn tell_apart(frame: &Frame<'_>, slide: &mut Slide, seen: &BTreeSet<String>) {
    let label = words(frame.source, &slide.title);
    let leads: Vec<String> = slide
        .bullets
        .iter()
        .filter(|bullet| !bullet.lead.is_empty())
        .map(|bullet| text(frame.source, &bullet.lead))
        .collect();
    let section = slide
        .section
        .map(|section| words(frame.source, &frame.heading(Some(section), 0)));
    let first = slide.bullets.first().map(|bullet| {
        let said = text(frame.source, &bullet.runs);
        let words: Vec<&str> = said.split_whitespace().take(4).collect();
        format!("{} …", words.join(" "))
    });
    let leads = (!leads.is_empty()).then(|| leads.join(", "));
    let mut more = [leads, section, first].into_iter().flatten();
    let told = more
        .by_ref()
        .map(|more| format!("{label}: {more}"))
        .find(|title| !seen.contains(&title.to_lowercase()));
    if let Some(title) = told {
        slide.title = of_label(&title);
    }
}
