//! What past deliveries make of a window.

use serde_json::{Value, json};

use crate::{day, deliveries, promise, promise_on, read, shop, told};

/// The one window of a shop that waits for a supplier with this history.
fn window(late: &[i32]) -> String {
    window_of(json!({ "deliveries": deliveries(late) }))
}

fn window_of(supplier: Value) -> String {
    told(&promise(&shop(supplier), 1)).remove(0)
}

#[test]
fn no_deliveries_leave_the_day_itself() {
    assert_eq!(window(&[]), "2026-12-04: 2026-12-04 to 2026-12-04");
}

#[test]
fn who_is_always_on_time_is_expected_on_time() {
    assert_eq!(window(&[0; 40]), "2026-12-04: 2026-12-04 to 2026-12-04");
}

#[test]
fn who_is_always_three_days_late_is_expected_three_days_late() {
    assert_eq!(window(&[3; 40]), "2026-12-04: 2026-12-07 to 2026-12-07");
}

#[test]
fn one_delivery_tells_no_more_than_the_schedule_does() {
    assert_eq!(window(&[3]), "2026-12-04: 2026-12-04 to 2026-12-07");
    assert_eq!(window(&[40]), "2026-12-04: 2026-12-04 to 2027-01-13");
    assert_eq!(window(&[0]), "2026-12-04: 2026-12-04 to 2026-12-04");
}

#[test]
fn a_tenth_is_left_out_at_either_end() {
    // Ten deliveries in the same week: one may be earlier than the window, one later.
    let same_week = |late: &[i32]| -> Value {
        let one = |late: &i32| json!({ "due": "2026-10-30", "received": day(20_756 + late) });
        late.iter().map(one).collect()
    };
    let late = [-4, -2, 0, 0, 1, 2, 3, 5, 8, 30];
    assert_eq!(
        window_of(json!({ "deliveries": same_week(&late) })),
        "2026-12-04: 2026-12-02 to 2026-12-12"
    );
}

#[test]
fn what_was_due_lately_tells_more_than_what_was_due_long_ago() {
    let [on_time, late] = [[0; 30], [10; 30]];
    assert_eq!(
        window(&[on_time, late].concat()),
        "2026-12-04: 2026-12-04 to 2026-12-14"
    );
    // Thirty weeks of being on time again: what was before weighs less than a tenth.
    let again = [&late[..], &on_time, &[0; 20]].concat();
    assert_eq!(window(&again), "2026-12-04: 2026-12-04 to 2026-12-04");
}

#[test]
fn recency_is_counted_from_when_the_snapshot_was_made() {
    let history = [[10; 12], [0; 12]].concat();
    let mut shop = shop(json!({ "deliveries": deliveries(&history) }));
    let at = |shop: &Value, day: &str| told(&promise_on(shop, day, 1));
    let then = at(&shop, "2026-11-23");
    assert_eq!(
        at(&shop, "2024-11-23"),
        then,
        "whatever the shop's clock shows"
    );
    shop["asOf"] = json!(null);
    assert_eq!(
        at(&shop, "2026-11-23"),
        then,
        "without asOf from the last that was received"
    );
}

#[test]
fn one_delivery_a_year_late_does_not_spoil_twenty_on_time() {
    let mut late = [0; 20];
    late[18] = 365;
    assert_eq!(window(&late), "2026-12-04: 2026-12-04 to 2026-12-04");
    // Where it is one of three it may well come again, but counts as a quarter of a year.
    assert_eq!(window(&[0, 365, 0]), "2026-12-04: 2026-12-04 to 2027-03-04");
}

#[test]
fn thousands_of_equal_deliveries_are_expected_to_go_on() {
    let one = json!({ "due": "2026-10-30", "received": "2026-11-03" });
    let many: Value = vec![one; 5_000].into();
    assert_eq!(
        window_of(json!({ "deliveries": many })),
        "2026-12-04: 2026-12-08 to 2026-12-08"
    );
}

#[test]
fn a_supplier_with_little_history_is_judged_by_all_suppliers() {
    let mut shop = shop(json!({ "deliveries": [] }));
    shop["suppliers"]["bolt"] = json!({ "deliveries": deliveries(&[20; 30]) });
    // Others count for one of two, the schedule for the other: no two say more.
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-04: 2026-12-04 to 2026-12-24"]
    );
    let on_time = |count: usize| deliveries(&vec![0; count]);
    // Five of its own and the schedule leave the others more than a tenth, twenty do not.
    shop["suppliers"]["acme"]["deliveries"] = on_time(5);
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-04: 2026-12-04 to 2026-12-24"]
    );
    shop["suppliers"]["acme"]["deliveries"] = on_time(20);
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-04: 2026-12-04 to 2026-12-04"]
    );
}

#[test]
fn one_delivery_of_another_supplier_moves_nobodys_window() {
    let mut shop = shop(json!({ "deliveries": [] }));
    shop["suppliers"]["bolt"] = json!({ "deliveries": deliveries(&[40]) });
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-04: 2026-12-04 to 2026-12-04"]
    );
}

#[test]
fn one_more_delivery_on_time_never_makes_a_window_wider() {
    let old = |count: i32| -> Vec<Value> {
        let week = |week: i32| json!({ "due": day(20_000 - 7 * week), "received": day(20_000 - 7 * week) });
        (0..count).map(week).collect()
    };
    let mut shop = shop(json!({ "deliveries": old(100) }));
    let late: Vec<i32> = (0..60).collect();
    shop["suppliers"]["bolt"] = json!({ "deliveries": deliveries(&late) });
    let before = told(&promise(&shop, 1));
    let new = json!({ "due": "2026-10-30", "received": "2026-10-30" });
    shop["suppliers"]["acme"]["deliveries"] = [old(100), vec![new]].concat().into();
    assert_eq!(told(&promise(&shop, 1)), before);
    assert_eq!(before, ["2026-12-04: 2026-12-04 to 2026-12-04"]);
}

#[test]
fn it_makes_no_difference_to_whom_the_others_deliveries_belong_if_they_are_alike() {
    let mut together = shop(json!({ "deliveries": [] }));
    together["suppliers"]["bolt"] = json!({ "deliveries": deliveries(&[4; 30]) });
    let mut apart = together.clone();
    apart["suppliers"]["crane"] = json!({ "deliveries": deliveries(&[4; 5]) });
    assert_eq!(told(&promise(&together, 1)), told(&promise(&apart, 1)));
}

#[test]
fn purchases_and_drop_ships_are_judged_apart() {
    let via = |via: &str, late: &[i32]| -> Vec<Value> {
        let mut deliveries = deliveries(late);
        let list = deliveries.as_array_mut().expect("a list");
        list.iter_mut().for_each(|one| one["via"] = json!(via));
        list.clone()
    };
    let both = [via("purchase", &[9; 20]), via("drop-ship", &[1; 20])].concat();
    let mut shop = shop(json!({ "deliveries": both }));
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-04: 2026-12-13 to 2026-12-13"]
    );
    shop["suppliers"]["acme"]["dropShipDays"] = json!(2);
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-11-25: 2026-11-26 to 2026-11-26"]
    );
    // Who was never asked for the one is judged by the other.
    shop["suppliers"]["acme"]["deliveries"] = via("purchase", &[9; 20]).into();
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-11-25: 2026-12-04 to 2026-12-04"]
    );
}

#[test]
fn a_reorder_takes_as_long_as_purchase_orders_took() {
    let month = |month: i32| json!({ "ordered": day(20_700 - 30 * month), "received": day(20_726 - 30 * month) });
    // Promised in 21 days, it took 26 each time; that nothing was said to be due does not matter.
    let history: Vec<Value> = (0..24).map(month).collect();
    let mut shop = shop(json!({ "leadDays": 21, "deliveries": history }));
    shop["items"][0]["onOrder"] = json!([]);
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-14: 2026-12-19 to 2026-12-19"]
    );
    // So is a receipt on order: it was due when the lead time was over.
    let on_order = json!([{ "quantity": 10, "due": "2026-12-04" }]);
    shop["items"][0]["onOrder"] = on_order;
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-04: 2026-12-09 to 2026-12-09"]
    );
    shop["items"][0]["onOrder"] = json!([]);
    // An item that takes longer is as much later.
    shop["items"][0]["leadDays"] = json!(30);
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-23: 2026-12-28 to 2026-12-28"]
    );
}

#[test]
fn a_reorder_of_whom_no_lead_time_is_known_is_as_late_as_what_was_due() {
    let mut shop = shop(json!({ "leadDays": 21, "deliveries": deliveries(&[2; 20]) }));
    shop["items"][0]["onOrder"] = json!([]);
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2026-12-14: 2026-12-16 to 2026-12-16"]
    );
}

#[test]
fn a_public_snapshot_has_quantiles_in_place_of_deliveries() {
    let shop = shop(json!({ "deliveries": deliveries(&[[0; 30], [4; 30]].concat()) }));
    let public = serde_json::to_value(read(&shop).publish(None)).expect("JSON");
    let acme = &public["suppliers"]["acme"];
    assert_eq!(acme["deliveries"], json!(null));
    assert_eq!(acme["lateness"]["purchase"]["samples"], json!(60));
    assert_eq!(told(&promise(&public, 1)), told(&promise(&shop, 1)));
}

#[test]
fn a_table_that_is_told_rules_over_deliveries() {
    let supplier =
        json!({ "deliveries": deliveries(&[3; 40]), "lateness": { "purchase": crate::late() } });
    assert_eq!(window_of(supplier), "2026-12-04: 2026-12-03 to 2026-12-13");
}

#[test]
fn what_is_not_ordered_yet_never_comes_before_it_is() {
    // Purchases came twenty days early; but the minimum is not met for a hundred days.
    let mut shop = shop(json!({ "leadDays": 2, "deliveries": deliveries(&[-20; 40]) }));
    shop["items"][0]["onOrder"] = json!([]);
    shop["items"][0]["minimumOrder"] = json!(101);
    shop["items"][0]["dailyDemand"] = json!(1);
    assert_eq!(
        told(&promise(&shop, 1)),
        ["2027-03-05: 2027-03-03 to 2027-03-03"]
    );
}
