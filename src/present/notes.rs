//! What else a shopper should know: the notes below a headline, and as of when all of it is known.

use super::days::{Days, WEEK};
use super::face::Draft;
use super::message::Message;
use super::wording::{Speech, When};
use crate::domain::address::readable;
use crate::domain::availability::State;
use crate::domain::day::Moment;
use crate::domain::promise::Part;
use crate::domain::shipping::Shipping;

/// Whether something may ship well after the day it is scheduled to.
fn may_be_late(shipping: Shipping) -> bool {
    shipping.ships.until(shipping.latest) > WEEK
}

impl Draft<'_> {
    /// The notes, a sentence each.
    pub(super) fn notes(&self) -> Vec<String> {
        let promise = self.promise;
        let speech = &self.speech;
        let mut notes = Vec::new();
        if self.is_sorry() {
            let mut parts = promise.parts.iter().filter_map(Part::shipping);
            notes.push(speech.say(match parts.any(may_be_late) {
                true => Message::LATE,
                false => Message::OVERDUE,
            }));
        }
        let window = self.window();
        let is_day = window.is_none();
        notes.extend(window);
        notes.extend(self.reason());
        // Of a list of days or a window, "that is 16 days from now" could be said of any.
        let is_one = is_day && !self.is_split();
        if let (true, true, When::On(last)) = (self.takes_a_while(), is_one, self.last()) {
            let days = u64::try_from(self.round.today.until(last)).unwrap_or_default();
            if days > 0 {
                notes.push(speech.counted(Message::WAIT, days));
            }
        }
        if promise.unsure {
            notes.push(speech.say(Message::UNSURE));
        }
        if promise.state == State::Short {
            notes.push(speech.dated(Message::MORE, self.back()));
        }
        notes.extend(self.arrives());
        notes.extend(self.waiting());
        notes.extend(self.explanation());
        notes
    }

    /// Whether a wait is said in days: it is announced, and there is one.
    fn takes_a_while(&self) -> bool {
        self.promise.state.waits() && self.promise.announce
    }

    /// The days in which it ships, or is back, where those are more than one can say "by" of. Of several
    /// parts each has its own.
    fn window(&self) -> Option<String> {
        let (message, days) = match self.promise.state {
            State::OutOfStock => (Message::BACK, self.promise.returns?.into()),
            _ if self.is_split() => return None,
            _ => (Message::WINDOW, self.dates()?),
        };
        let is_told = days.is_window();
        is_told.then(|| self.speech.between(message, days))
    }

    /// Whether a delivery is announced to be late.
    fn is_sorry(&self) -> bool {
        self.promise.overdue && self.promise.announce
    }

    /// Why the days in which the last unit ships, or is back, are so many, where no apology says it.
    fn reason(&self) -> Option<String> {
        let last = match self.promise.state {
            State::OutOfStock => self.promise.returns?,
            _ => self.last_part()?.shipping()?,
        };
        let message = match last.thin {
            true => Message::FEW,
            false if may_be_late(last) && !self.is_sorry() => Message::SLACK,
            false => return None,
        };
        Days::from(last).is_wide().then(|| self.speech.say(message))
    }

    /// Whether it ships on several days.
    fn is_split(&self) -> bool {
        let mut days = self.promise.parts.iter().map(|part| part.latest);
        let first = days.next();
        days.any(|day| Some(day) != first)
    }

    /// When it is at the door, beside the day it ships.
    fn arrives(&self) -> Option<String> {
        let dates = self.dates()?;
        let door = Days::from(self.round.at_door(dates.earliest, dates.latest)?);
        let message = match door.earliest == door.latest {
            _ if self.is_split() => Message::ARRIVES_ALL,
            true => Message::ARRIVES,
            false => return Some(self.speech.between(Message::ARRIVES_WINDOW, door)),
        };
        let to = self.speech.date(door.latest);
        Some(self.speech.with(message, &[("to", &to)]))
    }

    /// How many wait, where the shop says so (R3).
    fn waiting(&self) -> Option<String> {
        let policy = self.policy();
        let units = self.item?.waiting;
        if !policy.show_backlog || !self.takes_a_while() || units == 0 {
            return None;
        }
        Some(match policy.max_shown {
            Some(most) if units > most => self.speech.counted(Message::WAITING_MANY, most),
            _ => self.speech.counted(Message::WAITING, units),
        })
    }

    /// Why it takes a while, in the merchant's words (R11).
    fn explanation(&self) -> Option<String> {
        let supplier = self.round.snapshot.supplier_of(self.item?)?;
        let told = readable(supplier.explanation.as_deref()?);
        let waits = self.promise.announce && self.promise.state != State::Discontinued;
        (waits && !told.is_empty()).then_some(told)
    }

    /// As of when all of it is known.
    pub(super) fn known(&self, known: Moment) -> String {
        let date = Speech {
            long: false,
            ..self.speech
        }
        .date(known.day);
        let time = self.speech.time(known.time);
        self.speech
            .with(Message::KNOWN, &[("date", &date), ("time", &time)])
    }
}
