//! What public snapshots have of faces, and when that is true.

use backsoon::domain::calendar::Calendar;
use backsoon::domain::day::{Day, Moment, Time};
use backsoon::present::published::{PublishedFace, Spell};
use serde_json::{Value, json};

use crate::every_state;
use crate::shop::Shop;

fn published(shop: &Shop, locale: &str, sku: &str) -> Value {
    let face = shop.face_in(locale, sku, 1);
    serde_json::to_value(PublishedFace::from(&face)).expect("JSON")
}

#[test]
fn what_goes_without_saying_is_not_written() {
    let shop = Shop::new(&json!({ "items": [
        { "sku": "CHAIR", "onHand": 9 },
        { "sku": "SOFA", "selling": "backorder", "onOrder": [{ "quantity": 9, "due": "2026-12-09" }] }] }));
    assert_eq!(
        published(&shop, "en", "CHAIR"),
        json!({ "state": "in-stock", "tone": "good", "headline": "In stock, ships today" })
    );
    assert_eq!(
        published(&shop, "en", "SOFA"),
        json!({
            "state": "backorder",
            "tone": "wait",
            "headline": "On backorder, ships by Wednesday, December 9",
            "badge": "On backorder, ships by Dec 9",
            "detail": "More is on order. Orders are filled first come, first served.",
            "notes": ["That is 16 days from now."],
            "aria": "On backorder, ships by Wednesday, December 9. More is on order. Orders are filled first come, first served. That is 16 days from now.",
        })
    );
}

#[test]
fn a_spell_is_the_day_or_what_of_it_is_on_one_side_of_the_cut_off() {
    let two = Time::parse("14:00");
    #[rustfmt::skip]
    let table = [
        (None, "00:00", None, None),
        (None, "23:59", None, None),
        (two, "00:00", None, two),
        (two, "13:59", None, two),
        (two, "14:00", two, None),
        (two, "23:59", two, None),
        (Time::parse("00:00"), "00:00", Time::parse("00:00"), None),
    ];
    for (cut_off, time, from, until) in table {
        let on = Day::parse("2026-11-23").expect("a day");
        let mut calendar = Calendar::default();
        calendar.cut_off = cut_off;
        let time = Time::parse(time).expect("a time");
        let spell = Spell::around(&calendar, Moment { day: on, time });
        assert_eq!(spell, Spell { on, from, until }, "{cut_off:?} at {time:?}");
    }
}

/// So what was published at one minute of a spell is what would be said at any other.
#[test]
fn within_a_spell_no_face_changes() {
    for first in [0, 14 * 60] {
        let at = |minute: i32| format!("2026-11-23T{:02}:{:02}", minute / 60, minute % 60);
        let snapshot = every_state();
        let said = |minute: i32| {
            let shop = Shop::new(&snapshot).at(&at(minute));
            let items = snapshot["items"].as_array().expect("items").iter();
            let skus = items.map(|item| item["sku"].as_str().expect("a sku"));
            skus.map(|sku| published(&shop, "en", sku))
                .collect::<Vec<_>>()
        };
        let last = if first == 0 { 14 * 60 } else { 24 * 60 };
        for minute in (first..last).step_by(45).chain([first + 1, last - 1]) {
            assert_eq!(said(minute), said(first), "at {}", at(minute));
        }
        assert_ne!(said(0), said(14 * 60));
    }
}
