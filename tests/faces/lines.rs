//! Headlines, the line below them and what ships when, where they are more than a state and a day.

use backsoon::domain::availability::State;
use backsoon::domain::day::Day;
use backsoon::present::face::Face;
use backsoon::present::message::Message;
use backsoon::present::wording::When;
use serde_json::{Value, json};

use crate::languages::Language;
use crate::shop::Shop;
use crate::speech;

fn chair(policy: Value, mut item: Value) -> Shop {
    item["sku"] = json!("CHAIR");
    Shop::new(&json!({ "policy": policy, "items": [item] }))
}

fn on(day: &str) -> When {
    When::from(Day::parse(day))
}

/// What is shown in English for a chair in stock, with a calendar, at a moment.
fn stock(calendar: Value, now: &str) -> Face {
    let item = json!({ "sku": "CHAIR", "onHand": 9 });
    let snapshot = json!({ "calendar": calendar, "items": [item] });
    Shop::new(&snapshot).at(now).face("CHAIR", 1)
}

#[test]
fn until_when_to_order_stands_only_where_it_ships_today_because_of_that() {
    let says = |face: &Face| {
        let languages = Language::all();
        let english = languages.iter().find(|language| language.name == "en");
        let english = english.expect("English");
        assert!(face.detail.is_empty() || english.says(Message::CUT_OFF, &face.detail));
        !face.detail.is_empty()
    };
    let cut_off = || json!({ "cutOff": "14:00" });
    assert!(says(&stock(cut_off(), "2026-11-23T00:00")));
    assert!(says(&stock(cut_off(), "2026-11-23T13:59")));
    // Too late for today; a Saturday; a holiday; packing takes a day; there is no such time.
    assert!(!says(&stock(cut_off(), "2026-11-23T14:00")));
    assert!(!says(&stock(cut_off(), "2026-11-28T10:00")));
    let holidays = json!({ "cutOff": "14:00", "holidays": ["2026-11-23"] });
    assert!(!says(&stock(holidays, "2026-11-23T10:00")));
    let handling = json!({ "cutOff": "14:00", "handlingDays": 1 });
    assert!(!says(&stock(handling, "2026-11-23T10:00")));
    assert!(!says(&stock(json!({}), "2026-11-23T10:00")));
}

#[test]
fn how_few_are_left_is_said_only_as_far_as_the_shop_shows_it() {
    let shop = |most: u64| {
        let policy = json!({ "lowStock": 5, "maxShown": most });
        chair(policy, json!({ "onHand": 6, "backorders": 2 }))
    };
    for language in Language::all() {
        let headline = |most| {
            let face = shop(most).face_in(&language.name, "CHAIR", 1);
            assert_eq!(face.state, State::LowStock);
            face.headline
        };
        let speech = speech(&language);
        let today = on("2026-11-23");
        let left = speech.speak(Message::LOW_STOCK, Some(today), Some(4), &[]);
        assert_eq!(headline(4), left);
        assert_eq!(headline(3), speech.dated(Message::IN_STOCK, today));
    }
}

#[test]
fn where_some_cannot_be_had_the_headline_is_dated_by_the_last_that_can() {
    let shop = chair(
        json!({}),
        json!({ "onHand": 1, "selling": "backorder", "backorderLimit": 2,
                "onOrder": [{ "quantity": 1, "due": "2026-12-04" }, { "quantity": 1, "due": "2026-12-11" }] }),
    );
    for language in Language::all() {
        let face = shop.face_in(&language.name, "CHAIR", 5);
        let speech = speech(&language);
        let last = Some(on("2026-12-11"));
        let headline = speech.speak(Message::SHORT, last, Some(3), &[("quantity", "5")]);
        assert_eq!((face.state, face.headline), (State::Short, headline));
        assert_eq!(face.dates, None);
    }
}

/// One unit every week from now on, and at the end some that nobody has a day for.
#[test]
fn the_last_line_of_a_long_list_speaks_for_all_that_follow() {
    let first = Day::parse("2026-11-27").expect("a day");
    let weekly = |n: u64| json!({ "quantity": 1, "due": first.plus(7 * n) });
    let weekly: Vec<_> = (0..12).map(weekly).collect();
    let shop = chair(
        json!({}),
        json!({ "selling": "backorder", "onOrder": weekly, "backorderLimit": 15 }),
    );
    for language in Language::all() {
        let split = |quantity| shop.face_in(&language.name, "CHAIR", quantity).split;
        let speech = speech(&language);
        let line = |week: u64, units| {
            let message = if week == 0 {
                Message::SPLIT
            } else {
                Message::SPLIT_MORE
            };
            let when = When::from(first.plus(7 * week));
            speech.speak(message, Some(when), Some(units), &[])
        };
        let nine: Vec<_> = (0..9).map(|week| line(week, 1)).collect();
        assert_eq!(split(10), [&nine[..], &[line(9, 1)]].concat());
        assert_eq!(split(12), [&nine[..], &[line(11, 3)]].concat());
        let undated = speech.speak(Message::SPLIT_MORE, Some(When::Undated), Some(6), &[]);
        let slice = std::slice::from_ref(&undated);
        assert_eq!(split(15), [&nine[..], slice].concat());
        let none = speech.counted(Message::SPLIT_NONE, 2);
        assert_eq!(split(17), [&nine[..], &[undated, none]].concat());
    }
}
