//! As many photos at once as there are threads, each on a thread of its own.
//!
//! Not on rayon's: a worker that waits inside a codec takes up another photo, which may then wait for the memory that
//! the first one holds below it on the same stack.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does the work for each item, on as many threads as rayon's current pool has. The results are in no order.
///
/// # Errors
///
/// The first error; work that has not begun by then is left.
pub(super) fn each<T: Sync, R: Send, E: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let next = AtomicUsize::new(0);
    let results: Mutex<Result<Vec<R>, E>> = Mutex::new(Ok(Vec::new()));
    let take_part = || {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = work(item);
            let mut all = results.lock().unwrap_or_else(PoisonError::into_inner);
            match (result, all.as_mut()) {
                (Ok(result), Ok(all)) => all.push(result),
                (Err(error), Ok(_)) => {
                    next.store(items.len(), Ordering::Relaxed);
                    *all = Err(error);
                }
                (_, Err(_)) => {}
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..rayon::current_num_threads().min(items.len()) {
            scope.spawn(take_part);
        }
    });
    results.into_inner().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_done_once() {
        let items: Vec<usize> = (0..1000).collect();
        let mut done = each(&items, |item| Ok::<usize, ()>(item * 2)).unwrap();
        done.sort_unstable();
        assert_eq!(done, items.iter().map(|item| item * 2).collect::<Vec<usize>>());
        assert_eq!(each(&[], |_: &u8| Ok::<u8, ()>(1)), Ok(vec![]));
    }

    #[test]
    fn an_error_ends_the_work() {
        let items: Vec<usize> = (0..100_000).collect();
        let begun = AtomicUsize::new(0);
        let work = |item: &usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            if *item == 10 { Err(*item) } else { Ok(()) }
        };
        assert_eq!(each(&items, work), Err(10));
        assert!(begun.load(Ordering::Relaxed) < items.len());
    }
}
