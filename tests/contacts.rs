//! How many customers to expect a word from, worked by hand.

use backsoon::domain::day::Moment;
use backsoon::domain::order::{Assumed, Told};
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

/// Monday, 23 November. Chairs for two come on 4 December, no date is known for a third; a lamp that
/// was to be there last week is expected tomorrow.
fn shop() -> Value {
    let order = |number: u32, lines: Value, told: Value| {
        json!({ "id": format!("SO-{number}"), "lines": lines, "told": told,
                "events": [{ "id": "a", "at": "2026-11-02T10:00:00Z", "type": "placed" }] })
    };
    let line = |id: &str, sku: &str| json!({ "id": id, "sku": sku, "quantity": 1, "price": 100, "waiting": 1 });
    let told = |id: &str, latest: &str| json!({ "line": id, "kind": "placed", "earliest": latest, "latest": latest });
    json!({
        "items": [
            { "sku": "CHAIR", "selling": "backorder",
              "onOrder": [{ "quantity": 2, "due": "2026-12-04" }, { "quantity": 5 }],
              "backorders": [{ "id": "1", "quantity": 1, "placed": "2026-11-02" },
                             { "id": "2", "quantity": 1, "placed": "2026-11-03" },
                             { "id": "3", "quantity": 1, "placed": "2026-11-04" }] },
            { "sku": "LAMP", "selling": "backorder", "onOrder": [{ "quantity": 9, "due": "2026-11-19" }],
              "backorders": [{ "id": "4", "quantity": 1 }] }],
        "orders": [
            order(1, json!([line("1", "CHAIR")]), json!([told("1", "2026-12-04")])),
            order(2, json!([line("2", "CHAIR")]), json!([told("2", "2026-11-30")])),
            order(3, json!([line("3", "CHAIR")]), json!([told("3", "2026-12-04")])),
            order(4, json!([line("4", "LAMP")]), json!([told("4", "2026-11-19")]))]
    })
}

fn contacts(shop: &Value, told: Value, assumed: Value) -> Value {
    let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.problems, []);
    let now = Moment::parse("2026-11-23T10:00").expect("a moment");
    let told = Told::read_all(told.to_string().as_bytes()).expect("what was told");
    let assumed = Assumed::read(assumed.to_string().as_bytes()).expect("what is assumed");
    let utc = |at: &str| Moment::parse(at.strip_suffix('Z')?);
    json!(Round::new(&snapshot, now).contacts(&told, assumed, now, &utc))
}

fn usual(shop: &Value) -> Value {
    contacts(shop, json!([]), json!({}))
}

fn counted(as_told: u64, delayed: u64, undated: u64, overdue: u64) -> Value {
    json!({ "asTold": as_told, "delayed": delayed, "undated": undated, "overdue": overdue })
}

#[test]
fn r14_the_merchant_sees_how_many_contacts_to_expect_and_why() {
    // 1 × 0.05 as told, 1 × 0.2 delayed, 1 × 0.3 without a date, 1 × 0.5 overdue.
    let expected = json!({
        "expected": 1.05,
        "orders": counted(1, 1, 1, 1),
        "unlisted": 0,
        "assumed": { "perAsTold": 0.05, "perDelayed": 0.2, "perUndated": 0.3, "perOverdue": 0.5 }
    });
    assert_eq!(usual(&shop()), expected);
}

#[test]
fn a_shop_may_know_better_how_often_customers_ask() {
    let known = contacts(
        &shop(),
        json!([]),
        json!({ "perDelayed": 2, "perOverdue": 0 }),
    );
    // 0.05 + 2 + 0.3 + 0
    assert_eq!(known["expected"], json!(2.35));
    assert_eq!(known["assumed"]["perDelayed"], json!(2.0));
}

#[test]
fn who_was_told_of_the_delay_asks_no_more_than_others() {
    let told = json!([
        { "line": "2", "kind": "delayed", "earliest": "2026-12-04", "latest": "2026-12-04" },
        { "line": "4", "kind": "delayed", "earliest": "2026-11-24", "latest": "2026-11-24" }]);
    let known = contacts(&shop(), told, json!({}));
    assert_eq!(known["orders"], counted(3, 0, 1, 0));
    // 3 × 0.05 + 0.3
    assert_eq!(known["expected"], json!(0.45));
}

#[test]
fn on_the_day_that_was_told_nothing_is_overdue_yet() {
    let told = json!([{ "line": "4", "kind": "delayed", "earliest": "2026-11-23", "latest": "2026-11-23" }]);
    // It comes tomorrow, which is later than told.
    assert_eq!(
        contacts(&shop(), told, json!({}))["orders"],
        counted(1, 2, 1, 0)
    );
}

#[test]
fn that_some_units_are_on_their_way_is_no_word_about_the_rest() {
    let mut shop = shop();
    shop["items"][0]["backorders"] = json!(3);
    let told = json!([{ "line": "3", "kind": "dispatched", "earliest": null, "latest": null }]);
    assert_eq!(
        contacts(&shop, told, json!({}))["orders"],
        counted(3, 0, 0, 1)
    );
}

#[test]
fn an_order_counts_once_by_the_line_that_stands_worst() {
    let mut shop = shop();
    let other = shop["orders"][3]["lines"][0].clone();
    let told = shop["orders"][3]["told"][0].clone();
    shop["orders"].as_array_mut().expect("orders").pop();
    let order = &mut shop["orders"][0];
    order["lines"]
        .as_array_mut()
        .expect("lines")
        .insert(0, other);
    order["told"].as_array_mut().expect("told").push(told);
    assert_eq!(usual(&shop)["orders"], counted(0, 1, 1, 1));
}

#[test]
fn what_is_sent_or_cancelled_makes_nobody_ask() {
    let mut shop = shop();
    for (order, what) in [(0, "dispatched"), (1, "cancelled")] {
        let event = json!({ "id": "b", "at": "2026-11-20T10:00:00Z", "type": what });
        shop["orders"][order]["events"]
            .as_array_mut()
            .expect("events")
            .push(event);
    }
    assert_eq!(usual(&shop)["orders"], counted(0, 0, 1, 1));
}

#[test]
fn lines_and_units_of_which_no_order_is_told_count_as_orders_of_their_own() {
    let mut shop = shop();
    shop["orders"] = json!([]);
    // Three have a date, the third chair none; nobody was told anything.
    assert_eq!(usual(&shop)["orders"], counted(3, 0, 1, 0));
    for item in [0, 1] {
        shop["items"][item]["backorders"] = json!(10);
    }
    let units = usual(&shop);
    assert_eq!(
        (&units["orders"], &units["unlisted"]),
        (&counted(0, 0, 0, 0), &json!(20))
    );
    assert_eq!(units["expected"], json!(1.0));
}

#[test]
fn units_of_orders_that_are_told_are_not_counted_again() {
    let mut shop = shop();
    shop["items"][0]["backorders"] = json!(10);
    shop["items"][1]["backorders"] = json!(1);
    let known = usual(&shop);
    assert_eq!(known["unlisted"], json!(7));
    // What the customers were told is all there is to go by.
    assert_eq!(known["orders"], counted(3, 0, 0, 1));
}

#[test]
fn nothing_waits_and_nobody_asks() {
    let nothing = usual(&json!({ "items": [{ "sku": "CHAIR", "onHand": 3 }] }));
    assert_eq!(nothing["expected"], json!(0.0));
}

#[test]
fn a_wrong_assumption_is_named() {
    let table = [
        (
            json!({ "perDelayed": -1 }),
            "perDelayed: -1: expected a number from 0 to 100 with at most three decimal places",
        ),
        (
            json!({ "perAsTold": null }),
            "perAsTold: null: expected a number from 0 to 100 with at most three decimal places",
        ),
        (
            json!({ "perOverdue": 0.0001 }),
            "perOverdue: 0.0001: expected a number from 0 to 100 with at most three decimal places",
        ),
        (json!([]), "[]: expected an object"),
    ];
    for (assumed, message) in table {
        let error = Assumed::read(assumed.to_string().as_bytes()).expect_err("an error");
        assert_eq!(error.to_string(), message);
    }
}
