//! What a shopper reads, state by state, in each language.

mod catalogues;
mod countdown;
mod eastern;
mod html;
#[path = "../shop/languages.rs"]
mod languages;
mod lines;
mod news;
mod notes;
mod published;
#[path = "../shop/mod.rs"]
mod shop;
mod windows;

use backsoon::domain::availability::State;
use backsoon::domain::day::Day;
use backsoon::present::face::{Face, Tone};
use backsoon::present::message::Message;
use backsoon::present::wording::Speech;
use serde_json::{Value, json};

use crate::languages::Language;
use crate::shop::Shop;

/// How a language speaks on the Monday of most tests.
fn speech(language: &Language) -> Speech<'_> {
    Speech {
        words: &language.words,
        today: Day::parse("2026-11-23").expect("a day"),
        long: true,
    }
}

/// An item for each state, named after it.
fn every_state() -> Value {
    json!({
        "calendar": { "cutOff": "14:00" },
        "policy": { "lowStock": 2 },
        "suppliers": { "acme": { "leadDays": 14 } },
        "items": [
            { "sku": "in-stock", "onHand": 10 },
            { "sku": "low-stock", "onHand": 2 },
            { "sku": "partial", "onHand": 1, "selling": "backorder", "supplier": "acme" },
            { "sku": "backorder", "selling": "backorder", "supplier": "acme" },
            { "sku": "preorder", "releaseDate": "2027-01-15", "onHand": 5 },
            { "sku": "made-to-order", "selling": "made-to-order", "leadDays": 30 },
            { "sku": "short", "onHand": 1, "onOrder": [{ "quantity": 5, "due": "2026-12-04" }] },
            { "sku": "out-of-stock", "onOrder": [{ "quantity": 5, "due": "2026-12-04" }] },
            { "sku": "discontinued", "selling": "discontinued" }]
    })
}

fn discreet(mut snapshot: Value) -> Value {
    snapshot["policy"]["wording"] = json!("discreet");
    snapshot
}

#[test]
fn each_state_has_its_headline_in_english_and_hungarian() {
    let shop = Shop::new(&every_state());
    #[rustfmt::skip]
    let table = [
        ("in-stock", "In stock, ships today", "Raktáron, még ma feladjuk"),
        ("low-stock", "Only 2 left, ships today", "Már csak 2 darab, még ma feladjuk"),
        ("partial", "Part in stock, the rest by Monday, December 7", "Részben raktáron, a többi legkésőbb: december 7., hétfő"),
        ("backorder", "On backorder, ships by Monday, December 7", "Utánrendelés alatt, feladás legkésőbb: december 7., hétfő"),
        ("preorder", "Pre-order, ships by Friday, January 15, 2027",
            "Előrendelhető, feladás legkésőbb: 2027. január 15., péntek"),
        ("made-to-order", "Made to order, ships by Wednesday, December 23",
            "Rendelésre készül, feladás legkésőbb: december 23., szerda"),
        ("short", "Only 1 of your 2 available, ships today", "Csak 1 kapható a kért 2 darabból, még ma feladjuk"),
        ("out-of-stock", "Out of stock, back by Friday, December 4",
            "Nincs raktáron, újra kapható legkésőbb: december 4., péntek"),
        ("discontinued", "No longer available", "Már nem kapható"),
        ("unknown", "Availability not known", "A készlet nem ismert"),
    ];
    for state in State::ALL {
        let (_, english, hungarian) = *table
            .iter()
            .find(|row| row.0 == state.name())
            .expect("a row");
        let face = shop.face(state.name(), 2);
        assert_eq!(face.state, state);
        assert_eq!(face.headline, english);
        assert_eq!(shop.face_in("hu", state.name(), 2).headline, hungarian);
    }
}

#[test]
fn each_state_says_what_happens_next_and_has_its_mood() {
    let shop = Shop::new(&every_state());
    let table = [
        ("in-stock", Tone::Good, Message::CUT_OFF),
        ("low-stock", Tone::Low, Message::CUT_OFF),
        ("partial", Tone::Wait, Message::REORDER),
        ("backorder", Tone::Wait, Message::REORDER),
        ("preorder", Tone::Wait, Message::PREORDER_NOTE),
        ("made-to-order", Tone::Wait, Message::MADE_TO_ORDER_NOTE),
        ("short", Tone::Low, Message::SHORT_NOTE),
        ("out-of-stock", Tone::Gone, Message::RETURNS),
        ("discontinued", Tone::Gone, Message::GONE_NOTE),
        ("unknown", Tone::Gone, Message::UNKNOWN_NOTE),
    ];
    for language in Language::all() {
        for (state, tone, detail) in table {
            let face = shop.face_in(&language.name, state, 2);
            assert_eq!(face.tone, tone, "{state}");
            assert!(language.says(detail, &face.detail), "{}", face.detail);
        }
    }
}

#[test]
fn a_badge_has_the_shortest_date() {
    let shop = Shop::new(&every_state());
    assert_eq!(
        shop.face("backorder", 1).badge,
        "On backorder, ships by Dec 7"
    );
    // The nearest January 15 there is.
    assert_eq!(shop.face("preorder", 1).badge, "Pre-order, ships by Jan 15");
    let hungarian = shop.face_in("hu", "backorder", 1).badge;
    assert_eq!(hungarian, "Utánrendelve, legkésőbb: dec. 7.");
}

/// In autumn "Oct 8" might be taken for one that was.
#[test]
fn a_badge_names_the_year_of_a_day_that_is_far() {
    let badge = |release: &str| {
        let item = json!({ "sku": "A", "onHand": 1, "releaseDate": release });
        let snapshot = json!({ "calendar": { "closed": [] }, "items": [item] });
        Shop::new(&snapshot).face("A", 1).badge
    };
    assert_eq!(badge("2027-08-20"), "Pre-order, ships by Aug 20");
    assert_eq!(badge("2027-08-21"), "Pre-order, ships by Aug 21, 2027");
}

#[test]
fn discreet_wording_never_says_backorder_but_how_long_it_takes() {
    let shop = Shop::new(&discreet(every_state()));
    let face = shop.face("backorder", 1);
    assert_eq!(face.headline, "Ships by Monday, December 7");
    assert_eq!(face.notes, ["That is 14 days from now."]);
    let hungarian = shop.face_in("hu", "backorder", 1);
    assert_eq!(hungarian.headline, "Feladás legkésőbb: december 7., hétfő");
    assert_eq!(hungarian.notes, ["A feladásig még 14 nap van hátra."]);
    for state in State::ALL {
        for (language, word) in [
            ("ar", "مؤجل"),
            ("de", "nachbestell"),
            ("en", "backorder"),
            ("es", "bajo pedido"),
            ("fr", "réappro"),
            ("hu", "utánrendel"),
            ("ja", "取り寄せ"),
            ("pl", "na zamówienie"),
        ] {
            let face = shop.face_in(language, state.name(), 2);
            assert!(!everything(&face).to_lowercase().contains(word), "{face:?}");
        }
    }
}

#[test]
fn a_quiet_wait_reads_as_calmly_as_stock() {
    let mut snapshot = every_state();
    snapshot["policy"]["quietDays"] = json!(40);
    let shop = Shop::new(&snapshot);
    for sku in ["partial", "backorder", "made-to-order"] {
        let face = shop.face(sku, 2);
        assert_eq!((face.announce, face.tone), (false, Tone::Good), "{sku}");
        assert!(face.headline.starts_with("Ships by "), "{}", face.headline);
        assert!(
            shop.face_in("hu", sku, 2)
                .headline
                .starts_with("Feladás legkésőbb: ")
        );
        assert!(face.detail.is_empty() && face.notes.is_empty(), "{face:?}");
    }
    assert!(shop.face("preorder", 1).announce);
}

#[test]
fn units_that_ship_apart_are_said_apart() {
    let shop = Shop::new(&every_state());
    assert_eq!(
        shop.face("partial", 3).split,
        ["1 today", "2 more by Monday, December 7"]
    );
    assert_eq!(shop.face("short", 3).split, ["1 today", "2 not available"]);
    assert_eq!(
        shop.face_in("hu", "partial", 3).split,
        [
            "1 darab ma",
            "további 2 darab legkésőbb: december 7., hétfő"
        ]
    );
    assert!(shop.face("backorder", 3).split.is_empty());
}

#[test]
fn the_door_stands_beside_the_ship_date() {
    let mut snapshot = every_state();
    snapshot["policy"]["transitDays"] = json!({ "min": 1, "max": 3 });
    let face = Shop::new(&snapshot).face("backorder", 1);
    assert!(face.headline.contains("December 7"));
    assert!(
        face.notes
            .contains(&"At your door between December 8 and 10.".into())
    );
}

#[test]
fn today_and_tomorrow_are_called_so() {
    let shop = |now| Shop::new(&every_state()).at(now);
    assert_eq!(
        shop("2026-11-23T13:59").face("in-stock", 1).headline,
        "In stock, ships today"
    );
    assert_eq!(
        shop("2026-11-23T14:00").face("in-stock", 1).headline,
        "In stock, ships tomorrow"
    );
    assert_eq!(
        shop("2026-11-27T14:00").face("in-stock", 1).headline,
        "In stock, ships Monday, November 30"
    );
    assert_eq!(shop("2026-11-23T14:00").face("in-stock", 1).detail, "");
}

#[test]
fn a_merchants_own_words_stay_as_they_are() {
    let mut snapshot = every_state();
    snapshot["suppliers"]["acme"]["explanation"] = json!("<b>{{date}}</b> the kiln…");
    let face = Shop::new(&snapshot).face("backorder", 1);
    assert!(
        face.notes.contains(&"<b>{{date}}</b> the kiln…".into()),
        "{face:?}"
    );
}

#[test]
fn an_explanation_is_one_line_of_what_can_be_seen_or_none() {
    let notes = |told: &str| {
        let mut snapshot = every_state();
        snapshot["suppliers"]["acme"]["explanation"] = json!(told);
        Shop::new(&snapshot).face("backorder", 1).notes
    };
    let none = notes("");
    assert_eq!(notes(" \n\u{200b}"), none);
    let told = notes(" The kiln\u{202e}\nbroke. ");
    assert!(told.contains(&"The kiln broke.".into()), "{told:?}");
}

fn everything(face: &Face) -> String {
    let single = [&face.headline, &face.badge, &face.detail, &face.aria];
    let all = single.into_iter().chain(&face.split).chain(&face.notes);
    all.map(|text| format!("{text}\n")).collect()
}
