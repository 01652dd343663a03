//! How many slides each part gets.

/// More slides than this no lecture has.
const MOST_SLIDES: usize = 160;

/// The shape of the deck.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// Which parts are on slides (indices), in order.
    pub(super) parts: Vec<usize>,
    /// How many claim slides each of them gets.
    pub(super) slides: Vec<usize>,
    /// Whether each part opens with a divider.
    pub(super) dividers: bool,
}

impl Plan {
    /// Every part that has something to show.
    pub(super) fn of_all(weights: &[usize]) -> Self {
        let parts: Vec<usize> = (0..weights.len())
            .filter(|&i| weight(weights, i) > 0)
            .collect();
        Self {
            slides: vec![1; parts.len()],
            parts,
            dividers: false,
        }
    }
}

/// How many slides a lecture of `minutes` has: 45 minutes, 20 to 24 (slides-design.md).
pub(super) fn target(minutes: u32) -> usize {
    (minutes as usize * 22 / 45).clamp(5, MOST_SLIDES)
}

/// Most claim slides of a part: three, more in a lecture of more than an hour.
fn most(minutes: u32) -> usize {
    3 * (minutes as usize).div_ceil(60).max(1)
}

/// Shares `target` less the `fixed` slides out among parts of these weights (words of each; 0: nothing to show).
pub(super) fn plan(weights: &[usize], minutes: u32, target: usize, fixed: usize) -> Plan {
    let free = target.saturating_sub(fixed).max(1);
    let mut parts: Vec<usize> = (0..weights.len())
        .filter(|&i| weight(weights, i) > 0)
        .collect();
    // Every part a divider and a slide, if there is room; else no dividers; else the greatest parts alone.
    let dividers = parts.len() > 1 && parts.len() * 2 <= free + 2;
    if parts.len() > free {
        parts.sort_by_key(|&i| (std::cmp::Reverse(weight(weights, i)), i));
        parts.truncate(free);
        parts.sort_unstable();
    }
    let mut left = free.saturating_sub(parts.len() * if dividers { 2 } else { 1 });
    let mut slides = vec![1; parts.len()];
    while left > 0 {
        let open = (0..parts.len()).filter(|&k| slides.get(k).is_some_and(|n| *n < most(minutes)));
        let need = |k: usize| {
            let words = parts.get(k).map_or(0, |&i| weight(weights, i));
            words / (slides.get(k).copied().unwrap_or(0) + 1)
        };
        let Some(k) = open.reduce(|a, b| if need(b) > need(a) { b } else { a }) else {
            break;
        };
        // A slide is not worth making of a few sentences.
        if need(k) < 60 {
            break;
        }
        if let Some(n) = slides.get_mut(k) {
            *n += 1;
        }
        left -= 1;
    }
    Plan {
        parts,
        slides,
        dividers,
    }
}

fn weight(weights: &[usize], i: usize) -> usize {
    weights.get(i).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greater_parts_get_more() {
        let plan = plan(&[200, 0, 900, 300], 45, 16, 5);
        assert_eq!(plan.parts, [0, 2, 3]);
        assert_eq!(plan.slides, [2, 3, 3]);
        assert!(plan.dividers);
    }

    #[test]
    fn many_parts_still_make_a_deck() {
        let plan = plan(&vec![100; 500], 45, target(45), 6);
        assert!(!plan.dividers);
        assert_eq!(plan.parts.len(), 16);
        assert!(plan.parts.is_sorted());
        assert_eq!(target(45), 22);
        assert_eq!(target(u32::MAX), MOST_SLIDES);
        assert_eq!(super::plan(&[], 45, 22, 6).parts, [0; 0]);
    }
}
