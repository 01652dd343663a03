//! The arc of the chapter: its parts, and the units of each.

use std::ops::Range;

use crate::manuscript::{Manuscript, Role};

/// A part: what the agenda names and a divider opens.
#[derive(Debug)]
pub(super) struct Part {
    /// Its section; `None` for text without any heading.
    pub(super) section: Option<usize>,
    pub(super) role: Role,
    /// Its own text, and its subsections.
    pub(super) units: Vec<Unit>,
}

/// A stretch of text under one heading.
#[derive(Debug)]
pub(super) struct Unit {
    /// The section whose heading it stands under.
    pub(super) section: Option<usize>,
    /// Indices into the manuscript's blocks.
    pub(super) blocks: Range<usize>,
}

/// Whether a section of this role is part of the argument.
fn argues(role: Role) -> bool {
    matches!(role, Role::Introduction | Role::Body | Role::Conclusion)
}

/// The parts of the argument, in typed order.
pub(super) fn parts(manuscript: &Manuscript) -> Vec<Part> {
    let sections = &manuscript.sections;
    if sections.is_empty() {
        return vec![Part {
            section: None,
            role: Role::Body,
            units: vec![Unit {
                section: None,
                blocks: 0..manuscript.blocks.len(),
            }],
        }];
    }
    let headed = sections
        .iter()
        .filter(|section| argues(section.role) && section.heading.is_some());
    let top = headed.map(|section| section.level).min().unwrap_or(1);
    let mut parts: Vec<Part> = Vec::new();
    // Level of the section that stands apart and takes its subsections with it.
    let mut apart: Option<u8> = None;
    for (index, section) in sections.iter().enumerate() {
        if apart.is_some_and(|level| section.level > level) {
            continue;
        }
        apart = (!argues(section.role)).then_some(section.level);
        if apart.is_some() {
            continue;
        }
        let heads = section.level <= top || section.heading.is_none();
        let unit = Unit {
            section: Some(index),
            blocks: section.blocks.clone(),
        };
        match parts.last_mut() {
            Some(part) if !heads => part.units.push(unit),
            _ => parts.push(Part {
                section: Some(index),
                role: section.role,
                units: vec![Unit { ..unit }],
            }),
        }
    }
    parts
}
