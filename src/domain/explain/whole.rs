//! All there is to say of a promise, from what is in stock to the door.

use serde::Serialize;

use super::arrival::DropShip;
use super::step::{Refused, Step};
use super::walk::Walk;
use crate::domain::allotment::Allotment;
use crate::domain::calendar::Calendar;
use crate::domain::day::{Day, Moment, Time};
use crate::domain::promise::Promise;
use crate::domain::snapshot::{OnHand, Selling, Stage};
use crate::domain::supply::{Round, Supply};

/// A promise, and the steps behind it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation<'s> {
    /// What was asked for.
    pub sku: &'s str,
    /// How many of it.
    pub quantity: u64,
    /// What is explained.
    pub promise: Promise,
    /// The shop's day.
    pub today: Day,
    /// The time of that day.
    pub time: Time,
    /// Weekdays on which the shop is always closed.
    pub closed: Vec<&'static str>,
    /// What is in stock, and when it ships.
    pub stock: Stock,
    /// When it is released, if it is not yet.
    pub release: Option<Release>,
    /// Units that wait before these.
    pub waiting: u64,
    /// What is on order and counts, in the order it is expected; nothing where stock reaches every unit.
    pub on_order: Vec<OnOrder<'s>>,
    /// How it is sold.
    pub selling: Selling,
    /// Units that may wait beyond those that are free in stock; none: any number.
    pub backorder_limit: Option<u64>,
    /// When the supplier would send it straight to the customer, if it does: so ship all that wait, and would ship
    /// later else, or have no day.
    pub drop_ship: Option<DropShip<'s>>,
    /// What the units get, in their order in the line. In the promise, those of one source and day are one part.
    pub steps: Vec<Step<'s>>,
    /// What cannot be had.
    pub refused: Option<Refused<'s>>,
    /// From the days between which all of it ships to those between which it is at the door, where the policy
    /// knows how long that takes.
    pub door: Option<Door>,
}

/// What is in stock, and when it ships.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stock {
    /// Units in the warehouse: how many, `some` or `untracked`.
    pub on_hand: OnHand,
    /// Whether there are more of them than that.
    pub at_least: bool,
    /// Of those: promised elsewhere.
    pub reserved: u64,
    /// Of those: never sold.
    pub safety_stock: u64,
    /// Units that are free to sell, before those who wait take theirs; none: more than anybody asks for.
    pub free: Option<u64>,
    /// From this time on, what is ordered on an open day leaves with the next round.
    pub cut_off: Option<Time>,
    /// From today, or tomorrow if it is too late today; it ends on the day that stock ships. None where that is after 9999.
    pub handling: Option<Walk>,
}

/// A release that is still to come: nothing ships before what is released then could.
#[derive(Debug, Serialize)]
pub struct Release {
    /// Its day.
    pub day: Day,
    /// From then to the first day that something ships; none: after 9999.
    pub handling: Option<Walk>,
}

/// A receipt on order.
#[derive(Debug, Serialize)]
pub struct OnOrder<'s> {
    /// The number in the line of its first unit.
    pub first: u64,
    /// The number of its last.
    pub last: u64,
    /// When it is due, if anybody knows.
    pub due: Option<Day>,
    /// Whether it should have come before today: then it is expected tomorrow.
    pub overdue: bool,
    /// Who sends it, as told.
    pub supplier: Option<&'s str>,
    /// How far it has come.
    pub stage: Option<Stage>,
}

/// The way to the customer's door.
#[derive(Debug, Serialize)]
pub struct Door {
    /// At the soonest.
    pub earliest: Walk,
    /// At the latest.
    pub latest: Walk,
}

impl<'s> Round<'s> {
    /// The steps behind [`Round::promise`], asked for at the same moment; none for an unknown sku. They say all
    /// that the snapshot knows: of a private one they are the merchant's own.
    pub fn explain(&self, sku: &str, quantity: u64, now: Moment) -> Option<Explanation<'s>> {
        let item = self.snapshot.item(sku)?;
        let allotment = Allotment::new(*self, item, quantity);
        let (supply, calendar) = (&allotment.supply, &self.snapshot.calendar);
        let promise = self.promise_of(item, quantity, 0);
        Some(Explanation {
            sku: &item.sku,
            quantity,
            today: now.day,
            time: now.time,
            closed: calendar.closed_weekdays(),
            stock: Stock {
                on_hand: item.on_hand,
                at_least: item.at_least,
                reserved: item.reserved,
                safety_stock: item.safety_stock,
                free: (!item.is_unlimited()).then(|| item.free()),
                cut_off: calendar.cut_off,
                handling: calendar
                    .first_round(now)
                    .and_then(|day| handled(calendar, day)),
            },
            release: item
                .release
                .filter(|_| supply.is_preorder())
                .map(|day| Release {
                    day,
                    handling: handled(calendar, day),
                }),
            waiting: item.waiting,
            on_order: on_order(supply),
            selling: item.selling,
            backorder_limit: item.backorder_limit,
            drop_ship: DropShip::new(supply),
            steps: Step::all(&allotment),
            refused: Refused::of(&allotment),
            door: self.door(&promise),
            promise,
        })
    }

    fn door(&self, promise: &Promise) -> Option<Door> {
        let (earliest, latest) = promise.window()?;
        let (transit, calendar) = (self.snapshot.policy.transit?, &self.snapshot.calendar);
        Some(Door {
            earliest: Walk::new(calendar, earliest, transit.min)?,
            latest: Walk::new(calendar, latest, transit.max)?,
        })
    }
}

fn handled(calendar: &Calendar, day: Day) -> Option<Walk> {
    Walk::new(calendar, day, calendar.handling_days)
}

fn on_order<'s>(supply: &Supply<'s>) -> Vec<OnOrder<'s>> {
    let last = supply.last_turn().filter(|_| !supply.item.is_unlimited());
    let turns = last.map_or(0, |last| last + 1);
    let receipts = (0..turns).map(|turn| supply.expected(turn));
    receipts
        .map(|expected| OnOrder {
            first: expected.start + 1,
            last: expected.end,
            due: expected.receipt.due,
            overdue: expected.overdue,
            supplier: expected.receipt.supplier.as_deref(),
            stage: expected.receipt.stage,
        })
        .collect()
}
