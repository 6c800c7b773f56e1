//! What others wrote is text and nothing else, and what makes no sense costs only itself.

use backsoon::domain::cart::Parcels;
use backsoon::domain::order::OwnOrder;
use serde_json::{Value, json};

use crate::{cart_of, order_of, shop};

fn links(contact: Value) -> Vec<String> {
    let policy = json!({ "contact": contact });
    let cart = cart_of(&shop(&policy), &[("CHAIR", 5)], Parcels::Several);
    let links = cart.attributes("contact", "href").into_iter();
    links.map(String::from).collect()
}

#[test]
fn contact_leads_only_to_mail_telephone_and_web() {
    let none: [&str; 0] = [];
    let chats = [
        "javascript:alert(1)",
        "data:text/html,x",
        "//shop.example",
        "https://a b",
        "ftp://x",
        "https",
    ];
    for chat in chats {
        assert_eq!(links(json!({ "chat": chat })), none, "{chat}");
    }
    for email in ["a", "@b", "a@", "a b@c", "a@b\n"] {
        assert_eq!(links(json!({ "email": email })), none, "{email}");
    }
    for phone in ["call us", "1-800-FLOWERS", "12", "+"] {
        assert_eq!(links(json!({ "phone": phone })), none, "{phone}");
    }
    let one = |contact| links(contact).join(" ");
    assert_eq!(
        one(json!({ "phone": "0800 / 12-34;ext=5" })),
        "tel:08001234"
    );
    assert_eq!(
        one(json!({ "email": "jó+1@café.example" })),
        "mailto:j%C3%B3+1@caf%C3%A9.example"
    );
    assert_eq!(
        one(json!({ "email": "a@b?bcc=c@d" })),
        "mailto:a@b%3Fbcc%3Dc@d"
    );
    assert_eq!(
        one(json!({ "chat": "HTTPS://shop.example/?a=1#b" })),
        "HTTPS://shop.example/?a=1#b"
    );
}

#[test]
fn markup_in_a_name_is_a_text() {
    let mut shop = shop(&json!({}));
    shop["items"][0]["title"] = json!("<img src=x onerror=alert(1)> {{date}}");
    let cart = cart_of(&shop, &[("CHAIR", 1)], Parcels::Several);
    assert_eq!(
        cart.texts("shipments")[2],
        "1 × <img src=x onerror=alert(1)> {{date}}"
    );
}

#[test]
fn a_cart_may_hold_the_same_sku_many_times_and_no_title() {
    let lines: Vec<(&str, u64)> = (0..2000).map(|_| ("SHELF", 1)).collect();
    let cart = cart_of(&shop(&json!({})), &lines, Parcels::Several);
    assert_eq!(cart.texts("shipments")[1], "1 × SHELF");
}

#[test]
fn an_order_that_is_none_says_where_and_what_was_expected() {
    let refused = |order: Value| {
        let error = OwnOrder::read(order.to_string().as_bytes()).expect_err("no order");
        format!("{}: {}", error.place, error.message)
    };
    assert_eq!(refused(json!([])), ": []: expected an object");
    assert_eq!(refused(json!({})), "id: missing: expected text");
    assert_eq!(
        refused(json!({ "id": "1", "lines": [{ "quantity": 1 }] })),
        "lines[0].sku: missing: expected text"
    );
    assert_eq!(
        refused(json!({ "id": "1", "lines": [{ "sku": "A", "quantity": -1 }] })),
        "lines[0].quantity: -1: expected a whole number from 0 to 9007199254740991"
    );
    let twice =
        json!({ "id": "1", "lines": [{ "id": "a", "sku": "A" }, { "id": "a", "sku": "B" }] });
    assert_eq!(
        refused(twice),
        "lines[1].id: a: expected an id that no earlier line has"
    );
}

#[test]
fn a_wrong_event_or_notice_costs_only_itself() {
    let order = json!({ "id": "7", "lines": [{ "sku": "CHAIR", "quantity": 1, "ahead": 3 }],
        "events": [{ "id": "a", "at": "2026-11-02T10:12:00Z", "type": "placed" }, { "id": "b", "type": "flown" }, 7],
        "told": [{ "line": "1", "kind": "whispered" }], "first": ["x"] });
    let own = OwnOrder::read(order.to_string().as_bytes()).expect("an order");
    let places: Vec<&str> = own.problems.iter().map(|problem| &*problem.place).collect();
    assert_eq!(
        places,
        ["events[1].type", "events[2]", "first[0]", "told[0].kind"]
    );
    assert_eq!(
        order_of(&shop(&json!({})), &order).texts("lines")[..2],
        ["1 × Oak chair", "Ordered"]
    );
}
