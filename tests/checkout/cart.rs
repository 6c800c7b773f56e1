//! What a cart says before it is ordered.

use backsoon::domain::cart::Parcels;
use serde_json::{Value, json};

use crate::{Shown, cart_in, cart_of, shop};

fn several(policy: &Value, lines: &[(&str, u64)]) -> Shown {
    cart_of(&shop(policy), lines, Parcels::Several)
}

#[test]
fn what_is_there_ships_today_and_the_rest_on_its_day() {
    let cart = several(&json!({}), &[("CHAIR", 5), ("STOOL", 2)]);
    assert_eq!(
        cart.texts("shipments"),
        [
            "Ships today",
            "€545.00",
            "3 × Oak chair",
            "2 × Stool",
            "Ships by Wednesday, December 9",
            "€298.00",
            "2 × Oak chair",
        ]
    );
    assert_eq!(
        cart.attributes("shipments", "data-leaves"),
        ["soon", "later"]
    );
    assert_eq!(
        cart.spoken,
        "Ships today: 3 × Oak chair, 2 × Stool. Ships by Wednesday, December 9: 2 × Oak chair. \
         Today, when it ships: €545.00. By Wednesday, December 9, when it ships: €298.00"
    );
}

#[test]
fn a_shipment_says_when_it_is_at_the_door() {
    let cart = several(
        &json!({ "transitDays": { "min": 1, "max": 3 } }),
        &[("STOOL", 1)],
    );
    assert_eq!(
        cart.texts("shipments")[3],
        "At your door between November 24 and 26."
    );
    let cart = several(&json!({ "transitDays": { "min": 2 } }), &[("STOOL", 1)]);
    assert_eq!(
        cart.texts("shipments")[3],
        "At your door by Wednesday, November 25."
    );
}

#[test]
fn what_has_no_date_says_so_and_is_charged_when_it_ships() {
    let cart = several(&json!({}), &[("STOOL", 1), ("BENCH", 1)]);
    assert_eq!(
        cart.texts("shipments")[3..],
        ["No date known yet", "€300.00", "1 × Bench"]
    );
    assert_eq!(
        cart.attributes("shipments", "data-leaves"),
        ["soon", "undated"]
    );
    assert_eq!(
        cart.texts("charges")[3..5],
        ["When it ships; no date known yet", "€300.00"]
    );
    assert!(
        cart.texts("parcels").is_empty(),
        "nobody knows when one parcel could leave"
    );
}

#[test]
fn what_cannot_be_had_comes_last_and_says_what_to_do() {
    let lines = [
        ("STOOL", 1),
        ("SOFA", 1),
        ("SHELF", 1),
        ("PLATE", 6),
        ("VASE", 3),
        ("LOST", 1),
    ];
    let cart = several(&json!({}), &lines);
    assert_eq!(
        cart.texts("shipments")[5..],
        [
            "Not available now",
            "1 × Sofa",
            "We do not know yet when there will be more. Please take it out, or choose something else.",
            "1 × SHELF",
            "More is expected by Tuesday, December 1. Take it out for now, or come back then.",
            "2 × Plate",
            "You can have 4 of it: please lower the quantity.",
            "1 × Vase",
            "You can have 2 of it: please lower the quantity.",
            "1 × LOST",
            "We do not know this item. Please ask us about it.",
            "You are not charged for it.",
        ]
    );
    let gone = several(&json!({}), &[("VASE", 2), ("VASE", 1)]);
    assert!(
        gone.texts("shipments")
            .contains(&"It is not made any more. Please take it out.")
    );
}

#[test]
fn r10_on_dispatch_each_shipment_is_charged_when_it_ships() {
    let cart = several(&json!({}), &[("CHAIR", 5)]);
    assert_eq!(
        cart.texts("charges"),
        [
            "When you pay",
            "Today, when it ships",
            "€447.00",
            "By Wednesday, December 9, when it ships",
            "€298.00",
            "Total",
            "€745.00",
            "Nothing is charged before it ships.",
        ]
    );
    assert_eq!(
        cart.texts("cancel-note"),
        ["Cancelling costs nothing until it ships."]
    );
}

#[test]
fn r10_on_order_everything_is_charged_today() {
    let cart = several(&json!({ "charge": "on-order" }), &[("CHAIR", 5)]);
    assert_eq!(
        cart.texts("charges"),
        [
            "When you pay",
            "Today, with your order",
            "€745.00",
            "Everything is charged when you order.",
        ]
    );
    assert_eq!(
        cart.texts("cancel-note"),
        ["Cancelling costs nothing until it ships: you get back all that was charged for it."]
    );
}

#[test]
fn r10_a_deposit_stands_in_the_open() {
    let policy = json!({ "charge": "deposit", "depositPercent": 20 });
    let cart = several(&policy, &[("CHAIR", 5)]);
    assert_eq!(
        cart.texts("charges"),
        [
            "When you pay",
            "Today, with your order",
            "€506.60",
            "€59.60 of it is the deposit",
            "By Wednesday, December 9, when it ships",
            "€238.40",
            "Total",
            "€745.00",
            "Of what has to wait you pay 20% today as a deposit, the rest when it ships.",
        ]
    );
    let of_stock = several(&policy, &[("STOOL", 1)]);
    assert_eq!(of_stock.texts("charges")[1], "Today, when it ships");
}

#[test]
fn one_parcel_leaves_with_the_last_of_it_and_is_charged_then() {
    let cart = cart_of(
        &shop(&json!({})),
        &[("CHAIR", 5), ("STOOL", 2)],
        Parcels::One,
    );
    assert_eq!(
        cart.texts("shipments"),
        [
            "Ships by Wednesday, December 9",
            "€843.00",
            "5 × Oak chair",
            "2 × Stool"
        ]
    );
    assert_eq!(
        cart.texts("charges")[1..3],
        ["By Wednesday, December 9, when it ships", "€843.00"]
    );
}

#[test]
fn one_parcel_of_which_a_part_has_no_date_is_several() {
    let lines = [("STOOL", 1), ("CHAIR", 5), ("BENCH", 1)];
    let one = cart_of(&shop(&json!({})), &lines, Parcels::One);
    let several = several(&json!({}), &lines);
    assert_eq!(one.texts("shipments"), several.texts("shipments"));
    assert_eq!(one.texts("charges"), several.texts("charges"));
}

#[test]
fn there_is_a_choice_of_parcels_only_where_there_is_one_to_make() {
    let choice = [
        "How should it come?",
        "In 2 parcels, each as soon as it can leave",
        "All in one parcel, by Wednesday, December 9",
    ];
    for parcels in [Parcels::Several, Parcels::One] {
        let cart = cart_of(&shop(&json!({})), &[("CHAIR", 5)], parcels);
        assert_eq!(cart.texts("parcels"), choice, "whatever is chosen");
        assert_eq!(cart.attributes("parcels", "value"), ["several", "one"]);
    }
    assert!(
        several(&json!({}), &[("STOOL", 2)])
            .texts("parcels")
            .is_empty()
    );
}

#[test]
fn r13_a_long_wait_shows_what_it_earns_and_a_short_one_nothing() {
    let offers = json!([
        { "afterDays": 16, "kind": "discount", "percent": 10, "applies": "this-order" },
        { "afterDays": 7, "kind": "discount", "percent": 5, "applies": "next-order" },
        { "afterDays": 1, "kind": "free-shipping" },
        { "afterDays": 14, "kind": "gift-wrap" },
        { "afterDays": 17, "kind": "free-shipping" },
        { "afterDays": 3, "kind": "discount" }]);
    let policy = json!({ "consolation": offers });
    let cart = several(&policy, &[("CHAIR", 5)]);
    assert_eq!(
        cart.texts("offers"),
        [
            "For waiting 16 days or more: 10% off this order.",
            "For waiting 7 days or more: 5% off your next order.",
            "For waiting 1 day or more: we ship it free of charge.",
            "For waiting 14 days or more: we wrap it as a gift, free of charge.",
        ]
    );
    assert!(several(&policy, &[("STOOL", 1)]).texts("offers").is_empty());
    assert!(
        several(&policy, &[("BENCH", 1)]).texts("offers").is_empty(),
        "nothing is earned yet"
    );
}

#[test]
fn r14_whoever_has_to_wait_sees_whom_to_ask() {
    let contact = json!({ "email": "hello@shop.example", "phone": "+36 1 555 0142", "chat": "https://shop.example/chat" });
    let policy = json!({ "contact": contact });
    let cart = several(&policy, &[("CHAIR", 5)]);
    assert_eq!(
        cart.texts("contact"),
        [
            "Questions? We are glad to help.",
            "hello@shop.example",
            "+36 1 555 0142",
            "Chat with us"
        ]
    );
    assert_eq!(
        cart.attributes("contact", "href"),
        [
            "mailto:hello@shop.example",
            "tel:+3615550142",
            "https://shop.example/chat"
        ]
    );
    // Whatever the page's direction, a telephone number keeps its own.
    assert_eq!(cart.attributes("contact", "dir"), ["auto"; 3]);
    assert!(
        several(&policy, &[("STOOL", 1)])
            .texts("contact")
            .is_empty()
    );
}

#[test]
fn nothing_in_a_cart_is_said_where_nothing_has_a_price() {
    let mut shop = shop(&json!({}));
    for item in shop["items"].as_array_mut().expect("items") {
        item["price"] = json!(0);
    }
    let cart = cart_of(&shop, &[("CHAIR", 5)], Parcels::Several);
    assert!(cart.texts("charges").is_empty());
    assert_eq!(
        cart.texts("shipments")[..2],
        ["Ships today", "3 × Oak chair"]
    );
}

#[test]
fn hungarian_says_all_of_it_too() {
    let cart = cart_in(
        "hu",
        &shop(&json!({})),
        &[("CHAIR", 5), ("SOFA", 1)],
        Parcels::Several,
    );
    assert_eq!(
        cart.texts("shipments"),
        [
            "Ma feladjuk",
            "€447.00",
            "3 × Oak chair",
            "Legkésőbb ekkor adjuk fel: december 9., szerda",
            "€298.00",
            "2 × Oak chair",
            "Most nem kapható",
            "1 × Sofa",
            "Még nem tudjuk, mikor lesz belőle újra. Kérjük, vegye ki, vagy válasszon mást.",
            "Ezért nem számítunk fel semmit.",
        ]
    );
}
