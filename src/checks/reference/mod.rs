//! Rules on the reference list.

pub(super) mod as_typed;
pub(super) mod author_spelled_two_ways;
pub(super) mod cited_in_abstract_only;
pub(super) mod doi_form;
pub(super) mod doi_malformed;
pub(super) mod duplicate;
pub(super) mod key_repeated;
pub(super) mod listed_not_cited;
pub(super) mod low_confidence;
mod named;
pub(super) mod out_of_order;
pub(super) mod url_host;

mod addresses;
mod dois;
