//! What should have come and has not, from whom, and how suppliers keep their word.

use serde_json::{Value, json};

use crate::{review, try_review};

/// Two suppliers of lamps; two of the three receipts are overdue.
fn lamps() -> Value {
    json!({
        "suppliers": {
            "acme": { "deliveries": [
                { "due": "2026-10-02", "received": "2026-10-05" },
                { "due": "2026-10-16", "received": "2026-10-16" },
                { "due": "2026-11-02", "received": "2026-10-30" },
                { "due": "2024-11-02", "received": "2024-12-30" }] },
            "bolt": {} },
        "items": [
            { "sku": "LAMP", "price": 5000, "onHand": 1, "selling": "backorder", "supplier": "acme",
              "onOrder": [{ "quantity": 4, "due": "2026-11-13" }, { "quantity": 9, "due": "2026-11-23" }],
              "backorders": [{ "id": "SO-1", "quantity": 3, "placed": "2026-11-02" }] },
            { "sku": "SHADE", "price": 900, "selling": "backorder", "supplier": "acme",
              "onOrder": [{ "quantity": 7, "due": "2026-11-20", "supplier": "bolt" }] }]
    })
}

#[test]
fn what_is_overdue_is_listed_with_whom_to_ask_and_who_waits_for_it() {
    // One lamp is on hand, and nine come today, so that nobody waits for those that are overdue.
    let receipts = json!({ "item": [0, 1], "supplier": [0, 1], "quantity": [4, 7], "waiting": [0, 0],
                           "due": ["2026-11-13", "2026-11-20"], "days": [10, 3] });
    assert_eq!(review(&lamps())["overdueReceipts"], receipts);
}

#[test]
fn who_waits_for_what_is_overdue_is_counted() {
    let mut shop = lamps();
    shop["items"][0]["onOrder"][1]["due"] = json!("2026-11-24");
    assert_eq!(review(&shop)["overdueReceipts"]["waiting"], json!([2, 0]));
}

#[test]
fn what_is_overdue_is_summed_up_by_supplier_and_in_all() {
    let review = review(&lamps());
    let acme = json!({ "receipts": 1, "waiting": 0, "units": 4, "value": 20_000, "days": 10 });
    let bolt = json!({ "receipts": 1, "waiting": 0, "units": 7, "value": 6_300, "days": 3 });
    assert_eq!(review["suppliers"][0]["overdue"], acme);
    assert_eq!(review["suppliers"][1]["overdue"], bolt);
    let all = json!({ "receipts": 2, "waiting": 0, "units": 11, "value": 26_300, "days": 10 });
    assert_eq!(review["overdue"], all);
}

#[test]
fn a_supplier_keeps_its_word_where_it_comes_on_the_day_or_before() {
    let review = review(&lamps());
    // On the day, early; three days late, and ten days overdue. What was due two years ago is not of the period.
    let acme = &review["suppliers"][0];
    assert_eq!(acme["kept"], json!({ "value": 0.5, "part": 2, "of": 4 }));
    assert_eq!(acme["lateDays"], json!(6.5));
    let bolt = &review["suppliers"][1];
    assert_eq!(bolt["kept"], json!({ "value": 0.0, "part": 0, "of": 1 }));
    assert_eq!(
        review["health"]["deliveriesKept"],
        json!({ "value": 0.4, "part": 2, "of": 5 })
    );
}

#[test]
fn what_is_due_today_is_not_judged_yet() {
    let mut shop = lamps();
    shop["items"][0]["onOrder"] = json!([{ "quantity": 9, "due": "2026-11-23" }]);
    assert_eq!(review(&shop)["suppliers"][0]["kept"]["of"], json!(3));
}

#[test]
fn the_period_is_the_merchants_to_choose() {
    let months = try_review(&lamps(), &json!({ "days": 1000 })).expect("a review");
    assert_eq!(months["suppliers"][0]["kept"]["of"], json!(5));
    let week = try_review(&lamps(), &json!({ "days": 7 })).expect("a review");
    assert_eq!(week["suppliers"][0]["kept"], json!(null));
    assert_eq!(
        week["health"]["period"],
        json!({ "from": "2026-11-16", "until": "2026-11-23" })
    );
}

#[test]
fn r03_how_late_a_supplier_is_is_told_of_what_it_delivered() {
    let deliveries: Value = (0..20).map(|number| json!({ "due": "2026-10-02", "received": format!("2026-10-{:02}", 2 + number / 10 * 3) })).collect();
    let mut shop = crate::shop(json!({}));
    shop["suppliers"]["acme"]["deliveries"] = deliveries;
    let acme = review(&shop)["suppliers"][0]["lateness"].take();
    assert_eq!(acme["samples"], 20);
    assert_eq!((&acme["p10"], &acme["p90"]), (&json!(0.0), &json!(3.0)));
    shop["suppliers"]["acme"] = json!({ "leadDays": 10 });
    assert_eq!(review(&shop)["suppliers"][0]["lateness"], Value::Null);
}
