//! How the day that something comes becomes the day that it ships.

use serde::Serialize;

use super::walk::Walk;
use crate::domain::coming::Coming;
use crate::domain::day::Day;
use crate::domain::lateness::{Kind, Lateness};
use crate::domain::supply::Supply;

/// A receipt that units come from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Received<'s> {
    /// Its turn among what is on order, from 0.
    pub receipt: usize,
    /// When it comes, and ships; none: nobody knows, as it has no day.
    pub arrival: Option<Arrival<'s>>,
}

impl<'s> Received<'s> {
    pub(super) fn new(supply: &Supply<'s>, receipt: usize) -> Received<'s> {
        let coming = supply.receipt_comes(supply.expected(receipt).receipt);
        Received {
            receipt,
            arrival: coming.and_then(|coming| Arrival::new(supply, coming)),
        }
    }
}

/// Something that comes in, or that a supplier sends straight to the customer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Arrival<'s> {
    /// The day it is due.
    pub due: Day,
    /// How many days that has passed by.
    pub overdue: u64,
    /// How late its supplier is; none: it is not known to be late, and all is as scheduled.
    pub lateness: Option<Evidence<'s>>,
    /// As scheduled: on the day it is due, or tomorrow where it is overdue.
    pub scheduled: Way,
    /// At the soonest, where it may be late or early.
    pub earliest: Option<Way>,
    /// At the latest.
    pub latest: Option<Way>,
}

/// Sending straight to the customer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DropShip<'s> {
    /// From today to the day the supplier sends it.
    pub within: Option<Walk>,
    /// When it sends it, and how late it may be with that.
    pub arrival: Arrival<'s>,
}

impl<'s> DropShip<'s> {
    /// None where the supplier would not.
    pub(super) fn new(supply: &Supply<'s>) -> Option<DropShip<'s>> {
        let (days, coming) = (supply.drop_ship_days()?, supply.drop_ship_comes()?);
        Some(DropShip {
            within: Walk::new(supply.calendar(), supply.round.today, days),
            arrival: Arrival::new(supply, coming)?,
        })
    }
}

/// What is known of how late a supplier is, and what that gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence<'s> {
    /// The name items refer to it by.
    pub supplier: &'s str,
    /// What it is judged by: `purchase`, `drop-ship` or `reorder`.
    pub kind: &'static str,
    /// How late it was with that, and how often that was seen.
    pub table: &'s Lateness,
    /// The chance that a thing comes within these days.
    pub confidence: f64,
    /// Days late that it is known to be more than, as it has not come: of what is overdue, or should have come early.
    /// None: nothing follows from that yet.
    pub given: Option<i32>,
    /// Days late at the soonest, with the same chance of even sooner as of later than the latest; negative: early.
    pub from: i32,
    /// Days late at the latest.
    pub to: i32,
}

/// From the day that something comes to the day that it ships. That is when the shop has handled it, but neither
/// before its own stock could ship nor, of what is not released yet, before what is released could.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Way {
    /// The day it comes.
    pub arrives: Day,
    /// What the shop does with it; none where that would end after 9999.
    pub handling: Option<Walk>,
    /// The day it ships; none where that would be after 9999.
    pub ships: Option<Day>,
}

impl<'s> Arrival<'s> {
    pub(super) fn new(supply: &Supply<'s>, coming: Coming) -> Option<Arrival<'s>> {
        let way = |day| Way::new(supply, coming.kind, day);
        let late = supply.late(coming);
        let on = |days| way(supply.comes_late(coming, days));
        Some(Arrival {
            due: coming.due,
            overdue: u64::try_from(coming.due.until(supply.round.today)).unwrap_or_default(),
            lateness: late.as_ref().map(|late| Evidence {
                supplier: supply.name_of(coming.supplier),
                kind: late.kind.text(),
                table: late.table,
                confidence: supply.round.snapshot.policy.confidence as f64 / 1000.0,
                given: late.given,
                from: late.from,
                to: late.to,
            }),
            scheduled: way(supply.expected_on(coming)?),
            earliest: late.as_ref().map(|late| on(late.from)),
            latest: late.as_ref().map(|late| on(late.to)),
        })
    }
}

impl Way {
    fn new(supply: &Supply<'_>, kind: Kind, arrives: Day) -> Way {
        Way {
            arrives,
            handling: Walk::new(supply.calendar(), arrives, supply.handling_days(kind)),
            ships: supply.ships(kind, arrives),
        }
    }
}
