//! What each feature of a sentence is worth (`survey.rs` lists them in this order).
//!
//! Fitted by ridge regression outside the project: [`LECTURE`] on nuggets that readers named in argumentative
//! texts, [`PAPER`] on papers with the slides that their authors made.

use super::survey::FEATURES;

/// For a lecture on a chapter.
pub(super) const LECTURE: [f32; FEATURES] = [
    0.051, -0.058, -0.045, 0.054, 0.065, 0.002, 0.056, -0.087, 0.226, -0.118, 0.345, 0.176, -0.143,
    -0.096, 0.113, 0.091, 0.011, 0.086, 0.698, 0.428, -0.200, -0.114, 0.065, 0.113, 0.230, 0.014,
    0.078, 0.063, 0.135, 0.730,
];

/// For a paper condensed to a share of its words.
pub(super) const PAPER: [f32; FEATURES] = [
    2.660, 0.960, 0.092, 0.218, 0.164, -0.132, 0.196, -0.132, -0.281, 0.166, 0.985, -0.603, -0.076,
    -0.139, 0.116, -0.119, -0.073, -0.156, -0.084, 0.148, 0.157, -0.435, -0.392, -0.278, -0.167,
    -0.234, 0.447, -0.138, -0.249, -0.102,
];
