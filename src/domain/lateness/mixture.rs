//! Days late with weights, mixed, and what quantiles the mixture has.

use super::MOST_DAYS;

/// Shares of weights are compared with this much patience: their sums are added up in different orders.
const PATIENCE: f64 = 1e-9;

/// Days late, each with the weight it counts by.
#[derive(Debug, Clone, Default)]
pub(super) struct Distribution {
    /// By rising days, each day once.
    days: Vec<i32>,
    /// The weight of each day and all before it.
    up_to: Vec<f64>,
}

impl Distribution {
    /// Of days and their weights, in any order.
    pub fn new(mut samples: Vec<(i32, f64)>) -> Distribution {
        samples.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
        let mut distribution = Distribution::default();
        let mut total = 0.0;
        for (days, weight) in samples {
            total += weight;
            if distribution.days.last() == Some(&days) {
                distribution.up_to.pop();
            } else {
                distribution.days.push(days);
            }
            distribution.up_to.push(total);
        }
        distribution
    }

    /// All of the weight.
    pub fn total(&self) -> f64 {
        self.up_to.last().copied().unwrap_or_default()
    }

    /// Each day with its weight.
    pub fn weighed(&self) -> impl Iterator<Item = (i32, f64)> {
        let mut before = 0.0;
        let days = self.days.iter().zip(&self.up_to);
        days.map(move |(days, up_to)| (*days, up_to - std::mem::replace(&mut before, *up_to)))
    }

    /// The weight of `days` and all before them.
    fn up_to(&self, days: i32) -> f64 {
        let place = self.days.partition_point(|day| *day <= days);
        let before = place.checked_sub(1).and_then(|place| self.up_to.get(place));
        before.copied().unwrap_or_default()
    }
}

/// Distributions, each by a mass; one that is part of another can be taken out of it by a negative mass.
#[derive(Default)]
pub(super) struct Mixture<'s> {
    parts: Vec<(&'s Distribution, f64)>,
}

impl<'s> Mixture<'s> {
    /// Adds so much of a distribution's weight.
    pub fn add(&mut self, distribution: &'s Distribution, mass: f64) {
        self.parts.push((distribution, mass));
    }

    /// The most days of which no more than a `share` of the weight lies below.
    pub fn lower(&self, share: f64) -> i32 {
        let left = (share + PATIENCE) * self.up_to(MOST_DAYS);
        first(&|days| self.up_to(days) > left)
    }

    /// The fewest days of which no more than a `share` of the weight lies above.
    pub fn upper(&self, share: f64) -> i32 {
        let most = (1.0 - share - PATIENCE) * self.up_to(MOST_DAYS);
        first(&|days| self.up_to(days) >= most)
    }

    fn up_to(&self, days: i32) -> f64 {
        let parts = self.parts.iter();
        parts
            .map(|(distribution, mass)| distribution.up_to(days) * mass)
            .sum()
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

/// Keeps far outliers from pulling: what lies further from the middle than three times the width of the
/// middle half, and more than a quarter of a year, counts as lying there. Moving a bound instead of
/// dropping what lies beyond keeps a narrower history from ever giving a wider window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fence {
    least: i32,
    most: i32,
}

/// Days from the middle that are never too far.
const NEAR: i32 = 90;

impl Fence {
    /// Around the `middle` (lower and upper median) of what has its middle half between `quartiles`.
    pub fn new(middle: [i32; 2], quartiles: [i32; 2]) -> Fence {
        let far = (3 * (quartiles[1] - quartiles[0])).max(NEAR);
        Fence {
            least: middle[0] - far,
            most: middle[1] + far,
        }
    }

    /// The days, or the fence where they lie beyond it.
    pub fn hold(self, days: i32) -> i32 {
        days.clamp(self.least, self.most)
    }
}
