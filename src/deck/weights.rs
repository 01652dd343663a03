//! What each feature of a sentence is worth (`survey.rs` lists them in this order).
//!
//! Fitted by ridge regression outside the project: [`LECTURE`] on nuggets that readers named in argumentative
//! texts, [`PAPER`] on papers with the slides that their authors made.

use super::survey::FEATURES;

/// For a lecture on a chapter.
pub(super) const LECTURE: [f32; FEATURES] = [
    0.065, -0.008, -0.041, 0.047, 0.048, -0.005, 0.059, -0.079, 0.229, -0.125, 0.341, 0.170, -0.156, -0.096, 0.130, 0.085, 0.008, 0.091, 0.712, 0.432, -0.201, -0.047, 0.051, 0.115, 0.223, 0.027, 0.078, 0.070, 0.124, 0.764,
];

/// For a paper condensed to a share of its words.
pub(super) const PAPER: [f32; FEATURES] = [
    2.660, 0.960, 0.092, 0.218, 0.164, -0.132, 0.196, -0.132, -0.281, 0.166, 0.985, -0.603, -0.076, -0.139, 0.116, -0.119, -0.073, -0.156, -0.084, 0.148, 0.157, -0.435, -0.392, -0.278, -0.167, -0.234, 0.447, -0.138, -0.249, -0.102,
];
