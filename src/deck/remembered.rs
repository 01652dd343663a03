//! The cuts of sentences that were asked for before: an edit changes one sentence of hundreds.
//!
//! In: sentences. Out: their cuts, in order. What is not remembered is cut on several threads.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::cuttings::{Asked, Cuttings};
use super::words::Lists;
use crate::shares::in_shares;

/// So many sentences are remembered, and as many again that were asked for before them: a long chapter or two, in
/// some ten megabytes.
const MOST: usize = 1000;

static REMEMBERED: LazyLock<Mutex<Remembered>> = LazyLock::new(Mutex::default);

#[derive(Default)]
struct Remembered {
    new: HashMap<Asked, Arc<Cuttings>>,
    /// What was remembered when `new` was full the last time.
    old: HashMap<Asked, Arc<Cuttings>>,
}

impl Remembered {
    fn get(&mut self, asked: &Asked) -> Option<Arc<Cuttings>> {
        if let Some(known) = self.new.get(asked) {
            return Some(Arc::clone(known));
        }
        let (asked, known) = self.old.remove_entry(asked)?;
        self.put(asked, Arc::clone(&known));
        Some(known)
    }

    fn put(&mut self, asked: Asked, known: Arc<Cuttings>) {
        if self.new.len() >= MOST {
            self.old = std::mem::take(&mut self.new);
        }
        self.new.insert(asked, known);
    }
}

/// The cuts of sentences, in their order. `lists` are those of their language.
pub(super) fn cuttings(asked: Vec<Asked>, lists: &Lists) -> Vec<Arc<Cuttings>> {
    let remembered = || REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner);
    let mut known = remembered();
    let found: Vec<Option<Arc<Cuttings>>> = asked.iter().map(|asked| known.get(asked)).collect();
    drop(known);
    let waiting = asked.into_iter().zip(&found);
    let waiting = waiting.filter_map(|(asked, found)| found.is_none().then_some(asked));
    let made = in_shares(waiting.collect(), |asked: Asked| {
        let cuttings = Arc::new(asked.cut(lists));
        Some((asked, cuttings))
    });
    let mut fresh = Vec::with_capacity(made.len());
    let mut known = remembered();
    for (asked, cuttings) in made {
        fresh.push(Arc::clone(&cuttings));
        known.put(asked, cuttings);
    }
    drop(known);
    let mut fresh = fresh.into_iter();
    let all = found
        .into_iter()
        .map(|found| found.or_else(|| fresh.next()));
    all.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_again_stays_and_the_rest_goes() {
        let asked = |i: usize| {
            let text = format!("The road number {i} was closed.");
            let source = crate::source::Source::new("m", text.as_str());
            let whole = crate::source::Span::new(0, text.len());
            Asked::of(&source, whole, &[], "en", false)
        };
        let mut remembered = Remembered::default();
        for i in 0..MOST * 5 {
            remembered.put(asked(i), Arc::default());
            assert!(remembered.get(&asked(0)).is_some(), "{i}");
        }
        assert!(remembered.new.len() + remembered.old.len() <= 2 * MOST);
        assert!(remembered.get(&asked(MOST)).is_none());
    }
}
