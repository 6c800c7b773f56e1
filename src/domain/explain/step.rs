//! What units get, step by step, and what they do not.

use serde::Serialize;

use super::arrival::Received;
use super::reorder::Reorder;
use crate::domain::allotment::{Allotment, Cause};
use crate::domain::promise::Part;
use crate::domain::snapshot::Selling;

/// Units by their numbers in the line: who waits first has number 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Units {
    /// The first one's number.
    pub first: u64,
    /// The last one's.
    pub last: u64,
}

/// Units that come from one place, and why they ship when they do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step<'s> {
    /// Which.
    pub units: Units,
    /// What they got.
    pub part: Part,
    /// The receipt whose units have these numbers. Of what is drop-shipped, here or in `reorder` stands what it
    /// would have been else.
    pub received: Option<Received<'s>>,
    /// How more is ordered, or made, for units beyond what is on order.
    pub reorder: Option<Reorder<'s>>,
}

/// Units that cannot be had.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Refused<'s> {
    /// Which.
    pub units: Units,
    /// Why.
    pub why: Refusal,
    /// The receipt with the first of them, if one has it: by then they could be had.
    pub restock: Option<Received<'s>>,
}

/// Why units cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// There will never be more.
    Discontinued,
    /// It is sold from stock only.
    StockOnly,
    /// Before the release only stock and what is on order is sold.
    NotOnOrder,
    /// As many wait as may.
    Limit,
}

impl<'s> Step<'s> {
    /// One for each part.
    pub(super) fn all(allotment: &Allotment<'s>) -> Vec<Step<'s>> {
        let steps = allotment.parts().map(|(first, part)| {
            let supply = &allotment.supply;
            let (received, reorder) = match allotment.cause(first, part) {
                Cause::Stock => (None, None),
                Cause::Receipt(turn) => (Some(Received::new(supply, turn)), None),
                Cause::Reorder(own, all) => (None, Some(Reorder::new(supply, own, all))),
            };
            Step {
                units: Units {
                    first,
                    last: first + part.quantity - 1,
                },
                part: part.clone(),
                received,
                reorder,
            }
        });
        steps.collect()
    }
}

impl<'s> Refused<'s> {
    /// What cannot be had, if something cannot.
    pub(super) fn of(allotment: &Allotment<'s>) -> Option<Refused<'s>> {
        let first = allotment.refused()?;
        let supply = &allotment.supply;
        let turn = allotment.receipt_with(first);
        Some(Refused {
            units: Units {
                first,
                last: first + allotment.filled.unavailable - 1,
            },
            why: match supply.item.selling {
                Selling::Discontinued => Refusal::Discontinued,
                Selling::Stock if !supply.is_preorder() => Refusal::StockOnly,
                Selling::Stock if first > supply.item.supply() => Refusal::NotOnOrder,
                _ => Refusal::Limit,
            },
            restock: turn.map(|turn| Received::new(supply, turn)),
        })
    }
}
