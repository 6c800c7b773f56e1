//! What an order says to its customer.

use serde_json::{Value, json};

use crate::{Shown, order_of, shop};

/// Ada waits for two chairs behind two units, and has four stools that were there.
pub fn order() -> Value {
    json!({
        "id": "SO-1042",
        "lines": [{ "id": "1", "sku": "CHAIR", "quantity": 2, "waiting": 2, "ahead": 2 },
                  { "id": "2", "sku": "STOOL", "quantity": 4, "waiting": 0, "ahead": null }],
        "events": [event("a", "2026-11-02T10:12:00Z", "placed")],
        "first": [told("2026-11-02T10:12:00Z", "placed", Some("2026-12-04"))],
        "told": [told("2026-11-02T10:12:00Z", "placed", Some("2026-12-04"))]
    })
}

fn event(id: &str, at: &str, kind: &str) -> Value {
    json!({ "id": id, "at": at, "type": kind })
}

fn told(at: &str, kind: &str, day: Option<&str>) -> Value {
    json!({ "at": at, "line": "1", "kind": kind, "earliest": day, "latest": day })
}

pub fn happened(events: &[Value]) -> Value {
    let mut order = order();
    let all = order["events"].as_array_mut().expect("events");
    all.extend_from_slice(events);
    order
}

/// The chairs that are on hand are two, so that Ada's are those on order.
pub fn shown(order: &Value) -> Shown {
    order_of(&waiting_shop(), order)
}

pub fn waiting_shop() -> Value {
    let mut shop = shop(&json!({}));
    shop["items"][0]["onHand"] = json!(2);
    shop["items"][0]["backorders"] = json!(4);
    shop
}

#[test]
fn each_line_shows_its_steps_the_first_promise_and_the_present_one() {
    let order = shown(&order());
    assert_eq!(order.texts("title"), ["Order SO-1042"]);
    assert_eq!(
        order.texts("lines"),
        [
            "2 × Oak chair",
            "Ordered",
            "Nov 2",
            "We order it from our supplier",
            "Comes to our warehouse",
            "We pack it",
            "We send it",
            "It is with you",
            "Promised at first",
            "Ships by Friday, December 4",
            "Expected now",
            "Ships by Wednesday, December 9",
            "5 days later than promised at first. We are sorry.",
            "The kiln was down.",
            "Cancel 2 × Oak chair",
            "4 × Stool",
            "Ordered",
            "Nov 2",
            "We pack it",
            "We send it",
            "It is with you",
            "Expected now",
            "Ships today",
            "Cancel 4 × Stool",
        ]
    );
    assert_eq!(order.attributes("lines", "data-tone"), ["low", "good"]);
    let steps = ["done", "next", "later", "later", "later", "later"];
    assert_eq!(order.attributes("lines", "data-step")[..6], steps);
    assert_eq!(
        order.spoken,
        "2 × Oak chair: Ordered. Ships by Wednesday, December 9. 5 days later than promised at \
         first. We are sorry. 4 × Stool: Ordered. Ships today"
    );
}

#[test]
fn a_promise_of_several_days_reads_from_the_first_to_the_last() {
    let expected = |last: i64| {
        let (mut shop, mut order) = (waiting_shop(), order());
        let table = json!({ "samples": 41, "quantiles": [[0.1, 0], [0.9, last]] });
        shop["suppliers"]["acme"]["lateness"] = json!({ "purchase": table });
        order["first"][0]["earliest"] = json!("2026-11-27");
        let order = order_of(&shop, &order);
        let texts = order.texts("lines");
        let first = texts.iter().position(|text| *text == "Promised at first");
        let first = first.expect("the first promise");
        [1, 3, 4].map(|place| String::from(texts[first + place]))
    };
    let first = "Ships between November 27 and December 4";
    assert_eq!(
        expected(5),
        [
            first,
            "Ships between December 9 and 14",
            "10 days later than promised at first. We are sorry."
        ]
    );
    // Of a day or two, by when is enough.
    assert_eq!(expected(2)[1], "Ships by Friday, December 11");
}

#[test]
fn the_present_promise_compares_to_the_first_in_each_way() {
    let says = |due: Option<&str>, first: Option<&str>| {
        let (mut shop, mut order) = (waiting_shop(), order());
        shop["items"][0]["onOrder"] = json!([{ "quantity": 40, "due": due }]);
        if due.is_none() {
            shop["items"][0]["onOrder"] = json!([{ "quantity": 40 }]);
        }
        order["first"] = json!([told("2026-11-02T10:12:00Z", "placed", first)]);
        let order = order_of(&shop, &order);
        let texts = order.texts("lines");
        let now = texts.iter().position(|text| *text == "Expected now");
        texts[now.expect("the present promise") + 2].to_string()
    };
    assert_eq!(
        says(Some("2026-12-09"), Some("2026-12-09")),
        "As promised at first."
    );
    assert_eq!(
        says(Some("2026-12-10"), Some("2026-12-09")),
        "1 day later than promised at first. We are sorry."
    );
    assert_eq!(
        says(Some("2026-12-07"), Some("2026-12-09")),
        "2 days sooner than promised at first."
    );
    assert_eq!(
        says(None, Some("2026-12-09")),
        "We cannot keep the date promised at first, and do not know a new one yet. We are sorry."
    );
    assert_eq!(says(Some("2026-12-07"), None), "There is a date now.");
}

#[test]
fn steps_are_dated_by_when_the_last_unit_took_them() {
    let order = shown(&happened(&[
        json!({ "id": "b", "at": "2026-11-03T09:00:00Z", "type": "ordered", "line": "1" }),
        json!({ "id": "c", "at": "2026-11-04T09:00:00Z", "type": "dispatched", "line": "2", "quantity": 3 }),
        json!({ "id": "d", "at": "2026-11-05T09:00:00Z", "type": "completed", "line": "2", "quantity": 1 }),
    ]));
    let texts = order.texts("lines");
    assert!(
        texts
            .windows(2)
            .any(|two| two == ["Ordered from our supplier", "Nov 3"])
    );
    assert!(
        texts
            .windows(2)
            .any(|two| two == ["We send it", "3 of 4, Nov 4"])
    );
    assert!(
        texts
            .windows(2)
            .any(|two| two == ["It is with you", "1 of 4, Nov 5"])
    );
    assert!(
        !texts[15..].iter().any(|text| text.contains("pack")),
        "a step that nobody told is left out once it is past"
    );
}

#[test]
fn what_was_sent_is_on_its_way_and_promises_nothing_more() {
    let order = shown(&happened(&[event(
        "b",
        "2026-11-20T09:00:00Z",
        "dispatched",
    )]));
    let texts = order.texts("lines");
    assert_eq!(
        texts[..7],
        [
            "2 × Oak chair",
            "Ordered",
            "Nov 2",
            "On its way to you",
            "Nov 20",
            "It is with you",
            "Promised at first"
        ]
    );
    assert!(!texts.contains(&"Expected now"));
    assert!(order.texts("cancel").is_empty(), "it is too late to cancel");
    assert_eq!(order.attributes("lines", "data-tone"), ["good", "good"]);
}

#[test]
fn the_first_promise_names_its_day_even_when_that_is_today() {
    let mut order = happened(&[event("b", "2026-11-23T08:00:00Z", "dispatched")]);
    order["first"] = json!([told("2026-11-02T10:12:00Z", "placed", Some("2026-11-23"))]);
    let order = shown(&order);
    let texts = order.texts("lines");
    let first = texts.iter().position(|text| *text == "Promised at first");
    assert_eq!(
        texts[first.expect("the first promise") + 1],
        "Ships by Monday, November 23"
    );
}

#[test]
fn r12_the_notices_so_far_stand_among_what_has_happened() {
    let mut order = happened(&[
        json!({ "id": "b", "at": "2026-11-02T10:13:00Z", "type": "charged", "amount": 29800 }),
        json!({ "id": "c", "at": "2026-11-22T10:13:00Z", "type": "refunded", "amount": 9800 }),
    ]);
    order["told"] = json!([
        told("2026-11-02T10:12:00Z", "placed", Some("2026-12-04")),
        told("2026-11-10T08:00:00Z", "delayed", None),
        told("2026-11-20T08:00:00Z", "sooner", Some("2026-12-09"))
    ]);
    assert_eq!(
        shown(&order).texts("history"),
        [
            "What has happened",
            "Nov 2",
            "€298.00 charged",
            "Nov 10",
            "Oak chair: we told you that it is delayed, with no date known",
            "Nov 20",
            "Oak chair: we told you that it comes sooner, by Wednesday, December 9",
            "Nov 22",
            "€98.00 refunded",
        ]
    );
}

#[test]
fn r13_the_wait_since_it_was_placed_shows_what_it_earns() {
    let mut shop = waiting_shop();
    shop["policy"] = json!({ "consolation": [
        { "afterDays": 37, "kind": "free-shipping" }, { "afterDays": 38, "kind": "gift-wrap" }] });
    assert_eq!(
        order_of(&shop, &order()).texts("offers"),
        ["For waiting 37 days or more: we ship it free of charge."],
        "from 2 November to 9 December"
    );
}

#[test]
fn where_nobody_knows_the_item_what_was_told_last_stands() {
    let mut order = order();
    order["told"] = json!([told("2026-11-12T10:12:00Z", "delayed", Some("2026-12-18"))]);
    let order = order_of(&json!({ "items": [] }), &order);
    let texts = order.texts("lines");
    assert!(
        texts
            .windows(2)
            .any(|two| two == ["Expected now", "Ships by Friday, December 18"])
    );
    assert_eq!(texts[0], "2 × CHAIR");
}

#[test]
fn a_line_may_bring_its_name_and_needs_none_of_its_own() {
    let order = json!({ "id": "7", "lines": [
        { "sku": "CHAIR", "quantity": 1, "ahead": 3, "title": "Tölgyfa szék" },
        { "sku": "STOOL", "quantity": 1, "ahead": null }],
        "events": [event("a", "2026-11-02T10:12:00Z", "placed")] });
    let order = shown(&order);
    assert!(order.texts("lines").contains(&"1 × Tölgyfa szék"));
    assert_eq!(
        order.attributes("lines", "data-line"),
        ["1", "2"],
        "each by its number"
    );
}

#[test]
fn what_has_not_happened_yet_or_cannot_have_shows_nowhere() {
    let order = shown(&happened(&[
        event("b", "2027-11-20T09:00:00Z", "dispatched"),
        json!({ "id": "c", "at": "2026-11-20T09:00:00Z", "type": "dispatched", "line": "9" }),
        json!({ "id": "a", "at": "2026-11-20T09:00:00Z", "type": "dispatched" }),
    ]));
    assert_eq!(
        order.texts("lines"),
        shown(&super::order::order()).texts("lines")
    );
}

/// What is said to be expected of the chairs.
fn expected(order: &Value) -> String {
    let shown = shown(order);
    let texts = shown.texts("lines");
    let now = texts.iter().position(|text| *text == "Expected now");
    now.map_or_else(String::new, |now| texts[now + 1].to_string())
}

#[test]
fn what_has_arrived_leaves_with_the_next_round_and_needs_no_place_in_the_line() {
    let mut order = happened(&[
        json!({ "id": "b", "at": "2026-11-20T09:00:00Z", "type": "arrived", "line": "1" }),
    ]);
    order["lines"][0]["ahead"] = Value::Null;
    assert_eq!(expected(&order), "Ships today");
}

#[test]
fn who_waits_at_an_unknown_place_is_promised_what_was_told_last_and_not_the_front() {
    let mut order = order();
    order["lines"][0]["ahead"] = Value::Null;
    order["told"] = json!([told("2026-11-12T10:12:00Z", "delayed", Some("2026-12-18"))]);
    assert_eq!(expected(&order), "Ships by Friday, December 18");
}

#[test]
fn without_any_stock_nothing_ships_today() {
    let order = order_of(&json!({ "items": [] }), &order());
    let texts = order.texts("lines");
    assert_eq!(
        texts.iter().filter(|text| **text == "Ships today").count(),
        0,
        "{texts:?}"
    );
}
