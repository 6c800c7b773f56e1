//! How late a supplier is: the window in which what it promised for a day really comes (RULES §4, Windows).
//!
//! All windows are read off one small table of quantiles, [`Lateness`]. The merchant's own snapshot has
//! it made from past deliveries, a public one carries it as made: so both give the same windows, to the
//! day.

mod read;
mod write;

use serde::Serialize;

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

impl Lateness {
    /// The days late between which a thing comes with `confidence` (thousandths), the same chance being
    /// left on either side. Of what is overdue by some days: given that it has not come by today.
    pub(super) fn window(&self, confidence: u64, overdue: Option<i64>) -> (i64, i64) {
        let certain = CERTAIN * FINE;
        let passed = overdue.map_or(0, |overdue| self.level_of(overdue));
        let left = (1000 - confidence as i64) * (certain - passed) / 2000;
        let (earliest, _) = self.days_at(passed + left);
        let (_, latest) = self.days_at(certain - left);
        match overdue {
            Some(overdue) => (earliest.max(overdue + 1), latest.max(overdue + 1)),
            None => (earliest, latest),
        }
    }

    /// The most days late that is known of.
    #[cfg(any(feature = "full", feature = "care"))]
    pub fn most(&self) -> i64 {
        self.quantiles.last().map_or(0, |last| last.days)
    }

    /// The days at a level, the fraction of one left out, and added up to a whole one.
    fn days_at(&self, level: i64) -> (i64, i64) {
        let place = self
            .quantiles
            .partition_point(|quantile| quantile.level * FINE < level);
        let at = |place: usize| self.quantiles.get(place).copied();
        let before = place.checked_sub(1).and_then(at);
        let (Some(from), Some(to)) = (before.or(at(place)), at(place).or(before)) else {
            return (0, 0);
        };
        let (run, rise) = ((to.level - from.level) * FINE, to.days - from.days);
        if run == 0 {
            return (to.days, to.days);
        }
        let part = rise * (level - from.level * FINE);
        (
            from.days + part.div_euclid(run),
            from.days + (part + run - 1).div_euclid(run),
        )
    }

    /// How probable it was that a thing that is late by more than `days` would have come by then.
    fn level_of(&self, days: i64) -> i64 {
        let place = self
            .quantiles
            .partition_point(|quantile| quantile.days <= days);
        let (Some(from), to) = (
            place
                .checked_sub(1)
                .and_then(|place| self.quantiles.get(place)),
            self.quantiles.get(place),
        ) else {
            return 0;
        };
        let rise = to.map_or(0, |to| {
            (to.level - from.level) * (days - from.days) * FINE / (to.days - from.days)
        });
        from.level * FINE + rise
    }
}
