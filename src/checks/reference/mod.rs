//! Rules on the reference list.

pub(super) mod as_typed;
pub(super) mod duplicate;
pub(super) mod listed_not_cited;
pub(super) mod low_confidence;
mod named;
pub(super) mod out_of_order;
