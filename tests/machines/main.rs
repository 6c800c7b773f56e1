//! What machines read of an item: search engines, and Google Merchant Center.

mod dates;
mod feeds;
mod hostile;
mod prices;
mod products;
#[path = "../shop/mod.rs"]
mod shop;
mod zones;

use serde_json::{Value, json};

use crate::shop::Shop;
use crate::zones::budapest;

/// An item for each state that one unit of it can be in, named after the state.
fn every_state() -> Value {
    json!({
        "timeZone": "Europe/Budapest",
        "currency": "EUR",
        "policy": { "lowStock": 2 },
        "suppliers": { "acme": { "leadDays": 14 } },
        "items": [
            { "sku": "in-stock", "onHand": 10 },
            { "sku": "low-stock", "onHand": 2 },
            { "sku": "backorder", "selling": "backorder", "supplier": "acme" },
            { "sku": "preorder", "releaseDate": "2027-01-15", "onHand": 5 },
            { "sku": "made-to-order", "selling": "made-to-order", "leadDays": 30 },
            { "sku": "out-of-stock", "onOrder": [{ "quantity": 5, "due": "2026-12-04" }] },
            { "sku": "discontinued", "selling": "discontinued" }]
    })
}

/// A shop with one item, `CHAIR`, for euros.
fn chair(mut item: Value) -> Value {
    item["sku"] = json!("CHAIR");
    json!({ "currency": "EUR", "items": [item] })
}

/// What search engines read, in Budapest.
fn product(shop: &Shop, sku: &str) -> Value {
    let product = shop.round().structured_data(sku, None, &budapest);
    serde_json::to_value(product).expect("JSON")
}

/// Its offer.
fn offer(shop: &Shop, sku: &str) -> Value {
    product(shop, sku)["offers"].clone()
}

/// What Google Merchant Center reads, in Budapest.
fn row(shop: &Shop, sku: &str) -> Value {
    serde_json::to_value(shop.round().feed_row(sku, &budapest)).expect("JSON")
}
