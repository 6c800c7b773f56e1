//! Who must be told what: what each waiting customer was last told, beside what is true now (R12).

use std::borrow::Cow;

use serde::Serialize;

use super::life::Cancel;
use super::standing::{Standing, Standings, Window};
use super::{By, Notice, Told};
use crate::domain::day::{Day, Moment};
use crate::domain::snapshot::{Applies, Gift, Item, Offer};
use crate::domain::supply::Round;

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
        let mut notices = Vec::new();
        let mut each = |standing: &Standing<'_, 's>| {
            if let Some((kind, window)) = news(standing) {
                notices.push(self.due(standing, kind, window));
            }
        };
        let mut standings = Standings::new(*self, told, &mut each);
        self.snapshot.follow(now, local, &mut [&mut standings]);
        notices
    }

    fn due(&self, standing: &Standing<'_, 's>, kind: Notice, window: Window) -> Due<'s> {
        let Standing {
            order,
            line,
            units,
            before,
            ..
        } = *standing;
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
                self.earned(standing.placed, window.latest)
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
        self.snapshot.policy.earned(days).map(Earned::new).collect()
    }
}

/// What there is to tell of a line, if anything: told once, not again until it moves again.
fn news(standing: &Standing<'_, '_>) -> Option<(Notice, Window)> {
    let Standing { units, before, .. } = *standing;
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
    let window = standing.expected?;
    let kind = match (before.latest, window.latest) {
        (Some(was), Some(now)) if now > was => Notice::Delayed,
        (Some(was), Some(now)) if now < was => Notice::Sooner,
        (Some(_), None) => Notice::Delayed,
        (None, Some(_)) => Notice::Sooner,
        _ => return None,
    };
    Some((kind, window))
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
