//! What else a shopper should know: the notes below a headline, and as of when all of it is known.

use super::face::Draft;
use super::message::Message;
use super::wording::{Speech, When};
use crate::domain::address::readable;
use crate::domain::availability::State;
use crate::domain::day::Moment;

impl Draft<'_> {
    /// The notes, a sentence each.
    pub(super) fn notes(&self) -> Vec<String> {
        let promise = self.promise;
        let speech = &self.speech;
        let mut notes = Vec::new();
        if promise.overdue && promise.announce {
            notes.push(speech.say(Message::OVERDUE));
        }
        if let Some(dates) = self.dates().filter(|dates| dates.earliest < dates.latest) {
            let (from, to) = (speech.date(dates.earliest), speech.date(dates.latest));
            notes.push(speech.with(Message::WINDOW, &[("from", &from), ("to", &to)]));
        }
        // Under a list of days, "that is 16 days from now" could be of any of them.
        if let (true, false, When::On(last)) = (self.takes_a_while(), self.is_split(), self.last())
        {
            let days = u64::try_from(self.round.today.until(last)).unwrap_or_default();
            if days > 0 {
                notes.push(speech.counted(Message::WAIT, days));
            }
        }
        if promise.unsure {
            notes.push(speech.say(Message::UNSURE));
        }
        if promise.state == State::Short {
            notes.push(speech.dated(Message::MORE, promise.restock.into()));
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

    /// Whether it ships on several days.
    fn is_split(&self) -> bool {
        let mut days = self.promise.parts.iter().map(|part| part.latest);
        let first = days.next();
        days.any(|day| Some(day) != first)
    }

    /// When it is at the door, beside the day it ships.
    fn arrives(&self) -> Option<String> {
        let dates = self.dates()?;
        let (from, to) = self.round.at_door(dates.earliest, dates.latest)?;
        let message = match from == to {
            _ if self.is_split() => Message::ARRIVES_ALL,
            true => Message::ARRIVES,
            false => Message::ARRIVES_WINDOW,
        };
        let (from, to) = (self.speech.date(from), self.speech.date(to));
        Some(self.speech.with(message, &[("from", &from), ("to", &to)]))
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
