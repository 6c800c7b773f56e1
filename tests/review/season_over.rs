//! An order that comes when the item's season is over: its line says so, and what that leaves.

use backsoon::domain::day::Moment;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

use crate::{NOW, review, shop, with};

/// An advent wreath, sold in three Novembers and Decembers and hardly ever else.
fn wreath(more: Value) -> Value {
    let sold = |year: u32, month: u32| match month {
        11 => 60,
        12 => 200 - u64::from(year % 3),
        _ => 3 + u64::from(month % 2),
    };
    let months = (2023..=2026).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let told = months.skip_while(|time| *time < (2023, 11));
    let told = told.take_while(|time| *time < (2026, 11));
    let sales: Vec<Value> = told
        .map(|(year, month)| json!({ "month": format!("{year}-{month:02}"), "quantity": sold(year, month), "daysOut": 0 }))
        .collect();
    let item = json!({ "dailyDemand": 0, "onHand": 20, "sales": sales });
    shop(with(item, more))
}

/// The season's last day and what is left then, of the first order's first line.
fn told(shop: &Value) -> (Value, Value) {
    let lines = &review(shop)["orderLines"];
    assert_eq!(lines["item"], json!([0]), "it is ordered");
    (lines["seasonEnds"][0].clone(), lines["leftOver"][0].clone())
}

#[test]
fn r15_an_order_line_says_that_the_season_is_over_before_it_comes() {
    // Ordered today it comes in January and later, before anybody asks for what the next season takes.
    for days in [44, 100, 230] {
        let late = wreath(json!({ "leadDays": days }));
        let order = review(&late)["orderLines"]["quantity"][0].as_f64();
        let (ends, left) = told(&late);
        assert_eq!(ends, "2026-12-31", "{days} days");
        // What is asked for before it comes is lost, so all of it is there then.
        assert_eq!(left.as_f64(), order, "{days} days");
    }
}

#[test]
fn r15_of_an_order_that_comes_at_the_end_of_a_season_its_line_says_what_is_left_then() {
    let (ends, left) = told(&wreath(json!({ "leadDays": 35 })));
    assert_eq!(ends, "2026-12-31");
    assert!(left.as_f64() >= Some(1.0), "{left}");
}

#[test]
fn r15_of_what_comes_in_time_or_sells_on_an_order_line_says_nothing() {
    for shop in [
        wreath(json!({ "leadDays": 3 })),
        // It comes in October, and is asked for in November.
        wreath(json!({ "leadDays": 320 })),
        shop(json!({ "onHand": 0 })),
    ] {
        assert_eq!(told(&shop), (Value::Null, Value::Null));
    }
}

#[test]
fn r15_an_item_by_itself_says_the_same_and_how_long_that_lasts() {
    // The last comes at the end of the next season, and would be enough for longer than two years from now, which are all that is told.
    for (days, enough) in [
        (35, "2027-12"),
        (44, "2028-04"),
        (230, "2028-11"),
        (400, "2028-11"),
    ] {
        let shop = wreath(json!({ "leadDays": days }));
        let (ends, left) = told(&shop);
        let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
        let now = Moment::parse(NOW).expect("a moment");
        let chair = Round::new(&snapshot, now).projection("CHAIR", 90);
        let chair = json!(chair.expect("a private one"));
        assert_eq!(chair["leftOver"]["day"], ends, "{days} days");
        assert_eq!(chair["leftOver"]["units"], left, "{days} days");
        assert_eq!(chair["leftOver"]["until"], enough, "{days} days");
    }
}

/// The wreath beside a chair that has run out, both of a supplier that takes twenty days.
fn beside(wreaths: u64, supplier: Value) -> Value {
    let mut shop = wreath(json!({ "sku": "WREATH", "onHand": wreaths, "cost": 500 }));
    let chair =
        json!({ "sku": "CHAIR", "supplier": "acme", "dailyDemand": 1, "onHand": 0, "cost": 1000 });
    shop["items"].as_array_mut().expect("items").push(chair);
    shop["policy"]["reorder"]["holdingPercent"] = json!(20);
    shop["suppliers"]["acme"] = with(json!({ "leadDays": 20 }), supplier);
    shop
}

#[test]
fn r15_of_what_is_ordered_along_a_line_dates_the_season_by_its_own_order() {
    // By themselves these are due in April and October; with the chair they come on 13 December.
    for (wreaths, supplier, due) in [
        (330, json!({ "orderCost": 9_000_000 }), "2027-04-16"),
        (400, json!({ "minimumOrder": 420 }), "2027-10-26"),
    ] {
        let review = review(&beside(wreaths, supplier));
        assert_eq!(review["items"]["orderBy"][0], due);
        assert_eq!(review["purchaseOrders"][0]["by"], "2026-11-23");
        let lines = &review["orderLines"];
        assert_eq!(lines["item"], json!([1, 0]), "due {due}");
        assert_eq!(lines["seasonEnds"][1], "2026-12-31", "due {due}");
        let [left, order] = ["leftOver", "quantity"].map(|name| lines[name][1].as_f64());
        // Eight of the thirty days in which November sells 60, and the 199 of December.
        let sold = wreaths as f64 + order.expect("units") - left.expect("units");
        assert_eq!(sold, 215.0, "due {due}");
    }
}
