//! How much memory all photos together may take.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A number of bytes that the threads share.
///
/// Who wants more than there is left waits. It is taken once for a photo, never a second time by a thread that holds
/// some already, so that nobody waits for himself.
pub(super) struct Budget {
    whole: u64,
    left: Mutex<u64>,
    returned: Condvar,
}

/// A part of the budget; it goes back when it is dropped.
pub(super) struct Share<'budget> {
    budget: &'budget Budget,
    bytes: u64,
}

impl Budget {
    /// A budget of so many bytes.
    pub(super) fn new(whole: u64) -> Budget {
        Budget { whole, left: Mutex::new(whole), returned: Condvar::new() }
    }

    /// Takes so many bytes, and waits until they are there. Nobody gets more than the whole.
    pub(super) fn take(&self, bytes: u64) -> Share<'_> {
        let bytes = bytes.min(self.whole);
        let mut left = self.lock();
        while *left < bytes {
            left = self.returned.wait(left).unwrap_or_else(PoisonError::into_inner);
        }
        *left -= bytes;
        Share { budget: self, bytes }
    }

    fn lock(&self) -> MutexGuard<'_, u64> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        *self.budget.lock() += self.bytes;
        self.budget.returned.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn threads_never_hold_more_than_the_whole() {
        let budget = Budget::new(100);
        let held = AtomicU64::new(0);
        let most = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for size in [30, 60, 100, 45, 80, 500, 10, 70] {
                let (budget, held, most) = (&budget, &held, &most);
                scope.spawn(move || {
                    for _ in 0..200 {
                        let share = budget.take(size);
                        let now = held.fetch_add(share.bytes, Ordering::SeqCst) + share.bytes;
                        most.fetch_max(now, Ordering::SeqCst);
                        held.fetch_sub(share.bytes, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 100);
        assert_eq!(*budget.lock(), 100);
    }
}
