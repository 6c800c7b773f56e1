//! The supply of one item, lined up: stock, then receipts as they are expected, then what would be
//! reordered; each with the day on which it can ship.

use super::calendar::Calendar;
use super::day::{Day, Moment};
use super::snapshot::{Item, OnHand, Receipt, Selling, Snapshot, Supplier};

/// The next round of shipping: what a moment means for every item of a snapshot.
#[derive(Debug, Clone, Copy)]
pub struct Round<'s> {
    /// The snapshot it is a round of.
    pub snapshot: &'s Snapshot,
    /// The shop's day.
    pub today: Day,
    /// When stock on hand ships; none after 9999.
    pub stock: Option<Day>,
}

impl<'s> Round<'s> {
    /// The round that an order placed `now` leaves with.
    pub fn new(snapshot: &'s Snapshot, now: Moment) -> Round<'s> {
        Round {
            snapshot,
            today: now.day,
            stock: snapshot.calendar.from_stock(now),
        }
    }

    /// When a unit ships that arrives on `day`: not before stock could.
    fn after_arrival(&self, day: Day) -> Option<Day> {
        let calendar = &self.snapshot.calendar;
        Some(
            calendar
                .add_open(day, calendar.handling_days)?
                .max(self.stock?),
        )
    }
}

impl Item {
    /// Whether stock reaches every unit.
    pub fn is_unlimited(&self) -> bool {
        self.free() == u64::MAX
    }

    /// Units in stock that are free to sell, before those who wait take theirs.
    pub fn free(&self) -> u64 {
        match self.on_hand {
            _ if self.selling == Selling::MadeToOrder => 0,
            _ if self.at_least => u64::MAX,
            OnHand::Units(_) => self.told(),
            OnHand::Some | OnHand::Untracked => u64::MAX,
        }
    }

    /// Of the units in stock that are free to sell: how many the shop vouches for.
    pub fn told(&self) -> u64 {
        match self.on_hand {
            OnHand::Units(units) => units
                .saturating_sub(self.reserved)
                .saturating_sub(self.safety_stock),
            OnHand::Some => 1,
            OnHand::Untracked => u64::MAX,
        }
    }

    /// Units in stock and on order.
    pub fn supply(&self) -> u64 {
        let on_order = self.receipts().iter();
        on_order.fold(self.free(), |sum, receipt| {
            sum.saturating_add(receipt.quantity)
        })
    }

    /// What is on order and counts.
    fn receipts(&self) -> &[Receipt] {
        match self.selling {
            Selling::Stock | Selling::Backorder => &self.on_order,
            Selling::MadeToOrder | Selling::Discontinued => &[],
        }
    }
}

/// Units that arrive together.
#[derive(Debug, Clone, Copy)]
pub struct Arrival {
    /// How many.
    pub quantity: u64,
    /// When they can ship; none: nobody knows.
    pub ships: Option<Day>,
    /// Whether they should have come before today.
    pub overdue: bool,
}

/// One item's supply in one round.
#[derive(Debug, Clone, Copy)]
pub struct Supply<'s> {
    /// The item.
    pub item: &'s Item,
    /// Who supplies it.
    pub supplier: Option<&'s Supplier>,
    round: Round<'s>,
    preorder: bool,
}

impl<'s> Supply<'s> {
    /// The supply of `item`, which is one of the round's snapshot.
    pub fn new(round: Round<'s>, item: &'s Item) -> Supply<'s> {
        Supply {
            item,
            supplier: round.snapshot.supplier_of(item),
            round,
            preorder: item.release.is_some_and(|release| release > round.today),
        }
    }

    /// Whether the item is not released yet.
    pub fn is_preorder(&self) -> bool {
        self.preorder
    }

    /// When a unit in stock ships.
    pub fn stock_ships(&self) -> Option<Day> {
        self.released(self.round.stock)
    }

    /// What is on order, in the order it is expected: what is due today, what is overdue and so
    /// expected tomorrow, what is due later, what nobody has a day for.
    pub fn arrivals(&self) -> impl Iterator<Item = Arrival> {
        let (today, receipts) = (self.round.today, self.item.receipts());
        let overdue =
            receipts.partition_point(|receipt| receipt.due.is_some_and(|due| due < today));
        let due_now = receipts[overdue..].partition_point(|receipt| receipt.due == Some(today));
        let (past, rest) = receipts.split_at(overdue);
        let (now, later) = rest.split_at(due_now);
        let arrival = |receipt: &Receipt, expected: Option<Day>, overdue| Arrival {
            quantity: receipt.quantity,
            ships: self.released(expected.and_then(|day| self.round.after_arrival(day))),
            overdue,
        };
        let on_time = move |receipt: &Receipt| arrival(receipt, receipt.due, false);
        now.iter()
            .map(on_time)
            .chain(
                past.iter()
                    .map(move |receipt| arrival(receipt, today.plus(1), true)),
            )
            .chain(later.iter().map(on_time))
    }

    /// When the supplier sends a unit straight to the customer (R8), where it would.
    pub fn drop_ships(&self) -> Option<Day> {
        if self.item.selling != Selling::Backorder || self.preorder {
            return None;
        }
        let days = self.supplier?.drop_ship_days?;
        let sent = self.calendar().add_open(self.round.today, days)?;
        Some(sent.max(self.round.stock?))
    }

    /// When units ship that are not on order yet (R2, R7). `own` units of this item and `all` of
    /// its supplier's count towards the minimums.
    pub fn reorder(&self, own: u64, all: u64) -> Option<Day> {
        let (item, supplier) = (self.item, self.supplier);
        let mut wait = days_to_fill(item.minimum_order, own, item.daily_demand)?;
        if let Some(supplier) = supplier {
            let demand = supplier.daily_demand.unwrap_or_default();
            wait = wait.max(days_to_fill(supplier.minimum_order, all, demand)?);
        }
        let ordered = self.calendar().add_open(self.round.today.plus(wait)?, 0)?;
        let lead_days = item
            .lead_days
            .or(supplier.and_then(|supplier| supplier.lead_days))?;
        let ships = self.released(self.round.after_arrival(ordered.plus(lead_days)?))?;
        // Nobody overtakes what is on order already.
        match self
            .arrivals()
            .filter(|arrival| arrival.quantity > 0)
            .last()
        {
            Some(last) => Some(ships.max(last.ships?)),
            None => Some(ships),
        }
    }

    /// Nothing ships before the release.
    fn released(&self, ships: Option<Day>) -> Option<Day> {
        match self.item.release {
            Some(release) if self.preorder => {
                let calendar = self.calendar();
                Some(
                    calendar
                        .add_open(release, calendar.handling_days)?
                        .max(ships?),
                )
            }
            _ => ships,
        }
    }

    fn calendar(&self) -> &'s Calendar {
        &self.round.snapshot.calendar
    }
}

/// Days until `units` have grown to `minimum` at `demand` thousandths of a unit a day; none: never.
fn days_to_fill(minimum: u64, units: u64, demand: u64) -> Option<u64> {
    match minimum.saturating_sub(units) {
        0 => Some(0),
        _ if demand == 0 => None,
        missing => Some(missing.saturating_mul(1000).div_ceil(demand)),
    }
}
