//! Months as numbers that follow each other: of January 1970, 23640; and as people read them, 197001.

use crate::domain::day::Day;

/// The number of the month that a day is in.
pub(super) fn of(day: Day) -> u32 {
    let (year, month, _) = day.civil();
    year as u32 * 12 + month - 1
}

/// `202612`.
pub(super) fn key(month: u32) -> u32 {
    month / 12 * 100 + of_year(month)
}

/// From 1, January, to 12.
pub(super) fn of_year(month: u32) -> u32 {
    month % 12 + 1
}
