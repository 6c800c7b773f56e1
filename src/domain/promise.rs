//! The promise: who gets which unit of supply, and when it ships (RULES §4).

use serde::Serialize;

use super::availability::State;
use super::day::Day;
use super::shipping::Shipping;
use super::snapshot::{Item, Selling};
use super::supply::{Arrival, Round, Supply};

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

    /// Units of a new request that would be reordered or made, and not drop-shipped sooner, behind how
    /// many that count already: of the item, and of all its supplier's.
    pub(super) fn reordered(
        &self,
        supply: &Supply<'_>,
        quantity: u64,
    ) -> Option<((u64, u64), u64)> {
        let request = Request::new(supply, quantity, 0);
        let kinds = [Source::Reorder, Source::MadeToOrder];
        let mut parts = request.fill(supply).parts.into_iter();
        let part = parts.find(|part| kinds.contains(&part.source))?;
        Some(((request.own, request.all), part.quantity))
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
            let filled = Request::placed(&supply, line.quantity, ahead).fill(&supply);
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

/// Some units of one item, and their turn.
struct Request {
    /// Units before them in the line.
    ahead: u64,
    /// How many are asked for.
    quantity: u64,
    /// Units of this item that are to be reordered besides these.
    own: u64,
    /// Units of all the supplier's items that are to be reordered besides these.
    all: u64,
    /// Whether the order stands already: then the limit on new ones is past, and its units are
    /// among `own` and `all`.
    placed: bool,
}

/// What a request got.
pub(crate) struct Filled {
    parts: Vec<Part>,
    unavailable: u64,
    restock: Option<Shipping>,
    overdue: bool,
}

impl Request {
    /// A new request, behind `taken` units that earlier lines of the same cart could have.
    fn new(supply: &Supply<'_>, quantity: u64, taken: u64) -> Request {
        let item = supply.item;
        let own = item.unreached(taken);
        let supplier = supply.supplier.and_then(|supplier| supplier.waiting);
        Request {
            ahead: item.waiting.saturating_add(taken),
            quantity,
            own,
            all: supplier
                .unwrap_or_default()
                .saturating_add(own - item.unreached(0)),
            placed: false,
        }
    }

    /// The request of an order that stands already: all that wait are reordered together.
    fn placed(supply: &Supply<'_>, quantity: u64, ahead: u64) -> Request {
        let supplier = supply.supplier.and_then(|supplier| supplier.waiting);
        Request {
            ahead,
            quantity,
            own: supply.item.unreached(0),
            all: supplier.unwrap_or_default(),
            placed: true,
        }
    }

    /// Units number `ahead + 1` to `ahead + quantity` of the line get the supply of that number.
    fn fill(&self, supply: &Supply<'_>) -> Filled {
        let free = supply.item.free();
        let wanted = self.ahead.saturating_add(self.quantity);
        let last = wanted.min(self.reach(supply)).max(self.ahead);
        let mut filled = Filled {
            parts: Vec::new(),
            unavailable: wanted - last,
            restock: None,
            overdue: false,
        };
        let stock = last.min(free).saturating_sub(self.ahead);
        filled.add(stock, Source::Stock, supply.stock_ships());

        let drop_ships = supply.drop_ships();
        let sooner = |shipping: Option<Shipping>| {
            drop_ships.filter(|drop| shipping.is_none_or(|shipping| shipping.ships > drop.ships))
        };
        for arrival in supply.arrivals(self.ahead) {
            let Arrival {
                start,
                end,
                ships,
                overdue,
            } = arrival;
            if start > last || start == last && last == wanted {
                break;
            }
            let units = last.min(end).saturating_sub(start.max(self.ahead));
            match sooner(ships) {
                Some(drop) => filled.add(units, Source::DropShip, Some(drop)),
                None => {
                    filled.overdue |= overdue && units > 0;
                    filled.add(units, Source::OnOrder, ships);
                }
            }
            if last < wanted && last < end {
                filled.restock = ships;
                break;
            }
        }

        let rest = last.saturating_sub(supply.item.supply().max(self.ahead));
        if rest > 0 {
            let more = if self.placed { 0 } else { rest };
            let ships =
                supply.reorder(self.own.saturating_add(more), self.all.saturating_add(more));
            match sooner(ships) {
                Some(drop) => filled.add(rest, Source::DropShip, Some(drop)),
                None if supply.item.selling == Selling::MadeToOrder => {
                    filled.add(rest, Source::MadeToOrder, ships);
                }
                None => filled.add(rest, Source::Reorder, ships),
            }
        }
        filled
    }

    /// The last unit of the line that stock reaches or that may wait.
    fn reach(&self, supply: &Supply<'_>) -> u64 {
        let item = supply.item;
        let free = item.free();
        let limit = match item.backorder_limit {
            Some(limit) if !self.placed => free.saturating_add(limit),
            _ => u64::MAX,
        };
        match item.selling {
            Selling::Backorder | Selling::MadeToOrder => limit,
            Selling::Stock if supply.is_preorder() => limit.min(item.supply()).max(free),
            Selling::Stock | Selling::Discontinued => free,
        }
    }
}

impl Filled {
    /// Adds units to the part they ship with. Parts stay in order.
    fn add(&mut self, quantity: u64, source: Source, shipping: Option<Shipping>) {
        if quantity == 0 {
            return;
        }
        let ships = shipping.map(|shipping| shipping.ships);
        let earliest = shipping.map(|shipping| shipping.earliest);
        let latest = shipping.map(|shipping| shipping.latest);
        let thin = shipping.is_some_and(|shipping| shipping.thin);
        let rank = |ships: Option<Day>, source| (ships.is_none(), ships, source);
        let place = self
            .parts
            .partition_point(|part| rank(part.ships, part.source) < rank(ships, source));
        match self.parts.get_mut(place) {
            Some(part) if part.ships == ships && part.source == source => {
                part.quantity += quantity;
                part.earliest = part.earliest.min(earliest);
                part.latest = part.latest.max(latest);
                part.thin |= thin;
            }
            _ => self.parts.insert(
                place,
                Part {
                    quantity,
                    source,
                    ships,
                    earliest,
                    latest,
                    thin,
                },
            ),
        }
    }

    fn complete(&self) -> Option<Day> {
        match self.unavailable {
            0 => self.parts.last()?.ships,
            _ => None,
        }
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
