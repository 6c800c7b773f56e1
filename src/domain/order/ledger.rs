//! The books of all orders, month by month.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Order;
use super::books::{Books, Sum};
use super::follow::{Follower, Step};
use super::life::{Life, Reason};
use crate::domain::day::{Moment, ascii};
use crate::domain::month::Month as OfCalendar;
use crate::domain::snapshot::{Policy, Snapshot};
use crate::error::Error;

/// The books of all orders of a snapshot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Ledger {
    /// What all of them come to now.
    #[serde(flatten)]
    pub total: Books,
    /// The months in which something happened, the earliest first.
    pub months: Vec<Month>,
    /// Events that cannot have happened.
    pub refused: Vec<Refused>,
}

/// What happened in one month, and what stood at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Month {
    /// `YYYY-MM` by the shop's clock.
    pub month: Box<str>,
    /// What was ordered in it.
    pub placed: Sum,
    /// What was dispatched in it.
    pub sold: Sum,
    /// What was cancelled in it.
    pub cancelled: Sum,
    /// Cents taken in it.
    pub charged: u64,
    /// Cents given back in it.
    pub refunded: u64,
    /// What was not in stock when ordered and was neither sent nor cancelled at its end.
    pub backordered: Sum,
    /// The rest of what was neither sent nor cancelled at its end.
    pub open: Sum,
}

/// An event that was refused, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// The way to it: `orders[3].events[2]`.
    pub place: Box<str>,
    /// The order.
    pub order: Box<str>,
    /// The event's name.
    pub id: Box<str>,
    /// Why.
    pub reason: Reason,
}

impl Snapshot {
    /// The books of all orders at `now`. `local` tells what the shop's clock showed at an instant.
    pub fn books(&self, now: Moment, local: &dyn Fn(&str) -> Option<Moment>) -> Ledger {
        let mut keeper = Keeper::new(&self.policy);
        self.follow(now, local, &mut [&mut keeper]);
        keeper.close()
    }
}

/// Who keeps the books while orders are followed.
pub(in crate::domain) struct Keeper<'s> {
    policy: &'s Policy,
    ledger: Ledger,
    flows: BTreeMap<OfCalendar, Flow>,
    before: Books,
}

impl<'s> Keeper<'s> {
    /// Books in which nothing stands yet.
    pub(in crate::domain) fn new(policy: &'s Policy) -> Keeper<'s> {
        Keeper {
            policy,
            ledger: Ledger::default(),
            flows: BTreeMap::new(),
            before: Books::default(),
        }
    }

    /// The books once all orders have been followed.
    pub(in crate::domain) fn close(mut self) -> Ledger {
        self.ledger.months = closed(self.flows);
        self.ledger
    }
}

impl<'s> Follower<'s> for Keeper<'s> {
    fn before(&mut self, life: &Life<'s>, step: Step<'s>) {
        self.before = life.concerned(step.event);
    }

    fn after(&mut self, life: &Life<'s>, step: Step<'s>, at: Result<Moment, Reason>) {
        match at {
            Ok(at) => {
                let flow = self.flows.entry(OfCalendar::of(at.day)).or_default();
                flow.add(&self.before, &life.concerned(step.event));
            }
            Err(reason) => self.ledger.refused.push(refused(step, reason)),
        }
    }

    fn end(&mut self, _order: &'s Order, life: &Life<'s>) {
        self.ledger.total.join(&life.books(self.policy));
    }
}

fn refused(step: Step<'_>, reason: Reason) -> Refused {
    let place = Error::default()
        .at(step.index)
        .under("events")
        .at(step.number)
        .under("orders")
        .place;
    Refused {
        place: place.into(),
        order: step.order.id.clone(),
        id: step.event.id.clone(),
        reason,
    }
}

/// What one month changed. Balances rise and fall.
#[derive(Default)]
struct Flow {
    happened: Books,
    backordered: [i128; 2],
    open: [i128; 2],
}

impl Flow {
    fn add(&mut self, before: &Books, after: &Books) {
        let happened = &mut self.happened;
        happened.join(&Books {
            placed: after.placed.since(before.placed),
            sold: after.sold.since(before.sold),
            cancelled: after.cancelled.since(before.cancelled),
            charged: after.charged - before.charged,
            refunded: after.refunded - before.refunded,
            ..Books::default()
        });
        change(&mut self.backordered, before.backordered, after.backordered);
        change(&mut self.open, before.open, after.open);
    }
}

fn change(balance: &mut [i128; 2], before: Sum, after: Sum) {
    balance[0] += i128::from(after.units) - i128::from(before.units);
    balance[1] += i128::from(after.amount) - i128::from(before.amount);
}

/// Each month with what stood at its end.
fn closed(flows: BTreeMap<OfCalendar, Flow>) -> Vec<Month> {
    let (mut backordered, mut open) = ([0; 2], [0; 2]);
    let months = flows.into_iter().map(|(month, flow)| Month {
        month: ascii(&month.first().text()[..7]).into(),
        placed: flow.happened.placed,
        sold: flow.happened.sold,
        cancelled: flow.happened.cancelled,
        charged: flow.happened.charged,
        refunded: flow.happened.refunded,
        backordered: carried(&mut backordered, flow.backordered),
        open: carried(&mut open, flow.open),
    });
    months.collect()
}

/// A balance as it stands after a change. Clocks that disagree may put what follows before what it
/// follows from: less than nothing never stands there.
fn carried(balance: &mut [i128; 2], change: [i128; 2]) -> Sum {
    for (sum, more) in balance.iter_mut().zip(change) {
        *sum += more;
    }
    let [units, amount] = balance.map(|sum| u64::try_from(sum.max(0)).unwrap_or(u64::MAX));
    Sum { units, amount }
}
