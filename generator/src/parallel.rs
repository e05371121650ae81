//! Items come in with a pure function; what it makes of them goes out, made on the cores that the machine has.
//!
//! There is no pool: threads are started for work that takes far longer than a thread takes to start, a fifth of a millisecond.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};

/// As much as a main thread has on most systems: nothing that works there may fail here.
const STACK: usize = 8 * 1024 * 1024;

/// More are not used: each holds what it works on in memory, a page of thousands of codes, say.
const MOST_THREADS: usize = 8;

/// How many threads may work at the same time.
fn threads() -> usize {
    thread::available_parallelism().map_or(1, Into::into).min(MOST_THREADS)
}

/// What the function makes of each item and its index, in the order of the items.
///
/// # Panics
///
/// When the function does, with what it says.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], function: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    map_on(threads(), items, function)
}

/// The same for a function that may fail: the first error in the order of the items. Nothing is begun behind an error.
#[cfg(feature = "templates")]
pub(crate) fn try_map<T: Sync, R: Send, E: Send>(
    items: &[T],
    function: impl Fn(usize, &T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let failed = AtomicUsize::new(usize::MAX);
    let unless_failed = |index, item: &T| {
        let result = (index < failed.load(Ordering::Relaxed)).then(|| function(index, item))?;
        if result.is_err() {
            failed.fetch_min(index, Ordering::Relaxed);
        }
        Some(result)
    };
    // What is left out stands behind an error, and collecting ends there.
    map(items, unless_failed).into_iter().flatten().collect()
}

fn map_on<T: Sync, R: Send>(threads: usize, items: &[T], function: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    let threads = threads.min(items.len());
    if threads < 2 {
        return items.iter().enumerate().map(|(index, item)| function(index, item)).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let take = || next.fetch_add(1, Ordering::Relaxed);
        std::iter::repeat_with(take).map_while(|at| Some((at, function(at, items.get(at)?)))).collect::<Vec<_>>()
    };
    let mut made = thread::scope(|scope| {
        // Where the system has no thread to give, those that are there do the work.
        let start = |_| Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok();
        let others: Vec<_> = (1..threads).filter_map(start).collect();
        let mut made = work();
        for other in others {
            made.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        made
    });
    made.sort_unstable_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::panic::catch_unwind;
    use std::sync::{Barrier, Mutex};

    use super::*;

    #[test]
    fn results_are_in_order_with_any_number_of_threads() {
        for items in [0, 1, 2, 7, 1000] {
            let items: Vec<usize> = (0..items).collect();
            let expected: Vec<(usize, usize)> = items.iter().map(|item| (*item, item * 2)).collect();
            for threads in [0, 1, 2, 3, 16, 2000] {
                assert_eq!(map_on(threads, &items, |at, item| (at, item * 2)), expected);
            }
            assert_eq!(map(&items, |at, item| (at, item * 2)), expected);
        }
    }

    #[test]
    fn items_are_worked_on_at_the_same_time() {
        // Each waits for the others: with fewer threads than items this would never end.
        let barrier = Barrier::new(3);
        let seen = Mutex::new(HashSet::new());
        map_on(8, &[(); 3], |_, ()| {
            barrier.wait();
            seen.lock().expect("nothing panics").insert(thread::current().id());
        });
        assert_eq!(seen.into_inner().expect("nothing panics").len(), 3);
    }

    #[test]
    fn a_panic_reaches_the_caller() {
        for threads in [1, 2, 4] {
            let barrier = Barrier::new(threads);
            // All but the thread of the caller, if there are others.
            let caller = thread::current().id();
            let panics = |at: usize, (): &()| {
                barrier.wait();
                assert!(threads > 1 && thread::current().id() == caller, "it was {at}");
            };
            let panic = catch_unwind(|| map_on(threads, &vec![(); threads], panics)).expect_err("one of them panics");
            assert!(panic.downcast_ref::<String>().is_some_and(|text| text.starts_with("it was ")));
        }
    }

    #[cfg(feature = "templates")]
    #[test]
    fn the_first_error_is_the_one_that_is_told() {
        let items: Vec<usize> = (0..200).collect();
        for run in 0..50 {
            let fails = |_: usize, item: &usize| if item % 70 == 69 { Err(*item) } else { Ok(*item) };
            assert_eq!(try_map(&items, fails), Err(69), "run {run}");
        }
        assert_eq!(try_map(&items, |_, item| Ok::<_, ()>(*item)), Ok(items));
        // Without the others: what fails may take long.
        let begun = AtomicUsize::new(0);
        let fails = |_: usize, (): &()| Err::<(), usize>(begun.fetch_add(1, Ordering::Relaxed));
        assert!(try_map(&[(); 1000], fails).is_err() && begun.into_inner() <= threads());
    }
}
