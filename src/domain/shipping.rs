//! When units ship: the day they are scheduled to, and the window in which they really will (RULES §3, §4).

use super::day::Day;
use super::lateness::{Kind, Lateness};
use super::snapshot::{Receipt, Selling};
use super::supply::Supply;

/// Deliveries of which fewer are thin evidence: it takes ten to see one in ten.
const FEW: u64 = 10;

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
    /// Whether few deliveries tell that.
    pub thin: bool,
}

impl Shipping {
    /// On this very day.
    pub(super) fn on(day: Day) -> Shipping {
        Shipping {
            ships: day,
            earliest: day,
            latest: day,
            thin: false,
        }
    }

    /// Not before another, whose window moves its own.
    pub(super) fn behind(self, other: Shipping) -> Shipping {
        Shipping {
            ships: self.ships.max(other.ships),
            earliest: self.earliest.max(other.earliest),
            latest: self.latest.max(other.latest),
            thin: match self.latest < other.latest {
                true => other.thin,
                false => self.thin,
            },
        }
    }
}

impl Supply<'_> {
    /// When the units of a receipt ship; none where it has no day. One that is overdue is expected
    /// tomorrow, and its window is what is left to it, given that it has not come.
    pub(super) fn received(&self, receipt: &Receipt) -> Option<Shipping> {
        let (due, today) = (receipt.due?, self.round.today);
        let expected = match due < today {
            true => today.plus(1)?,
            false => due,
        };
        let late = self.lateness(receipt.from, Kind::Purchase);
        self.between(expected, due, late, |day| {
            self.released(self.round.after_arrival(day))
        })
    }

    /// When units ship that come in on the day `due`, if the purchase order is placed in time.
    pub(super) fn reordered(&self, due: Day) -> Option<Shipping> {
        let supplier = self.item.supplier;
        let late = self.lateness(supplier, Kind::Reorder);
        let late = late.or_else(|| self.lateness(supplier, Kind::Purchase));
        self.between(due, due, late, |day| {
            self.released(self.round.after_arrival(day))
        })
    }

    /// When the supplier sends a unit straight to the customer (R8), where it would.
    pub fn drop_ships(&self) -> Option<Shipping> {
        if self.item.selling != Selling::Backorder || self.is_preorder() {
            return None;
        }
        let days = self.supplier?.drop_ship_days?;
        let due = self.calendar().add_open(self.round.today, days)?;
        let late = self.lateness(self.item.supplier, Kind::DropShip);
        self.between(due, due, late, |day| {
            let sent = self.calendar().add_open(day, 0)?;
            Some(sent.max(self.round.stock?))
        })
    }

    fn lateness(&self, supplier: Option<u32>, kind: Kind) -> Option<&Lateness> {
        self.round.snapshot.lateness(supplier, kind)
    }

    /// What comes on the day `expected`, as scheduled, ships when `ships` tells. How late it may be is
    /// counted from the day it was `due`, with the policy's confidence.
    fn between(
        &self,
        expected: Day,
        due: Day,
        late: Option<&Lateness>,
        ships: impl Fn(Day) -> Option<Day>,
    ) -> Option<Shipping> {
        let (today, scheduled) = (self.round.today, ships(expected)?);
        let Some(late) = late else {
            return Some(Shipping::on(scheduled));
        };
        let overdue = i64::from(due.until(today));
        let confidence = self.round.snapshot.policy.confidence;
        let (from, to) = late.window(confidence, (overdue > 0).then_some(overdue));
        let on = |late: i64| ships(due.shifted(late).max(today)).unwrap_or(scheduled);
        let earliest = on(from);
        Some(Shipping {
            ships: scheduled,
            earliest,
            latest: on(to).max(earliest),
            thin: late.samples < FEW,
        })
    }
}
