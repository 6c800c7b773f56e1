//! A request for units of one item: its turn in the line, and the supply that it gets (RULES §4).

use super::day::Day;
use super::promise::{Part, Source};
use super::shipping::Shipping;
use super::snapshot::Selling;
use super::supply::{Arrival, Supply};

/// Some units of one item, and their turn.
pub(super) struct Request {
    /// Units before them in the line.
    pub ahead: u64,
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
pub(super) struct Filled {
    /// What ships when, by day, undated last; or as the units stand in the line.
    pub parts: Vec<Part>,
    /// Units that cannot be had.
    pub unavailable: u64,
    /// When the first of those could ship from what is on order.
    pub restock: Option<Shipping>,
    /// Whether some part comes from a receipt that should have arrived before today.
    pub overdue: bool,
    /// Whether parts stand as their units do in the line.
    apart: bool,
}

impl Request {
    /// A new request, behind `taken` units that earlier lines of the same cart could have.
    pub fn new(supply: &Supply<'_>, quantity: u64, taken: u64) -> Request {
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
    pub fn placed(supply: &Supply<'_>, quantity: u64, ahead: u64) -> Request {
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
    pub fn fill(&self, supply: &Supply<'_>) -> Filled {
        self.filled(supply, false)
    }

    /// The same, but each part is of one arrival, and they stand as their units do in the line.
    #[cfg(any(feature = "full", feature = "care"))]
    pub fn allot(&self, supply: &Supply<'_>) -> Filled {
        self.filled(supply, true)
    }

    fn filled(&self, supply: &Supply<'_>, apart: bool) -> Filled {
        let free = supply.item.free();
        let wanted = self.ahead.saturating_add(self.quantity);
        let last = wanted.min(self.reach(supply)).max(self.ahead);
        let mut filled = Filled {
            parts: Vec::new(),
            unavailable: wanted - last,
            restock: None,
            overdue: false,
            apart,
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
            let (own, all) = self.counting(rest);
            let ships = supply.reorder(own, all);
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

    /// What counts towards the minimums of item and supplier if `rest` of these units are reordered.
    pub fn counting(&self, rest: u64) -> (u64, u64) {
        let more = if self.placed { 0 } else { rest };
        (self.own.saturating_add(more), self.all.saturating_add(more))
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

impl Supply<'_> {
    /// What `quantity` units get that wait already, behind `ahead` others.
    pub(super) fn queued(&self, ahead: u64, quantity: u64) -> Filled {
        Request::placed(self, quantity, ahead).fill(self)
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
        let is_before =
            |part: &Part| self.apart || rank(part.ships, part.source) < rank(ships, source);
        let place = self.parts.partition_point(is_before);
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

    /// The last ship date, if every unit has one.
    pub fn complete(&self) -> Option<Day> {
        match self.unavailable {
            0 => self.parts.last()?.ships,
            _ => None,
        }
    }
}
