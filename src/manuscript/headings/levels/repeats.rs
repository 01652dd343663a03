//! What repetition tells: counted titles with others between, and methods that each study has.

use std::collections::BTreeMap;

use super::super::words::Part;
use super::look::Look;

/// What the titles of one document repeat.
pub(super) struct Repeats<'l> {
    /// Whether a title stands between `Stage 1` and `Stage 2`, with no known title between these.
    between: Vec<bool>,
    /// The known title (`Methods`) that several studies start with.
    starts: Option<&'l str>,
}

impl<'l> Repeats<'l> {
    pub(super) fn of(looks: &'l [Look]) -> Self {
        Repeats {
            between: between(looks),
            starts: starts(looks),
        }
    }

    pub(super) fn is_between(&self, i: usize) -> bool {
        self.between.get(i) == Some(&true)
    }

    /// Whether `look` is a title that several studies start with.
    pub(super) fn is_start(&self, look: &Look) -> bool {
        self.starts == Some(look.folded.as_str())
    }
}

fn between(looks: &[Look]) -> Vec<bool> {
    // Ranges open and close here; where more are open than closed, a title stands between.
    let mut steps = vec![0i64; looks.len() + 1];
    let mut last: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    for (i, look) in looks.iter().enumerate() {
        if look.role.is_some() {
            last.clear();
        }
        let Some((word, number)) = &look.counted else {
            continue;
        };
        if let Some((before, n)) = last.insert(word, (i, *number))
            && n + 1 == *number
        {
            steps[before + 1] += 1;
            steps[i] -= 1;
        }
    }
    let mut open = 0;
    steps
        .iter()
        .map(|step| {
            open += step;
            open > 0
        })
        .collect()
}

/// The first title of methods, if it comes again later, each time right under a title that custom
/// does not know.
fn starts(looks: &[Look]) -> Option<&str> {
    let first = looks.iter().find(|l| l.part == Some(Part::Methods))?;
    let (mut all, mut under) = (0, 0);
    for (i, look) in looks.iter().enumerate() {
        if look.folded == first.folded {
            all += 1;
            let above = i.checked_sub(1).and_then(|k| looks.get(k));
            under += usize::from(above.is_some_and(|l| l.role.is_none()));
        }
    }
    (all > 1 && all == under).then_some(first.folded.as_str())
}
