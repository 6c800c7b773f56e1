//! How windows read, where suppliers are not always on time: what stands in the headline, what below it, and
//! that nothing of it contradicts the rest.

use backsoon::present::face::{Face, Tone};
use backsoon::present::message::Message;
use backsoon::present::wording::When;
use serde_json::{Value, json};

use crate::languages::Language;
use crate::shop::Shop;
use crate::speech;

/// A supplier whose deliveries come from `first` to `last` days late, as so many of them tell.
fn supplier(first: i64, last: i64, samples: u64) -> Value {
    let table = json!({ "samples": samples, "quantiles": [[0.1, first], [0.9, last]] });
    json!({ "lateness": { "purchase": table } })
}

/// A shop that is open every day and sells chairs, of which one comes from each supplier: due on a day, from
/// so many to so many days late.
fn chairs(selling: &str, deliveries: &[(&str, i64, i64)]) -> Value {
    let mut snapshot = json!({
        "calendar": { "closed": [] }, "suppliers": {},
        "items": [{ "sku": "CHAIR", "selling": selling, "onOrder": [] }]
    });
    for (number, (due, first, last)) in deliveries.iter().enumerate() {
        let name = number.to_string();
        let receipt = json!({ "quantity": 1, "due": due, "supplier": name });
        snapshot["suppliers"][&name] = supplier(*first, *last, 41);
        let receipts = &mut snapshot["items"][0]["onOrder"];
        receipts.as_array_mut().expect("a list").push(receipt);
    }
    snapshot
}

/// What is shown in English for so many chairs.
fn face(snapshot: &Value, quantity: u64) -> Face {
    Shop::new(snapshot).face("CHAIR", quantity)
}

/// The same of one chair from such a delivery.
fn one(due: &str, first: i64, last: i64) -> Face {
    face(&chairs("backorder", &[(due, first, last)]), 1)
}

const SLACK: &str = "Our supplier is sometimes late, so we allow more time.";
const FEW: &str = "We have had few deliveries from this supplier, so we cannot be more exact yet.";

#[test]
fn the_headline_has_the_day_to_rely_on_and_a_note_both() {
    let face = one("2026-12-04", 0, 5);
    let headline = "On backorder, ships by Wednesday, December 9";
    assert_eq!(face.headline, headline);
    assert_eq!(face.badge, "On backorder, ships by Dec 9");
    // It does not say "that is 16 days from now" of a window.
    assert_eq!(face.notes, ["Expected to ship between December 4 and 9."]);
    assert!(face.aria.starts_with(headline) && face.aria.ends_with(&face.notes[0]));
    let dates = face.dates.expect("dates");
    assert_eq!(dates.earliest.to_string(), "2026-12-04");
    assert_eq!(dates.latest.to_string(), "2026-12-09");
}

#[test]
fn a_month_is_said_once_and_a_year_where_it_is_needed_in_each_language() {
    #[rustfmt::skip]
    let table = [
        ("ar", "بين 4 و9 ديسمبر", "بين 27 نوفمبر و4 ديسمبر", "بين 4 ديسمبر 2027 و9 ديسمبر 2027"),
        ("de", "zwischen dem 4. und dem 9. Dezember", "zwischen dem 27. November und dem 4. Dezember",
            "zwischen dem 4. Dez. 2027 und dem 9. Dez. 2027"),
        ("en", "between December 4 and 9", "between November 27 and December 4",
            "between Dec 4, 2027 and Dec 9, 2027"),
        ("es", "entre el 4 y el 9 de diciembre", "entre el 27 de noviembre y el 4 de diciembre",
            "entre el 4 dic 2027 y el 9 dic 2027"),
        ("fr", "entre le 4 et le 9 décembre", "entre le 27 novembre et le 4 décembre",
            "entre le 4 déc. 2027 et le 9 déc. 2027"),
        ("hu", "december 4. és 9. között", "november 27. és december 4. között",
            "2027. dec. 4. és 2027. dec. 9. között"),
        ("ja", "12月4日から9日の間に", "11月27日から12月4日の間に", "2027年12月4日から2027年12月9日の間に"),
        ("pl", "między 4 a 9 grudnia", "między 27 listopada a 4 grudnia", "między 4 gru 2027 a 9 gru 2027"),
    ];
    assert_eq!(table.len(), Language::all().len());
    for (language, month, months, year) in table {
        let note = |due: &str, last: i64| {
            let snapshot = chairs("backorder", &[(due, 0, last)]);
            let face = Shop::new(&snapshot).face_in(language, "CHAIR", 1);
            face.notes.into_iter().next().unwrap_or_default()
        };
        for (said, due, last) in [
            (month, "2026-12-04", 5),
            (months, "2026-11-27", 7),
            (year, "2027-12-04", 5),
        ] {
            let note = note(due, last);
            assert!(note.contains(said), "{language}: {note}");
        }
    }
}

/// The first of the month does not lose its month to the thirty-first, nor the 4th to the 14th.
#[test]
fn days_of_two_months_keep_them_both() {
    for (due, last, said) in [
        ("2026-11-30", 4, "between November 30 and December 4"),
        ("2026-12-04", 10, "between December 4 and 14"),
        ("2026-11-24", 30, "between November 24 and December 24"),
        ("2026-12-28", 11, "between December 28 and January 8"),
    ] {
        let note = &one(due, 0, last).notes[0];
        assert_eq!(*note, format!("Expected to ship {said}."));
    }
}

#[test]
fn a_narrow_window_reads_as_a_day() {
    let face = one("2026-12-06", 0, 3);
    let headline = "On backorder, ships by Wednesday, December 9";
    assert_eq!(face.headline, headline);
    assert_eq!(face.notes, ["That is 16 days from now."]);
}

#[test]
fn a_wide_window_says_why_and_only_what_is_true() {
    let window = |text: &str| format!("Expected to ship between {text}.");
    let table = [
        ("as late as a week", 0, 7, "December 4 and 11", None),
        ("later", 0, 8, "December 4 and 12", Some(SLACK)),
        (
            "often early, never late",
            -9,
            0,
            "November 25 and December 4",
            None,
        ),
        (
            "early or late, not by much",
            -4,
            4,
            "November 30 and December 8",
            None,
        ),
    ];
    for (what, first, last, days, reason) in table {
        let mut expected = vec![window(days)];
        expected.extend(reason.map(String::from));
        assert_eq!(one("2026-12-04", first, last).notes, expected, "{what}");
    }
    let few = |samples: u64, last: i64| {
        let mut snapshot = chairs("backorder", &[("2026-12-04", 0, 0)]);
        snapshot["suppliers"]["0"] = supplier(-1, last, samples);
        face(&snapshot, 1).notes[1..].to_vec()
    };
    assert_eq!(few(9, 20), [FEW]);
    assert_eq!(few(10, 20), [SLACK]);
    assert_eq!(few(9, 6), [] as [&str; 0]);
}

#[test]
fn a_delivery_that_is_late_is_expected_any_day_unless_it_may_take_long() {
    let notes = |supplier: Value| {
        let mut snapshot = chairs("backorder", &[("2026-11-19", 0, 0)]);
        snapshot["policy"] = json!({ "quietDays": 0 });
        snapshot["suppliers"]["0"] = supplier;
        face(&snapshot, 1).notes
    };
    assert_eq!(
        notes(json!({})),
        [
            "We are sorry: the delivery is late. We expect it any day now.",
            "That is 1 day from now."
        ]
    );
    let long = notes(supplier(0, 30, 41));
    assert_eq!(long[0], "We are sorry: the delivery is late.");
    // The apology is the reason, so that no other is given.
    assert_eq!(long.len(), 2, "{long:?}");
    let window = "Expected to ship between November ";
    assert!(long[1].starts_with(window) && long[1].contains(" and December "));
}

/// R16: what is scheduled soon is announced as no delay, whenever it may come.
#[test]
fn r16_a_quiet_wait_with_a_late_end_is_told_calmly_and_in_full() {
    let face = one("2026-11-26", 0, 18);
    assert_eq!((face.announce, face.tone), (false, Tone::Good));
    assert_eq!(face.headline, "Ships by Monday, December 14");
    let window = "Expected to ship between November 26 and December 14.";
    assert_eq!(face.notes, [window, SLACK]);
    // Not even where the delivery is late does it say sorry.
    let late = one("2026-11-20", 0, 30);
    assert_eq!((late.announce, late.tone), (false, Tone::Good));
    assert_eq!(late.notes.len(), 2, "{:?}", late.notes);
    assert!(late.notes[0].starts_with("Expected to ship between November 2"));
    assert_eq!(late.notes[1], SLACK);
}

#[test]
fn what_is_out_of_stock_is_back_by_the_last_day_of_its_window() {
    let face = |first: i64, last: i64| face(&chairs("stock", &[("2026-12-04", first, last)]), 1);
    let week = face(0, 5);
    assert_eq!(week.headline, "Out of stock, back by Wednesday, December 9");
    assert_eq!(week.badge, "Out of stock, back by Dec 9");
    assert_eq!(week.notes, ["Expected back between December 4 and 9."]);
    let wide = face(0, 40);
    let back = "Expected back between December 4 and January 13.";
    assert_eq!(wide.notes, [back, SLACK]);
    assert_eq!(face(0, 0).notes, [] as [&str; 0]);
}

#[test]
fn what_is_short_is_there_again_by_the_last_day_of_its_window() {
    let mut snapshot = chairs("stock", &[("2026-12-04", 0, 5)]);
    snapshot["items"][0]["onHand"] = json!(1);
    let notes = face(&snapshot, 2).notes;
    assert_eq!(notes, ["More is expected by Wednesday, December 9."]);
}

#[test]
fn parts_are_told_in_the_order_of_their_last_days_and_those_of_one_as_one() {
    // The first to be due may be the last to come.
    let three = [
        ("2026-12-01", 0, 20),
        ("2026-12-04", 0, 5),
        ("2026-12-09", -2, 0),
    ];
    let snapshot = chairs("backorder", &three);
    let face = face(&snapshot, 4);
    assert_eq!(
        face.split,
        [
            "2 by Wednesday, December 9",
            "1 more by Monday, December 21",
            "1 more with no date yet"
        ]
    );
    let dated = Shop::new(&snapshot).face("CHAIR", 3);
    let headline = "On backorder, ships by Monday, December 21";
    assert_eq!(dated.headline, headline);
    assert_eq!(dated.split, face.split[..2]);
    // Each part has a window of its own: one over all of them would be of none.
    assert_eq!(dated.notes, [SLACK]);
}

#[test]
fn a_headline_of_what_can_be_had_is_dated_by_the_last_of_it() {
    let mut snapshot = chairs("backorder", &[("2026-12-01", 0, 20), ("2026-12-09", 0, 0)]);
    snapshot["items"][0]["backorderLimit"] = json!(2);
    for language in Language::all() {
        let face = Shop::new(&snapshot).face_in(&language.name, "CHAIR", 3);
        let last = Some(When::from(backsoon::domain::day::Day::parse("2026-12-21")));
        let quantity = [("quantity", "3")];
        let headline = speech(&language).speak(Message::SHORT, last, Some(2), &quantity);
        assert_eq!(face.headline, headline);
    }
}

#[test]
fn at_the_door_it_is_from_the_first_day_to_the_last() {
    let transit = |deliveries: &[(&str, i64, i64)], quantity: u64| {
        let mut snapshot = chairs("backorder", deliveries);
        snapshot["policy"] = json!({ "transitDays": { "min": 1, "max": 3 } });
        face(&snapshot, quantity).notes
    };
    let week = ("2026-12-04", 0, 5);
    assert_eq!(
        transit(&[week], 1),
        [
            "Expected to ship between December 4 and 9.",
            "At your door between December 5 and 12."
        ]
    );
    assert_eq!(
        transit(&[week, ("2026-12-14", 0, 0)], 2),
        ["All of it at your door by Thursday, December 17."]
    );
}
