//! Orders that are collected until a supplier's minimum is met (R7).

use super::allotment::Allotment;
use super::day::Day;
use super::promise::Source;
use super::supply::{Minimum, Round};

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

impl Quota {
    /// The quota that holds up what of a request would be reordered or made; none where nothing does. Of two the
    /// one that takes longer.
    pub(crate) fn of(allotment: &Allotment<'_>) -> Option<Quota> {
        let supply = &allotment.supply;
        let kinds = [Source::Reorder, Source::MadeToOrder];
        let (_, part) = allotment
            .parts()
            .find(|(_, part)| kinds.contains(&part.source))?;
        let minimums = |units| {
            let (own, all) = allotment.counting(units);
            supply.minimums(own, all)
        };
        let (before, after) = (minimums(0), minimums(part.quantity));
        let days = |minimum: &Minimum| minimum.days().map_or((1, 0), |days| (0, days));
        // Of two that this request completes, the one that would have taken longer without it.
        let longest = |index: &usize| (days(&after[*index]), days(&before[*index]));
        let index = (0..after.len())
            .filter(|index| before[*index].missing() > 0)
            .max_by_key(longest)?;
        Some(Quota {
            minimum: after[index].minimum,
            collected: before[index].units,
            missing: after[index].missing(),
            ordered: ordered(&supply.round, &after[index]),
        })
    }
}

/// The day on which what has a minimum is likely to be ordered; none: nobody can tell.
pub(super) fn ordered(round: &Round<'_>, minimum: &Minimum) -> Option<Day> {
    let met = round.today.plus(minimum.days()?)?;
    round.snapshot.calendar.add_open(met, 0)
}
