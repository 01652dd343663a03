//! How many slides a lecture has, and how full they are.

use crate::settings::Density;

/// More slides than this no lecture has.
const MOST_SLIDES: usize = 160;

/// What fits on a slide (slides-design.md).
#[derive(Copy, Clone, Debug)]
pub(super) struct Fullness {
    /// Bullets.
    pub(super) bullets: usize,
    /// Words of its bullets.
    pub(super) words: usize,
}

/// How full slides are.
pub(super) fn fullness(density: Density) -> Fullness {
    let (bullets, words) = match density {
        Density::Low => (2, 24),
        Density::Normal => (4, 44),
        Density::High => (4, 50),
    };
    Fullness { bullets, words }
}

/// Words that a slide has on the average where slides are `full`, of all kinds together, in hundredths of its most.
const USUAL: usize = 84;

/// Percent of the text's words that bullets of its lecture have at most: more is a reading.
const MOST_SHARE: usize = 19;

/// Words that the bullets of any lecture may have, of however short a text.
const FEWEST_WORDS: usize = 300;

/// Percent that it would say on full slides from which on slides are emptier.
const FULL_SHARE: usize = 22;

/// How full the slides of a lecture of so many `slides` on a text of so many `words` are: a short text has emptier
/// ones.
pub(super) fn within(full: Fullness, slides: usize, words: usize) -> Fullness {
    let leaner = fullness(Density::Low);
    let usual = slides * full.words * USUAL / 100;
    if usual * 100 <= words * FULL_SHARE || full.words <= leaner.words {
        return full;
    }
    Fullness {
        bullets: (full.bullets - 1).max(leaner.bullets),
        words: (full.words - 8).max(leaner.words),
    }
}

/// How many words the bullets of a lecture on a text of so many `words` have at most.
pub(super) fn most_words(words: usize) -> usize {
    (words * MOST_SHARE / 100).max(FEWEST_WORDS)
}

/// How many slides a lecture of `minutes` has besides title, agenda and works cited: 23 in 45 minutes
/// (slides-design.md: 20 to 24).
pub(super) fn target(minutes: u32) -> usize {
    (minutes as usize * 23 / 45).clamp(5, MOST_SLIDES)
}

/// Shares `slides` out among parts of these weights: one for each that has any if there are enough, then to the
/// one that has most words for each of its slides.
pub(super) fn share(weights: &[usize], slides: usize) -> Vec<usize> {
    let mut out = vec![0; weights.len()];
    for _ in 0..slides {
        let need = |i: usize| {
            let (weight, has) = (
                weights.get(i).copied().unwrap_or(0),
                out.get(i).copied().unwrap_or(0),
            );
            // A slide is not worth making of a few sentences.
            let enough = has == 0 || weight / (has + 1) >= 60;
            let first = if has == 0 { 3 } else { 1 };
            if enough {
                weight * first / (has + 1)
            } else {
                0
            }
        };
        let best = (0..weights.len()).reduce(|a, b| if need(b) > need(a) { b } else { a });
        match best.filter(|i| need(*i) > 0).and_then(|i| out.get_mut(i)) {
            Some(n) => *n += 1,
            None => break,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slides_go_by_weight_and_every_part_has_one() {
        assert_eq!(share(&[200, 0, 900, 300], 9), [1, 0, 6, 2]);
        assert_eq!(share(&[10, 10], 9), [1, 1]);
        assert_eq!(share(&[], 9), [0; 0]);
        let full = fullness(Density::Normal);
        assert_eq!(within(full, 24, 9_000).bullets, full.bullets);
        assert_eq!(within(full, 24, 3_000).bullets, full.bullets - 1);
        let low = fullness(Density::Low);
        assert_eq!(within(low, 24, 300).words, low.words);
        assert_eq!(most_words(10_000), 1_900);
        assert_eq!(most_words(70), FEWEST_WORDS);
        assert_eq!(share(&vec![100; 500], 16).iter().sum::<usize>(), 16);
        assert_eq!(target(45), 23);
        assert_eq!(target(u32::MAX), MOST_SLIDES);
    }
}
