//! One row an item: who waits for it, what is on hand and coming, how it sold, and how often it ran out.

use super::backlog::{AGED, WAYS, Waiting};
use super::forecast::most_in_line;
use super::period::Period;
use super::share::Tally;
use super::table::table;
use crate::domain::day::Day;
use crate::domain::snapshot::{Item, OnHand};

table! {
    /// What is known of each item, in the order of the snapshot: row 3 is `shop.skus[3]`.
    Items of ItemRow {
        /// Its supplier's number among `suppliers`; whose supplier is not told has one that comes after all who are.
        supplier: u32 = "supplier",
        /// Units that wait. Those by age come to that, and so do those by what they wait for.
        units: u64 = "units",
        /// What these cost, in cents.
        value: u64 = "value",
        /// Ordered at most 7 days ago.
        to7: u64 = "to7",
        /// 8 to 30 days ago.
        to30: u64 = "to30",
        /// 31 to 90.
        to90: u64 = "to90",
        /// More than 90.
        over90: u64 = "over90",
        /// Nobody tells when.
        unknown: u64 = "unknown",
        /// As in [`super::ByWay`].
        ready: u64 = "ready",
        /// As in [`super::ByWay`].
        on_order: u64 = "onOrder",
        /// As in [`super::ByWay`].
        overdue: u64 = "overdue",
        /// As in [`super::ByWay`].
        drop_ship: u64 = "dropShip",
        /// As in [`super::ByWay`].
        reorder: u64 = "reorder",
        /// As in [`super::ByWay`].
        undated: u64 = "undated",
        /// As in [`super::ByWay`].
        unavailable: u64 = "unavailable",
        /// When the first of them was ordered.
        oldest: Option<Day> = "oldest",
        /// When the last of them is scheduled to ship that have a day.
        last: Option<Day> = "last",
        /// Units ordered in the period.
        ordered: u64 = "ordered",
        /// Of these: in stock when they were ordered.
        filled: u64 = "filled",
        /// Units a day.
        demand: f64 = "demand",
        /// On hand over demand.
        days_of_supply: f64 = "daysOfSupply",
        /// On hand and on order, less reserved and waiting.
        position: f64 = "position",
        /// Days without stock, of those told of the period.
        days_out: u64 = "daysOut",
        /// How many days are told of it.
        days_told: u64 = "daysTold",
        /// Months of it with such a day.
        months_out: u8 = "monthsOut",
        /// How many months are told of it.
        months_told: u8 = "monthsTold",
        /// What a unit costs, in cents.
        cost: f64 = "cost",
        /// Units in a pack.
        pack_size: f64 = "packSize",
        /// Units a day expected over the lead time and a review period.
        expected: f64 = "expected",
        /// Days from an order to its arrival, in the mean.
        lead_days: f64 = "leadDays",
        /// It is ordered when the position is at or below this.
        reorder_point: f64 = "reorderPoint",
        /// What of it is not expected to be asked for until what is ordered at the next look is there.
        safety_stock: f64 = "safetyStock",
        /// The last open day on which to order.
        order_by: Option<Day> = "orderBy",
        /// Units to order then.
        order: f64 = "order",
        /// When stock and what is on order are expected to be gone.
        runs_out: Option<Day> = "runsOut",
        /// Units more that are asked for while there is none, if it is ordered a review period later.
        short: f64 = "short",
        /// Why there is no advice, a number of [`super::REASONS`].
        unadvised: u8 = "unadvised",
        /// What decided how much, a number of [`super::SIZES`].
        sized: u8 = "sized",
        /// How much is wrong with what is told of its sales, where these are looked at; at most 255.
        problems: u8 = "problems",
    }
}

/// Days in stock from which a demand can be told.
const LEAST_DAYS: u64 = 28;

impl ItemRow {
    /// The part of the row that tells who waits.
    pub(super) fn waits(&mut self, item: &Item, waiting: &Waiting) {
        self.units = waiting.units;
        self.value = waiting.units.saturating_mul(item.price);
        let [to7, to30, to90, over90, unknown]: [u64; AGED] = waiting.ages;
        (self.to7, self.to30, self.to90) = (to7, to30, to90);
        (self.over90, self.unknown) = (over90, unknown);
        let [
            ready,
            on_order,
            overdue,
            drop_ship,
            reorder,
            undated,
            unavailable,
        ]: [u64; WAYS] = waiting.ways;
        (self.ready, self.on_order, self.overdue) = (ready, on_order, overdue);
        (self.drop_ship, self.reorder) = (drop_ship, reorder);
        (self.undated, self.unavailable) = (undated, unavailable);
        (self.oldest, self.last) = (waiting.oldest, waiting.last);
    }

    /// The part that tells what is there, and how long that lasts.
    pub(super) fn lasts(&mut self, item: &Item, period: &Period, sells_while_out: bool) {
        self.demand = demand(item, period, sells_while_out).unwrap_or(f64::NAN);
        (self.days_of_supply, self.position) = (f64::NAN, f64::NAN);
        if let OnHand::Units(on_hand) = item.on_hand {
            if self.demand > 0.0 {
                self.days_of_supply = on_hand as f64 / self.demand;
            }
            self.position = position(item, on_hand);
        }
    }

    /// The part that tells how it is bought.
    pub(super) fn is_bought(&mut self, item: &Item) {
        let told = |number: u64| if number > 0 { number as f64 } else { f64::NAN };
        (self.cost, self.pack_size) = (told(item.cost), told(item.pack_size));
    }

    /// A row of which nothing is advised yet.
    pub(super) fn unadvised() -> ItemRow {
        ItemRow {
            expected: f64::NAN,
            lead_days: f64::NAN,
            reorder_point: f64::NAN,
            safety_stock: f64::NAN,
            order: f64::NAN,
            short: f64::NAN,
            ..ItemRow::default()
        }
    }

    /// The part that tells how often it ran out.
    pub(super) fn ran_out(&mut self, days: Tally, months: Tally) {
        (self.days_out, self.days_told) = (days.part, days.of);
        (self.months_out, self.months_told) = (small(months.part), small(months.of));
    }
}

/// The inventory position: so many on hand and what is on order, less reserved and waiting.
pub(super) fn position(item: &Item, on_hand: u64) -> f64 {
    let on_order = item.on_order.last();
    let on_order = on_order.map_or(0, |last| last.before + last.quantity);
    on_hand as f64 + on_order as f64 - item.reserved as f64 - item.waiting as f64
}

pub(super) fn small(number: u64) -> u8 {
    number.min(255) as u8
}

/// Units a day: as told, else what was sold in the period over the days on which it could be bought; none of less than
/// [`LEAST_DAYS`] of these. Figures out of line with the others are slips of the pen.
fn demand(item: &Item, period: &Period, sells_while_out: bool) -> Option<f64> {
    if item.daily_demand > 0 {
        return Some(item.daily_demand as f64 / 1000.0);
    }
    let (mut sold, mut days) = (0u64, 0u64);
    let most = most_in_line(&item.sales);
    let told = period.of(&item.sales).iter();
    for told in told.filter(|told| told.quantity <= most) {
        let past = period.days_past(told);
        sold = sold.saturating_add(told.quantity);
        days += u64::from(if sells_while_out {
            past
        } else {
            told.in_stock(past)
        });
    }
    (days >= LEAST_DAYS).then(|| sold as f64 / days as f64)
}
