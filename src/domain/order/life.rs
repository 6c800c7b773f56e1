//! Following an order through its events. An event that cannot have happened is refused by name and
//! changes nothing; all others move units and money once.

use serde::Serialize;

use super::{By, Event, Kind, Order, OrderLine, Units};
use crate::domain::day::Moment;
use crate::domain::names::Names;
use crate::domain::snapshot::MOST;

/// Why an event was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// An event with this id happened already.
    RepeatedId,
    /// It has not happened yet.
    Future,
    /// The order is not placed yet.
    NotPlaced,
    /// The order has no such line.
    UnknownLine,
    /// It tells a quantity, but not of which of several lines.
    NoLine,
    /// The units are further along, or not as far as that, or cancelled.
    OutOfOrder,
    /// Fewer units than that can take this step.
    TooMany,
    /// More is given back than was taken.
    MoreThanCharged,
    /// More than can be counted.
    TooLarge,
}

/// How many steps there are.
const STEPS: usize = 6;

/// Whose a cancel was, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cancel<'o> {
    /// Whose it was.
    pub by: By,
    /// In their words.
    pub reason: Option<&'o str>,
}

/// The units of one line by the last step they have taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineLife<'o> {
    /// Those that were in stock when they were ordered.
    pub stock: [u64; STEPS],
    /// Those that were not.
    pub waiting: [u64; STEPS],
    /// Those that will not be sent.
    pub cancelled: u64,
    /// The last time that units of it were cancelled.
    pub last_cancel: Option<Cancel<'o>>,
}

/// How far an order has come.
#[derive(Debug, Clone)]
pub struct Life<'o> {
    order: &'o Order,
    seen: Names<'o>,
    placed: bool,
    lines: Vec<LineLife<'o>>,
    /// Cents taken so far.
    pub charged: u64,
    /// Cents given back so far.
    pub refunded: u64,
}

/// How much later than the shop's clock another system's may be, in minutes; also how much later
/// the same clock is when it is turned back.
const CLOCKS_DIFFER: i64 = 60;

impl<'o> Life<'o> {
    /// An order to which nothing has happened yet.
    pub fn new(order: &'o Order) -> Life<'o> {
        Life {
            order,
            seen: Names::default(),
            placed: false,
            lines: vec![LineLife::default(); order.lines.len()],
            charged: 0,
            refunded: 0,
        }
    }

    /// Another order, to which nothing has happened yet, where this one was.
    #[cfg(feature = "full")]
    pub(super) fn restart(&mut self, order: &'o Order) {
        self.order = order;
        self.seen.clear();
        self.placed = false;
        self.lines.clear();
        let lines = order.lines.iter().map(|_| LineLife::default());
        self.lines.extend(lines);
        (self.charged, self.refunded) = (0, 0);
    }

    /// Follows one event, if it has happened by `now`; tells when. `local` tells what the shop's
    /// clock showed at an instant.
    ///
    /// # Errors
    /// When it cannot have happened; then nothing is changed.
    pub fn take_by(
        &mut self,
        event: &'o Event,
        now: Moment,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Result<Moment, Reason> {
        let at = local(&event.at).ok_or(Reason::Future)?;
        if at.minutes() - now.minutes() > CLOCKS_DIFFER {
            return Err(Reason::Future);
        }
        self.take(event)?;
        Ok(at)
    }

    /// Follows one event that lies in the past.
    ///
    /// # Errors
    /// When it cannot have happened; then nothing is changed.
    pub fn take(&mut self, event: &'o Event) -> Result<(), Reason> {
        if self.seen.has(&event.id) {
            return Err(Reason::RepeatedId);
        }
        if !self.placed && event.kind != Kind::Placed {
            return Err(Reason::NotPlaced);
        }
        match event.kind {
            Kind::Placed => self.place(&event.units)?,
            Kind::Cancelled => self.cancel(event)?,
            Kind::Charged => {
                let charged = self.charged.checked_add(event.amount);
                let charged = charged.filter(|sum| *sum <= MOST);
                self.charged = charged.ok_or(Reason::TooLarge)?;
            }
            Kind::Refunded => {
                let refunded = self.refunded.checked_add(event.amount);
                let refunded = refunded.filter(|sum| *sum <= self.charged);
                self.refunded = refunded.ok_or(Reason::MoreThanCharged)?;
            }
            step => self.advance(step, &event.units)?,
        }
        self.seen.keep(&event.id, 0);
        Ok(())
    }

    /// An order is placed whole, and once.
    fn place(&mut self, units: &Units) -> Result<(), Reason> {
        if self.placed || *units != Units::default() {
            return Err(Reason::OutOfOrder);
        }
        self.placed = true;
        for (life, line) in self.lines.iter_mut().zip(&self.order.lines) {
            life.stock[Kind::Placed as usize] = line.quantity - line.waiting;
            life.waiting[Kind::Placed as usize] = line.waiting;
        }
        Ok(())
    }

    fn advance(&mut self, step: Kind, units: &Units) -> Result<(), Reason> {
        self.each(
            units,
            |life| life.able(step),
            |life, quantity| life.advance(step, quantity),
        )
    }

    fn cancel(&mut self, event: &'o Event) -> Result<(), Reason> {
        let reason = event.reason.as_deref().filter(|told| !told.is_empty());
        let by = event.by;
        self.each(&event.units, LineLife::unsent, |life, quantity| {
            life.cancel(quantity, Cancel { by, reason });
        })
    }

    /// Lets `units` of those that are `able` do something, all of them or none.
    fn each(
        &mut self,
        units: &Units,
        able: impl Fn(&LineLife<'o>) -> u64,
        act: impl Fn(&mut LineLife<'o>, u64),
    ) -> Result<(), Reason> {
        let (mut most, mut are_some) = (0, false);
        for life in self.chosen(units)? {
            (most, are_some) = (most + able(life), true);
        }
        if !are_some {
            return Err(Reason::UnknownLine);
        }
        if most == 0 || units.quantity == Some(0) {
            return Err(Reason::OutOfOrder);
        }
        if units.quantity.is_some_and(|quantity| quantity > most) {
            return Err(Reason::TooMany);
        }
        for life in self.chosen(units)? {
            let quantity = units.quantity.unwrap_or_else(|| able(life));
            act(life, quantity);
        }
        Ok(())
    }

    /// The lines that an event is about.
    fn chosen(&mut self, units: &Units) -> Result<impl Iterator<Item = &mut LineLife<'o>>, Reason> {
        if units.line.is_none() && units.quantity.is_some() && self.lines.len() != 1 {
            return Err(Reason::NoLine);
        }
        let lines = self.lines.iter_mut().zip(&self.order.lines);
        let is_meant = |line: &OrderLine| units.line.as_ref().is_none_or(|id| line.id == *id);
        let chosen = lines.filter(move |(_, line)| is_meant(line));
        Ok(chosen.map(|(life, _)| life))
    }

    /// Each line of the order with how far it has come.
    pub fn lines(&self) -> impl Iterator<Item = (&'o OrderLine, &LineLife<'o>)> {
        self.order.lines.iter().zip(&self.lines)
    }
}

impl<'o> LineLife<'o> {
    /// Units that were not in stock and are neither sent nor cancelled.
    pub fn backordered(&self) -> u64 {
        before(&self.waiting, Kind::Dispatched)
    }

    /// The other units that are neither sent nor cancelled.
    pub fn open(&self) -> u64 {
        before(&self.stock, Kind::Dispatched)
    }

    /// Units on their way or with the customer.
    pub fn sold(&self) -> u64 {
        self.reached(Kind::Dispatched).0
    }

    /// Units that have come as far as `step`, and all that can: what was in stock is neither ordered
    /// from a supplier nor does it arrive.
    pub fn reached(&self, step: Kind) -> (u64, u64) {
        let from = |units: &[u64; STEPS], step: Kind| units[step as usize..].iter().sum::<u64>();
        let (waiting, all) = (from(&self.waiting, step), from(&self.waiting, Kind::Placed));
        match step {
            Kind::Ordered | Kind::Arrived => (waiting, all),
            _ => (
                waiting + from(&self.stock, step),
                all + from(&self.stock, Kind::Placed),
            ),
        }
    }

    /// Of the units that were not in stock, those that have come and are neither sent nor cancelled.
    pub fn arrived(&self) -> u64 {
        let from = Kind::Arrived as usize;
        self.waiting[from..Kind::Dispatched as usize].iter().sum()
    }

    /// Units that are neither sent nor cancelled.
    pub fn unsent(&self) -> u64 {
        self.backordered() + self.open()
    }

    /// Units that can take `step` next. Steps may be left out, but for the last: only what was sent
    /// is received. What was in stock is not ordered from a supplier and does not arrive.
    fn able(&self, step: Kind) -> u64 {
        match step {
            Kind::Completed => {
                self.stock[Kind::Dispatched as usize] + self.waiting[Kind::Dispatched as usize]
            }
            Kind::Ordered | Kind::Arrived => before(&self.waiting, step),
            _ => before(&self.stock, step) + before(&self.waiting, step),
        }
    }

    /// Moves `quantity` able units to `step`: what was in stock first, and what is furthest along.
    fn advance(&mut self, step: Kind, quantity: u64) {
        let from = if step == Kind::Completed {
            Kind::Dispatched as usize
        } else {
            0
        };
        let mut left = quantity;
        let supplied = matches!(step, Kind::Ordered | Kind::Arrived);
        if !supplied {
            left = shift(&mut self.stock, from, step, left);
        }
        shift(&mut self.waiting, from, step, left);
    }

    /// Cancels `quantity` unsent units: what waits first, and what is least far along.
    fn cancel(&mut self, quantity: u64, cancel: Cancel<'o>) {
        if quantity > 0 {
            self.last_cancel = Some(cancel);
        }
        let mut left = quantity;
        for units in [&mut self.waiting, &mut self.stock] {
            for count in &mut units[..Kind::Dispatched as usize] {
                let some = left.min(*count);
                *count -= some;
                left -= some;
            }
        }
        self.cancelled += quantity - left;
    }
}

/// Units that have not come as far as `step`.
fn before(units: &[u64; STEPS], step: Kind) -> u64 {
    units[..step as usize].iter().sum()
}

/// Moves up to `quantity` units from the steps from `from` up to `step`, the furthest along first;
/// tells how many are left to move.
fn shift(units: &mut [u64; STEPS], from: usize, step: Kind, quantity: u64) -> u64 {
    let mut left = quantity;
    for place in (from..step as usize).rev() {
        let some = left.min(units[place]);
        units[place] -= some;
        units[step as usize] += some;
        left -= some;
    }
    left
}
