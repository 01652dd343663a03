//! Rules on the laid-out pages.

pub(super) mod figure_not_shown;
pub(super) mod missing_glyph;
pub(super) mod overfull_line;
pub(super) mod page_count;
pub(super) mod standard_not_met;
pub(super) mod word_not_printed;
