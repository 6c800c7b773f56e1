//! The time left until today's cut-off, and for how long what is said holds.

use super::face::Draft;
use super::message::Message;
use crate::domain::availability::State;
use crate::domain::calendar::Calendar;
use crate::domain::day::Time;

/// Minutes before the cut-off from which on they are counted down. Earlier in the day the time
/// alone is calmer.
const COUNTED: i32 = 6 * 60;

impl Draft<'_> {
    /// Until when an order from stock still leaves today, or, `counted` down, for how long: that only
    /// where it is not long any more.
    pub(super) fn before_cut_off(&self, counted: bool) -> String {
        let from_stock = matches!(self.promise.state, State::InStock | State::LowStock);
        let ships_today = self.promise.complete == Some(self.round.today);
        let cut_off = self.round.snapshot.calendar.cut_off;
        let Some(time) = cut_off.filter(|_| from_stock && ships_today) else {
            return String::new();
        };
        let left = time.minutes() - self.now.time.minutes();
        let message = match left {
            1.. if !counted => Message::CUT_OFF,
            1..60 => Message::MINUTES_LEFT,
            60..=COUNTED if left % 60 == 0 => Message::WHOLE_HOURS_LEFT,
            60..=COUNTED => Message::HOURS_LEFT,
            _ => return String::new(),
        };
        let number = |number| self.speech.number(number as u64);
        let (hours, minutes, time) = (number(left / 60), number(left % 60), self.speech.time(time));
        let values = [("hours", &*hours), ("minutes", &minutes), ("time", &time)];
        self.speech.with(message, &values)
    }
}

/// The longest that clocks are relied on to run on: machines sleep, and summer time begins.
const RELIED_ON: i32 = 10;

/// In how many minutes what is said of a shop at `now` may change by the passing of time alone, if
/// nobody reads a countdown: one begins, the cut-off passes, or the day is over. Ten, if in more.
pub fn holds(calendar: &Calendar, now: Time) -> i32 {
    let left = |time: i32| time - now.minutes();
    let ends = match calendar.cut_off.map(|time| left(time.minutes())) {
        Some(left) if left > COUNTED => left - COUNTED,
        Some(left) if left > 0 => left,
        _ => left(24 * 60),
    };
    ends.min(RELIED_ON)
}
