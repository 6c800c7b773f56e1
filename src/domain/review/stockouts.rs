//! How often items ran out, and likely why (R15), from what was sold month by month.
//!
//! Of a month in which an item ran out these are told where the data says so, several where several hold:
//!
//! - *demand*: it sold faster than usual. Usual is its rate over all other months told (at least [`LEAST_MONTHS`]), rates
//!   being units over days with stock. Faster is by more than a quarter, and by more than chance would make of independent
//!   sales in 95 of 100 months: 1.645 √(expected), as for a Poisson variable (Silver, Pyke and Thomas, *Inventory and
//!   Production Management in Supply Chains*, 4th edition, on slow movers).
//! - *supplier*: at least half of the deliveries were late that its supplier had due in that month, or out in it still. What
//!   is overdue now counts. A merchant does not tell which delivery was of which item.
//! - *figures*: the shop called off units that had been in stock when they were ordered: the figures said they were there.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::period::Period;
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
        /// Units that would have been usual on the days with stock.
        usual: f64 = "usual",
        /// Likely why, bit by bit: see [`CAUSES`]. 0: nobody knows.
        causes: u8 = "causes",
    }
}

table! {
    /// Months of the year in which an item has run out: in `out` of the `of` that are told.
    Seasons of SeasonRow {
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
    sold: u64,
}

impl MonthSold {
    fn in_stock(&self) -> u32 {
        self.days - self.out
    }

    /// Adds more days of it, or what is told of them again.
    fn join(&mut self, more: MonthSold) {
        self.days = (self.days + more.days).min(31);
        self.judged = (self.judged + more.judged).min(31);
        self.out = (self.out + more.out).min(self.days);
        self.sold = self.sold.saturating_add(more.sold);
    }
}

/// Deliveries of one supplier from the month each was due to the month it came, and those of them that were late.
#[derive(Clone, Default)]
struct Deliveries {
    all: Spans,
    late: Spans,
    /// What was found for the months up to this one, the present one first: all its items ask for the same.
    found: [Cell<Option<bool>>; RECENT],
}

/// Months of which what was found is kept.
const RECENT: usize = 32;

/// Spans of months, so that how many go on in one is found by two searches, however long they are.
#[derive(Clone, Default)]
struct Spans {
    starts: Vec<Month>,
    ends: Vec<Month>,
}

impl Spans {
    fn add(&mut self, start: Month, end: Month) {
        self.starts.push(start);
        self.ends.push(end);
    }

    fn sort(&mut self) {
        self.starts.sort_unstable();
        self.ends.sort_unstable();
    }

    fn in_month(&self, month: Month) -> usize {
        let begun = self.starts.partition_point(|start| *start <= month);
        begun - self.ends.partition_point(|end| *end < month)
    }
}

impl Deliveries {
    fn add(&mut self, due: Day, came: Day, is_late: bool) {
        let (start, end) = (Month::of(due), Month::of(came.max(due)));
        self.all.add(start, end);
        if is_late {
            self.late.add(start, end);
        }
    }

    /// Whether at least half were late of those that were due in a month, so many before the present one, or out in it still.
    fn were_late(&self, month: Month, ago: usize) -> bool {
        let Some(found) = self.found.get(ago) else {
            return self.judge(month);
        };
        let is_late = found.get().unwrap_or_else(|| self.judge(month));
        found.set(Some(is_late));
        is_late
    }

    fn judge(&self, month: Month) -> bool {
        let late = self.late.in_month(month);
        late > 0 && late * 2 >= self.all.in_month(month)
    }
}

/// Counts how items ran out, one after the other.
pub(super) struct Outages<'s> {
    today: Day,
    deliveries: Vec<Deliveries>,
    oversold: &'s BTreeMap<(u32, Month), u64>,
    months: Vec<MonthSold>,
    /// What was found.
    pub stockouts: Stockouts,
    /// What was found by month of the year.
    pub seasons: Seasons,
}

impl<'s> Outages<'s> {
    pub(super) fn new(
        snapshot: &Snapshot,
        today: Day,
        oversold: &'s BTreeMap<(u32, Month), u64>,
    ) -> Outages<'s> {
        Outages {
            today,
            deliveries: deliveries(snapshot, today),
            oversold,
            months: Vec::new(),
            stockouts: Stockouts::new(0),
            seasons: Seasons::new(0),
        }
    }

    /// Adds an item, which has this row. Tells of the period how many days were without stock and how many are told,
    /// and the same of months.
    pub(super) fn add(&mut self, row: u32, item: &Item, period: &Period) -> [Tally; 2] {
        let mut tallies = [Tally::default(); 2];
        if item.sales.is_empty() {
            return tallies;
        }
        self.gather(&item.sales, period);
        let (mut sold, mut days, mut count) = (0u64, 0u64, 0u32);
        let mut seasons = [(0u8, 0u8); 12];
        for told in &self.months {
            sold = sold.saturating_add(told.sold);
            days += u64::from(told.in_stock());
            count += u32::from(told.in_stock() > 0);
            if told.judged == 0 {
                continue;
            }
            let is_out = told.out > 0;
            let (out, of) = &mut seasons[told.month.of_year()];
            *out = out.saturating_add(u8::from(is_out));
            *of = of.saturating_add(1);
            // The month that a period begins in the middle of is not all in it.
            if told.month.first() >= period.from {
                tallies[0].add(told.out.into(), told.judged.into());
                tallies[1].add(u64::from(is_out), 1);
            }
        }
        let present = Month::of(self.today);
        for told in self.months.iter().filter(|told| told.out > 0) {
            let others = count - u32::from(told.in_stock() > 0);
            let rest = days - u64::from(told.in_stock());
            let usual = (others >= LEAST_MONTHS && rest > 0).then(|| {
                let rate = sold.saturating_sub(told.sold) as f64 / rest as f64;
                rate * f64::from(told.in_stock())
            });
            let supplier = item
                .supplier
                .map(|number| &self.deliveries[number as usize]);
            let is_late = supplier
                .is_some_and(|supplier| supplier.were_late(told.month, told.month.until(present)));
            let is_wrong = self.oversold.contains_key(&(row, told.month));
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
        for (month, (out, of)) in (1..).zip(seasons) {
            if out > 0 && of > 1 {
                self.seasons.push(SeasonRow {
                    item: row,
                    month,
                    out,
                    of,
                });
            }
        }
        tallies
    }

    /// Puts sales together by month; what lies ahead is left out.
    fn gather(&mut self, sales: &[Sold], period: &Period) {
        self.months.clear();
        // Months mostly follow each other: to find one by the calendar takes longer than all the rest.
        let mut last: Option<(Day, Month)> = None;
        for told in sales.iter().take_while(|told| told.from <= self.today) {
            let month = match last {
                Some((next, month)) if next == told.from => month.plus(1),
                _ => Month::of(told.from),
            };
            let next = told.from.shifted(told.days.into());
            last = told.is_month().then_some((next, month));
            let days = period.days_past(told);
            let out = days - told.in_stock(days);
            let judged = if told.days_out.is_some() { days } else { 0 };
            let more = MonthSold {
                month,
                days: days.into(),
                judged: judged.into(),
                out: out.into(),
                sold: told.quantity,
            };
            match self.months.last_mut() {
                Some(one) if one.month == month => one.join(more),
                _ => self.months.push(more),
            }
        }
    }
}

/// What each supplier delivered, or should have by now.
fn deliveries(snapshot: &Snapshot, today: Day) -> Vec<Deliveries> {
    let delivered = snapshot.suppliers.iter().map(|supplier| {
        let mut deliveries = Deliveries::default();
        for delivery in &supplier.deliveries {
            if let Some(due) = delivery.due {
                deliveries.add(due, delivery.received, delivery.received > due);
            }
        }
        deliveries
    });
    let mut all: Vec<Deliveries> = delivered.collect();
    for receipt in snapshot.items.iter().flat_map(|item| &item.on_order) {
        if let (Some(from), Some(due)) = (receipt.from, receipt.due.filter(|due| *due < today)) {
            all[from as usize].add(due, today, true);
        }
    }
    for deliveries in &mut all {
        deliveries.all.sort();
        deliveries.late.sort();
    }
    all
}
