//! What others told us is never more than data.

use serde_json::{Value, json};

use crate::shop::Shop;
use crate::{chair, product, row};

#[test]
fn addresses_that_are_none_of_the_web_are_left_out() {
    for address in [
        "javascript:alert(1)",
        "javascript://shop.example/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "/chair",
        "//shop.example/chair",
        "https://",
        "https:///chair",
        "https://?q",
        "https://shop.example/\"><script>",
        "https://shop.example/a b",
        "https://shop.example/\u{202e}",
        "",
    ] {
        let item = json!({ "onHand": 3, "url": address, "image": address });
        let shop = Shop::new(&chair(item));
        let (product, row) = (product(&shop, "CHAIR"), row(&shop, "CHAIR"));
        for told in [
            &product["url"],
            &product["image"],
            &product["offers"]["url"],
            &row["link"],
            &row["image_link"],
        ] {
            assert_eq!(*told, Value::Null, "{address}");
        }
    }
}

#[test]
fn a_title_is_told_as_it_stands() {
    let title = "</script><script>alert(1)</script>";
    let shop = Shop::new(&chair(json!({ "title": title })));
    assert_eq!(product(&shop, "CHAIR")["name"], title);
    assert_eq!(row(&shop, "CHAIR")["title"], title);
}

#[test]
fn nothing_that_is_private_is_told() {
    let shop = Shop::new(&json!({
        "currency": "EUR",
        "policy": { "lowStock": 90, "maxShown": 10 },
        "suppliers": { "acme": { "name": "Acme Oy", "leadDays": 14, "minimumOrder": 777 } },
        "items": [{
            "sku": "CHAIR", "price": 14900, "cost": 8211, "onHand": 99, "reserved": 33,
            "selling": "backorder", "supplier": "acme", "dailyDemand": 444,
            "backorders": [{ "id": "SO-1", "quantity": 5, "email": "ada@example.com" }],
            "sales": [{ "month": "2026-10", "quantity": 555 }] }] }));
    let told = format!("{} {}", product(&shop, "CHAIR"), row(&shop, "CHAIR"));
    for private in [
        "8211", "82.11", "99", "33", "61", "66", "777", "444", "555", "SO-1", "ada@", "Acme",
    ] {
        assert!(!told.contains(private), "{private} in {told}");
    }
}
