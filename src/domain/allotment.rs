//! A request as its units stand in the line, and where each comes from.

use super::promise::{Part, Source};
use super::request::{Filled, Request};
use super::snapshot::Item;
use super::supply::{Round, Supply};

/// A request, and what its units got.
pub(crate) struct Allotment<'s> {
    /// What they got it from.
    pub supply: Supply<'s>,
    pub(super) request: Request,
    pub(super) filled: Filled,
}

/// Why a unit ships when it does. What is drop-shipped has the cause that it would have had else.
pub(crate) enum Cause {
    /// It is in stock.
    Stock,
    /// The receipt with this turn brings it.
    Receipt(usize),
    /// It is ordered or made, together with others: so many units of the item count, and so many of its supplier's.
    Reorder(u64, u64),
}

impl<'s> Allotment<'s> {
    /// What somebody gets who asks for `quantity` (at least 1) of `item` now.
    pub fn new(round: Round<'s>, item: &'s Item, quantity: u64) -> Allotment<'s> {
        let supply = Supply::new(round, item);
        let request = Request::new(&supply, quantity, 0);
        Allotment {
            filled: request.allot(&supply),
            supply,
            request,
        }
    }

    /// What those get who wait for `item` already.
    #[cfg(feature = "full")]
    pub fn of_waiting(round: Round<'s>, item: &'s Item) -> Allotment<'s> {
        let supply = Supply::new(round, item);
        let request = Request::placed(&supply, item.waiting, 0);
        Allotment {
            filled: request.allot(&supply),
            supply,
            request,
        }
    }

    /// How many units from the first on have a date: nobody has one behind somebody who has none.
    #[cfg(feature = "full")]
    pub fn dated(&self) -> u64 {
        let parts = self.filled.parts.iter();
        let dated = parts.take_while(|part| part.ships.is_some());
        dated.map(|part| part.quantity).sum()
    }

    /// The parts in the order of their units, those of each receipt apart; each with its first unit's number in the
    /// line. Who waits first has number 1.
    pub fn parts(&self) -> impl Iterator<Item = (u64, &Part)> {
        let mut next = self.request.ahead + 1;
        self.filled.parts.iter().map(move |part| {
            let first = next;
            next += part.quantity;
            (first, part)
        })
    }

    /// Why a part, whose first unit has this number, is what it is.
    pub fn cause(&self, first: u64, part: &Part) -> Cause {
        if part.source == Source::Stock {
            return Cause::Stock;
        }
        self.receipt_with(first).map_or_else(
            || {
                let (own, all) = self.counting(part.quantity);
                Cause::Reorder(own, all)
            },
            Cause::Receipt,
        )
    }

    /// What counts towards the minimums of item and supplier if so many of these units are reordered.
    pub fn counting(&self, units: u64) -> (u64, u64) {
        self.request.counting(units)
    }

    /// The number of the first unit that cannot be had, if one cannot.
    pub fn refused(&self) -> Option<u64> {
        let had: u64 = self.filled.parts.iter().map(|part| part.quantity).sum();
        (self.filled.unavailable > 0).then_some(self.request.ahead + had + 1)
    }

    /// The turn of the receipt that has the unit with this number, if one has it.
    pub fn receipt_with(&self, unit: u64) -> Option<usize> {
        let item = self.supply.item;
        let is_on_order = unit > item.free() && unit <= item.supply();
        is_on_order.then(|| self.supply.turn_after(unit - 1))
    }
}
