//! The one state that a request leaves an item in (R1), and whether its wait is announced (R16).

use serde::Serialize;

use super::promise::{Part, Source};
use super::snapshot::{Item, OnHand, Selling};
use super::supply::{Round, Supply};

/// What a shopper is told an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// No such sku.
    Unknown,
    /// Never again, and what is left does not cover the request.
    Discontinued,
    /// Nothing can be had.
    OutOfStock,
    /// Some units cannot be had.
    Short,
    /// Not released yet.
    Preorder,
    /// Made for the order.
    MadeToOrder,
    /// All from stock, of which little is left.
    LowStock,
    /// All from stock.
    InStock,
    /// Some from stock, the rest later.
    Partial,
    /// All later.
    Backorder,
}

impl State {
    /// Every state, in the order in which the first that fits is chosen.
    pub const ALL: [State; 10] = [
        State::Unknown,
        State::Discontinued,
        State::OutOfStock,
        State::Short,
        State::Preorder,
        State::MadeToOrder,
        State::LowStock,
        State::InStock,
        State::Partial,
        State::Backorder,
    ];

    /// The state's name on pages and in answers.
    pub fn name(self) -> &'static str {
        match self {
            State::Unknown => "unknown",
            State::Discontinued => "discontinued",
            State::OutOfStock => "out-of-stock",
            State::Short => "short",
            State::Preorder => "preorder",
            State::MadeToOrder => "made-to-order",
            State::LowStock => "low-stock",
            State::InStock => "in-stock",
            State::Partial => "partial",
            State::Backorder => "backorder",
        }
    }

    /// Whether everything can be had, and some of it only later.
    pub fn waits(self) -> bool {
        matches!(
            self,
            State::Preorder | State::MadeToOrder | State::Partial | State::Backorder
        )
    }

    /// The state of a request behind `ahead` units that got `parts`.
    pub(crate) fn of(
        supply: &Supply<'_>,
        ahead: u64,
        parts: &[Part],
        unavailable: u64,
        round: &Round<'_>,
    ) -> State {
        let item = supply.item;
        let from_stock = parts
            .iter()
            .filter(|part| part.source == Source::Stock)
            .count();
        let all_from_stock = unavailable == 0 && from_stock == parts.len();
        let is_low = item.free().saturating_sub(ahead) <= round.snapshot.policy.low_stock
            && !item.is_unlimited();
        if item.selling == Selling::Discontinued && !all_from_stock {
            State::Discontinued
        } else if parts.is_empty() {
            State::OutOfStock
        } else if unavailable > 0 {
            State::Short
        } else if supply.is_preorder() {
            State::Preorder
        } else if item.selling == Selling::MadeToOrder {
            State::MadeToOrder
        } else if all_from_stock && is_low {
            State::LowStock
        } else if all_from_stock {
            State::InStock
        } else if from_stock > 0 {
            State::Partial
        } else {
            State::Backorder
        }
    }

    /// Whether a wait of `days` (none: nobody knows) is announced as one.
    pub(crate) fn is_announced(self, days: Option<i32>, round: &Round<'_>) -> bool {
        match self {
            State::InStock | State::LowStock => false,
            State::Partial | State::Backorder | State::MadeToOrder => {
                let quiet = i64::try_from(round.snapshot.policy.quiet_days).unwrap_or(i64::MAX);
                days.is_none_or(|days| i64::from(days) >= quiet)
            }
            _ => true,
        }
    }
}

impl Item {
    /// Whether `quantity` units behind `ahead` are there only as far as anybody knows: the shop
    /// has stock, but vouches for fewer.
    pub(crate) fn is_unsure(&self, ahead: u64, quantity: u64) -> bool {
        let ahead = if self.on_hand == OnHand::Some {
            0
        } else {
            ahead
        };
        self.is_unlimited() && ahead.saturating_add(quantity) > self.told()
    }
}
