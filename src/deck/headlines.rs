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
/// Words of a sentence that can be a headline, whole.
const SENTENCE: usize = 14;
/// Words of a headline that is put together.
const LONG: usize = 10;

/// The slides with headlines that differ.
pub(super) fn distinct(frame: &Frame<'_>, slides: Vec<Slide>) -> Vec<Slide> {
    let mut seen = BTreeSet::new();
    let mut out: Vec<Slide> = Vec::new();
    for mut slide in slides {
        if seen.insert(key(frame, &slide.title)) {
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
                // Its sentence is its headline.
                let heading = slide.title.clone();
                slide.kind = SlideKind::Thesis;
                slide.eyebrow = None;
                tell_apart(frame, &mut slide, &seen);
                slide.eyebrow = Some(heading);
            }
            _ => {
                // The one before it can say a claim of its own in its place.
                let taken = key(frame, &slide.title);
                let other = out.iter_mut().find(|other| {
                    key(frame, &other.title) == taken
                        && other.kind == SlideKind::Claim
                        && other.bullets.len() > 1
                });
                match other {
                    Some(other) => {
                        promote(frame, other);
                        seen.insert(key(frame, &other.title));
                    }
                    None => tell_apart(frame, &mut slide, &seen),
                }
            }
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

/// Another headline: the heading of its section if no slide has that, else with what it stands for.
fn tell_apart(frame: &Frame<'_>, slide: &mut Slide, seen: &BTreeSet<String>) {
    let heading = slide.eyebrow.take_if(|eyebrow| {
        // A label is no headline.
        let unseen = eyebrow.source.is_some() && !seen.contains(&key(frame, eyebrow));
        unseen && !matches!(slide.kind, SlideKind::Timeline | SlideKind::Quotation)
    });
    if let Some(heading) = heading {
        // What kind of slide it is stands over it then.
        slide.eyebrow = Some(std::mem::replace(&mut slide.title, heading));
        return;
    }
    // Amounts are no headline of themselves.
    let label = slide
        .eyebrow
        .take_if(|label| slide.kind == SlideKind::Numbers && !seen.contains(&key(frame, label)));
    if let Some(label) = label {
        slide.eyebrow = Some(std::mem::replace(&mut slide.title, label));
        return;
    }
    let label = words(frame.source, &slide.title);
    let mut leads: Vec<String> = Vec::new();
    for bullet in slide.bullets.iter().filter(|b| !b.lead.is_empty()) {
        let lead = text(frame.source, &bullet.lead);
        if !leads.contains(&lead) {
            leads.push(lead);
        }
    }
    let section = slide
        .section
        .map(|section| words(frame.source, &frame.heading(Some(section), 0)));
    let first = slide.bullets.first().map(|bullet| {
        let said = text(frame.source, &bullet.runs);
        if slide.kind != SlideKind::Thesis && count(&said) <= SENTENCE {
            return said;
        }
        let words: Vec<&str> = said.split_whitespace().take(4).collect();
        format!("{} …", words.join(" "))
    });
    let leads = (!leads.is_empty()).then(|| leads.join(", "));
    let told = [leads, section, first]
        .into_iter()
        .flatten()
        .filter(|more| *more != label)
        .map(|more| match count(&label) + count(&more) > LONG {
            true => more,
            false => format!("{label}: {more}"),
        })
        .find(|title| !seen.contains(&title.to_lowercase()));
    if let Some(title) = told {
        slide.title = of_label(&title);
    }
}
