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
use crate::domain::snapshot::{Item, Line};
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
    /// Its number among the lines that wait for its item; none if it is not among them.
    pub turn: Option<u32>,
    /// When it is expected to ship, if it waits.
    pub expected: Option<Window>,
}

/// Who looks at where each line of each order stands, once it has been followed.
pub(in crate::domain) struct Standings<'c, 's> {
    round: Round<'s>,
    /// What the asker says was told, by line: it rules over what the snapshot carries.
    last: BTreeMap<&'c str, &'c Told>,
    /// By the number of an item for which many lines wait: these, by name.
    many: BTreeMap<u32, BTreeMap<&'s str, Turn>>,
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
            many: BTreeMap::new(),
            placed: None,
            each,
        }
    }
}

impl<'s> Standings<'_, 's> {
    /// The number of the line called `id` among those that wait for item number `row`, and when it is expected to ship;
    /// none if it does not wait.
    fn waits(&mut self, row: u32, id: &str) -> Option<(u32, Window)> {
        let item = &self.round.snapshot.items[row as usize];
        let turn = match item.lines.len() > FEW {
            true => {
                let many = self.many.entry(row);
                *many.or_insert_with(|| turns(item).collect()).get(id)?
            }
            false => {
                let index = item.lines.iter().rposition(|line| is_called(line, id))?;
                turns(item).nth(index)?.1
            }
        };
        let supply = Supply::new(self.round, item);
        let filled = supply.queued(turn.ahead, turn.quantity);
        Some((turn.number, Window::of(&filled)))
    }
}

impl<'s> Follower<'s> for Standings<'_, 's> {
    fn after(&mut self, _life: &Life<'s>, step: Step<'s>, at: Result<Moment, Reason>) {
        if let (Kind::Placed, Ok(at)) = (step.event.kind, at) {
            self.placed = Some(at.day);
        }
    }

    fn end(&mut self, order: &'s Order, life: &Life<'s>) {
        for (line, units) in life.lines() {
            let before = self.last.get(&*line.id).copied();
            let before = before.or_else(|| order.told.iter().rfind(|told| told.line == line.id));
            let waits = line.row.and_then(|row| self.waits(row, &line.id));
            (self.each)(&Standing {
                order,
                line,
                units,
                placed: self.placed,
                before,
                turn: waits.map(|(turn, _)| turn),
                expected: waits.map(|(_, window)| window),
            });
        }
        self.placed = None;
    }
}

/// A line's place among those that wait for its item.
#[derive(Clone, Copy)]
struct Turn {
    number: u32,
    /// Units before it.
    ahead: u64,
    quantity: u64,
}

/// Lines of an item that are looked through one by one: to put so few in order takes longer.
const FEW: usize = 32;

/// The lines that wait for an item, in turn, each with its name. Of two with one name the last stands.
fn turns(item: &Item) -> impl Iterator<Item = (&str, Turn)> {
    let mut ahead = 0u64;
    (0..).zip(&item.lines).map(move |(number, line)| {
        let turn = Turn {
            number,
            ahead,
            quantity: line.quantity,
        };
        ahead = ahead.saturating_add(line.quantity);
        (&*line.id, turn)
    })
}

/// Names of lines begin alike: those that are not the same mostly end otherwise.
fn is_called(line: &Line, id: &str) -> bool {
    line.id.as_bytes().last() == id.as_bytes().last() && &*line.id == id
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
