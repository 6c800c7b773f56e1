//! Everybody's history, which a supplier with little of its own is judged by.

use super::MOST_DAYS;
use super::spread::{Fence, PATIENCE, Spread};

/// What all suppliers did: the weight and the number of deliveries up to each day late.
pub(super) struct Pool {
    weights: Vec<f64>,
    counts: Vec<f64>,
}

/// A supplier's share of the pool, by the weight and the number of its deliveries.
#[derive(Default)]
pub(super) struct Share {
    pub weights: Spread,
    pub counts: Spread,
}

/// The pool without one supplier's share: nobody is to be judged twice by the same deliveries.
pub(super) struct Others<'p> {
    pool: &'p Pool,
    own: &'p Share,
    fence: Fence,
    total: f64,
}

impl Share {
    /// Of days late, each with its weight.
    pub fn new(samples: &[(i32, f64)]) -> Share {
        Share {
            weights: Spread::new(samples.to_vec()),
            counts: Spread::new(samples.iter().map(|(days, _)| (*days, 1.0)).collect()),
        }
    }
}

impl Pool {
    /// Of days late, each with its weight.
    pub fn new(samples: &[(i32, f64)]) -> Pool {
        let days = 2 * MOST_DAYS as usize + 1;
        let mut pool = Pool {
            weights: vec![0.0; days],
            counts: vec![0.0; days],
        };
        for (days, weight) in samples {
            pool.weights[place(*days)] += weight;
            pool.counts[place(*days)] += 1.0;
        }
        for list in [&mut pool.weights, &mut pool.counts] {
            let mut sum = 0.0;
            for value in list {
                sum += *value;
                *value = sum;
            }
        }
        pool
    }

    /// What is left of it without a supplier's `own` share, if anything is.
    pub fn without<'p>(&'p self, own: &'p Share) -> Option<Others<'p>> {
        let count = self.counts.last()? - own.counts.total();
        if count < 0.5 {
            return None;
        }
        let below = |days: i32| self.counts[place(days)] - own.counts.up_to(days);
        let number = |share: f64| (share * (count - 1.0)).floor() + 0.5;
        let at = |share: f64| first(&|days| below(days) >= number(share));
        let middle = at(0.5);
        Some(Others {
            pool: self,
            own,
            fence: Fence::new([middle, middle], [at(0.25), at(0.75)]),
            total: self.weights.last()? - own.weights.total(),
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
        self.pool.weights[place(days)] - self.own.weights.up_to(days)
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

fn place(days: i32) -> usize {
    (days.clamp(-MOST_DAYS, MOST_DAYS) + MOST_DAYS) as usize
}
