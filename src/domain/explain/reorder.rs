//! What is not on order yet: when it is ordered, and when it comes (RULES §5).

use serde::Serialize;

use super::arrival::{Arrival, Received};
use super::walk::Walk;
use crate::domain::supply::{Minimum, Supply};

/// Units that are ordered, or made, together with others.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reorder<'s> {
    /// The minimum of the item's own.
    pub item: Needed,
    /// The minimum over all items of its supplier.
    pub supplier: Needed,
    /// From the day on which both are met to the first open day: then it is ordered. None: nobody knows when they are met.
    pub ordered: Option<Walk>,
    /// Calendar days from then until it is due; none: nobody knows.
    pub lead_days: Option<u64>,
    /// When it comes, and ships, if that is known.
    pub arrival: Option<Arrival<'s>>,
    /// The last receipt on order, which it does not overtake, if there is one.
    pub behind: Option<Received<'s>>,
}

/// A minimum, and what counts towards it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Needed {
    /// Units that an order must reach; 0: there is no minimum.
    pub minimum: u64,
    /// Units that count, those asked for among them.
    pub units: u64,
    /// Units still missing.
    pub missing: u64,
    /// Units that come in a day.
    pub daily_demand: f64,
    /// Days until none is missing; none: nobody knows.
    pub days: Option<u64>,
}

impl<'s> Reorder<'s> {
    /// What `own` units of the item, and `all` of its supplier's, give.
    pub(super) fn new(supply: &Supply<'s>, own: u64, all: u64) -> Reorder<'s> {
        let [item, supplier] = supply.minimums(own, all);
        let from = supply.order_from(own, all);
        let ordered = from.and_then(|day| Walk::new(supply.calendar(), day, 0));
        let coming = ordered
            .as_ref()
            .and_then(|ordered| supply.reorder_comes(ordered.to));
        Reorder {
            item: Needed::of(&item),
            supplier: Needed::of(&supplier),
            lead_days: supply.lead_days(),
            arrival: coming.and_then(|coming| Arrival::new(supply, coming)),
            behind: supply.last_turn().map(|last| Received::new(supply, last)),
            ordered,
        }
    }
}

impl Needed {
    fn of(minimum: &Minimum) -> Needed {
        Needed {
            minimum: minimum.minimum,
            units: minimum.units,
            missing: minimum.missing(),
            daily_demand: minimum.demand as f64 / 1000.0,
            days: minimum.days(),
        }
    }
}
