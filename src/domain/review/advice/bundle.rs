//! What is ordered together: one order a supplier, where at least one of its items cannot wait for the next look.
//!
//! Each item that cannot wait gets its own order (see `size`), and so do those that would follow within half of the time after which
//! it is economic to order the supplier's items together: each alone would cost a whole order, and sooner or later the items of a
//! supplier would be due one a week (Balintfy, *On a Basic Class of Multi-Item Inventory Problems*, Management Science 1964, calls
//! that what *can* be ordered beside what must). In shops that are simulated (`npm run bench:year`) less than half costs more
//! freight and holding, and more than half saves 2 % of that at most, for more stock. Where these do not come to the supplier's minimum, all of its
//! items are ordered for longer, evenly: for the fewest days *T* that do, each item gets what lacks of its level of the lead time
//! and *T* days, items that could wait among them. At most a year's demand, in whole packs. What lacks still is told. On the last of
//! the days the most urgent go first, and no more than it takes.

use serde::Serialize;

use super::super::items::Items;
use super::super::table::table;
use super::plan::{Adviser, Plan};
use super::point::A_YEAR;
use super::size::By;
use crate::domain::day::Day;
use crate::domain::snapshot::MOST;

/// What to order from a supplier.
#[derive(Debug, Clone, Serialize)]
pub struct PurchaseOrder {
    /// Row of its supplier.
    pub supplier: u32,
    /// The last open day to order on.
    pub by: Day,
    /// When it comes, ordered on that day.
    pub arrives: Option<Arrives>,
    /// Items in it.
    pub lines: u32,
    /// Units of all of them.
    pub units: f64,
    /// Cents; none where what a line costs is not known.
    pub cost: Option<f64>,
    /// Lines of which it is not.
    pub uncosted: u32,
    /// The supplier's minimum; 0: none.
    pub minimum: u64,
    /// Units added to reach it.
    pub added: f64,
    /// Units that lack of it still.
    pub missing: f64,
    /// What one order saves where each item had one of its own; none where nobody tells what an order costs.
    pub saves: Option<Saves>,
}

/// Days between which an order is there, with the policy's confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Arrives {
    /// At the soonest, of all its items.
    pub earliest: Day,
    /// At the latest.
    pub latest: Day,
}

/// What one order saves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Saves {
    /// Orders.
    pub orders: u32,
    /// Cents that these would have cost.
    pub freight: f64,
    /// Cents that it costs to hold what is ordered sooner than it need be; of lines whose cost is known.
    pub holding: f64,
}

table! {
    /// Lines of purchase orders, order by order, the most urgent first.
    OrderLines of OrderLine {
        /// Number of the order.
        order: u32 = "order",
        /// The item's row.
        item: u32 = "item",
        /// Units to order.
        quantity: f64 = "quantity",
        /// 1: it cannot wait for the next look; 0: it is ordered along.
        urgent: u8 = "urgent",
        /// The last day of the item's season, where it is over when this comes, or so shortly after that some of it is not sold then.
        season_ends: Option<Day> = "seasonEnds",
        /// Units expected to be left then, or when this comes, if that is later.
        left_over: f64 = "leftOver",
    }
}

/// Items are ordered along that would be due within this share of the time from one order of a supplier to the next.
const ALONG: f64 = 0.5;

/// An item in an order.
struct Entry<'p> {
    plan: &'p Plan<'p>,
    /// What its own order would be.
    own: f64,
    /// What is ordered now; nothing of what can wait, unless it is ordered along.
    quantity: f64,
}

impl<'p> Entry<'p> {
    /// Of an item whose own order is that, `along` being the days within which it need not be urgent.
    fn new(plan: &'p Plan<'p>, own: f64, along: f64) -> Entry<'p> {
        let is_soon =
            plan.cost.is_some() && plan.by.is_some_and(|(_, days)| f64::from(days) <= along);
        let quantity = if plan.urgent || is_soon { own } else { 0.0 };
        Entry {
            plan,
            own,
            quantity,
        }
    }
}

impl Entry<'_> {
    /// Units for so many days beyond the lead time.
    fn for_days(&self, days: f64, review: f64) -> f64 {
        let plan = self.plan;
        let daily = plan.yearly / A_YEAR;
        let (units, _) = plan
            .lot
            .whole(plan.gap + daily * (days - review), By::Cover);
        units
            .min(plan.lot.within(plan.yearly.max(plan.gap)))
            .max(self.quantity)
    }
}

impl Adviser<'_> {
    /// Sizes all orders, tells the items of it, and puts together what is ordered together.
    pub fn close(mut self, items: &mut Items) -> (Vec<PurchaseOrder>, OrderLines) {
        let every = std::mem::take(&mut self.plans);
        let mut of_supplier: Vec<Vec<u32>> = vec![Vec::new(); self.cycles.len()];
        for (number, plan) in every.iter().enumerate() {
            of_supplier[plan.supplier as usize].push(number as u32);
            let (units, by) = self.order_of(plan);
            let row = plan.row as usize;
            items.order[row] = units;
            items.sized[row] = if units > 0.0 { by as u8 } else { 0 };
        }
        let mut orders: Vec<(PurchaseOrder, Vec<Entry<'_>>)> = Vec::new();
        for (supplier, plans) in of_supplier.iter().enumerate() {
            let plan = |number: &u32| &every[*number as usize];
            if plans.iter().any(|number| plan(number).urgent) {
                let along = self
                    .years(supplier)
                    .map_or(0.0, |years| ALONG * years * A_YEAR);
                let entry = |number: &u32| {
                    let plan = plan(number);
                    Entry::new(plan, items.order[plan.row as usize], along)
                };
                orders.extend(order(&self, supplier, plans.iter().map(entry).collect()));
            }
        }
        orders.sort_by_key(|(order, _)| (order.by, order.supplier));
        let mut lines = OrderLines::new(0);
        for (number, (order, entries)) in orders.iter().enumerate() {
            let days = self.round.today.until(order.by);
            for entry in entries {
                let row = entry.plan.row as usize;
                if entry.plan.urgent && entry.quantity > entry.own {
                    items.order[row] = entry.quantity;
                    items.sized[row] = By::SupplierMinimum as u8;
                }
                let over = self.over_ordered(entry.plan, days);
                let left = over.and_then(|over| over.left(entry.quantity));
                lines.push(OrderLine {
                    order: number as u32,
                    item: entry.plan.row,
                    quantity: entry.quantity,
                    urgent: entry.plan.urgent.into(),
                    season_ends: left.map(|(day, _)| day),
                    left_over: left.map_or(f64::NAN, |(_, units)| units),
                });
            }
        }
        (orders.into_iter().map(|(order, _)| order).collect(), lines)
    }
}

/// The order of a supplier whose items these are, and what is in it.
fn order<'p>(
    adviser: &Adviser<'_>,
    supplier: usize,
    mut entries: Vec<Entry<'p>>,
) -> Option<(PurchaseOrder, Vec<Entry<'p>>)> {
    let known = adviser.round.snapshot.suppliers.get(supplier);
    let minimum = known.map_or(0, |supplier| supplier.minimum_order);
    // The most urgent first; what has no day comes last.
    let day = |entry: &Entry<'_>| entry.plan.by.map_or(i32::MAX, |(_, days)| days);
    entries.sort_by_key(|entry| (!entry.plan.urgent, day(entry), entry.plan.row));
    let before: f64 = entries.iter().map(|entry| entry.quantity).sum();
    if before < minimum as f64 {
        fill_up(&mut entries, minimum as f64, adviser.wanted.review);
    }
    entries.retain(|entry| entry.quantity > 0.0);
    let (by, days) = entries.iter().find_map(|entry| entry.plan.by)?;
    let units: f64 = entries.iter().map(|entry| entry.quantity).sum();
    let lines = entries.len() as u32;
    let cost = |entry: &Entry<'_>| Some(entry.quantity * entry.plan.cost?);
    let uncosted = entries.iter().filter(|entry| entry.plan.cost.is_none());
    let uncosted = uncosted.count() as u32;
    let all: f64 = entries.iter().filter_map(cost).sum();
    let order_cost = known.map_or(0, |supplier| supplier.order_cost);
    let holding = |entry: &Entry<'_>| held(entry, days) * entry.plan.cost.unwrap_or_default();
    let saves = Saves {
        orders: lines - 1,
        freight: capped(f64::from(lines - 1) * order_cost as f64),
        holding: capped(entries.iter().map(holding).sum::<f64>() * adviser.holding),
    };
    let order = PurchaseOrder {
        supplier: supplier as u32,
        by,
        arrives: arrives(by, &entries),
        lines,
        units: capped(units),
        cost: (uncosted == 0).then_some(capped(all)),
        uncosted,
        minimum,
        added: capped(units - before),
        missing: (minimum as f64 - units).max(0.0),
        saves: (order_cost > 0).then_some(saves),
    };
    Some((order, entries))
}

/// Orders for longer until the minimum is reached; where all of a year does not reach it, nothing is added that the supplier
/// would refuse with the rest.
fn fill_up(entries: &mut [Entry<'_>], minimum: f64, review: f64) {
    let for_days = |entries: &[Entry<'_>], days: u32| -> f64 {
        let units = entries.iter();
        units.map(|entry| entry.for_days(days.into(), review)).sum()
    };
    let (mut few, mut enough) = (review as u32, A_YEAR as u32);
    if for_days(entries, enough) < minimum {
        return;
    }
    while enough - few > 1 {
        let middle = few + (enough - few) / 2;
        match for_days(entries, middle) < minimum {
            true => few = middle,
            false => enough = middle,
        }
    }
    let mut sum = 0.0;
    for entry in &mut *entries {
        let units = entry.for_days(few.into(), review);
        entry.quantity = entry.quantity.max(units);
        sum += entry.quantity;
    }
    for entry in entries {
        if sum >= minimum {
            return;
        }
        let units = entry.for_days(enough.into(), review).max(entry.quantity);
        sum += units - entry.quantity;
        entry.quantity = units;
    }
}

/// Years for which units are held longer than if the item were ordered on its own, times units: until its own day, and of
/// what is added as long as its own order lasts. Ordered along, all of it is there before its day.
fn held(entry: &Entry<'_>, days: i32) -> f64 {
    let plan = entry.plan;
    let due = plan.by.map_or(A_YEAR, |(_, due)| f64::from(due));
    let sooner = (due - f64::from(days)).max(0.0) / A_YEAR;
    if !plan.urgent {
        return entry.quantity * sooner;
    }
    let lasts = if plan.yearly > 0.0 {
        (entry.own / plan.yearly).min(1.0)
    } else {
        0.0
    };
    entry.quantity * sooner + (entry.quantity - entry.own).max(0.0) * lasts
}

fn arrives(by: Day, entries: &[Entry<'_>]) -> Option<Arrives> {
    let ends = entries.iter().map(|entry| entry.plan.window);
    let [least, most] = ends.reduce(|one, other| [one[0].min(other[0]), one[1].max(other[1])])?;
    Some(Arrives {
        earliest: by.plus(least.max(0) as u64)?,
        latest: by.plus(most.max(0) as u64)?,
    })
}

/// As many as JavaScript can count.
fn capped(number: f64) -> f64 {
    number.min(MOST as f64)
}
