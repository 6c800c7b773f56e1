//! What holds for whatever machines read: it is what shoppers read, public or not, and never invalid.

use backsoon::domain::availability::State;
use backsoon::domain::day::{Day, Moment};
use backsoon::domain::supply::Round;
use proptest::prelude::*;
use serde_json::Value;

use crate::generate::asked;
use crate::public::published;
use crate::run::check;
use crate::shop::Shop;

/// What search engines and the feed read in a shop whose clock shows UTC.
fn told(shop: &Shop, sku: &str) -> (Value, Value) {
    let snapshot = shop.read();
    let round = Round::new(&snapshot, shop.moment());
    let clock = |at: &str| Moment::parse(at.strip_suffix('Z')?);
    let product = serde_json::to_value(round.structured_data(sku, None, &clock));
    let row = serde_json::to_value(round.feed_row(sku, &clock));
    (product.expect("JSON"), row.expect("JSON"))
}

/// The day that a date begins with.
fn day(date: &Value) -> Option<Day> {
    Day::parse(date.as_str()?.get(..10)?)
}

#[test]
fn machines_read_the_same_of_a_public_snapshot() {
    check(asked(), |asked| {
        let private = told(&asked.shop, &asked.sku);
        let whole = told(&published(&asked.shop, None), &asked.sku);
        let alone = told(&published(&asked.shop, Some(&asked.sku)), &asked.sku);
        prop_assert_eq!(&whole, &private);
        prop_assert_eq!(&alone, &private);
        Ok(())
    });
}

#[test]
fn machines_read_the_last_day_of_what_one_shopper_is_promised() {
    check(asked(), |asked| {
        let promise = asked.shop.promise(&asked.sku, 1);
        let (product, _) = told(&asked.shop, &asked.sku);
        prop_assert_eq!(product.is_null(), promise.state == State::Unknown);
        let offer = &product["offers"];
        let latest = promise.complete.and(promise.latest());
        let expected = match promise.state {
            State::Backorder | State::Preorder | State::MadeToOrder => latest,
            State::OutOfStock => promise.returns.map(|returns| returns.latest),
            _ => None,
        };
        prop_assert_eq!(day(&offer["availabilityStarts"]), expected);
        let days = latest.map(|day| i64::from(asked.shop.moment().day.until(day)));
        prop_assert_eq!(offer["deliveryLeadTime"]["value"].as_i64(), days);
        Ok(())
    });
}

#[test]
fn a_row_of_the_feed_is_dated_within_a_year_or_does_not_wait() {
    check(asked(), |asked| {
        let (product, row) = told(&asked.shop, &asked.sku);
        let date = row["availability_date"].as_str();
        match row["availability"].as_str() {
            Some("backorder" | "preorder") => {
                let date = date.expect("a date");
                prop_assert!(date.len() <= 25, "{date}");
                let starts = day(&product["offers"]["availabilityStarts"]);
                prop_assert_eq!(day(&row["availability_date"]), starts);
                let ahead = starts.map(|day| asked.shop.moment().day.until(day));
                prop_assert!(ahead.is_some_and(|days| (0..=365).contains(&days)), "{row}");
            }
            Some("in_stock" | "out_of_stock") => prop_assert_eq!(date, None),
            other => prop_assert!(other.is_none() && row.is_null(), "{row}"),
        }
        Ok(())
    });
}

#[test]
fn no_more_units_are_told_to_machines_than_shoppers_may_read_of() {
    check(asked(), |asked| {
        let (product, _) = told(&asked.shop, &asked.sku);
        if let Some(level) = product["offers"]["inventoryLevel"]["value"].as_u64() {
            let policy = asked.shop.read().policy;
            prop_assert!(level <= policy.low_stock, "{product}");
            prop_assert!(
                policy.max_shown.is_none_or(|most| level <= most),
                "{product}"
            );
        }
        Ok(())
    });
}

/// Stock ships as many open days after the first round as the shop handles it, whenever that is.
#[test]
fn what_is_in_stock_needs_the_shops_handling_days() {
    check(asked(), |asked| {
        let (product, _) = told(&asked.shop, &asked.sku);
        let state = asked.shop.promise(&asked.sku, 1).state;
        let time = &product["offers"]["shippingDetails"]["deliveryTime"]["handlingTime"];
        if matches!(state, State::InStock | State::LowStock) && !time.is_null() {
            let days = asked.shop.read().calendar.handling_days;
            prop_assert_eq!(time["maxValue"].as_u64(), Some(days));
            prop_assert_eq!(time["minValue"].as_u64(), Some(days));
        }
        Ok(())
    });
}
