//! How far an order is along that is collected until it is worth placing (R7).

use serde_json::{Value, json};

use crate::{care, care_at, chair, with_policy};

/// Chairs of which nothing is on order; eight wait; the supplier takes 20 or more, two come in a day.
fn collected(item: &Value) -> Value {
    let mut shop =
        chair(&json!({ "onOrder": [], "supplier": "acme", "backorders": 8, "dailyDemand": 2 }));
    for (name, value) in item.as_object().expect("an object") {
        shop["items"][0][name] = value.clone();
    }
    shop["suppliers"] = json!({ "acme": { "leadDays": 7, "minimumOrder": 20 } });
    shop
}

/// What is said of it; nothing where there is no quota.
fn said(shop: &Value, quantity: u64) -> String {
    care(shop, quantity)
        .quota
        .map_or_else(String::new, |quota| quota.text)
}

fn more(shop: &Value, quantity: u64) -> String {
    care(shop, quantity).quota.expect("a quota").more
}

#[test]
fn r07_the_page_shows_how_far_the_quota_is_and_when_it_is_likely_to_be_reached() {
    let quota = care(&collected(&json!({})), 1).quota.expect("a quota");
    assert_eq!((quota.collected, quota.minimum), (8, 20));
    // Eleven are missing besides this one: six days, and so a Sunday, at two a day.
    let text = "8 of 20 collected; the next order is likely to go out around Monday, November 30.";
    assert_eq!(quota.text, text);
}

#[test]
fn the_day_it_is_likely_is_named_as_seen_from_today() {
    let tomorrow = collected(&json!({ "backorders": 17 }));
    let text = "17 of 20 collected; the next order is likely to go out tomorrow.";
    assert_eq!(said(&tomorrow, 1), text);
    let next_year = collected(&json!({ "dailyDemand": 0.25 }));
    let text =
        "8 of 20 collected; the next order is likely to go out around Wednesday, January 6, 2027.";
    assert_eq!(said(&next_year, 1), text);
}

#[test]
fn where_nobody_else_asks_for_it_no_day_is_named() {
    let text = "8 of 20 collected; we cannot say yet when the next order goes out.";
    assert_eq!(said(&collected(&json!({ "dailyDemand": 0 })), 1), text);
    let late = care_at("9999-12-30T10:00", &collected(&json!({})), 1);
    assert_eq!(
        late.quota.expect("a quota").text,
        text,
        "after the last day there is"
    );
}

#[test]
fn the_request_that_completes_it_is_told_so() {
    let text = "8 of 20 collected: yours completes the order, and it goes out at once.";
    let shop = collected(&json!({}));
    assert_eq!((said(&shop, 12).as_str(), &*more(&shop, 12)), (text, ""));
    assert_eq!(said(&shop, 13), text);
    assert_ne!(said(&shop, 11), text);
}

#[test]
fn how_many_more_would_complete_it_is_told_with_the_day_that_all_would_ship() {
    let shop = collected(&json!({}));
    let four =
        "Take 4 more and the order goes out at once: all of it then ships by Monday, November 30.";
    assert_eq!(more(&shop, 8), four);
    assert!(more(&shop, 11).starts_with("Take 1 more and"));
    let undated = collected(&json!({ "dailyDemand": 0 }));
    assert_eq!(more(&undated, 8), four);
}

#[test]
fn nobody_is_asked_to_take_more_than_ten_more_or_more_for_nothing() {
    let shop = collected(&json!({}));
    assert!(more(&shop, 2).starts_with("Take 10 more"));
    assert_eq!(more(&shop, 1), "");
    // The last unit still waits for a delivery that has no day.
    assert_eq!(
        more(&collected(&json!({ "onOrder": [{ "quantity": 1 }] })), 9),
        ""
    );
    // It may not be had.
    assert_eq!(more(&collected(&json!({ "backorderLimit": 16 })), 8), "");
}

#[test]
fn of_the_items_minimum_and_the_suppliers_the_one_that_takes_longer_is_told() {
    let of = |minimum: u64, demand: u64| {
        let shop = collected(&json!({ "minimumOrder": minimum, "dailyDemand": demand }));
        care(&shop, 1).quota.expect("a quota").minimum
    };
    assert_eq!(of(15, 2), 20);
    assert_eq!(of(30, 2), 30);
    let mut shop = collected(&json!({ "minimumOrder": 10 }));
    // Of another item of the supplier's a hundred wait.
    let other =
        json!({ "sku": "STOOL", "supplier": "acme", "selling": "backorder", "backorders": 100 });
    shop["items"].as_array_mut().expect("items").push(other);
    let quota = care(&shop, 1).quota.expect("a quota");
    assert_eq!(
        (quota.collected, quota.minimum),
        (8, 10),
        "only the item's is open"
    );
}

#[test]
fn of_two_that_are_completed_at_once_the_one_that_took_longer_is_told() {
    for (minimum, text) in [
        (15, "8 of 20 collected: yours"),
        (22, "8 of 22 collected: yours"),
    ] {
        let shop = collected(&json!({ "minimumOrder": minimum }));
        assert!(said(&shop, 14).starts_with(text), "{minimum}");
    }
}

#[test]
fn units_of_all_the_suppliers_items_count_towards_its_minimum() {
    let mut shop = collected(&json!({}));
    let other =
        json!({ "sku": "STOOL", "supplier": "acme", "selling": "backorder", "backorders": 5 });
    shop["items"].as_array_mut().expect("items").push(other);
    assert!(said(&shop, 1).starts_with("13 of 20 collected;"));
}

#[test]
fn a_quota_of_what_is_made_to_order_is_told_too() {
    let shop = collected(&json!({ "selling": "made-to-order" }));
    assert!(said(&shop, 1).starts_with("8 of 20 collected;"));
}

#[test]
fn where_no_quota_holds_anything_up_none_is_told() {
    let none = |what: &str, item: Value| assert_eq!(said(&collected(&item), 1), "", "{what}");
    none("it is met already", json!({ "backorders": 20 }));
    none(
        "the unit is on order",
        json!({ "onOrder": [{ "quantity": 9, "due": "2026-12-09" }] }),
    );
    none("it is not sold on backorder", json!({ "selling": "stock" }));
    none("it is in stock", json!({ "onHand": 9 }));
    none("no more may wait", json!({ "backorderLimit": 8 }));
    none("it has another supplier", json!({ "supplier": "bolt" }));
    let mut drop_shipped = collected(&json!({}));
    drop_shipped["suppliers"]["acme"]["dropShipDays"] = json!(8);
    assert_eq!(said(&drop_shipped, 1), "", "the supplier sends it sooner");
}

#[test]
fn of_hidden_stock_a_quota_tells_nothing() {
    let item = json!({ "onHand": 50, "backorders": 0, "releaseDate": "2027-01-15" });
    let shop = with_policy(collected(&item), json!({ "maxShown": 10 }));
    assert_eq!(said(&shop, 55), "");
}
