//! What the audience takes home: from which part it comes, and that it comes last.

use super::cut::text;
use super::frame::Frame;
use super::sentences::Candidate;
use super::survey::{AUTHOR, CLAIMS, CONCLUDES, VOICE};
use super::{Slide, SlideKind};
use crate::manuscript::{Role, tells_methods};

/// The part whose last slide is what to take home, counted from 1 (the abstract is part 0): where the chapter
/// concludes; else the last that tells more than its methods, as papers that end with those have it.
pub(super) fn closing(frame: &Frame<'_>) -> usize {
    let concludes = |i: &usize| frame.parts.get(*i).map(|p| p.role) == Some(Role::Conclusion);
    let methods = |i: &usize| {
        let section = frame.parts.get(*i).and_then(|part| part.section);
        let section = section.and_then(|i| frame.manuscript.sections.get(i));
        section.is_some_and(|section| tells_methods(&section.title))
    };
    let all = 0..frame.parts.len();
    let last = all.clone().rev().find(concludes);
    let last = last.or_else(|| all.clone().rev().find(|i| !methods(i)));
    last.map_or(all.len(), |i| i + 1)
}

/// Stems of the title, the headings or the abstract that a sentence shares with them if it says what the text is about.
const SHARED: usize = 2;

/// Whether a sentence has a mark of the survey.
fn marked(candidate: &Candidate, mark: usize) -> bool {
    candidate.features.get(mark).is_some_and(|mark| *mark > 0.0)
}

/// Whether a sentence is no takeaway: it says what others hold, or a detail, which neither claims nor concludes and has
/// next to nothing to do with what title, headings and abstract name. Without an abstract nothing tells.
pub(super) fn is_detail(frame: &Frame<'_>, candidate: &Candidate) -> bool {
    let survey = frame.survey;
    // `Lund (2003) reminds us that …`
    let said = text(frame.source, &candidate.runs);
    let year = |after: &str| after.chars().take_while(char::is_ascii_digit).count() == 4;
    let cites = said.split('(').skip(1).any(year);
    let marked = |i: usize| marked(candidate, i);
    let named = |stem: &&u32| {
        survey.topics.binary_search(stem).is_ok() || survey.summary.contains_key(stem)
    };
    let shared = candidate.stems.iter().filter(named).count();
    let told = !survey.summary.is_empty();
    let of_others = cites || marked(VOICE) && !marked(AUTHOR);
    of_others || told && !(marked(CLAIMS) || marked(CONCLUDES)) && shared < SHARED
}

/// What of the sentences of a slide is to be taken home; nothing, if that would be one sentence that neither claims nor
/// concludes.
pub(super) fn telling<'c>(frame: &Frame<'_>, all: &[&'c Candidate]) -> Vec<&'c Candidate> {
    let all = all.iter().copied();
    let telling: Vec<&Candidate> = all.filter(|c| !is_detail(frame, c)).collect();
    let concludes = |c: &Candidate| marked(c, CLAIMS) || marked(c, CONCLUDES);
    match telling.as_slice() {
        [one] if !concludes(one) => Vec::new(),
        _ => telling,
    }
}

/// Puts what to take home at the end. `starts`: where the parts begin among the slides; they stay right.
pub(super) fn last(slides: &mut Vec<Slide>, starts: &mut [usize]) {
    let takeaways = |slide: &Slide| slide.kind == SlideKind::Takeaways;
    let Some(at) = slides.iter().position(takeaways) else {
        return;
    };
    let slide = slides.remove(at);
    slides.push(slide);
    for start in starts.iter_mut().filter(|start| **start > at) {
        *start -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::title::{of_label, slide};
    use super::*;

    #[test]
    fn takeaways_go_to_the_end_and_parts_keep_their_slides() {
        let of = |kind| slide(kind, of_label("Salt"), None);
        let kinds = [
            SlideKind::Claim,
            SlideKind::Takeaways,
            SlideKind::Numbers,
            SlideKind::Claim,
        ];
        let mut slides: Vec<Slide> = kinds.into_iter().map(of).collect();
        let mut starts = [0, 2, 3];
        last(&mut slides, &mut starts);
        assert_eq!(slides[3].kind, SlideKind::Takeaways);
        assert_eq!(slides[1].kind, SlideKind::Numbers);
        assert_eq!(starts, [0, 1, 2]);
    }
}
