//! The one day that machines read: at the right hour, wherever the shop is.

use backsoon::domain::day::Moment;
use serde_json::{Value, json};

use crate::shop::Shop;
use crate::zones::{ahead, budapest, changing_at_two};
use crate::{chair, every_state, offer, row};

/// A chair that ships on `day`.
fn released(day: &str, now: &str) -> Shop {
    let mut snapshot = chair(json!({ "onHand": 3, "releaseDate": day }));
    snapshot["calendar"] = json!({ "closed": [] });
    Shop::new(&snapshot).at(now)
}

/// What search engines and the feed read of that by a `clock`.
fn told(day: &str, clock: &dyn Fn(&str) -> Option<Moment>) -> (Value, Value) {
    let shop = released(day, "2026-11-23T10:00");
    let round = shop.round();
    let product = serde_json::to_value(round.structured_data("CHAIR", None, clock));
    let row = serde_json::to_value(round.feed_row("CHAIR", clock));
    let starts = &product.expect("JSON")["offers"]["availabilityStarts"];
    (
        starts.clone(),
        row.expect("JSON")["availability_date"].clone(),
    )
}

#[test]
fn machines_read_the_day_that_shoppers_read() {
    let shop = Shop::new(&every_state());
    for sku in ["backorder", "preorder", "made-to-order"] {
        let shown = shop.face(sku, 1).dates.expect("dates").latest.to_string();
        for told in [
            &offer(&shop, sku)["availabilityStarts"],
            &row(&shop, sku)["availability_date"],
        ] {
            assert_eq!(told.as_str().and_then(|text| text.get(..10)), Some(&*shown));
        }
    }
}

#[test]
fn of_a_window_machines_read_its_last_day() {
    let table = json!({ "samples": 41, "quantiles": [[0.1, 0], [0.9, 20]] });
    let both = |selling: &str| {
        let due = json!([{ "quantity": 5, "due": "2026-12-04" }]);
        let item = json!({ "selling": selling, "supplier": "acme", "onOrder": due });
        let mut snapshot = chair(item);
        snapshot["suppliers"] = json!({ "acme": { "lateness": { "purchase": table } } });
        let shop = Shop::new(&snapshot);
        let starts = offer(&shop, "CHAIR")["availabilityStarts"].clone();
        (starts, row(&shop, "CHAIR")["availability_date"].clone())
    };
    let (starts, date) = both("backorder");
    assert_eq!(starts, "2026-12-24T12:00:00+01:00");
    assert_eq!(date, "2026-12-24T12:00+0100");
    // What is out of stock is back by then, and a feed has no day of it.
    let (starts, date) = both("stock");
    assert_eq!(
        (starts, date),
        (json!("2026-12-24T12:00:00+01:00"), Value::Null)
    );
}

#[test]
fn the_offset_is_that_of_the_very_day() {
    let both = |long: &str, short: &str| (json!(long), json!(short));
    for (day, offset) in [
        ("2026-12-09", "+01:00"),
        ("2027-03-27", "+01:00"),
        ("2027-03-28", "+02:00"),
        ("2027-10-30", "+02:00"),
        ("2027-10-31", "+01:00"),
    ] {
        let long = format!("{day}T12:00:00{offset}");
        let short = format!("{day}T12:00{}", offset.replace(':', ""));
        assert_eq!(told(day, &budapest), both(&long, &short));
    }
}

#[test]
fn offsets_have_a_sign_and_minutes() {
    let (long, short) = told("2026-12-09", &ahead(345));
    assert_eq!(long, "2026-12-09T12:00:00+05:45");
    assert_eq!(short, "2026-12-09T12:00+0545");
    let (long, short) = told("2026-12-09", &ahead(-210));
    assert_eq!(long, "2026-12-09T12:00:00-03:30");
    assert_eq!(short, "2026-12-09T12:00-0330");
    assert_eq!(told("2026-12-09", &ahead(0)).1, "2026-12-09T12:00+0000");
    assert_eq!(
        told("2026-12-09", &ahead(14 * 60)).1,
        "2026-12-09T12:00+1400"
    );
}

/// Noon of UTC is one in the morning there, an hour before the clocks change.
#[test]
fn clocks_that_change_between_utc_and_the_shop_do_not_mislead() {
    let (long, _) = told("2027-06-05", &changing_at_two);
    assert_eq!(long, "2027-06-05T12:00:00-11:00");
    let (long, _) = told("2027-06-06", &changing_at_two);
    assert_eq!(long, "2027-06-06T12:00:00-10:00");
}

/// Noon may be over, and what is past is no date to ship by.
#[test]
fn of_today_it_is_the_last_minute() {
    let item = json!({ "selling": "backorder", "leadDays": 0 });
    let shop = Shop::new(&chair(item)).at("2026-11-23T15:00");
    assert_eq!(
        row(&shop, "CHAIR")["availability_date"],
        "2026-11-23T23:59+0100"
    );
    let starts = offer(&shop, "CHAIR")["availabilityStarts"].clone();
    assert_eq!(starts, "2026-11-23T23:59:00+01:00");
}

#[test]
fn a_day_whose_zone_nobody_knows_stands_alone_and_not_in_a_feed() {
    let (starts, date) = told("2026-12-09", &|_| None);
    assert_eq!((starts, date), (json!("2026-12-09"), Value::Null));
}

#[test]
fn the_end_of_time_is_a_day_like_any_other() {
    let shop = released("9999-12-31", "9999-12-30T10:00");
    // In the west it is over only in the year 10000.
    for (minutes, starts) in [(60, "9999-12-31T12:00:00+01:00"), (-720, "9999-12-31")] {
        let clock = ahead(minutes);
        let product = shop.round().structured_data("CHAIR", None, &clock);
        let product = serde_json::to_value(product).expect("JSON");
        assert_eq!(product["offers"]["availabilityStarts"], starts);
    }
}
