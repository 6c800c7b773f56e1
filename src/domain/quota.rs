//! Orders that are collected until a supplier's minimum is met (R7).

use super::day::Day;
use super::snapshot::Item;
use super::supply::{Minimum, Round, Supply};

/// How far along the next purchase order is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quota {
    /// Units it takes until it is placed.
    pub minimum: u64,
    /// Units that wait for it already.
    pub collected: u64,
    /// Units that are still missing once this request is among them.
    pub missing: u64,
    /// The day on which it is likely to be placed then; none: nobody can tell.
    pub ordered: Option<Day>,
}

impl Round<'_> {
    /// The quota that holds up what somebody who asks for `quantity` of `item` now would have
    /// reordered or made; none where nothing does. Of two the one that takes longer. The item may be
    /// known otherwise than the snapshot tells it.
    pub(crate) fn quota_of(&self, item: &Item, quantity: u64) -> Option<Quota> {
        let supply = Supply::new(*self, item);
        let (request, units) = self.reordered(&supply, quantity)?;
        let before = supply.minimums(request.0, request.1);
        let after = supply.minimums(
            request.0.saturating_add(units),
            request.1.saturating_add(units),
        );
        let days = |minimum: &Minimum| minimum.days().map_or((1, 0), |days| (0, days));
        // Of two that this request completes, the one that would have taken longer without it.
        let longest = |index: &usize| (days(&after[*index]), days(&before[*index]));
        let index = (0..after.len())
            .filter(|index| before[*index].missing() > 0)
            .max_by_key(longest)?;
        let ordered = after[index].days().and_then(|days| {
            let calendar = &self.snapshot.calendar;
            calendar.add_open(self.today.plus(days)?, 0)
        });
        Some(Quota {
            minimum: after[index].minimum,
            collected: before[index].units,
            missing: after[index].missing(),
            ordered,
        })
    }
}
