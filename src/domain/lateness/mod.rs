//! How late a supplier is: the window in which what it promised for a day really comes (RULES §4, Windows).
//!
//! All windows are read off one small table of quantiles, [`Lateness`]. The merchant's own snapshot has
//! it made from past deliveries, a public one carries it as made: so both give the same windows, to the
//! day.

#[cfg(feature = "full")]
mod delivery;
#[cfg(feature = "full")]
mod history;
#[cfg(feature = "full")]
mod pool;
mod read;
#[cfg(feature = "full")]
mod spread;
#[cfg(feature = "full")]
mod table;
mod write;

use serde::Serialize;

#[cfg(feature = "full")]
pub use delivery::Delivery;
#[cfg(feature = "full")]
pub(super) use delivery::deliveries;
#[cfg(feature = "full")]
pub(super) use history::{Record, judge};
pub use read::ByKind;
pub(super) use read::by_kind;
pub(super) use write::PublicLateness;

/// What a supplier was late with. Each has a lateness of its own: who is late in supplying a shop may be
/// punctual in sending a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A receipt on order, against the day it was due.
    Purchase,
    /// A parcel straight to the customer, against the day it was due.
    DropShip,
    /// A purchase order not placed yet, against the lead time.
    Reorder,
}

impl Kind {
    /// All of them, in the order of [`super::snapshot::Supplier::lateness`].
    const ALL: [Kind; 3] = [Kind::Purchase, Kind::DropShip, Kind::Reorder];

    /// The name a snapshot has for it.
    fn text(self) -> &'static str {
        match self {
            Kind::Purchase => "purchase",
            Kind::DropShip => "drop-ship",
            Kind::Reorder => "reorder",
        }
    }
}

/// One point of the table: with this probability it is at most so many days late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantile {
    /// The probability, in ten-thousandths.
    pub level: i64,
    /// Days late; negative: early.
    pub days: i64,
}

/// The level of what is certain.
const CERTAIN: i64 = 10_000;

/// The most days, early or late, that a table tells: ten years.
const MOST_DAYS: i64 = 3_660;

/// A supplier's lateness with one kind of thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lateness {
    /// Of how many of its own deliveries that is known; few are thin evidence.
    pub samples: u64,
    /// By rising level, at least one; between two of them days rise evenly.
    quantiles: Box<[Quantile]>,
}

/// Steps of probability within one of the table's, for what is asked between its points.
const FINE: i64 = 10_000;

/// The share of what is overdue at which the table and the rule for what is beyond it count alike.
const SCANTY: f64 = 0.1;

/// Days of further wait that nothing overdue is below.
const LEAST_WAIT: f64 = 21.0;

/// Days overdue after which the further wait grows no more.
const LONG_OVERDUE: i64 = 180;

impl Lateness {
    /// The days late between which a thing comes with `confidence` (thousandths), the same chance being
    /// left on either side.
    ///
    /// Of what is `overdue` by some days: given that it has not come by now. That is read off the part of the table which
    /// is left. But histories tell little of the very late, and the less is left the more another rule counts: that the
    /// further wait is in the mean as long as the wait has been, and three weeks (Pareto's law with the exponent 2, by
    /// which what has kept one waiting for long will for long).
    pub(super) fn window(&self, confidence: u64, overdue: Option<i64>) -> (i64, i64) {
        let certain = CERTAIN * FINE;
        let passed = overdue.map_or(0, |overdue| self.level_of(overdue));
        let left = (1000 - confidence as i64) * (certain - passed) / 2000;
        let from = self.days_at(passed + left);
        let to = self.days_at(certain - left);
        let Some(overdue) = overdue else {
            return (from.floor() as i64, to.ceil() as i64);
        };
        let remaining = 1.0 - passed as f64 / certain as f64;
        let told = remaining / (remaining + SCANTY);
        let already = overdue as f64;
        let wait = overdue.min(LONG_OVERDUE) as f64 + LEAST_WAIT;
        let judged = |days: f64, chance: f64| {
            let beyond = already + wait * (1.0 / chance.sqrt() - 1.0);
            told * days.max(already) + (1.0 - told) * beyond
        };
        let confidence = confidence as f64 / 1000.0;
        let from = judged(from, (1.0 + confidence) / 2.0).floor() as i64;
        let to = judged(to, (1.0 - confidence) / 2.0).ceil() as i64;
        let next = overdue + 1;
        (from.max(next), to.max(next))
    }

    /// The days at a level, on the line between the two points it lies between.
    fn days_at(&self, level: i64) -> f64 {
        let is_before = |quantile: &Quantile| quantile.level * FINE < level;
        let place = self.quantiles.partition_point(is_before);
        let (from, to) = self.around(place);
        let run = (to.level - from.level) * FINE;
        if run == 0 {
            return to.days as f64;
        }
        let part = (to.days - from.days) * (level - from.level * FINE);
        from.days as f64 + part as f64 / run as f64
    }

    /// How probable it was that a thing that is late by more than `days` would have come by then.
    fn level_of(&self, days: i64) -> i64 {
        let has_passed = |quantile: &Quantile| quantile.days <= days;
        let place = self.quantiles.partition_point(has_passed);
        if place == 0 {
            return 0;
        }
        let (from, to) = self.around(place);
        let part = (to.level - from.level) * FINE * (days - from.days);
        from.level * FINE + part / (to.days - from.days).max(1)
    }

    /// The points on either side of a place between them; beyond the ends the end is on both.
    fn around(&self, place: usize) -> (Quantile, Quantile) {
        let last = self.quantiles.len() - 1;
        let before = self.quantiles[place.saturating_sub(1)];
        match place {
            0 => (before, before),
            _ => (before, self.quantiles[place.min(last)]),
        }
    }
}
