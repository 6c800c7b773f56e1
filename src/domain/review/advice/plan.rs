//! What is advised of each item, before it is known what is ordered along.

use super::super::forecast::{Ahead, History, Outlook, forecast, sells_while_out, told_until};
use super::super::items::{self, ItemRow, small};
use super::lead::{Lead, Leads};
use super::left_over::Over;
use super::point::{A_YEAR, Stocking, Wanted};
use super::size::{By, Cycle, Lot};
use crate::domain::day::Day;
use crate::domain::snapshot::{Item, OnHand, Selling};
use crate::domain::supply::Round;

/// Why there is no advice, by the numbers in `unadvised`.
pub const REASONS: [&str; 6] = [
    "",
    "not-stocked",
    "too-little-history",
    "no-lead-time",
    "never-sold",
    "not-asked",
];

/// What decided how much, by the numbers in `sized`.
pub const SIZES: [&str; 6] = [
    "",
    "cover",
    "economic",
    "minimum",
    "pack",
    "supplier-minimum",
];

/// Why there is none. Named in [`REASONS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    NotStocked = 1,
    TooLittle,
    NoLeadTime,
    NeverSold,
    NotAsked,
}

/// An item that may be ordered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan<'s> {
    pub item: &'s Item,
    /// Its row, and its supplier's.
    pub row: u32,
    pub supplier: u32,
    /// The last open day on which to order, and how many days away that is; none: not within a year.
    pub by: Option<(Day, i32)>,
    /// Whether it cannot wait for the next look.
    pub urgent: bool,
    /// Units that lack of the level of the lead time then.
    pub lack: f64,
    /// Units that a review period takes on top.
    pub cover: f64,
    /// Units sold in a year.
    pub yearly: f64,
    /// Units that lack today of the reorder point; negative: there are more.
    pub gap: f64,
    pub lot: Lot,
    /// Cents for one; none where nobody tells.
    pub cost: Option<f64>,
    /// Days that an order takes, at least and at most.
    pub window: [i32; 2],
    /// Whether it has a season that may be over.
    pub seasonal: bool,
    /// The season that is over once it comes, ordered on that day; none: it sells on.
    pub over: Option<Over>,
}

/// A walk over items.
pub(in crate::domain::review) struct Adviser<'s> {
    /// Whether anything is advised.
    asked: bool,
    pub(super) round: Round<'s>,
    pub(super) wanted: Wanted,
    /// What it costs to hold a cent's worth for a year, in cents.
    pub(super) holding: f64,
    /// The first day that the shop's sales do not tell of.
    pub(super) until: Option<Day>,
    leads: Vec<Leads>,
    pub(super) ahead: Ahead,
    /// How much is wrong with the sales of the item seen last.
    problems: u8,
    pub(super) cycles: Vec<Cycle>,
    pub(super) plans: Vec<Plan<'s>>,
}

impl<'s> Adviser<'s> {
    /// `asked`: whether anything is to be advised.
    pub fn new(round: Round<'s>, asked: bool) -> Adviser<'s> {
        let snapshot = round.snapshot;
        let reorder = snapshot.policy.reorder.unwrap_or_default();
        let suppliers = snapshot.suppliers.iter();
        let confidence = snapshot.policy.confidence;
        let leads = suppliers.map(|one| Leads::new(one, round.today, confidence));
        let ends = snapshot.items.iter().filter(|_| asked);
        let ends = ends.filter_map(|item| told_until(&item.sales, round.today));
        Adviser {
            asked,
            round,
            wanted: Wanted {
                service: f64::from(reorder.service) / 1000.0,
                review: reorder.review_days.into(),
            },
            holding: f64::from(reorder.holding) / 1000.0,
            until: ends.max(),
            leads: leads.chain([Leads::default()]).collect(),
            ahead: Ahead::new(round.today),
            problems: 0,
            cycles: vec![Cycle::default(); snapshot.suppliers.len() + 1],
            plans: Vec::new(),
        }
    }

    /// The number of who supplies an item; the last is nobody's.
    pub(super) fn supplier_of(&self, item: &Item) -> usize {
        let nobody = self.leads.len() - 1;
        item.supplier.map_or(nobody, |number| number as usize)
    }

    pub(super) fn lead_of(&self, item: &Item) -> Option<Lead> {
        self.leads[self.supplier_of(item)].of(item)
    }

    /// What is known of what an item sold.
    pub(super) fn history(&self, item: &Item) -> History {
        let (until, today) = (self.until, self.round.today);
        if sells_while_out(item) {
            let sales = item.sales.iter().map(|sold| sold.on_sale_all_along());
            let mut history = History::new(&sales.collect::<Vec<_>>(), until, today);
            history.is_there = true;
            return history;
        }
        let mut history = History::new(&item.sales, until, today);
        history.is_there = !matches!(item.on_hand, OnHand::Units(0));
        history
    }

    /// What an item will sell; `else_none`: none, where nobody knows.
    pub(super) fn demand(&mut self, item: &Item, else_none: bool) -> Result<(), Reason> {
        let today = self.round.today;
        let mut reason = match item.sales.is_empty() {
            true => Reason::TooLittle,
            false => Reason::NeverSold,
        };
        if item.sales.iter().any(|sold| sold.quantity > 0) {
            let history = self.history(item);
            self.problems = small(history.problems.len() as u64);
            match forecast(&history, today) {
                Outlook::Known(forecast) => {
                    self.ahead.see(&forecast);
                    return Ok(());
                }
                Outlook::TooLittle(_) => reason = Reason::TooLittle,
            }
        }
        if item.daily_demand == 0 && !else_none {
            return Err(reason);
        }
        self.ahead.see_steady(item.daily_demand as f64 / 1000.0);
        Ok(())
    }

    /// Adds item number `row`, and what is advised of it but how much to the row.
    pub fn add(&mut self, row: usize, item: &'s Item, told: &mut ItemRow) {
        self.problems = 0;
        let advice = self.advise(row as u32, item, told);
        told.problems = self.problems;
        match advice {
            Ok(plan) => {
                let held = plan.cost.unwrap_or_default() * self.holding;
                self.cycles[plan.supplier as usize].add(plan.yearly, held);
                self.plans.push(plan);
            }
            Err(reason) => told.unadvised = reason as u8,
        }
    }

    fn advise(&mut self, row: u32, item: &'s Item, told: &mut ItemRow) -> Result<Plan<'s>, Reason> {
        if !self.asked {
            return Err(Reason::NotAsked);
        }
        let position = position(item).ok_or(Reason::NotStocked)?;
        self.demand(item, position < 0.0)?;
        let until = self.ahead.until(position);
        let today = self.round.today;
        told.runs_out = until.and_then(|days| day_within_a_year(today, days));
        let lead = self.lead_of(item).ok_or(Reason::NoLeadTime)?;
        let stocking = Stocking {
            ahead: &self.ahead,
            lead,
            wanted: self.wanted,
        };
        let review = self.wanted.review;
        let (now, next) = (stocking.level(0.0, 0.0), stocking.demand(0.0, review));
        let point = stocking.level(0.0, review);
        let never_sold = item.safety_stock as f64;
        told.lead_days = lead.days.mean;
        told.expected = next.mean / (lead.days.mean + review);
        told.reorder_point = point + never_sold;
        told.safety_stock = point - next.mean + never_sold;
        told.short = 0.0;

        let mut plan = Plan {
            item,
            row,
            supplier: self.supplier_of(item) as u32,
            by: None,
            urgent: false,
            lack: 0.0,
            cover: 0.0,
            yearly: self.ahead.mean(A_YEAR),
            gap: point - position,
            lot: Lot::of(item),
            cost: (item.cost > 0).then_some(item.cost as f64),
            window: lead.window,
            seasonal: self.ahead.is_seasonal(),
            over: None,
        };
        // Of what nobody asks for nothing is ordered but what is owed.
        let is_idle = next.mean <= 0.0 && plan.yearly <= 0.0 && position >= 0.0;
        let deadline = match is_idle {
            true => None,
            false => stocking.deadline(position, now, until),
        };
        if let Some(deadline) = deadline
            && let Some((day, days)) = self.last_open(deadline)
        {
            plan.by = Some((day, days));
            plan.urgent = f64::from(deadline.min(days)) < review;
            told.order_by = Some(day);
            let from = f64::from(days);
            let levels = match days {
                0 => [now, point],
                _ => [0.0, review].map(|wait| stocking.level(from, wait)),
            };
            [plan.lack, plan.cover] = stocking.lacking(position, from, levels);
            told.short = stocking.short(position, from);
            plan.over = self.over(item, from);
        }
        Ok(plan)
    }

    /// The season that is over once the item seen last comes, ordered in so many days; none: it sells on.
    fn over(&self, item: &Item, days: f64) -> Option<Over> {
        let comes = days + self.lead_of(item)?.days.mean;
        let loses = item.selling != Selling::Backorder;
        Over::of(&self.ahead, position(item)?, comes, loses)
    }

    /// The same of an item with a plan, in an order that is placed in so many days, be that its own day or not.
    pub(super) fn over_ordered(&mut self, plan: &Plan<'_>, days: i32) -> Option<Over> {
        if !plan.seasonal || plan.by.is_some_and(|(_, own)| own == days) {
            return plan.over;
        }
        // What is ahead of it is worked out again: to keep it of each item would take more memory than all that is told.
        self.demand(plan.item, false).ok()?;
        self.over(plan.item, days.into())
    }

    /// The last open day that is at most so many days away, but not before the first there is; none: it is closed for a year.
    fn last_open(&self, days: i32) -> Option<(Day, i32)> {
        let (today, calendar) = (self.round.today, &self.round.snapshot.calendar);
        let open = calendar.open_days(today, today.shifted(days + 1));
        let day = calendar.add_open(today, (open - 1).max(0) as u64)?;
        let days = today.until(day);
        (f64::from(days) <= A_YEAR).then_some((day, days))
    }

    /// Years after which it is economic to order a supplier's items together; none where costs are not known.
    pub(super) fn years(&self, supplier: usize) -> Option<f64> {
        let known = self.round.snapshot.suppliers.get(supplier);
        self.cycles[supplier].years(known.map_or(0, |known| known.order_cost))
    }

    /// What an item's own order is, and what decided it.
    pub(super) fn order_of(&self, plan: &Plan<'_>) -> (f64, By) {
        let years = self.years(plan.supplier as usize);
        let economic = plan
            .cost
            .and(years)
            .map_or(0.0, |years| years * plan.yearly);
        match plan.by {
            None => (0.0, By::Cover),
            Some(_) if economic > plan.cover => plan.lot.whole(plan.lack + economic, By::Economic),
            Some(_) => plan.lot.whole(plan.lack + plan.cover, By::Cover),
        }
    }
}

/// The inventory position less what is never sold; none of what is not stocked or not counted.
pub(super) fn position(item: &Item) -> Option<f64> {
    let is_stocked = matches!(item.selling, Selling::Stock | Selling::Backorder);
    match item.on_hand {
        OnHand::Units(on_hand) if is_stocked && !item.at_least => {
            Some(items::position(item, on_hand) - item.safety_stock as f64)
        }
        _ => None,
    }
}

/// The day that so many days lead to, within a year.
pub(super) fn day_within_a_year(today: Day, days: f64) -> Option<Day> {
    (days <= A_YEAR).then(|| today.plus(days as u64)).flatten()
}
