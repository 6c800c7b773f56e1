//! What was sold, as a merchant's own snapshot tells it: by month, or by day.

use crate::domain::day::Day;

/// What was sold of an item in a month or on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sale {
    /// When.
    pub when: When,
    /// Units sold.
    pub quantity: u64,
    /// Days of it on which there was no stock to sell.
    pub days_out: u64,
}

/// The time that a [`Sale`] is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// A calendar month.
    Month(Month),
    /// One day.
    Day(Day),
}

/// A calendar month, from January 1970 to December 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// Reads `YYYY-MM`; none for anything else.
    pub fn parse(text: &str) -> Option<Month> {
        let first = Day::parse(&format!("{text}-01"))?;
        Some(Month::of(first))
    }

    /// The month that a day is in.
    pub fn of(day: Day) -> Month {
        let (year, month, _) = day.civil();
        Month((year - 1970) * 12 + month as i32 - 1)
    }

    /// The number of the month in its year, January being 0.
    pub fn of_year(self) -> usize {
        self.0.rem_euclid(12) as usize
    }

    /// The month so many later; the last there is where that lies beyond.
    pub fn plus(self, months: u32) -> Month {
        let last = Month::of(Day::LAST);
        let later = self.0.saturating_add(months.min(i32::MAX as u32) as i32);
        Month(later.min(last.0))
    }

    /// The number of its first day, as [`Day::number`] has it, and how many days it has.
    pub(super) fn days(self) -> (i32, i32) {
        let first = first_of(self.0);
        (first, first_of(self.0 + 1) - first)
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", 1970 + self.0 / 12, self.0 % 12 + 1)
    }
}

impl When {
    /// The numbers of its first day and of the first day after it.
    pub(super) fn span(self) -> (i32, i32) {
        match self {
            When::Month(month) => {
                let (first, days) = month.days();
                (first, first + days)
            }
            When::Day(day) => (day.number(), day.number() + 1),
        }
    }

    /// The field of a snapshot that tells it.
    pub(super) fn field(self) -> &'static str {
        match self {
            When::Month(_) => "month",
            When::Day(_) => "day",
        }
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            When::Month(month) => month.fmt(f),
            When::Day(day) => day.fmt(f),
        }
    }
}

/// The number of a month's first day, January 1970 being month 0: days before its year, and before it in its year.
fn first_of(month: i32) -> i32 {
    const BEFORE: [i32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let (year, of_year) = (1970 + month / 12, (month % 12) as usize);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let past = year - 1;
    let leaps = past / 4 - past / 100 + past / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
    (year - 1970) * 365 + leaps + BEFORE[of_year] + i32::from(leap && of_year > 1)
}
