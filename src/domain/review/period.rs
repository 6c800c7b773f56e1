//! The days that figures of the past are about.

use serde::Serialize;

use crate::domain::day::Day;
use crate::domain::snapshot::Sold;

/// From a day to today, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// Today.
    pub until: Day,
}

impl Period {
    /// The last `days` before today, and today.
    pub(super) fn before(today: Day, days: i32) -> Period {
        Period {
            from: today.shifted(-days),
            until: today,
        }
    }

    pub(super) fn has(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }

    /// How many days.
    pub(super) fn days(&self) -> u64 {
        self.days_over() + 1
    }

    /// How many of its days are over; today is not.
    pub(super) fn days_over(&self) -> u64 {
        self.from.until(self.until) as u64
    }

    /// What was sold in months and on days that begin in it.
    pub(super) fn of<'s>(&self, sales: &'s [Sold]) -> &'s [Sold] {
        let before = |day: Day| move |told: &Sold| told.from < day;
        let start = sales.partition_point(before(self.from));
        let end = sales.partition_point(|told| told.from <= self.until);
        &sales[start.min(end)..end]
    }

    /// How many days of a month, or of a day, have passed; today among them.
    pub(super) fn days_past(&self, told: &Sold) -> u8 {
        let past = told.from.until(self.until).saturating_add(1);
        past.clamp(0, told.days.into()) as u8
    }
}
