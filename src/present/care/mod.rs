//! What those are offered who wait, below the promise: how far a collected order is along (R7), what the
//! wait earns (R13), what is in stock instead, whom to ask (R14), to be told, a date for the calendar,
//! something to share (R11), and how the date is known. Plain data; [`sections`] writes it, [`calendar`] as a file.

pub mod calendar;
mod how;
pub mod message;
mod quota;
pub mod sections;

use serde::Serialize;

pub use how::How;
pub use quota::Collected;

#[cfg(feature = "full")]
use super::catalogue::Catalogue;
use super::days::Days;
use super::waiting::{Way, earned, ways};
use super::wording::{Speech, When};
use crate::domain::address::readable;
use crate::domain::allotment::Allotment;
use crate::domain::availability::State;
use crate::domain::day::Day;
use crate::domain::promise::Promise;
use crate::domain::snapshot::Item;
use crate::domain::supply::Round;
use message::Help;

/// The most alternatives that are named.
const MOST_ALTERNATIVES: usize = 3;
/// The most that are looked up to find them.
const MOST_LOOKED_AT: usize = 100;

/// What is offered, in one language. Where no wait is announced, nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Care {
    /// How far the order is along that is collected for this.
    pub quota: Option<Collected>,
    /// What the wait earns, a sentence each.
    pub offers: Vec<String>,
    /// What is in stock instead.
    pub alternatives: Vec<Alternative>,
    /// The ways to reach the shop.
    pub contact: Vec<Way>,
    /// What to press to be told when it can be had; empty where nobody needs telling.
    pub notify: String,
    /// What to put in a calendar.
    pub entry: Option<Entry>,
    /// What to tell others; empty where there is nothing to tell.
    pub share: String,
    /// How the date is known.
    pub how: Option<How>,
}

/// Another item, in stock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// Its sku.
    pub sku: String,
    /// What it is called.
    pub text: String,
    /// Its page, where that is told.
    pub href: Option<String>,
}

/// Whole days in a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is called.
    pub title: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

#[cfg(feature = "full")]
impl Catalogue {
    /// The English of what is offered.
    pub fn english_of_care() -> Catalogue {
        let read = |text: &str| Catalogue::read(text.as_bytes()).unwrap_or_default();
        read(include_str!("../../../www/locales/care/en.json"))
            .and(read(include_str!("../../../www/locales/waiting/en.json")))
    }
}

impl Round<'_> {
    /// What somebody is offered who asks for `quantity` of `sku` now. Of stock that the shop does not show
    /// it says no more than a public snapshot would.
    pub fn care(&self, sku: &str, quantity: u64, speech: &Speech<'_>) -> Care {
        let Some(item) = self.snapshot.item(sku) else {
            return Care::default();
        };
        let withheld = item.withheld(&self.snapshot.policy);
        let item = withheld.as_ref().unwrap_or(item);
        let promise = self.promise_of(item, quantity, 0);
        if !promise.announce {
            return Care::default();
        }
        let wait = Wait {
            round: self,
            item,
            quantity,
            promise,
            allotment: Allotment::new(*self, item, quantity),
            name: name_of(item),
            speech,
        };
        Care {
            quota: wait.quota(),
            offers: wait.offers(),
            alternatives: wait.alternatives(),
            contact: ways(&self.snapshot.policy, speech),
            notify: wait.notify(),
            entry: wait.entry(),
            share: wait.share(),
            how: wait.how(),
        }
    }
}

/// What an item is called among people: its sku, where its title is nothing to read.
fn name_of(item: &Item) -> String {
    let title = item.title.as_deref().map(readable);
    let name = title.filter(|title| !title.is_empty());
    name.unwrap_or_else(|| String::from(&*item.sku))
}

/// Somebody who would have to wait.
struct Wait<'w> {
    round: &'w Round<'w>,
    item: &'w Item,
    quantity: u64,
    promise: Promise,
    allotment: Allotment<'w>,
    /// What the item is called among people.
    name: String,
    speech: &'w Speech<'w>,
}

impl Wait<'_> {
    /// What the longest wait earns; one without a date has earned nothing yet.
    fn offers(&self) -> Vec<String> {
        let days = self
            .promise
            .latest()
            .map(|last| self.round.today.until(last));
        earned(
            &self.round.snapshot.policy,
            days.unwrap_or_default(),
            self.speech,
        )
    }

    fn alternatives(&self) -> Vec<Alternative> {
        let snapshot = self.round.snapshot;
        let in_stock = |item: &Item| {
            let withheld = item.withheld(&snapshot.policy);
            let known = withheld.as_ref().unwrap_or(item);
            let state = self.round.promise_of(known, self.quantity, 0).state;
            item.sku != self.item.sku && matches!(state, State::InStock | State::LowStock)
        };
        let named = self.item.alternatives.iter().take(MOST_LOOKED_AT);
        let mut found: Vec<&Item> = Vec::new();
        for item in named.filter_map(|sku| snapshot.item(sku)) {
            let is_new = found.iter().all(|known| known.sku != item.sku);
            if found.len() < MOST_ALTERNATIVES && is_new && in_stock(item) {
                found.push(item);
            }
        }
        found
            .into_iter()
            .map(|item| Alternative {
                sku: String::from(&*item.sku),
                text: name_of(item),
                href: item.url.as_deref().map(String::from),
            })
            .collect()
    }

    fn notify(&self) -> String {
        let message = match self.promise.state {
            State::Unknown | State::Discontinued | State::MadeToOrder => return String::new(),
            State::OutOfStock => Help::NOTIFY,
            State::Short => Help::NOTIFY_MORE,
            State::Preorder => Help::NOTIFY_RELEASE,
            _ if self.promise.complete.is_none() => Help::NOTIFY_DATE,
            State::Partial => Help::NOTIFY_MORE,
            _ => Help::NOTIFY,
        };
        self.speech.say(message)
    }

    fn entry(&self) -> Option<Entry> {
        let (message, days) = match self.promise.window().map(Days::from) {
            Some(days) => match self.round.at_door(days.earliest, days.latest) {
                Some(door) => (Help::EVENT_ARRIVES, door.into()),
                None if self.promise.state == State::Preorder => (Help::EVENT_RELEASE, days),
                None => (Help::EVENT_SHIPS, days),
            },
            None => (Help::EVENT_RETURNS, Days::from(self.promise.returns?)),
        };
        let mut title = self.speech.with(message, &[("name", &self.name)]);
        let mut from = days.earliest;
        // Weeks all over a calendar help nobody: the day that counts is the last.
        if days.is_wide() {
            title = self.speech.with(Help::EVENT_LATEST, &[("event", &title)]);
            from = days.latest;
        }
        Some(Entry {
            title,
            from,
            to: days.latest,
        })
    }

    fn share(&self) -> String {
        let (message, day) = match self.promise.state {
            // Of what some can be had nobody needs to hear.
            State::Unknown | State::Discontinued | State::Short => return String::new(),
            State::OutOfStock => {
                let returns = self.promise.returns;
                (Help::SHARE_RETURNS, returns.map(|returns| returns.latest))
            }
            _ => (
                Help::SHARE_SHIPS,
                self.promise.window().map(|(_, latest)| latest),
            ),
        };
        let values = [("name", &*self.name)];
        self.speech
            .speak(message, Some(When::from(day)), None, &values)
    }
}
