//! Counting open days, with those that do not count by name.

use serde::Serialize;

use crate::domain::calendar::Calendar;
use crate::domain::day::Day;

/// The days that are looked at for their names: of a longer way the first year's.
const LOOKED_AT: u64 = 366;

/// Open days counted from a day: the first on or after it, then so many further.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Walk {
    /// The day it begins on.
    pub from: Day,
    /// Open days further.
    pub open_days: u64,
    /// The day it ends on.
    pub to: Day,
    /// Days on the way that do not count, for the shop is closed then.
    pub skipped: u64,
    /// Those of them on a weekday on which it always is, as far as they lie within a year of the first day.
    pub closed: Vec<Day>,
    /// The others, as far as they do: holidays.
    pub holidays: Vec<Day>,
}

impl Walk {
    /// None where it would end after 9999.
    pub(super) fn new(calendar: &Calendar, from: Day, open_days: u64) -> Option<Walk> {
        let to = calendar.add_open(from, open_days)?;
        let days = from.until(to).unsigned_abs();
        let mut walk = Walk {
            from,
            open_days,
            to,
            skipped: u64::from(days) - open_days,
            closed: Vec::new(),
            holidays: Vec::new(),
        };
        for day in (0..u64::from(days).min(LOOKED_AT)).filter_map(|days| from.plus(days)) {
            if calendar.is_closed_weekday(day) {
                walk.closed.push(day);
            } else if !calendar.is_open(day) {
                walk.holidays.push(day);
            }
        }
        Some(walk)
    }
}
