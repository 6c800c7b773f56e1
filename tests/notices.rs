//! Who must be told what, beside what they were last told.

use backsoon::domain::day::Moment;
use backsoon::domain::order::Told;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

/// Ada waits for two chairs that are due on 4 December, and was told so when she ordered.
fn shop() -> Value {
    json!({
        "policy": { "consolation": [
            { "afterDays": 14, "kind": "discount", "percent": 10, "applies": "this-order" },
            { "afterDays": 30, "kind": "free-shipping" }] },
        "suppliers": { "acme": { "explanation": "The kiln is down." } },
        "items": [{ "sku": "CHAIR", "title": "Oak chair", "selling": "backorder", "supplier": "acme",
                    "onOrder": [{ "quantity": 40, "due": "2026-12-04" }],
                    "backorders": [{ "id": "1", "quantity": 2, "placed": "2026-11-02" }] }],
        "orders": [{ "id": "SO-1", "email": "ada@example.com", "locale": "hu",
                     "lines": [{ "id": "1", "sku": "CHAIR", "quantity": 2, "price": 14900, "waiting": 2 }],
                     "events": [{ "id": "a", "at": "2026-11-02T10:00:00Z", "type": "placed" }],
                     "told": [{ "line": "1", "kind": "placed", "earliest": "2026-12-04", "latest": "2026-12-04" }] }]
    })
}

fn with(mut shop: Value, pointer: &str, value: Value) -> Value {
    *shop.pointer_mut(pointer).expect("a value") = value;
    shop
}

fn happened(mut shop: Value, event: Value) -> Value {
    shop["orders"][0]["events"]
        .as_array_mut()
        .expect("events")
        .push(event);
    shop
}

fn notices(shop: &Value, told: &Value) -> Value {
    let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.problems, []);
    let now = Moment::parse("2026-11-23T10:00").expect("a moment");
    let told = Told::read_all(told.to_string().as_bytes()).expect("what was told");
    let utc = |at: &str| Moment::parse(at.strip_suffix('Z')?);
    json!(Round::new(&snapshot, now).notices(&told, now, &utc))
}

/// Each notice in short: what it says, and by when.
fn short(shop: &Value, told: &Value) -> Vec<(String, Option<String>)> {
    let text = |value: &Value| value.as_str().map(String::from);
    let notices = notices(shop, told);
    let notices = notices.as_array().expect("a list").iter();
    notices
        .map(|one| (text(&one["kind"]).expect("a kind"), text(&one["latest"])))
        .collect()
}

fn is(kind: &str, latest: Option<&str>) -> Vec<(String, Option<String>)> {
    vec![(String::from(kind), latest.map(String::from))]
}

fn due(day: Value) -> Value {
    with(shop(), "/items/0/onOrder/0/due", day)
}

#[test]
fn while_it_is_as_told_there_is_nothing_to_tell() {
    assert_eq!(notices(&shop(), &json!([])), json!([]));
}

#[test]
fn a_supplier_who_slips_is_told_once_with_the_new_date_and_what_it_earns() {
    let slipped = due(json!("2026-12-09"));
    let expected = json!([{
        "order": "SO-1", "line": "1", "email": "ada@example.com", "locale": "hu", "sku": "CHAIR", "title": "Oak chair",
        "quantity": 2, "kind": "delayed", "earliest": "2026-12-09", "latest": "2026-12-09",
        "was": { "earliest": "2026-12-04", "latest": "2026-12-04" },
        "first": { "earliest": "2026-12-04", "latest": "2026-12-04" },
        "cancellable": true, "explanation": "The kiln is down.", "reason": null,
        "earned": [
            { "afterDays": 14, "kind": "discount", "percent": 10, "applies": "this-order" },
            { "afterDays": 30, "kind": "free-shipping", "percent": null, "applies": null }]
    }]);
    assert_eq!(notices(&slipped, &json!([])), expected);
    let told = json!([{ "line": "1", "kind": "delayed", "earliest": "2026-12-09", "latest": "2026-12-09" }]);
    assert_eq!(short(&slipped, &told), []);
}

#[test]
fn it_is_told_again_only_when_it_moves_again() {
    let told = json!([{ "line": "1", "kind": "delayed", "earliest": "2026-12-09", "latest": "2026-12-09" }]);
    assert_eq!(
        short(&due(json!("2026-12-16")), &told),
        is("delayed", Some("2026-12-16"))
    );
    assert_eq!(
        short(&due(json!("2026-12-07")), &told),
        is("sooner", Some("2026-12-07"))
    );
    assert_eq!(
        short(&due(json!("2026-12-04")), &told),
        is("sooner", Some("2026-12-04"))
    );
}

#[test]
fn what_the_asker_says_was_told_rules_and_of_several_the_last() {
    let told = json!([
        { "line": "1", "kind": "delayed", "earliest": "2026-12-09", "latest": "2026-12-09" },
        { "line": "1", "kind": "sooner", "earliest": "2026-12-04", "latest": "2026-12-04" }]);
    assert_eq!(short(&shop(), &told), []);
    assert_eq!(
        short(&due(json!("2026-12-09")), &told),
        is("delayed", Some("2026-12-09"))
    );
}

#[test]
fn a_date_that_is_lost_is_a_delay_without_one_and_a_date_that_is_found_is_good_news() {
    let lost = with(shop(), "/items/0/onOrder", json!([{ "quantity": 40 }]));
    assert_eq!(short(&lost, &json!([])), is("delayed", None));
    let told = json!([{ "line": "1", "kind": "delayed", "earliest": null, "latest": null }]);
    assert_eq!(short(&lost, &told), []);
    assert_eq!(short(&shop(), &told), is("sooner", Some("2026-12-04")));
}

#[test]
fn what_was_dispatched_is_told_once() {
    let sent = happened(
        shop(),
        json!({ "id": "b", "at": "2026-11-20T10:00:00Z", "type": "dispatched" }),
    );
    assert_eq!(short(&sent, &json!([])), is("dispatched", None));
    let told = json!([{ "line": "1", "kind": "dispatched" }]);
    assert_eq!(short(&sent, &told), []);
}

#[test]
fn what_the_shop_cancelled_is_told_and_what_the_customer_cancelled_is_known() {
    let cancelled = |by: &str| {
        happened(
            shop(),
            json!({ "id": "b", "at": "2026-11-20T10:00:00Z", "type": "cancelled", "by": by }),
        )
    };
    assert_eq!(short(&cancelled("shop"), &json!([])), is("cancelled", None));
    assert_eq!(short(&cancelled("customer"), &json!([])), []);
}

/// Two lines: the shop cancels one, then the customer the other.
#[test]
fn whose_a_cancel_was_and_why_is_told_line_by_line() {
    let mut shop = shop();
    shop["orders"][0]["lines"]
        .as_array_mut()
        .expect("lines")
        .push(json!({ "id": "2", "sku": "CHAIR", "quantity": 1, "waiting": 1 }));
    let cancel = |id: &str, line: &str, by: &str, reason: &str| json!({ "id": id, "at": "2026-11-20T10:00:00Z", "type": "cancelled", "line": line, "by": by, "reason": reason });
    let shop = happened(shop, cancel("b", "1", "shop", "The mill has closed."));
    let shop = happened(shop, cancel("c", "2", "customer", "Too late for me."));
    let all = notices(&shop, &json!([]));
    let all = all.as_array().expect("a list");
    let said: Vec<_> = all
        .iter()
        .map(|one| (&one["line"], &one["kind"], &one["reason"]))
        .collect();
    assert_eq!(
        said,
        [(
            &json!("1"),
            &json!("cancelled"),
            &json!("The mill has closed.")
        )]
    );
}

#[test]
fn what_the_customer_cancelled_stays_theirs_when_the_shop_cancels_the_rest() {
    let mut shop = shop();
    shop["orders"][0]["lines"]
        .as_array_mut()
        .expect("lines")
        .push(json!({ "id": "2", "sku": "CHAIR", "quantity": 1, "waiting": 1 }));
    let shop = happened(
        shop,
        json!({ "id": "b", "at": "2026-11-20T10:00:00Z", "type": "cancelled", "line": "1", "by": "customer" }),
    );
    let shop = happened(
        shop,
        json!({ "id": "c", "at": "2026-11-20T11:00:00Z", "type": "cancelled", "by": "shop" }),
    );
    let all = notices(&shop, &json!([]));
    let lines: Vec<_> = all
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["line"])
        .collect();
    assert_eq!(lines, [&json!("2")]);
}

#[test]
fn who_was_never_told_a_date_is_told_none_by_a_notice() {
    let untold = with(shop(), "/orders/0/told", json!([]));
    assert_eq!(short(&untold, &json!([])), []);
}

#[test]
fn what_is_wrong_in_what_was_told_is_named() {
    let wrong = |told: Value| {
        Told::read_all(told.to_string().as_bytes())
            .expect_err("an error")
            .to_string()
    };
    assert!(
        wrong(json!([{ "line": "1", "kind": "late" }])).starts_with("[0].kind: \"late\": expected")
    );
    assert!(wrong(json!([{ "kind": "delayed" }])).starts_with("[0].line: missing"));
    assert!(wrong(json!({})).starts_with("{}: expected a list"));
}
