//! What is expected of an item's stock day by day, worked by hand.

use backsoon::domain::day::Moment;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

use crate::NOW;

/// Of a mug of which 2 a day are asked for, 4 are on hand, and that is on order: units at the end of each day as expected, at
/// least and at most; and the receipts.
fn projection(selling: &str, on_order: Value, deliveries: Value) -> ([Vec<f64>; 3], Value) {
    let shop = json!({ "policy": { "reorder": {} }, "suppliers": { "acme": { "leadDays": 10, "deliveries": deliveries } }, "items": [
        { "sku": "MUG", "selling": selling, "supplier": "acme", "dailyDemand": 2, "onHand": 4, "onOrder": on_order }] });
    let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
    let round = Round::new(&snapshot, Moment::parse(NOW).expect("a moment"));
    let found = round
        .projection("MUG", 8)
        .expect("a private one")
        .expect("an item");
    let receipts = json!(found.receipts);
    ([found.stock, found.low, found.high], receipts)
}

/// In five days, with today.
fn ten() -> Value {
    json!([{ "quantity": 10, "due": "2026-11-27" }])
}

#[track_caller]
fn assert_near(found: &[f64], expected: &[f64]) {
    let near = found
        .iter()
        .zip(expected)
        .all(|(one, other)| (one - other).abs() < 1e-9);
    assert!(
        near && found.len() == expected.len(),
        "{found:?}: expected {expected:?}"
    );
}

#[test]
fn r15_who_may_wait_lacks_of_what_comes() {
    let ([stock, ..], _) = projection("backorder", ten(), json!([]));
    assert_near(&stock, &[2.0, 0.0, -2.0, -4.0, 4.0, 2.0, 0.0, -2.0]);
}

#[test]
fn r15_who_cannot_wait_lacks_of_nothing_that_comes_later() {
    let ([stock, low, high], _) = projection("stock", ten(), json!([]));
    assert_near(&stock, &[2.0, 0.0, 0.0, 0.0, 8.0, 6.0, 4.0, 2.0]);
    for (low, high) in low.iter().zip(high) {
        assert!((0.0..=high).contains(low), "{low} to {high}");
    }
}

#[test]
fn r15_what_has_been_out_for_years_is_not_expected_before_the_first_day_it_may_come() {
    let delivery = |month: u32| json!({ "due": format!("2026-{month:02}-05"), "received": format!("2026-{month:02}-15") });
    let deliveries: Value = (1..=10).map(delivery).collect();
    let on_order = json!([{ "quantity": 10, "due": "2022-01-10" }]);
    let (_, receipts) = projection("backorder", on_order, deliveries);
    let day = |name: &str| receipts[0][name].as_str().expect("a day").to_owned();
    let [earliest, day, latest] = ["earliest", "day", "latest"].map(day);
    assert!(
        earliest <= day && day <= latest,
        "{earliest}, {day}, {latest}"
    );
}
