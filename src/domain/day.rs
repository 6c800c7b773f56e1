//! Days and the shop's clock. Nothing here reads a clock: time is an argument everywhere.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Serialize, Serializer};

use crate::cut::cut_at;

/// A calendar day from 1970-01-01 to 9999-12-31, in the shop's own time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Days from chrono's day 0 (0000-12-31) to 1970-01-01.
const EPOCH: i32 = 719_163;

impl Day {
    /// The first day there is: 1970-01-01.
    pub const FIRST: Day = Day(0);
    /// The last day there is: 9999-12-31.
    pub const LAST: Day = Day(2_932_896);

    /// What an error says should have stood there.
    pub(crate) const EXPECTED: &str = "a day as YYYY-MM-DD, from 1970 to 9999";

    /// Reads `YYYY-MM-DD`; none for anything but a real day from 1970 to 9999 (`2026-02-30`,
    /// `2026-1-5` and `+2026-01-05` are none).
    pub fn parse(text: &str) -> Option<Day> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else {
            return None;
        };
        let year = pair(y1, y2)? * 100 + pair(y3, y4)?;
        let date = NaiveDate::from_ymd_opt(year as i32, pair(m1, m2)?, pair(d1, d2)?)?;
        Day::from_number(date.num_days_from_ce() - EPOCH)
    }

    /// The day with this number, 1970-01-01 being 0; none outside 1970 to 9999.
    pub fn from_number(number: i32) -> Option<Day> {
        (0..=Day::LAST.0).contains(&number).then_some(Day(number))
    }

    /// The day's number, 1970-01-01 being 0.
    pub fn number(self) -> i32 {
        self.0
    }

    /// `days` later; none after 9999.
    pub fn plus(self, days: u64) -> Option<Day> {
        let days = i32::try_from(days).ok()?;
        Day::from_number(self.0.checked_add(days)?)
    }

    /// The day so many days later, or earlier; the first or last there is where that lies beyond.
    pub(crate) fn shifted(self, days: i32) -> Day {
        Day((self.0 + days).clamp(Day::FIRST.0, Day::LAST.0))
    }

    /// Days from `self` to `later`; negative if that is earlier.
    pub fn until(self, later: Day) -> i32 {
        later.0 - self.0
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn civil(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// Day of the week, Monday being 0.
    pub fn weekday(self) -> u32 {
        // 1970-01-01 was a Thursday.
        (self.0 as u32 + Weekday::Thu.num_days_from_monday()) % 7
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH).unwrap_or_default()
    }

    /// `YYYY-MM-DD`.
    pub fn text(self) -> [u8; 10] {
        let (year, month, day) = self.civil();
        let mut text = *b"0000-00-00";
        write_pair(&mut text, 0, year as u32 / 100);
        write_pair(&mut text, 2, year as u32 % 100);
        write_pair(&mut text, 5, month);
        write_pair(&mut text, 8, day);
        text
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(ascii(&self.text()))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(ascii(&self.text()))
    }
}

/// A time of day to the minute, `00:00` to `23:59`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(u16);

impl Time {
    /// The middle of the day.
    #[cfg(any(feature = "full", feature = "machine"))]
    pub(crate) const NOON: Time = Time(12 * 60);
    /// The last minute of the day.
    #[cfg(any(feature = "full", feature = "machine"))]
    pub(crate) const LAST: Time = Time(24 * 60 - 1);

    /// What an error says should have stood there.
    pub(crate) const EXPECTED: &str = "a time as HH:MM, from 00:00 to 23:59";

    /// Reads `HH:MM`; none for anything but a time of day to the minute.
    pub fn parse(text: &str) -> Option<Time> {
        Time::read(text.as_bytes())
    }

    fn read(text: &[u8]) -> Option<Time> {
        let [h1, h2, b':', m1, m2] = *text else {
            return None;
        };
        let (hour, minute) = (pair(h1, h2)?, pair(m1, m2)?);
        (hour < 24 && minute < 60).then_some(Time((hour * 60 + minute) as u16))
    }

    /// Hour (0 to 23) and minute.
    pub fn parts(self) -> (u32, u32) {
        (u32::from(self.0) / 60, u32::from(self.0) % 60)
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> i32 {
        i32::from(self.0)
    }

    /// `HH:MM`.
    pub fn text(self) -> [u8; 5] {
        let (hour, minute) = self.parts();
        let mut text = *b"00:00";
        write_pair(&mut text, 0, hour);
        write_pair(&mut text, 3, minute);
        text
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(ascii(&self.text()))
    }
}

/// A minute of the shop's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The shop's day.
    pub day: Day,
    /// The time of that day.
    pub time: Time,
}

impl Moment {
    /// The first minute of `day`.
    pub fn at_start_of(day: Day) -> Moment {
        Moment { day, time: Time(0) }
    }

    /// Minutes since 1970 by the same clock.
    #[cfg(any(feature = "full", feature = "checkout", feature = "machine"))]
    pub(crate) fn minutes(self) -> i64 {
        i64::from(self.day.0) * 24 * 60 + i64::from(self.time.0)
    }

    /// The minute that so many since 1970 lead to; none outside 1970 to 9999.
    #[cfg(any(feature = "full", feature = "machine"))]
    pub(crate) fn from_minutes(minutes: i64) -> Option<Moment> {
        Some(Moment {
            day: Day::from_number(i32::try_from(minutes.div_euclid(24 * 60)).ok()?)?,
            time: Time(minutes.rem_euclid(24 * 60) as u16),
        })
    }

    /// What an error says should have stood there.
    pub const EXPECTED: &str = "the shop's local time as YYYY-MM-DDTHH:MM";

    /// Reads the shop's local time, `2026-11-23T10:00`; seconds may follow and do not matter.
    /// None for anything else, a time with a zone among it: the shop's clock has none.
    pub fn parse(text: &str) -> Option<Moment> {
        let (day, clock) = cut_at(text, b'T')?;
        let time = Time::read(clock.as_bytes().get(..5)?)?;
        match &clock.as_bytes()[5..] {
            [] => {}
            [b':', s1, s2, fraction @ ..] if pair(*s1, *s2)? < 60 => match fraction {
                [] => {}
                [b'.', digits @ ..] if digits.iter().all(u8::is_ascii_digit) => {}
                _ => return None,
            },
            _ => return None,
        }
        Some(Moment {
            day: Day::parse(day)?,
            time,
        })
    }
}

/// Whether `text` is an instant with a zone, as in RFC 3339: `2026-11-23T08:55:00Z`.
pub fn is_instant(text: &str) -> bool {
    let local = match text.strip_suffix('Z') {
        Some(local) => local,
        None => {
            let Some(sign) = text.len().checked_sub(6) else {
                return false;
            };
            let (Some(local), Some(zone)) = (text.get(..sign), text.get(sign..)) else {
                return false;
            };
            if !zone.starts_with(['+', '-']) || Time::read(&zone.as_bytes()[1..]).is_none() {
                return false;
            }
            local
        }
    };
    Moment::parse(local).is_some()
}

fn pair(tens: u8, ones: u8) -> Option<u32> {
    (tens.is_ascii_digit() && ones.is_ascii_digit())
        .then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}

fn write_pair(text: &mut [u8], at: usize, number: u32) {
    text[at] += (number / 10) as u8;
    text[at + 1] += (number % 10) as u8;
}

/// The digits and signs written above are ASCII.
pub(crate) fn ascii(text: &[u8]) -> &str {
    std::str::from_utf8(text).unwrap_or_default()
}
