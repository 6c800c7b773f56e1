//! A review, put together in one walk over the orders and one over the items.

use serde::Serialize;

use super::advice::{Adviser, OrderLines, PurchaseOrder, REASONS, SIZES};
use super::backlog::{Backlog, Days, Judged, Waiting, WholeBacklog};
use super::forecast::sells_while_out;
use super::health::{Health, Stock};
use super::items::{ItemRow, Items};
use super::options::Options;
use super::overdue::Overdue;
use super::period::Period;
use super::quotas::Quotas;
use super::service::Service;
use super::stockouts::{CAUSES, Outages, Stockouts, StockoutsByMonth};
use super::suppliers::{Owed, SupplierRow, Word};
use super::timeline::Timeline;
use super::verdict::Verdict;
use crate::domain::allotment::Allotment;
use crate::domain::day::{Day, Moment};
use crate::domain::order::{Assumed, Contacts, Count, Keeper, Ledger, Standing, Standings, Told};
use crate::domain::snapshot::{Item, Line, OnHand, Snapshot};
use crate::domain::supply::{Round, Supply};
use crate::error::Error;

/// A review: figures, and tables with a row an item and more.
#[derive(Debug)]
pub struct Review<'s> {
    /// What fits on a page.
    pub figures: Figures<'s>,
    /// What may be as long as the catalogue.
    pub tables: Tables,
}

/// What fits on a page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures<'s> {
    /// The shop's day.
    pub today: Day,
    /// Whether the backlog can be managed.
    pub verdict: Verdict,
    /// Who waits, over all items.
    pub backlog: WholeBacklog,
    /// Who has waited longest, where it is told since when.
    pub oldest: Option<Oldest<'s>>,
    /// What is overdue, in all.
    pub overdue: Owed,
    /// What orders come to: backorders beside sales, never added together.
    pub books: Ledger,
    /// How many customers will ask.
    pub contacts: Contacts,
    /// How well customers are served.
    pub health: Health,
    /// Suppliers in the order told, then those of whom none is told, if there are any.
    pub suppliers: Vec<SupplierRow<'s>>,
    /// Names of the bits in `stockouts.causes`, the lowest first.
    pub causes: [&'static str; 3],
    /// Why there is no advice on an item, by the numbers in `items.unadvised`.
    pub unadvised_reasons: [&'static str; REASONS.len()],
    /// What decided how much to order, by the numbers in `items.sized`.
    pub sized_by: [&'static str; SIZES.len()],
    /// What to order from whom before the next look, the most urgent first.
    pub purchase_orders: Vec<PurchaseOrder>,
}

/// What may be as long as the catalogue.
#[derive(Debug)]
pub struct Tables {
    /// All items, in the order told.
    pub items: Items,
    /// Receipts that are overdue.
    pub overdue_receipts: Overdue,
    /// How far orders of items are along that have a minimum of their own.
    pub quotas: Quotas,
    /// Months in which items ran out.
    pub stockouts: Stockouts,
    /// Months of the year in which they did.
    pub stockouts_by_month: StockoutsByMonth,
    /// What is in purchase orders.
    pub order_lines: OrderLines,
    /// How large the backlog was, day by day.
    pub timeline: Timeline,
}

/// The order line that has waited longest.
#[derive(Debug, Serialize)]
pub struct Oldest<'s> {
    /// The item's row.
    pub item: u32,
    /// The item.
    pub sku: &'s str,
    /// The line's name in the shop's books.
    pub line: &'s str,
    /// How many units wait.
    pub units: u64,
    /// When it was placed.
    pub placed: Day,
    /// Days since.
    pub days: i32,
}

impl Snapshot {
    /// That there is something in it which only the merchant has.
    pub(super) fn check_private(&self) -> Result<(), Error> {
        let tells = |item: &Item| !item.lines.is_empty() || !item.sales.is_empty();
        let mut suppliers = self.suppliers.iter();
        let is_private = self.policy.review.is_some()
            || self.policy.reorder.is_some()
            || !self.orders.is_empty()
            || suppliers.any(|supplier| !supplier.deliveries.is_empty())
            || self.items.iter().any(tells);
        if is_private {
            return Ok(());
        }
        let expected = "the private one, with order lines, orders, sales, deliveries, policy.review or policy.reorder";
        Err(Error::new("a public one", expected).under("snapshot"))
    }
}

impl<'s> Round<'s> {
    /// The merchant's review. What the asker says was `told`, in the order it was, rules over what the snapshot carries;
    /// `assumed` is how often customers ask. `local` tells what the shop's clock showed at an instant.
    ///
    /// # Errors
    /// Where the snapshot tells nothing that only the merchant knows: then it is a public one.
    pub fn review(
        &self,
        options: Options,
        told: &[Told],
        assumed: Assumed,
        now: Moment,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Result<Review<'s>, Error> {
        let snapshot = self.snapshot;
        snapshot.check_private()?;
        let period = Period::before(self.today, options.days);
        let mut keeper = Keeper::new(&snapshot.policy);
        let mut service = Service::new(snapshot.items.len(), period);
        let mut count = Count::new(self.today);
        let mut each = |standing: &Standing<'_, 's>| count.add(standing);
        let mut standings = Standings::new(*self, told, &mut each);
        snapshot.follow(now, local, &mut [&mut keeper, &mut service, &mut standings]);

        count.close();
        let mut walk = Walk::new(self.scheduled(), period, options.advice, &service);
        for row in 0..snapshot.items.len() {
            walk.add(row, &mut count);
        }
        Ok(walk.close(keeper.close(), count.contacts(assumed)))
    }
}

/// A walk over the items.
struct Walk<'w, 's> {
    round: Round<'s>,
    period: Period,
    service: &'w Service,
    judged: Judged,
    suppliers: Vec<SupplierRow<'s>>,
    items: Items,
    receipts: Overdue,
    quotas: Quotas,
    outs: Outages<'w>,
    adviser: Adviser<'s>,
    stock: Stock,
    days: Days,
    long: u64,
    demand: f64,
    oldest: Option<(Day, usize)>,
}

impl<'w, 's> Walk<'w, 's> {
    fn new(round: Round<'s>, period: Period, advice: bool, service: &'w Service) -> Walk<'w, 's> {
        let snapshot = round.snapshot;
        let known = snapshot.suppliers.iter();
        let known = known.map(|supplier| SupplierRow::new(supplier, &round, &period));
        let strain = snapshot.policy.review.unwrap_or_default();
        Walk {
            round,
            period,
            service,
            judged: Judged {
                today: round.today,
                long: strain.days,
            },
            suppliers: known.chain([SupplierRow::default()]).collect(),
            items: Items::new(snapshot.items.len()),
            receipts: Overdue::new(0),
            quotas: Quotas::new(0),
            outs: Outages::new(snapshot, period, &service.oversold),
            adviser: Adviser::new(round, advice),
            stock: Stock::default(),
            days: Days::default(),
            long: 0,
            demand: 0.0,
            oldest: None,
        }
    }

    /// Adds item number `row`, and to `count` those who wait for it and are in no order.
    fn add(&mut self, row: usize, count: &mut Count<'s>) {
        let item = &self.round.snapshot.items[row];
        let nobody = self.suppliers.len() - 1;
        let mut told = ItemRow::unadvised();
        told.supplier = item.supplier.unwrap_or(nobody as u32);
        let supplier = &mut self.suppliers[told.supplier as usize];
        if item.waiting > 0 {
            let allotment = Allotment::of_waiting(self.round, item);
            let waiting = Waiting::new(&allotment, &self.judged, &mut self.days);
            supplier.backlog.add(item, &waiting);
            count.add_unlisted(row as u32, item, || allotment.dated());
            self.quotas.add(row as u32, &allotment.supply);
            self.long = self.long.saturating_add(waiting.long);
            let oldest = waiting.oldest.map(|day| (day, row));
            self.oldest = [self.oldest, oldest].into_iter().flatten().min();
            told.waits(item, &waiting);
        }
        let first = self.receipts.days.len();
        let is_late = |due: Day| due < self.round.today;
        if item
            .on_order
            .first()
            .and_then(|first| first.due)
            .is_some_and(is_late)
        {
            let supply = Supply::new(self.round, item);
            self.receipts.add(row as u32, &supply, nobody as u32);
        }
        for receipt in first..self.receipts.days.len() {
            let due = self.receipts.due[receipt];
            self.suppliers[self.receipts.supplier[receipt] as usize].owes(
                item,
                self.receipts.quantity[receipt],
                self.receipts.waiting[receipt],
                self.receipts.days[receipt],
                due.is_some_and(|due| self.period.has(due)),
            );
        }
        let ordered = self.service.items[row];
        (told.filled, told.ordered) = (ordered.part, ordered.of);
        told.is_bought(item);
        let sells_while_out = sells_while_out(item);
        told.lasts(item, &self.period, sells_while_out);
        let [days, months] = self.outs.add(row as u32, item, sells_while_out);
        told.ran_out(days, months);
        self.stock.days.add(days.part, days.of);
        self.stock.months.add(months.part, months.of);
        let on_hand = match item.on_hand {
            OnHand::Units(units) => Some(units),
            OnHand::Some | OnHand::Untracked => None,
        };
        self.stock.add(on_hand, told.demand, told.position);
        if told.demand > 0.0 {
            self.demand += told.demand;
        }
        self.adviser.add(row, item, &mut told);
        self.items.push(told);
    }

    fn close(mut self, books: Ledger, contacts: Contacts) -> Review<'s> {
        let (mut backlog, mut overdue, mut word) =
            (Backlog::default(), Owed::default(), Word::default());
        for supplier in &mut self.suppliers {
            backlog.join(&mut supplier.backlog);
            overdue.join(supplier.overdue);
            word.join(supplier.word);
            supplier.close();
        }
        let (purchase_orders, order_lines) = self.adviser.close(&mut self.items);
        let nobody = self.suppliers.len() as u32 - 1;
        let is_ordered = purchase_orders.iter().any(|order| order.supplier == nobody);
        let is_empty = |row: &SupplierRow<'_>| row.backlog.items == 0 && row.overdue.receipts == 0;
        self.suppliers
            .pop_if(|nobody| is_empty(nobody) && !is_ordered);
        let strain = self.round.snapshot.policy.review.unwrap_or_default();
        Review {
            figures: Figures {
                today: self.round.today,
                verdict: Verdict::new(backlog.all.units, self.long, self.demand, strain),
                oldest: self
                    .oldest
                    .and_then(|oldest| Oldest::new(self.round, oldest)),
                backlog: WholeBacklog {
                    waited: self.days.waited.spread(),
                    to_ship: self.days.to_ship.spread(),
                    waiting: backlog,
                },
                overdue,
                books,
                contacts,
                health: Health::new(self.period, self.service, word, self.stock),
                suppliers: self.suppliers,
                causes: CAUSES,
                unadvised_reasons: REASONS,
                sized_by: SIZES,
                purchase_orders,
            },
            tables: Tables {
                items: self.items,
                overdue_receipts: self.receipts,
                quotas: self.quotas,
                stockouts: self.outs.stockouts,
                stockouts_by_month: self.outs.by_month,
                order_lines,
                timeline: self.service.timeline.closed(),
            },
        }
    }
}

impl<'s> Oldest<'s> {
    fn new(round: Round<'s>, (placed, row): (Day, usize)) -> Option<Oldest<'s>> {
        let item = &round.snapshot.items[row];
        let is_it = |line: &&Line| line.placed == Some(placed) && line.quantity > 0;
        let line = item.lines.iter().find(is_it)?;
        Some(Oldest {
            item: row as u32,
            sku: &item.sku,
            line: &line.id,
            units: line.quantity,
            placed,
            days: placed.until(round.today),
        })
    }
}
