//! Minutes of sections: a section that has some weighs as much as they are of the lecture.

use super::super::arc::Part;
use super::super::sentences::Matter;
use super::apply::section_of_heading;
use crate::manuscript::Manuscript;
use crate::manuscript::steering::Act;

/// Sets the words of timed units to what is spoken in their minutes, at the pace of all other units.
pub(in super::super) fn timed(
    manuscript: &Manuscript,
    parts: &[Part],
    matters: &mut [Vec<Matter>],
    minutes: u32,
) {
    let asked = manuscript
        .steering
        .iter()
        .filter_map(|steering| match steering.act {
            Act::Minutes(minutes) => Some((section_of_heading(manuscript, steering)?, minutes)),
            _ => None,
        });
    let asked: Vec<(usize, u32)> = asked.collect();
    if asked.is_empty() {
        return;
    }
    let minutes_of = |section: Option<usize>| {
        let mut found = asked.iter().filter(|(index, _)| Some(*index) == section);
        found.next().map(|(_, minutes)| *minutes)
    };
    // Units that share minutes: all of a part, or one.
    let mut groups: Vec<(u32, Vec<(usize, usize)>)> = Vec::new();
    let mut others = 0;
    for (p, part) in parts.iter().enumerate() {
        let of_part = minutes_of(part.section);
        let mut shared = Vec::new();
        for (u, unit) in part.units.iter().enumerate() {
            let own = (unit.section != part.section).then(|| minutes_of(unit.section));
            match (own.flatten(), of_part) {
                (Some(minutes), _) => groups.push((minutes, vec![(p, u)])),
                (None, Some(_)) => shared.push((p, u)),
                (None, None) => others += words(matters, (p, u)),
            }
        }
        if let (Some(minutes), false) = (of_part, shared.is_empty()) {
            groups.push((minutes, shared));
        }
    }
    let given: u32 = groups.iter().map(|(minutes, _)| minutes).sum();
    let left = minutes.saturating_sub(given);
    // Words a minute, of what has no minutes; if nothing is left for it, it steps back.
    let pace = match (others, left) {
        (0, _) => 100.0,
        (others, left) => others as f32 / (left as f32).max(1.0),
    };
    for (minutes, units) in groups {
        let all: usize = units.iter().map(|unit| words(matters, *unit)).sum();
        for (p, u) in units {
            if let Some(matter) = matters.get_mut(p).and_then(|units| units.get_mut(u)) {
                let share = matter.words as f32 / (all as f32).max(1.0);
                matter.words = (minutes as f32 * pace * share).round() as usize;
            }
        }
    }
}

fn words(matters: &[Vec<Matter>], (part, unit): (usize, usize)) -> usize {
    let matter = matters.get(part).and_then(|units| units.get(unit));
    matter.map_or(0, |matter| matter.words)
}
