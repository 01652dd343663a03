//! Rules on the laid-out pages.

mod placed;

pub(super) mod bound_broken;
pub(super) mod colour_for_press;
pub(super) mod figure_not_shown;
pub(super) mod image_coarse;
pub(super) mod image_too_coarse;
pub(super) mod missing_glyph;
pub(super) mod overfull_line;
pub(super) mod page_count;
pub(super) mod short_last_page;
pub(super) mod standard_not_met;
pub(super) mod transparent_for_press;
pub(super) mod word_not_printed;
