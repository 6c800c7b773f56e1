//! Who gets which unit: what is free, who waits before, what is on order, and what nobody gets.

use serde_json::{Value, json};

use crate::{assert_has, chairs, explain, punctual};

/// Of each step: its first and last unit, and where they come from.
fn units(steps: &Value) -> Vec<Value> {
    let told = |step: &Value| {
        json!([
            step["units"]["first"],
            step["units"]["last"],
            step["part"]["source"]
        ])
    };
    steps["steps"]
        .as_array()
        .expect("steps")
        .iter()
        .map(told)
        .collect()
}

#[test]
fn what_is_free_is_what_is_in_stock_less_what_is_reserved_and_never_sold() {
    let steps = explain(
        &chairs(json!({ "onHand": 9, "reserved": 4, "safetyStock": 2 })),
        1,
    );
    assert_has(
        &steps["stock"],
        json!({ "onHand": 9, "reserved": 4, "safetyStock": 2, "free": 3 }),
    );
    let none = explain(&chairs(json!({ "onHand": 1, "reserved": 4 })), 1);
    assert_has(&none["stock"], json!({ "free": 0 }));
    let made = explain(
        &chairs(json!({ "onHand": 9, "selling": "made-to-order" })),
        1,
    );
    assert_has(&made["stock"], json!({ "onHand": 9, "free": 0 }));
    let uncounted = explain(&chairs(json!({ "onHand": "untracked" })), 1);
    assert_has(
        &uncounted["stock"],
        json!({ "onHand": "untracked", "free": null }),
    );
}

#[test]
fn units_are_numbered_in_the_line_behind_those_who_wait() {
    let receipts =
        json!([{ "quantity": 3, "due": "2026-12-01" }, { "quantity": 9, "due": "2026-12-02" }]);
    let steps = explain(
        &punctual(json!({ "onHand": 2, "backorders": 1, "onOrder": receipts })),
        15,
    );
    assert_eq!(steps["waiting"], 1);
    assert_eq!(
        units(&steps),
        [
            json!([2, 2, "stock"]),
            json!([3, 5, "on-order"]),
            json!([6, 14, "on-order"]),
            json!([15, 16, "reorder"])
        ]
    );
    let receipts = &steps["onOrder"];
    assert_has(
        &receipts[0],
        json!({ "first": 3, "last": 5, "due": "2026-12-01" }),
    );
    assert_has(
        &receipts[1],
        json!({ "first": 6, "last": 14, "due": "2026-12-02" }),
    );
    assert_eq!(steps["steps"][1]["received"]["receipt"], 0);
    assert_eq!(steps["steps"][2]["received"]["receipt"], 1);
}

#[test]
fn receipts_come_in_the_order_they_are_expected() {
    let receipts = json!([
        { "quantity": 1 },
        { "quantity": 2, "due": "2026-12-01", "stage": "in-transit", "supplier": "acme" },
        { "quantity": 3, "due": "2026-11-20" }
    ]);
    let steps = explain(&punctual(json!({ "onOrder": receipts })), 1);
    let told: Vec<_> = steps["onOrder"]
        .as_array()
        .expect("receipts")
        .iter()
        .collect();
    assert_has(
        told[0],
        json!({ "first": 1, "last": 3, "due": "2026-11-20", "overdue": true }),
    );
    assert_has(
        told[1],
        json!({ "first": 4, "due": "2026-12-01", "overdue": false, "supplier": "acme", "stage": "in-transit" }),
    );
    assert_has(told[2], json!({ "first": 6, "last": 6, "due": null }));
}

#[test]
fn what_cannot_be_had_says_why_and_what_would_have_brought_it() {
    let refused = |item: Value| {
        let mut item = item;
        item["onHand"] = json!(1);
        explain(&punctual(item), 5)["refused"].clone()
    };
    let receipts = || json!([{ "quantity": 2, "due": "2026-12-01" }]);
    let stock_only = refused(json!({ "selling": "stock", "onOrder": receipts() }));
    assert_has(
        &stock_only,
        json!({ "why": "stock-only", "units": { "first": 2, "last": 5 } }),
    );
    assert_has(&stock_only["restock"], json!({ "receipt": 0 }));
    assert_eq!(stock_only["restock"]["arrival"]["due"], "2026-12-01");
    let gone = refused(json!({ "selling": "discontinued", "onOrder": receipts() }));
    assert_has(&gone, json!({ "why": "discontinued", "restock": null }));
    let limit = refused(json!({ "backorderLimit": 3 }));
    assert_has(
        &limit,
        json!({ "why": "limit", "units": { "first": 5, "last": 5 } }),
    );
    let preorder =
        json!({ "selling": "stock", "releaseDate": "2027-01-15", "onOrder": receipts() });
    assert_has(
        &refused(preorder),
        json!({ "why": "not-on-order", "units": { "first": 4, "last": 5 } }),
    );
    assert_eq!(refused(json!({})), Value::Null);
}

#[test]
fn a_minimum_says_what_counts_and_how_long_the_rest_takes() {
    let mut shop = punctual(json!({ "backorders": 4, "minimumOrder": 10, "dailyDemand": 1.5 }));
    shop["suppliers"]["acme"]["minimumOrder"] = json!(20);
    shop["suppliers"]["acme"]["waiting"] = json!(30);
    let reorder = explain(&shop, 2)["steps"][0]["reorder"].clone();
    let item = json!({ "minimum": 10, "units": 6, "missing": 4, "dailyDemand": 1.5, "days": 3 });
    assert_eq!(reorder["item"], item);
    assert_has(
        &reorder["supplier"],
        json!({ "minimum": 20, "units": 32, "missing": 0, "days": 0 }),
    );
    assert_has(
        &reorder["ordered"],
        json!({ "from": "2026-11-26", "to": "2026-11-26" }),
    );
    assert_has(&reorder, json!({ "leadDays": 21, "behind": null }));
    assert_eq!(reorder["arrival"]["due"], "2026-12-17");
}

#[test]
fn a_minimum_that_nobody_knows_when_it_is_met_gives_no_day() {
    let reorder =
        explain(&punctual(json!({ "minimumOrder": 10 })), 2)["steps"][0]["reorder"].clone();
    assert_has(
        &reorder,
        json!({ "ordered": null, "leadDays": 21, "arrival": null }),
    );
    assert_has(&reorder["item"], json!({ "missing": 8, "days": null }));
}
