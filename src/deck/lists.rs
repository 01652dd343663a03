//! Word lists as they are best read in code, one string, asked as they are best asked, by hash.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};

/// Whether `word` is one of the words of `list`, which is split once.
pub(super) fn among(list: &'static str, word: &str) -> bool {
    thread_local! {
        static SPLIT: RefCell<FxHashMap<(*const u8, usize), FxHashSet<&'static str>>> =
            RefCell::default();
    }
    SPLIT.with_borrow_mut(|split| {
        split
            .entry((list.as_ptr(), list.len()))
            .or_insert_with(|| list.split_whitespace().collect())
            .contains(word)
    })
}

#[cfg(test)]
mod tests {
    use super::among;

    #[test]
    fn words_are_whole() {
        const LIST: &str = "salt rope  tar";
        for word in ["salt", "rope", "tar"] {
            assert!(among(LIST, word), "{word}");
        }
        for word in ["", "sal", "salt rope", " "] {
            assert!(!among(LIST, word), "{word:?}");
        }
    }
}
