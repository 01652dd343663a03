//! Rules on the slides.

pub(super) mod slide_overflow;
