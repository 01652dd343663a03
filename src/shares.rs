//! Work that is done in shares, on several threads.
//!
//! In: items, and what is done with one of them. Out: what that gave, in their order, whatever the threads.

use std::sync::OnceLock;

/// The cores of this machine, as far as this process may use them. To ask the system takes a while.
pub(crate) fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from))
}

/// Does what `each` does for every item, on several threads where there are many; the order is kept.
pub(crate) fn in_shares<T: Send, R: Send>(
    mut items: Vec<T>,
    each: impl Fn(T) -> Option<R> + Sync,
) -> Vec<R> {
    let share = items.len().div_ceil(cores().min(4)).max(12);
    let mut shares: Vec<Vec<T>> = Vec::new();
    while !items.is_empty() {
        let rest = items.split_off(share.min(items.len()));
        shares.push(std::mem::replace(&mut items, rest));
    }
    let work = |share: Vec<T>| -> Vec<R> { share.into_iter().filter_map(&each).collect() };
    if shares.len() < 2 {
        return shares.into_iter().flat_map(work).collect();
    }
    let own = shares.remove(0);
    std::thread::scope(|scope| {
        let running: Vec<_> = shares
            .into_iter()
            .map(|share| scope.spawn(|| work(share)))
            .collect();
        let mut done = work(own);
        for thread in running {
            match thread.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    })
}
