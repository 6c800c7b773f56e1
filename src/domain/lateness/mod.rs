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
mod mixture;
#[cfg(feature = "full")]
mod moments;
mod read;
#[cfg(feature = "full")]
mod table;
mod write;

use serde::Serialize;

#[cfg(feature = "full")]
pub use delivery::Delivery;
#[cfg(feature = "full")]
pub(super) use delivery::deliveries;
#[cfg(feature = "full")]
pub(super) use history::{Record, judge, lead_times};
#[cfg(feature = "full")]
pub use moments::Moments;
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
    pub(super) fn text(self) -> &'static str {
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
    pub level: i32,
    /// Days late; negative: early.
    pub days: i32,
}

/// The level of what is certain.
const CERTAIN: i32 = 10_000;

/// The most days, early or late, that a table tells: ten years.
const MOST_DAYS: i32 = 3_660;

/// The most days, early or late, that a past delivery is taken for, or that it may have come after it could be known.
#[cfg(feature = "full")]
const A_YEAR: i32 = 366;

/// A supplier's lateness with one kind of thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lateness {
    /// Of how many of its own deliveries that is known; few are thin evidence.
    pub samples: u64,
    /// By rising level, at least one; between two of them days rise evenly.
    quantiles: Box<[Quantile]>,
}

/// The share of what is overdue at which the table and the rule for what is beyond it count alike.
const SCANTY: f64 = 0.1;

/// Days by which the further wait, in the mean, is longer than the wait has been.
const LEAST_WAIT: i32 = 14;

/// Days overdue after which the further wait grows no more.
const LONG_OVERDUE: i32 = 180;

impl Lateness {
    /// The days late between which a thing comes with `confidence` (thousandths), the same chance being
    /// left on either side.
    ///
    /// Of what is `overdue` by some days (negative: not due yet): given that it has not come by then. That is read off
    /// the part of the table which is left. But histories tell little of the very late, and the less is left the more
    /// another rule counts: that the further wait is in the mean as long as the wait has been, of which half a year
    /// counts at most, and two weeks (Lomax's law with the exponent 2: what has kept one waiting for long will for long).
    pub(super) fn window(&self, confidence: u64, overdue: Option<i32>) -> (i32, i32) {
        let certain = f64::from(CERTAIN);
        let passed = overdue.map_or(0.0, |overdue| self.level_of(overdue));
        let remaining = (certain - passed) / certain;
        let told = remaining / (remaining + SCANTY);
        // The days at a level of the table, of which it is `later` by the other rule with that probability.
        let judged = |level: f64, later: f64| {
            let days = self.days_at(level);
            let Some(overdue) = overdue else { return days };
            let wait = f64::from(overdue.clamp(0, LONG_OVERDUE) + LEAST_WAIT);
            let already = f64::from(overdue);
            let beyond = already + wait * ((certain / later).sqrt() - 1.0);
            told * days.max(already) + (1.0 - told) * beyond
        };
        let left = f64::from((1000 - confidence as i32) * (CERTAIN / 2000));
        let share = left * remaining;
        let from = judged(passed + share, certain - left).floor() as i32;
        let to = judged(certain - share, left).ceil() as i32;
        let next = overdue.map_or(i32::MIN, |overdue| overdue + 1);
        (from.max(next), to.max(next))
    }

    /// The most days late that is told of.
    #[cfg(any(feature = "full", feature = "care"))]
    pub(crate) fn most(&self) -> i32 {
        self.quantiles.last().map_or(0, |last| last.days)
    }

    /// The days at a level, on the line between the two points it lies between.
    fn days_at(&self, level: f64) -> f64 {
        let is_before = |quantile: &Quantile| f64::from(quantile.level) < level;
        let (from, to) = self.around(self.quantiles.partition_point(is_before));
        line(level, [from.level, to.level], [from.days, to.days])
    }

    /// How probable it was that a thing that is late by more than `days` would have come by then.
    fn level_of(&self, days: i32) -> f64 {
        let has_passed = |quantile: &Quantile| quantile.days <= days;
        match self.quantiles.partition_point(has_passed) {
            0 => 0.0,
            place => {
                let (from, to) = self.around(place);
                line(days.into(), [from.days, to.days], [from.level, to.level])
            }
        }
    }

    /// The points on either side of a place between them; beyond the ends the end is on both.
    fn around(&self, place: usize) -> (Quantile, Quantile) {
        let last = self.quantiles.len() - 1;
        let before = self.quantiles[place.saturating_sub(1)];
        (before, self.quantiles[place.min(last)])
    }
}

/// What is `at` a point of the line that goes from one pair of values to another.
fn line(at: f64, across: [i32; 2], up: [i32; 2]) -> f64 {
    let (run, rise) = (across[1] - across[0], up[1] - up[0]);
    let part = (at - f64::from(across[0])) * f64::from(rise);
    f64::from(up[0]) + part / f64::from(run.max(1))
}
