//! Several manuscripts at once, told in the order in which they were named.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use crate::error::Error;
use crate::pipeline;
use crate::shares::cores;

/// Runs `work` on each item with at most `jobs` threads; hands results to `tell` in the order of the items.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: Option<u16>,
    work: impl Fn(&T) -> R + Sync,
    mut tell: impl FnMut(usize, R),
) -> Result<(), Error> {
    let processors = cores();
    let threads = jobs.map_or(processors, usize::from).min(items.len()).max(1);
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        let mut running = 0;
        for _ in 0..threads {
            let (send, next, work) = (send.clone(), &next, &work);
            let thread = std::thread::Builder::new().stack_size(pipeline::STACK);
            let run = move || {
                while let Some((index, item)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    items.get(index).map(|item| (index, item))
                } {
                    if send.send((index, work(item))).is_err() {
                        return;
                    }
                }
            };
            // Where the system gives no more threads, those that run do the work.
            match thread.spawn_scoped(scope, run) {
                Ok(_) => running += 1,
                Err(why) if running == 0 => {
                    return Err(Error::new("no thread could be started").because(why));
                }
                Err(_) => break,
            }
        }
        drop(send);
        let mut waiting: Vec<Option<R>> = items.iter().map(|_| None).collect();
        let mut told = 0;
        for (index, result) in receive {
            waiting[index] = Some(result);
            while let Some(result) = waiting.get_mut(told).and_then(Option::take) {
                tell(told, result);
                told += 1;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..40).collect();
        let mut seen = Vec::new();
        let slow_first = |i: &u64| {
            std::thread::sleep(std::time::Duration::from_millis((40 - i) / 8));
            *i
        };
        in_order(&items, Some(4), slow_first, |index, result| {
            seen.push((index as u64, result))
        })
        .unwrap();
        assert_eq!(seen, (0..40).map(|i| (i, i)).collect::<Vec<_>>());
    }
}
