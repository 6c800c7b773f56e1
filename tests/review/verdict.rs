//! R6: one verdict, by how long units wait and how many they are, with the figures behind it.

use serde_json::{Value, json};

use crate::review;

/// Eight chairs wait; two of them without a day. Four are sold in a day.
fn shop(review: Value) -> Value {
    json!({
        "policy": { "review": review },
        "items": [{ "sku": "CHAIR", "selling": "backorder", "dailyDemand": 0.5, "onOrder": [{ "quantity": 6, "due": "2026-12-04" }],
                    "backorders": [{ "id": "1", "quantity": 8, "placed": "2026-11-20" }] }]
    })
}

fn verdict(policy: Value) -> Value {
    review(&shop(policy))["verdict"].clone()
}

#[test]
fn r06_long_waits_and_a_large_backlog_are_a_strain() {
    let strained = json!({
        "state": "strained",
        // The two without a day are a quarter of all, and a quarter is too many.
        "waits": { "long": { "value": 0.25, "part": 2, "of": 8 }, "days": 30, "least": 0.25, "tooMany": true },
        // Eight are sold in sixteen days; a week's would be large.
        "size": { "units": 8, "demand": 0.5, "days": 16.0, "least": 7, "tooLarge": true }
    });
    assert_eq!(verdict(json!({})), strained);
}

/// The verdict, and whether each of what it takes is there.
fn judged(policy: Value) -> Value {
    let it = verdict(policy);
    json!([it["state"], { "tooMany": it["waits"]["tooMany"], "tooLarge": it["size"]["tooLarge"] }])
}

#[test]
fn r06_few_long_waits_can_be_managed() {
    let judged = judged(json!({ "strainedShare": 0.251 }));
    assert_eq!(
        judged,
        json!(["manageable", { "tooMany": false, "tooLarge": true }])
    );
}

#[test]
fn r06_so_can_a_small_backlog() {
    let judged = judged(json!({ "strainedBacklogDays": 17 }));
    assert_eq!(
        judged,
        json!(["manageable", { "tooMany": true, "tooLarge": false }])
    );
}

#[test]
fn r06_a_wait_goes_from_the_order_to_its_shipping() {
    // Ordered on 20 November, shipped on 4 December: 14 days.
    let long =
        |days: u64| verdict(json!({ "strainedDays": days }))["waits"]["long"]["part"].clone();
    assert_eq!((long(14), long(13)), (json!(2), json!(8)));
}

#[test]
fn r06_where_nobody_knows_the_demand_the_waits_alone_decide() {
    let mut shop = shop(json!({}));
    shop["items"][0]["dailyDemand"] = json!(0);
    let verdict = review(&shop)["verdict"].clone();
    assert_eq!(
        (&verdict["state"], &verdict["size"]["days"]),
        (&json!("strained"), &json!(null))
    );
}

#[test]
fn r06_where_nobody_waits_all_is_well() {
    let mut shop = shop(json!({ "strainedShare": 0, "strainedBacklogDays": 0 }));
    shop["items"][0]["backorders"] = json!([]);
    let verdict = review(&shop)["verdict"].clone();
    assert_eq!(
        (&verdict["state"], &verdict["waits"]["long"]),
        (&json!("manageable"), &json!(null))
    );
}
