//! The days that somebody may put in a calendar.

use serde_json::{Value, json};

use crate::{care_at, chair, with_policy};

/// The title, the first and the last day; nothing where there is no entry.
fn entry_at(now: &str, shop: &Value, quantity: u64) -> String {
    care_at(now, shop, quantity)
        .entry
        .map_or_else(String::new, |entry| {
            format!("{}: {} to {}", entry.title, entry.from, entry.to)
        })
}

fn entry(shop: &Value) -> String {
    entry_at(crate::NOW, shop, 1)
}

/// The same shop where a parcel takes one to three open days.
fn with_transit(shop: Value) -> Value {
    with_policy(shop, json!({ "transitDays": { "min": 1, "max": 3 } }))
}

#[test]
fn an_entry_is_of_the_day_it_ships_or_of_the_days_it_may_be_at_the_door() {
    let shop = chair(&json!({}));
    assert_eq!(entry(&shop), "Oak chair ships: 2026-12-09 to 2026-12-09");
    // From Thursday to Monday.
    assert_eq!(
        entry(&with_transit(shop)),
        "Oak chair arrives: 2026-12-10 to 2026-12-14"
    );
}

#[test]
fn of_several_parts_the_last_is_entered() {
    let shop = chair(&json!({ "onHand": 1 }));
    let text = "Oak chair ships: 2026-12-09 to 2026-12-09";
    assert_eq!(entry_at(crate::NOW, &shop, 2), text);
}

#[test]
fn what_cannot_be_bought_is_entered_for_the_day_it_is_back() {
    let shop = chair(&json!({ "selling": "stock" }));
    let text = "Oak chair is back in stock: 2026-12-09 to 2026-12-09";
    assert_eq!(entry(&shop), text);
    assert_eq!(
        entry(&with_transit(shop)),
        text,
        "nothing is under way to a door"
    );
}

#[test]
fn a_release_is_entered_as_one() {
    let shop = chair(&json!({ "releaseDate": "2027-01-15" }));
    assert_eq!(
        entry(&shop),
        "Oak chair is out and ships: 2027-01-15 to 2027-01-15"
    );
    assert_eq!(
        entry(&with_transit(shop)),
        "Oak chair arrives: 2027-01-18 to 2027-01-20"
    );
}

/// The same shop with a supplier who may be up to so many days late.
fn up_to(last: i64, mut shop: Value) -> Value {
    let table = json!({ "samples": 41, "quantiles": [[0.1, 0], [0.9, last]] });
    shop["suppliers"] = json!({ "acme": { "lateness": { "purchase": table } } });
    shop["items"][0]["supplier"] = json!("acme");
    shop
}

#[test]
fn a_window_is_entered_whole_where_it_is_a_week_and_else_by_its_last_day() {
    let week = up_to(7, chair(&json!({})));
    assert_eq!(entry(&week), "Oak chair ships: 2026-12-09 to 2026-12-16");
    let weeks = up_to(8, chair(&json!({})));
    assert_eq!(
        entry(&weeks),
        "Oak chair ships (at the latest): 2026-12-17 to 2026-12-17"
    );
    assert_eq!(
        entry(&with_transit(up_to(8, chair(&json!({}))))),
        "Oak chair arrives (at the latest): 2026-12-22 to 2026-12-22"
    );
}

#[test]
fn what_comes_back_within_a_window_is_entered_and_shared_by_it() {
    let shop = |last| up_to(last, chair(&json!({ "selling": "stock" })));
    assert_eq!(
        entry(&shop(7)),
        "Oak chair is back in stock: 2026-12-09 to 2026-12-16"
    );
    assert_eq!(
        entry(&shop(30)),
        "Oak chair is back in stock (at the latest): 2027-01-08 to 2027-01-08"
    );
    let shared = care_at(crate::NOW, &shop(7), 1).share;
    assert_eq!(shared, "Oak chair: back in stock by Wednesday, December 16");
}

#[test]
fn where_no_day_is_known_there_is_no_entry() {
    assert_eq!(
        entry(&chair(&json!({ "onOrder": [{ "quantity": 9 }] }))),
        ""
    );
    assert_eq!(entry(&chair(&json!({ "onOrder": [] }))), "");
    assert_eq!(
        entry(&chair(&json!({ "selling": "stock", "onOrder": [] }))),
        ""
    );
}

#[test]
fn an_entry_goes_from_one_year_into_the_next() {
    let new_year = chair(&json!({ "onOrder": [{ "quantity": 1, "due": "2026-12-31" }] }));
    assert_eq!(
        entry(&with_transit(new_year)),
        "Oak chair arrives: 2027-01-01 to 2027-01-05"
    );
}

#[test]
fn what_would_be_at_the_door_after_the_last_day_there_is_is_entered_when_it_ships() {
    let last = chair(&json!({ "onOrder": [{ "quantity": 1, "due": "9999-12-31" }] }));
    let text = "Oak chair ships: 9999-12-31 to 9999-12-31";
    assert_eq!(entry_at("9999-12-20T10:00", &with_transit(last), 1), text);
}
