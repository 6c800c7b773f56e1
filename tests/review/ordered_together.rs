//! What is ordered together from a supplier, worked by hand. Of the chair of these examples see `advice`: 62 units are its reorder
//! point, 2 a day are asked for.

use serde_json::{Value, json};

use crate::{review, shop, with};

/// A chair of which 42 are to be ordered, and a stool that is like it, of which there are this many.
fn two(stools: u64) -> Value {
    let mut shop = shop(json!({ "onHand": 20 }));
    let stool = with(
        shop["items"][0].clone(),
        json!({ "sku": "STOOL", "onHand": stools }),
    );
    shop["items"].as_array_mut().expect("items").push(stool);
    shop
}

fn minimum(mut shop: Value, units: u64) -> Value {
    shop["suppliers"]["acme"]["minimumOrder"] = json!(units);
    shop
}

/// The first order, and its lines: the item's row, how many, and whether it is urgent.
fn ordered(shop: &Value) -> (Value, Vec<(u64, f64, u64)>) {
    let mut review = review(shop);
    let lines = review["orderLines"].take();
    let cell = |column: &str, row: usize| lines[column][row].clone();
    let rows = lines["item"].as_array().map_or(0, Vec::len);
    let first = (0..rows).filter(|row| cell("order", *row) == 0).map(|row| {
        let number = |column| cell(column, row).as_u64().expect("a number");
        let quantity = cell("quantity", row).as_f64().expect("a number");
        (number("item"), quantity, number("urgent"))
    });
    let lines = first.collect();
    (review["purchaseOrders"][0].take(), lines)
}

#[test]
fn r15_one_order_a_supplier_has_all_that_cannot_wait() {
    let (order, lines) = ordered(&two(30));
    assert_eq!(lines, [(0, 42.0, 1), (1, 32.0, 1)]);
    assert_eq!(
        (&order["supplier"], &order["lines"]),
        (&json!(0), &json!(2))
    );
    assert_eq!(order["units"], 74.0);
    assert_eq!(order["by"], "2026-11-23");
    assert_eq!(
        order["arrives"],
        json!({ "earliest": "2026-12-03", "latest": "2026-12-03" })
    );
    assert_eq!(
        (&order["added"], &order["missing"]),
        (&json!(0.0), &json!(0.0))
    );
}

#[test]
fn r15_what_can_wait_waits() {
    let (order, lines) = ordered(&two(100));
    assert_eq!(lines, [(0, 42.0, 1)]);
    assert_eq!(order["units"], 42.0);
}

/// A chair that is due and so many stools, 10 euros each, of a supplier of whom an order costs so many cents.
fn costing(stools: u64, order: u64) -> Value {
    let mut shop = two(stools);
    shop["suppliers"]["acme"]["orderCost"] = json!(order);
    shop["policy"]["reorder"]["holdingPercent"] = json!(20);
    for item in shop["items"].as_array_mut().expect("items") {
        item["cost"] = json!(1000);
    }
    shop
}

#[test]
fn r15_where_an_order_costs_what_is_due_in_half_its_time_is_ordered_along() {
    // Stools are due in 18 days. 1460 units a year cost 2920 euros to hold: an order of 16 euros pays every 38 days, one of 14 every 35.
    let (order, lines) = ordered(&costing(100, 1600));
    assert_eq!(lines.len(), 2);
    let own = review(&costing(100, 1600))["items"]["order"][1].clone();
    assert_eq!(lines[1], (1, own.as_f64().expect("a number"), 0));
    assert_eq!(
        (&order["added"], &order["saves"]["freight"]),
        (&json!(0.0), &json!(1600.0))
    );
    assert_eq!(ordered(&costing(100, 1400)).1.len(), 1);
}

#[test]
fn r15_what_nobody_tells_the_cost_of_is_not_ordered_along() {
    let mut shop = costing(100, 160_000);
    assert_eq!(ordered(&shop).1.len(), 2);
    shop["items"][1]["cost"] = json!(0);
    assert_eq!(ordered(&shop).1.len(), 1);
}

#[test]
fn r15_where_all_can_wait_nothing_is_ordered() {
    let review = review(&shop(json!({})));
    assert_eq!(review["purchaseOrders"], json!([]));
    assert_eq!(review["orderLines"]["item"], json!([]));
}

#[test]
fn r15_the_most_urgent_supplier_comes_first_and_nobodys_items_have_an_order_too() {
    let mut shop = two(66);
    shop["suppliers"]["late"] = json!({ "leadDays": 10 });
    shop["items"][0]["supplier"] = json!("late");
    shop["items"][1] = with(
        shop["items"][1].take(),
        json!({ "supplier": null, "leadDays": 10 }),
    );
    shop["items"][1]
        .as_object_mut()
        .expect("an item")
        .remove("supplier");
    shop["items"][1]["onHand"] = json!(61);
    let review = review(&shop);
    let orders = review["purchaseOrders"].as_array().expect("orders");
    // 59 suffice for 16 days and 62 for 17, so that 61 last until what is ordered in six days is there, which is a Sunday.
    let told: Vec<_> = orders
        .iter()
        .map(|order| (&order["supplier"], &order["by"]))
        .collect();
    assert_eq!(json!(told), json!([[1, "2026-11-23"], [2, "2026-11-27"]]));
    assert_eq!(review["suppliers"][2]["supplier"], Value::Null);
}

#[test]
fn r15_what_lacks_of_a_suppliers_minimum_is_ordered_for_longer_evenly() {
    // 42 and 32 are 74; 100 take 13 more each, which is for 6.5 days more: 14 for 7 days, but on the last day no more than it takes.
    let (order, lines) = ordered(&minimum(two(30), 100));
    assert_eq!(lines, [(0, 56.0, 1), (1, 44.0, 1)]);
    assert_eq!(
        (&order["units"], &order["added"]),
        (&json!(100.0), &json!(26.0))
    );
    assert_eq!(
        (&order["minimum"], &order["missing"]),
        (&json!(100), &json!(0.0))
    );
    let review = review(&minimum(two(30), 100));
    assert_eq!(review["items"]["order"], json!([56.0, 44.0]));
    let named =
        &review["sizedBy"][review["items"]["sized"][0].as_u64().expect("a number") as usize];
    assert_eq!(named, "supplier-minimum");
}

#[test]
fn r15_what_could_wait_is_ordered_along_once_the_rest_is_ordered_for_as_long() {
    // 100 stools are 38 more than their reorder point. For 24 days more than a week it takes 42 + 48 chairs and 48 - 38 stools.
    let (order, lines) = ordered(&minimum(two(100), 100));
    assert_eq!(lines, [(0, 90.0, 1), (1, 10.0, 0)]);
    assert_eq!(
        (&order["added"], &order["missing"]),
        (&json!(58.0), &json!(0.0))
    );
    // What it would be ordered for by itself stands.
    assert_eq!(review(&minimum(two(100), 100))["items"]["order"][1], 21.0);
}

#[test]
fn r15_where_not_even_a_year_s_units_reach_the_minimum_none_is_added_and_what_lacks_is_told() {
    // A year sells 730, in whole dozens 720: more than that are no whole dozens. By themselves 42 and 32 are wanted.
    let dozens = |units: u64| {
        let mut shop = minimum(two(30), units);
        for item in shop["items"].as_array_mut().expect("items") {
            item["packSize"] = json!(12);
        }
        shop
    };
    let told = |order: Value| ["units", "added", "missing"].map(|name| order[name].clone());
    let (order, lines) = ordered(&dozens(1440));
    assert_eq!(lines, [(0, 720.0, 1), (1, 720.0, 1)]);
    assert_eq!(told(order), [1440.0, 1356.0, 0.0]);
    let (order, lines) = ordered(&dozens(1441));
    assert_eq!(lines, [(0, 48.0, 1), (1, 36.0, 1)]);
    assert_eq!(told(order), [84.0, 0.0, 1357.0]);
}

#[test]
fn r15_what_it_costs_is_told_where_all_of_it_is_known() {
    let mut shop = two(30);
    shop["items"][0]["cost"] = json!(1000);
    let (order, _) = ordered(&shop);
    assert_eq!(
        (&order["cost"], &order["uncosted"]),
        (&Value::Null, &json!(1))
    );
    shop["items"][1]["cost"] = json!(500);
    let (order, _) = ordered(&shop);
    assert_eq!(
        (&order["cost"], &order["uncosted"]),
        (&json!(58000.0), &json!(0))
    );
}

#[test]
fn r15_what_one_order_saves_and_costs_is_told() {
    assert_eq!(ordered(&two(30)).0["saves"], Value::Null);
    // Two orders for 50 euros each. Nothing is held for longer, both being due.
    let mut shop = two(30);
    shop["suppliers"]["acme"]["orderCost"] = json!(5000);
    shop["policy"]["reorder"]["holdingPercent"] = json!(20);
    let (order, _) = ordered(&shop);
    assert_eq!(
        order["saves"],
        json!({ "orders": 1, "freight": 5000.0, "holding": 0.0 })
    );
    // Ten stools are ordered along which are not due before 11 December, in 18 days. They cost 10 euros each, of which 20 in 100 a year.
    let mut shop = minimum(two(100), 100);
    shop["suppliers"]["acme"]["orderCost"] = json!(1);
    shop["policy"]["reorder"]["holdingPercent"] = json!(20);
    shop["items"][1]["cost"] = json!(1000);
    let (order, lines) = ordered(&shop);
    assert_eq!(lines[1], (1, 10.0, 0));
    let holding = order["saves"]["holding"].as_f64().expect("a number");
    assert!(
        (holding - 10.0 * 18.0 / 365.0 * 200.0).abs() < 1e-6,
        "{holding}"
    );
}
