//! Who must be told what: what each waiting customer was last told, beside what is true now (R12).

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::life::{Cancel, Life, LineLife};
use super::{By, Kind, Notice, Order, OrderLine, Told};
use crate::domain::day::{Day, Moment};
use crate::domain::promise::Queued;
use crate::domain::snapshot::{Applies, Gift, Item, Offer};
use crate::domain::supply::Round;

/// The days in which something is expected to ship; none where nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Window {
    /// The first day it may ship.
    pub earliest: Option<Day>,
    /// The day it will have shipped by.
    pub latest: Option<Day>,
}

/// Something that a customer is to be told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Due<'s> {
    /// The order.
    pub order: Cow<'s, str>,
    /// Its line.
    pub line: Cow<'s, str>,
    /// Where the customer is written to.
    pub email: Option<Cow<'s, str>>,
    /// The customer's language.
    pub locale: Option<Cow<'s, str>>,
    /// The item.
    pub sku: Cow<'s, str>,
    /// The item's name among people.
    pub title: Option<Cow<'s, str>>,
    /// How many units it is about.
    pub quantity: u64,
    /// What there is to tell: anything but `placed`.
    pub kind: Notice,
    /// The window as it is now.
    #[serde(flatten)]
    pub window: Window,
    /// What the customer was last told, where that was a window.
    pub was: Option<Window>,
    /// What the customer was told at first.
    pub first: Option<Window>,
    /// Whether the order can still be cancelled for a full refund: until it is dispatched.
    pub cancellable: bool,
    /// Why it takes a while, in the merchant's words.
    pub explanation: Option<Cow<'s, str>>,
    /// Of what the shop cancelled: why, in the shop's words.
    pub reason: Option<Cow<'s, str>>,
    /// What the wait earns (R13).
    pub earned: Vec<Earned>,
}

/// An offer that a wait has earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Earned {
    /// The wait that earns it, in days.
    pub after_days: u64,
    /// What it is.
    pub kind: Gift,
    /// Of a discount: per cent off.
    pub percent: Option<u64>,
    /// Of a discount: what it is taken off.
    pub applies: Option<Applies>,
}

impl<'s> Round<'s> {
    /// What each customer is to be told now. What the asker says was `told`, in the order it was,
    /// rules over what the snapshot carries. `local` tells what the shop's clock showed at an instant.
    pub fn notices(
        &self,
        told: &[Told],
        now: Moment,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Vec<Due<'s>> {
        let mut queues: BTreeMap<&str, BTreeMap<Box<str>, Queued>> = BTreeMap::new();
        let mut last: BTreeMap<&str, &Told> = BTreeMap::new();
        last.extend(told.iter().map(|told| (&*told.line, told)));
        let mut notices = Vec::new();
        let snapshot = self.snapshot;
        for order in &snapshot.orders {
            let mut life = Life::new(order);
            let mut placed = None;
            for event in &order.events {
                let at = life.take_by(event, now, local);
                if let (Kind::Placed, Ok(at)) = (event.kind, at) {
                    placed = Some(at.day);
                }
            }
            for (line, units) in life.lines() {
                let before = last.get(&*line.id).copied();
                let before =
                    before.or_else(|| order.told.iter().rfind(|told| told.line == line.id));
                let queue = queues.entry(&line.sku).or_insert_with(|| {
                    let queue = self.queue(&line.sku).into_iter();
                    queue.map(|queued| (queued.id.clone(), queued)).collect()
                });
                let queued = queue.get(&line.id);
                let Some((kind, window)) = news(units, before, queued) else {
                    continue;
                };
                let case = Case {
                    order,
                    line,
                    units,
                    placed,
                    before,
                };
                notices.push(self.due(&case, kind, window));
            }
        }
        notices
    }

    fn due(&self, case: &Case<'_, 's>, kind: Notice, window: Window) -> Due<'s> {
        let Case {
            order,
            line,
            units,
            before,
            ..
        } = *case;
        let item = self.snapshot.item(&line.sku);
        let first = order
            .told
            .iter()
            .find(|told| told.line == line.id && told.kind == Notice::Placed);
        let waits = matches!(kind, Notice::Delayed | Notice::Sooner);
        Due {
            order: Cow::Borrowed(&order.id),
            line: Cow::Borrowed(&line.id),
            email: order.email.as_deref().map(Cow::Borrowed),
            locale: order.locale.as_deref().map(Cow::Borrowed),
            sku: Cow::Borrowed(&line.sku),
            title: item
                .and_then(|item| item.title.as_deref())
                .map(Cow::Borrowed),
            quantity: match kind {
                Notice::Dispatched => units.sold(),
                Notice::Cancelled => units.cancelled,
                _ => units.backordered() + units.open(),
            },
            kind,
            window,
            was: before
                .filter(|told| told.kind.is_promise())
                .map(Told::window),
            first: first.map(Told::window),
            cancellable: waits,
            explanation: item
                .filter(|_| waits)
                .and_then(|item| self.explanation(item))
                .map(Cow::Borrowed),
            reason: units
                .last_cancel
                .filter(|_| kind == Notice::Cancelled)
                .and_then(|cancel| cancel.reason)
                .map(Cow::Borrowed),
            earned: if waits {
                self.earned(case.placed, window.latest)
            } else {
                Vec::new()
            },
        }
    }

    fn explanation(&self, item: &Item) -> Option<&'s str> {
        let told = self.snapshot.supplier_of(item)?.explanation.as_deref()?;
        Some(told).filter(|told| !told.is_empty())
    }

    /// Offers that a wait from `placed` until `latest` earns; where no date is known, what the wait
    /// until today does.
    fn earned(&self, placed: Option<Day>, latest: Option<Day>) -> Vec<Earned> {
        let days = placed.map_or(0, |placed| placed.until(latest.unwrap_or(self.today)));
        let days = u64::try_from(days).unwrap_or_default();
        let offers = self.snapshot.policy.consolation.iter();
        offers
            .filter(|offer| days >= offer.after_days)
            .map(Earned::new)
            .collect()
    }
}

/// An order's line, and what is known of it.
struct Case<'c, 's> {
    order: &'s Order,
    line: &'s OrderLine,
    units: &'c LineLife<'s>,
    placed: Option<Day>,
    before: Option<&'c Told>,
}

/// What there is to tell of a line, if anything: told once, not again until it moves again.
fn news(
    units: &LineLife<'_>,
    before: Option<&Told>,
    queued: Option<&Queued>,
) -> Option<(Notice, Window)> {
    let told = |kind| before.is_some_and(|told| told.kind == kind);
    let nothing = Window {
        earliest: None,
        latest: None,
    };
    if units.backordered() + units.open() == 0 {
        let kind = match (units.sold(), units.cancelled, units.last_cancel) {
            (1.., _, _) => Notice::Dispatched,
            (0, 1.., Some(Cancel { by: By::Shop, .. })) => Notice::Cancelled,
            _ => return None,
        };
        return (!told(kind)).then_some((kind, nothing));
    }
    // Who was never told a date is told one with the order, not by a notice.
    let before = before.filter(|told| told.kind.is_promise())?;
    let window = queued?.window();
    let kind = match (before.latest, window.latest) {
        (Some(was), Some(now)) if now > was => Notice::Delayed,
        (Some(was), Some(now)) if now < was => Notice::Sooner,
        (Some(_), None) => Notice::Delayed,
        (None, Some(_)) => Notice::Sooner,
        _ => return None,
    };
    Some((kind, window))
}

impl Queued {
    /// When the last of its units is expected to ship.
    fn window(&self) -> Window {
        if self.complete.is_none() {
            return Window {
                earliest: None,
                latest: None,
            };
        }
        Window {
            earliest: self.parts.iter().filter_map(|part| part.earliest).max(),
            latest: self.parts.iter().filter_map(|part| part.latest).max(),
        }
    }
}

impl Told {
    fn window(&self) -> Window {
        Window {
            earliest: self.earliest,
            latest: self.latest,
        }
    }
}

impl Notice {
    /// Whether it told a window, or that none was known.
    fn is_promise(self) -> bool {
        matches!(self, Notice::Placed | Notice::Delayed | Notice::Sooner)
    }
}

impl Earned {
    fn new(offer: &Offer) -> Earned {
        Earned {
            after_days: offer.after_days,
            kind: offer.gift,
            percent: offer.percent.filter(|_| offer.gift == Gift::Discount),
            applies: offer.applies.filter(|_| offer.gift == Gift::Discount),
        }
    }
}
