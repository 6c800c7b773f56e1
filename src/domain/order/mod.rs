//! The life of an order (RULES §7): what was ordered, what has happened since, and what the customer
//! was told. Read by [`Order::read`], followed step by step by [`Life`] and told to whoever is a `Follower`,
//! summed up in [`Books`], and of all orders in a [`Ledger`]. What there is to tell is a [`Due`],
//! and who is told it in one mail an [`Addressee`]; how many will ask of their own is told by
//! [`Contacts`].

#[cfg(feature = "full")]
mod addressee;
#[cfg(feature = "full")]
mod books;
#[cfg(feature = "full")]
mod contacts;
#[cfg(feature = "full")]
mod follow;
#[cfg(feature = "full")]
mod ledger;
mod life;
#[cfg(feature = "full")]
mod notices;
mod own;
#[cfg(feature = "full")]
mod private;
#[cfg(feature = "full")]
mod public;
mod read;
#[cfg(feature = "full")]
mod retold;
#[cfg(feature = "full")]
mod standing;

use super::day::Day;
use super::values::words;

#[cfg(feature = "full")]
pub use addressee::Addressee;
#[cfg(feature = "full")]
pub use books::{Books, Sum};
#[cfg(feature = "full")]
pub(super) use contacts::Count;
#[cfg(feature = "full")]
pub use contacts::{Assumed, Contacts, Waiting};
#[cfg(feature = "full")]
pub(super) use follow::{Follower, Step};
#[cfg(feature = "full")]
pub(super) use ledger::Keeper;
#[cfg(feature = "full")]
pub use ledger::{Ledger, Month, Refused};
pub use life::{Cancel, Life, LineLife, Reason};
#[cfg(feature = "full")]
pub use notices::{Due, Earned};
pub use own::OwnOrder;
#[cfg(feature = "full")]
pub use public::{PublicEvent, PublicLine, PublicOrder, PublicTold};
#[cfg(feature = "full")]
pub use standing::Window;
#[cfg(feature = "full")]
pub(super) use standing::{Standing, Standings};

/// An order, as the shop's own system tells it.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// Its name in the shop's books.
    pub id: Box<str>,
    /// Where the customer is written to.
    pub email: Option<Box<str>>,
    /// The customer's language, an IETF tag.
    pub locale: Option<Box<str>>,
    /// What was ordered.
    pub lines: Vec<OrderLine>,
    /// What has happened, in the order told.
    pub events: Vec<Event>,
    /// What the customer was told, in the order told.
    pub told: Vec<Told>,
}

/// Some units of one item.
#[derive(Debug, Clone, Default)]
pub struct OrderLine {
    /// Its name in the shop's books.
    pub id: Box<str>,
    /// Which item.
    pub sku: Box<str>,
    /// How many units.
    pub quantity: u64,
    /// Cents for one.
    pub price: u64,
    /// How many of the units were not in stock when they were ordered.
    pub waiting: u64,
    /// Number of its item among the snapshot's; none where the snapshot has no such item.
    #[cfg(feature = "full")]
    pub(super) row: Option<u32>,
}

/// Something that happened to an order.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its name: an event that is told twice happened once.
    pub id: Box<str>,
    /// When: an RFC 3339 instant.
    pub at: Box<str>,
    /// What.
    pub kind: Kind,
    /// To which units, where it happened to units.
    pub units: Units,
    /// Of a cancel: whose it was.
    pub by: By,
    /// Of a cancel: why, in the words of whose it was.
    pub reason: Option<Box<str>>,
    /// Of money: how many cents.
    pub amount: u64,
}

/// The units an event is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Units {
    /// Of which line; none: of all.
    pub line: Option<Box<str>>,
    /// How many; none: all that can.
    pub quantity: Option<u64>,
}

words! {
    /// What happened. The first six are the steps of a unit's life, in their order.
    #[derive(PartialOrd, Ord)]
    Kind "placed, ordered, arrived, picked, dispatched, completed, cancelled, charged or refunded" {
        /// The customer has ordered it.
        Placed = "placed",
        /// The shop has ordered it from the supplier.
        Ordered = "ordered",
        /// It has come to the shop.
        Arrived = "arrived",
        /// It is packed.
        Picked = "picked",
        /// It is on its way to the customer.
        Dispatched = "dispatched",
        /// The customer has it.
        Completed = "completed",
        /// It will not be sent.
        Cancelled = "cancelled",
        /// Money was taken from the customer.
        Charged = "charged",
        /// Money was given back.
        Refunded = "refunded",
    }
}

words! {
    /// Who called units off.
    By "customer or shop" {
        /// The customer.
        Customer = "customer",
        /// The shop.
        Shop = "shop",
    }
}

words! {
    /// What a customer was told.
    Notice "placed, delayed, sooner, dispatched or cancelled" {
        /// The first promise.
        Placed = "placed",
        /// It takes longer than last told.
        Delayed = "delayed",
        /// It takes less long than last told.
        Sooner = "sooner",
        /// It is on its way.
        Dispatched = "dispatched",
        /// The shop will not send it.
        Cancelled = "cancelled",
    }
}

/// Something that a customer was told of a line.
#[derive(Debug, Clone)]
pub struct Told {
    /// When: an RFC 3339 instant.
    pub at: Option<Box<str>>,
    /// Of which line.
    pub line: Box<str>,
    /// What.
    pub kind: Notice,
    /// The first day it may ship; none: nobody knew.
    pub earliest: Option<Day>,
    /// The day it will have shipped by; none: nobody knew.
    pub latest: Option<Day>,
}

impl Notice {
    /// Whether it told a window, or that none was known.
    pub(crate) fn is_promise(self) -> bool {
        matches!(self, Notice::Placed | Notice::Delayed | Notice::Sooner)
    }
}
