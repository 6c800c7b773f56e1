//! What a new snapshot changed for who is reading: a date that has moved is told as such, with an
//! apology where that is due, not swapped silently (R12).

use super::face::Face;
use super::message::Message;
use super::wording::Speech;
use crate::domain::day::Day;
use crate::domain::promise::Promise;
use crate::domain::snapshot::Item;
use crate::domain::supply::Round;

/// What was told of one request since it was first shown.
#[derive(Debug, Default)]
pub struct Told {
    /// The day it was first said to ship by.
    first: Option<Day>,
    /// The news.
    message: Option<Message>,
    /// The day that was told before it.
    before: Option<Day>,
}

impl Told {
    /// What is promised is the first that is told of a request.
    pub fn first(promise: &Promise) -> Told {
        Told {
            first: last(promise),
            ..Told::default()
        }
    }

    /// A new snapshot made `after` of what would else be `before` now. That a delay is taken back, so
    /// that the day stands which was told first, is no news, nor is that what ran out waits.
    pub fn hear(&mut self, before: &Promise, after: &Promise) {
        let (told, day) = (last(before), last(after));
        if !before.state.waits() || !after.state.waits() {
            *self = Told::first(after);
        } else if told != day {
            self.before = told;
            let is_better = day.is_some() && (told.is_none() || told > day);
            self.message = match (told, day) {
                _ if is_better && day == self.first => None,
                _ if before.overdue && after.overdue => None,
                (None, _) => Some(Message::FOUND),
                (_, None) => Some(Message::LOST),
                _ if told < day => after.announce.then_some(Message::LATER),
                _ => before.announce.then_some(Message::SOONER),
            };
        }
    }

    /// Has `face` tell the news, if there is some.
    pub fn tell(&self, face: &mut Face, speech: &Speech<'_>) {
        if let Some(message) = self.message.filter(|_| face.state.waits()) {
            let day = self.before.map_or_else(String::new, |day| speech.date(day));
            face.lead(speech.with(message, &[("date", &day)]), speech);
        }
    }
}

fn last(promise: &Promise) -> Option<Day> {
    promise.window().map(|(_, latest)| latest)
}

impl Round<'_> {
    /// What anybody may know to be promised to who asks for `quantity` of `sku`, with so many waiting
    /// before them: of two snapshots the same number, for that others have bought is no delay.
    pub fn told(&self, sku: &str, quantity: u64, waiting: u64) -> Promise {
        let Some(item) = self.snapshot.item(sku) else {
            return self.promise(sku, quantity);
        };
        let item = Item {
            waiting,
            ..item.clone()
        };
        let withheld = item.withheld(&self.snapshot.policy);
        self.promise_of(withheld.as_ref().unwrap_or(&item), quantity, 0)
    }
}
