//! The figures of health, by their standard definitions. Those that nothing tells are none.

use serde_json::{Value, json};

use crate::{events, order, review, try_review};

/// Four orders of this year for ten chairs: two were there at once.
fn served() -> Value {
    json!({
        "items": [{ "sku": "CHAIR" }],
        "orders": [
            order(1, "CHAIR", 2, 0, events(&[("2026-10-01", "placed"), ("2026-10-02", "dispatched")])),
            order(2, "CHAIR", 4, 3, events(&[("2026-10-01", "placed"), ("2026-10-11", "dispatched")])),
            order(3, "CHAIR", 3, 3, events(&[("2026-10-04", "placed")])),
            order(4, "CHAIR", 4, 4, events(&[("2026-11-01", "placed"), ("2026-11-05", "cancelled")])),
            // Of another year.
            order(5, "CHAIR", 9, 9, events(&[("2024-11-01", "placed"), ("2024-11-05", "dispatched")]))]
    })
}

fn health(shop: &Value) -> Value {
    review(shop)["health"].clone()
}

fn share(part: u64, of: u64) -> Value {
    json!({ "value": part as f64 / of as f64, "part": part, "of": of })
}

#[test]
fn fill_rates_are_of_what_was_in_stock_when_it_was_ordered() {
    let health = health(&served());
    // 2 of 2, 1 of 4, none of 3 and of 4: what is cancelled later was asked for all the same.
    assert_eq!(health["unitFillRate"], share(3, 13));
    assert_eq!(health["lineFillRate"], share(1, 4));
    assert_eq!(health["orderFillRate"], share(1, 4));
    assert_eq!(health["backorderRate"], share(3, 4));
}

#[test]
fn an_order_is_filled_if_all_its_lines_are() {
    let mut shop = served();
    let more = json!({ "id": "L1-2", "sku": "LAMP", "quantity": 1, "waiting": 1 });
    shop["orders"][0]["lines"]
        .as_array_mut()
        .expect("lines")
        .push(more);
    let health = health(&shop);
    assert_eq!(health["lineFillRate"], share(1, 5));
    assert_eq!(health["orderFillRate"], share(0, 4));
}

#[test]
fn items_have_a_fill_rate_of_their_own() {
    let items = &review(&served())["items"];
    assert_eq!(
        (&items["filled"], &items["ordered"]),
        (&json!([3]), &json!([13]))
    );
}

#[test]
fn time_to_fill_is_of_what_waited_and_was_sent() {
    // Three chairs waited for ten days; of fewer than ten no ninth tenth is told.
    assert_eq!(
        health(&served())["timeToFill"]["sent"],
        json!({ "units": 3, "mean": 10.0, "p90": null })
    );
}

#[test]
fn who_waits_still_counts_for_how_long_it_takes() {
    // Ten units: 3 were sent after 10 days; 4 were cancelled after 4 days, 3 wait since 50 days. After ten days, half of the
    // six that were seen so long are through.
    let all = json!({ "units": 10, "censored": 7, "median": 10, "p90": null });
    assert_eq!(health(&served())["timeToFill"]["all"], all);
    // Were the three that wait sent after ten days, too, all that were not cancelled would be through by then.
    let mut through = served();
    through["orders"][2] = order(
        3,
        "CHAIR",
        3,
        3,
        events(&[("2026-10-04", "placed"), ("2026-10-14", "dispatched")]),
    );
    assert_eq!(health(&through)["timeToFill"]["all"]["p90"], json!(10));
}

#[test]
fn who_was_seen_until_a_day_counts_on_it() {
    let shop = json!({ "items": [], "orders": [
        order(1, "CHAIR", 5, 5, events(&[("2026-10-01", "placed"), ("2026-10-11", "dispatched")])),
        order(2, "CHAIR", 5, 5, events(&[("2026-10-02", "placed"), ("2026-10-12", "cancelled")]))] });
    let all = json!({ "units": 10, "censored": 5, "median": 10, "p90": null });
    assert_eq!(health(&shop)["timeToFill"]["all"], all);
}

#[test]
fn the_mean_backlog_is_the_days_that_units_waited_over_the_days_before_today() {
    let health =
        try_review(&served(), &json!({ "days": 100 })).expect("a review")["health"].clone();
    // 3 × 10, 3 × 50 and 4 × 4 days, in the 100 days before today.
    assert_eq!(health["meanBacklog"], json!(1.96));
}

#[test]
fn a_first_promise_is_kept_if_all_was_sent_by_its_last_day() {
    let mut shop = served();
    let told = |line: &str, kind: &str, latest: &str| json!({ "line": line, "kind": kind, "earliest": latest, "latest": latest });
    // Kept to the day; broken, for that a later one was kept is another thing; not due yet; cancelled in time.
    shop["orders"][1]["told"] = json!([told("L2", "placed", "2026-10-11")]);
    shop["orders"][2]["told"] = json!([
        told("L3", "placed", "2026-11-20"),
        told("L3", "delayed", "2026-12-20")
    ]);
    shop["orders"][0]["told"] = json!([told("L1", "placed", "2026-12-01")]);
    shop["orders"][3]["told"] = json!([told("L4", "placed", "2026-11-05")]);
    assert_eq!(health(&shop)["promisesKept"], share(1, 2));
    // A day too late; and cancelled after its day had passed.
    shop["orders"][1]["told"] = json!([told("L2", "placed", "2026-10-10")]);
    shop["orders"][3]["told"] = json!([told("L4", "placed", "2026-11-04")]);
    assert_eq!(health(&shop)["promisesKept"], share(0, 3));
}

#[test]
fn days_of_supply_are_what_is_on_hand_over_what_is_sold_in_a_day() {
    let shop = json!({ "items": [
        { "sku": "CHAIR", "onHand": 30, "dailyDemand": 2, "sales": [] },
        // 60 in October, which has 31 days; on one of them there were none.
        { "sku": "LAMP", "onHand": 10, "sales": [{ "month": "2026-10", "quantity": 60, "daysOut": 1 }] },
        // Nobody knows how many are sold, or how many are there.
        { "sku": "STOOL", "onHand": 7 },
        { "sku": "SHELF", "onHand": "some", "dailyDemand": 1 }] });
    let review = review(&shop);
    assert_eq!(review["items"]["demand"], json!([2.0, 2.0, null, 1.0]));
    assert_eq!(
        review["items"]["daysOfSupply"],
        json!([15.0, 5.0, null, null])
    );
    let lasts = json!({ "days": 10.0, "onHand": 40, "demand": 4.0, "items": 2 });
    assert_eq!(review["health"]["supply"], lasts);
}

#[test]
fn less_than_four_weeks_of_sales_tell_no_demand() {
    let sales = |out: u64| json!({ "items": [{ "sku": "LAMP", "onHand": 10, "sales": [{ "month": "2026-10", "quantity": 60, "daysOut": out }] }] });
    assert_eq!(review(&sales(3))["items"]["demand"], json!([60.0 / 28.0]));
    assert_eq!(review(&sales(4))["items"]["demand"], json!([null]));
}

#[test]
fn inventory_position_is_what_is_there_and_coming_less_what_is_taken() {
    let shop = json!({ "policy": { "review": {} }, "items": [
        { "sku": "CHAIR", "onHand": 3, "reserved": 1, "onOrder": [{ "quantity": 40 }], "backorders": 12, "selling": "backorder" },
        { "sku": "LAMP", "backorders": 5 },
        { "sku": "SHELF", "onHand": "untracked" }] });
    let review = review(&shop);
    assert_eq!(review["items"]["position"], json!([30.0, -5.0, null]));
    assert_eq!(
        review["health"]["position"],
        json!({ "units": 25.0, "items": 2, "none": 1 })
    );
}

#[test]
fn of_nothing_there_is_no_figure() {
    let health = health(&json!({ "policy": { "review": {} }, "items": [] }));
    for (name, figure) in health.as_object().expect("figures") {
        match name.as_str() {
            "period" => assert_eq!(
                *figure,
                json!({ "from": "2025-11-23", "until": "2026-11-23" })
            ),
            "timeToFill" => assert_eq!(*figure, json!({ "sent": null, "all": null })),
            _ => assert_eq!(*figure, json!(null), "{name}"),
        }
    }
}
