//! Rules on the slides.

pub(super) mod display_not_shown;
pub(super) mod slide_overflow;
