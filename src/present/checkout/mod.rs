//! What to show of a cart and of an order: faces like those of an item, plain data.
//!
//! [`cart`] is what would be ordered, [`order`] what was, [`line`] each of its lines, `cancel` how to be
//! rid of it.

mod cancel;
pub mod cart;
pub mod line;
pub mod message;
pub mod order;

use message::Phrase;

use super::message::Message;
use super::wording::Speech;
use crate::domain::day::Day;
use crate::domain::promise::Part;
use crate::domain::supply::Round;

/// A sum of money in cents, as people read it in the shop's currency.
pub type Money<'m> = &'m dyn Fn(u64) -> String;

/// What an item is called on a page, where that is told.
pub type Names<'n> = &'n dyn Fn(&str) -> Option<String>;

/// What an item is called among people; its sku where it has no name.
fn name(round: &Round<'_>, sku: &str) -> String {
    let title = round
        .snapshot
        .item(sku)
        .and_then(|item| item.title.as_deref());
    String::from(title.unwrap_or(sku))
}

/// The days in which something may happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub earliest: Day,
    /// The last.
    pub latest: Day,
}

impl Days {
    /// When a part ships, where that is known.
    fn of(part: &Part) -> Option<Days> {
        Some(Days {
            earliest: part.earliest?,
            latest: part.latest?,
        })
    }

    /// From the first of both to the last of both.
    fn around(self, other: Days) -> Days {
        Days {
            earliest: self.earliest.min(other.earliest),
            latest: self.latest.max(other.latest),
        }
    }

    /// When the later of both is over.
    fn after(self, other: Days) -> Days {
        Days {
            earliest: self.earliest.max(other.earliest),
            latest: self.latest.max(other.latest),
        }
    }
}

/// How far the customer has come with cancelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nobody wants to.
    Idle,
    /// The customer is asked once more.
    Sure,
    /// The shop is asked.
    Working,
    /// The shop did not do it.
    Failed,
}

impl Stage {
    /// The stage with this name; idle, where there is none.
    pub fn named(name: &str) -> Stage {
        match name {
            "sure" => Stage::Sure,
            "working" => Stage::Working,
            "failed" => Stage::Failed,
            _ => Stage::Idle,
        }
    }
}

impl Speech<'_> {
    /// A message of a window.
    fn window(&self, message: Message, days: Days) -> String {
        let (from, to) = (self.date(days.earliest), self.date(days.latest));
        self.with(message, &[("from", &from), ("to", &to)])
    }

    /// `2 × Oak chair`.
    fn item(&self, quantity: u64, name: &str) -> String {
        let quantity = self.number(quantity);
        self.with(Phrase::ITEM, &[("quantity", &quantity), ("name", name)])
    }
}
