//! Windows from a public snapshot's `lateness`, worked by hand.

use serde_json::{Value, json};

use crate::{late, promise, promise_on, shop, told};

fn on_order() -> Value {
    shop(json!({ "lateness": { "purchase": late() } }))
}

#[test]
fn a_receipt_comes_between_its_quantiles() {
    assert_eq!(
        told(&promise(&on_order(), 1)),
        ["2026-12-04: 2026-12-03 to 2026-12-13"]
    );
}

#[test]
fn without_history_the_window_is_the_day_itself() {
    let shop = shop(json!({}));
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-04: 2026-12-04 to 2026-12-04"]
    );
}

#[test]
fn a_wider_confidence_asks_for_more_of_the_quantiles() {
    let mut shop = on_order();
    for (confidence, window) in [
        // A quarter is left on either side: between the points days rise evenly, and are rounded outwards.
        (0.5, "2026-12-04: 2026-12-03 to 2026-12-10"),
        (0.8, "2026-12-04: 2026-12-03 to 2026-12-13"),
        // Beyond the last point nothing is known but that point.
        (0.99, "2026-12-04: 2026-12-03 to 2026-12-13"),
    ] {
        shop["policy"]["confidence"] = json!(confidence);
        assert_eq!(told(&promise(&shop, 1)), [window], "{confidence}");
    }
}

#[test]
fn a_window_is_of_open_days_with_handling_in_it() {
    let mut shop = on_order();
    shop["calendar"] = json!({ "handlingDays": 1 });
    // Thursday 3 is handled by Friday 4; Sunday 13 is handled from Monday to Tuesday.
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-07: 2026-12-04 to 2026-12-15"]
    );
}

#[test]
fn a_window_never_begins_in_the_past() {
    let mut shop = on_order();
    shop["calendar"]["cutOff"] = json!("09:00");
    // Due today, and perhaps there since yesterday; but today's round has left.
    assert_eq!(
        told(&promise_on(&shop, "2026-12-04", 1)),
        ["2026-12-05: 2026-12-05 to 2026-12-13"]
    );
}

#[test]
fn nothing_ships_before_the_release_however_early_it_comes() {
    let mut shop = on_order();
    shop["items"][0]["releaseDate"] = json!("2026-12-08");
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-08: 2026-12-08 to 2026-12-13"]
    );
}

#[test]
fn a_receipt_of_another_supplier_is_as_late_as_that_one() {
    let mut shop = on_order();
    shop["suppliers"]["bolt"] = json!({});
    shop["items"][0]["onOrder"][0]["supplier"] = json!("bolt");
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-04: 2026-12-04 to 2026-12-04"]
    );
    // Of one that is named but not told of, nothing is known either.
    shop["items"][0]["onOrder"][0]["supplier"] = json!("nobody");
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-04: 2026-12-04 to 2026-12-04"]
    );
}

#[test]
fn the_pieces_of_a_split_have_their_own_windows() {
    let mut shop = on_order();
    shop["items"][0]["onHand"] = json!(1);
    shop["items"][0]["onOrder"] =
        json!([{ "quantity": 2, "due": "2026-12-04" }, { "quantity": 9, "due": "2026-12-21" }]);
    let promise = promise(&shop, 4);
    assert_eq!(
        told(&promise),
        [
            "2026-11-23: 2026-11-23 to 2026-11-23",
            "2026-12-04: 2026-12-03 to 2026-12-13",
            "2026-12-21: 2026-12-20 to 2026-12-30",
        ]
    );
    let (earliest, latest) = promise.window().expect("a window for all of it");
    assert_eq!(
        [earliest.to_string(), latest.to_string()],
        ["2026-12-20", "2026-12-30"]
    );
}

#[test]
fn receipts_that_ship_on_one_day_are_one_part_with_the_window_of_both() {
    let mut shop = on_order();
    shop["suppliers"]["bolt"] =
        json!({ "lateness": { "purchase": { "samples": 9, "quantiles": [[0.1, -4], [0.9, 2]] } } });
    shop["items"][0]["onOrder"] = json!([{ "quantity": 1, "due": "2026-12-04" }, { "quantity": 1, "due": "2026-12-04", "supplier": "bolt" }]);
    assert_eq!(
        told(&promise(&shop, 2)),
        ["2026-12-04: 2026-11-30 to 2026-12-13"]
    );
}

#[test]
fn a_purchase_order_not_placed_yet_has_the_spread_of_the_lead_time() {
    let mut shop = shop(json!({ "leadDays": 21, "lateness": { "purchase": late(),
        "reorder": { "samples": 12, "quantiles": [[0.1, -3], [0.9, 14]] } } }));
    shop["items"][0]["onOrder"] = json!([]);
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-14: 2026-12-11 to 2026-12-28"]
    );
}

#[test]
fn what_is_reordered_never_ships_before_what_is_on_order() {
    let mut shop = shop(json!({ "leadDays": 3, "lateness": { "purchase": late() } }));
    assert_eq!(
        told(&promise(&shop, 11)),
        [
            "2026-12-04: 2026-12-03 to 2026-12-13",
            "2026-12-04: 2026-12-03 to 2026-12-13"
        ]
    );
    shop["items"][0]["leadDays"] = json!(15);
    assert_eq!(
        told(&promise(&shop, 11)),
        [
            "2026-12-04: 2026-12-03 to 2026-12-13",
            "2026-12-08: 2026-12-07 to 2026-12-17"
        ]
    );
}

#[test]
fn a_drop_ship_has_a_lateness_of_its_own() {
    let shop = shop(json!({ "dropShipDays": 4, "lateness": { "purchase": late(),
        "drop-ship": { "samples": 30, "quantiles": [[0.1, 0], [0.9, 3]] } } }));
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-11-27: 2026-11-27 to 2026-11-30"]
    );
}

#[test]
fn what_is_out_of_stock_returns_within_a_window() {
    let mut shop = on_order();
    shop["items"][0]["selling"] = json!("stock");
    let promise = promise(&shop, 1);
    assert_eq!(
        promise.restock.map(|day| day.to_string()),
        Some(String::from("2026-12-04"))
    );
    let returns = promise.returns.expect("a window");
    assert_eq!(
        [returns.earliest.to_string(), returns.latest.to_string()],
        ["2026-12-03", "2026-12-13"]
    );
}

#[test]
fn at_the_end_of_time_a_window_ends_with_it() {
    let mut shop = on_order();
    shop["items"][0]["onOrder"][0]["due"] = json!("9999-12-25");
    assert_eq!(
        told(&promise_on(&shop, "9999-12-20", 1)),
        ["9999-12-25: 9999-12-24 to 9999-12-31"]
    );
}
