//! Orders as a shop's own system tells them: what is read, what is left out, and what of them a
//! customer's own page may see.

use backsoon::domain::day::Moment;
use backsoon::domain::snapshot::Snapshot;
use serde_json::{Value, json};

/// Two customers wait for chairs; one of them ordered a lamp that was there, too.
fn private() -> Value {
    json!({
        "items": [
            { "sku": "CHAIR", "selling": "backorder", "backorders": [
                { "id": "SO-2-1", "quantity": 1, "placed": "2026-11-03", "email": "PRIVATE@example.com" },
                { "id": "SO-1-1", "quantity": 4, "placed": "2026-11-02", "email": "PRIVATE@example.com" }] },
            { "sku": "LAMP", "onHand": 9 }],
        "orders": [
            { "id": "SO-1", "email": "PRIVATE@example.com",
              "lines": [{ "id": "SO-1-1", "sku": "CHAIR", "quantity": 4, "price": 14900, "waiting": 4 }],
              "events": [{ "id": "a", "at": "2026-11-02T10:12:00Z", "type": "placed" }] },
            { "id": "SO-2", "email": "PRIVATE@example.com", "locale": "hu",
              "lines": [{ "id": "SO-2-1", "sku": "CHAIR", "quantity": 1, "price": 14900, "waiting": 1 },
                        { "id": "SO-2-2", "sku": "LAMP", "quantity": 2, "price": 4500 }],
              "events": [
                { "id": "a", "at": "2026-11-03T10:12:00Z", "type": "placed" },
                { "id": "b", "at": "2026-11-03T15:00:00+01:00", "type": "dispatched", "line": "SO-2-2", "reason": "PRIVATE" },
                { "id": "b", "at": "2026-11-03T15:00:00+01:00", "type": "dispatched", "line": "SO-2-2" },
                { "id": "c", "at": "2026-11-03T15:00:05+01:00", "type": "charged", "amount": 9000 },
                { "id": "d", "at": "2026-11-20T09:00:00Z", "type": "cancelled", "line": "SO-2-1", "by": "customer" }],
              "told": [
                { "at": "2026-11-03T10:12:01Z", "line": "SO-2-1", "kind": "placed", "earliest": "2026-12-04", "latest": "2026-12-09" },
                { "at": "2026-11-12T08:00:00Z", "line": "SO-2-1", "kind": "delayed", "earliest": null, "latest": null }] }]
    })
}

fn read(value: &Value) -> Snapshot {
    Snapshot::read(value.to_string().as_bytes()).expect("a snapshot")
}

/// What the clock of a shop one hour ahead of UTC showed, near enough.
fn local(at: &str) -> Option<Moment> {
    Moment::parse(at.get(..19)?)
}

fn now() -> Moment {
    Moment::parse("2026-11-23T10:00").expect("a moment")
}

#[test]
fn a_customers_page_sees_its_own_order_and_no_more() {
    let snapshot = read(&private());
    assert_eq!(snapshot.problems, []);
    let order = json!(snapshot.public_order("SO-2", now(), &local));
    let told = |at, kind, days: Option<(&str, &str)>| {
        let (earliest, latest) = days.unzip();
        json!({ "at": at, "line": "SO-2-1", "kind": kind, "earliest": earliest, "latest": latest })
    };
    let first = told(
        "2026-11-03T10:12:01Z",
        "placed",
        Some(("2026-12-04", "2026-12-09")),
    );
    let expected = json!({
        "id": "SO-2",
        "lines": [{ "id": "SO-2-1", "sku": "CHAIR", "quantity": 1, "waiting": 1, "ahead": 4 },
                  { "id": "SO-2-2", "sku": "LAMP", "quantity": 2, "waiting": 0, "ahead": null }],
        "events": [
            { "id": "a", "at": "2026-11-03T10:12:00Z", "type": "placed" },
            { "id": "b", "at": "2026-11-03T15:00:00+01:00", "type": "dispatched", "line": "SO-2-2" },
            { "id": "c", "at": "2026-11-03T15:00:05+01:00", "type": "charged", "amount": 9000 },
            { "id": "d", "at": "2026-11-20T09:00:00Z", "type": "cancelled", "line": "SO-2-1", "by": "customer" }],
        "first": [first.clone()],
        "told": [first, told("2026-11-12T08:00:00Z", "delayed", None)]
    });
    assert_eq!(order, expected);
    assert!(!order.to_string().contains("PRIVATE"));
    assert_eq!(snapshot.public_order("SO-9", now(), &local), None);
}

#[test]
fn a_customer_sees_why_the_shop_cancelled_and_no_other_reason() {
    let cancelled = |by: &str| {
        let mut shop = private();
        shop["orders"][1]["events"][4]["by"] = json!(by);
        shop["orders"][1]["events"][4]["reason"] = json!("The mill has closed.");
        let order = json!(read(&shop).public_order("SO-2", now(), &local));
        order["events"][3].get("reason").cloned()
    };
    assert_eq!(cancelled("shop"), Some(json!("The mill has closed.")));
    assert_eq!(cancelled("customer"), None);
}

#[test]
fn no_order_is_in_a_public_snapshot() {
    let public = json!(read(&private()).publish(None)).to_string();
    assert!(
        !public.contains("\"orders\"") && !public.contains("SO-") && !public.contains("PRIVATE"),
        "{public}"
    );
}

#[test]
fn what_is_wrong_with_an_order_is_named_and_costs_only_itself() {
    #[rustfmt::skip]
    let table = [
        ("/orders/1/id", json!("SO-1"), "orders[1].id", "SO-1: expected an id that no earlier order has", 1),
        ("/orders/1/id", json!(7), "orders[1].id", "7: expected text of at least one character", 1),
        ("/orders/1/lines/1/id", json!("SO-2-1"), "orders[1].lines[1].id", "SO-2-1: expected an id that no earlier line has", 1),
        ("/orders/1/lines/0/waiting", json!(2), "orders[1].lines[0].waiting", "more than quantity: expected at most as many", 1),
        ("/orders/1/lines/0/quantity", json!(-1), "orders[1].lines[0].quantity",
            "-1: expected a whole number from 0 to 9007199254740991", 1),
        ("/orders/1/lines/0/price", json!(9_007_199_254_740_991u64), "orders[1].lines[1]",
            "more: expected at most 9007199254740991 units and cents in all", 1),
        ("/orders/1/events/3/at", json!("2026-11-03"), "orders[1].events[3].at",
            "\"2026-11-03\": expected an instant as YYYY-MM-DDTHH:MM:SSZ", 2),
        ("/orders/1/events/3/type", json!("paid"), "orders[1].events[3].type",
            "\"paid\": expected placed, ordered, arrived, picked, dispatched, completed, cancelled, charged or refunded", 2),
        ("/orders/1/told/0/kind", json!(null), "orders[1].told[0].kind",
            "null: expected placed, delayed, sooner, dispatched or cancelled", 2),
        ("/orders/1/told/0/latest", json!("9 December"), "orders[1].told[0].latest",
            "\"9 December\": expected a day as YYYY-MM-DD, from 1970 to 9999", 2),
        ("/orders", json!("none"), "orders", "\"none\": expected a list", 0),
    ];
    for (pointer, value, place, message, left) in table {
        let mut snapshot = private();
        *snapshot.pointer_mut(pointer).expect("a value") = value;
        let snapshot = read(&snapshot);
        let problems: Vec<_> = snapshot
            .problems
            .iter()
            .map(|one| (&*one.place, &*one.message))
            .collect();
        assert_eq!(problems, [(place, message)], "{pointer}");
        assert_eq!(snapshot.orders.len(), left, "{pointer}");
        assert_eq!(snapshot.items.len(), 2, "{pointer}");
    }
}

#[test]
fn what_an_order_must_tell_is_missed_by_name() {
    for (pointer, field) in [
        ("/orders/1", "id"),
        ("/orders/1/lines/0", "id"),
        ("/orders/1/lines/0", "sku"),
        ("/orders/1/events/3", "id"),
        ("/orders/1/events/3", "at"),
        ("/orders/1/events/3", "type"),
        ("/orders/1/events/3", "amount"),
        ("/orders/1/told/0", "line"),
        ("/orders/1/told/0", "kind"),
    ] {
        let mut snapshot = private();
        let object = snapshot.pointer_mut(pointer).expect("an object");
        object.as_object_mut().expect("an object").remove(field);
        let problems = read(&snapshot).problems;
        let [problem] = problems.as_slice() else {
            panic!("{pointer} {field}: {problems:?}");
        };
        assert!(problem.place.ends_with(&format!(".{field}")), "{problem}");
        assert!(
            problem.message.starts_with("missing: expected"),
            "{problem}"
        );
    }
}
