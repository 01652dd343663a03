//! What the chapter is for and what it holds: sentences with a slide to themselves.

use super::cues::flat;
use super::cut::text;
use super::frame::Frame;
use super::sentences::Candidate;
use super::stems::nearness;
use super::survey::{AIMS, AUTHOR, CLAIMS, CONCLUDES, INSTANCE, LAST, LEADS};
use crate::manuscript::Role;

/// The aim and the thesis: of the abstract, else of the introduction, else of the conclusion.
pub(super) fn theses<'a>(frame: &Frame<'a>) -> Vec<&'a Candidate> {
    let parts = frame.parts.iter().zip(frame.matters);
    let of = |role: Role| {
        let parts = parts.clone().filter(move |(part, _)| part.role == role);
        parts.flat_map(|(_, matters)| matters.iter().flat_map(|m| &m.statements))
    };
    let all: Vec<&Candidate> = frame
        .summary
        .statements
        .iter()
        .chain(of(Role::Introduction))
        .chain(of(Role::Conclusion))
        .collect();
    let mark = |c: &Candidate, i: usize| c.features.get(i).copied().unwrap_or(0.0);
    let home = |c: &Candidate| match c.role {
        Role::Abstract => 0.6,
        Role::Introduction => 0.2,
        _ => 0.0,
    };
    let plain = |c: &Candidate| {
        c.worth - 0.03 * c.words.saturating_sub(30) as f32 + home(c)
            - 2.0 * mark(c, LEADS)
            - 2.0 * mark(c, INSTANCE)
            - c.strain
            - if beside(&flat(&text(frame.source, &c.runs))) {
                1.5
            } else {
                0.0
            }
    };
    let aim = best(
        &all,
        |c| mark(c, AIMS) * mark(c, AUTHOR) > 0.0 && c.role != Role::Conclusion,
        plain,
    );
    let says = |c: &Candidate| {
        mark(c, CLAIMS) * mark(c, AUTHOR) > 0.0
            // `Overall, …` concludes at the end of its paragraph.
            || mark(c, CONCLUDES) > 0.0
                && c.role != Role::Introduction
                && (c.span.start == c.sentence.start || mark(c, LAST) > 0.0)
    };
    let thesis = best(
        &all,
        |c| {
            says(c)
                && aim.is_none_or(|aim| {
                    aim.sentence != c.sentence && nearness(&aim.stems, &c.stems).1 < 0.5
                })
        },
        plain,
    );
    aim.into_iter().chain(thesis).collect()
}

/// Whether a sentence says that it adds a claim to the one that counts.
fn beside(flat: &str) -> bool {
    let adds = [
        " further ",
        " also ",
        " additionally ",
        " moreover ",
        " furthermore ",
    ];
    let says = [
        "argue", "suggest", "contend", "show", "claim", "conclude", "propose",
    ];
    adds.iter().any(|adds| {
        let after = flat.split_once(adds).map(|(_, after)| after);
        after.is_some_and(|after| says.iter().any(|says| after.starts_with(says)))
    })
}

fn best<'a>(
    all: &[&'a Candidate],
    fits: impl Fn(&Candidate) -> bool,
    value: impl Fn(&Candidate) -> f32,
) -> Option<&'a Candidate> {
    let found = all.iter().copied().filter(|c| fits(c));
    found.reduce(|a, b| if value(b) > value(a) { b } else { a })
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn a_claim_that_is_added_says_so() {
        assert!(beside(" the study further argues that roads close "));
        assert!(beside(" we also suggest that salt was dear "));
        assert!(!beside(
            " the study argues that roads further inland close "
        ));
        assert!(!beside(" salt was also dear "));
    }
}
