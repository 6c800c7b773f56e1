//! The steps behind a promise, as data: what a merchant, or anybody else, can check every date by.

mod dates;
mod units;

use backsoon::domain::day::Moment;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

/// Monday, before the cut-off.
const NOW: &str = "2026-11-23T10:00";

/// Chairs of a supplier whose deliveries come from a day early to nine days late.
fn chairs(item: Value) -> Value {
    let table = json!({ "samples": 41, "quantiles": [[0.1, -1], [0.5, 0], [0.9, 9]] });
    let mut chair = json!({ "sku": "CHAIR", "selling": "backorder", "supplier": "acme" });
    for (name, value) in item.as_object().expect("an object") {
        chair[name] = value.clone();
    }
    json!({
        "calendar": { "cutOff": "14:00" },
        "suppliers": { "acme": { "leadDays": 21, "lateness": { "purchase": table } } },
        "items": [chair]
    })
}

/// The same of a supplier who is always on time.
fn punctual(item: Value) -> Value {
    let mut shop = chairs(item);
    shop["suppliers"]["acme"] = json!({ "leadDays": 21 });
    shop
}

fn explain_at(now: &str, shop: &Value, quantity: u64) -> Value {
    let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.problems, []);
    let now = Moment::parse(now).expect("a moment");
    let steps = Round::new(&snapshot, now).explain("CHAIR", quantity, now);
    serde_json::to_value(steps).expect("JSON")
}

fn explain(shop: &Value, quantity: u64) -> Value {
    explain_at(NOW, shop, quantity)
}

/// Asserts that a value has these fields, whatever else it has.
#[track_caller]
fn assert_has(value: &Value, fields: Value) {
    for (name, expected) in fields.as_object().expect("fields") {
        assert_eq!(&value[name], expected, "{name} of {value}");
    }
}

#[test]
fn of_what_the_shop_does_not_have_there_is_nothing_to_explain() {
    let snapshot = Snapshot::read(br#"{ "items": [] }"#).expect("a snapshot");
    let now = Moment::parse(NOW).expect("a moment");
    assert!(
        Round::new(&snapshot, now)
            .explain("CHAIR", 1, now)
            .is_none()
    );
}

#[test]
fn the_promise_that_is_explained_stands_beside_its_steps() {
    let steps = explain(&chairs(json!({ "onHand": 3 })), 2);
    assert_has(
        &steps,
        json!({ "sku": "CHAIR", "quantity": 2, "today": "2026-11-23", "time": "10:00" }),
    );
    assert_eq!(steps["promise"]["state"], "in-stock");
}

#[test]
fn of_a_private_snapshot_no_customer_and_no_delivery_is_named() {
    let lines = json!([{ "id": "SO-1", "quantity": 2, "email": "ada@example.com" }]);
    let mut shop = chairs(json!({ "backorders": lines, "cost": 8200 }));
    shop["suppliers"]["acme"]["deliveries"] =
        json!([{ "due": "2026-10-02", "received": "2026-10-05" }]);
    let steps = explain(&shop, 2);
    assert_eq!(steps["waiting"], 2);
    for private in ["SO-1", "ada@", "8200", "2026-10"] {
        assert!(!steps.to_string().contains(private), "{private} in {steps}");
    }
}
