//! What the wait earns (R13), what is there instead, whom to ask (R14), to be told, and to share (R11).

use backsoon::present::care::Care;
use serde_json::{Value, json};

use crate::{care, care_at, chair, with_policy};

/// A chair in a shop that has everything to offer.
fn generous(item: &Value) -> Value {
    let mut shop = with_policy(
        chair(item),
        json!({
            "transitDays": { "min": 1, "max": 3 },
            "consolation": [
                { "afterDays": 16, "kind": "discount", "percent": 10, "applies": "this-order" },
                { "afterDays": 17, "kind": "gift-wrap" },
                { "afterDays": 1, "kind": "free-shipping" }],
            "contact": { "email": "hello@shop.example", "phone": "+36 1 555 0142", "chat": "https://shop.example/chat" }
        }),
    );
    shop["items"][0]["alternatives"] = json!(["ASH"]);
    let ash = json!({ "sku": "ASH", "title": "Ash chair", "onHand": 5, "url": "/chairs/ash" });
    shop["items"].as_array_mut().expect("items").push(ash);
    shop
}

#[test]
fn where_no_wait_is_announced_nothing_at_all_is_offered() {
    let nothing = |what: &str, item: Value| {
        assert_eq!(care(&generous(&item), 1), Care::default(), "{what}");
    };
    nothing("in stock", json!({ "onHand": 5 }));
    nothing("the last one", json!({ "onHand": 1 }));
    let soon = json!([{ "quantity": 5, "due": "2026-11-27" }]);
    nothing("a short wait", json!({ "onOrder": soon }));
    let part = json!({ "onHand": 1, "onOrder": soon });
    assert_eq!(
        care(&generous(&part), 2),
        Care::default(),
        "a short wait for a part"
    );
    let waits = care(&generous(&json!({})), 1);
    let empty = Care::default();
    assert!(waits.offers != empty.offers && waits.contact != empty.contact);
    assert!(waits.alternatives != empty.alternatives && waits.entry != empty.entry);
    assert!(waits.notify != empty.notify && waits.share != empty.share);
    assert!(waits.how != empty.how);
}

#[test]
fn of_what_the_shop_does_not_know_nothing_is_offered() {
    let mut shop = generous(&json!({}));
    shop["items"][0]["sku"] = json!("BENCH");
    assert_eq!(care(&shop, 1), Care::default());
}

#[test]
fn r13_the_wait_earns_what_the_shop_offers_for_so_many_days() {
    let offers = |item: Value, quantity| care(&generous(&item), quantity).offers;
    let sixteen_days = [
        "For waiting 16 days or more: 10% off this order.",
        "For waiting 1 day or more: we ship it free of charge.",
    ];
    assert_eq!(offers(json!({}), 1), sixteen_days);
    let seventeen = json!({ "onOrder": [{ "quantity": 1, "due": "2026-12-10" }] });
    assert_eq!(offers(seventeen, 1).len(), 3);
    let eight = json!({ "onOrder": [{ "quantity": 1, "due": "2026-12-01" }] });
    assert_eq!(offers(eight, 1), sixteen_days[1..]);
    let last_unit = json!({ "onHand": 1 });
    assert_eq!(offers(last_unit, 2), sixteen_days);
}

#[test]
fn a_wait_of_which_nobody_knows_how_long_it_is_earns_nothing_yet() {
    let offers = |item: Value| care(&generous(&item), 1).offers;
    let none: [&str; 0] = [];
    assert_eq!(offers(json!({ "onOrder": [{ "quantity": 1 }] })), none);
    assert_eq!(
        offers(json!({ "selling": "stock" })),
        none,
        "nobody waits for what cannot be had"
    );
}

/// A shop that names these in place of the chair, of what there is.
fn alternatives(named: &Value, quantity: u64) -> Vec<String> {
    let mut shop = chair(&json!({ "alternatives": named }));
    let others = [
        ("ASH", 5),
        ("ELM", 5),
        ("FIR", 5),
        ("YEW", 5),
        ("FEW", 1),
        ("NONE", 0),
    ];
    for (sku, on_hand) in others {
        let other = json!({ "sku": sku, "onHand": on_hand });
        shop["items"].as_array_mut().expect("items").push(other);
    }
    let named = care(&shop, quantity).alternatives.into_iter();
    named.map(|other| other.sku).collect()
}

#[test]
fn alternatives_are_what_is_in_stock_in_that_quantity_three_at_the_most() {
    let none: [&str; 0] = [];
    assert_eq!(alternatives(&json!([]), 1), none);
    assert_eq!(alternatives(&json!(["NONE", "ASH"]), 1), ["ASH"]);
    assert_eq!(alternatives(&json!(["FEW", "ASH"]), 1), ["FEW", "ASH"]);
    assert_eq!(alternatives(&json!(["FEW", "ASH"]), 2), ["ASH"]);
    assert_eq!(alternatives(&json!(["NO SUCH", "ELM"]), 1), ["ELM"]);
    assert_eq!(
        alternatives(&json!(["CHAIR", "ELM"]), 1),
        ["ELM"],
        "not itself"
    );
    let five = json!(["YEW", "NONE", "FIR", "ELM", "ASH"]);
    assert_eq!(alternatives(&five, 1), ["YEW", "FIR", "ELM"]);
    assert_eq!(alternatives(&five, 6), none);
}

#[test]
fn no_more_than_a_hundred_alternatives_are_looked_up() {
    let named = |unknown: usize| {
        let mut named = vec!["NO SUCH"; unknown];
        named.push("ASH");
        alternatives(&json!(named), 1)
    };
    assert_eq!(named(99), ["ASH"]);
    assert_eq!(named(100), [""; 0]);
}

#[test]
fn an_alternative_that_is_named_twice_is_told_once() {
    assert_eq!(
        alternatives(&json!(["ASH", "ASH", "ELM"]), 1),
        ["ASH", "ELM"]
    );
}

#[test]
fn an_alternative_is_called_by_its_title_and_leads_to_its_page() {
    let shop = generous(&json!({}));
    let ash = &care(&shop, 1).alternatives[0];
    let told = (&*ash.sku, &*ash.text, ash.href.as_deref());
    assert_eq!(told, ("ASH", "Ash chair", Some("/chairs/ash")));
    let mut plain = shop.clone();
    plain["items"][1] = json!({ "sku": "ASH", "onHand": 5 });
    let ash = &care(&plain, 1).alternatives[0];
    assert_eq!((&*ash.text, ash.href.as_deref()), ("ASH", None));
}

#[test]
fn r14_whoever_has_to_wait_is_told_every_way_to_reach_the_shop() {
    let ways = care(&generous(&json!({})), 1).contact.into_iter();
    let ways: Vec<_> = ways.map(|way| [way.href, way.text].join(" ")).collect();
    let told = [
        "mailto:hello@shop.example hello@shop.example",
        "tel:+3615550142 +36 1 555 0142",
        "https://shop.example/chat Chat with us",
    ];
    assert_eq!(ways, told);
    assert!(care(&chair(&json!({})), 1).contact.is_empty());
}

#[test]
fn what_to_be_told_follows_from_the_state() {
    let notify = |item: Value, quantity| care(&generous(&item), quantity).notify;
    let back = "Tell me when it is in stock";
    assert_eq!(
        notify(json!({ "selling": "stock" }), 1),
        back,
        "out of stock"
    );
    assert_eq!(
        notify(json!({ "selling": "stock", "onHand": 1 }), 2),
        "Tell me when there is more",
        "too few"
    );
    assert_eq!(notify(json!({}), 1), back, "on backorder");
    let undated = json!({ "onOrder": [{ "quantity": 9 }] });
    assert_eq!(notify(undated, 1), "Tell me when there is a date");
    let preorder = json!({ "releaseDate": "2027-01-15" });
    assert_eq!(notify(preorder, 1), "Tell me when it is released");
    assert_eq!(
        notify(json!({ "selling": "made-to-order" }), 1),
        "",
        "nothing comes back"
    );
    assert_eq!(
        notify(json!({ "selling": "discontinued" }), 1),
        "",
        "nothing ever will"
    );
}

#[test]
fn r11_a_date_can_be_shared() {
    let share = |item: Value, quantity| care(&generous(&item), quantity).share;
    assert_eq!(
        share(json!({}), 1),
        "Oak chair: ships by Wednesday, December 9"
    );
    let mut plain = generous(&json!({}));
    plain["items"][0]
        .as_object_mut()
        .expect("an object")
        .remove("title");
    assert_eq!(
        care(&plain, 1).share,
        "CHAIR: ships by Wednesday, December 9"
    );
    let undated = json!({ "onOrder": [{ "quantity": 9 }] });
    assert_eq!(share(undated, 1), "Oak chair: no date known yet");
    let back = json!({ "selling": "stock" });
    assert_eq!(
        share(back, 1),
        "Oak chair: back in stock by Wednesday, December 9"
    );
    let gone = json!({ "selling": "stock", "onOrder": [] });
    assert_eq!(share(gone, 1), "Oak chair: out of stock for now");
    assert_eq!(share(json!({ "selling": "discontinued" }), 1), "");
    let at_the_end = care_at("9999-12-08T10:00", &generous(&json!({ "onOrder": [] })), 1);
    assert_eq!(at_the_end.share, "Oak chair: no date known yet");
}

#[test]
fn a_shop_leaves_out_what_it_does_not_want_shown() {
    let left = |names: &str| {
        let mut care = care(&generous(&json!({})), 1);
        care.without(names);
        care
    };
    let all = left("");
    assert_eq!(left("no such sections"), all);
    assert_eq!(left("share").share, "");
    assert_eq!(left("share").entry, all.entry);
    let without = left("  offers\talternatives contact\nnotify calendar quota share how ");
    assert_eq!(without, Care::default());
}
