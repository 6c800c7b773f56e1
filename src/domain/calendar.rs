//! The shop's open days: counting them in constant time, however far the day is.

use super::day::{Day, Moment, Time};

/// When the shop packs and ships.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Closed weekdays, bit 0 being Monday.
    closed: u8,
    /// Holidays in order, none twice.
    holidays: Vec<Day>,
    /// For each holiday on an otherwise open weekday: how many open days lie before it.
    before: Vec<i32>,
    /// From this time on, an order leaves with the next round; none: stock ships all day.
    pub cut_off: Option<Time>,
    /// Open days the shop needs from having a unit to sending it.
    pub handling_days: u64,
}

/// Saturday and Sunday.
pub(crate) const WEEKEND: u8 = 0b110_0000;

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar::new(WEEKEND, Vec::new())
    }
}

impl Calendar {
    /// A calendar without cut-off and handling days. `closed` has bit 0 for Monday; at least one
    /// weekday must be open, else every day counts as open.
    pub fn new(closed: u8, mut holidays: Vec<Day>) -> Calendar {
        holidays.sort_unstable();
        holidays.dedup();
        let mut calendar = Calendar {
            closed: if closed & 0x7f == 0x7f { 0 } else { closed },
            holidays: Vec::new(),
            before: Vec::new(),
            cut_off: None,
            handling_days: 0,
        };
        for day in &holidays {
            if !calendar.is_closed_weekday(*day) {
                let taken = calendar.before.len() as i32;
                calendar
                    .before
                    .push(calendar.open_weekdays_before(*day) - taken);
            }
        }
        calendar.holidays = holidays;
        calendar
    }

    /// Whether the shop works on `day`.
    pub fn is_open(&self, day: Day) -> bool {
        !self.is_closed_weekday(day) && self.holidays.binary_search(&day).is_err()
    }

    /// Closed weekdays, bit 0 being Monday.
    pub fn closed(&self) -> u8 {
        self.closed
    }

    /// Holidays in order.
    pub fn holidays(&self) -> &[Day] {
        &self.holidays
    }

    /// The first open day on or after `day`, then `n` open days further; none after 9999.
    ///
    /// Days are counted, not walked: open weekdays have a closed formula, and the holidays among
    /// them are skipped by one binary search.
    pub fn add_open(&self, day: Day, n: u64) -> Option<Day> {
        let rank = self.rank(day).checked_add(i32::try_from(n).ok()?)?;
        let skipped = self.before_count(|open, _| open <= rank);
        self.open_weekday(rank.checked_add(skipped)?)
    }

    /// Open days from `day` up to but without `later`; negative if that is earlier.
    #[cfg(any(feature = "full", feature = "machine"))]
    pub fn open_days(&self, day: Day, later: Day) -> i32 {
        self.rank(later) - self.rank(day)
    }

    /// The day on which stock on hand ships that is ordered `now`.
    pub fn from_stock(&self, now: Moment) -> Option<Day> {
        self.add_open(self.first_round(now)?, self.handling_days)
    }

    /// The day from which what is ordered `now` is handled: today, unless it is too late for that.
    pub(super) fn first_round(&self, now: Moment) -> Option<Day> {
        let late = self.is_open(now.day) && self.cut_off.is_some_and(|cut| now.time >= cut);
        now.day.plus(u64::from(late))
    }

    /// Open days from Monday 1969-12-29 up to but without `day`.
    fn rank(&self, day: Day) -> i32 {
        let weekdays = self.open_weekdays_before(day);
        weekdays - self.before_count(|open, taken| open + taken < weekdays)
    }

    /// How many holidays (on open weekdays) satisfy `test(open days before it, holidays before it)`,
    /// which must hold for a leading run of them.
    fn before_count(&self, test: impl Fn(i32, i32) -> bool) -> i32 {
        let (mut low, mut high) = (0, self.before.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if test(self.before[middle], middle as i32) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low as i32
    }

    /// Whether the shop is always closed on the weekday of `day`.
    pub(crate) fn is_closed_weekday(&self, day: Day) -> bool {
        self.closed >> day.weekday() & 1 == 1
    }

    fn open_per_week(&self) -> i32 {
        7 - (self.closed & 0x7f).count_ones() as i32
    }

    /// Open weekdays from Monday 1969-12-29 up to but without `day`.
    fn open_weekdays_before(&self, day: Day) -> i32 {
        let since = day.number() + MONDAY_BEFORE_EPOCH;
        let open = !self.closed & ((1 << (since % 7)) - 1);
        since / 7 * self.open_per_week() + (open & 0x7f).count_ones() as i32
    }

    /// The open weekday that has `rank` open weekdays before it; none after 9999.
    fn open_weekday(&self, rank: i32) -> Option<Day> {
        let per_week = self.open_per_week();
        let mut left = rank % per_week;
        let mut weekday = 0;
        while self.closed >> weekday & 1 == 1 || left > 0 {
            left -= i32::from(self.closed >> weekday & 1 == 0);
            weekday += 1;
        }
        let days = (rank / per_week).checked_mul(7)?.checked_add(weekday)?;
        Day::from_number(days - MONDAY_BEFORE_EPOCH)
    }
}

/// Days from Monday 1969-12-29 to Thursday 1970-01-01.
const MONDAY_BEFORE_EPOCH: i32 = 3;
