//! Rules on the laid-out pages.

pub(super) mod missing_glyph;
pub(super) mod overfull_line;
pub(super) mod page_count;
pub(super) mod word_not_printed;
