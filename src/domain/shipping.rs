//! When units ship: the day they are scheduled to, and the window in which they really will (RULES §3, §4).

use super::day::Day;
use super::promise::Part;

/// The day units are scheduled to ship, and the days between which they will, with the policy's
/// confidence. All three are the same day where nobody is known to be late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipping {
    /// As scheduled.
    pub ships: Day,
    /// The first day it may be.
    pub earliest: Day,
    /// The day it will have been by, never before `earliest`.
    pub latest: Day,
    /// Whether few deliveries tell that.
    pub thin: bool,
}

impl Shipping {
    /// On this very day.
    pub(super) fn on(day: Day) -> Shipping {
        Shipping {
            ships: day,
            earliest: day,
            latest: day,
            thin: false,
        }
    }

    /// Not before another, whose window moves its own.
    pub(super) fn behind(self, other: Shipping) -> Shipping {
        Shipping {
            ships: self.ships.max(other.ships),
            earliest: self.earliest.max(other.earliest),
            latest: self.latest.max(other.latest),
            thin: match self.latest < other.latest {
                true => other.thin,
                false => self.thin,
            },
        }
    }
}

impl Part {
    /// When it ships, where that is known.
    pub fn shipping(&self) -> Option<Shipping> {
        Some(Shipping {
            ships: self.ships?,
            earliest: self.earliest?,
            latest: self.latest?,
            thin: self.thin,
        })
    }
}
