//! The supply of one item, lined up: stock, then receipts as they are expected, then what would be
//! reordered; each with the day on which it can ship.

use super::calendar::Calendar;
use super::day::{Day, Moment};
use super::shipping::Shipping;
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
    /// Whether windows are asked for: else each is the scheduled day itself, which takes a third of the time.
    #[cfg(feature = "full")]
    pub(super) has_windows: bool,
}

impl<'s> Round<'s> {
    /// The round that an order placed `now` leaves with.
    pub fn new(snapshot: &'s Snapshot, now: Moment) -> Round<'s> {
        Round {
            snapshot,
            today: now.day,
            stock: snapshot.calendar.from_stock(now),
            #[cfg(feature = "full")]
            has_windows: true,
        }
    }

    /// The same round, by the schedule alone.
    #[cfg(feature = "full")]
    pub(super) fn scheduled(self) -> Round<'s> {
        Round {
            has_windows: false,
            ..self
        }
    }

    /// The days between which what ships from `earliest` to `latest` is at the customer's door, where the
    /// policy knows how long that takes.
    pub fn at_door(&self, earliest: Day, latest: Day) -> Option<(Day, Day)> {
        let transit = self.snapshot.policy.transit?;
        let calendar = &self.snapshot.calendar;
        Some((
            calendar.add_open(earliest, transit.min)?,
            calendar.add_open(latest, transit.max)?,
        ))
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
        self.free().saturating_add(self.on_order_in_all())
    }

    /// Units that wait, `more` among them, and that no supply on hand or on order reaches. Only
    /// what is sold on backorder or made to order counts: the rest is never reordered for.
    pub(crate) fn unreached(&self, more: u64) -> u64 {
        let waiting = self.waiting.saturating_add(more);
        match self.selling {
            Selling::Backorder => waiting.saturating_sub(self.supply()),
            Selling::MadeToOrder => waiting,
            Selling::Stock | Selling::Discontinued => 0,
        }
    }

    fn on_order_in_all(&self) -> u64 {
        let last = self.receipts().last();
        last.map_or(0, |last| last.before + last.quantity)
    }

    /// What is on order and counts.
    fn receipts(&self) -> &[Receipt] {
        match self.selling {
            Selling::Stock | Selling::Backorder => &self.on_order,
            Selling::MadeToOrder | Selling::Discontinued => &[],
        }
    }
}

/// Units that arrive together: those with the numbers `start + 1` to `end` of an item's supply.
#[derive(Debug, Clone, Copy)]
pub struct Arrival {
    /// Units of the supply before them.
    pub start: u64,
    /// The last one's number.
    pub end: u64,
    /// When they can ship; none: nobody knows.
    pub ships: Option<Shipping>,
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
    pub(super) round: Round<'s>,
    preorder: bool,
    /// Receipts due before today.
    overdue: usize,
    /// Receipts due today.
    due_now: usize,
}

/// A receipt in its turn.
pub(crate) struct Expected<'r> {
    /// Units of the supply before it.
    pub start: u64,
    /// Its last unit's number.
    pub end: u64,
    /// What it is.
    pub receipt: &'r Receipt,
    /// Whether it should have come before today.
    pub overdue: bool,
}

impl<'s> Supply<'s> {
    /// The supply of `item`, which is one of the round's snapshot.
    pub fn new(round: Round<'s>, item: &'s Item) -> Supply<'s> {
        let receipts = item.receipts();
        let today = round.today;
        let due = |test: fn(&Day, &Day) -> bool| {
            receipts.partition_point(|receipt| receipt.due.is_some_and(|due| test(&due, &today)))
        };
        let overdue = due(Day::lt);
        Supply {
            item,
            supplier: round.snapshot.supplier_of(item),
            overdue,
            due_now: due(Day::le) - overdue,
            round,
            preorder: item.release.is_some_and(|release| release > round.today),
        }
    }

    /// Whether the item is not released yet.
    pub fn is_preorder(&self) -> bool {
        self.preorder
    }

    /// When a unit in stock ships.
    pub fn stock_ships(&self) -> Option<Shipping> {
        Some(Shipping::on(self.released(self.round.stock?)?))
    }

    /// What is on order, in the order it is expected, from the arrival that brings the first unit
    /// beyond number `ahead`.
    pub fn arrivals(&self, ahead: u64) -> impl Iterator<Item = Arrival> {
        (self.turn_after(ahead)..self.item.receipts().len()).map(|turn| self.arrival(turn))
    }

    /// The turn of the arrival that brings the first unit beyond number `ahead`.
    pub(super) fn turn_after(&self, ahead: u64) -> usize {
        let (mut first, mut end) = (0, self.item.receipts().len());
        while first < end {
            let middle = first + (end - first) / 2;
            if self.expected(middle).end <= ahead {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        first
    }

    /// Arrival number `turn`, from 0.
    fn arrival(&self, turn: usize) -> Arrival {
        let expected = self.expected(turn);
        Arrival {
            start: expected.start,
            end: expected.end,
            ships: self.received(expected.receipt),
            overdue: expected.overdue,
        }
    }

    /// The receipt whose turn it is: those due today come first, then those that are overdue and so
    /// expected tomorrow, then those due later, then those nobody has a day for.
    pub(crate) fn expected(&self, turn: usize) -> Expected<'s> {
        let receipts = self.item.receipts();
        let total = self.item.on_order_in_all();
        let before = |index: usize| receipts.get(index).map_or(total, |receipt| receipt.before);
        let (overdue, due_now) = (self.overdue, self.due_now);
        let units_due_now = before(overdue + due_now) - before(overdue);
        let (index, start) = if turn < due_now {
            (overdue + turn, before(overdue + turn) - before(overdue))
        } else if turn < due_now + overdue {
            (turn - due_now, units_due_now + before(turn - due_now))
        } else {
            (turn, before(turn))
        };
        let start = self.item.free().saturating_add(start);
        Expected {
            start,
            end: start.saturating_add(receipts[index].quantity),
            receipt: &receipts[index],
            overdue: index < overdue,
        }
    }

    /// When units ship that are not on order yet (R2, R7). `own` units of this item and `all` of
    /// its supplier's count towards the minimums.
    pub fn reorder(&self, own: u64, all: u64) -> Option<Shipping> {
        let ordered = self.calendar().add_open(self.order_from(own, all)?, 0)?;
        let shipping = self.shipping(self.reorder_comes(ordered)?)?;
        // Nobody overtakes what is on order already.
        match self.last_turn() {
            Some(last) => Some(shipping.behind(self.arrival(last).ships?)),
            None => Some(shipping),
        }
    }

    /// The day on which the minimums are met, so that more is ordered on the first open day from then on.
    // Inlined: an entry in the table between two modules of wasm is larger than this.
    #[inline(always)]
    pub(crate) fn order_from(&self, own: u64, all: u64) -> Option<Day> {
        let [own, all] = self.minimums(own, all);
        self.round.today.plus(own.days()?.max(all.days()?))
    }

    /// Calendar days from a purchase order to its arrival.
    pub(crate) fn lead_days(&self) -> Option<u64> {
        let supplier = self.supplier.and_then(|supplier| supplier.lead_days);
        self.item.lead_days.or(supplier)
    }

    /// The turn of the last arrival.
    pub(crate) fn last_turn(&self) -> Option<usize> {
        self.item.receipts().len().checked_sub(1)
    }

    /// What has to be met before units are ordered: by `own` units of this item, by `all` of its
    /// supplier's.
    pub(super) fn minimums(&self, own: u64, all: u64) -> [Minimum; 2] {
        let supplier = |of: fn(&Supplier) -> u64| self.supplier.map_or(0, of);
        [
            Minimum {
                minimum: self.item.minimum_order,
                units: own,
                demand: self.item.daily_demand,
            },
            Minimum {
                minimum: supplier(|supplier| supplier.minimum_order),
                units: all,
                demand: supplier(|supplier| supplier.daily_demand.unwrap_or_default()),
            },
        ]
    }

    /// The name that items have for supplier number `supplier`.
    #[cfg(feature = "full")]
    pub(super) fn name_of(&self, supplier: Option<u32>) -> &'s str {
        let suppliers = &self.round.snapshot.suppliers;
        let found = supplier.and_then(|number| suppliers.get(number as usize));
        found.map_or("", |supplier| &supplier.key)
    }

    /// Nothing ships before the release.
    pub(super) fn released(&self, ships: Day) -> Option<Day> {
        match self.item.release {
            Some(release) if self.preorder => {
                let calendar = self.calendar();
                let released = calendar.add_open(release, calendar.handling_days)?;
                Some(released.max(ships))
            }
            _ => Some(ships),
        }
    }

    pub(crate) fn calendar(&self) -> &'s Calendar {
        &self.round.snapshot.calendar
    }
}

/// A minimum that a purchase order has to meet.
pub(super) struct Minimum {
    /// The minimum, in units.
    pub minimum: u64,
    /// Units that count already.
    pub units: u64,
    /// Thousandths of a unit that come in a day.
    pub demand: u64,
}

impl Minimum {
    /// Units that it takes yet.
    pub fn missing(&self) -> u64 {
        self.minimum.saturating_sub(self.units)
    }

    /// Days until it is met; none: never.
    pub fn days(&self) -> Option<u64> {
        match self.missing() {
            0 => Some(0),
            _ if self.demand == 0 => None,
            missing => Some(missing.saturating_mul(1000).div_ceil(self.demand)),
        }
    }
}
