//! The rules that a snapshot and its promises bring to a page, each by its number in the rules of
//! backorders, read where a shopper reads them: on the face, and in what is offered below it.

#[path = "shop/catalogues.rs"]
mod catalogues;
mod shop;

use backsoon::domain::availability::State;
use backsoon::domain::cart::CartLine;
use backsoon::domain::promise::Source;
use backsoon::present::care::Care;
use backsoon::present::wording::Speech;
use serde_json::{Value, json};

use crate::shop::{Shop, words};

/// A shop with one item, `CHAIR`.
fn chair(item: Value) -> Value {
    let mut item = item;
    item["sku"] = json!("CHAIR");
    json!({ "calendar": { "cutOff": "14:00" }, "policy": {}, "suppliers": { "acme": {} }, "items": [item] })
}

fn state(item: Value, quantity: u64) -> State {
    Shop::new(&chair(item)).promise("CHAIR", quantity).state
}

fn ships(shop: &Shop, quantity: u64) -> Vec<(u64, String)> {
    let promise = shop.promise("CHAIR", quantity);
    let day = |ships: Option<_>| {
        ships.map_or(
            String::from("no date"),
            |day: backsoon::domain::day::Day| day.to_string(),
        )
    };
    promise
        .parts
        .iter()
        .map(|part| (part.quantity, day(part.ships)))
        .collect()
}

/// What is offered in English to who asks for so many chairs.
fn care(snapshot: &Value, quantity: u64) -> Care {
    let shop = Shop::new(snapshot);
    let words = catalogues::words("en", &["locales/care", "locales/waiting", "locales"]);
    let speech = Speech {
        words: &words,
        today: shop.round().today,
        long: true,
    };
    shop.round().care("CHAIR", quantity, &speech)
}

#[test]
fn r01_what_is_not_there_but_coming_is_a_backorder_and_what_is_not_coming_is_out_of_stock() {
    assert_eq!(state(json!({ "onHand": 3 }), 1), State::InStock);
    assert_eq!(
        state(json!({ "selling": "backorder" }), 1),
        State::Backorder
    );
    assert_eq!(
        state(json!({ "onHand": 1, "selling": "backorder" }), 2),
        State::Partial
    );
    assert_eq!(state(json!({ "onHand": 1 }), 2), State::Short);
    assert_eq!(state(json!({}), 1), State::OutOfStock);
    assert_eq!(
        state(json!({ "selling": "discontinued" }), 1),
        State::Discontinued
    );
    assert_eq!(
        state(json!({ "selling": "discontinued", "onHand": 3 }), 1),
        State::InStock
    );
}

#[test]
fn r02_the_wait_follows_from_the_item_and_from_who_waits_already() {
    let item = json!({ "selling": "backorder", "leadDays": 21,
        "onOrder": [{ "quantity": 5, "due": "2026-12-04" }] });
    let nobody_waits = Shop::new(&chair(item.clone()));
    assert_eq!(ships(&nobody_waits, 2), [(2, "2026-12-04".into())]);
    let mut crowded = item.clone();
    crowded["backorders"] = json!(4);
    assert_eq!(
        ships(&Shop::new(&chair(crowded)), 2),
        [(1, "2026-12-04".into()), (1, "2026-12-14".into())]
    );
    // The receipt that did not come is expected tomorrow, and ships on the first open day then.
    let late = Shop::new(&chair(item.clone())).at("2026-12-05T10:00");
    assert_eq!(ships(&late, 2), [(2, "2026-12-07".into())]);
    let mut slower = item;
    slower["leadDays"] = json!(35);
    assert_eq!(
        ships(&Shop::new(&chair(slower)), 6)[1],
        (1, "2026-12-28".into())
    );
}

#[test]
fn r03_shoppers_see_how_many_wait_where_the_shop_says_so() {
    let mut snapshot = chair(json!({ "selling": "backorder", "leadDays": 21, "backorders": 12 }));
    let note = |snapshot: &Value| Shop::new(snapshot).face("CHAIR", 1).notes.join(" ");
    assert!(!note(&snapshot).contains("12"));
    snapshot["policy"]["showBacklog"] = json!(true);
    assert!(note(&snapshot).contains("12 units are ordered ahead of yours."));
    snapshot["policy"]["maxShown"] = json!(10);
    assert!(note(&snapshot).contains("10 or more units are ordered ahead of yours."));
}

/// Each step of an order of two chairs that wait, at 149 euros each: what is booked as a backorder, as
/// a sale, and as cancelled, in cents.
#[test]
fn r04_a_backordered_sale_is_booked_as_a_sale_when_it_is_dispatched_and_not_before() {
    let booked = |events: &[Value]| {
        let mut order = json!({ "id": "SO-1", "events": [{ "id": "0", "at": "2026-11-02T10:00:00Z", "type": "placed" }],
            "lines": [{ "id": "1", "sku": "CHAIR", "quantity": 2, "price": 14900, "waiting": 2 }] });
        let told = order["events"].as_array_mut().expect("events");
        for (number, event) in events.iter().enumerate() {
            let mut event = event.clone();
            event["id"] = json!(format!("{}", number + 1));
            event["at"] = json!("2026-11-20T10:00:00Z");
            told.push(event);
        }
        let mut shop = chair(json!({ "selling": "backorder" }));
        shop["orders"] = json!([order]);
        let shop = Shop::new(&shop);
        let local = |at: &str| backsoon::domain::day::Moment::parse(at.strip_suffix('Z')?);
        let books = shop
            .round()
            .snapshot
            .books(crate::shop::moment("2026-11-23T10:00"), &local);
        assert_eq!(books.refused, []);
        let total = books.total;
        [
            total.backordered.amount,
            total.sold.amount,
            total.cancelled.amount,
        ]
    };
    let all = |kind: &str| json!({ "type": kind });
    let one = |kind: &str| json!({ "type": kind, "quantity": 1 });
    assert_eq!(booked(&[]), [29800, 0, 0]);
    assert_eq!(
        booked(&[all("ordered"), all("arrived"), all("picked")]),
        [29800, 0, 0]
    );
    assert_eq!(booked(&[one("dispatched")]), [14900, 14900, 0]);
    assert_eq!(
        booked(&[all("dispatched"), all("completed")]),
        [0, 29800, 0]
    );
    assert_eq!(
        booked(&[all("cancelled")]),
        [0, 0, 29800],
        "completed sales do not change by a cent"
    );
    assert_eq!(
        booked(&[one("dispatched"), all("cancelled")]),
        [0, 14900, 14900]
    );
}

#[test]
fn r05_a_shopper_reads_a_date_or_that_none_is_known_and_what_happens_next() {
    let dated =
        Shop::new(&chair(json!({ "selling": "backorder", "leadDays": 14 }))).face("CHAIR", 1);
    assert_eq!(dated.headline, "On backorder, ships by Monday, December 7");
    let undated = Shop::new(&chair(json!({ "selling": "backorder" }))).face("CHAIR", 1);
    assert_eq!(undated.headline, "On backorder, no date known yet");
    let english = words("en");
    let text = |key| english.catalogue().get(key);
    assert_eq!(Some(&*undated.detail), text("undatedNote"));
    let gone = Shop::new(&chair(json!({}))).face("CHAIR", 1);
    assert_eq!(Some(&*gone.detail), text("noReturnNote"));
    let back = Shop::new(&chair(
        json!({ "onOrder": [{ "quantity": 1, "due": "2026-12-04" }] }),
    ))
    .face("CHAIR", 1);
    assert_eq!(back.headline, "Out of stock, back by Friday, December 4");
}

#[test]
fn r07_orders_are_collected_until_the_suppliers_minimum_is_reached() {
    let mut snapshot = chair(
        json!({ "selling": "backorder", "supplier": "acme", "backorders": 8, "dailyDemand": 2 }),
    );
    snapshot["suppliers"]["acme"] = json!({ "leadDays": 7, "minimumOrder": 20 });
    let shop = Shop::new(&snapshot);
    // Eleven are missing, two a day come in: ordered on the sixth day, a Sunday, so on Monday.
    assert_eq!(ships(&shop, 1), [(1, "2026-12-07".into())]);
    // Twelve fill it: ordered today.
    assert_eq!(ships(&shop, 12), [(12, "2026-11-30".into())]);
    let quota = care(&snapshot, 10).quota.expect("a quota");
    assert_eq!(
        [&*quota.text, &*quota.more],
        [
            "8 of 20 collected; the next order is likely to go out tomorrow.",
            "Take 2 more and the order goes out at once: all of it then ships by Monday, November 30.",
        ]
    );
    snapshot["items"][0]["dailyDemand"] = json!(0);
    assert_eq!(ships(&Shop::new(&snapshot), 1), [(1, "no date".into())]);
}

#[test]
fn r08_what_the_supplier_can_send_sooner_is_promised_from_there() {
    let mut snapshot = chair(json!({ "selling": "backorder", "supplier": "acme",
        "onOrder": [{ "quantity": 1, "due": "2026-11-25" }, { "quantity": 1, "due": "2026-12-20" }] }));
    snapshot["suppliers"]["acme"] = json!({ "leadDays": 40, "dropShipDays": 8 });
    snapshot["policy"]["quietDays"] = json!(0);
    let shop = Shop::new(&snapshot);
    let promise = shop.promise("CHAIR", 3);
    let sources: Vec<_> = promise
        .parts
        .iter()
        .map(|part| (part.quantity, part.source))
        .collect();
    assert_eq!(sources, [(1, Source::OnOrder), (2, Source::DropShip)]);
    assert_eq!(
        ships(&shop, 3),
        [(1, "2026-11-25".into()), (2, "2026-12-03".into())]
    );
    assert_eq!(
        shop.face("CHAIR", 3).detail,
        "Our supplier sends it straight to you."
    );
}

#[test]
fn r09_discreet_wording_says_how_long_it_takes_and_never_backorder() {
    let mut snapshot = chair(json!({ "selling": "backorder", "leadDays": 14 }));
    snapshot["policy"]["wording"] = json!("discreet");
    let face = Shop::new(&snapshot).face("CHAIR", 1);
    assert_eq!(face.headline, "Ships by Monday, December 7");
    assert!(
        face.announce && face.aria.contains("That is 14 days from now."),
        "{}",
        face.aria
    );
    assert!(!face.aria.to_lowercase().contains("backorder"));
}

#[test]
fn r10_payment_is_taken_at_dispatch_unless_the_shop_says_otherwise() {
    let mut snapshot =
        chair(json!({ "price": 1005, "onHand": 1, "selling": "backorder", "leadDays": 14 }));
    let charges = |snapshot: &Value| -> Vec<(String, u64)> {
        let line = CartLine {
            sku: "CHAIR".into(),
            quantity: 2,
        };
        let preview = Shop::new(snapshot)
            .round()
            .preview(&[line])
            .expect("a preview");
        let day = |on: Option<backsoon::domain::day::Day>| {
            on.map_or(String::from("later"), |day| day.to_string())
        };
        preview
            .charges
            .iter()
            .map(|charge| (day(charge.on), charge.amount))
            .collect()
    };
    let (today, later) = ("2026-11-23", "2026-12-07");
    assert_eq!(
        charges(&snapshot),
        [(today.into(), 1005), (later.into(), 1005)]
    );
    snapshot["policy"]["charge"] = json!("on-order");
    assert_eq!(charges(&snapshot), [(today.into(), 2010)]);
    snapshot["policy"]["charge"] = json!("deposit");
    snapshot["policy"]["depositPercent"] = json!(30);
    // Half a cent goes up: 301.5 of what waits, and all of what ships today.
    assert_eq!(
        charges(&snapshot),
        [(today.into(), 1005 + 302), (later.into(), 703)]
    );
}

#[test]
fn r11_a_date_stands_with_when_it_was_known_and_why_it_is_late() {
    let mut snapshot = chair(json!({ "selling": "backorder", "supplier": "acme",
        "onOrder": [{ "quantity": 5, "due": "2026-12-04" }] }));
    snapshot["suppliers"]["acme"] =
        json!({ "explanation": "The kiln is down; a second one is being built." });
    let face = Shop::new(&snapshot).face("CHAIR", 1);
    assert!(face.headline.ends_with("Friday, December 4"));
    assert_eq!(face.known, "As of Nov 23, 8:55 AM");
    assert!(
        face.notes
            .iter()
            .any(|note| note.starts_with("The kiln is down"))
    );
    assert_eq!(
        Shop::new(&snapshot).face_in("hu", "CHAIR", 1).known,
        "Frissítve: nov. 23. 8:55"
    );
    snapshot["items"][0]["title"] = json!("Oak chair");
    let share = care(&snapshot, 1).share;
    assert_eq!(share, "Oak chair: ships by Friday, December 4");
}

#[test]
fn r16_a_short_wait_is_not_announced_as_a_delay() {
    const KILN: &str = "The kiln is down; a second one is being built.";
    let wait = |item: &Value, quiet_days: u64| {
        let mut snapshot = chair(item.clone());
        snapshot["policy"] = json!({ "quietDays": quiet_days, "showBacklog": true });
        snapshot["suppliers"]["acme"] =
            json!({ "dropShipDays": 4, "leadDays": 30, "explanation": KILN });
        snapshot["items"][0]["supplier"] = json!("acme");
        snapshot["items"][0]["backorders"] = json!(2);
        Shop::new(&snapshot).face("CHAIR", 1)
    };
    let receipt =
        json!({ "selling": "backorder", "onOrder": [{ "quantity": 5, "due": "2026-11-27" }] });
    let drop_ship = json!({ "selling": "backorder" });
    let made = json!({ "selling": "made-to-order", "leadDays": 4 });
    for item in [receipt, drop_ship, made] {
        let quiet = wait(&item, 7);
        assert_eq!(
            (quiet.announce, &*quiet.headline),
            (false, "Ships by Friday, November 27")
        );
        assert!(
            !quiet.aria.contains("backorder") && quiet.notes.is_empty(),
            "{quiet:?}"
        );
        let announced = wait(&item, 4);
        assert!(announced.announce, "four days are not fewer than four");
        let backlog = "2 units are ordered ahead of yours.";
        assert_eq!(announced.notes, ["That is 4 days from now.", backlog, KILN]);
    }
    let preorder = json!({ "releaseDate": "2026-11-27", "onHand": 3 });
    assert!(wait(&preorder, 7).headline.starts_with("Pre-order"));
}
