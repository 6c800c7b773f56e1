//! Whether the backlog can be managed (R6): it is a strain where waits are long and it is large, both by the policy.

use serde::Serialize;

use super::share::Share;
use crate::domain::snapshot::Strain;

/// How the backlog is judged, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Verdict {
    /// What it comes to.
    pub state: State,
    /// Long waits.
    pub waits: Waits,
    /// The size of the backlog.
    pub size: Size,
}

/// The two that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nobody waits, waits are short, or few wait.
    Manageable,
    /// Many wait for long.
    Strained,
}

/// How many wait for long.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Waits {
    /// Units that will have waited longer than `days` when they ship, or have no day, of all that wait; none: nobody waits.
    pub long: Option<Share>,
    /// Days after which a wait is long.
    pub days: u64,
    /// The share from which on that is too many.
    pub least: f64,
    /// Whether it is.
    pub too_many: bool,
}

/// How large the backlog is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Size {
    /// Units that wait.
    pub units: u64,
    /// Units a day that are asked for, of all items of which that is known.
    pub demand: Option<f64>,
    /// In how many days so many are asked for.
    pub days: Option<f64>,
    /// From how many days on that is large.
    pub least: u64,
    /// Whether it is; true where nobody knows the demand.
    pub too_large: bool,
}

impl Verdict {
    /// Of `units` that wait, `long` of them for long, where `demand` units a day are asked for; 0: nobody knows.
    pub(super) fn new(units: u64, long: u64, demand: f64, strain: Strain) -> Verdict {
        let share = Share::new(long, units);
        let least = strain.share as f64 / 1000.0;
        let too_many = share.is_some_and(|share| long > 0 && share.value >= least);
        let demand = (demand > 0.0).then_some(demand);
        let days = demand.map(|demand| units as f64 / demand);
        let is_large = |days| days >= strain.backlog_days as f64;
        let too_large = units > 0 && days.is_none_or(is_large);
        Verdict {
            state: match too_many && too_large {
                true => State::Strained,
                false => State::Manageable,
            },
            waits: Waits {
                long: share,
                days: strain.days,
                least,
                too_many,
            },
            size: Size {
                units,
                demand,
                days,
                least: strain.backlog_days,
                too_large,
            },
        }
    }
}
