//! How much to order.
//!
//! What lacks of the level of the lead time, and on top the larger of two:
//!
//! - the *cover*: what the level of the lead time and a review period is above that of the lead time alone, so that the next order
//!   may be one look later;
//! - the *economic quantity*: Harris, *How many parts to make at once* (Factory, 1913), √(2DK / h) of one item, of which D is
//!   sold in a year, an order of which costs K, and one of which costs h to hold for a year. A supplier's items share its
//!   orders and so K: together they are ordered every √(2K / Σ Dh) years (Silver, Pyke & Thomas, 2017, 11.2, without a cost of each
//!   item's own), and each gets what it sells in that time. Of one item that is Harris's quantity; never more than a year's
//!   demand.
//!
//! Then at least the item's minimum, and whole packs.

use crate::domain::snapshot::{Item, MOST};

/// What decided a quantity. Named in [`SIZES`](super::SIZES).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Cover = 1,
    Economic,
    Minimum,
    Pack,
    SupplierMinimum,
}

/// What an order of an item must be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lot {
    minimum: f64,
    pack: f64,
}

impl Lot {
    pub fn of(item: &Item) -> Lot {
        Lot {
            minimum: item.minimum_order as f64,
            pack: item.pack_size.max(1) as f64,
        }
    }

    /// The least that may be ordered and suffices, and what decided it; nothing for nothing.
    pub fn whole(&self, units: f64, by: By) -> (f64, By) {
        if units <= 0.0 {
            return (0.0, by);
        }
        let (mut units, mut by) = (units.ceil(), by);
        if units < self.minimum {
            (units, by) = (self.minimum, By::Minimum);
        }
        let packs = (units / self.pack).ceil() * self.pack;
        if packs > units {
            (units, by) = (packs, By::Pack);
        }
        (units.min(MOST as f64), by)
    }

    /// The most that may be ordered and is no more than so many; nothing where the minimum is more.
    pub fn within(&self, units: f64) -> f64 {
        let packs = (units / self.pack).floor() * self.pack;
        if packs < self.minimum { 0.0 } else { packs }
    }
}

/// How often a supplier's items are ordered together, in years.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cycle {
    /// Cents a year that it costs to hold what all its items sell in a year.
    holding: f64,
}

impl Cycle {
    /// Adds an item that sells so many a year, one of which costs so much to hold for a year.
    pub fn add(&mut self, yearly: f64, holding: f64) {
        self.holding += yearly * holding;
    }

    /// Years from one order to the next, an order costing so many cents; none where costs are not known.
    pub fn years(&self, order: u64) -> Option<f64> {
        let known = order > 0 && self.holding > 0.0;
        known.then(|| (2.0 * order as f64 / self.holding).sqrt().min(1.0))
    }
}
