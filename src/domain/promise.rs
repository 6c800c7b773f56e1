//! The promise: who gets which unit of supply, and when it ships (RULES §4).

use serde::Serialize;

use super::availability::State;
use super::day::Day;
use super::request::{Filled, Request};
use super::shipping::Shipping;
use super::snapshot::Item;
use super::supply::{Round, Supply};

/// Where a unit comes from. In the order in which parts of one day are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The shop's own stock.
    Stock,
    /// The supplier, straight to the customer.
    DropShip,
    /// A receipt on order.
    OnOrder,
    /// A purchase order that will be placed.
    Reorder,
    /// Made for this order.
    MadeToOrder,
}

/// Units of one request that ship together from one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// How many.
    pub quantity: u64,
    /// Where they come from.
    pub source: Source,
    /// The day they are scheduled to ship; none: nobody knows yet.
    pub ships: Option<Day>,
    /// The window in which they really will ship: its first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Day>,
    /// The window's last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Day>,
    /// Whether few deliveries tell that.
    #[serde(skip)]
    pub(super) thin: bool,
}

/// What somebody who asks for some units of an item can have, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Promise {
    /// The item's state for this request.
    pub state: State,
    /// What ships when, by day, undated last.
    pub parts: Vec<Part>,
    /// Units that cannot be had.
    pub unavailable: u64,
    /// The last ship date, if every unit has one.
    pub complete: Option<Day>,
    /// When the first unit that cannot be had could ship from what is on order.
    pub restock: Option<Day>,
    /// The same day, with the window in which that will really be.
    #[serde(skip)]
    pub returns: Option<Shipping>,
    /// Whether the wait is to be announced as one (R16).
    pub announce: bool,
    /// Whether some part comes from a receipt that should have arrived before today.
    pub overdue: bool,
    /// Whether the quantity is still to be confirmed: there is stock, but its number is not told.
    pub unsure: bool,
}

impl Promise {
    /// The days between which the last unit ships, if every unit can be had and has a day.
    pub fn window(&self) -> Option<(Day, Day)> {
        self.complete?;
        let earliest = self.parts.iter().filter_map(|part| part.earliest).max()?;
        Some((earliest, self.latest()?))
    }

    /// The day by which all that has one ships.
    pub fn latest(&self) -> Option<Day> {
        self.parts.iter().filter_map(|part| part.latest).max()
    }
}

/// What an order line that waits already is promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Queued {
    /// The order line.
    pub id: Box<str>,
    /// What ships when, by day, undated last.
    pub parts: Vec<Part>,
    /// Units that cannot be had.
    pub unavailable: u64,
    /// The last ship date, if every unit has one.
    pub complete: Option<Day>,
}

impl Round<'_> {
    /// What a shopper who asks for `quantity` (at least 1) of `sku` now is promised.
    pub fn promise(&self, sku: &str, quantity: u64) -> Promise {
        self.promise_behind(sku, quantity, 0)
    }

    /// The same behind `taken` units that earlier lines of the same cart could have.
    pub(crate) fn promise_behind(&self, sku: &str, quantity: u64, taken: u64) -> Promise {
        match self.snapshot.item(sku) {
            Some(item) => self.promise_of(item, quantity, taken),
            None => Promise::unknown(quantity),
        }
    }

    /// The same of an item that may be known otherwise than the snapshot tells it.
    pub(crate) fn promise_of(&self, item: &Item, quantity: u64, taken: u64) -> Promise {
        let supply = Supply::new(*self, item);
        let request = Request::new(&supply, quantity, taken);
        let filled = request.fill(&supply);
        Promise::new(self, &supply, request.ahead, filled)
    }

    /// What `quantity` units of `sku` that wait already, behind `ahead` others, are promised.
    pub fn promise_in_line(&self, sku: &str, quantity: u64, ahead: u64) -> Promise {
        let Some(item) = self.snapshot.item(sku) else {
            return Promise::unknown(quantity);
        };
        let supply = Supply::new(*self, item);
        let filled = Request::placed(&supply, quantity, ahead).fill(&supply);
        Promise::new(self, &supply, ahead, filled)
    }

    /// What each order line that waits for `sku` is promised, first come first; empty where the
    /// snapshot tells only how many wait.
    pub fn queue(&self, sku: &str) -> Vec<Queued> {
        let Some(item) = self.snapshot.item(sku) else {
            return Vec::new();
        };
        let supply = Supply::new(*self, item);
        let mut ahead = 0u64;
        let mut queue = Vec::with_capacity(item.lines.len());
        for line in &item.lines {
            let filled = supply.queued(ahead, line.quantity);
            queue.push(Queued {
                id: line.id.clone(),
                complete: filled.complete(),
                parts: filled.parts,
                unavailable: filled.unavailable,
            });
            ahead = ahead.saturating_add(line.quantity);
        }
        queue
    }
}

impl Promise {
    fn new(round: &Round<'_>, supply: &Supply<'_>, ahead: u64, filled: Filled) -> Promise {
        let complete = filled.complete();
        let quantity: u64 = filled.parts.iter().map(|part| part.quantity).sum();
        let state = State::of(supply, ahead, &filled.parts, filled.unavailable, round);
        Promise {
            state,
            announce: state.is_announced(complete.map(|day| round.today.until(day)), round),
            unsure: supply.item.is_unsure(ahead, quantity),
            complete,
            parts: filled.parts,
            unavailable: filled.unavailable,
            restock: filled.restock.map(|shipping| shipping.ships),
            returns: filled.restock,
            overdue: filled.overdue,
        }
    }

    fn unknown(quantity: u64) -> Promise {
        Promise {
            state: State::Unknown,
            parts: Vec::new(),
            unavailable: quantity,
            complete: None,
            restock: None,
            returns: None,
            announce: true,
            overdue: false,
            unsure: false,
        }
    }
}
