//! The backlog day by day.

use serde_json::json;

use crate::{events, order, review, shop, try_review};

#[test]
fn r04_the_backlog_of_each_day_is_what_waited_at_its_end() {
    let sent = events(&[("2026-11-19", "placed"), ("2026-11-21", "dispatched")]);
    let waits = events(&[("2026-11-20", "placed")]);
    let mut shop = shop(json!({}));
    shop["orders"] = json!([
        order(1, "CHAIR", 3, 2, sent),
        order(2, "CHAIR", 4, 4, waits)
    ]);
    let timeline = review(&shop)["timeline"].take();
    // Two wait on the 19th and the 20th, four from the 20th to today, at a euro each.
    let ends = |column: &str| {
        timeline[column]
            .as_array()
            .map(|days| days[days.len() - 6..].to_vec())
    };
    assert_eq!(timeline["units"].as_array().map(Vec::len), Some(366));
    assert_eq!(json!(ends("units")), json!([0.0, 2.0, 6.0, 4.0, 4.0, 4.0]));
    assert_eq!(
        json!(ends("value")),
        json!([0.0, 200.0, 600.0, 400.0, 400.0, 400.0])
    );
}

#[test]
fn the_mean_backlog_is_that_of_the_days_that_are_over() {
    let waits = events(&[("2026-11-20", "placed")]);
    let mut shop = shop(json!({}));
    shop["orders"] = json!([order(1, "CHAIR", 4, 4, waits)]);
    let review = try_review(&shop, &json!({ "days": 4 })).expect("a review");
    assert_eq!(
        review["timeline"]["units"],
        json!([0.0, 4.0, 4.0, 4.0, 4.0])
    );
    assert_eq!(review["health"]["meanBacklog"], json!(3.0));
}

#[test]
fn r04_where_no_order_tells_no_day_does() {
    let timeline = review(&shop(json!({})))["timeline"].take();
    assert_eq!(timeline, json!({ "units": [], "value": [] }));
}
