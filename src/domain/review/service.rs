//! How customers were served, from their orders' events: what was there when they ordered, how long it took where it was
//! not, whether the first promise was kept, and what the shop had to call off that its figures said was there.

use std::collections::BTreeMap;

use super::period::Period;
use super::share::{Durations, Tally};
use super::timeline::Timeline;
use crate::domain::day::{Day, Moment};
use crate::domain::month::Month;
use crate::domain::order::{
    By, Follower, Kind, Life, LineLife, Notice, Order, OrderLine, Reason, Step,
};

/// What has come of orders, counted while they are followed.
pub(super) struct Service {
    period: Period,
    /// Units that were in stock when ordered, of those ordered in the period.
    pub units: Tally,
    /// Lines all of which was.
    pub lines: Tally,
    /// Orders all of which was.
    pub orders: Tally,
    /// The first two, item by item.
    pub items: Vec<Tally>,
    /// Units that waited and were sent in the period.
    pub sent: Durations,
    /// Units that were ordered in the period, waited and were sent.
    pub through: Durations,
    /// Units that were ordered in it and wait still, or were called off.
    pub censored: Durations,
    /// Days that units waited in the period, all together.
    pub unit_days: u64,
    /// First promises for days of the period that were kept.
    pub promises: Tally,
    /// Items, and months, of which the shop called off what had been in stock when ordered.
    pub oversold: BTreeMap<(u32, Month), u64>,
    /// What waited, day by day.
    pub timeline: Timeline,
    placed: Option<Day>,
    states: Vec<State>,
}

/// Where a line stood before an event.
#[derive(Clone, Copy, Default)]
struct State {
    /// Of the units that waited: those that are sent.
    sent: u64,
    /// Those that are not.
    waiting: u64,
    /// Of the others those that are not.
    open: u64,
    last_sent: Option<Day>,
    last_cancel: Option<Day>,
}

impl State {
    fn of(life: &LineLife<'_>, before: State) -> State {
        State {
            sent: life.waiting[Kind::Dispatched as usize..].iter().sum(),
            waiting: life.backordered(),
            open: life.open(),
            ..before
        }
    }
}

impl Service {
    pub(super) fn new(items: usize, period: Period) -> Service {
        Service {
            period,
            units: Tally::default(),
            lines: Tally::default(),
            orders: Tally::default(),
            items: vec![Tally::default(); items],
            sent: Durations::default(),
            through: Durations::default(),
            censored: Durations::default(),
            unit_days: 0,
            promises: Tally::default(),
            oversold: BTreeMap::new(),
            timeline: Timeline::new(period),
            placed: None,
            states: Vec::new(),
        }
    }

    /// Counts what was there when an order was placed.
    fn place(&mut self, order: &Order, day: Day) {
        self.placed = Some(day);
        self.timeline.tell();
        if !self.period.has(day) {
            return;
        }
        let mut whole = true;
        for line in order.lines.iter().filter(|line| line.quantity > 0) {
            let there = line.quantity - line.waiting;
            self.units.add(there, line.quantity);
            self.lines.add(u64::from(line.waiting == 0), 1);
            whole &= line.waiting == 0;
            if let Some(row) = line.row {
                self.items[row as usize].add(there, line.quantity);
            }
        }
        if order.lines.iter().any(|line| line.quantity > 0) {
            self.orders.add(u64::from(whole), 1);
        }
    }

    /// Units of a line that waited until a day and then were sent, or were called off.
    fn waited(&mut self, placed: Day, day: Day, sent: u64, cancelled: u64) {
        let days = placed.until(day);
        if self.period.has(day) && sent > 0 {
            self.sent.add(days, sent);
        }
        if self.period.has(placed) {
            self.through.add(days, sent);
            self.censored.add(days, cancelled);
        }
        let from = placed.max(self.period.from);
        let within = from.until(day.min(self.period.until)).max(0) as u64;
        let unit_days = within.saturating_mul(sent.saturating_add(cancelled));
        self.unit_days = self.unit_days.saturating_add(unit_days);
    }

    /// Judges the first promise for a line, if the day has come that it named.
    fn promise(&mut self, order: &Order, line: &OrderLine, life: &LineLife<'_>, state: State) {
        let mut told = order.told.iter();
        let first = told.find(|told| told.line == line.id && told.kind == Notice::Placed);
        let Some(latest) = first.and_then(|told| told.latest) else {
            return;
        };
        let today = self.period.until;
        let is_over = |day: Option<Day>| day.is_some_and(|day| day <= latest);
        let kept = match (life.unsent(), life.sold()) {
            (0, 0) if is_over(state.last_cancel) => return,
            (0, 0) => false,
            (0, _) => is_over(state.last_sent),
            _ if latest == today => return,
            _ => false,
        };
        if self.period.has(latest) {
            self.promises.add(u64::from(kept), 1);
        }
    }
}

impl<'s> Follower<'s> for Service {
    fn after(&mut self, life: &Life<'s>, step: Step<'s>, at: Result<Moment, Reason>) {
        let Ok(Moment { day, .. }) = at else {
            return;
        };
        let kind = step.event.kind;
        if kind == Kind::Placed {
            self.place(step.order, day);
            self.states.clear();
            let states = life
                .lines()
                .map(|(_, life)| State::of(life, State::default()));
            self.states.extend(states);
            return;
        }
        let (true, Some(placed)) = (
            matches!(kind, Kind::Dispatched | Kind::Cancelled),
            self.placed,
        ) else {
            return;
        };
        for (index, (line, life)) in life.lines().enumerate() {
            let before = self.states[index];
            let mut state = State::of(life, before);
            let sent = state.sent - before.sent;
            let cancelled = (before.waiting - state.waiting) - sent;
            self.waited(placed, day, sent, cancelled);
            let left = sent.saturating_add(cancelled);
            self.timeline.add(placed, Some(day), left, line.price);
            if kind == Kind::Dispatched {
                let more = sent > 0 || state.open < before.open;
                state.last_sent = state.last_sent.max(Some(day).filter(|_| more));
            } else {
                let fewer = cancelled > 0 || state.open < before.open;
                state.last_cancel = state.last_cancel.max(Some(day).filter(|_| fewer));
                let off = before.open - state.open;
                let is_shops = step.event.by == By::Shop && off > 0;
                if let Some(row) = line.row.filter(|_| is_shops) {
                    let key = (row, Month::of(day));
                    let sum = self.oversold.entry(key).or_default();
                    *sum = sum.saturating_add(off);
                }
            }
            self.states[index] = state;
        }
    }

    fn end(&mut self, order: &'s Order, life: &Life<'s>) {
        let Some(placed) = self.placed.take() else {
            return;
        };
        for (index, (line, life)) in life.lines().enumerate() {
            let state = self.states[index];
            self.waited(placed, self.period.until, 0, state.waiting);
            self.timeline.add(placed, None, state.waiting, line.price);
            self.promise(order, line, life, state);
        }
    }
}
