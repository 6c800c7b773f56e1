//! Where each line of each order stands: how far it has come, what its customer was last told, and
//! what it is promised now.

use std::collections::BTreeMap;

use serde::Serialize;

use super::follow::{Follower, Step};
use super::life::{Life, LineLife, Reason};
use super::{Kind, Order, OrderLine, Told};
use crate::domain::day::{Day, Moment};
use crate::domain::promise::Part;
use crate::domain::request::Filled;
use crate::domain::snapshot::Item;
use crate::domain::supply::{Round, Supply};

/// The days in which something is expected to ship; none where nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Window {
    /// The first day it may ship.
    pub earliest: Option<Day>,
    /// The day it will have shipped by.
    pub latest: Option<Day>,
}

/// An order's line, and what is known of it.
pub(in crate::domain) struct Standing<'c, 's> {
    pub order: &'s Order,
    pub line: &'s OrderLine,
    /// How far its units have come.
    pub units: &'c LineLife<'s>,
    /// The day it was ordered.
    pub placed: Option<Day>,
    /// What its customer was last told.
    pub before: Option<&'c Told>,
    /// When it is expected to ship; none if it is not among those that wait.
    pub expected: Option<Window>,
}

/// Who looks at where each line of each order stands, once it has been followed.
pub(in crate::domain) struct Standings<'c, 's> {
    round: Round<'s>,
    /// What the asker says was told, by line: it rules over what the snapshot carries.
    last: BTreeMap<&'c str, &'c Told>,
    /// Lines that wait, by the number of their item.
    turns: BTreeMap<u32, Turns<'s>>,
    placed: Option<Day>,
    each: &'c mut dyn FnMut(&Standing<'_, 's>),
}

impl<'c, 's> Standings<'c, 's> {
    /// Hands every line of every order to `each`, the lines of an order one after the other. Of `told` the last counts.
    pub(in crate::domain) fn new(
        round: Round<'s>,
        told: &'c [Told],
        each: &'c mut dyn FnMut(&Standing<'_, 's>),
    ) -> Standings<'c, 's> {
        Standings {
            round,
            last: told.iter().map(|told| (&*told.line, told)).collect(),
            turns: BTreeMap::new(),
            placed: None,
            each,
        }
    }
}

impl<'s> Follower<'s> for Standings<'_, 's> {
    fn after(&mut self, _life: &Life<'s>, step: Step<'s>, at: Result<Moment, Reason>) {
        if let (Kind::Placed, Ok(at)) = (step.event.kind, at) {
            self.placed = Some(at.day);
        }
    }

    fn end(&mut self, order: &'s Order, life: &Life<'s>) {
        let round = self.round;
        for (line, units) in life.lines() {
            let before = self.last.get(&*line.id).copied();
            let before = before.or_else(|| order.told.iter().rfind(|told| told.line == line.id));
            let turns = line.row.map(|row| {
                let item = &round.snapshot.items[row as usize];
                let turns = self.turns.entry(row);
                turns.or_insert_with(|| Turns::new(round, item))
            });
            (self.each)(&Standing {
                order,
                line,
                units,
                placed: self.placed,
                before,
                expected: turns.and_then(|turns| turns.window(&line.id)),
            });
        }
        self.placed = None;
    }
}

/// The order lines that wait for one item.
struct Turns<'s> {
    supply: Supply<'s>,
    /// Of each in turn: units before it.
    ahead: Vec<u64>,
    /// Their numbers by name, where they are many.
    by_name: BTreeMap<&'s str, usize>,
}

/// Lines that are looked through one by one: for a few, that is faster than to put them in order.
const FEW: usize = 32;

impl<'s> Turns<'s> {
    fn new(round: Round<'s>, item: &'s Item) -> Turns<'s> {
        let mut sum = 0u64;
        let ahead = item.lines.iter().map(|line| {
            let before = sum;
            sum = sum.saturating_add(line.quantity);
            before
        });
        let many = item.lines.iter().enumerate();
        let many = many.filter(|_| item.lines.len() > FEW);
        Turns {
            supply: Supply::new(round, item),
            ahead: ahead.collect(),
            by_name: many.map(|(turn, line)| (&*line.id, turn)).collect(),
        }
    }

    /// When a line is expected to ship; none if it does not wait.
    fn window(&self, id: &str) -> Option<Window> {
        let lines = &self.supply.item.lines;
        let turn = match lines.len() > FEW {
            true => self.by_name.get(id).copied(),
            false => lines.iter().rposition(|line| *line.id == *id),
        }?;
        let filled = self.supply.queued(self.ahead[turn], lines[turn].quantity);
        Some(Window::of(&filled))
    }
}

impl Window {
    /// When the last of some units is expected to ship that got this.
    fn of(filled: &Filled) -> Window {
        let last = |of: fn(&Part) -> Option<Day>| {
            filled.complete()?;
            filled.parts.iter().filter_map(of).max()
        };
        Window {
            earliest: last(|part| part.earliest),
            latest: last(|part| part.latest),
        }
    }
}

impl Told {
    pub(super) fn window(&self) -> Window {
        Window {
            earliest: self.earliest,
            latest: self.latest,
        }
    }
}
