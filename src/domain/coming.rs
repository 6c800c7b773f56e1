//! What comes in, or is sent by a supplier: when it is due, how late it may be, and so when it ships (RULES §3, §4).

use super::day::Day;
use super::lateness::{Kind, Lateness};
use super::shipping::Shipping;
use super::snapshot::{Receipt, Selling};
use super::supply::Supply;

/// Something that comes in, or that a supplier sends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coming {
    /// What it is, and so what its supplier may be late with.
    pub kind: Kind,
    /// Number of its supplier.
    pub supplier: Option<u32>,
    /// The day from which it is late.
    pub due: Day,
    /// The first day it could come: today, or the day that it is ordered on.
    pub not_before: Day,
}

/// How late something may be.
pub(crate) struct Late<'s> {
    /// What it is judged by: how late its supplier is with things of this kind.
    #[cfg(feature = "full")]
    pub kind: Kind,
    /// How late that is.
    pub table: &'s Lateness,
    /// Days late at the soonest, with the policy's confidence; negative: early.
    pub from: i32,
    /// Days late at the latest.
    pub to: i32,
    /// Days late that it is known to be more than, as it has not come: of what is overdue, or early by habit.
    pub given: Option<i32>,
}

impl Late<'_> {
    /// Whether so few deliveries tell of it that less than one of them is beyond either end of a window with this
    /// confidence (thousandths): then the ends are guesses.
    pub(crate) fn is_thin(&self, confidence: u64) -> bool {
        self.table.samples * (1000 - confidence) < 2000
    }
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
        Some(Coming {
            kind: Kind::Purchase,
            supplier: receipt.from,
            due: receipt.due?,
            not_before: self.round.today,
        })
    }

    /// When a purchase order comes that will be placed on a day; none where nobody knows how long it takes.
    pub(crate) fn reorder_comes(&self, ordered: Day) -> Option<Coming> {
        Some(Coming {
            kind: Kind::Reorder,
            supplier: self.item.supplier,
            due: ordered.plus(self.lead_days()?)?,
            not_before: ordered,
        })
    }

    /// When the supplier sends what it sends straight to the customer, where it would.
    // Inlined: an entry in the table between two modules of wasm is larger than this.
    #[inline(always)]
    pub(crate) fn drop_ship_comes(&self) -> Option<Coming> {
        let days = self.drop_ship_days()?;
        let due = self.calendar().add_open(self.round.today, days)?;
        Some(Coming {
            kind: Kind::DropShip,
            supplier: self.item.supplier,
            due,
            not_before: self.round.today,
        })
    }

    /// Open days in which the supplier would do so.
    // Inlined: an entry in the table between two modules of wasm is larger than this.
    #[inline(always)]
    pub(crate) fn drop_ship_days(&self) -> Option<u64> {
        match self.item.selling {
            Selling::Backorder if !self.is_preorder() => self.supplier?.drop_ship_days,
            _ => None,
        }
    }

    /// When what comes ships: as scheduled, and at the soonest and the latest, where it may be late.
    pub(crate) fn shipping(&self, coming: Coming) -> Option<Shipping> {
        let expected = self.expected_on(coming)?;
        let mut shipping = Shipping::on(self.ships(coming.kind, expected)?);
        if let Some(late) = self.late(coming) {
            let on = |days| self.ships(coming.kind, self.comes_late(coming, days));
            shipping.earliest = on(late.from).unwrap_or(shipping.ships);
            shipping.latest = on(late.to).unwrap_or(shipping.ships).max(shipping.earliest);
            shipping.thin = late.is_thin(self.round.snapshot.policy.confidence);
        }
        Some(shipping)
    }

    /// The day that something is scheduled for: the day it is due, or tomorrow where it is overdue.
    pub(crate) fn expected_on(&self, coming: Coming) -> Option<Day> {
        match coming.due < self.round.today {
            true => self.round.today.plus(1),
            false => Some(coming.due),
        }
    }

    /// How late something may be, if that is known of its supplier. Of what is overdue: given that it has not come.
    pub(crate) fn late(&self, coming: Coming) -> Option<Late<'s>> {
        #[cfg(feature = "full")]
        if !self.round.has_windows {
            return None;
        }
        let snapshot = self.round.snapshot;
        let of = |kind| snapshot.lateness(coming.supplier, kind);
        let kind = match coming.kind {
            // As late as with purchases, where nobody knows of how long orders took.
            Kind::Reorder if of(Kind::Reorder).is_none() => Kind::Purchase,
            kind => kind,
        };
        let table = of(kind)?;
        let window = |given| table.window(snapshot.policy.confidence, given);
        let passed = coming.due.until(self.round.today);
        let given = match coming.kind {
            _ if passed > 0 => Some(passed),
            // Who is always early and has not come yet is overdue by that; it may still come today.
            Kind::Purchase if window(None).1 < passed => Some(passed - 1),
            _ => None,
        };
        let (from, to) = window(given);
        Some(Late {
            #[cfg(feature = "full")]
            kind,
            table,
            from,
            to,
            given,
        })
    }

    /// The day that something comes which is so many days late.
    pub(crate) fn comes_late(&self, coming: Coming, days: i32) -> Day {
        coming.due.shifted(days).max(coming.not_before)
    }

    /// The day that something ships which comes on a day: once it is handled, but not before stock could.
    pub(super) fn ships(&self, kind: Kind, day: Day) -> Option<Day> {
        let handled = self.calendar().add_open(day, self.handling_days(kind))?;
        self.released(handled.max(self.round.stock?))
    }

    /// Open days that the shop needs for a thing of this kind: none for what its supplier sends.
    pub(crate) fn handling_days(&self, kind: Kind) -> u64 {
        match kind {
            Kind::DropShip => 0,
            Kind::Purchase | Kind::Reorder => self.calendar().handling_days,
        }
    }
}
