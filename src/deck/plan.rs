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
        Density::Normal => (3, 36),
        Density::High => (4, 50),
    };
    Fullness { bullets, words }
}

/// How many slides a lecture of `minutes` has: 45 minutes, 20 to 24 (slides-design.md).
pub(super) fn target(minutes: u32) -> usize {
    (minutes as usize * 22 / 45).clamp(5, MOST_SLIDES)
}
