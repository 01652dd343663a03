//! Rules on the manuscript: its structure and its typing.

pub(super) mod fence_unclosed;
pub(super) mod heading_skipped;
pub(super) mod interrupted_list;
pub(super) mod math_as_typed;
pub(super) mod note_twice;
pub(super) mod note_without_call;
pub(super) mod note_without_text;
pub(super) mod ragged_table;
pub(super) mod split_paragraph;
pub(super) mod title_differs;
pub(super) mod title_repeated;
pub(super) mod unbalanced_quote;
pub(super) mod unknown_key;
