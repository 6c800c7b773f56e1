//! A promise taken apart: one entry a unit, so that promises of different sizes can be compared.

use backsoon::domain::day::Day;
use backsoon::domain::promise::Part;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;

use crate::shop::Asked;

/// When a unit ships. Later is greater; nobody-knows is later than any day, never later than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    On(Day),
    Undated,
    Never,
}

/// The units of a promise, soonest first. Supply is lined up by when it can ship, so that is also
/// their order in the line.
pub fn units(parts: &[Part], unavailable: u64) -> Vec<When> {
    let mut units = Vec::new();
    for part in parts {
        let when = part.ships.map_or(When::Undated, When::On);
        units.extend((0..part.quantity).map(|_| when));
    }
    units.extend((0..unavailable).map(|_| When::Never));
    units
}

/// What `asked` is promised, unit by unit.
pub fn promised(asked: &Asked) -> Vec<When> {
    let promise = asked.shop.promise(&asked.sku, asked.quantity);
    units(&promise.parts, promise.unavailable)
}

/// The first unit in `now` that comes later than the same unit in `before`.
pub fn later(before: &[When], now: &[When]) -> Option<usize> {
    before
        .iter()
        .zip(now)
        .position(|(before, now)| now > before)
}

/// When stock on hand ships.
pub fn stock_day(snapshot: &Snapshot, asked: &Asked) -> When {
    let round = Round::new(snapshot, asked.shop.moment());
    round.stock.map_or(When::Undated, When::On)
}
