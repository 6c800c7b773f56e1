//! What should have come before today and has not.

use super::table::table;
use crate::domain::day::Day;
use crate::domain::supply::Supply;

table! {
    /// Receipts that are overdue: of each item in the order of the snapshot, those due first first.
    Overdue of OverdueRow {
        /// The item's row.
        item: u32 = "item",
        /// The supplier's number among `suppliers`.
        supplier: u32 = "supplier",
        /// Units of it.
        quantity: u64 = "quantity",
        /// Of those: units somebody waits for.
        waiting: u64 = "waiting",
        /// The day it was due.
        due: Option<Day> = "due",
        /// Days since.
        days: u32 = "days",
    }
}

impl Overdue {
    /// Adds those of an item, which has this row. `suppliers` is how many there are: who is not told of comes after them.
    pub(super) fn add(&mut self, row: u32, supply: &Supply<'_>, suppliers: u32) {
        let waiting = supply.item.waiting;
        let turns = 0..supply.last_turn().map_or(0, |last| last + 1);
        for expected in turns.map(|turn| supply.expected(turn)) {
            if !expected.overdue {
                continue;
            }
            let Some(due) = expected.receipt.due else {
                continue;
            };
            self.push(OverdueRow {
                item: row,
                supplier: expected.receipt.from.unwrap_or(suppliers),
                quantity: expected.receipt.quantity,
                waiting: waiting.min(expected.end).saturating_sub(expected.start),
                due: Some(due),
                days: due.until(supply.round.today) as u32,
            });
        }
    }
}
