//! How a language writes dates, times and numbers. In browsers `Intl` stands behind it; until that
//! is warm, and in native tests, the catalogue itself.

use super::catalogue::fill;
use super::wording::Words;
use crate::cut::cut_at;
use crate::domain::day::{Day, Time};
use crate::error::push_number;

/// How much of a date is written, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// "Dec 9".
    Short,
    /// "Dec 9, 2026".
    ShortYear,
    /// "December 9".
    Bare,
    /// "Wednesday, December 9".
    Long,
    /// "Wednesday, December 9, 2026".
    LongYear,
}

impl DateStyle {
    /// What catalogues call its pattern, and the host the style.
    pub fn name(self) -> &'static str {
        match self {
            DateStyle::Short => "dateShort",
            DateStyle::ShortYear => "dateShortYear",
            DateStyle::Bare => "dateBare",
            DateStyle::Long => "dateLong",
            DateStyle::LongYear => "dateLongYear",
        }
    }
}

/// Writes what depends on the language.
pub trait Format {
    /// A day.
    fn date(&self, day: Day, style: DateStyle) -> String;
    /// A time of day.
    fn time(&self, time: Time) -> String;
    /// A count.
    fn number(&self, number: u64) -> String;
    /// The plural category of a count by CLDR: zero, one, two, few, many or other.
    fn plural(&self, number: u64) -> String;
}

/// Formatting by a language's own names and patterns, without `Intl`, whose first use costs a
/// page 25 ms and more.
pub struct PlainFormat<'w>(pub &'w Words);

impl PlainFormat<'_> {
    fn find(&self, key: &str) -> &str {
        self.0.find(key).unwrap_or_default()
    }

    /// Entry `index`, from 0, of a list.
    fn entry(&self, list: &str, index: usize) -> &str {
        let mut rest = self.find(list);
        for _ in 0..index {
            rest = cut_at(rest, b'\n').map_or("", |(_, behind)| behind);
        }
        cut_at(rest, b'\n').map_or(rest, |(entry, _)| entry)
    }
}

impl Format for PlainFormat<'_> {
    fn date(&self, day: Day, style: DateStyle) -> String {
        let (year, month, date) = day.civil();
        let month = month as usize - 1;
        let months = match style {
            DateStyle::Short | DateStyle::ShortYear => "monthsShort",
            _ => "months",
        };
        fill(
            self.find(style.name()),
            &[
                ("year", &self.number(year as u64)),
                ("month", self.entry(months, month)),
                ("day", &self.number(u64::from(date))),
                ("weekday", self.entry("weekdays", day.weekday() as usize)),
            ],
        )
    }

    fn time(&self, time: Time) -> String {
        let (hour, minute) = time.parts();
        let twelve = (hour + 11) % 12 + 1;
        let half = if hour < 12 { "am" } else { "pm" };
        let mut minutes = String::new();
        if minute < 10 {
            minutes.push('0');
        }
        push_number(&mut minutes, u64::from(minute));
        fill(
            self.find("time"),
            &[
                ("hour", &self.number(u64::from(hour))),
                ("hour12", &self.number(u64::from(twelve))),
                ("minute", &minutes),
                ("half", self.find(half)),
            ],
        )
    }

    fn number(&self, number: u64) -> String {
        let mut text = String::new();
        push_number(&mut text, number);
        text
    }

    fn plural(&self, number: u64) -> String {
        String::from(if number == 1 { "one" } else { "other" })
    }
}
