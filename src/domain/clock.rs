//! The shop's clock at many instants. The host knows its time zone, and is asked about days instead of instants: a
//! merchant's books have a million of these, and each question costs as much as ten events.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::day::{Day, Moment, Time, ascii};

/// What the shop's clock showed, as a host tells it.
pub struct Clock<'h> {
    host: &'h dyn Fn(&str) -> Option<Moment>,
    /// By day in UTC, minutes that the clock was ahead all through it; none where that changed, or nobody knows.
    ahead: RefCell<BTreeMap<Day, Option<i64>>>,
}

impl<'h> Clock<'h> {
    /// A clock of which `host` tells what it showed at an instant.
    pub fn new(host: &'h dyn Fn(&str) -> Option<Moment>) -> Clock<'h> {
        Clock {
            host,
            ahead: RefCell::default(),
        }
    }

    /// What it showed at an RFC 3339 instant.
    pub fn at(&self, instant: &str) -> Option<Moment> {
        let Some(utc) = utc(instant) else {
            return (self.host)(instant);
        };
        let mut known = self.ahead.borrow_mut();
        match known
            .entry(utc.day)
            .or_insert_with(|| self.ahead_on(utc.day))
        {
            Some(ahead) => Moment::from_minutes(utc.minutes() + *ahead),
            None => (self.host)(instant),
        }
    }

    /// Clocks are set once a day at most: what holds at both ends of it holds between them.
    fn ahead_on(&self, day: Day) -> Option<i64> {
        let first = Moment::at_start_of(day);
        let last = Moment {
            time: Time::LAST,
            ..first
        };
        let [start, end] = [first, last].map(|utc| {
            let mut instant = String::from(ascii(&utc.day.text()));
            instant.push('T');
            instant.push_str(ascii(&utc.time.text()));
            instant.push_str(":00Z");
            Some((self.host)(&instant)?.minutes() - utc.minutes())
        });
        start.filter(|_| start == end)
    }
}

/// The minute of an instant in UTC; none of what is none.
fn utc(instant: &str) -> Option<Moment> {
    if let Some(utc) = instant.strip_suffix('Z') {
        return Moment::parse(utc);
    }
    let (local, zone) = instant.split_at_checked(instant.len().checked_sub(6)?)?;
    let ahead = i64::from(Time::parse(&zone[1..])?.minutes());
    let local = Moment::parse(local)?.minutes();
    match zone.as_bytes()[0] {
        b'+' => Moment::from_minutes(local - ahead),
        b'-' => Moment::from_minutes(local + ahead),
        _ => None,
    }
}
