//! The face of an order for its customer: how far each line has come, what was promised first and
//! what is expected now, what has happened besides, and how to cancel. It is written as sections, as
//! that of a cart.

use super::message::Phrase;
use super::{Money, Stage, name};
use crate::domain::day::{Day, Moment};
use crate::domain::order::{By, Event, Kind, Life, LineLife, Notice, OrderLine, OwnOrder, Told};
use crate::domain::snapshot::Policy;
use crate::domain::supply::Round;
use crate::present::days::Days;
use crate::present::markup::Markup;
use crate::present::waiting::{earned, ways, write_contact};
use crate::present::wording::{Speech, When};

/// The elements that hold an order's sections: tag and CSS part.
pub const SECTIONS: &[(&str, &str)] = &[
    ("h2", "title"),
    ("ol", "lines"),
    ("div", "offers"),
    ("div", "cancel"),
    ("div", "history"),
    ("p", "contact"),
];

/// What to show of an order, in one language.
pub struct OrderFace {
    /// The sections.
    pub sections: Vec<Markup>,
    /// What a screen reader should say of them.
    pub spoken: String,
    /// Whether something of it can still be cancelled.
    pub cancellable: bool,
}

/// What a face is made of.
pub struct Customer<'c> {
    /// The order.
    pub own: &'c OwnOrder,
    /// The round that leaves next.
    pub round: &'c Round<'c>,
    /// The shop's clock.
    pub now: Moment,
    /// What that clock showed at an instant.
    pub local: &'c dyn Fn(&str) -> Option<Moment>,
    /// The language.
    pub speech: Speech<'c>,
    /// How money is written.
    pub money: Money<'c>,
    /// How far the customer has come with cancelling.
    pub stage: Stage,
    /// Which line that is of; none: all that is not sent.
    pub cancelled_line: Option<String>,
}

/// What is expected of a line's unsent units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// There are none.
    Nothing,
    /// Nobody can tell.
    Unknown,
    /// They have no date.
    Undated,
    /// They ship within these days.
    Within(Days),
}

/// One line, and how far it has come.
pub(super) struct Progress<'p> {
    pub(super) line: &'p OrderLine,
    /// What its item is called.
    pub(super) name: String,
    pub(super) units: &'p LineLife<'p>,
    /// The day each step was last taken.
    pub(super) days: [Option<Day>; 7],
    pub(super) expected: Expected,
}

/// What has happened: when, and what.
type History = Vec<(Moment, String)>;

impl Customer<'_> {
    /// The face.
    pub fn face(&self) -> OrderFace {
        let order = &self.own.order;
        let mut life = Life::new(order);
        let mut days = vec![[None; 7]; order.lines.len()];
        let mut history = History::new();
        for event in &order.events {
            let before: Vec<LineLife<'_>> = life.lines().map(|(_, units)| units.clone()).collect();
            let Ok(at) = life.take_by(event, self.now, self.local) else {
                continue;
            };
            let after = life.lines().map(|(_, units)| units);
            for ((days, before), after) in days.iter_mut().zip(&before).zip(after) {
                if let (Some(day), true) = (days.get_mut(event.kind as usize), before != after) {
                    *day = Some(at.day);
                }
            }
            let mut cancelled = String::new();
            for (number, ((line, units), before)) in life.lines().zip(&before).enumerate() {
                let more = units.cancelled - before.cancelled;
                if more > 0 {
                    let item = self.speech.item(more, &self.name(number, &line.sku));
                    self.speech.list(&mut cancelled, &item);
                }
            }
            if let Some(text) = self.happened(event, &cancelled) {
                add(&mut history, at, text);
            }
        }
        for told in &order.told {
            if let Some((at, text)) = self.told(told) {
                add(&mut history, at, text);
            }
        }
        let mut progress = Vec::new();
        for (number, ((line, units), days)) in life.lines().zip(days).enumerate() {
            progress.push(Progress {
                line,
                name: self.name(number, &line.sku),
                units,
                days,
                expected: self.expected(number, line, units),
            });
        }
        self.written(&progress, &history)
    }

    fn written(&self, progress: &[Progress<'_>], history: &History) -> OrderFace {
        let [mut title, mut lines, mut contact] = [const { Markup::new() }; 3];
        let id = [("id", &*self.own.order.id)];
        title.text(&self.speech.with(Phrase::ORDER, &id));
        let open = progress.iter().filter(|line| line.units.unsent() > 0);
        let open = open.count();
        // One line is cancelled by the button that cancels everything.
        let apart = matches!(self.stage, Stage::Idle | Stage::Failed) && open > 1;
        let mut spoken = String::new();
        for line in progress {
            self.write_line(line, apart, &mut lines, &mut spoken);
        }
        if open > 0 && self.stage == Stage::Failed {
            spoken = self.speech.say(Phrase::CANCEL_FAILED);
        }
        write_contact(
            &ways(self.policy(), &self.speech),
            &self.speech,
            &mut contact,
        );
        OrderFace {
            sections: vec![
                title,
                lines,
                self.earned(progress),
                self.cancel(progress),
                self.history(history),
                contact,
            ],
            spoken,
            cancellable: open > 0,
        }
    }

    fn name(&self, number: usize, sku: &str) -> String {
        let told = self.own.titles.get(number).and_then(Option::as_deref);
        told.map_or_else(|| name(self.round, sku), String::from)
    }

    pub(super) fn policy(&self) -> &Policy {
        &self.round.snapshot.policy
    }

    /// A day where there is little room.
    pub(super) fn short(&self, day: Day) -> String {
        Speech {
            long: false,
            ..self.speech
        }
        .date(day)
    }

    /// When the unsent units of a line ship: those that wait in their turn, those that were in stock
    /// or have come with the next round. Where nobody can tell, what the customer was told last stands.
    fn expected(&self, number: usize, line: &OrderLine, units: &LineLife<'_>) -> Expected {
        if units.unsent() == 0 {
            return Expected::Nothing;
        }
        let waits = units.backordered() - units.arrived();
        let ahead = self.own.ahead.get(number).copied().flatten();
        let known = self.round.snapshot.item(&line.sku).is_some();
        let (true, Some(stock)) = (known && (waits == 0 || ahead.is_some()), self.round.stock)
        else {
            let told = self.own.order.told.iter();
            let mut told = told.filter(|told| told.line == line.id && told.kind.is_promise());
            return told.next_back().map_or(Expected::Unknown, Told::expected);
        };
        let stock = Days {
            earliest: stock,
            latest: stock,
        };
        if waits == 0 {
            return Expected::Within(stock);
        }
        let ahead = ahead.unwrap_or_default();
        let promise = self.round.promise_in_line(&line.sku, waits, ahead);
        let days = promise.parts.iter().map(Days::of);
        match days.reduce(|one, other| Some(one?.after(other?))).flatten() {
            Some(days) if promise.unavailable == 0 => Expected::Within(match units.unsent() {
                unsent if unsent > waits => stock.after(days),
                _ => days,
            }),
            _ => Expected::Undated,
        }
    }

    /// What of an event is no step of a line; `cancelled` are the items that it cancels.
    fn happened(&self, event: &Event, cancelled: &str) -> Option<String> {
        let amount = (self.money)(event.amount);
        let reason = event.reason.as_deref().filter(|_| event.by == By::Shop);
        let message = match (event.kind, event.by) {
            (Kind::Charged, _) => Phrase::CHARGED,
            (Kind::Refunded, _) => Phrase::REFUNDED,
            (Kind::Cancelled, By::Customer) => Phrase::CANCELLED,
            (Kind::Cancelled, By::Shop) if reason.is_some() => Phrase::CANCELLED_FOR,
            (Kind::Cancelled, By::Shop) => Phrase::CANCELLED_BY_SHOP,
            _ => return None,
        };
        let values = [
            ("amount", &*amount),
            ("items", cancelled),
            ("reason", reason.unwrap_or_default()),
        ];
        Some(self.speech.with(message, &values))
    }

    /// What the customer was told after the first promise. By when it was to ship is a date, however
    /// near that is today: it was told another day.
    fn told(&self, told: &Told) -> Option<(Moment, String)> {
        let at = (self.local)(told.at.as_deref()?)?;
        let lines = &self.own.order.lines;
        let number = lines.iter().position(|line| line.id == told.line)?;
        let name = self.name(number, &lines[number].sku);
        let message = match (told.kind, told.latest) {
            (Notice::Placed, _) => return None,
            (Notice::Delayed, Some(_)) => Phrase::TOLD_DELAYED,
            (Notice::Delayed, None) => Phrase::TOLD_UNDATED,
            (Notice::Sooner, _) => Phrase::TOLD_SOONER,
            (Notice::Dispatched, _) => Phrase::TOLD_DISPATCHED,
            (Notice::Cancelled, _) => Phrase::TOLD_CANCELLED,
        };
        let date = told.latest.map(|day| self.speech.date(day));
        let values = [("name", &*name), ("date", &date.unwrap_or_default())];
        Some((at, self.speech.with(message, &values)))
    }

    fn history(&self, history: &History) -> Markup {
        let mut section = Markup::new();
        if !history.is_empty() {
            section.leaf("h3", "heading", &self.speech.say(Phrase::HISTORY));
            section.open("dl", "");
            for (at, text) in history {
                section.row("event", &self.short(at.day), text);
            }
            section.close();
        }
        section
    }

    /// What the longest wait earns; without a date, what the wait until today does.
    fn earned(&self, progress: &[Progress<'_>]) -> Markup {
        let days = progress.iter().filter_map(|line| {
            let until = match line.expected {
                Expected::Nothing | Expected::Unknown => return None,
                Expected::Undated => self.round.today,
                Expected::Within(days) => days.latest,
            };
            Some(line.days[Kind::Placed as usize]?.until(until))
        });
        let mut section = Markup::new();
        let days = days.max().unwrap_or_default();
        section.list("", &earned(self.policy(), days, &self.speech));
        section
    }
}

/// Adds what has happened in its place, behind all that happened before it.
fn add(history: &mut History, at: Moment, text: String) {
    let place = history.partition_point(|(before, _)| before.minutes() <= at.minutes());
    history.insert(place, (at, text));
}

impl Told {
    pub(super) fn expected(&self) -> Expected {
        match (self.earliest.or(self.latest), self.latest) {
            (Some(earliest), Some(latest)) => Expected::Within(Days { earliest, latest }),
            _ => Expected::Undated,
        }
    }
}

impl Expected {
    /// The last day, where there is one.
    pub(super) fn latest(self) -> When {
        match self {
            Expected::Within(days) => When::On(days.latest),
            _ => When::Undated,
        }
    }
}
