//! The books: what orders come to in units and money (RULES §7). A backordered unit is booked as a
//! sale when it is dispatched, and not before.

use serde::Serialize;

use super::life::{Life, LineLife};
use super::{Event, Kind, OrderLine};
use crate::domain::snapshot::{Charge, Policy};

/// Units, and what they cost in cents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// How many.
    pub units: u64,
    /// Cents.
    pub amount: u64,
}

/// What orders come to. `backordered + open + sold + cancelled` is what was placed, in units as in
/// cents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Books {
    /// All that was ordered.
    pub placed: Sum,
    /// Of that: what was not in stock and is neither sent nor cancelled.
    pub backordered: Sum,
    /// The rest of what is neither sent nor cancelled.
    pub open: Sum,
    /// What was dispatched.
    pub sold: Sum,
    /// What will not be sent.
    pub cancelled: Sum,
    /// Cents taken.
    pub charged: u64,
    /// Cents given back.
    pub refunded: u64,
    /// Cents that were taken beyond what the policy allows now, and not given back.
    pub refund_due: u64,
}

impl Sum {
    fn add(&mut self, units: u64, price: u64) {
        // Most often there are none, and to multiply without running over is dear.
        if units == 0 {
            return;
        }
        self.units = self.units.saturating_add(units);
        self.amount = self.amount.saturating_add(units.saturating_mul(price));
    }

    /// What came on top since `before`.
    pub(super) fn since(self, before: Sum) -> Sum {
        Sum {
            units: self.units.saturating_sub(before.units),
            amount: self.amount.saturating_sub(before.amount),
        }
    }

    fn join(&mut self, other: Sum) {
        self.units = self.units.saturating_add(other.units);
        self.amount = self.amount.saturating_add(other.amount);
    }
}

impl Books {
    /// What an order comes to, as far as it has come, under the shop's policy.
    pub(super) fn of(life: &Life<'_>, policy: &Policy) -> Books {
        let mut books = Books {
            charged: life.charged,
            refunded: life.refunded,
            ..Books::default()
        };
        let mut allowed = 0u64;
        for (line, units) in life.lines() {
            books.add(line, units);
            allowed = allowed.saturating_add(allowed_for(line, units, policy));
        }
        let kept = life.charged - life.refunded;
        books.refund_due = kept.saturating_sub(allowed);
        books
    }

    pub(super) fn add(&mut self, line: &OrderLine, units: &LineLife<'_>) {
        let parts = [
            (&mut self.backordered, units.backordered()),
            (&mut self.open, units.open()),
            (&mut self.sold, units.sold()),
            (&mut self.cancelled, units.cancelled),
        ];
        for (sum, count) in parts {
            sum.add(count, line.price);
            self.placed.add(count, line.price);
        }
    }

    pub(super) fn join(&mut self, other: &Books) {
        let sums = [
            (&mut self.placed, other.placed),
            (&mut self.backordered, other.backordered),
            (&mut self.open, other.open),
            (&mut self.sold, other.sold),
            (&mut self.cancelled, other.cancelled),
        ];
        for (sum, more) in sums {
            sum.join(more);
        }
        self.charged = self.charged.saturating_add(other.charged);
        self.refunded = self.refunded.saturating_add(other.refunded);
        self.refund_due = self.refund_due.saturating_add(other.refund_due);
    }
}

impl Life<'_> {
    /// What it comes to under the shop's policy.
    pub fn books(&self, policy: &Policy) -> Books {
        Books::of(self, policy)
    }

    /// The books of those lines that an event may change.
    pub(super) fn concerned(&self, event: &Event) -> Books {
        let mut books = Books {
            charged: self.charged,
            refunded: self.refunded,
            ..Books::default()
        };
        if event.kind >= Kind::Charged {
            return books;
        }
        for (line, life) in self.lines() {
            if event.units.line.as_ref().is_none_or(|id| line.id == *id) {
                books.add(line, life);
            }
        }
        books
    }
}

/// Cents that may be kept for a line now (R10): with the order everything that is not cancelled; on
/// dispatch what was sent; with deposits that and the deposit on what waits, rounded up, since it
/// was rounded for each shipment when it was taken.
fn allowed_for(line: &OrderLine, units: &LineLife<'_>, policy: &Policy) -> u64 {
    let sold = units.sold() * line.price;
    let waits = units.backordered() * line.price;
    match policy.charge {
        Charge::OnOrder => sold + waits + units.open() * line.price,
        Charge::OnDispatch => sold,
        Charge::Deposit => sold + (waits * policy.deposit_percent).div_ceil(100),
    }
}
