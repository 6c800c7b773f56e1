//! One item by itself: what it sold, what it is expected to sell, and what its stock comes to if nothing more is ordered.

use serde::Serialize;

use super::super::forecast::{
    Accuracy, Ahead, Demand, Forecast, Method, Outlook, TooLittle, forecast,
};
use super::super::items::{ItemRow, Items};
use super::left_over::LeftOver;
use super::plan::{Adviser, REASONS, position};
use super::sold::{self, SoldMonth, by_month};
use crate::domain::coming::Late;
use crate::domain::day::Day;
use crate::domain::month::Month;
use crate::domain::snapshot::{Item, Selling};
use crate::domain::supply::{Round, Supply};
use crate::error::Error;

/// What is expected of an item.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Projection<'s> {
    /// The item.
    pub sku: &'s str,
    /// Today, the first of the days.
    pub from: Day,
    /// Units expected to be free at the end of each day: on hand and come in, less reserved, waiting, never sold and asked for meanwhile;
    /// below 0: they wait. No days of what is not stocked, or of which nobody knows the demand.
    #[serde(skip)]
    pub stock: Vec<f64>,
    /// There are no fewer with the policy's service level: more is asked for, and receipts come late.
    #[serde(skip)]
    pub low: Vec<f64>,
    /// No more.
    #[serde(skip)]
    pub high: Vec<f64>,
    /// What is on order, as it is expected.
    pub receipts: Vec<Incoming>,
    /// When stock and what is on order are expected to be gone; none: not within a year.
    pub runs_out: Option<Day>,
    /// As in the review's items; none where there is no advice.
    pub reorder_point: Option<f64>,
    /// As there.
    pub safety_stock: Option<f64>,
    /// As there.
    pub order_by: Option<Day>,
    /// As there.
    pub order: Option<f64>,
    /// What `order` leaves that comes when the season is over, ordered by `order_by`; none where it sells on.
    pub left_over: Option<LeftOver>,
    /// Why there is no advice; empty: there is.
    pub unadvised: &'static str,
    /// What was sold, month by month, the earliest first.
    pub sold: Vec<SoldMonth>,
    /// The twelve months after this one; none of what nobody knows the demand of.
    pub months: Vec<ExpectedMonth>,
    /// What each month of the year sells, January first, as a multiple of the average.
    pub season: Option<[f64; 12]>,
    /// By how much sales are expected to change within a year, as a share of what they are.
    pub trend: Option<f64>,
    /// What the forecast is made of, the weightiest first; in all 1.
    pub methods: Vec<Weighed>,
    /// How good such forecasts were.
    pub accuracy: Option<Accuracy>,
    /// How little is known, where that is too little for a forecast.
    pub too_little: Option<TooLittle>,
    /// What is wrong with what is told of its sales, and was left out for it; gaps.
    pub problems: Vec<Error>,
}

/// A receipt on order.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Incoming {
    /// When it is expected: tomorrow, where it is overdue; none: nobody knows.
    pub day: Option<Day>,
    /// The days between which it comes, by its supplier's lateness and the policy's confidence.
    pub earliest: Option<Day>,
    /// The last of these.
    pub latest: Option<Day>,
    /// Units.
    pub quantity: u64,
    /// Whether it should have come before today.
    pub overdue: bool,
}

/// What is expected of a month.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ExpectedMonth {
    /// The month.
    #[serde(serialize_with = "sold::named")]
    pub month: Month,
    /// Units.
    pub expected: f64,
    /// More than these are asked for with the policy's service level.
    pub low: f64,
    /// No more than these.
    pub high: f64,
}

/// A kind of method, and its part in a forecast.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Weighed {
    /// `level`, `trend` or `occasional`.
    pub method: &'static str,
    /// In all 1.
    pub weight: f64,
}

impl<'s> Round<'s> {
    /// What is expected of an item over so many days; none of a sku that is not known.
    ///
    /// # Errors
    /// Where the snapshot tells nothing that only the merchant knows: then it is a public one.
    pub fn projection(&self, sku: &str, days: i32) -> Result<Option<Projection<'s>>, Error> {
        self.snapshot.check_private()?;
        let item = self.snapshot.item(sku);
        Ok(item.map(|item| Projection::new(*self, item, days)))
    }
}

impl<'s> Projection<'s> {
    fn new(round: Round<'s>, item: &'s Item, days: i32) -> Projection<'s> {
        let mut adviser = Adviser::new(round, true);
        let today = round.today;
        let service = adviser.wanted.service;
        let history = adviser.history(item);
        let (forecast, too_little) = match forecast(&history, today) {
            Outlook::Known(forecast) => (Some(forecast), None),
            Outlook::TooLittle(little) => (None, Some(little)),
        };
        let is_known = adviser.demand(item, false).is_ok();
        let supply = Supply::new(round, item);
        let receipts = incoming(&supply);
        let mut projection = Projection {
            sku: &item.sku,
            from: today,
            stock: Vec::new(),
            low: Vec::new(),
            high: Vec::new(),
            receipts,
            runs_out: None,
            reorder_point: None,
            safety_stock: None,
            order_by: None,
            order: None,
            left_over: None,
            unadvised: "",
            sold: by_month(&item.sales, today),
            months: Vec::new(),
            season: forecast.as_ref().and_then(|forecast| forecast.season()),
            trend: forecast.as_ref().and_then(|forecast| forecast.trend()),
            methods: forecast.as_deref().map_or_else(Vec::new, weighed),
            accuracy: forecast.as_ref().map(|forecast| forecast.accuracy()),
            too_little,
            problems: history.problems,
        };
        if is_known {
            projection.months = months(&adviser.ahead, service);
            if let Some(position) = position(item) {
                let on_order: f64 = projection.receipts.iter().map(Incoming::units).sum();
                let now = position - on_order;
                projection.project(&adviser.ahead, now, service, days);
                if item.selling != Selling::Backorder {
                    projection.lose();
                }
            }
        }
        projection.advise(adviser, item);
        projection
    }

    /// Stock, day by day, of so many units free now.
    fn project(&mut self, ahead: &Ahead, now: f64, service: f64, days: i32) {
        let come = |by: fn(&Incoming) -> Option<Day>| self.come(by, now, days);
        let (expected, latest, earliest) = (
            come(|one| one.day),
            come(|one| one.latest),
            come(|one| one.earliest),
        );
        for day in 0..days {
            let at = day as usize;
            let demand = ahead.between(0.0, f64::from(day + 1), 0.0);
            let stock = expected[at] - demand.mean;
            let low = latest[at] - demand.quantile(service);
            let high = earliest[at] - demand.quantile(1.0 - service);
            self.stock.push(stock);
            self.low.push(low.min(stock));
            self.high.push(high.max(stock));
        }
    }

    /// Where nobody waits: what is asked for while there is none is lost, and lacks of nothing that comes later.
    fn lose(&mut self) {
        for days in [&mut self.stock, &mut self.low, &mut self.high] {
            let mut lost = 0.0;
            for units in days {
                lost = f64::max(lost, -*units);
                *units += lost;
            }
        }
        let bounds = self.low.iter_mut().zip(&mut self.high);
        for (stock, (low, high)) in self.stock.iter().zip(bounds) {
            (*low, *high) = (low.min(*stock), high.max(*stock));
        }
    }

    /// Units there at the end of each day, so many being there now, if receipts come on these days.
    fn come(&self, by: fn(&Incoming) -> Option<Day>, now: f64, days: i32) -> Vec<f64> {
        let mut there = vec![0.0; days as usize];
        for receipt in &self.receipts {
            let in_days = by(receipt).map(|day| self.from.until(day).max(0));
            if let Some(day) = in_days.filter(|day| *day < days) {
                there[day as usize] += receipt.units();
            }
        }
        let mut sum = now;
        for units in &mut there {
            sum += *units;
            *units = sum;
        }
        there
    }

    /// What the review advises of it, of which what is ahead was seen last. What its supplier's items are ordered together for takes all
    /// of these.
    fn advise(&mut self, mut adviser: Adviser<'s>, item: &'s Item) {
        let ahead = adviser.ahead.clone();
        let snapshot = adviser.round.snapshot;
        let supplier = snapshot.supplier_of(item);
        let is_shared = supplier.is_some_and(|one| one.minimum_order > 0 || one.order_cost > 0);
        let mut items = Items::new(0);
        let mut row = 0;
        for other in &snapshot.items {
            let is_it = std::ptr::eq(other, item);
            let is_along = is_shared && other.supplier == item.supplier;
            if is_it {
                row = items.order.len();
            } else if !is_along {
                continue;
            }
            let mut told = ItemRow::unadvised();
            adviser.add(items.order.len(), other, &mut told);
            items.push(told);
        }
        let plan = adviser.plans.iter().find(|plan| plan.row as usize == row);
        let over = plan.and_then(|plan| plan.over);
        adviser.close(&mut items);
        let known = |number: f64| number.is_finite().then_some(number);
        self.runs_out = items.runs_out[row];
        self.reorder_point = known(items.reorder_point[row]);
        self.safety_stock = known(items.safety_stock[row]);
        self.order_by = items.order_by[row];
        self.order = known(items.order[row]);
        self.left_over = over.and_then(|over| LeftOver::of(over, items.order[row], &ahead));
        self.unadvised = REASONS[usize::from(items.unadvised[row])];
    }
}

impl Incoming {
    fn units(&self) -> f64 {
        self.quantity as f64
    }
}

/// What is on order, in its turn.
fn incoming(supply: &Supply<'_>) -> Vec<Incoming> {
    let turns = supply.last_turn().map_or(0, |last| last + 1);
    let one = |turn: usize| {
        let expected = supply.expected(turn);
        let coming = supply.receipt_comes(expected.receipt);
        let day = coming.and_then(|coming| supply.expected_on(coming));
        let late = coming.and_then(|coming| Some((coming, supply.late(coming)?)));
        let on = |days: fn(&Late<'_>) -> i32| match &late {
            Some((coming, late)) => Some(supply.comes_late(*coming, days(late))),
            None => day,
        };
        let [earliest, latest] = [on(|late| late.from), on(|late| late.to)];
        Incoming {
            day,
            earliest: earliest.min(day),
            latest: latest.max(day),
            quantity: expected.receipt.quantity,
            overdue: expected.overdue,
        }
    };
    (0..turns).map(one).collect()
}

fn months(ahead: &Ahead, service: f64) -> Vec<ExpectedMonth> {
    let month = |(month, demand): (Month, Demand)| ExpectedMonth {
        month,
        expected: demand.mean,
        low: demand.quantile(1.0 - service).min(demand.mean),
        high: demand.quantile(service).max(demand.mean),
    };
    ahead.months(12).map(month).collect()
}

fn weighed(forecast: &Forecast) -> Vec<Weighed> {
    let mut kinds: Vec<Weighed> = Vec::new();
    for (method, weight) in forecast.methods() {
        let name = match method {
            Method::Level(_) => "level",
            Method::Trend(_) => "trend",
            Method::Occasional(_) => "occasional",
        };
        match kinds.iter_mut().find(|kind| kind.method == name) {
            Some(kind) => kind.weight += weight,
            None => kinds.push(Weighed {
                method: name,
                weight,
            }),
        }
    }
    kinds.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    kinds
}
