//! What layout remembers from one state of a text to the next, and when it is forgotten.
//!
//! comemo keeps the results of calls, and counts how often it was told to forget since each was used. It also keeps
//! tables of what was asked of every value that layout looked at since then; these are emptied and never given back, so
//! that their number should stay small: a long row of layouts forgets in between.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How often comemo was told since the last state was done, and between that and the one before.
static NOW: AtomicUsize = AtomicUsize::new(0);
static BEFORE: AtomicUsize = AtomicUsize::new(0);

/// Between two layouts of one state: empties the tables, forgets no result.
pub(super) fn pause() {
    NOW.fetch_add(1, Ordering::Relaxed);
    comemo::evict(usize::MAX - 1);
}

/// After all layouts of a state: forgets what neither it nor the state before has used.
pub fn forget() {
    let now = NOW.swap(0, Ordering::Relaxed) + 1;
    let before = BEFORE.swap(now, Ordering::Relaxed);
    comemo::evict((now + before).max(1));
}
