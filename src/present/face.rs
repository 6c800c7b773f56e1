//! The face of a promise: which words, dates and notes a shopper needs, for each state of RULES §4.

use serde::Serialize;

use super::days::Days;
use super::message::Message;
use super::wording::{Speech, When, Words};
use crate::domain::availability::State;
use crate::domain::day::{Day, Moment};
use crate::domain::promise::{Part, Promise, Source};
use crate::domain::snapshot::{Item, Policy, Wording};
use crate::domain::sort::order;
use crate::domain::supply::Round;

/// The mood of a face. Each has a colour and a sign of its own, so that neither stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// It ships as from stock.
    Good,
    /// Hurry.
    Low,
    /// It takes a while.
    Wait,
    /// It cannot be had.
    Gone,
}

impl Tone {
    /// The tone's name on pages and in answers.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Good => "good",
            Tone::Low => "low",
            Tone::Wait => "wait",
            Tone::Gone => "gone",
        }
    }
}

/// What to show for a promise, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Face {
    /// The state it shows.
    pub state: State,
    /// Its mood.
    pub tone: Tone,
    /// Whether a wait is announced.
    pub announce: bool,
    /// State and date in one line, the date in full.
    pub headline: String,
    /// The same with the shortest date, for listings.
    pub badge: String,
    /// What a new snapshot has changed for who is reading; only elements know.
    #[serde(skip)]
    pub news: String,
    /// What happens next, in a sentence; empty where the headline says it all.
    pub detail: String,
    /// What stands in place of the detail while the last hours before the cut-off are counted down;
    /// else empty. It changes each minute, and so is not read out.
    pub countdown: String,
    /// When the last unit ships, where that is known.
    pub dates: Option<Days>,
    /// What ships when, where it is not all at once.
    pub split: Vec<String>,
    /// What else to know, a sentence each.
    pub notes: Vec<String>,
    /// As of when this is known; empty where nobody said.
    pub known: String,
    /// All of it as a screen reader should say it.
    pub aria: String,
    /// Whether a delivery that it waits for is late.
    #[serde(skip)]
    pub overdue: bool,
}

impl Face {
    /// Puts news right after the headline.
    pub fn lead(&mut self, news: String, speech: &Speech<'_>) {
        self.news = news;
        self.aria = self.read_out(speech);
    }

    /// Everything, one sentence after the other.
    fn read_out(&self, speech: &Speech<'_>) -> String {
        let [news, detail] = [&self.news, &self.detail].map(std::slice::from_ref);
        let mut aria = self.headline.clone();
        for sentences in [news, &self.split, detail, &self.notes] {
            for sentence in sentences {
                speech.breathe(&mut aria, sentence);
            }
        }
        aria
    }
}

impl Round<'_> {
    /// The face of `promise`, which was given in this round for `quantity` of `sku`. `now` is the
    /// shop's clock, `known` when the backend knew (by the same clock). Of stock that the shop does
    /// not show it says no more than a public snapshot would.
    pub fn face(
        &self,
        sku: &str,
        quantity: u64,
        promise: &Promise,
        words: &Words,
        now: Moment,
        known: Option<Moment>,
    ) -> Face {
        let item = self.snapshot.item(sku);
        let withheld = item.and_then(|item| item.withheld(&self.snapshot.policy));
        let public = withheld
            .as_ref()
            .map(|item| self.promise_of(item, quantity, 0));
        let draft = Draft {
            round: self,
            item: withheld.as_ref().or(item),
            quantity,
            promise: public.as_ref().unwrap_or(promise),
            now,
            speech: Speech {
                words,
                today: self.today,
                long: true,
            },
        };
        draft.face(known)
    }
}

/// The most lines a split has.
const LONGEST_SPLIT: usize = 10;

/// A face in the making.
pub(super) struct Draft<'d> {
    pub(super) round: &'d Round<'d>,
    pub(super) item: Option<&'d Item>,
    pub(super) quantity: u64,
    pub(super) promise: &'d Promise,
    pub(super) now: Moment,
    pub(super) speech: Speech<'d>,
}

impl Draft<'_> {
    fn face(&self, known: Option<Moment>) -> Face {
        let short = Speech {
            long: false,
            ..self.speech
        };
        let mut face = Face {
            state: self.promise.state,
            tone: self.tone(),
            announce: self.promise.announce,
            badge: self.headline(&short),
            dates: self.dates(),
            known: known.map_or_else(String::new, |known| self.known(known)),
            headline: self.headline(&self.speech),
            detail: self.detail(),
            news: String::new(),
            countdown: self.before_cut_off(true),
            split: self.split(),
            notes: self.notes(),
            aria: String::new(),
            overdue: self.promise.overdue,
        };
        face.aria = face.read_out(&self.speech);
        face
    }

    fn tone(&self) -> Tone {
        match self.promise.state {
            State::InStock => Tone::Good,
            State::LowStock => Tone::Low,
            State::Unknown | State::Discontinued | State::OutOfStock => Tone::Gone,
            State::Short => Tone::Low,
            _ if !self.promise.announce => Tone::Good,
            _ => Tone::Wait,
        }
    }

    /// When the last unit ships at the latest; a page says "by" that day.
    pub(super) fn last(&self) -> When {
        When::from(self.dates().map(|dates| dates.latest))
    }

    /// The same of when what cannot be had now is back.
    pub(super) fn back(&self) -> When {
        When::from(self.promise.returns.map(|returns| returns.latest))
    }

    pub(super) fn dates(&self) -> Option<Days> {
        self.promise.window().map(Days::from)
    }

    /// The part that may ship last.
    pub(super) fn last_part(&self) -> Option<&Part> {
        let mut last = self.promise.parts.first()?;
        for part in &self.promise.parts {
            // Undated ones are behind all others.
            if part.latest.is_none() || part.latest >= last.latest {
                last = part;
            }
        }
        Some(last)
    }

    fn headline(&self, speech: &Speech<'_>) -> String {
        let promise = self.promise;
        let can_be_had: u64 = promise.parts.iter().map(|part| part.quantity).sum();
        match promise.state {
            State::Unknown => speech.say(Message::UNKNOWN),
            State::Discontinued if can_be_had == 0 => speech.say(Message::GONE),
            State::Discontinued => speech.counted(Message::LAST_ONES, can_be_had),
            State::OutOfStock => speech.dated(Message::OUT_OF_STOCK, self.back()),
            State::Short => {
                let quantity = speech.number(self.quantity);
                let values = [("quantity", &*quantity)];
                speech.speak(
                    Message::SHORT,
                    Some(self.last_part().and_then(|part| part.latest).into()),
                    Some(can_be_had),
                    &values,
                )
            }
            State::LowStock => match self.item.and_then(|item| item.left(self.policy())) {
                Some(left) => speech.speak(Message::LOW_STOCK, Some(self.last()), Some(left), &[]),
                None => speech.dated(Message::IN_STOCK, self.last()),
            },
            State::InStock => speech.dated(Message::IN_STOCK, self.last()),
            State::Preorder => speech.dated(Message::PREORDER, self.last()),
            _ if !promise.announce => speech.dated(Message::QUIET, self.last()),
            State::MadeToOrder => speech.dated(Message::MADE_TO_ORDER, self.last()),
            State::Partial => speech.dated(Message::PARTIAL, self.last()),
            State::Backorder if self.policy().wording == Wording::Discreet => {
                speech.dated(Message::DISCREET, self.last())
            }
            State::Backorder => speech.dated(Message::BACKORDER, self.last()),
        }
    }

    fn detail(&self) -> String {
        let say = |message| self.speech.say(message);
        let promise = self.promise;
        match promise.state {
            State::Unknown => say(Message::UNKNOWN_NOTE),
            State::Discontinued => say(Message::GONE_NOTE),
            State::OutOfStock if promise.restock.is_some() => say(Message::RETURNS),
            State::OutOfStock => say(Message::NO_RETURN),
            State::Short => say(Message::SHORT_NOTE),
            State::InStock | State::LowStock => self.before_cut_off(false),
            _ if promise.complete.is_none() => say(Message::NO_DATE),
            _ if !promise.announce => String::new(),
            State::Preorder => say(Message::PREORDER_NOTE),
            State::MadeToOrder => say(Message::MADE_TO_ORDER_NOTE),
            State::Partial | State::Backorder => match self.last_part().map(|part| part.source) {
                Some(Source::DropShip) => say(Message::DROP_SHIP),
                Some(Source::Reorder) => say(Message::REORDER),
                _ => say(Message::ON_ORDER),
            },
        }
    }

    /// What ships by when. Parts that do by one day are one to the shopper, wherever they come from.
    fn split(&self) -> Vec<String> {
        let promise = self.promise;
        let parts = &promise.parts;
        let last = |number: usize| parts[number].latest.map_or(i32::MAX, Day::number);
        let mut days: Vec<(Option<Day>, u64)> = Vec::new();
        for number in order(parts.len(), &|one, other| last(one).cmp(&last(other))) {
            let Part {
                latest, quantity, ..
            } = parts[number as usize];
            let days_told = days.len();
            match days.last_mut() {
                Some((day, units)) if *day == latest => *units += quantity,
                // Nobody reads a list that long; the last line then speaks for all that follow.
                Some((day, units)) if days_told == LONGEST_SPLIT => {
                    *day = latest;
                    *units += quantity;
                }
                _ => days.push((latest, quantity)),
            }
        }
        if days.is_empty() || days.len() == 1 && promise.unavailable == 0 {
            return Vec::new();
        }
        let mut split = Vec::new();
        for (when, units) in days {
            let first = split.is_empty();
            let message = if first {
                Message::SPLIT
            } else {
                Message::SPLIT_MORE
            };
            let when = Some(When::from(when));
            split.push(self.speech.speak(message, when, Some(units), &[]));
        }
        if promise.unavailable > 0 {
            split.push(
                self.speech
                    .counted(Message::SPLIT_NONE, promise.unavailable),
            );
        }
        split
    }

    pub(super) fn policy(&self) -> &Policy {
        &self.round.snapshot.policy
    }
}
