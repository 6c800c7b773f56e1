//! Where each line of each order stands: how far it has come, what its customer was last told, and
//! what it is promised now.

use std::collections::BTreeMap;

use serde::Serialize;

use super::life::{Life, LineLife};
use super::{Kind, Order, OrderLine, Told};
use crate::domain::day::{Day, Moment};
use crate::domain::promise::Queued;
use crate::domain::supply::Round;

/// The days in which something is expected to ship; none where nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Window {
    /// The first day it may ship.
    pub earliest: Option<Day>,
    /// The day it will have shipped by.
    pub latest: Option<Day>,
}

/// An order's line, and what is known of it.
pub(super) struct Standing<'c, 's> {
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

impl<'s> Round<'s> {
    /// Hands every line of every order to `each`. What the asker says was `told`, in the order it
    /// was, rules over what the snapshot carries. `local` tells what the shop's clock showed at an
    /// instant.
    pub(super) fn standings(
        &self,
        told: &[Told],
        now: Moment,
        local: &dyn Fn(&str) -> Option<Moment>,
        each: &mut dyn FnMut(&Standing<'_, 's>),
    ) {
        let mut queues: BTreeMap<&str, BTreeMap<Box<str>, Window>> = BTreeMap::new();
        let last: BTreeMap<&str, &Told> = told.iter().map(|told| (&*told.line, told)).collect();
        let snapshot = self.snapshot;
        for order in &snapshot.orders {
            let mut life = Life::new(order);
            let mut placed = None;
            for event in &order.events {
                let at = life.take_by(event, now, local);
                if let (Kind::Placed, Ok(at)) = (event.kind, at) {
                    placed = Some(at.day);
                }
            }
            for (line, units) in life.lines() {
                let before = last.get(&*line.id).copied();
                let before =
                    before.or_else(|| order.told.iter().rfind(|told| told.line == line.id));
                let queue = queues.entry(&line.sku).or_insert_with(|| {
                    let queue = self.queue(&line.sku).into_iter();
                    queue
                        .map(|queued| {
                            let window = queued.window();
                            (queued.id, window)
                        })
                        .collect()
                });
                each(&Standing {
                    order,
                    line,
                    units,
                    placed,
                    before,
                    expected: queue.get(&line.id).copied(),
                });
            }
        }
    }
}

impl Queued {
    /// When the last of its units is expected to ship.
    pub(super) fn window(&self) -> Window {
        if self.complete.is_none() {
            return Window {
                earliest: None,
                latest: None,
            };
        }
        Window {
            earliest: self.parts.iter().filter_map(|part| part.earliest).max(),
            latest: self.parts.iter().filter_map(|part| part.latest).max(),
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
