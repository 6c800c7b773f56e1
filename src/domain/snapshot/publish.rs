//! What may leave the house: a snapshot that promises a shopper the same, without order lines,
//! customers, deliveries, sales, costs, or more units than the shop shows.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Item, MOST, Offer, OnHand, Policy, Receipt, Snapshot, Supplier};
use crate::domain::calendar::Calendar;
use crate::domain::day::{Day, Time};
use crate::domain::lateness::PublicLateness;

/// A snapshot as everybody may see it. It serialises to the format that [`Snapshot::read`] reads.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PublicSnapshot<'s> {
    version: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'s str>,
    calendar: PublicCalendar<'s>,
    policy: PublicPolicy<'s>,
    suppliers: Suppliers<'s>,
    items: Vec<PublicItem<'s>>,
}

impl Snapshot {
    /// The public part of the snapshot: all of it, or the items with these `skus` and what their
    /// promises need.
    pub fn publish(&self, skus: Option<&[&str]>) -> PublicSnapshot<'_> {
        let (items, suppliers) = match skus {
            Some(skus) => {
                let items = self.items_with(skus);
                let suppliers = self.suppliers_for(&items);
                (items, suppliers)
            }
            None => (self.items.iter().collect(), self.suppliers.iter().collect()),
        };
        PublicSnapshot {
            version: 1,
            as_of: self.as_of.as_deref(),
            time_zone: self.time_zone.as_deref(),
            currency: self.currency.as_deref(),
            calendar: PublicCalendar::new(&self.calendar),
            policy: PublicPolicy::new(&self.policy),
            suppliers: Suppliers(suppliers),
            items: items
                .into_iter()
                .map(|item| PublicItem::new(item, self))
                .collect(),
        }
    }

    /// The items with these `skus`, in the order told.
    fn items_with(&self, skus: &[&str]) -> Vec<&Item> {
        let name = |number: usize| &*self.items[number].sku;
        let numbers = skus.iter().filter_map(|sku| self.by_sku.find(sku, &name));
        let mut numbers: Vec<usize> = numbers.collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
            .into_iter()
            .map(|number| &self.items[number])
            .collect()
    }

    /// Those who send units of these items, in the order told. Only they are looked at: whoever asks for one item after
    /// the other would else pay for all suppliers each time.
    fn suppliers_for(&self, items: &[&Item]) -> Vec<&Supplier> {
        let senders = items.iter().flat_map(|item| {
            let senders = item.on_order.iter().filter_map(|receipt| receipt.from);
            item.supplier.into_iter().chain(senders)
        });
        let mut numbers: Vec<u32> = senders.collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
            .into_iter()
            .map(|number| &self.suppliers[number as usize])
            .collect()
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PublicCalendar<'s> {
    closed: Vec<&'static str>,
    holidays: &'s [Day],
    #[serde(skip_serializing_if = "Option::is_none")]
    cut_off: Option<Time>,
    handling_days: u64,
}

impl<'s> PublicCalendar<'s> {
    fn new(calendar: &'s Calendar) -> PublicCalendar<'s> {
        PublicCalendar {
            closed: calendar.closed_weekdays(),
            holidays: calendar.holidays(),
            cut_off: calendar.cut_off,
            handling_days: calendar.handling_days,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PublicPolicy<'s> {
    low_stock: u64,
    quiet_days: u64,
    confidence: f64,
    wording: &'static str,
    show_backlog: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_shown: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stale_after_hours: Option<u64>,
    charge: &'static str,
    deposit_percent: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    transit_days: Option<PublicTransit>,
    consolation: Vec<PublicOffer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<PublicContact<'s>>,
}

impl<'s> PublicPolicy<'s> {
    fn new(policy: &'s Policy) -> PublicPolicy<'s> {
        PublicPolicy {
            low_stock: policy.low_stock,
            quiet_days: policy.quiet_days,
            confidence: policy.confidence as f64 / 1000.0,
            wording: policy.wording.text(),
            show_backlog: policy.show_backlog,
            max_shown: policy.max_shown,
            stale_after_hours: policy.stale_after_hours,
            charge: policy.charge.text(),
            deposit_percent: policy.deposit_percent,
            transit_days: policy.transit.map(|transit| PublicTransit {
                min: transit.min,
                max: transit.max,
            }),
            consolation: policy.consolation.iter().map(PublicOffer::new).collect(),
            contact: policy.contact.as_ref().map(|contact| PublicContact {
                email: contact.email.as_deref(),
                phone: contact.phone.as_deref(),
                chat: contact.chat.as_deref(),
            }),
        }
    }
}

#[derive(Debug, Serialize)]
struct PublicTransit {
    min: u64,
    max: u64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PublicOffer {
    after_days: u64,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    applies: Option<&'static str>,
}

impl PublicOffer {
    fn new(offer: &Offer) -> PublicOffer {
        PublicOffer {
            after_days: offer.after_days,
            kind: offer.gift.text(),
            percent: offer.percent,
            applies: offer.applies.map(|applies| applies.text()),
        }
    }
}

#[derive(Debug, Serialize)]
struct PublicContact<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chat: Option<&'s str>,
}

/// Suppliers by key.
#[derive(Debug)]
struct Suppliers<'s>(Vec<&'s Supplier>);

impl Serialize for Suppliers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for supplier in &self.0 {
            map.serialize_entry(&*supplier.key, &PublicSupplier::new(supplier))?;
        }
        map.end()
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PublicSupplier<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_days: Option<u64>,
    minimum_order: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    drop_ship_days: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lateness: Option<PublicLateness<'s>>,
    waiting: u64,
    daily_demand: f64,
}

impl<'s> PublicSupplier<'s> {
    fn new(supplier: &'s Supplier) -> PublicSupplier<'s> {
        PublicSupplier {
            name: supplier.name.as_deref(),
            lead_days: supplier.lead_days,
            minimum_order: supplier.minimum_order,
            drop_ship_days: supplier.drop_ship_days,
            explanation: supplier.explanation.as_deref(),
            lateness: PublicLateness::new(&supplier.lateness),
            waiting: supplier.waiting.unwrap_or_default().min(MOST),
            daily_demand: per_day(supplier.daily_demand.unwrap_or_default().min(MOST)),
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PublicItem<'s> {
    sku: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'s str>,
    price: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'s str>,
    on_hand: OnHand,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    at_least: bool,
    reserved: u64,
    safety_stock: u64,
    selling: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    release_date: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    backorder_limit: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_days: Option<u64>,
    minimum_order: u64,
    daily_demand: f64,
    on_order: Vec<PublicReceipt<'s>>,
    backorders: u64,
    alternatives: &'s [Box<str>],
}

impl Serialize for OnHand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            OnHand::Units(units) => serializer.serialize_u64(*units),
            OnHand::Some => serializer.serialize_str("some"),
            OnHand::Untracked => serializer.serialize_str("untracked"),
        }
    }
}

impl<'s> PublicItem<'s> {
    fn new(item: &'s Item, snapshot: &'s Snapshot) -> PublicItem<'s> {
        let supplier = snapshot.supplier_of(item);
        let stock = item.shown(&snapshot.policy);
        PublicItem {
            sku: &item.sku,
            title: item.title.as_deref(),
            price: item.price,
            url: item.url.as_deref(),
            image: item.image.as_deref(),
            on_hand: stock.on_hand,
            at_least: stock.at_least,
            reserved: stock.reserved,
            safety_stock: stock.safety_stock,
            selling: item.selling.text(),
            release_date: item.release,
            backorder_limit: item.backorder_limit,
            supplier: supplier.map(|supplier| &*supplier.key),
            lead_days: item.lead_days,
            minimum_order: item.minimum_order,
            daily_demand: per_day(item.daily_demand),
            on_order: item.on_order.iter().map(PublicReceipt::new).collect(),
            backorders: stock.waiting,
            alternatives: &item.alternatives,
        }
    }
}

#[derive(Debug, Serialize)]
struct PublicReceipt<'s> {
    quantity: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
}

impl<'s> PublicReceipt<'s> {
    fn new(receipt: &'s Receipt) -> PublicReceipt<'s> {
        PublicReceipt {
            quantity: receipt.quantity,
            due: receipt.due,
            supplier: receipt.supplier.as_deref(),
            stage: receipt.stage.map(|stage| stage.text()),
        }
    }
}

/// Thousandths of a unit a day, as a decimal number.
fn per_day(thousandths: u64) -> f64 {
    thousandths as f64 / 1000.0
}
