//! What Google Merchant Center reads of an item: its attributes by their names in the product data
//! specification, within its limits. What would break them is left out.

use serde::Serialize;

use super::address;
use super::availability::Availability;
use super::instant::Zoned;
use super::price::Price;
use crate::domain::address::is_hidden;
use crate::domain::day::Moment;
use crate::domain::supply::Round;
use crate::present::link::encoded;

/// Characters of an `id`, a `title`, and an address.
const LONGEST: (usize, usize, usize) = (50, 150, 2000);

/// Days ahead that an `availability_date` may be: a year, however short.
const FARTHEST: u64 = 365;

/// What may stand in an address as it is (RFC 3986), besides letters, digits and `-._~`.
const RESERVED: &str = ":/?#[]@!$&()*+,;=%";

/// One item of a feed.
#[derive(Debug, Serialize)]
pub struct FeedRow<'r> {
    id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image_link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<String>,
    availability: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    availability_date: Option<String>,
}

impl<'s> Round<'s> {
    /// The row of `sku`; none where the snapshot does not know it, or Google takes no such `id`.
    /// `local` tells what the shop's clock shows at an instant (RFC 3339).
    pub fn feed_row(
        &self,
        sku: &str,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Option<FeedRow<'s>> {
        let item = self.snapshot.item(sku)?;
        let is_id = item.sku.trim() == &*item.sku
            && item.sku.chars().count() <= LONGEST.0
            && !item
                .sku
                .chars()
                .any(|one| one.is_control() || is_hidden(one));
        if !is_id {
            return None;
        }
        let (availability, availability_date) = self.availability(sku, local)?;
        Some(FeedRow {
            id: &item.sku,
            title: item.title.as_deref().and_then(title),
            link: item.url.as_deref().and_then(link),
            image_link: item.image.as_deref().and_then(link),
            price: Price::of(item, self.snapshot).map(|price| {
                let mut text = price.amount;
                text.push(' ');
                text.push_str(price.currency);
                text
            }),
            availability,
            availability_date,
        })
    }

    /// The feed has no word for what is made to order: not in stock but obtainable is a backorder.
    /// What waits needs a date within a year; without one it cannot be offered there, and is out of
    /// stock.
    fn availability(
        &self,
        sku: &str,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Option<(&'static str, Option<String>)> {
        let promise = self.promise(sku, 1);
        let word = match Availability::of(promise.state)? {
            Availability::InStock | Availability::LimitedAvailability => return Some(IN_STOCK),
            Availability::OutOfStock | Availability::Discontinued => return Some(OUT_OF_STOCK),
            Availability::PreOrder => "preorder",
            Availability::BackOrder | Availability::MadeToOrder => "backorder",
        };
        let last = self.today.plus(FARTHEST);
        let day = promise
            .window()
            .map(|(_, latest)| latest)
            .filter(|day| last.is_none_or(|last| *day <= last));
        let date = day.and_then(|day| Zoned::on(day, self.today, local));
        Some(date.map_or(OUT_OF_STOCK, |date| (word, Some(date.feed()))))
    }
}

const IN_STOCK: (&str, Option<String>) = ("in_stock", None);
const OUT_OF_STOCK: (&str, Option<String>) = ("out_of_stock", None);

/// A title in one line, of as many whole words as fit.
fn title(told: &str) -> Option<String> {
    let clean: String = told
        .chars()
        .map(|one| if one.is_control() { ' ' } else { one })
        .filter(|one| !is_hidden(*one))
        .collect();
    let (mut title, mut length) = (String::new(), 0);
    for word in clean.split_whitespace() {
        let more = word.chars().count() + usize::from(length > 0);
        if length + more > LONGEST.1 {
            break;
        }
        if length > 0 {
            title.push(' ');
        }
        title.push_str(word);
        length += more;
    }
    if title.is_empty() {
        title.extend(clean.trim_start().chars().take(LONGEST.1));
    }
    (!title.is_empty()).then_some(title)
}

/// An address in the letters that addresses are made of.
fn link(told: &str) -> Option<String> {
    let link = encoded(&address(told)?, RESERVED);
    (link.len() <= LONGEST.2).then_some(link)
}
