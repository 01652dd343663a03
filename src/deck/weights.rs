//! What each feature of a sentence is worth (`survey.rs` lists them in this order).
//!
//! Fitted by ridge regression: [`PAPER`] with `tests/tools/fit_weights.py` on 93 papers, their abstracts with them, and
//! the slides that their authors made (the cuts have changed since, so that a new fit differs a little); [`LECTURE`]
//! outside the project, on nuggets that readers named in argumentative texts.

use super::survey::FEATURES;

/// For a lecture on a chapter.
pub(super) const LECTURE: [f32; FEATURES] = [
    0.051, -0.058, -0.045, 0.054, 0.065, 0.002, 0.056, -0.087, 0.226, -0.118, 0.345, 0.176, -0.143,
    -0.096, 0.113, 0.091, 0.011, 0.086, 0.698, 0.428, -0.200, -0.114, 0.065, 0.113, 0.230, 0.014,
    0.078, 0.063, 0.135, 0.730, 0.0,
];

/// For a paper condensed to a share of its words.
pub(super) const PAPER: [f32; FEATURES] = [
    0.219, 1.196, 0.037, 0.070, 0.050, -0.023, 0.031, -0.008, 0.059, 0.076, 0.340, -0.027, -0.097,
    -0.022, 0.003, -0.016, 0.029, -0.016, -0.047, 0.040, 0.046, -0.119, -0.037, 0.042, -0.046,
    0.172, -0.041, 0.023, -0.073, 0.043, 0.268,
];
