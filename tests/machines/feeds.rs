//! What Google Merchant Center reads, state by state.

use serde_json::{Value, json};

use crate::shop::Shop;
use crate::{chair, every_state, row};

#[test]
fn each_state_is_one_of_the_feeds_words_with_a_date_where_it_waits() {
    let shop = Shop::new(&every_state());
    let table = [
        ("in-stock", "in_stock", Value::Null),
        ("low-stock", "in_stock", Value::Null),
        ("backorder", "backorder", json!("2026-12-07T12:00+0100")),
        ("preorder", "preorder", json!("2027-01-15T12:00+0100")),
        ("made-to-order", "backorder", json!("2026-12-23T12:00+0100")),
        ("out-of-stock", "out_of_stock", Value::Null),
        ("discontinued", "out_of_stock", Value::Null),
    ];
    for (sku, availability, date) in table {
        let row = row(&shop, sku);
        assert_eq!(row["availability"], availability, "{sku}");
        assert_eq!(row["availability_date"], date, "{sku}");
    }
    assert_eq!(row(&shop, "SOFA"), Value::Null);
}

#[test]
fn a_row_has_the_attributes_of_the_specification_as_texts() {
    let item = json!({
        "title": "Oak chair", "price": 14900, "selling": "backorder", "leadDays": 16,
        "url": "https://shop.example/chair", "image": "https://shop.example/chair.webp" });
    let expected = json!({
        "id": "CHAIR", "title": "Oak chair", "link": "https://shop.example/chair",
        "image_link": "https://shop.example/chair.webp", "price": "149.00 EUR",
        "availability": "backorder", "availability_date": "2026-12-09T12:00+0100" });
    assert_eq!(row(&Shop::new(&chair(item)), "CHAIR"), expected);
}

/// The feed would refuse such a row.
#[test]
fn what_waits_without_a_date_is_out_of_stock_there() {
    for item in [
        json!({ "selling": "backorder" }),
        json!({ "selling": "made-to-order" }),
        json!({ "selling": "backorder", "releaseDate": "2027-01-15" }),
    ] {
        let row = row(&Shop::new(&chair(item)), "CHAIR");
        assert_eq!(row["availability"], "out_of_stock");
        assert_eq!(row["availability_date"], Value::Null);
    }
}

#[test]
fn what_waits_for_more_than_a_year_is_out_of_stock_there() {
    let at = |release: &str, now: &str| {
        let mut snapshot = chair(json!({ "onHand": 1, "releaseDate": release }));
        snapshot["calendar"] = json!({ "closed": [] });
        row(&Shop::new(&snapshot).at(now), "CHAIR")["availability"].clone()
    };
    assert_eq!(at("2027-11-23", "2026-11-23T00:00"), "preorder");
    assert_eq!(at("2027-11-24", "2026-11-23T23:59"), "out_of_stock");
    assert_eq!(at("2028-11-23", "2026-11-23T10:00"), "out_of_stock");
    assert_eq!(at("9999-12-31", "2026-11-23T10:00"), "out_of_stock");
    assert_eq!(at("9999-12-31", "9999-06-01T10:00"), "preorder");
}

#[test]
fn a_title_is_one_line_of_whole_words_of_at_most_150_characters() {
    let title = |told: &str| {
        let shop = Shop::new(&chair(json!({ "title": told })));
        row(&shop, "CHAIR")["title"].clone()
    };
    assert_eq!(title(" Oak\n\tchair \u{202e}\u{7} "), "Oak chair");
    assert_eq!(title(" \n"), Value::Null);
    assert_eq!(title(&"szék ".repeat(40)), "szék ".repeat(30).trim());
    assert_eq!(title(&"é".repeat(151)), "é".repeat(150));
    assert_eq!(title(&"é".repeat(150)), "é".repeat(150));
}

#[test]
fn an_id_that_google_would_refuse_makes_no_row() {
    let row_of = |sku: &str| {
        let item = json!({ "sku": sku, "onHand": 3 });
        row(&Shop::new(&json!({ "items": [item] })), sku)
    };
    for sku in ["A2B4", &"é".repeat(50), "oak chair"] {
        assert_eq!(row_of(sku)["id"], *sku);
    }
    for sku in [&*"x".repeat(51), " A", "A\tB", "A\u{202e}B"] {
        assert_eq!(row_of(sku), Value::Null, "{sku:?}");
    }
}

#[test]
fn an_address_is_encoded_and_has_at_most_2000_characters() {
    let link = |url: &str| row(&Shop::new(&chair(json!({ "url": url }))), "CHAIR")["link"].clone();
    assert_eq!(
        link("https://shop.example/szék?a=1&b=%20#x"),
        "https://shop.example/sz%C3%A9k?a=1&b=%20#x"
    );
    let long = |length: usize| format!("https://shop.example/{}", "x".repeat(length - 21));
    assert_eq!(link(&long(2000)), long(2000));
    assert_eq!(link(&long(2001)), Value::Null);
}
