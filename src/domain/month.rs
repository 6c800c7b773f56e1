//! Calendar months.

use super::day::Day;

/// A calendar month, from January 1970 to December 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The first month there is: January 1970.
    pub const FIRST: Month = Month(0);
    /// The last month there is: December 9999.
    pub const LAST: Month = Month((9999 - 1970) * 12 + 11);

    /// Reads `YYYY-MM`; none for anything else.
    pub fn parse(text: &str) -> Option<Month> {
        let mut first = *b"0000-00-01";
        first[..7].copy_from_slice(text.as_bytes().get(..7).filter(|_| text.len() == 7)?);
        Day::parse(std::str::from_utf8(&first).ok()?).map(Month::of)
    }

    /// The month that a day is in.
    pub fn of(day: Day) -> Month {
        let days = Day::FIRST.until(day);
        // In 400 years, which are 146,097 days, months are never two off their mean length times their number.
        let near = (i64::from(days) * 4800 / 146_097) as i32;
        let is_later = i32::from(days_before(near + 1) <= days);
        Month(near + is_later - i32::from(days_before(near) > days))
    }

    /// The number of the month in its year, January being 0.
    pub fn of_year(self) -> usize {
        (self.0 % 12) as usize
    }

    /// As a number that people read: 202612.
    pub fn key(self) -> u32 {
        (self.year() * 100 + self.0 % 12 + 1) as u32
    }

    /// The month so many later; the last there is where that lies beyond.
    pub fn plus(self, months: u32) -> Month {
        Month(self.0.saturating_add_unsigned(months)).min(Month::LAST)
    }

    /// How many months later another is; 0 where it is earlier.
    pub fn until(self, other: Month) -> usize {
        other.0.abs_diff(self.0.min(other.0)) as usize
    }

    /// Each month from this one to another, both included.
    pub fn to(self, last: Month) -> impl Iterator<Item = Month> {
        (self.0..=last.0).map(Month)
    }

    /// Its first day.
    pub fn first(self) -> Day {
        Day::FIRST.shifted(days_before(self.0))
    }

    /// How many days it has.
    pub fn days(self) -> u8 {
        (days_before(self.0 + 1) - days_before(self.0)) as u8
    }

    fn year(self) -> i32 {
        1970 + self.0 / 12
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.0 % 12 + 1)
    }
}

/// Days from 1970 to a month, January 1970 being month 0: those before its year, and those before it in its year. To ask
/// the calendar of days takes longer, and forecasts need it of every month of every item.
fn days_before(month: i32) -> i32 {
    const BEFORE: [i32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let (year, of_year) = (1970 + month / 12, (month % 12) as usize);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let past = year - 1;
    let leaps = past / 4 - past / 100 + past / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
    (year - 1970) * 365 + leaps + BEFORE[of_year] + i32::from(leap && of_year > 1)
}
