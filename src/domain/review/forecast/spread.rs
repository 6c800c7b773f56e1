//! How far off a forecast may be, over any number of days.
//!
//! Two things make it so. What comes differs from period to period, which evens out: its variance grows with the periods.
//! And the level may be another than is thought, which does not: that grows with their square. With variances *a* and *b*, the
//! squared errors of one period and of three in the past replayed are expected to be *a* + *b* and 3*a* + 9*b*. With little past
//! both are drawn towards what is common among items: Poisson's variance and a share of the level squared, and a share of both
//! that is the level's.

use super::demand::Demand;
use super::replay::{AHEAD, Outcome};

/// What is common: the square of the share of its level by which a period is off,
const SHARE: f64 = 0.1;
/// and how much of that three periods together are off by, a period; a third of it were chance alone.
const TOGETHER: f64 = 0.42;
/// Periods that each counts as.
const COUNTS: (f64, f64) = (2.0, 40.0);
/// The least variance of a period, as a share of Poisson's.
const LEAST: f64 = 0.25;

/// The variance of a period, and that of the level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    /// What is expected of a period.
    expected: f64,
    period: f64,
    level: f64,
    /// The chance that it sells at all.
    alive: f64,
}

impl Spread {
    /// Of a forecast of so many units a period, whose past gave these outcomes.
    pub fn of(expected: f64, next: &[Outcome], ahead: &[Outcome]) -> Spread {
        let common = expected + SHARE * expected * expected;
        let steps = AHEAD as f64;
        let ((one, ones), (three, threes)) = (squares(next, 1.0), squares(ahead, steps));
        let one = (one + COUNTS.0 * common) / (ones + COUNTS.0);
        // Three periods share two with the next three.
        let few = threes / steps;
        let three = (three / steps + COUNTS.1 * TOGETHER * one) / (few + COUNTS.1);
        let level = ((three - one / steps) * steps / (steps - 1.0)).clamp(0.0, one);
        Spread {
            expected,
            period: (one - level).max(LEAST * expected),
            level,
            alive: 1.0,
        }
    }

    /// Of an item that sells still with this chance only.
    pub fn alive(self, alive: f64) -> Spread {
        Spread { alive, ..self }
    }

    /// The demand of which so much is expected in all: of as many periods as usually sell that. Where it may be dead that is
    /// expected of what lives and none of what does not: the variance of both, and that between the two.
    pub fn demand(&self, mean: f64) -> Demand {
        let (alive, lives) = (self.alive, mean / self.alive);
        let periods = if self.expected > 0.0 {
            lives / self.expected
        } else {
            0.0
        };
        let within = self.period * periods + self.level * periods * periods;
        let variance = alive * (within + (1.0 - alive) * lives * lives);
        Demand { mean, variance }
    }
}

/// The squares of errors a period, of so many together, and how many there are: one is counted for as much as is known of it.
fn squares(outcomes: &[Outcome], together: f64) -> (f64, f64) {
    let mut sums = (0.0, 0.0);
    for outcome in outcomes {
        let off = outcome.off / together;
        sums.0 += off * off;
        sums.1 += outcome.periods / together;
    }
    sums
}
