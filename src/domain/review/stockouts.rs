//! How often items ran out, and likely why (R15), from what was sold month by month.
//!
//! Of a month in which an item ran out these are told where the data says so, several where several hold:
//!
//! - *demand*: it sold faster than usual. Usual is its rate over all other months told (at least [`LEAST_MONTHS`]), rates
//!   being units over days on which it could be bought. Faster is by more than a quarter, and by more than chance would make of independent
//!   sales in 95 of 100 months: 1.645 √(expected), as for a Poisson variable (Silver, Pyke and Thomas, *Inventory and
//!   Production Management in Supply Chains*, 4th edition, on slow movers).
//! - *supplier*: at least half of the deliveries were late that its supplier had due in that month, or out in it still. What
//!   is overdue now counts. A merchant does not tell which delivery was of which item.
//! - *figures*: the shop called off units that had been in stock when they were ordered: the figures said they were there.

use std::collections::BTreeMap;

use super::period::Period;
use super::punctuality::{Deliveries, deliveries};
use super::share::Tally;
use super::table::table;
use crate::domain::day::Day;
use crate::domain::month::Month;
use crate::domain::snapshot::{Item, Snapshot, Sold};

/// Why an item may have run out: the names of the bits in [`Stockouts::causes`], the lowest first.
pub const CAUSES: [&str; 3] = ["demand", "supplier", "figures"];

const DEMAND: u8 = 1;
const SUPPLIER: u8 = 2;
const FIGURES: u8 = 4;

/// Other months that are needed to say what is usual.
const LEAST_MONTHS: u32 = 6;

/// How far above the usual chance goes in 95 of 100 months, in standard deviations.
const CHANCE: f64 = 1.645;

table! {
    /// Months in which an item ran out, item by item, the earliest first.
    Stockouts of StockoutRow {
        /// The item's row.
        item: u32 = "item",
        /// `202612`.
        month: u32 = "month",
        /// Days without stock.
        days_out: u8 = "daysOut",
        /// Of so many that are told.
        days: u8 = "days",
        /// Units sold in it.
        sold: u64 = "sold",
        /// Units that would have been usual on the days on which it could be bought.
        usual: f64 = "usual",
        /// Likely why, bit by bit: see [`CAUSES`]. 0: nobody knows.
        causes: u8 = "causes",
    }
}

table! {
    /// Months of the year in which an item has run out: in `out` of the `of` that are told.
    StockoutsByMonth of ByMonthRow {
        /// The item's row.
        item: u32 = "item",
        /// 1 for January.
        month: u8 = "month",
        /// How many of them it ran out in.
        out: u8 = "out",
        /// How many of them are told.
        of: u8 = "of",
    }
}

/// What was sold in a month.
struct MonthSold {
    month: Month,
    /// Days that have passed and are told.
    days: u32,
    /// Of these: of how many is told whether there was stock, and those without.
    judged: u32,
    out: u32,
    /// On how many it could be bought.
    on_sale: u32,
    sold: u64,
}

impl MonthSold {
    /// Adds more days of it, or what is told of them again.
    fn join(&mut self, more: MonthSold) {
        self.days = (self.days + more.days).min(31);
        self.judged = (self.judged + more.judged).min(31);
        self.out = (self.out + more.out).min(self.days);
        self.on_sale = (self.on_sale + more.on_sale).min(self.days);
        self.sold = self.sold.saturating_add(more.sold);
    }
}

/// Counts how items ran out, one after the other.
pub(super) struct Outages<'s> {
    period: Period,
    /// The first month that is in the period whole.
    first: Month,
    deliveries: Vec<Deliveries>,
    oversold: &'s BTreeMap<(u32, Month), u64>,
    months: Vec<MonthSold>,
    /// What was found.
    pub stockouts: Stockouts,
    /// What was found by month of the year.
    pub by_month: StockoutsByMonth,
}

/// What was sold of an item in all months told.
#[derive(Default)]
struct Usual {
    sold: u64,
    /// Days on which it could be bought.
    days: u64,
    /// Months with such a day.
    months: u32,
}

impl Usual {
    fn add(&mut self, told: &MonthSold) {
        self.sold = self.sold.saturating_add(told.sold);
        self.days += u64::from(told.on_sale);
        self.months += u32::from(told.on_sale > 0);
    }

    /// Units that would have been usual in a month by the rate of all others; none where these are too few to tell.
    fn beside(&self, told: &MonthSold) -> Option<f64> {
        let others = self.months - u32::from(told.on_sale > 0);
        let days = self.days - u64::from(told.on_sale);
        (others >= LEAST_MONTHS && days > 0).then(|| {
            let rate = self.sold.saturating_sub(told.sold) as f64 / days as f64;
            rate * f64::from(told.on_sale)
        })
    }
}

impl<'s> Outages<'s> {
    pub(super) fn new(
        snapshot: &Snapshot,
        period: Period,
        oversold: &'s BTreeMap<(u32, Month), u64>,
    ) -> Outages<'s> {
        let month = Month::of(period.from);
        Outages {
            period,
            first: month.plus(u32::from(month.first() < period.from)),
            deliveries: deliveries(snapshot, period.until),
            oversold,
            months: Vec::new(),
            stockouts: Stockouts::new(0),
            by_month: StockoutsByMonth::new(0),
        }
    }

    /// Adds an item, which has this row. Tells of the period how many days were without stock and how many are told,
    /// and the same of months.
    pub(super) fn add(&mut self, row: u32, item: &Item, sells_while_out: bool) -> [Tally; 2] {
        let mut tallies = [Tally::default(); 2];
        self.gather(&item.sales, sells_while_out);
        let (mut usual, mut is_ever_out) = (Usual::default(), false);
        for told in &self.months {
            let is_out = told.out > 0;
            usual.add(told);
            is_ever_out |= is_out;
            if told.judged > 0 && told.month >= self.first {
                tallies[0].add(told.out.into(), told.judged.into());
                tallies[1].add(u64::from(is_out), 1);
            }
        }
        if is_ever_out {
            self.explain(row, item, &usual);
            self.recur(row);
        }
        tallies
    }

    /// Adds the months in which the item ran out, and why it may have.
    fn explain(&mut self, row: u32, item: &Item, usual: &Usual) {
        let present = Month::of(self.period.until);
        let supplier = item
            .supplier
            .map(|number| &self.deliveries[number as usize]);
        let mut oversold = self
            .oversold
            .range((row, Month::FIRST)..=(row, Month::LAST))
            .peekable();
        for told in self.months.iter().filter(|told| told.out > 0) {
            let is_late = supplier
                .is_some_and(|supplier| supplier.were_late(told.month, told.month.until(present)));
            while oversold
                .next_if(|((_, month), _)| *month < told.month)
                .is_some()
            {}
            let is_wrong = oversold
                .peek()
                .is_some_and(|((_, month), _)| *month == told.month);
            let usual = usual.beside(told);
            let is_fast = usual.is_some_and(|usual| {
                let sold = told.sold as f64;
                sold > usual * 1.25 && sold > usual + CHANCE * usual.sqrt()
            });
            self.stockouts.push(StockoutRow {
                item: row,
                month: told.month.key(),
                days_out: told.out as u8,
                days: told.days as u8,
                sold: told.sold,
                usual: usual.unwrap_or(f64::NAN),
                causes: u8::from(is_fast) * DEMAND
                    + u8::from(is_late) * SUPPLIER
                    + u8::from(is_wrong) * FIGURES,
            });
        }
    }

    /// Adds the months of the year in which it has run out.
    fn recur(&mut self, row: u32) {
        let mut months = [(0u8, 0u8); 12];
        for told in self.months.iter().filter(|told| told.judged > 0) {
            let (out, of) = &mut months[told.month.of_year()];
            *out = out.saturating_add(u8::from(told.out > 0));
            *of = of.saturating_add(1);
        }
        for (month, (out, of)) in (1..).zip(months) {
            if out > 0 && of > 1 {
                self.by_month.push(ByMonthRow {
                    item: row,
                    month,
                    out,
                    of,
                });
            }
        }
    }

    /// Puts sales together by month; what lies ahead is left out.
    fn gather(&mut self, sales: &[Sold], sells_while_out: bool) {
        self.months.clear();
        // Months mostly follow each other: to find one by the calendar takes longer than all the rest.
        let mut last: Option<(Day, Month)> = None;
        for told in sales
            .iter()
            .take_while(|told| told.from <= self.period.until)
        {
            let month = match last {
                Some((next, month)) if next == told.from => month.plus(1),
                _ => Month::of(told.from),
            };
            let next = told.from.shifted(told.days.into());
            last = told.is_month().then_some((next, month));
            let days = self.period.days_past(told);
            let out = days - told.in_stock(days);
            let judged = if told.days_out.is_some() { days } else { 0 };
            let more = MonthSold {
                month,
                days: days.into(),
                judged: judged.into(),
                out: out.into(),
                on_sale: if sells_while_out { days } else { days - out }.into(),
                sold: told.quantity,
            };
            match self.months.last_mut() {
                Some(one) if one.month == month => one.join(more),
                _ => self.months.push(more),
            }
        }
    }
}
