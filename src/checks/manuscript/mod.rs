//! Rules on the manuscript: its structure and its typing.

pub(super) mod abbreviation_redefined;
pub(super) mod abbreviation_undefined;
pub(super) mod abbreviation_unused;
pub(super) mod abstract_too_long;
pub(super) mod div_unclosed;
pub(super) mod double_space;
pub(super) mod fence_unclosed;
pub(super) mod figure_without_alt;
pub(super) mod heading_number_gap;
pub(super) mod heading_skipped;
pub(super) mod interrupted_list;
pub(super) mod keywords_count;
pub(super) mod lead_in_without_list;
pub(super) mod long_quotation_inline;
pub(super) mod math_as_typed;
pub(super) mod mixed_quotation_marks;
pub(super) mod note_twice;
pub(super) mod note_without_call;
pub(super) mod note_without_text;
pub(super) mod ragged_table;
pub(super) mod repeated_word;
pub(super) mod spelled_two_ways;
pub(super) mod split_paragraph;
pub(super) mod steering_unknown;
pub(super) mod title_differs;
pub(super) mod title_repeated;
pub(super) mod unbalanced_bracket;
pub(super) mod unbalanced_quote;
pub(super) mod unknown_key;

mod abbreviations;

pub(super) use abbreviations::Abbreviation;
