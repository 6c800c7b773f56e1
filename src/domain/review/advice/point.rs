//! Levels, and when the position of an item falls to them.

use super::super::forecast::{Ahead, Demand};
use super::lead::Lead;

/// Days ahead that an order is looked for.
pub(super) const A_YEAR: f64 = 365.0;

/// What is wanted of an item's stock.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// The share of cycles without a stock-out.
    pub service: f64,
    /// Days from one look to the next.
    pub review: f64,
}

/// What an item's stock has to last for, and how surely.
pub(super) struct Stocking<'a> {
    pub ahead: &'a Ahead,
    pub lead: Lead,
    pub wanted: Wanted,
}

/// Units that suffice for a demand, whole ones. What is expected is the least: also where half of all cycles may run out.
fn level(demand: &Demand, service: f64) -> f64 {
    demand.quantile(service).max(demand.mean).ceil()
}

impl Stocking<'_> {
    /// Demand from a day on until what is ordered `wait` days later is there.
    pub fn demand(&self, from: f64, wait: f64) -> Demand {
        let days = self.lead.days;
        self.ahead
            .between(from, from + wait + days.mean, days.variance)
    }

    /// Units that suffice for that.
    pub fn level(&self, from: f64, wait: f64) -> f64 {
        level(&self.demand(from, wait), self.wanted.service)
    }

    /// Units that lack then, in so many days, of the first level, that of the lead time, and units that a review period takes on top of it, up
    /// to the second.
    pub fn lacking(&self, position: f64, from: f64, levels: [f64; 2]) -> [f64; 2] {
        let sold = self.ahead.mean(from);
        let a_review = self.ahead.mean(from + self.wanted.review) - sold;
        let lack = (levels[0] - (position - sold)).max(0.0).ceil();
        let cover = (levels[1] - levels[0]).max(a_review.ceil());
        // Between two seasons a review period may take nothing.
        [lack, if lack + cover > 0.0 { cover } else { 1.0 }]
    }

    /// Units more that are asked for while there is none, if it is ordered a review period later than in so many days: the expected
    /// shortage of a cycle (Silver, Pyke & Thomas, 2017, 6.7, there ESPRC) of the one day less that of the other.
    pub fn short(&self, position: f64, from: f64) -> f64 {
        let beyond = |wait: f64| self.demand(0.0, from + wait).beyond(position);
        (beyond(self.wanted.review) - beyond(0.0)).max(0.0)
    }

    /// The last day, in days from today, on which the position is above the level until what is ordered then is there; below 0:
    /// there is none. None: it is for a year. `now` is today's level.
    ///
    /// From `until`, the day on which the position is expected to be gone, downwards: a level is never below what is expected. In
    /// between by the rule of false position and halving in turn.
    pub fn deadline(&self, position: f64, now: f64, until: Option<f64>) -> Option<i32> {
        if position <= now {
            return Some(-1);
        }
        let above = |day: f64| position - self.level(0.0, day);
        let gone = until.map_or(A_YEAR, |until| (until - self.lead.days.mean).ceil());
        let (mut safe, mut late) = (0.0, gone.clamp(1.0, A_YEAR));
        let (mut over, mut under) = (position - now, above(late));
        if under > 0.0 {
            if late < A_YEAR {
                // What is expected cannot suffice, but for what sums are rounded by.
                return Some(late as i32);
            }
            return None;
        }
        let mut halve = false;
        while late - safe > 1.0 {
            let part = if halve { 0.5 } else { over / (over - under) };
            let day = (safe + part * (late - safe)).floor();
            let day = day.clamp(safe + 1.0, late - 1.0);
            let more = above(day);
            if more > 0.0 {
                (safe, over) = (day, more);
            } else {
                (late, under) = (day, more);
            }
            halve = !halve;
        }
        Some(safe as i32)
    }
}
