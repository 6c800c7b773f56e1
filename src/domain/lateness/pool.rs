//! Everybody's history, which a supplier with little of its own is judged by.

use super::MOST_DAYS;
use super::spread::{Fence, PATIENCE, Spread};

/// Deliveries: the weight and the number of them, by days late.
pub(super) struct Pool {
    weights: Spread,
    counts: Spread,
}

/// A pool without one supplier's share: nobody is to be judged twice by the same deliveries.
pub(super) struct Others<'p> {
    pool: &'p Pool,
    own: &'p Pool,
    fence: Fence,
    total: f64,
}

impl Pool {
    /// Of days late, each with its weight.
    pub fn new(samples: &[(i32, f64)]) -> Pool {
        let counted = samples.iter().map(|(days, _)| (*days, 1.0));
        Pool {
            weights: Spread::new(samples.to_vec()),
            counts: Spread::new(counted.collect()),
        }
    }

    /// What is left of it without a supplier's `own` share, if anything is.
    pub fn without<'p>(&'p self, own: &'p Pool) -> Option<Others<'p>> {
        let count = self.counts.total() - own.counts.total();
        if count < 1.0 {
            return None;
        }
        let at = |share: f64| {
            let number = (share * (count - 1.0)).floor() + 1.0;
            first(&|days| self.counts.up_to(days) - own.counts.up_to(days) >= number)
        };
        let middle = at(0.5);
        Some(Others {
            pool: self,
            own,
            fence: Fence::new([middle, middle], [at(0.25), at(0.75)]),
            total: self.weights.total() - own.weights.total(),
        })
    }
}

impl Others<'_> {
    /// The most days with no more than this share of the weight below them.
    pub fn lower(&self, share: f64) -> i32 {
        let left = (share + PATIENCE) * self.total;
        self.fence.hold(first(&|days| self.up_to(days) > left))
    }

    /// The fewest days with no more than this share of the weight above them.
    pub fn upper(&self, share: f64) -> i32 {
        let most = (1.0 - share - PATIENCE) * self.total;
        self.fence.hold(first(&|days| self.up_to(days) >= most))
    }

    fn up_to(&self, days: i32) -> f64 {
        self.pool.weights.up_to(days) - self.own.weights.up_to(days)
    }
}

/// The first day late from which on `test` holds.
fn first(test: &dyn Fn(i32) -> bool) -> i32 {
    let (mut low, mut high) = (-MOST_DAYS, MOST_DAYS);
    while low < high {
        let middle = low + (high - low).div_euclid(2);
        if test(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
