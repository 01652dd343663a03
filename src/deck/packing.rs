//! How the bullets of a part are laid out on slides of the plain form.
//!
//! In: bullets in typed order, each with its unit and its words. Out: ranges of them, a slide each: as few slides as
//! hold them, broken between units where that takes no more.

use std::ops::Range;

/// Bullets and words of a slide at most.
const BULLETS: usize = 5;
const WORDS: usize = 50;

/// A slide may have so many words more where that spares another.
const SPARED: usize = 10;

/// Words of a slide that looks neither empty nor full.
const USUAL: f32 = 40.0;

/// Costs, in slides: of more words than a slide should have, of two units on one slide, and (small: it only settles
/// what is else alike) of ten words more or less than usual.
const OVERFULL: f32 = 1.0;
const MIXED: f32 = 1.0;
const UNEVEN: f32 = 0.002;

/// Parts bullets among slides. `bullets`: unit and words of each.
pub(super) fn pack(bullets: &[(usize, usize)]) -> Vec<Range<usize>> {
    // The least cost up to each bullet, and where its last slide begins.
    let mut least: Vec<(f32, usize)> = vec![(0.0, 0)];
    for end in 1..=bullets.len() {
        let starts = (end.saturating_sub(BULLETS)..end).filter_map(|start| {
            let slide = cost(bullets.get(start..end)?)?;
            Some((least.get(start)?.0 + slide, start))
        });
        let best = starts.reduce(|a, b| if b.0 < a.0 { b } else { a });
        least.push(best.unwrap_or((f32::INFINITY, end - 1)));
    }
    let mut out = Vec::new();
    let mut end = bullets.len();
    while end > 0 {
        let start = least.get(end).map_or(0, |(_, start)| *start);
        out.push(start..end);
        end = start;
    }
    out.reverse();
    out
}

/// What a slide costs; `None` if it does not hold these bullets. One bullet always fits.
fn cost(slide: &[(usize, usize)]) -> Option<f32> {
    let words: usize = slide.iter().map(|(_, words)| words).sum();
    if words > WORDS + SPARED && slide.len() > 1 {
        return None;
    }
    let joints = slide.iter().zip(slide.iter().skip(1));
    let mixed = joints.filter(|(a, b)| a.0 != b.0).count();
    let overfull = if words > WORDS { OVERFULL } else { 0.0 };
    let uneven = ((words as f32 - USUAL) / 10.0).powi(2) * UNEVEN;
    Some(1.0 + overfull + MIXED * mixed as f32 + uneven)
}

/// The unit that most bullets of a slide are of; the first of several.
pub(super) fn home(slide: &[(usize, usize)]) -> Option<usize> {
    let count = |unit: usize| slide.iter().filter(|(of, _)| *of == unit).count();
    let units = slide.iter().map(|(unit, _)| *unit);
    units.reduce(|a, b| if count(b) > count(a) { b } else { a })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many bullets each slide has.
    fn sizes(bullets: &[(usize, usize)]) -> Vec<usize> {
        pack(bullets).into_iter().map(|slide| slide.len()).collect()
    }

    #[test]
    fn slides_are_few_and_keep_units_together() {
        assert_eq!(sizes(&[(0, 12); 6]), [3, 3]);
        // The break is between units although four would fit before it.
        let two = [(0, 12), (0, 12), (0, 12), (1, 12), (1, 12), (1, 12)];
        assert_eq!(sizes(&two), [3, 3]);
        // A lone bullet goes to its neighbour.
        assert_eq!(sizes(&[(0, 12), (1, 12), (1, 12)]), [3]);
        // A few words too many spare a slide, many do not.
        assert_eq!(sizes(&[(0, 18), (0, 18), (0, 19)]), [3]);
        assert_eq!(sizes(&[(0, 30), (0, 31)]), [1, 1]);
        assert_eq!(sizes(&[(0, 70)]), [1]);
        assert!(sizes(&[]).is_empty());
    }

    #[test]
    fn the_unit_of_most_bullets_names_the_slide() {
        assert_eq!(home(&[(3, 9), (4, 9), (4, 9)]), Some(4));
        assert_eq!(home(&[(3, 9), (4, 9)]), Some(3));
        assert_eq!(home(&[]), None);
    }
}
