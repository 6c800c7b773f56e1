//! R3: units ordered and not yet supplied, by age, by what they wait for, by item and by supplier.

use serde_json::{Value, json};

use crate::review;

/// Chairs of 149.00: two on hand for the ten that wait, three due last Thursday, three due in December.
fn chairs() -> Value {
    json!({
        "suppliers": { "acme": { "name": "Acme Oy", "leadDays": 21, "minimumOrder": 20 } },
        "items": [
            { "sku": "CHAIR", "price": 14900, "onHand": 2, "selling": "backorder", "supplier": "acme", "dailyDemand": 2,
              "onOrder": [{ "quantity": 3, "due": "2026-11-19" }, { "quantity": 3, "due": "2026-12-04" }],
              "backorders": [{ "id": "SO-1", "quantity": 1, "placed": "2026-08-20" },
                             { "id": "SO-2", "quantity": 3, "placed": "2026-10-23" },
                             { "id": "SO-3", "quantity": 2, "placed": "2026-10-24" },
                             { "id": "SO-4", "quantity": 3, "placed": "2026-11-16" },
                             { "id": "SO-5", "quantity": 1 }] },
            { "sku": "LAMP", "price": 5000, "backorders": 4 }]
    })
}

fn units(amounts: &Value) -> Value {
    let amounts = amounts.as_object().expect("amounts by name").iter();
    amounts
        .map(|(name, amount)| (name.clone(), amount["units"].clone()))
        .collect()
}

#[test]
fn r03_the_merchant_sees_how_many_units_wait_and_what_they_cost() {
    let backlog = &review(&chairs())["backlog"];
    assert_eq!(backlog["units"], 14);
    // 10 × 149.00 and 4 × 50.00
    assert_eq!(backlog["value"], 169_000);
    assert_eq!(
        (&backlog["items"], &backlog["lines"]),
        (&json!(2), &json!(5))
    );
}

#[test]
fn each_unit_has_an_age_the_day_of_the_order_being_none() {
    // SO-4 is 7 days old, SO-3 30, SO-2 31, SO-1 95; of SO-5 and the lamps nobody tells.
    let ages = json!({ "to7": 3, "to30": 2, "to90": 3, "over90": 1, "unknown": 5 });
    assert_eq!(units(&review(&chairs())["backlog"]["byAge"]), ages);
}

#[test]
fn each_unit_waits_for_one_thing() {
    // Two chairs are there, three overdue, three on order, and the last two go with the next order. Lamps are sold from
    // stock only, so that nothing is ordered for who waits.
    let ways = json!({ "ready": 2, "onOrder": 3, "overdue": 3, "dropShip": 0, "reorder": 2, "undated": 0, "unavailable": 4 });
    assert_eq!(units(&review(&chairs())["backlog"]["byWay"]), ways);
}

#[test]
fn what_is_coming_without_a_day_is_undated() {
    let mut shop = chairs();
    shop["items"][0]["onOrder"][1] = json!({ "quantity": 3 });
    let ways = &review(&shop)["backlog"]["byWay"];
    // Nobody overtakes: the next order has no day either.
    assert_eq!(
        (&ways["undated"]["units"], &ways["reorder"]["units"]),
        (&json!(5), &json!(0))
    );
}

#[test]
fn a_suppliers_parcels_are_told_apart() {
    let mut shop = chairs();
    shop["suppliers"]["acme"]["dropShipDays"] = json!(2);
    let ways = &review(&shop)["backlog"]["byWay"];
    // Sent on Wednesday: after what is overdue and expected tomorrow, before all else.
    assert_eq!(
        (&ways["overdue"]["units"], &ways["dropShip"]["units"]),
        (&json!(3), &json!(5))
    );
}

#[test]
fn the_table_of_items_has_the_same_row_by_row() {
    let items = &review(&chairs())["items"];
    for (column, cells) in [
        ("units", json!([10, 4])),
        ("value", json!([149_000, 20_000])),
        ("over90", json!([1, 0])),
        ("unknown", json!([1, 4])),
        ("overdue", json!([3, 0])),
        ("unavailable", json!([0, 4])),
        ("oldest", json!(["2026-08-20", null])),
        ("last", json!(["2026-12-23", null])),
    ] {
        assert_eq!(items[column], cells, "{column}");
    }
}

#[test]
fn who_has_waited_longest_is_named() {
    let oldest = json!({ "item": 0, "sku": "CHAIR", "line": "SO-1", "units": 1, "placed": "2026-08-20", "days": 95 });
    assert_eq!(review(&chairs())["oldest"], oldest);
}

#[test]
fn how_long_units_have_waited_is_told_of_those_of_which_it_is_known() {
    // (1 × 95 + 3 × 31 + 2 × 30 + 3 × 7) ÷ 9; nine are too few to say anything of the slowest tenth.
    let waited = &review(&chairs())["backlog"]["waited"];
    assert_eq!(waited["units"], 9);
    assert_eq!(waited["mean"], json!(269.0 / 9.0));
    assert_eq!(waited["p90"], json!(null));
}

#[test]
fn how_long_it_takes_yet_is_told_of_those_that_have_a_day() {
    // 2 today, 3 tomorrow, 3 in 11 days and 2 in 30: nine in ten ship within 30 days.
    let to_ship = &review(&chairs())["backlog"]["toShip"];
    assert_eq!(*to_ship, json!({ "units": 10, "mean": 9.6, "p90": 30 }));
}

#[test]
fn suppliers_have_the_backlog_of_their_items_and_nobody_the_rest() {
    let review = review(&chairs());
    let [acme, nobody] = [0, 1].map(|row| &review["suppliers"][row]);
    assert_eq!(
        (&acme["supplier"], &acme["name"]),
        (&json!("acme"), &json!("Acme Oy"))
    );
    assert_eq!(
        (&nobody["supplier"], &nobody["name"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(
        (&acme["backlog"]["units"], &nobody["backlog"]["units"]),
        (&json!(10), &json!(4))
    );
}

#[test]
fn each_item_has_its_suppliers_row_and_one_whose_supplier_is_not_told_the_row_after_all_who_are() {
    let mut shop = chairs();
    assert_eq!(review(&shop)["items"]["supplier"], json!([0, 1]));
    shop["suppliers"]["bolt"] = json!({});
    assert_eq!(review(&shop)["items"]["supplier"], json!([0, 2]));
}

#[test]
fn r07_the_merchant_sees_how_far_a_suppliers_order_is_along() {
    // Of 20 it takes, 2 chairs wait for it; at 2 a day the other 18 come in 9 days, on a Wednesday.
    let quota = json!({ "minimum": 20, "collected": 2, "missing": 18, "ordered": "2026-12-02" });
    assert_eq!(review(&chairs())["suppliers"][0]["quota"], quota);
}

#[test]
fn r07_and_how_far_an_items_own_order_is() {
    let mut shop = chairs();
    shop["items"][0]["minimumOrder"] = json!(2);
    let quotas = &review(&shop)["quotas"];
    let met = json!({ "item": [0], "minimum": [2], "collected": [2], "missing": [0], "ordered": ["2026-11-23"] });
    assert_eq!(*quotas, met);
}

#[test]
fn r04_backorders_stand_beside_sales_and_are_never_added_to_them() {
    let mut shop = chairs();
    shop["orders"] = json!([
        crate::order(1, "CHAIR", 1, 1, crate::events(&[("2026-08-20", "placed")])),
        crate::order(
            2,
            "CHAIR",
            2,
            0,
            crate::events(&[("2026-08-20", "placed"), ("2026-08-21", "dispatched")])
        )
    ]);
    let books = &review(&shop)["books"];
    assert_eq!(books["backordered"], json!({ "units": 1, "amount": 100 }));
    assert_eq!(books["sold"], json!({ "units": 2, "amount": 200 }));
}

#[test]
fn r14_the_merchant_sees_how_many_contacts_to_expect() {
    let contacts = &review(&chairs())["contacts"];
    assert_eq!(
        contacts["orders"],
        json!({ "asTold": 5, "delayed": 0, "undated": 0, "overdue": 0 })
    );
    assert_eq!(
        (&contacts["unlisted"], &contacts["expected"]),
        (&json!(4), &json!(0.45))
    );
}
