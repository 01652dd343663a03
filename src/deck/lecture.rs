//! The lecture: thesis, the parts in order, what to take home, the works cited.

use super::agenda::agenda;
use super::choose::{Chooser, Room, Taste};
use super::closing::references;
use super::cut::{Cited, span_of, text as text_of};
use super::frame::{Frame, Home};
use super::grouping::{groups, headline, joined, load};
use super::headlines::distinct;
use super::labels::primary;
use super::plan::{Fullness, fullness, most_words, share, target, within};
use super::sentences::Candidate;
use super::special::{Special, beside, counts, name_left_out, specials};
use super::stems::count;
use super::survey::{AIMS, CLAIMS};
use super::takeaways::{closing, is_detail, last, telling};
use super::thesis::theses;
use super::title::{heading, of_claim, of_label, slide};
use super::{DeckOptions, Slide, SlideKind};
use crate::manuscript::Role;
use crate::references::Reference;
use crate::source::Span;

/// What a sentence that is no detail is worth beyond its weight, among what may be taken home.
const TELLING: f32 = 3.0;

pub(super) const TASTE: Taste = Taste {
    coverage: 1.5,
    spread: 1.0,
    again: 0.0,
    pairs: 2.0,
    model: 1.0,
    cut: 0.4,
    strain: 1.5,
    length: 0.4,
    repeats: 1.5,
    crowded: 0.0,
};

/// Slides of a lecture as long as asked for.
pub(super) fn lecture(
    frame: &Frame<'_>,
    cited: &Cited<'_>,
    works: &[Reference],
    options: &DeckOptions,
) -> Vec<Slide> {
    let target = target(options.minutes);
    let words = homes(frame).iter().map(|home| home.matter.words).sum();
    let roomy = fullness(options.density);
    let full = within(roomy, target, words);
    let slides = made(frame, cited, target, (full, roomy));
    let mut slides = distinct(frame, slides);
    // The works cited take no time of the lecture.
    let cited = references(frame, cited, works, &slides);
    slides.extend(cited);
    slides
}

/// The homes of the deck: the abstract, then the units of the parts.
fn homes<'a>(frame: &Frame<'a>) -> Vec<Home<'a>> {
    let mut homes = vec![Home {
        part: 0,
        section: None,
        matter: frame.summary,
    }];
    // Part 0 is the abstract here.
    homes.extend(frame.homes().into_iter().map(|home| Home {
        part: home.part + 1,
        ..home
    }));
    homes
}

/// `full`: how full slides are to be; `roomy`: how full one may be that spares another.
fn made(
    frame: &Frame<'_>,
    cited: &Cited<'_>,
    target: usize,
    (full, roomy): (Fullness, Fullness),
) -> Vec<Slide> {
    let homes = homes(frame);
    let theses = theses(frame);
    let mut weights = vec![0usize; frame.parts.len() + 1];
    for home in &homes {
        if let Some(weight) = weights.get_mut(home.part) {
            // The abstract and the conclusion say in few words what the rest says in many.
            let role = home
                .part
                .checked_sub(1)
                .and_then(|i| frame.parts.get(i))
                .map_or(Role::Abstract, |p| p.role);
            let dense = match role {
                Role::Abstract | Role::Conclusion => 5,
                Role::Introduction => 3,
                _ => 2,
            };
            *weight += if home.matter.candidates.is_empty() {
                0
            } else {
                home.matter.words.max(1) * dense / 2
            };
        }
    }
    // What has a kind of its own takes at most half of the slides.
    let (specials, unsaid) = specials(frame, &homes, cited, target / 2);
    // Title and agenda take no time of the lecture.
    let lone = specials.iter().filter(|s| s.is_lone_amount()).count();
    let fixed = theses.len() + specials.len() - lone;
    let plan = share(&weights, target.saturating_sub(fixed).max(1));
    let chosen = chosen(frame, &homes, &plan, full, &theses, (&specials, &unsaid));
    let mut body: Vec<Slide> = Vec::new();
    let (mut shown, mut starts) = (Vec::new(), Vec::new());
    let closing = closing(frame);
    for part in 0..plan.len() {
        let said: Vec<_> = chosen
            .iter()
            .copied()
            .filter(|(_, home)| homes.get(*home).is_some_and(|h| h.part == part))
            .collect();
        let of_part: Vec<&Special> = specials
            .iter()
            .filter(|s| s.part == part && part > 0)
            .collect();
        if said.is_empty() && of_part.is_empty() {
            continue;
        }
        if part > 0 {
            shown.push(frame.parts.get(part - 1).and_then(|p| p.section));
            starts.push(body.len());
        }
        let mut slides = of(frame, &homes, part, &said, (full, roomy), part == closing);
        for special in of_part {
            let slide = special.slide.clone();
            let alone = match special.is_lone_amount() {
                true => beside(frame, &mut slides, slide),
                false => Some(slide),
            };
            if let Some(slide) = alone {
                slides.insert(place_of(&slides, &slide), slide);
            }
        }
        name_left_out(frame, part, &mut slides);
        body.extend(slides);
    }
    last(&mut body, &mut starts);
    // A divider for every third slide at most, within the time; else the eyebrow says where we are.
    let room = body.len() + shown.len() + fixed + 2 <= target;
    if shown.len() * 3 <= body.len() && shown.len() > 1 && room {
        for (section, at) in shown.iter().zip(&starts).rev() {
            if let Some(title) = heading(frame.source, frame.manuscript, *section) {
                body.insert(*at, slide(SlideKind::Divider, title, *section));
            }
        }
    }
    let mut slides = vec![slide(SlideKind::Title, frame.chapter.clone(), None)];
    slides.extend(agenda(
        frame.source,
        frame.manuscript,
        frame.labels.agenda,
        &shown,
    ));
    for thesis in &theses {
        let marked = |i: usize| thesis.features.get(i).is_some_and(|mark| *mark > 0.0);
        // `We argue that …` is no aim, whatever else it names.
        let aims = marked(AIMS) && !marked(CLAIMS);
        let label = match aims && !slides.iter().any(|s| s.kind == SlideKind::Thesis) {
            true => frame.labels.aim,
            false => frame.labels.thesis,
        };
        slides.push(Slide {
            eyebrow: Some(of_label(label)),
            ..frame.slide(SlideKind::Thesis, of_label(label), &[thesis], None)
        });
    }
    slides.extend(
        specials
            .iter()
            .filter(|s| s.part == 0)
            .map(|s| s.slide.clone()),
    );
    slides.append(&mut body);
    slides
}

/// Where a slide of a kind of its own stands among the slides of its part: by the place of what it was made from.
fn place_of(slides: &[Slide], special: &Slide) -> usize {
    let from = |slide: &Slide| slide.notes.first().map_or(0, |note| note.start);
    let closing = |slide: &Slide| slide.kind == SlideKind::Takeaways;
    let later = |slide: &Slide| closing(slide) || from(slide) > from(special);
    slides.iter().position(later).unwrap_or(slides.len())
}

/// What is said of each home, in typed order: as much as fits on the slides of its part.
fn chosen<'a>(
    frame: &Frame<'a>,
    homes: &[Home<'a>],
    plan: &[usize],
    full: Fullness,
    theses: &[&Candidate],
    (specials, unsaid): (&[Special], &[Span]),
) -> Vec<(&'a Candidate, usize)> {
    let pool = homes.iter().enumerate();
    let pool = pool.flat_map(|(i, home)| home.matter.candidates.iter().map(move |c| (c, i)));
    let whole = || {
        let whole = specials.iter().filter_map(|special| special.whole);
        whole.chain(unsaid.iter().copied())
    };
    let free = |c: &Candidate| !whole().any(|span| span.overlaps(c.sentence));
    // What is counted stands with all of its series, or not at all.
    let counted = |c: &Candidate| counts(&text_of(frame.source, &c.runs));
    let english = primary(&frame.manuscript.meta.language) == "en";
    let shown = |c: &Candidate| !is_formula(&text_of(frame.source, &c.runs), english);
    let pool: Vec<_> = pool
        .filter(|(c, _)| free(c) && !counted(c) && shown(c))
        .collect();
    let mut chooser = Chooser::new(frame.survey, TASTE, pool);
    for candidate in theses {
        chooser.say(candidate);
    }
    let shown = specials.iter().flat_map(|special| {
        let bullets = special.slide.bullets.iter().map(|b| (b.sentence, b.span));
        let title = &special.slide.title;
        bullets.chain(title.source.zip(span_of(&title.runs)))
    });
    for (sentence, span) in shown {
        let all = homes.iter().flat_map(|home| &home.matter.candidates);
        let same = all.filter(|c| c.sentence == sentence);
        let shared = |c: &&Candidate| c.span.intersect(span).map_or(0, Span::len);
        if let Some(candidate) = same.filter(|c| shared(c) > 0).max_by_key(shared) {
            chooser.say(candidate);
        }
    }
    let mut said: Vec<Vec<(&Candidate, usize)>> = vec![Vec::new(); plan.len()];
    let most = most_words(homes.iter().map(|home| home.matter.words).sum());
    let bullets = specials.iter().flat_map(|special| &special.slide.bullets);
    let elsewhere = bullets.map(|b| count(&text_of(frame.source, &b.runs)));
    let mut words = elsewhere.sum::<usize>() + theses.iter().map(|c| c.words).sum::<usize>();
    let mut of_parts = vec![0; plan.len()];
    chooser.fill(|candidate, home| {
        let part = homes.get(home).map_or(0, |home| home.part);
        let Some(said) = said.get_mut(part) else {
            return Room::HasNot;
        };
        let at = said.partition_point(|(c, h)| (*h, c.span.start) < (home, candidate.span.start));
        said.insert(at, (candidate, home));
        let groups = groups(said, full);
        let now: usize = groups.iter().map(|group| load(group).1).sum();
        let before = of_parts.get(part).copied().unwrap_or(0);
        let slides = plan.get(part).copied().unwrap_or(0);
        if groups.len() > slides || words + now - before > most {
            said.remove(at);
            return Room::HasNot;
        }
        words = words + now - before;
        if let Some(of_part) = of_parts.get_mut(part) {
            *of_part = now;
        }
        Room::Has
    });
    chooser.chosen()
}

/// Whether words are a formula that was typed as text, which nobody reads from a slide: `q = W h + b`. `letters`: in a
/// language that has next to no words of one letter, those count.
fn is_formula(said: &str, letters: bool) -> bool {
    let words: Vec<&str> = said.split_whitespace().collect();
    let lone = |word: &str| {
        let mut chars = word.chars();
        let letter = chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
        letter && !matches!(word, "a" | "A" | "I")
    };
    let sign = |word: &&&str| word.contains(['=', '∈', '∑', '|']) || letters && lone(word);
    words.iter().filter(sign).count() * 6 > words.len()
}

/// The group of sentences that says most of what the chapter comes to; of several, the last. Details say nothing of it.
fn closing_group(frame: &Frame<'_>, groups: &[&[(&Candidate, usize)]]) -> Option<usize> {
    let worth = |group: &&[(&Candidate, usize)]| -> f32 {
        let telling = group.iter().filter(|(c, _)| !is_detail(frame, c));
        let sum: f32 = telling.map(|(c, _)| c.worth + TELLING).sum();
        sum / group.len().max(1) as f32
    };
    let all = groups.iter().map(worth).enumerate();
    let best = all.reduce(|a, b| if b.1 >= a.1 { b } else { a });
    best.map(|(i, _)| i)
}

/// The slides of a part. `closes`: one of its slides is what to take home.
fn of(
    frame: &Frame<'_>,
    homes: &[Home<'_>],
    part: usize,
    said: &[(&Candidate, usize)],
    (full, roomy): (Fullness, Fullness),
    closes: bool,
) -> Vec<Slide> {
    let of_part = part.checked_sub(1);
    let section = of_part.and_then(|i| frame.parts.get(i)?.section);
    let named = section.or_else(|| frame.summary_section().filter(|_| part == 0));
    let eyebrow = heading(frame.source, frame.manuscript, named);
    let groups = joined(groups(said, full), said, roomy);
    let mut out: Vec<Slide> = Vec::new();
    let last = closing_group(frame, &groups).filter(|_| closes);
    for (i, group) in groups.iter().enumerate() {
        let all: Vec<&Candidate> = group.iter().map(|(c, _)| *c).collect();
        let home = group.first().and_then(|(_, home)| homes.get(*home));
        let own = home.and_then(|home| home.section).or(section);
        let telling = telling(frame, &all);
        if Some(i) == last && !telling.is_empty() {
            let title = of_label(frame.labels.takeaways);
            let role = of_part.and_then(|i| frame.parts.get(i)).map(|p| p.role);
            let concludes = role == Some(Role::Conclusion);
            out.push(Slide {
                eyebrow: eyebrow.clone().filter(|_| concludes),
                ..frame.slide(SlideKind::Takeaways, title, &telling, own)
            });
            continue;
        }
        // The heading of one subsection says nothing of what stands in another.
        let one = group
            .iter()
            .all(|(_, h)| Some(*h) == group.first().map(|g| g.1));
        let own = if one { own } else { section };
        let topic = frame.heading(own, part.saturating_sub(1));
        // Two slides in a row with one heading would differ in nothing but their bullets.
        let again = out
            .last()
            .is_some_and(|last| frame.same(&last.title, &topic));
        let shortest = || {
            let all = all.iter().enumerate();
            all.min_by_key(|(_, c)| c.words).map(|(i, _)| i)
        };
        let claim = headline(frame.survey, &all)
            .or_else(|| shortest().filter(|_| again))
            .filter(|_| all.len() > 1);
        let rest: Vec<&Candidate> = all
            .iter()
            .enumerate()
            .filter(|(i, _)| Some(*i) != claim)
            .map(|(_, c)| *c)
            .collect();
        let title = match (claim.and_then(|i| all.get(i)), of_part) {
            (Some(claim), _) => of_claim(frame.source, claim),
            (None, Some(part)) => frame.heading(own, part),
            (None, None) => frame.heading(frame.summary_section(), 0),
        };
        let kind = match (of_part, rest.len()) {
            // A lone sentence of the abstract is a thesis.
            (None, 1) if claim.is_none() => SlideKind::Thesis,
            _ => SlideKind::Claim,
        };
        let made = frame.slide(kind, title, &rest, own);
        // The subsection if all of the slide is of it, else the part.
        let over = match one {
            true => heading(frame.source, frame.manuscript, own).or_else(|| eyebrow.clone()),
            false => eyebrow.clone(),
        };
        // The sentence of a thesis is its headline, so that its heading stands over it.
        let eyebrow = over
            .clone()
            .filter(|eyebrow| kind == SlideKind::Thesis || !frame.same(eyebrow, &made.title));
        let notes = super::frame::notes(all.iter().copied());
        out.push(Slide {
            eyebrow,
            notes,
            ..made
        });
    }
    out
}
