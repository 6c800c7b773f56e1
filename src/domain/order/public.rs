//! What a customer's own page needs of an order: no address, no other customer.

use serde::Serialize;

use super::life::Life;
use super::{By, Event, Kind, Notice, Order, Told};
use crate::domain::day::{Day, Moment};
use crate::domain::snapshot::Snapshot;

/// An order as its customer may see it.
#[derive(Debug, PartialEq, Serialize)]
pub struct PublicOrder<'s> {
    /// Its name in the shop's books.
    pub id: &'s str,
    /// What was ordered.
    pub lines: Vec<PublicLine<'s>>,
    /// What has happened to it. Events that cannot have happened are not among them.
    pub events: Vec<PublicEvent<'s>>,
    /// What was promised at first, of each line that was told one.
    pub first: Vec<PublicTold<'s>>,
    /// All that the customer was told.
    pub told: Vec<PublicTold<'s>>,
}

/// Some units of one item.
#[derive(Debug, PartialEq, Serialize)]
pub struct PublicLine<'s> {
    /// Its name, by which events are about it.
    pub id: &'s str,
    /// Which item.
    pub sku: &'s str,
    /// How many units.
    pub quantity: u64,
    /// How many of them were not in stock when they were ordered.
    pub waiting: u64,
    /// Units that wait before it; none if it does not wait.
    pub ahead: Option<u64>,
}

/// Something that happened.
#[derive(Debug, PartialEq, Serialize)]
pub struct PublicEvent<'s> {
    /// Its name.
    pub id: &'s str,
    /// When: an RFC 3339 instant.
    pub at: &'s str,
    /// What.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// To which line; none: to all of them, or to money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<&'s str>,
    /// To how many units; none: to all that could.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<u64>,
    /// Of a cancel: whose it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<&'static str>,
    /// Of a cancel by the shop: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'s str>,
    /// Of money: how many cents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<u64>,
}

/// Something that the customer was told of a line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PublicTold<'s> {
    /// When: an RFC 3339 instant.
    pub at: Option<&'s str>,
    /// Of which line.
    pub line: &'s str,
    /// What.
    pub kind: &'static str,
    /// The first day it may ship; none: nobody knew.
    pub earliest: Option<Day>,
    /// The day it will have shipped by; none: nobody knew.
    pub latest: Option<Day>,
}

impl Snapshot {
    /// The order called `id` as its customer may see it at `now`; none if there is no such order.
    /// `local` tells what the shop's clock showed at an instant.
    pub fn public_order(
        &self,
        id: &str,
        now: Moment,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Option<PublicOrder<'_>> {
        let order = self.orders.iter().find(|order| *order.id == *id)?;
        let mut life = Life::new(order);
        let happened = order.events.iter();
        let happened = happened.filter(|event| life.take_by(event, now, local).is_ok());
        let told: Vec<PublicTold<'_>> = order.told.iter().map(PublicTold::new).collect();
        Some(PublicOrder {
            id: &order.id,
            events: happened.map(PublicEvent::new).collect(),
            lines: self.public_lines(order),
            first: first_of_each_line(&told),
            told,
        })
    }

    fn public_lines<'s>(&'s self, order: &'s Order) -> Vec<PublicLine<'s>> {
        let lines = order.lines.iter().map(|line| PublicLine {
            id: &line.id,
            sku: &line.sku,
            quantity: line.quantity,
            waiting: line.waiting,
            ahead: self.ahead(&line.sku, &line.id),
        });
        lines.collect()
    }

    /// Units of `sku` that wait before the line called `id`; none if that does not wait.
    fn ahead(&self, sku: &str, id: &str) -> Option<u64> {
        let waiting = &self.item(sku)?.lines;
        let place = waiting.iter().position(|line| *line.id == *id)?;
        let before = waiting[..place].iter().map(|line| line.quantity);
        Some(before.fold(0, u64::saturating_add))
    }
}

impl<'s> PublicEvent<'s> {
    fn new(event: &'s Event) -> PublicEvent<'s> {
        PublicEvent {
            id: &event.id,
            at: &event.at,
            kind: event.kind.text(),
            line: event.units.line.as_deref(),
            quantity: event.units.quantity,
            by: (event.kind == Kind::Cancelled).then(|| event.by.text()),
            reason: event
                .reason
                .as_deref()
                .filter(|_| event.kind == Kind::Cancelled && event.by == By::Shop),
            amount: (event.kind >= Kind::Charged).then_some(event.amount),
        }
    }
}

impl<'s> PublicTold<'s> {
    fn new(told: &'s Told) -> PublicTold<'s> {
        PublicTold {
            at: told.at.as_deref(),
            line: &told.line,
            kind: told.kind.text(),
            earliest: told.earliest,
            latest: told.latest,
        }
    }
}

/// The first promise of each line is what it was told when it was placed.
fn first_of_each_line<'s>(told: &[PublicTold<'s>]) -> Vec<PublicTold<'s>> {
    let mut first: Vec<PublicTold<'s>> = Vec::new();
    for one in told.iter().filter(|one| one.kind == Notice::Placed.text()) {
        if first.iter().all(|known| known.line != one.line) {
            first.push(*one);
        }
    }
    first
}
