//! How the date is known, for who asks: the steps behind it, a sentence each.

use backsoon::present::care::How;
use backsoon::present::care::sections::Stage;
use serde_json::{Value, json};

use crate::{asked, care, chair, shown, texts, with_policy};

/// What is told to who asks for so many chairs.
fn how(shop: &Value, quantity: u64) -> How {
    care(shop, quantity).how.expect("steps")
}

fn steps(shop: &Value) -> Vec<String> {
    how(shop, 1).steps
}

/// A chair of a supplier who needs three weeks, unless that is told otherwise.
fn supplied(item: Value, supplier: Value) -> Value {
    let mut shop = chair(&item);
    shop["items"][0]["supplier"] = json!("acme");
    shop["suppliers"] = json!({ "acme": { "leadDays": 21 } });
    for (name, value) in supplier.as_object().expect("an object") {
        shop["suppliers"]["acme"][name] = value.clone();
    }
    shop
}

/// A supplier of whom so many deliveries are known, four in five of them from a day early to nine days late.
fn late(samples: u64) -> Value {
    let table = json!({ "samples": samples, "quantiles": [[0.1, -1], [0.5, 0], [0.9, 9]] });
    json!({ "lateness": { "purchase": table, "drop-ship": table, "reorder": table } })
}

const DUE: &str = "It comes with a delivery that is due on Wednesday, December 9.";
const LATE: &str =
    "We expect 4 in 5 of this supplier's deliveries in this range: 1 day early to 9 days late.";

#[test]
fn a_delivery_is_told_by_the_day_it_is_due() {
    let told = how(&chair(&json!({})), 1);
    assert_eq!(told.text, "How we know this date");
    assert_eq!(told.steps, [DUE]);
}

#[test]
fn a_window_is_told_by_how_late_the_supplier_is_and_of_how_many_that_is_known() {
    let known = "We go by 41 of its deliveries.";
    assert_eq!(steps(&supplied(json!({}), late(41))), [DUE, LATE, known]);
}

#[test]
fn few_deliveries_are_told_as_thin_evidence() {
    let told = |samples| steps(&supplied(json!({}), late(samples))).pop();
    let thin = |count: &str| {
        Some(format!(
            "We know only {count} of its deliveries so far, so this is a rough guess."
        ))
    };
    assert_eq!(told(9), thin("9"));
    assert_eq!(told(1), thin("1"));
    assert_eq!(told(10).as_deref(), Some("We go by 10 of its deliveries."));
    assert_eq!(
        told(0).as_deref(),
        Some("We know none of its deliveries yet and go by those of other suppliers.")
    );
}

#[test]
fn the_more_certain_a_window_is_the_more_deliveries_it_takes_to_know_it() {
    let shop = with_policy(supplied(json!({}), late(20)), json!({ "confidence": 0.95 }));
    let told = steps(&shop);
    assert!(
        told[1].starts_with("We expect 19 in 20 of this supplier's"),
        "{told:?}"
    );
    assert!(told[2].starts_with("We know only 20 of"), "{told:?}");
}

#[test]
fn who_is_always_as_late_is_told_by_one_day() {
    let always = |days: i64| {
        let table = json!({ "samples": 41, "quantiles": [[0.0, days], [1.0, days]] });
        steps(&supplied(
            json!({}),
            json!({ "lateness": { "purchase": table } }),
        ))
        .remove(1)
    };
    assert_eq!(
        always(0),
        "We expect 4 in 5 of this supplier's deliveries on the day."
    );
    assert_eq!(
        always(1),
        "We expect 4 in 5 of this supplier's deliveries 1 day late."
    );
}

#[test]
fn what_is_overdue_is_told_given_that_it_has_not_come() {
    let overdue = |due: &str, supplier| {
        let receipts = json!([{ "quantity": 40, "due": due }]);
        steps(&with_policy(
            supplied(json!({ "onOrder": receipts }), supplier),
            json!({ "quietDays": 0 }),
        ))
    };
    let was_due =
        |day: &str| format!("It comes with a delivery that was due on {day} and is not here yet.");
    assert_eq!(
        overdue("2026-11-19", json!({})),
        [was_due("Thursday, November 19")]
    );
    let chances = |from: &str, to: &str| {
        format!(
            "Given that it has not come yet, the chances are 4 in 5 that it comes in this range: {from} days late to {to} days late."
        )
    };
    let known = String::from("We go by 41 of its deliveries.");
    assert_eq!(
        overdue("2026-11-19", late(41))[1..],
        [chances("5", "18"), known]
    );
    let hardly_ever = "Hardly any of its deliveries was as late as this, so this is a rough guess.";
    let told = overdue("2026-11-02", late(41));
    assert_eq!(told[1..], [chances("22", "59"), String::from(hardly_ever)]);
}

#[test]
fn what_is_not_on_order_is_told_by_the_next_order_and_how_long_it_takes() {
    let order = "Our next order for it goes out on Monday, November 23.";
    let takes = "From then it takes 21 days.";
    let none = json!({ "onOrder": [] });
    assert_eq!(steps(&supplied(none.clone(), json!({}))), [order, takes]);
    let told = steps(&supplied(none, late(41)));
    assert_eq!(told[..3], [order, takes, LATE]);
    let made = json!({ "onOrder": [], "selling": "made-to-order" });
    assert_eq!(steps(&supplied(made, json!({}))), [order, takes]);
    let waits = json!({ "onOrder": [], "minimumOrder": 15, "dailyDemand": 2 });
    assert_eq!(
        steps(&supplied(waits, json!({}))),
        [
            "Our next order for it goes out on Monday, November 30.",
            takes
        ]
    );
}

#[test]
fn what_is_on_order_already_is_not_overtaken() {
    let receipts = json!([{ "quantity": 1, "due": "2027-01-11" }]);
    let shop = supplied(json!({ "onOrder": receipts }), json!({}));
    assert_eq!(
        how(&shop, 2).steps,
        [
            "Our next order for it goes out on Monday, November 23.",
            "From then it takes 21 days.",
            "It ships no sooner than what is on order already.",
            "It comes with a delivery that is due on Monday, January 11, 2027."
        ]
    );
    let soon = json!([{ "quantity": 1, "due": "2026-12-01" }]);
    let shop = supplied(json!({ "onOrder": soon }), json!({}));
    assert_eq!(
        how(&shop, 2).steps.len(),
        2,
        "unless it is here sooner anyway"
    );
}

#[test]
fn without_a_date_it_is_told_why_there_is_none() {
    let why = |shop: Value| {
        let how = how(&shop, 1);
        assert_eq!(how.text, "Why there is no date yet");
        how.steps
    };
    let undated = json!({ "onOrder": [{ "quantity": 40 }] });
    assert_eq!(
        why(chair(&undated)),
        ["It comes with a delivery for which our supplier has given us no date yet."]
    );
    assert_eq!(
        why(chair(&json!({ "onOrder": [] }))),
        [
            "Our next order for it goes out on Monday, November 23.",
            "We do not know yet how long it takes from then."
        ]
    );
    let collected = json!({ "onOrder": [], "minimumOrder": 20 });
    assert_eq!(
        why(supplied(collected, json!({}))),
        [
            "We do not know yet when our next order for it goes out.",
            "From then it takes 21 days."
        ]
    );
}

#[test]
fn what_the_supplier_sends_itself_is_told_as_sooner() {
    let shop = supplied(json!({}), json!({ "dropShipDays": 8 }));
    let told = "Our supplier sends it straight to you within 8 working days: sooner than we could.";
    assert_eq!(steps(&shop), [told]);
    let mut late = late(41);
    late["dropShipDays"] = json!(8);
    assert_eq!(steps(&supplied(json!({}), late))[..2], [told, LATE]);
}

#[test]
fn a_release_holds_everything_back() {
    let shop = chair(&json!({ "onHand": 5, "releaseDate": "2027-01-15" }));
    let released = "It is released on Friday, January 15, 2027, and nothing ships before that.";
    assert_eq!(steps(&shop), [released]);
    let shop = chair(&json!({ "releaseDate": "2027-01-15" }));
    assert_eq!(steps(&shop), [DUE, released]);
}

#[test]
fn what_the_shop_needs_to_send_it_is_told_and_the_holidays_on_the_way() {
    let mut shop = chair(&json!({ "onOrder": [{ "quantity": 40, "due": "2026-12-23" }] }));
    shop["calendar"] = json!({ "handlingDays": 2, "holidays": ["2026-11-24", "2026-12-24", "2026-12-25", "2026-12-26"] });
    assert_eq!(
        steps(&shop)[1..],
        [
            "Once it is here, we need 2 working days to send it.",
            "We are closed on Dec 24, Dec 25."
        ],
        "a holiday on a Saturday changes nothing"
    );
    shop["calendar"]["holidays"] = (24..=31)
        .map(|day| json!(format!("2026-12-{day}")))
        .collect();
    assert_eq!(steps(&shop).len(), 2, "more than five nobody reads");
}

#[test]
fn of_several_dates_that_on_the_page_is_told() {
    let receipts =
        json!([{ "quantity": 1, "due": "2026-12-02" }, { "quantity": 9, "due": "2026-12-09" }]);
    let shop = chair(&json!({ "onHand": 1, "onOrder": receipts }));
    assert_eq!(how(&shop, 5).steps, [DUE]);
    let short = json!({ "onHand": 1, "onOrder": receipts, "backorderLimit": 2 });
    assert_eq!(
        how(&chair(&short), 9).steps,
        [DUE],
        "for those that can be had"
    );
    let back = json!({ "selling": "stock" });
    assert_eq!(how(&chair(&back), 1).steps, [DUE], "when it is back");
}

#[test]
fn where_there_is_no_step_nothing_can_be_unfolded() {
    for item in [
        json!({ "onOrder": [], "selling": "stock" }),
        json!({ "selling": "discontinued" }),
        json!({ "onHand": 9 }),
    ] {
        assert_eq!(care(&chair(&item), 1).how, None, "{item}");
    }
}

#[test]
fn nobody_reads_from_it_how_many_there_are_or_wait() {
    let receipts = json!([{ "quantity": 7103, "due": "2026-12-02" }, { "quantity": 7211, "due": "2026-12-09" }]);
    let item = json!({ "onHand": 7307, "reserved": 7001, "safetyStock": 7013, "backorders": 7121,
        "backorderLimit": 7451, "minimumOrder": 7577, "dailyDemand": 7019, "onOrder": receipts });
    let mut shop = supplied(item, late(41));
    shop["suppliers"]["acme"]["waiting"] = json!(7681);
    for quantity in [1, 100, 7300] {
        let told = how(&shop, quantity).steps.concat();
        assert!(!told.contains('7'), "{quantity}: {told}");
    }
}

#[test]
fn it_is_folded_up_below_everything_else() {
    let care = care(&supplied(json!({}), late(41)), 1);
    let sections = shown(&care, Stage::Idle);
    assert_eq!(sections.last().map(|(part, _)| *part), Some("how"));
    let told = care.how.expect("steps");
    let texts = texts(&sections, "how");
    assert_eq!(texts[0], told.text);
    assert_eq!(texts[1..], told.steps);
}

#[test]
fn every_language_tells_it_in_words_of_its_own() {
    let shop = supplied(json!({}), late(41));
    for language in ["ar", "de", "es", "fr", "hu", "ja", "pl"] {
        let told = asked(language, &shop, crate::NOW, |round, words| {
            round.care("CHAIR", 1, words).how.expect("steps")
        });
        let english = how(&shop, 1);
        assert_eq!(told.steps.len(), english.steps.len());
        for (step, other) in told.steps.iter().zip(&english.steps) {
            assert!(step != other && !step.is_empty(), "{language} says {step}");
        }
        assert_ne!(told.text, english.text);
    }
}
