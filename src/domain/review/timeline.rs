//! How large the backlog was: units of orders that waited at the end of each day.

use super::period::Period;
use super::table::{Column, Table};
use crate::domain::day::Day;

/// Units that waited at the end of each day of a period, by orders' events: what the mean backlog is made of, and today, which
/// counts there once it is over. No days where no order tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The first day.
    pub from: Day,
    /// Units, day by day, today last.
    pub units: Vec<f64>,
    /// What these cost at the price of their order, in cents.
    pub value: Vec<f64>,
    /// Whether there is any order.
    is_told: bool,
}

impl Timeline {
    /// Of a period in which nothing waited.
    pub(super) fn new(period: Period) -> Timeline {
        let days = period.days() as usize;
        Timeline {
            from: period.from,
            units: vec![0.0; days],
            value: vec![0.0; days],
            is_told: false,
        }
    }

    /// An order was placed.
    pub(super) fn tell(&mut self) {
        self.is_told = true;
    }

    /// Adds units that waited from a day on until before another; none: they wait still. Days hold changes until all are in.
    pub(super) fn add(&mut self, from: Day, until: Option<Day>, units: u64, price: u64) {
        let days = self.units.len();
        let place = |day: Day| (self.from.until(day).max(0) as usize).min(days);
        let (start, end) = (place(from), until.map_or(days, place));
        if start >= end {
            return;
        }
        let (units, value) = (units as f64, units as f64 * price as f64);
        self.units[start] += units;
        self.value[start] += value;
        if end < days {
            self.units[end] -= units;
            self.value[end] -= value;
        }
    }

    /// What comes of all that was added.
    pub(super) fn closed(&self) -> Timeline {
        let mut closed = self.clone();
        for days in [&mut closed.units, &mut closed.value] {
            let mut sum = 0.0;
            for day in &mut *days {
                sum += *day;
                // Sums that no number can hold need not come out even.
                *day = f64::max(sum, 0.0);
            }
            if !self.is_told {
                days.clear();
            }
        }
        closed
    }
}

impl Table for Timeline {
    fn columns(&self, each: &mut dyn FnMut(&'static str, Column<'_>)) {
        each("units", Column::Numbers(&self.units));
        each("value", Column::Numbers(&self.value));
    }
}
