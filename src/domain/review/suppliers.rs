//! One row a supplier: who waits for its items, what it owes, how far its next order is along, and how it keeps its word.

use serde::Serialize;

use super::backlog::{Amount, Backlog};
use super::period::Period;
use super::quotas::SupplierQuota;
use super::share::{Share, Tally};
use crate::domain::lateness::{Kind, Lateness};
use crate::domain::snapshot::{Item, Supplier};
use crate::domain::supply::Round;

/// What is known of a supplier.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SupplierRow<'s> {
    /// Its key in the snapshot; none: of items and receipts of which no supplier is told.
    pub supplier: Option<&'s str>,
    /// Its name among people.
    pub name: Option<&'s str>,
    /// Who waits for its items.
    pub backlog: Backlog,
    /// Receipts that are overdue.
    pub overdue: Owed,
    /// How far its next order is along.
    pub quota: Option<SupplierQuota>,
    /// Deliveries that came on the day they were due or before, of those due in the period: what is overdue is broken
    /// too, and what was due today and has not come not judged yet.
    pub kept: Option<Share>,
    /// Days late in the mean, of what came late or is overdue.
    pub late_days: Option<f64>,
    /// How late what is bought of it comes; none where it has delivered nothing.
    pub lateness: Option<LateDays>,
    #[serde(skip)]
    pub(super) word: Word,
}

/// Days late of purchases, as the windows of promises have it; negative: early.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LateDays {
    /// Deliveries that tell of it.
    pub samples: u64,
    /// A tenth is at most so late.
    pub p10: f64,
    /// Half is.
    pub p50: f64,
    /// Nine in ten are.
    pub p90: f64,
}

impl LateDays {
    fn new(lateness: &Lateness) -> Option<LateDays> {
        (lateness.samples > 0).then(|| LateDays {
            samples: lateness.samples,
            p10: lateness.quantile(1000),
            p50: lateness.quantile(5000),
            p90: lateness.quantile(9000),
        })
    }
}

/// What should have come by now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Owed {
    /// How many receipts.
    pub receipts: u64,
    /// Of their units: those that somebody waits for.
    pub waiting: u64,
    /// All of their units, and what these cost at the price of their items.
    #[serde(flatten)]
    pub all: Amount,
    /// Days since the first of them was due.
    pub days: u32,
}

impl Owed {
    /// Adds what others owe.
    pub(super) fn join(&mut self, other: Owed) {
        self.receipts += other.receipts;
        self.waiting = self.waiting.saturating_add(other.waiting);
        self.all.join(other.all);
        self.days = self.days.max(other.days);
    }
}

/// How a supplier kept its word, while it is counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    pub kept: Tally,
    late: u64,
    late_days: u64,
}

impl Word {
    fn add(&mut self, late: i32) {
        self.kept.add(u64::from(late <= 0), 1);
        if late > 0 {
            self.late += 1;
            self.late_days += late as u64;
        }
    }

    /// Adds those of others.
    pub(super) fn join(&mut self, other: Word) {
        self.kept.add(other.kept.part, other.kept.of);
        self.late += other.late;
        self.late_days += other.late_days;
    }

    pub(super) fn mean_late(self) -> Option<f64> {
        (self.late > 0).then(|| self.late_days as f64 / self.late as f64)
    }
}

impl<'s> SupplierRow<'s> {
    /// Of a supplier; its backlog and what it owes come on top.
    pub(super) fn new(
        supplier: &'s Supplier,
        round: &Round<'_>,
        period: &Period,
    ) -> SupplierRow<'s> {
        let mut row = SupplierRow {
            supplier: Some(&supplier.key),
            name: supplier.name.as_deref(),
            quota: SupplierQuota::new(round, supplier),
            lateness: supplier.lateness[Kind::Purchase as usize]
                .as_ref()
                .and_then(LateDays::new),
            ..SupplierRow::default()
        };
        for delivery in &supplier.deliveries {
            if let Some(due) = delivery.due.filter(|due| period.has(*due)) {
                row.word.add(due.until(delivery.received));
            }
        }
        row
    }

    /// Adds an overdue receipt of `quantity` units of an item, so many of which somebody waits for.
    pub(super) fn owes(
        &mut self,
        item: &Item,
        quantity: u64,
        waiting: u64,
        days: u32,
        in_period: bool,
    ) {
        self.overdue.receipts += 1;
        self.overdue.waiting = self.overdue.waiting.saturating_add(waiting);
        self.overdue.all.add(quantity, item.price);
        self.overdue.days = self.overdue.days.max(days);
        if in_period {
            self.word.add(days as i32);
        }
    }

    /// Once all is added.
    pub(super) fn close(&mut self) {
        self.kept = self.word.kept.share();
        self.late_days = self.word.mean_late();
    }
}
