//! The days in which something may happen, and how they read: "between December 4 and 9".

use serde::Serialize;

use super::format::DateStyle;
use super::message::Message;
use super::wording::Speech;
use crate::cut::cut_at;
use crate::domain::day::Day;
#[cfg(feature = "checkout")]
use crate::domain::promise::Part;
use crate::domain::shipping::Shipping;

/// The most days after the first that those are as good as one: what is said is by when it happens.
const NARROW: i32 = 3;
/// The most days after the first that need no reason.
pub(super) const WEEK: i32 = 7;

/// The days in which something happens: one day, or a window where suppliers are not always on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Days {
    /// The first day it may be.
    pub earliest: Day,
    /// The day it will have been by.
    pub latest: Day,
}

impl From<Shipping> for Days {
    fn from(shipping: Shipping) -> Days {
        Days {
            earliest: shipping.earliest,
            latest: shipping.latest,
        }
    }
}

impl From<(Day, Day)> for Days {
    fn from((earliest, latest): (Day, Day)) -> Days {
        Days { earliest, latest }
    }
}

impl Days {
    /// Whether both ends are worth telling.
    pub fn is_window(self) -> bool {
        self.earliest.until(self.latest) > NARROW
    }

    /// Whether a reader wonders why there are so many.
    pub fn is_wide(self) -> bool {
        self.earliest.until(self.latest) > WEEK
    }
}

#[cfg(feature = "checkout")]
impl Days {
    /// When a part ships, where that is known.
    pub(super) fn of(part: &Part) -> Option<Days> {
        part.shipping().map(Days::from)
    }

    /// From the first of both to the last of both.
    pub(super) fn around(self, other: Days) -> Days {
        Days {
            earliest: self.earliest.min(other.earliest),
            latest: self.latest.max(other.latest),
        }
    }

    /// When the later of both is over.
    pub(super) fn after(self, other: Days) -> Days {
        Days {
            earliest: self.earliest.max(other.earliest),
            latest: self.latest.max(other.latest),
        }
    }
}

impl Speech<'_> {
    /// A message from one day to another, without their weekdays, and with their month once where it is
    /// the same.
    pub fn between(&self, message: Message, days: Days) -> String {
        let style = match self.is_far(days.latest) {
            true => DateStyle::ShortYear,
            false => DateStyle::Bare,
        };
        let [(year, month, _), last] = [days.earliest.civil(), days.latest.civil()];
        let from = self.written(days.earliest, style);
        let to = self.written(days.latest, style);
        let (from, to) = match (year, month) == (last.0, last.1) && style == DateStyle::Bare {
            true => shortened(&from, &to),
            false => (&*from, &*to),
        };
        self.with(message, &[("from", from), ("to", to)])
    }
}

/// Two days of a month, which is left to the one that has it next to the other: "December 4" and "9", "4." and
/// "9. Dezember".
fn shortened<'t>(from: &'t str, to: &'t str) -> (&'t str, &'t str) {
    let (mut number, mut is_in_number) = (0, false);
    for (place, byte) in to.bytes().enumerate() {
        let is_digit = byte.is_ascii_digit();
        if is_digit && !is_in_number {
            number = place;
        }
        is_in_number = is_digit;
    }
    match (cut_at(from, b' '), cut_at(to, b' ')) {
        (Some((first, _)), Some((last, _))) if number == 0 && first != last => (first, to),
        _ => (from, to.get(number..).unwrap_or(to)),
    }
}
