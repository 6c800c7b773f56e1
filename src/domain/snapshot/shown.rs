//! What everybody may know of an item's stock: a shop that tells `maxShown` names no larger number.

use super::{Item, OnHand, Policy, Selling};

/// An item's stock and line, as far as they may be known. The fields are those of [`Item`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ShownStock {
    pub(super) on_hand: OnHand,
    pub(super) at_least: bool,
    pub(super) reserved: u64,
    pub(super) safety_stock: u64,
    pub(super) waiting: u64,
}

impl Item {
    /// No more units in stock than the shop shows, besides those that are taken by who waits. What
    /// lies beyond is told as "more", and asking for it is unsure. A shop that calls items low at a
    /// larger number than it shows still does so. Stock of what is made to order counts for nothing.
    pub(super) fn shown(&self, policy: &Policy) -> ShownStock {
        let mut stock = ShownStock {
            on_hand: self.on_hand,
            at_least: self.at_least,
            reserved: self.reserved,
            safety_stock: self.safety_stock,
            waiting: self.waiting,
        };
        if !matches!(self.on_hand, OnHand::Units(_)) {
            // Where stock is not counted these decide nothing; nor does who waits, but it may be shown.
            (stock.reserved, stock.safety_stock) = (0, 0);
            if self.is_unlimited() && !policy.show_backlog {
                stock.waiting = 0;
            }
            return stock;
        }
        let Some(shown) = policy.max_shown else {
            return stock;
        };
        stock.reserved = 0;
        stock.safety_stock = 0;
        if self.selling == Selling::MadeToOrder {
            stock.on_hand = OnHand::Units(0);
            return stock;
        }
        let most = shown.max(policy.low_stock.saturating_add(1));
        let free = self.told();
        let more = free.saturating_sub(self.waiting) > most;
        if more && !policy.show_backlog {
            stock.waiting = 0;
        }
        stock.on_hand = OnHand::Units(free.min(stock.waiting.saturating_add(most)));
        stock.at_least |= more;
        stock
    }

    /// Units left in stock when all who wait have theirs, if the shop shows such a number.
    pub(crate) fn left(&self, policy: &Policy) -> Option<u64> {
        let left = self.told().saturating_sub(self.waiting);
        let most = policy.max_shown.unwrap_or(u64::MAX);
        (left <= most).then_some(left)
    }

    /// The item as everybody may know it, where that is less than is known here.
    pub(crate) fn withheld(&self, policy: &Policy) -> Option<Item> {
        let stock = self.shown(policy);
        (stock.at_least && !self.at_least).then(|| Item {
            on_hand: stock.on_hand,
            at_least: true,
            reserved: stock.reserved,
            safety_stock: stock.safety_stock,
            waiting: stock.waiting,
            ..self.clone()
        })
    }
}
