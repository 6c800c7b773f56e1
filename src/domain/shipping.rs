//! When units ship: the day they are scheduled to, and the window in which they really will (RULES §3, §4).

use super::day::Day;
use super::lateness::{Kind, Lateness};
use super::snapshot::{Receipt, Selling};
use super::supply::Supply;

/// The day units are scheduled to ship, and the days between which they will, with the policy's
/// confidence. All three are the same day where nobody is known to be late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipping {
    /// As scheduled.
    pub ships: Day,
    /// The first day it may be.
    pub earliest: Day,
    /// The day it will have been by, never before `earliest`.
    pub latest: Day,
}

impl Shipping {
    /// On this very day.
    pub(super) fn on(day: Day) -> Shipping {
        Shipping {
            ships: day,
            earliest: day,
            latest: day,
        }
    }

    /// Not before another, whose window moves its own.
    pub(super) fn behind(self, other: Shipping) -> Shipping {
        Shipping {
            ships: self.ships.max(other.ships),
            earliest: self.earliest.max(other.earliest),
            latest: self.latest.max(other.latest),
        }
    }
}

/// Something that comes in, or that a supplier sends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coming {
    /// What it is, and so what its supplier may be late with.
    pub kind: Kind,
    /// Number of its supplier.
    pub supplier: Option<u32>,
    /// The day from which it is late.
    pub due: Day,
    /// The day it is scheduled for: that very day, or tomorrow where it is overdue.
    pub expected: Day,
}

impl<'s> Supply<'s> {
    /// When the units of a receipt ship; none where it has no day.
    pub(super) fn received(&self, receipt: &Receipt) -> Option<Shipping> {
        self.shipping(self.receipt_comes(receipt)?)
    }

    /// When the supplier sends a unit straight to the customer (R8), where it would.
    pub fn drop_ships(&self) -> Option<Shipping> {
        self.shipping(self.drop_ship_comes()?)
    }

    /// When a receipt comes; none where it has no day.
    pub(crate) fn receipt_comes(&self, receipt: &Receipt) -> Option<Coming> {
        let (due, today) = (receipt.due?, self.round.today);
        Some(Coming {
            kind: Kind::Purchase,
            supplier: receipt.from,
            due,
            expected: if due < today { today.plus(1)? } else { due },
        })
    }

    /// When a purchase order comes that is not placed yet, and will be `due` then.
    pub(crate) fn reorder_comes(&self, due: Day) -> Coming {
        Coming {
            kind: Kind::Reorder,
            supplier: self.item.supplier,
            due,
            expected: due,
        }
    }

    /// When the supplier sends what it sends straight to the customer, where it would.
    pub(crate) fn drop_ship_comes(&self) -> Option<Coming> {
        let days = self.drop_ship_days()?;
        let due = self.calendar().add_open(self.round.today, days)?;
        Some(Coming {
            kind: Kind::DropShip,
            supplier: self.item.supplier,
            due,
            expected: due,
        })
    }

    /// Open days in which the supplier would do so.
    pub(crate) fn drop_ship_days(&self) -> Option<u64> {
        match self.item.selling {
            Selling::Backorder if !self.is_preorder() => self.supplier?.drop_ship_days,
            _ => None,
        }
    }

    /// When what comes ships: as scheduled, and at the soonest and the latest, where it may be late.
    pub(crate) fn shipping(&self, coming: Coming) -> Option<Shipping> {
        let scheduled = self.ships(coming.kind, coming.expected)?;
        let Some((_, (from, to))) = self.late(coming) else {
            return Some(Shipping::on(scheduled));
        };
        let on = |late: i64| {
            let ships = self.ships(coming.kind, self.comes_late(coming, late));
            ships.unwrap_or(scheduled)
        };
        let earliest = on(from);
        Some(Shipping {
            ships: scheduled,
            earliest,
            latest: on(to).max(earliest),
        })
    }

    /// How late its supplier is, and the days late between which this comes, with the policy's confidence.
    /// Of what is overdue: given that it has not come.
    pub(crate) fn late(&self, coming: Coming) -> Option<(&'s Lateness, (i64, i64))> {
        let snapshot = self.round.snapshot;
        let lateness = snapshot.lateness(coming.supplier, coming.kind)?;
        let overdue = i64::from(coming.due.until(self.round.today));
        let overdue = (overdue > 0).then_some(overdue);
        Some((
            lateness,
            lateness.window(snapshot.policy.confidence, overdue),
        ))
    }

    /// The day that something comes which is so many days late.
    pub(crate) fn comes_late(&self, coming: Coming, late: i64) -> Day {
        coming.due.shifted(late).max(self.round.today)
    }

    /// The day that something ships which comes on a day.
    pub(super) fn ships(&self, kind: Kind, day: Day) -> Option<Day> {
        match kind {
            // The supplier sends it, but not before it hears of the order.
            Kind::DropShip => Some(self.calendar().add_open(day, 0)?.max(self.round.stock?)),
            Kind::Purchase | Kind::Reorder => self.released(self.round.after_arrival(day)),
        }
    }
}
