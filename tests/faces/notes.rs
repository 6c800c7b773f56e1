//! Each note below a headline where it belongs, and nowhere else.

use backsoon::domain::day::Day;
use backsoon::present::face::Face;
use backsoon::present::message::Message;
use backsoon::present::wording::When;
use serde_json::{Value, json};

use crate::languages::Language;
use crate::shop::Shop;
use crate::speech;

const KILN: &str = "The kiln is down; a second one is being built.";

/// A shop with a policy and one item, `CHAIR`.
fn chair(policy: Value, mut item: Value) -> Value {
    item["sku"] = json!("CHAIR");
    json!({
        "policy": policy,
        "suppliers": { "acme": { "leadDays": 14, "explanation": KILN }, "bolt": { "explanation": "" } },
        "items": [item]
    })
}

/// On order since long: it should have been here on Friday, and is expected tomorrow.
fn late() -> Value {
    let receipt = json!({ "quantity": 3, "due": "2026-11-20" });
    json!({ "selling": "backorder", "supplier": "acme", "onOrder": [receipt] })
}

/// Ordered from a supplier who takes two weeks.
fn ordered() -> Value {
    json!({ "selling": "backorder", "supplier": "acme" })
}

/// The same, while so many wait.
fn crowded(waiting: u64) -> Value {
    json!({ "selling": "backorder", "supplier": "acme", "backorders": waiting })
}

/// What is shown for so many chairs.
fn face(language: &Language, snapshot: &Value, quantity: u64) -> Face {
    Shop::new(snapshot).face_in(&language.name, "CHAIR", quantity)
}

/// A request in words, the shop, how many chairs are asked for.
type Asked = (&'static str, Value, u64);

/// Holds that `note` stands once below each of the first and below none of the second, in every
/// language.
fn stands(note: Message, where_it_does: &[Asked], where_it_does_not: &[Asked]) {
    for language in Language::all() {
        let times = |(_, snapshot, quantity): &Asked| {
            let notes = face(&language, snapshot, *quantity).notes;
            let said = notes.iter().filter(|text| language.says(note, text));
            said.count()
        };
        for asked in where_it_does {
            let place = format!("{} {} in {}", note.key, asked.0, language.name);
            assert_eq!(times(asked), 1, "{place}");
        }
        for asked in where_it_does_not {
            let place = format!("{} {} in {}", note.key, asked.0, language.name);
            assert_eq!(times(asked), 0, "{place}");
        }
    }
}

#[test]
fn the_apology_stands_where_a_late_delivery_is_announced() {
    let announced = || json!({ "quietDays": 0 });
    let mut taken = late();
    taken["backorders"] = json!(3);
    let not_for_sale = json!({ "onOrder": late()["onOrder"] });
    #[rustfmt::skip]
    stands(
        Message::OVERDUE,
        &[
            ("announced", chair(announced(), late()), 1),
            ("in part", chair(announced(), late()), 5),
        ],
        &[
            ("quiet", chair(json!({}), late()), 1),
            ("on time", chair(announced(), ordered()), 1),
            ("for those ahead", chair(announced(), taken), 1),
            ("not for sale", chair(announced(), not_for_sale), 1),
        ],
    );
}

#[test]
fn more_than_the_shop_vouches_for_is_confirmed_later() {
    let stock = |on_hand: Value| chair(json!({}), json!({ "onHand": on_hand }));
    let hidden = |waiting: u64| {
        let item = json!({ "onHand": 20, "backorders": waiting });
        chair(json!({ "maxShown": 3 }), item)
    };
    #[rustfmt::skip]
    stands(
        Message::UNSURE,
        &[
            ("of some", stock(json!("some")), 2),
            ("of hidden ones", hidden(0), 4),
            ("behind others", hidden(9), 4),
        ],
        &[
            ("one of some", stock(json!("some")), 1),
            ("as many as are shown", hidden(0), 3),
            ("as many as are shown behind others", hidden(9), 3),
            ("of what nobody counts", stock(json!("untracked")), 9),
            ("of what is counted", stock(json!(9)), 9),
        ],
    );
}

#[test]
fn where_some_cannot_be_had_it_says_when_there_will_be_more() {
    let receipts = json!([{ "quantity": 9, "due": "2026-12-04" }]);
    let dated = chair(json!({}), json!({ "onHand": 1, "onOrder": receipts }));
    let undated = chair(json!({}), json!({ "onHand": 1 }));
    let last = json!({ "onHand": 1, "selling": "discontinued" });
    #[rustfmt::skip]
    stands(
        Message::MORE,
        &[
            ("on a day", dated.clone(), 2),
            ("some day", undated.clone(), 2),
        ],
        &[
            ("all in stock", dated.clone(), 1),
            ("none in stock", chair(json!({}), json!({ "onOrder": receipts })), 2),
            ("on backorder", chair(json!({}), ordered()), 2),
            ("never again", chair(json!({}), last), 2),
        ],
    );
    for language in Language::all() {
        let more = |when| speech(&language).dated(Message::MORE, when);
        let day = When::from(Day::parse("2026-12-04"));
        assert_eq!(face(&language, &dated, 2).notes, [more(day)]);
        assert_eq!(face(&language, &undated, 2).notes, [more(When::Undated)]);
    }
}

#[test]
fn how_many_wait_stands_where_a_wait_is_announced_and_the_shop_says_so() {
    let all = || json!({ "showBacklog": true });
    let most = |most: u64| {
        let policy = json!({ "showBacklog": true, "maxShown": most });
        chair(policy, crowded(12))
    };
    let mut quiet = late();
    quiet["backorders"] = json!(2);
    #[rustfmt::skip]
    let nowhere = [
        ("quiet", chair(all(), quiet), 1),
        ("not shown", chair(json!({}), crowded(12)), 1),
        ("nobody", chair(all(), crowded(0)), 1),
        ("in stock", chair(all(), json!({ "onHand": 20, "backorders": 12 })), 1),
        ("out of stock", chair(all(), json!({ "backorders": 12 })), 1),
    ];
    let few = [
        ("all", chair(all(), crowded(12)), 1),
        ("as many as are shown", most(12), 1),
    ];
    let many = [("more than are shown", most(11), 1)];
    stands(Message::WAITING, &few, &[&nowhere[..], &many].concat());
    stands(Message::WAITING_MANY, &many, &[&nowhere[..], &few].concat());
    for language in Language::all() {
        let speech = speech(&language);
        for (shown, message) in [(12, Message::WAITING), (11, Message::WAITING_MANY)] {
            let notes = face(&language, &most(shown), 1).notes;
            assert_eq!(notes[1], speech.counted(message, shown));
        }
    }
}

/// R11, in the merchant's own words.
#[test]
fn why_it_takes_a_while_stands_where_that_is_announced() {
    let of = |supplier: &str, mut item: Value| {
        item["supplier"] = json!(supplier);
        chair(json!({ "lowStock": 2 }), item)
    };
    let acme = |item: Value| of("acme", item);
    #[rustfmt::skip]
    let explained = [
        ("on backorder", acme(ordered()), 1),
        ("in part", acme(json!({ "onHand": 1, "selling": "backorder" })), 2),
        ("made to order", acme(json!({ "selling": "made-to-order" })), 1),
        ("before its release", acme(json!({ "onHand": 1, "releaseDate": "2027-01-15" })), 1),
        ("out of stock", acme(json!({})), 1),
        ("short", acme(json!({ "onHand": 1 })), 2),
    ];
    #[rustfmt::skip]
    let unexplained = [
        ("quiet", acme(late()), 1),
        ("in stock", acme(json!({ "onHand": 9 })), 1),
        ("low", acme(json!({ "onHand": 1 })), 1),
        ("never again", acme(json!({ "selling": "discontinued" })), 1),
        ("the last ones", acme(json!({ "onHand": 1, "selling": "discontinued" })), 2),
        ("from nobody", of("nobody", ordered()), 1),
        ("from one who says nothing", of("bolt", ordered()), 1),
    ];
    for language in Language::all() {
        let times = |(_, snapshot, quantity): &Asked| {
            let notes = face(&language, snapshot, *quantity).notes;
            assert!(notes.iter().all(|note| !note.is_empty()), "{notes:?}");
            notes.iter().filter(|note| *note == KILN).count()
        };
        for asked in &explained {
            assert_eq!(times(asked), 1, "{}", asked.0);
        }
        for asked in &unexplained {
            assert_eq!(times(asked), 0, "{}", asked.0);
        }
    }
}

#[test]
fn how_many_days_it_takes_stands_where_a_wait_is_announced_and_dated() {
    let made = |lead_days: u64, quiet_days: u64| {
        let item = json!({ "selling": "made-to-order", "leadDays": lead_days });
        chair(json!({ "quietDays": quiet_days }), item)
    };
    let chair = |item: Value| chair(json!({ "quietDays": 0 }), item);
    let released = || json!({ "onHand": 1, "releaseDate": "2026-11-25" });
    let in_part = json!({ "onHand": 1, "selling": "backorder", "leadDays": 14 });
    let coming = json!({ "onOrder": [{ "quantity": 1, "due": "2026-12-04" }] });
    #[rustfmt::skip]
    stands(
        Message::WAIT,
        &[
            ("on backorder", chair(ordered()), 1),
            ("made to order", made(7, 7), 1),
            ("tomorrow", made(1, 0), 1),
            ("before its release", chair(released()), 1),
        ],
        &[
            ("quiet", made(4, 7), 1),
            ("today", made(0, 0), 1),
            ("on several days", chair(in_part), 2),
            ("some day", chair(json!({ "selling": "backorder" })), 1),
            ("in stock", chair(json!({ "onHand": 1 })), 1),
            ("short", chair(released()), 2),
            ("out of stock", chair(coming), 1),
        ],
    );
    for language in Language::all() {
        for days in [1, 7, 14] {
            let wait = speech(&language).counted(Message::WAIT, days);
            assert_eq!(face(&language, &made(days, 0), 1).notes, [wait]);
        }
    }
}

#[test]
fn the_day_at_the_door_stands_wherever_there_is_a_day_to_ship() {
    let sent = |min: u64, max: u64, item: Value| {
        chair(json!({ "transitDays": { "min": min, "max": max } }), item)
    };
    let stock = || json!({ "onHand": 1 });
    #[rustfmt::skip]
    let nowhere = [
        ("some day", sent(1, 1, json!({ "selling": "backorder" })), 1),
        ("short", sent(1, 1, stock()), 2),
        ("out of stock", sent(1, 1, json!({})), 1),
        ("nothing known", chair(json!({}), stock()), 1),
    ];
    let in_part = || json!({ "onHand": 1, "selling": "backorder", "leadDays": 14 });
    let on_a_day = [
        ("in stock", sent(1, 1, stock()), 1),
        ("quiet", sent(0, 0, late()), 1),
    ];
    let in_a_window = [
        ("in stock", sent(1, 2, stock()), 1),
        ("later", sent(0, 3, ordered()), 1),
    ];
    let in_parts = [
        ("in part", sent(1, 1, in_part()), 2),
        ("in part, in a window", sent(1, 3, in_part()), 2),
    ];
    let all = [&nowhere[..], &on_a_day, &in_a_window, &in_parts];
    let but = |left_out: usize| {
        let rest = (0..all.len()).filter(|number| *number != left_out);
        rest.flat_map(|number| all[number].to_vec())
            .collect::<Vec<_>>()
    };
    stands(Message::ARRIVES, &on_a_day, &but(1));
    stands(Message::ARRIVES_WINDOW, &in_a_window, &but(2));
    stands(Message::ARRIVES_ALL, &in_parts, &but(3));
}

/// R16: neither the apology nor the backlog nor the explanation.
#[test]
fn a_quiet_wait_has_none_of_the_notes_that_an_announced_one_has() {
    let shop = |quiet_days: u64| {
        let mut item = late();
        item["backorders"] = json!(2);
        let policy = json!({ "quietDays": quiet_days, "showBacklog": true });
        chair(policy, item)
    };
    for language in Language::all() {
        let speech = speech(&language);
        let announced = [
            speech.say(Message::OVERDUE),
            speech.counted(Message::WAIT, 1),
            speech.counted(Message::WAITING, 2),
            String::from(KILN),
        ];
        assert_eq!(face(&language, &shop(1), 1).notes, announced);
        let quiet = face(&language, &shop(2), 1);
        assert_eq!((quiet.announce, quiet.notes), (false, vec![]));
    }
}
