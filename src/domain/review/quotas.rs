//! Orders that are collected until a minimum is met (R7): an item's own, and its supplier's.

use serde::Serialize;

use super::table::table;
use crate::domain::day::Day;
use crate::domain::quota::ordered;
use crate::domain::snapshot::Supplier;
use crate::domain::supply::{Minimum, Round, Supply};

/// How far a supplier's next order is along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SupplierQuota {
    /// Units it takes until it is placed.
    pub minimum: u64,
    /// Units that wait for it, over all of the supplier's items.
    pub collected: u64,
    /// Units that are missing.
    pub missing: u64,
    /// The day on which it is likely to be placed; none: nobody can tell.
    pub ordered: Option<Day>,
}

table! {
    /// Items with a minimum of their own for which units wait, and how far their next order is along.
    Quotas of QuotaRow {
        /// The item's row.
        item: u32 = "item",
        /// Units it takes until it is ordered.
        minimum: u64 = "minimum",
        /// Units that wait for it.
        collected: u64 = "collected",
        /// Units that are missing.
        missing: u64 = "missing",
        /// The day on which it is likely to be ordered.
        ordered: Option<Day> = "ordered",
    }
}

impl Quotas {
    /// Adds an item's, which has this row.
    pub(super) fn add(&mut self, row: u32, supply: &Supply<'_>) {
        let collected = supply.item.unreached(0);
        if collected == 0 || supply.item.minimum_order == 0 {
            return;
        }
        let [own, _] = supply.minimums(collected, 0);
        self.push(QuotaRow {
            item: row,
            minimum: own.minimum,
            collected,
            missing: own.missing(),
            ordered: ordered(&supply.round, &own),
        });
    }
}

impl SupplierQuota {
    /// None where the supplier has no minimum, or nobody waits for it.
    pub(super) fn new(round: &Round<'_>, supplier: &Supplier) -> Option<SupplierQuota> {
        let units = supplier.waiting.filter(|units| *units > 0)?;
        let all = Minimum {
            minimum: supplier.minimum_order,
            units,
            demand: supplier.daily_demand.unwrap_or_default(),
        };
        (all.minimum > 0).then(|| SupplierQuota {
            minimum: all.minimum,
            collected: units,
            missing: all.missing(),
            ordered: ordered(round, &all),
        })
    }
}
