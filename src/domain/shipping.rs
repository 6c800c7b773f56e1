//! When units ship: the day they are scheduled to, and the window in which they really will (RULES §3, §4).

use super::day::Day;
use super::lateness::{Kind, Lateness};
use super::promise::Part;
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

impl Part {
    /// When it ships, where that is known.
    pub fn shipping(&self) -> Option<Shipping> {
        Some(Shipping {
            ships: self.ships?,
            earliest: self.earliest?,
            latest: self.latest?,
            thin: self.thin,
        })
    }
}

impl Supply<'_> {
    /// When the units of a receipt ship; none where it has no day. One that is overdue is expected
    /// tomorrow, and its window is what is left to it, given that it has not come.
    pub(super) fn received(&self, receipt: &Receipt) -> Option<Shipping> {
        let due = receipt.due?;
        let late = self.lateness(receipt.from, Kind::Purchase);
        self.between(due, late, Self::arrived)
    }

    /// When units ship that come in on the day `due`, if the purchase order is placed in time.
    pub(super) fn reordered(&self, due: Day) -> Option<Shipping> {
        let supplier = self.item.supplier;
        let late = self.lateness(supplier, Kind::Reorder);
        let late = late.or_else(|| self.lateness(supplier, Kind::Purchase));
        self.between(due, late, Self::arrived)
    }

    /// When the supplier sends a unit straight to the customer (R8), where it would.
    pub fn drop_ships(&self) -> Option<Shipping> {
        if self.item.selling != Selling::Backorder || self.is_preorder() {
            return None;
        }
        let days = self.supplier?.drop_ship_days?;
        let due = self.calendar().add_open(self.round.today, days)?;
        let late = self.lateness(self.item.supplier, Kind::DropShip);
        self.between(due, late, Self::sent)
    }

    fn lateness(&self, supplier: Option<u32>, kind: Kind) -> Option<&Lateness> {
        self.round.snapshot.lateness(supplier, kind)
    }

    /// When what arrives on a day ships.
    fn arrived(&self, day: Day) -> Option<Day> {
        self.released(self.round.after_arrival(day))
    }

    /// When what the supplier has ready on a day ships.
    fn sent(&self, day: Day) -> Option<Day> {
        Some(self.calendar().add_open(day, 0)?.max(self.round.stock?))
    }

    /// What is `due` on a day, of which `ships` tells when it can ship, in the window that it is `late` by.
    fn between(
        &self,
        due: Day,
        late: Option<&Lateness>,
        ships: fn(&Self, Day) -> Option<Day>,
    ) -> Option<Shipping> {
        let today = self.round.today;
        let overdue = Some(due.until(today)).filter(|overdue| *overdue > 0);
        let expected = match overdue {
            Some(_) => today.plus(1)?,
            None => due,
        };
        let mut shipping = Shipping::on(ships(self, expected)?);
        if let Some(late) = late {
            let (from, to) = late.window(self.round.snapshot.policy.confidence, overdue);
            let on = |late: i32| ships(self, due.shifted(late).max(today));
            shipping.earliest = on(from).unwrap_or(shipping.ships);
            shipping.latest = on(to).unwrap_or(shipping.ships).max(shipping.earliest);
            shipping.thin = late.samples < FEW;
        }
        Some(shipping)
    }
}
