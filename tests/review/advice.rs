//! What to order of an item, when and how much, worked by hand.
//!
//! The chair of these examples is asked for 2 a day and nobody has told more: a month of 30.4375 days sells e = 60.875, give or take a
//! variance of c = e + e²/10 = 431.5, of which 13 in 100 are the level's. 10 days are 0.3285 months and sell 20 with a variance of
//! 0.87·c·0.3285 + 0.13·c·0.3285² = 129.4, 17 days 34 with 227.1. By the negative binomial distributions of these moments 41 units
//! suffice for ten days in 95 of 100, and 62 for seventeen (added up by a program of a few lines that shares nothing with this).

use backsoon::domain::day::Day;
use serde_json::{Value, json};

use crate::{review, shop, with};

/// The figures of the first item.
pub fn first(shop: &Value) -> impl Fn(&str) -> Value + use<> {
    let items = review(shop)["items"].take();
    move |column| items[column][0].clone()
}

/// Why there is no advice, and what decided how much.
fn why(shop: &Value) -> (String, String) {
    let review = review(shop);
    let named = |column: &str, names: &str| {
        let number = review["items"][column][0].as_u64().expect("a number");
        let name = &review[names][number as usize];
        name.as_str().expect("a name").to_owned()
    };
    (
        named("unadvised", "unadvisedReasons"),
        named("sized", "sizedBy"),
    )
}

#[track_caller]
fn assert_near(found: &Value, expected: f64) {
    let found = found.as_f64().expect("a number");
    assert!(
        (found - expected).abs() < 1e-6 * expected.abs().max(1.0),
        "{found}: expected {expected}"
    );
}

#[test]
fn r15_the_reorder_point_suffices_until_what_is_ordered_at_the_next_look_is_there() {
    let chair = first(&shop(json!({})));
    assert_eq!(chair("leadDays"), 10.0);
    assert_eq!(chair("expected"), 2.0);
    assert_eq!(chair("reorderPoint"), 62.0);
    // 34 are expected of seventeen days.
    assert_eq!(chair("safetyStock"), 28.0);
}

#[test]
fn r15_who_wants_to_run_out_less_often_orders_earlier() {
    for (service, point) in [(0.5, 34.0), (0.8, 46.0), (0.9, 54.0), (0.99, 78.0)] {
        let mut shop = shop(json!({}));
        shop["policy"]["reorder"]["serviceLevel"] = json!(service);
        assert_eq!(first(&shop)("reorderPoint"), point, "{service}");
    }
}

#[test]
fn r15_who_looks_more_rarely_orders_earlier() {
    let mut shop = shop(json!({}));
    shop["policy"]["reorder"]["reviewDays"] = json!(1);
    let daily = first(&shop)("reorderPoint").as_f64();
    shop["policy"]["reorder"]["reviewDays"] = json!(30);
    assert!(first(&shop)("reorderPoint").as_f64() > daily);
}

#[test]
fn r15_it_is_ordered_on_the_last_open_day_on_which_it_suffices() {
    // 97 suffice for 30 days and 100 for 31 (by the same program): 100 last until what is ordered in 20 days is there, not in 21, when
    // the position would be at the level. In 20 days is Sunday the 13th.
    let chair = first(&shop(json!({})));
    assert_eq!(chair("orderBy"), "2026-12-11");
    let mut shop = shop(json!({}));
    shop["calendar"] = json!({ "closed": ["wed"] });
    assert_eq!(first(&shop)("orderBy"), "2026-12-13");
    shop["calendar"] = json!({ "closed": ["wed"], "holidays": ["2026-12-10", "2026-12-11", "2026-12-12", "2026-12-13"] });
    // The 9th is a Wednesday.
    assert_eq!(first(&shop)("orderBy"), "2026-12-08");
}

#[test]
fn r15_where_that_has_passed_it_is_ordered_on_the_first_open_day() {
    let mut shop = shop(json!({ "onHand": 3 }));
    assert_eq!(first(&shop)("orderBy"), "2026-11-23");
    shop["calendar"] = json!({ "holidays": ["2026-11-23", "2026-11-24"] });
    assert_eq!(first(&shop)("orderBy"), "2026-11-25");
}

#[test]
fn r15_who_is_closed_for_a_year_is_told_no_day_to_order_on() {
    let mut shop = shop(json!({ "onHand": 3 }));
    let first_day = Day::parse("2026-11-23").expect("a day");
    let closed = |days: u64| -> Value {
        (0..days)
            .filter_map(|day| first_day.plus(day))
            .map(|day| json!(day.to_string()))
            .collect()
    };
    shop["calendar"] = json!({ "closed": [], "holidays": closed(365) });
    assert_eq!(first(&shop)("orderBy"), "2027-11-23");
    shop["calendar"]["holidays"] = closed(366);
    let chair = first(&shop);
    assert_eq!(
        (chair("orderBy"), chair("order")),
        (Value::Null, json!(0.0))
    );
    assert_eq!(review(&shop)["purchaseOrders"], json!([]));
}

#[test]
fn r15_what_lasts_for_a_year_need_not_be_ordered() {
    let chair = first(&shop(json!({ "onHand": 5000 })));
    assert_eq!(chair("orderBy"), Value::Null);
    assert_eq!(chair("runsOut"), Value::Null);
    assert_eq!((chair("order"), chair("short")), (json!(0.0), json!(0.0)));
    assert_eq!(chair("sized"), 0);
}

#[test]
fn r15_what_is_ordered_lasts_until_the_order_after_it_is_there() {
    // 41 less 20 lack of the level of the lead time, and a week takes 62 less 41 on top.
    let chair = first(&shop(json!({ "onHand": 20 })));
    assert_eq!(chair("order"), 42.0);
    assert_eq!(why(&shop(json!({ "onHand": 20 }))).1, "cover");
}

#[test]
fn r15_an_order_is_at_least_the_minimum_and_of_whole_packs() {
    for (told, order, by) in [
        (json!({ "packSize": 6 }), 42.0, "cover"),
        (json!({ "packSize": 10 }), 50.0, "pack"),
        (json!({ "minimumOrder": 60 }), 60.0, "minimum"),
        (json!({ "minimumOrder": 60, "packSize": 7 }), 63.0, "pack"),
    ] {
        let shop = shop(with(json!({ "onHand": 20 }), told));
        assert_eq!(first(&shop)("order"), order, "{shop}");
        assert_eq!(why(&shop).1, by, "{shop}");
    }
}

/// 20 on hand, 10 euros each, 20 in 100 of which holding takes a year, and 50 euros an order.
fn costed() -> Value {
    let mut shop = shop(json!({ "onHand": 20, "cost": 1000 }));
    shop["policy"]["reorder"]["holdingPercent"] = json!(20);
    shop["suppliers"]["acme"]["orderCost"] = json!(5000);
    shop
}

#[test]
fn r15_where_costs_are_known_it_is_the_economic_quantity() {
    // 730 a year: √(2 · 730 · 5000 / 200) = 191.05, and 21 lack of the lead time's level.
    assert_eq!(first(&costed())("order"), 213.0);
    assert_eq!(why(&costed()).1, "economic");
}

#[test]
fn r15_items_of_one_supplier_share_what_an_order_costs() {
    // Both sell for 1460 · 200 cents of holding a year: together every √(2 · 5000 / 292000) = 0.18506 years, in which one
    // sells 135.1.
    let mut shop = costed();
    let other = with(shop["items"][0].clone(), json!({ "sku": "STOOL" }));
    shop["items"].as_array_mut().expect("items").push(other);
    assert_eq!(first(&shop)("order"), 157.0);
}

#[test]
fn r15_nobody_is_told_to_order_for_more_than_a_year() {
    // 10 cents each: √(2 · 730 · 5000 / 2) = 1910.5, and a year sells 730.
    let mut shop = costed();
    shop["items"][0]["cost"] = json!(10);
    assert_eq!(first(&shop)("order"), 751.0);
}

#[test]
fn r15_who_waits_is_owed_and_what_is_on_order_need_not_be_ordered_again() {
    let order = |item: Value| first(&shop(item))("order").as_f64();
    let none = order(json!({ "onHand": 20 }));
    let waiting = json!({ "onHand": 20, "selling": "backorder", "backorders": [{ "id": "1", "quantity": 5, "placed": "2026-11-20" }] });
    assert_eq!(order(waiting), none.map(|none| none + 5.0));
    assert_eq!(
        order(json!({ "onHand": 20, "reserved": 4 })),
        none.map(|none| none + 4.0)
    );
    for receipt in [
        json!({ "quantity": 8, "due": "2026-11-02" }),
        json!({ "quantity": 8, "due": "2026-12-04" }),
        json!({ "quantity": 8 }),
    ] {
        let coming = json!({ "onHand": 20, "onOrder": [receipt] });
        assert_eq!(order(coming), none.map(|none| none - 8.0), "{receipt}");
    }
}

#[test]
fn r15_units_that_are_never_sold_are_kept() {
    // As if there were 5 fewer; the position tells them, so the reorder point does.
    let kept = first(&shop(json!({ "onHand": 25, "safetyStock": 5 })));
    assert_eq!(kept("order"), 42.0);
    assert_eq!(kept("reorderPoint"), 67.0);
    assert_eq!(kept("safetyStock"), 33.0);
}

#[test]
fn r15_stock_and_what_is_on_order_run_out_on_the_day_they_are_all_asked_for() {
    // 100 last 50 days.
    assert_eq!(first(&shop(json!({})))("runsOut"), "2027-01-12");
    let coming = json!({ "onHand": 0, "onOrder": [{ "quantity": 9, "due": "2026-11-01" }] });
    // 9 last four days and a half.
    assert_eq!(first(&shop(coming))("runsOut"), "2026-11-27");
    assert_eq!(
        first(&shop(json!({ "onHand": 0 })))("runsOut"),
        "2026-11-23"
    );
}

#[test]
fn r15_what_lacks_if_it_is_ordered_a_look_later_is_told() {
    // What is asked for in 17 days beyond 20 units, less what is in 10; and in 35 days beyond 100, less what is in 28.
    assert_near(
        &first(&shop(json!({ "onHand": 20 })))("short"),
        10.436165871921546,
    );
    assert_near(&first(&shop(json!({})))("short"), 1.1139323745051815);
}

#[test]
fn r15_a_supplier_that_is_late_now_and_then_is_reckoned_with() {
    // Told to be at most 4 days late, all days alike: 2 days in the mean, with a variance of 4²/12.
    let mut shop = shop(json!({}));
    shop["suppliers"]["acme"]["lateness"] =
        json!({ "reorder": { "samples": 40, "quantiles": [[0, 0], [1, 4]] } });
    let chair = first(&shop);
    assert_near(&chair("leadDays"), 12.0);
    let point = chair("reorderPoint").as_f64().expect("a number");
    shop["suppliers"]["acme"] = json!({ "leadDays": 12 });
    assert!(point > first(&shop)("reorderPoint").as_f64().expect("a number"));
}

#[test]
fn r15_where_no_lead_time_is_told_deliveries_tell_it() {
    // 8 and 12 days, both of one age: 10 in the mean.
    let mut shop = shop(json!({}));
    shop["suppliers"]["acme"] = json!({ "deliveries": [
        { "ordered": "2026-10-02", "received": "2026-10-10" }, { "ordered": "2026-10-02", "received": "2026-10-14" }] });
    assert_near(&first(&shop)("leadDays"), 10.0);
    // Their variance of 4 is drawn towards 10 by a third, to 6: that of 2 · 17 units grows by 2² · 6. In 99 of 100 cases 81 suffice then,
    // with a variance of 4 it were 80.
    shop["policy"]["reorder"]["serviceLevel"] = json!(0.99);
    assert_eq!(first(&shop)("reorderPoint"), 81.0);
    shop["suppliers"]["acme"] =
        json!({ "deliveries": [{ "due": "2026-10-10", "received": "2026-10-10" }] });
    assert_eq!(why(&shop).0, "no-lead-time");
}

#[test]
fn r15_an_items_own_lead_time_is_as_uncertain_as_its_suppliers_deliveries() {
    let mut shop = shop(json!({ "leadDays": 10 }));
    shop["policy"]["reorder"]["serviceLevel"] = json!(0.99);
    shop["suppliers"]["acme"] = json!({ "deliveries": [
        { "ordered": "2026-10-02", "received": "2026-10-06" }, { "ordered": "2026-10-02", "received": "2026-10-10" }] });
    let chair = first(&shop);
    assert_near(&chair("leadDays"), 10.0);
    // They took 4 and 8 days: a variance of (2 · 4 + 6) / 3 = 4⅔.
    assert_eq!(chair("reorderPoint"), 80.0);
    shop["suppliers"]["acme"] = json!({});
    assert_eq!(first(&shop)("reorderPoint"), 78.0);
}

#[test]
fn r15_where_there_is_no_advice_it_says_why() {
    for (item, reason) in [
        (json!({ "onHand": "some" }), "not-stocked"),
        (json!({ "onHand": "untracked" }), "not-stocked"),
        (json!({ "selling": "made-to-order" }), "not-stocked"),
        (json!({ "selling": "discontinued" }), "not-stocked"),
        (json!({ "dailyDemand": 0 }), "too-little-history"),
        (
            json!({ "dailyDemand": 0, "sales": [{ "month": "2026-10", "quantity": 30 }] }),
            "too-little-history",
        ),
        (
            json!({ "dailyDemand": 0, "sales": [{ "month": "2026-10", "quantity": 0 }] }),
            "never-sold",
        ),
        (json!({ "supplier": "nobody" }), "no-lead-time"),
        (json!({ "supplier": "nobody", "leadDays": 3 }), ""),
    ] {
        let shop = shop(item);
        assert_eq!(why(&shop).0, reason, "{shop}");
        let none = !reason.is_empty();
        for column in [
            "reorderPoint",
            "safetyStock",
            "order",
            "orderBy",
            "short",
            "leadDays",
            "expected",
        ] {
            assert_eq!(first(&shop)(column).is_null(), none, "{column} {shop}");
        }
    }
}

#[test]
fn r15_what_nobody_knows_the_demand_of_is_ordered_for_who_waits() {
    let told = json!({ "dailyDemand": 0, "onHand": 0, "selling": "backorder", "backorders": 7, "packSize": 5 });
    let shop = shop(told);
    assert_eq!(why(&shop), (String::new(), "pack".to_owned()));
    let lamp = first(&shop);
    assert_eq!(lamp("order"), 10.0);
    assert_eq!(lamp("orderBy"), "2026-11-23");
    assert_eq!(lamp("reorderPoint"), 0.0);
}

#[test]
fn r15_sales_tell_more_than_a_demand_that_is_told() {
    let months = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];
    let sales: Value = months
        .iter()
        .map(|month| json!({ "month": month, "quantity": 300, "daysOut": 0 }))
        .collect();
    let expected = first(&shop(json!({ "sales": sales })))("expected");
    let expected = expected.as_f64().expect("a number");
    // 300 of 30.6 days.
    assert!((9.0..11.0).contains(&expected), "{expected}");
}

#[test]
fn who_wants_no_advice_is_spared_it() {
    let review = crate::try_review(&shop(json!({ "onHand": 0 })), &json!({ "advice": false }));
    let review = review.expect("a review");
    let number = review["items"]["unadvised"][0].as_u64().expect("a number");
    assert_eq!(review["unadvisedReasons"][number as usize], "not-asked");
    assert_eq!(review["items"]["reorderPoint"], json!([null]));
    assert_eq!(review["purchaseOrders"], json!([]));
}
