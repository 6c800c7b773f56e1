//! How many customers will ask about orders that wait (R14), by mail, by telephone or in a chat. That
//! is an assumption times a count; both are given.

use serde::Serialize;

use super::Told;
use super::standing::{Standing, Standings};
use crate::domain::allotment::Allotment;
use crate::domain::day::{Day, Moment};
use crate::domain::json::{Read, Reader};
use crate::domain::snapshot::Item;
use crate::domain::supply::Round;
use crate::domain::values::{all, put};
use crate::error::Error;

/// Contacts for each order until it is sent, in thousandths: how often customers are assumed to ask.
///
/// Shops get some 2 to 10 requests of any kind for every 100 orders, 6.7 on average, and of these 16
/// to 50 in 100 ask where an order is: for an order like any other that makes 1 to 5 in 100 (makers
/// of help desks publish such figures, Gorgias among them). For orders that wait as told the upper
/// end is taken. Nobody publishes how often those ask whose order is late, so the other three are
/// guesses. A shop that has counted its own does better to say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assumed {
    /// For an order that waits and is expected as its customer was told.
    pub per_as_told: u64,
    /// For one that takes longer than its customer knows.
    pub per_delayed: u64,
    /// For one without a date.
    pub per_undated: u64,
    /// For one that should have been sent before today, as its customer was told.
    pub per_overdue: u64,
}

impl Default for Assumed {
    fn default() -> Assumed {
        Assumed {
            per_as_told: 50,
            per_delayed: 200,
            per_undated: 300,
            per_overdue: 500,
        }
    }
}

/// What to expect of the backlog.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contacts {
    /// How many contacts until all of it is sent, in every way together.
    pub expected: f64,
    /// Orders that wait, each once.
    pub orders: Waiting,
    /// Units that wait and of which no order is told: each counts as an order that waits as told.
    pub unlisted: u64,
    /// How often customers are assumed to ask.
    pub assumed: Assumed,
}

/// Orders that wait, each by the line that stands worst.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Waiting {
    /// Expected as told.
    pub as_told: u64,
    /// Takes longer than last told.
    pub delayed: u64,
    /// No date is known.
    pub undated: u64,
    /// Should have been sent before today.
    pub overdue: u64,
}

/// How an order stands, from good to bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    AsTold,
    Delayed,
    Undated,
    Overdue,
}

impl<'s> Round<'s> {
    /// What to expect of the backlog. What the asker says was `told`, in the order it was, rules over
    /// what the snapshot carries. `local` tells what the shop's clock showed at an instant.
    pub fn contacts(
        &self,
        told: &[Told],
        assumed: Assumed,
        now: Moment,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Contacts {
        let mut count = Count::new(self.today);
        let mut each = |standing: &Standing<'_, 's>| count.add(standing);
        let mut standings = Standings::new(*self, told, &mut each);
        self.snapshot.follow(now, local, &mut [&mut standings]);
        count.close();
        let scheduled = self.scheduled();
        for (row, item) in (0..).zip(&self.snapshot.items) {
            let dated = || Allotment::of_waiting(scheduled, item).dated();
            count.add_unlisted(row, item, dated);
        }
        count.contacts(assumed)
    }
}

/// Orders that wait, counted while they are followed.
pub(in crate::domain) struct Count<'s> {
    today: Day,
    orders: Waiting,
    /// Lines of orders: the number of their item, their own among the lines that wait for it, and the units that wait.
    lines: Vec<(u32, Option<u32>, u64)>,
    /// How many of these are of items that are counted.
    passed: usize,
    /// The order whose lines are being counted, and the worst of them.
    last: Option<(&'s str, State)>,
    unlisted: u64,
}

impl<'s> Count<'s> {
    pub(in crate::domain) fn new(today: Day) -> Count<'s> {
        Count {
            today,
            orders: Waiting::default(),
            lines: Vec::new(),
            passed: 0,
            last: None,
            unlisted: 0,
        }
    }

    /// Counts a line of an order. Lines of one order follow each other.
    pub(in crate::domain) fn add(&mut self, standing: &Standing<'_, 's>) {
        let units = standing.units.backordered();
        if let Some(row) = standing.line.row {
            self.lines.push((row, standing.turn, units));
        }
        let waits = units > 0 || standing.expected.is_some() && standing.units.open() > 0;
        if !waits {
            return;
        }
        let state = state(standing, self.today);
        let order = &*standing.order.id;
        self.last = match self.last {
            Some((same, worst)) if same == order => Some((same, worst.max(state))),
            done => {
                self.orders.add(done.map(|(_, state)| state));
                Some((order, state))
            }
        };
    }

    /// Once all orders are counted, before those are that are in none.
    pub(in crate::domain) fn close(&mut self) {
        self.orders.add(self.last.take().map(|(_, state)| state));
        self.lines.sort_unstable();
    }

    /// Counts those that wait for item number `row`, which follows on the one before, and are in no order: each line as an order of its own, or units of
    /// which not even a line is told. Asked only where lines are told, `dated` tells how many units from the first on have
    /// a date.
    pub(in crate::domain) fn add_unlisted(
        &mut self,
        row: u32,
        item: &Item,
        dated: impl FnOnce() -> u64,
    ) {
        let lines = &self.lines[self.passed..];
        let before = lines.iter().take_while(|(other, ..)| *other < row);
        let start = before.count();
        let mine = lines[start..]
            .iter()
            .take_while(|(other, ..)| *other == row);
        let known = &lines[start..][..mine.count()];
        self.passed += start;
        if item.lines.is_empty() {
            let known = known.iter().map(|(.., units)| *units);
            let known = known.fold(0, u64::saturating_add);
            let more = item.waiting.saturating_sub(known);
            self.unlisted = self.unlisted.saturating_add(more);
            return;
        }
        let is_known = |turn: u32| {
            let same = known.binary_search_by_key(&Some(turn), |(_, turn, _)| *turn);
            same.is_ok()
        };
        let dated = dated();
        let mut end = 0u64;
        for (turn, line) in (0..).zip(&item.lines) {
            end = end.saturating_add(line.quantity);
            if line.quantity > 0 && !is_known(turn) {
                let state = match end <= dated {
                    true => State::AsTold,
                    false => State::Undated,
                };
                self.orders.add(Some(state));
            }
        }
    }

    pub(in crate::domain) fn contacts(self, assumed: Assumed) -> Contacts {
        Contacts {
            expected: assumed.contacts(self.orders, self.unlisted),
            orders: self.orders,
            unlisted: self.unlisted,
            assumed,
        }
    }
}

/// How a line stands that waits.
fn state(standing: &Standing<'_, '_>, today: Day) -> State {
    let promise = standing.before.filter(|told| told.kind.is_promise());
    let told = promise.map(Told::window);
    let was = told.and_then(|window| window.latest);
    let is = match standing.expected {
        Some(window) => window.latest,
        // Nobody knows better than what was told.
        None if told.is_some() => was,
        None => return State::AsTold,
    };
    match (was, is) {
        (Some(was), _) if was < today => State::Overdue,
        (_, None) => State::Undated,
        (Some(was), Some(is)) if is > was => State::Delayed,
        _ => State::AsTold,
    }
}

impl Waiting {
    fn add(&mut self, state: Option<State>) {
        match state {
            None => {}
            Some(State::AsTold) => self.as_told += 1,
            Some(State::Delayed) => self.delayed += 1,
            Some(State::Undated) => self.undated += 1,
            Some(State::Overdue) => self.overdue += 1,
        }
    }
}

impl Assumed {
    /// Reads a JSON object (UTF-8) of what is assumed instead of the usual.
    ///
    /// # Errors
    /// When it is no object, or something in it is wrong.
    pub fn read(bytes: &[u8]) -> Result<Assumed, Error> {
        let mut assumed = Assumed::default();
        all(bytes, |reader| {
            reader.fields(&mut |reader, key| {
                let rate = match key {
                    "perAsTold" => &mut assumed.per_as_told,
                    "perDelayed" => &mut assumed.per_delayed,
                    "perUndated" => &mut assumed.per_undated,
                    "perOverdue" => &mut assumed.per_overdue,
                    _ => return reader.skip(),
                };
                put(rate, thousandths(reader)?)
            })
        })?;
        Ok(assumed)
    }

    fn contacts(self, orders: Waiting, unlisted: u64) -> f64 {
        let groups = [
            (orders.as_told, self.per_as_told),
            (unlisted, self.per_as_told),
            (orders.delayed, self.per_delayed),
            (orders.undated, self.per_undated),
            (orders.overdue, self.per_overdue),
        ];
        let sum: u128 = groups
            .iter()
            .map(|(count, rate)| u128::from(*count) * u128::from(*rate))
            .sum();
        sum as f64 / 1000.0
    }
}

impl Serialize for Assumed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let rates = [
            ("perAsTold", self.per_as_told),
            ("perDelayed", self.per_delayed),
            ("perUndated", self.per_undated),
            ("perOverdue", self.per_overdue),
        ];
        let mut map = serializer.serialize_map(Some(rates.len()))?;
        for (name, thousandths) in rates {
            map.serialize_entry(name, &(thousandths as f64 / 1000.0))?;
        }
        map.end()
    }
}

fn thousandths(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number(
        "a number from 0 to 100 with at most three decimal places",
        3,
        100_000,
    )
}
