//! How far off a forecast may be, over any number of days.
//!
//! Two things make it so. What comes differs from period to period, which evens out: its variance grows with the periods.
//! And the level may be another than is thought, which does not: that grows with their square. Both are told by the errors of
//! the past replayed, of one period and of three: with variances *a* and *b*, *a* + *b* and 3*a* + 9*b* are expected of them. With little
//! past they are drawn towards what is common among items: Poisson's variance and a share of the level squared.

use super::demand::Demand;
use super::replay::{AHEAD, Outcome};

/// What is common: the squares of a level's share by which a period, and the level itself, are off.
const COMMON: (f64, f64) = (0.15, 0.02);
/// Periods that what is common counts as.
const COUNTS: f64 = 6.0;
/// What is expected of the next periods is off by at least this share of Poisson's variance.
const LEAST: f64 = 0.25;

/// The variance of a period, and that of the level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    period: f64,
    level: f64,
}

impl Spread {
    /// Of a forecast of so many units a period, whose past gave these outcomes.
    pub fn of(level: f64, next: &[Outcome], ahead: &[Outcome]) -> Spread {
        let common = (level + COMMON.0 * level * level, COMMON.1 * level * level);
        let steps = AHEAD as f64;
        let (one, three) = (squares(next), squares(ahead));
        let drawn =
            |(sum, count): (f64, f64), common: f64| (sum + COUNTS * common) / (count + COUNTS);
        // Of errors a period.
        let one = drawn(one, common.0 + common.1);
        let three = drawn(three, common.0 / steps + common.1);
        let off = ((three - one / steps) * steps / (steps - 1.0)).clamp(0.0, one);
        Spread {
            period: (one - off).max(LEAST * level),
            level: off,
        }
    }

    /// The demand of some periods that in all is expected to be `mean`, where average ones would sell `usual`.
    pub fn demand(&self, mean: f64, usual: f64, periods: f64) -> Demand {
        let busy = if usual > 0.0 { mean / usual } else { 0.0 };
        let variance = self.period * periods * busy + self.level * periods * periods * busy * busy;
        Demand { mean, variance }
    }
}

/// The squared errors a period, and how many there are of them.
fn squares(outcomes: &[Outcome]) -> (f64, f64) {
    let mut sums = (0.0, 0.0);
    for outcome in outcomes {
        // Of part of a period the whole is as far off as its share makes it.
        let count = outcome.periods.max(0.1);
        sums.0 += (outcome.came - outcome.expected).powi(2) / count
            * (if count < 1.0 { 1.0 } else { 1.0 / count });
        sums.1 += count.min(1.0);
    }
    sums
}
