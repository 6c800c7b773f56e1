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

use super::wording::Speech;
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
    /// `2 × Oak chair`.
    fn item(&self, quantity: u64, name: &str) -> String {
        let quantity = self.number(quantity);
        self.with(Phrase::ITEM, &[("quantity", &quantity), ("name", name)])
    }
}
