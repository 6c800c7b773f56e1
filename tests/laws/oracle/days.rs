//! Days, walked one at a time (§3).

use chrono::{Datelike, NaiveDate, TimeDelta};
use serde_json::{Value, json};

use super::Oracle;
use super::supply::number;

/// A day; none: nobody knows, or after 9999.
pub type When = Option<NaiveDate>;

impl Oracle<'_> {
    pub(super) fn stock_day(&self) -> When {
        let today = Some(self.today);
        let cut_off = self.snapshot["calendar"]["cutOff"].as_str();
        let late = cut_off.is_some_and(|cut_off| self.clock >= cut_off);
        let first = if late && self.is_open(self.today) {
            self.reach("the cut-off is past");
            next(today)
        } else {
            today
        };
        self.add_open(first, self.handling_days())
    }

    pub(super) fn after_arrival(&self, arrives: When) -> When {
        later(
            self.add_open(arrives, self.handling_days()),
            self.stock_day(),
        )
    }

    pub(super) fn handling_days(&self) -> u64 {
        number(&self.snapshot["calendar"], "handlingDays", 0)
    }

    pub(super) fn add_open(&self, from: When, days: u64) -> When {
        let mut day = from?;
        let mut left = days;
        loop {
            if self.is_open(day) {
                if left == 0 {
                    return Some(day);
                }
                left -= 1;
            }
            day = next(Some(day))?;
        }
    }

    pub(super) fn is_open(&self, day: NaiveDate) -> bool {
        let calendar = &self.snapshot["calendar"];
        let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
            [day.weekday().num_days_from_monday() as usize];
        let closed = match calendar["closed"].as_array() {
            Some(closed) => closed.iter().any(|closed| closed == weekday),
            None => weekday == "sat" || weekday == "sun",
        };
        let holidays = calendar["holidays"].as_array().into_iter().flatten();
        !closed
            && !holidays
                .into_iter()
                .any(|holiday| *holiday == json!(written(day)))
    }
}

pub(super) fn day(text: &str) -> NaiveDate {
    let number = |range| {
        text.get(range)
            .and_then(|digits: &str| digits.parse().ok())
            .expect("digits")
    };
    NaiveDate::from_ymd_opt(number(0..4) as i32, number(5..7), number(8..10)).expect("a day")
}

pub(super) fn next(day: When) -> When {
    let next = day?.checked_add_signed(TimeDelta::days(1))?;
    (next.year() <= 9999).then_some(next)
}

pub(super) fn later(one: When, other: When) -> When {
    Some(one?.max(other?))
}

pub(super) fn written(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

pub(super) fn text(day: When) -> Value {
    day.map_or(Value::Null, |day| json!(written(day)))
}
