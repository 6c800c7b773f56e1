//! Why each day is the one it is: from the day something is due to the day it is at the door.

use serde_json::{Value, json};

use crate::{assert_has, chairs, explain, explain_at, punctual};

/// How the first step's units arrive.
fn arrival(steps: &Value) -> &Value {
    &steps["steps"][0]["received"]["arrival"]
}

#[test]
fn the_example_of_the_readme() {
    let mut shop = chairs(json!({ "onHand": 3, "reserved": 1, "backorders": 12,
        "onOrder": [{ "quantity": 40, "due": "2026-12-04" }] }));
    shop["calendar"] = json!({ "handlingDays": 2 });
    let steps = explain(&shop, 5);
    let part = json!({ "quantity": 5, "source": "on-order", "ships": "2026-12-08",
        "earliest": "2026-12-07", "latest": "2026-12-16" });
    assert_has(
        &steps["steps"][0],
        json!({ "units": { "first": 13, "last": 17 }, "part": part }),
    );
    assert_has(&steps["onOrder"][0], json!({ "first": 3, "last": 42 }));
    let arrival = arrival(&steps);
    assert_has(arrival, json!({ "due": "2026-12-04", "overdue": 0 }));
    assert_has(
        &arrival["lateness"],
        json!({ "supplier": "acme", "kind": "purchase", "confidence": 0.8, "from": -1, "to": 9 }),
    );
    let handling = json!({ "from": "2026-12-04", "openDays": 2, "skipped": 2, "to": "2026-12-08",
        "closed": ["2026-12-05", "2026-12-06"], "holidays": [] });
    let scheduled = json!({ "arrives": "2026-12-04", "handling": handling, "ships": "2026-12-08" });
    assert_eq!(arrival["scheduled"], scheduled);
    assert_has(
        &arrival["earliest"],
        json!({ "arrives": "2026-12-03", "ships": "2026-12-07" }),
    );
    assert_has(
        &arrival["latest"],
        json!({ "arrives": "2026-12-13", "ships": "2026-12-16" }),
    );
}

#[test]
fn stock_ships_today_or_tomorrow_after_the_cut_off() {
    let shop = chairs(json!({ "onHand": 3 }));
    let handling = |now: &str| explain_at(now, &shop, 1)["stock"]["handling"].clone();
    assert_has(
        &handling("2026-11-23T13:59"),
        json!({ "from": "2026-11-23", "to": "2026-11-23" }),
    );
    assert_has(
        &handling("2026-11-23T14:00"),
        json!({ "from": "2026-11-24", "to": "2026-11-24" }),
    );
    let sunday = handling("2026-11-29T15:00");
    assert_has(
        &sunday,
        json!({ "from": "2026-11-29", "to": "2026-11-30", "closed": ["2026-11-29"] }),
    );
}

#[test]
fn days_that_are_skipped_are_named_as_closed_or_as_holidays() {
    let mut shop = punctual(json!({ "onOrder": [{ "quantity": 1, "due": "2026-12-23" }] }));
    shop["calendar"] =
        json!({ "handlingDays": 2, "holidays": ["2026-12-24", "2026-12-25", "2026-12-26"] });
    let steps = explain(&shop, 1);
    assert_eq!(steps["closed"], json!(["sat", "sun"]));
    let handling = json!({ "from": "2026-12-23", "openDays": 2, "skipped": 4, "to": "2026-12-29",
        "closed": ["2026-12-26", "2026-12-27"], "holidays": ["2026-12-24", "2026-12-25"] });
    assert_eq!(arrival(&steps)["scheduled"]["handling"], handling);
}

#[test]
fn of_a_very_long_way_the_days_of_a_year_are_named_and_all_are_counted() {
    let mut shop = punctual(json!({ "onHand": 1 }));
    shop["calendar"] = json!({ "handlingDays": 500_000 });
    let handling = explain(&shop, 1)["stock"]["handling"].clone();
    assert_eq!(handling["closed"].as_array().map(Vec::len), Some(104));
    assert_eq!(handling["skipped"], 200_000);
}

#[test]
fn what_is_overdue_is_expected_tomorrow_and_judged_given_that_it_has_not_come() {
    let steps = explain(
        &chairs(json!({ "onOrder": [{ "quantity": 1, "due": "2026-11-19" }] })),
        1,
    );
    let arrival = arrival(&steps);
    assert_has(arrival, json!({ "due": "2026-11-19", "overdue": 4 }));
    assert_has(&arrival["scheduled"], json!({ "arrives": "2026-11-24" }));
    assert_has(
        &arrival["lateness"],
        json!({ "given": 4, "from": 5, "to": 18 }),
    );
    assert_has(&arrival["earliest"], json!({ "arrives": "2026-11-24" }));
    assert_has(
        &arrival["latest"],
        json!({ "arrives": "2026-12-07", "ships": "2026-12-07" }),
    );
}

#[test]
fn who_is_not_known_to_be_late_has_no_window() {
    let steps = explain(
        &punctual(json!({ "onOrder": [{ "quantity": 1, "due": "2026-12-01" }] })),
        1,
    );
    assert_has(
        arrival(&steps),
        json!({ "lateness": null, "earliest": null, "latest": null }),
    );
}

#[test]
fn a_receipt_without_a_day_gives_none() {
    let steps = explain(&chairs(json!({ "onOrder": [{ "quantity": 1 }] })), 1);
    assert_eq!(steps["onOrder"][0]["due"], Value::Null);
    assert_eq!(*arrival(&steps), Value::Null);
    assert_eq!(steps["steps"][0]["part"]["ships"], Value::Null);
}

#[test]
fn nothing_ships_before_the_release() {
    let item = json!({ "onHand": 1, "releaseDate": "2027-01-16", "onOrder": [{ "quantity": 1, "due": "2026-12-01" }] });
    let steps = explain(&punctual(item), 2);
    assert_has(&steps["release"], json!({ "day": "2027-01-16" }));
    assert_has(
        &steps["release"]["handling"],
        json!({ "from": "2027-01-16", "to": "2027-01-18" }),
    );
    for step in steps["steps"].as_array().expect("steps") {
        assert_eq!(step["part"]["ships"], "2027-01-18");
    }
    let way = &steps["steps"][1]["received"]["arrival"]["scheduled"];
    assert_has(
        way,
        json!({ "arrives": "2026-12-01", "ships": "2027-01-18" }),
    );
    assert_eq!(explain(&punctual(json!({})), 1)["release"], Value::Null);
}

#[test]
fn what_is_drop_shipped_says_what_it_would_have_been_else() {
    let mut shop = punctual(json!({ "onOrder": [{ "quantity": 1, "due": "2026-12-21" }] }));
    shop["suppliers"]["acme"]["dropShipDays"] = json!(4);
    let steps = explain(&shop, 1);
    assert_has(
        &steps["dropShip"]["within"],
        json!({ "from": "2026-11-23", "openDays": 4, "to": "2026-11-27" }),
    );
    assert_has(
        &steps["dropShip"]["arrival"]["scheduled"],
        json!({ "ships": "2026-11-27" }),
    );
    assert_has(
        &steps["steps"][0]["part"],
        json!({ "source": "drop-ship", "ships": "2026-11-27" }),
    );
    assert_has(
        &arrival(&steps)["scheduled"],
        json!({ "ships": "2026-12-21" }),
    );
}

#[test]
fn what_is_reordered_does_not_overtake_what_is_on_order() {
    let steps = explain(
        &punctual(json!({ "onOrder": [{ "quantity": 1, "due": "2027-01-11" }] })),
        2,
    );
    let reordered = &steps["steps"][1];
    assert_has(
        &reordered["part"],
        json!({ "source": "reorder", "ships": "2027-01-11" }),
    );
    assert_has(
        &reordered["reorder"]["arrival"]["scheduled"],
        json!({ "ships": "2026-12-14" }),
    );
    assert_has(&reordered["reorder"]["behind"], json!({ "receipt": 0 }));
    assert_has(
        &reordered["reorder"]["behind"]["arrival"]["scheduled"],
        json!({ "ships": "2027-01-11" }),
    );
}

#[test]
fn the_door_is_so_many_open_days_further() {
    let mut shop = chairs(json!({ "onOrder": [{ "quantity": 1, "due": "2026-12-04" }] }));
    shop["policy"] = json!({ "transitDays": { "min": 1, "max": 3 } });
    let door = explain(&shop, 1)["door"].clone();
    assert_has(
        &door["earliest"],
        json!({ "from": "2026-12-03", "openDays": 1, "to": "2026-12-04" }),
    );
    assert_has(
        &door["latest"],
        json!({ "from": "2026-12-14", "openDays": 3, "to": "2026-12-17" }),
    );
    assert_eq!(explain(&shop, 99)["door"]["latest"]["openDays"], 3);
    shop["items"][0]["selling"] = json!("stock");
    assert_eq!(
        explain(&shop, 1)["door"],
        Value::Null,
        "of what cannot be had"
    );
}

#[test]
fn a_purchase_order_is_judged_by_how_long_orders_took_else_by_how_late_deliveries_were() {
    let judged = |shop: &Value| {
        let steps = explain(shop, 1);
        steps["steps"][0]["reorder"]["arrival"]["lateness"].clone()
    };
    let mut shop = chairs(json!({}));
    assert_has(
        &judged(&shop),
        json!({ "kind": "purchase", "from": -1, "to": 9 }),
    );
    let table = json!({ "samples": 7, "quantiles": [[0.5, 3]] });
    shop["suppliers"]["acme"]["lateness"]["reorder"] = table;
    assert_has(
        &judged(&shop),
        json!({ "kind": "reorder", "from": 3, "to": 3 }),
    );
}
