//! A review is of what only the merchant knows, and what it is judged by does not leave the house.

use backsoon::domain::snapshot::Snapshot;
use serde_json::{Value, json};

use crate::try_review;

fn shop() -> Value {
    json!({ "policy": { "review": { "strainedDays": 12 }, "reorder": { "serviceLevel": 0.9, "reviewDays": 14, "holdingPercent": 20 } },
            "items": [{ "sku": "CHAIR", "onHand": 3, "backorders": [{ "id": "1", "quantity": 2 }] }] })
}

#[test]
fn a_public_snapshot_is_told_that_it_takes_the_private_one() {
    let snapshot = Snapshot::read(shop().to_string().as_bytes()).expect("a snapshot");
    let public = json!(snapshot.publish(None));
    let refused = try_review(&public, &json!({})).expect_err("no review");
    let message = "snapshot: a public one: expected the private one, with order lines, orders, sales, deliveries, policy.review or policy.reorder";
    assert_eq!(refused.to_string(), message);
}

#[test]
fn what_a_backlog_is_judged_and_orders_are_advised_by_is_not_public() {
    let snapshot = Snapshot::read(shop().to_string().as_bytes()).expect("a snapshot");
    let public = json!(snapshot.publish(None)).to_string();
    for private in [
        "review",
        "strained",
        "reorder",
        "serviceLevel",
        "holdingPercent",
    ] {
        assert!(!public.contains(private), "{public}");
    }
}

#[test]
fn a_setting_that_is_wrong_is_named_and_costs_only_itself() {
    for (setting, message) in [
        (
            json!({ "strainedDays": "long" }),
            "policy.review.strainedDays: \"long\": expected a whole number",
        ),
        (
            json!({ "strainedDays": -1 }),
            "policy.review.strainedDays: -1: expected a whole number",
        ),
        (
            json!({ "strainedShare": 25 }),
            "policy.review.strainedShare: 25: expected a number from 0 to 1",
        ),
        (
            json!({ "strainedBacklogDays": null }),
            "policy.review.strainedBacklogDays: null: expected a whole number",
        ),
        (json!(30), "policy.review: 30: expected an object"),
    ] {
        let mut shop = shop();
        shop["policy"]["review"] = setting;
        shop["policy"]["lowStock"] = json!(4);
        let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
        let problems: Vec<String> = snapshot.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with(message), "{}", problems[0]);
        assert_eq!(snapshot.policy.low_stock, 4);
    }
}

#[test]
fn what_orders_are_advised_by_is_named_where_it_is_wrong_and_costs_only_itself() {
    for (setting, message) in [
        (
            json!({ "serviceLevel": 0.4 }),
            "policy.reorder.serviceLevel: 0.4: expected a number from 0.5 to 0.999",
        ),
        (
            json!({ "serviceLevel": 95 }),
            "policy.reorder.serviceLevel: 95: expected a number from 0.5 to 0.999",
        ),
        (
            json!({ "reviewDays": 0 }),
            "policy.reorder.reviewDays: 0: expected a whole number of days from 1 to 90",
        ),
        (
            json!({ "holdingPercent": "20" }),
            "policy.reorder.holdingPercent: \"20\": expected a number from 0 to 1000",
        ),
        (json!([]), "policy.reorder: []: expected an object"),
    ] {
        let mut shop = shop();
        shop["policy"]["reorder"] = setting;
        let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
        let problems: Vec<String> = snapshot.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with(message), "{}", problems[0]);
        assert_eq!(snapshot.policy.review.map(|strain| strain.days), Some(12));
    }
}

#[test]
fn an_option_that_is_wrong_is_named() {
    for (options, message) in [
        (
            json!({ "days": 0 }),
            "days: 0: expected a whole number of days from 1 to 3660",
        ),
        (json!({ "advice": 1 }), "advice: 1: expected true or false"),
        (
            json!({ "days": "all" }),
            "days: \"all\": expected a whole number of days from 1 to 3660",
        ),
        (
            json!({ "perDelayed": -1 }),
            "perDelayed: -1: expected a number from 0 to 100 with at most three decimal places",
        ),
        (
            json!({ "told": [{}] }),
            "[0].line: missing: expected the id of a line",
        ),
    ] {
        let refused = try_review(&shop(), &options).expect_err("no review");
        assert_eq!(refused.to_string(), message);
    }
}
