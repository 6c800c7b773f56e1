//! What was sold while there was none: of items that may wait, days without stock are days of demand if they sold as on others.

use serde_json::{Value, json};

use crate::review;

/// Twelve months, of which December was without stock for 25 days, when so many were sold; 31 in each other.
fn sold(december: u64) -> Value {
    let month = |number: u32| match number {
        12 => json!({ "month": "2025-12", "quantity": december, "daysOut": 25 }),
        11 => json!({ "month": "2025-11", "quantity": 31, "daysOut": 0 }),
        number => json!({ "month": format!("2026-{number:02}"), "quantity": 31, "daysOut": 0 }),
    };
    (1..=12).map(month).collect()
}

/// What is told of an item that is sold so, having sold that.
fn told(selling: &str, sales: &Value) -> Value {
    let item =
        json!({ "sku": "MUG", "selling": selling, "leadDays": 10, "onHand": 0, "sales": sales });
    review(&json!({ "policy": { "review": {} }, "items": [item] }))
}

/// Units a day.
fn demand(selling: &str, sales: &Value) -> f64 {
    told(selling, sales)["items"]["demand"][0]
        .as_f64()
        .expect("a demand")
}

/// Days of the months from December to October.
const DAYS: f64 = 365.0 - 30.0;

#[test]
fn r15_orders_that_went_on_while_there_was_none_count_by_all_days() {
    for selling in ["backorder", "made-to-order"] {
        assert_eq!(demand(selling, &sold(31)), 341.0 / DAYS);
    }
}

#[test]
fn r15_what_may_wait_but_hardly_sold_while_there_was_none_counts_by_days_in_stock() {
    assert_eq!(demand("backorder", &sold(6)), 316.0 / (DAYS - 25.0));
}

#[test]
fn r15_what_is_sold_from_stock_alone_counts_by_days_in_stock() {
    for selling in ["stock", "discontinued"] {
        assert_eq!(demand(selling, &sold(31)), 341.0 / (DAYS - 25.0));
    }
}

#[test]
fn r15_a_month_is_not_called_fast_for_what_was_ordered_while_there_was_none() {
    let december = |selling: &str| {
        let stockouts = told(selling, &sold(31))["stockouts"].take();
        ["month", "daysOut", "causes"].map(|column| stockouts[column][0].clone())
    };
    assert_eq!(december("stock"), [json!(202512), json!(25), json!(1)]);
    assert_eq!(december("backorder"), [json!(202512), json!(25), json!(0)]);
}

#[test]
fn r15_what_was_ordered_with_no_day_in_stock_is_no_mistake_of_what_may_wait() {
    let mut sales = sold(31);
    sales[11]["daysOut"] = json!(31);
    let problems = |selling: &str| told(selling, &sales)["items"]["problems"][0].clone();
    assert_eq!(
        [problems("stock"), problems("backorder")],
        [json!(1), json!(0)]
    );
}

#[test]
fn r15_a_slip_of_the_pen_is_no_demand() {
    let mut sales = sold(31);
    let demand = |sales: &Value| demand("backorder", sales);
    sales[3]["quantity"] = json!(31_000);
    let with_slip = demand(&sales);
    sales.as_array_mut().expect("months").remove(3);
    assert_eq!(with_slip, demand(&sales));
}
