//! The points at which a distribution is written down.

use super::{CERTAIN, Quantile};

/// The levels below the median, in ten-thousandths; those above mirror them. What a policy is likely to ask for is
/// hit, what lies between is read off the line between two of them.
const LEVELS: [i32; 14] = [
    50, 100, 200, 250, 500, 750, 1000, 1250, 1500, 2000, 2500, 3000, 3500, 4000,
];

/// The table of what has its lower and upper ends where the functions tell: days that no more than a share lies
/// below, or above.
pub(super) fn quantiles(lower: &dyn Fn(f64) -> i32, upper: &dyn Fn(f64) -> i32) -> Box<[Quantile]> {
    let share = |level: i32| f64::from(level) / f64::from(CERTAIN);
    let below = LEVELS.iter().map(|level| Quantile {
        level: *level,
        days: lower(share(*level)),
    });
    let above = LEVELS.iter().rev().map(|level| Quantile {
        level: CERTAIN - level,
        days: upper(share(*level)),
    });
    let middle = Quantile {
        level: CERTAIN / 2,
        days: (lower(0.5) + upper(0.5)).div_euclid(2),
    };
    let mut table: Vec<Quantile> = Vec::new();
    for quantile in below.chain([middle]).chain(above) {
        // What lies on the line between its neighbours need not be written down.
        if let [.., first, second] = &table[..]
            && on_line(*first, *second, quantile)
        {
            table.pop();
        }
        table.push(quantile);
    }
    table.into()
}

fn on_line(first: Quantile, second: Quantile, third: Quantile) -> bool {
    (second.days - first.days) * (third.level - second.level)
        == (third.days - second.days) * (second.level - first.level)
}
