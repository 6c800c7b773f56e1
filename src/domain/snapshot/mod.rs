//! What a backend tells about its stock, as Rust sees it. Read by [`Snapshot::read`], cut for the
//! public by [`Snapshot::publish`].

mod index;
mod item;
mod policy;
#[cfg(feature = "full")]
mod private;
mod publish;
mod read;
#[cfg(feature = "full")]
mod sales;
mod shown;
mod supplier;
#[cfg(feature = "full")]
mod twice;

use super::calendar::Calendar;
use super::day::Day;
#[cfg(feature = "full")]
use super::lateness::Delivery;
use super::lateness::{self, Lateness};
#[cfg(feature = "full")]
use super::order::Order;
use super::values::words;
use crate::error::Error;

pub use super::values::MOST;
use index::Index;
pub use policy::{Applies, Charge, Contact, Gift, Offer, Policy, Transit, Wording};
#[cfg(feature = "full")]
pub use private::{Reorder, Strain};
pub use publish::PublicSnapshot;
#[cfg(feature = "full")]
pub use sales::Sold;

/// Everything a shop told at one moment, checked. Bad items and settings are left out of it and
/// stand in `problems`.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// When the backend knew this: an RFC 3339 instant.
    pub as_of: Option<Box<str>>,
    /// The shop's IANA time zone; none means UTC.
    pub time_zone: Option<Box<str>>,
    /// ISO 4217 code of all prices.
    pub currency: Option<Box<str>>,
    /// Open days, cut-off and handling.
    pub calendar: Calendar,
    /// What the shop decided.
    pub policy: Policy,
    /// Suppliers in the order told.
    pub suppliers: Vec<Supplier>,
    /// Items in the order told.
    pub items: Vec<Item>,
    /// Orders in the order told; none in public snapshots.
    #[cfg(feature = "full")]
    pub orders: Vec<Order>,
    /// What was left out, and why.
    pub problems: Vec<Error>,
    by_sku: Index,
}

impl Snapshot {
    /// The item with this sku.
    pub fn item(&self, sku: &str) -> Option<&Item> {
        self.items.get(self.row(sku)?)
    }

    /// The number of the item with this sku in [`Snapshot::items`].
    pub(crate) fn row(&self, sku: &str) -> Option<usize> {
        self.by_sku.find(sku, &|number| &self.items[number].sku)
    }

    /// Who supplies `item`, if the snapshot tells.
    pub fn supplier_of(&self, item: &Item) -> Option<&Supplier> {
        self.suppliers.get(item.supplier? as usize)
    }

    /// How late supplier number `supplier` is with things of a kind, if that is known.
    pub fn lateness(&self, supplier: Option<u32>, kind: lateness::Kind) -> Option<&Lateness> {
        let supplier = self.suppliers.get(supplier? as usize)?;
        supplier.lateness[kind as usize].as_ref()
    }
}

words! {
    /// How an item is sold.
    #[derive(Default)]
    Selling "stock, backorder, made-to-order or discontinued" {
        /// From stock only.
        #[default]
        Stock = "stock",
        /// Units may wait for supply.
        Backorder = "backorder",
        /// Every unit is made for its order.
        MadeToOrder = "made-to-order",
        /// What is left, and never again.
        Discontinued = "discontinued",
    }
}

words! {
    /// How far a receipt has come.
    Stage "ordered, in-production or in-transit" {
        /// The supplier has the order.
        Ordered = "ordered",
        /// The supplier makes it.
        InProduction = "in-production",
        /// It is on its way.
        InTransit = "in-transit",
    }
}

/// Who supplies items.
#[derive(Debug, Clone, Default)]
pub struct Supplier {
    /// The name items refer to.
    pub key: Box<str>,
    /// The name for people.
    pub name: Option<Box<str>>,
    /// Calendar days from a purchase order to its arrival.
    pub lead_days: Option<u64>,
    /// Units of all its items that an order must reach; 0 for none.
    pub minimum_order: u64,
    /// Open days in which it sends straight to a customer, where it does.
    pub drop_ship_days: Option<u64>,
    /// Why things are short and what is done about it, for shoppers (R11).
    pub explanation: Option<Box<str>>,
    /// What it delivered, as told; none in public snapshots.
    #[cfg(feature = "full")]
    pub deliveries: Vec<Delivery>,
    /// Cents that one order costs, whatever is in it; 0: nobody tells. None in public snapshots.
    #[cfg(feature = "full")]
    pub order_cost: u64,
    /// How late it is with each [`lateness::Kind`]: as told, else made of its deliveries.
    pub lateness: lateness::ByKind,
    /// Units waiting that nothing reaches, over all its items: as told, else summed up.
    pub waiting: Option<u64>,
    /// Units a day over all its items, in thousandths: as told, else summed up.
    pub daily_demand: Option<u64>,
}

/// How many units lie in the warehouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnHand {
    /// So many.
    Units(u64),
    /// Some; the number is not told.
    Some,
    /// Not counted; always there.
    Untracked,
}

impl Default for OnHand {
    fn default() -> OnHand {
        OnHand::Units(0)
    }
}

/// One thing for sale.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// Stock keeping unit: the item's name among machines.
    pub sku: Box<str>,
    /// The item's name among people.
    pub title: Option<Box<str>>,
    /// Cents (minor units) for one.
    pub price: u64,
    /// The item's page.
    pub url: Option<Box<str>>,
    /// The item's picture.
    pub image: Option<Box<str>>,
    /// Units in the warehouse.
    pub on_hand: OnHand,
    /// Whether there are more of them than `on_hand` tells: a public snapshot names no number
    /// beyond what the shop shows (`maxShown`).
    pub at_least: bool,
    /// Of those: promised elsewhere.
    pub reserved: u64,
    /// Of those: never sold.
    pub safety_stock: u64,
    /// How it is sold.
    pub selling: Selling,
    /// Nothing ships before this day.
    pub release: Option<Day>,
    /// How many units may wait at most.
    pub backorder_limit: Option<u64>,
    /// Number of its supplier in [`Snapshot::suppliers`].
    pub supplier: Option<u32>,
    /// Calendar days from a purchase order to its arrival; rules over the supplier's.
    pub lead_days: Option<u64>,
    /// Units an order must reach; 0 for none.
    pub minimum_order: u64,
    /// Units a day, in thousandths.
    pub daily_demand: u64,
    /// What is on order: by day due, then as told, those without a day last, none of no units.
    pub on_order: Vec<Receipt>,
    /// Units that are sold and not yet supplied (R3).
    pub waiting: u64,
    /// Their order lines, where they are told: first come first.
    pub lines: Vec<Line>,
    /// Skus to offer instead.
    pub alternatives: Vec<Box<str>>,
    /// An order is a multiple of so many units; 0 for any. None in public snapshots.
    #[cfg(feature = "full")]
    pub pack_size: u64,
    /// Cents that the shop pays for one; 0: nobody tells. None in public snapshots.
    #[cfg(feature = "full")]
    pub cost: u64,
    /// What was sold of it, the earliest first; none in public snapshots.
    #[cfg(feature = "full")]
    pub sales: Vec<Sold>,
}

/// Units on their way from a supplier.
#[derive(Debug, Clone, Default)]
pub struct Receipt {
    /// How many.
    pub quantity: u64,
    /// When they are due; none: nobody knows.
    pub due: Option<Day>,
    /// Key of who sends them, as told.
    pub supplier: Option<Box<str>>,
    /// How far they have come.
    pub stage: Option<Stage>,
    /// Number of who sends them in [`Snapshot::suppliers`]; none where the snapshot does not tell of them.
    pub(crate) from: Option<u32>,
    /// Units of the receipts before it, so that nobody has to walk a long list to find a unit.
    pub(crate) before: u64,
}

/// An order line that waits.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its name in the shop's books.
    pub id: Box<str>,
    /// How many units wait.
    pub quantity: u64,
    /// When it was placed; lines that do not tell come last.
    pub placed: Option<Day>,
}
