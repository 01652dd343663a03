//! What repetition tells: counted titles with others between, known titles that each study has, and the
//! same title under several others.

use std::collections::{BTreeMap, BTreeSet};

use super::super::words::Part;
use super::look::Look;

/// What the titles of one document repeat.
pub(super) struct Repeats<'l> {
    /// Whether a title stands between `Stage 1` and `Stage 2`, with no known title between these.
    between: Vec<bool>,
    /// The known title (`Methods`) that several studies start with.
    starts: Option<&'l str>,
    /// Titles unknown to custom that stand after several known ones.
    recurring: BTreeSet<&'l str>,
}

impl<'l> Repeats<'l> {
    pub(super) fn of(looks: &'l [Look]) -> Self {
        Repeats {
            between: between(looks),
            starts: starts(looks),
            recurring: recurring(looks),
        }
    }

    pub(super) fn is_between(&self, i: usize) -> bool {
        self.between.get(i) == Some(&true)
    }

    /// Whether several known titles have such a title after them.
    pub(super) fn recurs(&self, look: &Look) -> bool {
        self.recurring.contains(look.folded.as_str())
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

fn recurring(looks: &[Look]) -> BTreeSet<&str> {
    let mut parts = 0;
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = BTreeSet::new();
    for look in looks {
        if look.role.is_some() {
            parts += 1;
        } else if *seen.entry(&look.folded).or_insert(parts) != parts {
            out.insert(look.folded.as_str());
        }
    }
    out
}
