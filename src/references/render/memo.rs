//! Lines that were rendered before: a preview reads the same list after every saved edit.
//!
//! In: an entry and a language. Out: its line, from the last few thousand if it is one of them. Bounded, so that a
//! program that runs all day does not grow.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use hayagriva::Entry;

use super::Styled;

/// So many lines are kept for sure, and twice as many at most.
const KEPT: usize = 2000;

#[derive(Clone)]
struct Line {
    entry: Entry,
    language: String,
    styled: Styled,
}

/// Lines by hash, in two generations: what was not asked for in a whole one is forgotten.
#[derive(Default)]
struct Memo {
    young: BTreeMap<u64, Line>,
    old: BTreeMap<u64, Line>,
}

static MEMO: Mutex<Memo> = Mutex::new(Memo {
    young: BTreeMap::new(),
    old: BTreeMap::new(),
});

/// The line of `entry`, made by `render` if it is not remembered.
pub(super) fn line(entry: &Entry, language: &str, render: impl FnOnce() -> Styled) -> Styled {
    let mut hasher = DefaultHasher::new();
    (entry, language).hash(&mut hasher);
    let hash = hasher.finish();
    let lock = || MEMO.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(styled) = lock().get(hash, entry, language) {
        return styled;
    }
    let styled = render();
    let line = Line {
        entry: entry.clone(),
        language: language.to_owned(),
        styled: styled.clone(),
    };
    lock().put(hash, line);
    styled
}

impl Memo {
    fn get(&mut self, hash: u64, entry: &Entry, language: &str) -> Option<Styled> {
        let is = |line: &&Line| line.entry == *entry && line.language == language;
        if let Some(line) = self.young.get(&hash).filter(is) {
            return Some(line.styled.clone());
        }
        self.old.get(&hash).filter(is)?;
        let line = self.old.remove(&hash)?;
        let styled = line.styled.clone();
        self.put(hash, line);
        Some(styled)
    }

    fn put(&mut self, hash: u64, line: Line) {
        if self.young.len() >= KEPT {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(hash, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayagriva::types::EntryType;

    #[test]
    fn lines_are_remembered_and_forgotten() {
        let mut memo = Memo::default();
        let line = |n: usize| Line {
            entry: Entry::new(&format!("k{n}"), EntryType::Book),
            language: "en".into(),
            styled: Styled(vec![('a', n.is_multiple_of(2))]),
        };
        let found = |memo: &mut Memo, n: usize| memo.get(n as u64, &line(n).entry, "en");
        memo.put(1, line(1));
        assert_eq!(found(&mut memo, 1), Some(line(1).styled));
        assert_eq!(memo.get(1, &line(2).entry, "en"), None, "another entry");
        assert_eq!(memo.get(1, &line(1).entry, "tr"), None, "another language");
        for n in 2..KEPT + 10 {
            memo.put(n as u64, line(n));
        }
        assert!(found(&mut memo, 1).is_some(), "of the old generation");
        for n in KEPT + 10..3 * KEPT + 10 {
            memo.put(n as u64, line(n));
        }
        assert!(found(&mut memo, 1).is_none());
        assert!(memo.young.len() + memo.old.len() <= 2 * KEPT);
    }
}
