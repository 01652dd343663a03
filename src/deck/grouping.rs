//! Which sentences stand on one slide, and which of them is its headline.

use super::plan::Fullness;
use super::sentences::Candidate;
use super::survey::Survey;
use crate::manuscript::Role;

/// Sentences of a slide that says little: a headline, and one.
const THIN: usize = 2;

/// A word that more than one in so many sentences have joins no two of them.
const FEW: u32 = 6;

/// Bullets of a slide under the author's heading, and their words.
const UNDER_A_HEADING: usize = 4;
const WORDS_UNDER_A_HEADING: usize = 50;

/// Words of a headline.
const HEADLINE: usize = 15;

/// Groups of neighbours, each for a slide: a claim and what stands under it.
pub(super) fn groups<'s, 'c>(
    said: &'s [(&'c Candidate, usize)],
    full: Fullness,
) -> Vec<&'s [(&'c Candidate, usize)]> {
    let fits = |group: &[(&Candidate, usize)]| {
        let (bullets, words) = load(group);
        bullets <= full.bullets && words <= full.words
    };
    let mut out = Vec::new();
    let mut start = 0;
    for end in 1..=said.len() {
        let more = said.get(start..end + 1).filter(|group| fits(group));
        if more.is_none() {
            out.extend(said.get(start..end));
            start = end;
        }
    }
    // A last slide of one sentence takes one from the slide before it.
    if let [.., before, last] = out.as_mut_slice()
        && last.len() == 1
        && before.len() > 2
    {
        let end = said.len();
        let from = end - 2;
        *before = said.get(from + 1 - before.len()..from).unwrap_or_default();
        *last = said.get(from..end).unwrap_or_default();
    }
    out
}

/// A slide of a headline and one sentence is joined with its neighbour where one slide has room for both.
pub(super) fn joined<'s, 'c>(
    groups: Vec<&'s [(&'c Candidate, usize)]>,
    said: &'s [(&'c Candidate, usize)],
    roomy: Fullness,
) -> Vec<&'s [(&'c Candidate, usize)]> {
    let thin = |group: &[(&Candidate, usize)]| group.len() <= THIN;
    let mut out: Vec<&'s [(&'c Candidate, usize)]> = Vec::new();
    let mut end = 0;
    for group in groups {
        end += group.len();
        if let Some(last) = out.last_mut()
            && (thin(last) || thin(group))
            && let Some(both) = said.get(end - group.len() - last.len()..end)
            && let (bullets, words) = load(both)
            && bullets <= roomy.bullets
            && words <= roomy.words
            && both.len() <= roomy.bullets
        {
            *last = both;
        } else {
            out.push(group);
        }
    }
    out
}

/// How many bullets a group has under its headline, and their words.
pub(super) fn load(group: &[(&Candidate, usize)]) -> (usize, usize) {
    let all: Vec<&Candidate> = group.iter().map(|(c, _)| *c).collect();
    let claim = claim(&all).and_then(|i| all.get(i));
    let words = all.iter().map(|c| c.words).sum::<usize>();
    match claim {
        Some(claim) if all.len() > 1 => (all.len() - 1, words - claim.words),
        _ => (all.len(), words),
    }
}

/// Which of the candidates of a slide could be its headline: the weightiest short one.
fn claim(all: &[&Candidate]) -> Option<usize> {
    weightiest(all, |_| true)
}

/// Which of the candidates of a slide is its headline: one that half of the others have to do with. Where none is, the
/// author's heading is better, if there is room for all under it.
pub(super) fn headline(survey: &Survey, all: &[&Candidate]) -> Option<usize> {
    let heads = |c: &Candidate, share: usize| {
        let others = all.iter().filter(|other| other.span != c.span);
        let near = others.clone().filter(|other| related(survey, c, other));
        // That both stand in one paragraph says little where nothing else does.
        let shares =
            others.clone().count() == 0 || others.clone().any(|other| shares(survey, c, other));
        shares && near.count() * share >= others.count()
    };
    let words = all.iter().map(|c| c.words).sum::<usize>();
    let full = all.len() > UNDER_A_HEADING || words > WORDS_UNDER_A_HEADING;
    weightiest(all, |c| heads(c, 2))
        .or_else(|| weightiest(all, |c| heads(c, 3)).filter(|_| full))
        .or_else(|| claim(all).filter(|_| full))
}

fn weightiest(all: &[&Candidate], heads: impl Fn(&Candidate) -> bool) -> Option<usize> {
    let fits = |c: &&Candidate| c.words <= HEADLINE && c.strain < 0.3;
    let short = all.iter().enumerate();
    short
        .filter(|(_, c)| fits(c) && heads(c))
        .reduce(|a, b| if b.1.worth > a.1.worth { b } else { a })
        .map(|(i, _)| i)
}

/// Whether two sentences have to do with each other: they stand in one paragraph, or share a word that few others have.
fn related(survey: &Survey, one: &Candidate, other: &Candidate) -> bool {
    // An abstract is one paragraph about everything.
    one.block == other.block && one.role != Role::Abstract || shares(survey, one, other)
}

/// Whether two sentences share a word that few others have.
fn shares(survey: &Survey, one: &Candidate, other: &Candidate) -> bool {
    let few = (survey.sentences as u32 / FEW).max(3);
    let mut stems = one.stems.iter();
    stems.any(|stem| survey.count(*stem) <= few && other.stems.contains(stem))
}
