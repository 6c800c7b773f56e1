//! What search engines read, state by state.

use backsoon::domain::availability::State;
use backsoon::present::machine::availability::Availability;
use serde_json::{Value, json};

use crate::shop::Shop;
use crate::zones::budapest;
use crate::{chair, every_state, offer, product};

#[test]
fn each_state_is_what_schema_org_calls_it() {
    let shop = Shop::new(&every_state());
    let table = [
        ("in-stock", "InStock"),
        ("low-stock", "LimitedAvailability"),
        ("backorder", "BackOrder"),
        ("preorder", "PreOrder"),
        ("made-to-order", "MadeToOrder"),
        ("out-of-stock", "OutOfStock"),
        ("discontinued", "Discontinued"),
    ];
    for (state, name) in table {
        assert_eq!(shop.promise(state, 1).state.name(), state);
        let expected = format!("https://schema.org/{name}");
        assert_eq!(offer(&shop, state)["availability"], expected);
    }
}

/// No single unit is so, but whoever asks for several may read the same words.
#[test]
fn what_is_there_in_part_is_of_limited_availability() {
    for state in [State::Short, State::Partial] {
        assert_eq!(
            Availability::of(state),
            Some(Availability::LimitedAvailability)
        );
    }
}

#[test]
fn of_an_unknown_sku_nothing_is_said() {
    assert_eq!(product(&Shop::new(&every_state()), "SOFA"), Value::Null);
    assert_eq!(Availability::of(State::Unknown), None);
}

#[test]
fn what_waits_is_dated_and_what_is_there_is_not() {
    let shop = Shop::new(&every_state());
    let table = [
        ("backorder", json!("2026-12-07T12:00:00+01:00"), json!(14)),
        ("preorder", json!("2027-01-15T12:00:00+01:00"), json!(53)),
        (
            "made-to-order",
            json!("2026-12-23T12:00:00+01:00"),
            json!(30),
        ),
        ("in-stock", Value::Null, json!(0)),
        ("low-stock", Value::Null, json!(0)),
        // The day on which it can be ordered again is no lead time.
        (
            "out-of-stock",
            json!("2026-12-04T12:00:00+01:00"),
            Value::Null,
        ),
        ("discontinued", Value::Null, Value::Null),
    ];
    for (sku, starts, days) in table {
        let offer = offer(&shop, sku);
        assert_eq!(offer["availabilityStarts"], starts, "{sku}");
        assert_eq!(offer["deliveryLeadTime"]["value"], days, "{sku}");
    }
    let lead_time = json!({ "@type": "QuantitativeValue", "value": 14, "unitCode": "DAY" });
    assert_eq!(offer(&shop, "backorder")["deliveryLeadTime"], lead_time);
}

#[test]
fn a_wait_without_a_date_has_none() {
    let shop = Shop::new(&chair(json!({ "selling": "backorder" })));
    let said = json!({ "@type": "Offer", "availability": "https://schema.org/BackOrder" });
    assert_eq!(offer(&shop, "CHAIR"), said);
}

/// Machines do not read between the lines.
#[test]
fn a_quiet_or_discreet_wait_is_a_backorder_to_machines() {
    let mut snapshot = every_state();
    snapshot["policy"]["quietDays"] = json!(40);
    snapshot["policy"]["wording"] = json!("discreet");
    let offer = offer(&Shop::new(&snapshot), "backorder");
    assert_eq!(offer["availability"], "https://schema.org/BackOrder");
    assert_eq!(offer["availabilityStarts"], "2026-12-07T12:00:00+01:00");
}

#[test]
fn the_item_is_told_by_its_name_its_picture_its_page_and_its_price() {
    let item = json!({
        "title": "Oak chair", "price": 14900, "onHand": 3,
        "url": "https://shop.example/chair", "image": "https://shop.example/chair.webp" });
    let expected = json!({
        "@context": "https://schema.org", "@type": "Product",
        "sku": "CHAIR", "name": "Oak chair",
        "image": "https://shop.example/chair.webp", "url": "https://shop.example/chair",
        "offers": {
            "@type": "Offer", "availability": "https://schema.org/InStock",
            "deliveryLeadTime": { "@type": "QuantitativeValue", "value": 0, "unitCode": "DAY" },
            "price": "149.00", "priceCurrency": "EUR", "url": "https://shop.example/chair" } });
    assert_eq!(product(&Shop::new(&chair(item)), "CHAIR"), expected);
}

#[test]
fn the_page_it_stands_on_rules_over_the_snapshots() {
    let item = json!({ "onHand": 3, "url": "https://shop.example/chair" });
    let shop = Shop::new(&chair(item));
    let page = "https://shop.example/hu/szek";
    let round = shop.round();
    let product = round.structured_data("CHAIR", Some(page), &budapest);
    let product = serde_json::to_value(product).expect("JSON");
    assert_eq!(
        (&product["url"], &product["offers"]["url"]),
        (&json!(page), &json!(page))
    );
}

#[test]
fn how_many_are_left_is_told_where_shoppers_read_it() {
    let level = |policy: Value, item: Value| {
        let mut snapshot = chair(item);
        snapshot["policy"] = policy;
        offer(&Shop::new(&snapshot), "CHAIR")["inventoryLevel"].clone()
    };
    let low = json!({ "onHand": 5, "reserved": 1, "backorders": 1 });
    let three = json!({ "@type": "QuantitativeValue", "value": 3 });
    assert_eq!(level(json!({ "lowStock": 3 }), low.clone()), three);
    assert_eq!(
        level(json!({ "lowStock": 3, "maxShown": 3 }), low.clone()),
        three
    );
    assert_eq!(
        level(json!({ "lowStock": 3, "maxShown": 2 }), low.clone()),
        Value::Null
    );
    assert_eq!(level(json!({ "lowStock": 2 }), low), Value::Null);
    let untold = json!({ "onHand": "some" });
    assert_eq!(level(json!({ "lowStock": 3 }), untold), Value::Null);
}

#[test]
fn the_way_to_the_door_is_told_where_the_shop_tells_of_it() {
    let mut snapshot = every_state();
    assert_eq!(
        offer(&Shop::new(&snapshot), "in-stock")["shippingDetails"],
        Value::Null
    );
    snapshot["policy"]["transitDays"] = json!({ "min": 1, "max": 3 });
    snapshot["calendar"] =
        json!({ "cutOff": "14:00", "handlingDays": 1, "holidays": ["2026-12-01"] });
    let shop = Shop::new(&snapshot);
    let days = |min: u64, max: u64| json!({ "@type": "QuantitativeValue", "minValue": min, "maxValue": max, "unitCode": "DAY" });
    let week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    let week: Vec<_> = week
        .iter()
        .map(|day| format!("https://schema.org/{day}"))
        .collect();
    let expected = json!({
        "@type": "OfferShippingDetails",
        "deliveryTime": {
            "@type": "ShippingDeliveryTime",
            "handlingTime": days(1, 1), "transitTime": days(1, 3),
            "cutoffTime": "14:00:00+01:00",
            "businessDays": { "@type": "OpeningHoursSpecification", "dayOfWeek": week } } });
    assert_eq!(offer(&shop, "in-stock")["shippingDetails"], expected);
    // Ships on Tuesday 8 December: eleven weekdays, of which one is a holiday.
    let backorder = &offer(&shop, "backorder")["shippingDetails"]["deliveryTime"];
    assert_eq!(backorder["handlingTime"], days(10, 10));
    // An order after the cut-off counts from the next day, and needs a day less from there.
    let late = Shop::new(&snapshot).at("2026-11-23T14:00");
    let late_time =
        |sku| offer(&late, sku)["shippingDetails"]["deliveryTime"]["handlingTime"].clone();
    assert_eq!(
        (late_time("in-stock"), late_time("backorder")),
        (days(1, 1), days(9, 9))
    );
    for sku in ["out-of-stock", "discontinued"] {
        assert_eq!(offer(&shop, sku)["shippingDetails"], Value::Null, "{sku}");
    }
}
