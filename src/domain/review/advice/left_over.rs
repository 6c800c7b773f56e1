//! What an order leaves that comes when the season is over.
//!
//! An order is for a lead time and more, each at what its months sell: of what comes at a season's end a part may be for a time in which
//! next to nothing sells. That is told, not taken off: only the merchant knows what it is worth to have it.

use serde::Serialize;

use super::super::forecast::{Ahead, SeasonEnd};
use super::sold::named;
use crate::domain::day::Day;
use crate::domain::month::Month;

/// A season that is over soon after an order comes, or was before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Over {
    end: SeasonEnd,
    /// Units that are there at its end, or when the order comes after it, without the order; below 0: so many of the order are asked for
    /// until then.
    rest: f64,
}

impl Over {
    /// Of what comes in so many days, so many units being free now. Where nobody waits (`loses`), what is asked for before it comes while
    /// there is none is lost.
    pub fn of(ahead: &Ahead, position: f64, comes: f64, loses: bool) -> Option<Over> {
        let end = ahead.season_end(comes)?;
        let sold = ahead.mean(comes);
        let there = position - sold;
        let there = if loses { there.max(0.0) } else { there };
        Some(Over {
            end,
            rest: there - (ahead.mean(end.days) - sold),
        })
    }

    /// The season's last day, and units that are left then, or when an order of so many comes after it; none where these are sold within
    /// three months.
    pub fn left(&self, order: f64) -> Option<(Day, f64)> {
        let left = self.rest + order;
        (left > self.end.quiet && left.round() >= 1.0).then(|| (self.end.last, left.round()))
    }
}

/// What is left when the season is over.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct LeftOver {
    /// The season's last day.
    pub day: Day,
    /// Units left then, or when what is ordered comes after it.
    pub units: f64,
    /// The month until which they are enough, or longer.
    #[serde(serialize_with = "named")]
    pub until: Month,
}

impl LeftOver {
    /// Of an order of so many units.
    pub(super) fn of(over: Over, order: f64, ahead: &Ahead) -> Option<LeftOver> {
        let (day, units) = over.left(order)?;
        let until = ahead.last_until(over.end.days, units);
        Some(LeftOver { day, units, until })
    }
}
