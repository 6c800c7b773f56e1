//! What search engines read of an item: a schema.org Product with one Offer, as JSON-LD.

use serde::Serialize;

use super::address;
use super::availability::Availability;
use super::instant::Zoned;
use super::price::Price;
use crate::domain::availability::State;
use crate::domain::day::{Day, Moment};
use crate::domain::promise::Promise;
use crate::domain::supply::Round;

/// A schema.org Product. It serialises to JSON-LD.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct Product<'p> {
    #[serde(rename = "@context")]
    context: &'static str,
    sku: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    offers: Offer<'p>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Offer<'p> {
    availability: Availability,
    #[serde(skip_serializing_if = "Option::is_none")]
    availability_starts: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery_lead_time: Option<QuantitativeValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inventory_level: Option<QuantitativeValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_currency: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipping_details: Option<OfferShippingDetails>,
}

#[derive(Debug, Default, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct QuantitativeValue {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_value: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_value: Option<u64>,
    /// UN/CEFACT code.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_code: Option<&'static str>,
}

impl QuantitativeValue {
    /// Days between two numbers of them.
    fn days(min: u64, max: u64) -> QuantitativeValue {
        QuantitativeValue {
            min_value: Some(min),
            max_value: Some(max),
            unit_code: Some("DAY"),
            value: None,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct OfferShippingDetails {
    delivery_time: ShippingDeliveryTime,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct ShippingDeliveryTime {
    handling_time: QuantitativeValue,
    #[serde(skip_serializing_if = "Option::is_none")]
    transit_time: Option<QuantitativeValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cutoff_time: Option<String>,
    business_days: OpeningHoursSpecification,
}

#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct OpeningHoursSpecification {
    day_of_week: Vec<&'static str>,
}

/// Monday first, as in a calendar's bits.
const DAYS_OF_WEEK: [&str; 7] = [
    "https://schema.org/Monday",
    "https://schema.org/Tuesday",
    "https://schema.org/Wednesday",
    "https://schema.org/Thursday",
    "https://schema.org/Friday",
    "https://schema.org/Saturday",
    "https://schema.org/Sunday",
];

impl<'s> Round<'s> {
    /// What search engines read of `sku`; none where the snapshot does not know it. `url` is the
    /// item's page in place of the snapshot's. `local` tells what the shop's clock shows at an instant
    /// (RFC 3339).
    pub fn structured_data(
        &self,
        sku: &str,
        url: Option<&str>,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Option<Product<'s>> {
        let item = self.snapshot.item(sku)?;
        let promise = self.promise(sku, 1);
        let availability = Availability::of(promise.state)?;
        let latest = promise.window().map(|(_, latest)| latest);
        let starts = match availability {
            Availability::OutOfStock => promise.returns.map(|returns| returns.latest),
            _ if availability.waits() => latest,
            _ => None,
        };
        let (amount, currency) = match Price::of(item, self.snapshot) {
            Some(price) => (Some(price.amount), Some(price.currency)),
            None => (None, None),
        };
        let url = url.or(item.url.as_deref()).and_then(address);
        let left = match promise.state {
            State::LowStock => item.left(&self.snapshot.policy),
            _ => None,
        };
        Some(Product {
            context: "https://schema.org",
            sku: &item.sku,
            name: item.title.as_deref().filter(|name| !name.trim().is_empty()),
            image: item.image.as_deref().and_then(address),
            url: url.clone(),
            offers: Offer {
                availability,
                availability_starts: starts.map(|day| self.date_time(day, local)),
                delivery_lead_time: latest.map(|day| QuantitativeValue {
                    value: u64::try_from(self.today.until(day)).ok(),
                    unit_code: Some("DAY"),
                    ..QuantitativeValue::default()
                }),
                inventory_level: left.map(|left| QuantitativeValue {
                    value: Some(left),
                    ..QuantitativeValue::default()
                }),
                price: amount,
                price_currency: currency,
                url,
                shipping_details: self
                    .delivery_time(&promise, local)
                    .map(|delivery_time| OfferShippingDetails { delivery_time }),
            },
        })
    }

    /// The day with a time and zone; alone, where nobody knows the zone.
    fn date_time(&self, day: Day, local: &dyn Fn(&str) -> Option<Moment>) -> String {
        match Zoned::on(day, self.today, local) {
            Some(zoned) => zoned.date_time(),
            None => day.to_string(),
        }
    }

    /// How an order of one comes to the door, where the shop tells more of that than a ship date.
    fn delivery_time(
        &self,
        promise: &Promise,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Option<ShippingDeliveryTime> {
        let (calendar, policy) = (&self.snapshot.calendar, &self.snapshot.policy);
        if calendar.cut_off.is_none() && policy.transit.is_none() {
            return None;
        }
        let (earliest, latest) = promise.window()?;
        // Counted in open days from the first round that the order could leave with: to whoever reads
        // this, an order after the cut-off counts from the next day anyway.
        let stock = self.stock?;
        let open_days = |day| {
            let after_stock = u64::try_from(calendar.open_days(stock, day)).unwrap_or_default();
            after_stock.saturating_add(calendar.handling_days)
        };
        let week = (0..).zip(DAYS_OF_WEEK);
        Some(ShippingDeliveryTime {
            handling_time: QuantitativeValue::days(open_days(earliest), open_days(latest)),
            transit_time: policy
                .transit
                .map(|transit| QuantitativeValue::days(transit.min, transit.max)),
            cutoff_time: calendar.cut_off.and_then(|time| {
                let day = self.today;
                Some(Zoned::at(Moment { day, time }, local)?.time())
            }),
            business_days: OpeningHoursSpecification {
                day_of_week: week
                    .filter(|(bit, _)| calendar.closed() >> bit & 1 == 0)
                    .map(|(_, name)| name)
                    .collect(),
            },
        })
    }
}
