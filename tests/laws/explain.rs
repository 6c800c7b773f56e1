//! What holds for the steps behind every promise: by them alone anybody comes to the same days, and none can be
//! left out or be another.

use std::collections::BTreeMap;

use backsoon::domain::supply::Round;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::by_hand::{date, promised};
use crate::generate::asked;
use crate::public::published;
use crate::run::{check, draw};
use crate::shop::{Asked, Shop};

/// A shop whose suppliers are late, and a question.
fn asked_of_the_late() -> impl Strategy<Value = Asked> {
    let confidence = select(vec![0.5, 0.8, 0.9, 0.95]);
    let late = || weighted(0.7, tables());
    (asked(), late(), late(), confidence).prop_map(|(mut asked, acme, bolt, confidence)| {
        let snapshot = &mut asked.shop.snapshot;
        snapshot["policy"]["confidence"] = json!(confidence);
        for (name, tables) in [("acme", acme), ("bolt", bolt)] {
            if let Some(tables) = tables {
                snapshot["suppliers"][name]["lateness"] = tables;
            }
        }
        asked
    })
}

/// How late a supplier is with each kind of thing, or with some.
fn tables() -> impl Strategy<Value = Value> {
    (
        weighted(0.8, table()),
        weighted(0.6, table()),
        weighted(0.6, table()),
    )
        .prop_map(|(purchase, drop_ship, reorder)| {
            let tables = [
                ("purchase", purchase),
                ("drop-ship", drop_ship),
                ("reorder", reorder),
            ];
            let told = tables
                .into_iter()
                .filter_map(|(kind, table)| Some((String::from(kind), table?)));
            Value::Object(told.collect::<Map<_, _>>())
        })
}

fn table() -> impl Strategy<Value = Value> {
    let point = (0..=100u64, -6..25i64);
    (vec(point, 1..6), 0..60u64).prop_map(|(points, samples)| {
        let (mut levels, mut days): (Vec<_>, Vec<_>) = points.into_iter().unzip();
        levels.sort_unstable();
        days.sort_unstable();
        let quantiles: Vec<_> = levels
            .iter()
            .zip(days)
            .map(|(level, days)| json!([*level as f64 / 100.0, days]))
            .collect();
        json!({ "samples": samples, "quantiles": quantiles })
    })
}

/// The steps behind a promise, as JSON; none for an item that the shop does not have.
fn explained(shop: &Shop, asked: &Asked) -> Option<Value> {
    let (snapshot, now) = (shop.read(), shop.moment());
    let round = Round::new(&snapshot, now);
    let steps = round.explain(&asked.sku, asked.quantity, now)?;
    Some(serde_json::to_value(&steps).expect("JSON"))
}

/// What of a promise are days and units.
fn told(promise: &Value) -> Value {
    let fields = ["parts", "unavailable", "complete", "restock", "overdue"];
    fields
        .iter()
        .map(|field| (String::from(*field), promise[field].clone()))
        .collect::<Map<_, _>>()
        .into()
}

#[test]
fn whoever_works_it_out_by_hand_from_the_steps_alone_comes_to_the_promise() {
    check(asked_of_the_late(), |asked| {
        let Some(steps) = explained(&asked.shop, &asked) else {
            prop_assert_eq!(&asked.sku, "NONE");
            return Ok(());
        };
        let promise = serde_json::to_value(asked.promise()).expect("JSON");
        prop_assert_eq!(&steps["promise"], &promise);
        let by_hand = promised(&steps).map_err(TestCaseError::fail)?;
        prop_assert_eq!(by_hand, told(&promise), "{}", steps);
        Ok(())
    });
}

#[test]
fn a_public_snapshot_leads_to_the_same_days_by_steps_that_hold_as_well() {
    check(asked_of_the_late(), |asked| {
        let public = published(&asked.shop, Some(&asked.sku));
        let Some(steps) = explained(&public, &asked) else {
            return Ok(());
        };
        let by_hand = promised(&steps).map_err(TestCaseError::fail)?;
        prop_assert_eq!(by_hand, told(&steps["promise"]), "{}", steps);
        Ok(())
    });
}

#[test]
fn no_day_can_be_another_and_no_step_be_left_out_without_anybody_noticing() {
    for asked in draw(&asked_of_the_late(), 200) {
        let Some(steps) = explained(&asked.shop, &asked) else {
            continue;
        };
        // At the end of time nothing ships, whatever day it is.
        if asked.shop.now.starts_with("9999") {
            continue;
        }
        let expected = told(&steps["promise"]);
        let is_noticed = |changed: &Value| promised(changed).as_ref() != Ok(&expected);
        for place in places(&steps) {
            // Which days are holidays, and which is today, nobody can work out.
            if place == "/today" {
                continue;
            }
            if place.contains("/holidays/") {
                let holiday = steps.pointer(&place).expect("a day");
                let known = asked.shop.snapshot["calendar"]["holidays"].as_array();
                assert!(
                    known.expect("holidays").contains(holiday),
                    "{place} in {steps}"
                );
                continue;
            }
            let mut changed = steps.clone();
            let value = changed.pointer_mut(&place).expect("a value");
            let Some(day) = value.as_str().and_then(date) else {
                continue;
            };
            *value = json!(day.succ_opt().map(|day| day.to_string()));
            assert!(is_noticed(&changed), "{place}, not {day}, in {steps}");
        }
        for list in ["steps", "onOrder"] {
            for index in 0..steps[list].as_array().map_or(0, Vec::len) {
                let mut changed = steps.clone();
                if list == "steps" || is_named(&steps, index) {
                    let entries = changed[list].as_array_mut();
                    entries.expect("a list").remove(index);
                    assert!(is_noticed(&changed), "{list}[{index}] left out of {steps}");
                }
            }
        }
    }
}

/// Whether some step is about the receipt with this number: no day follows from the others.
fn is_named(steps: &Value, receipt: usize) -> bool {
    let text = steps.to_string();
    ["}", ","]
        .iter()
        .any(|end| text.contains(&format!("\"receipt\":{receipt}{end}")))
}

/// The ways to all texts that a day follows from, the promise apart.
fn places(steps: &Value) -> Vec<String> {
    fn walk(value: &Value, at: String, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields
                .iter()
                .filter(|(name, _)| !at.is_empty() || *name != "promise")
                .for_each(|(name, value)| walk(value, format!("{at}/{name}"), found)),
            Value::Array(entries) => entries
                .iter()
                .enumerate()
                .for_each(|(index, value)| walk(value, format!("{at}/{index}"), found)),
            Value::String(_) => found.push(at),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(steps, String::new(), &mut found);
    found.retain(|place| {
        let receipt = place
            .strip_prefix("/onOrder/")
            .and_then(|rest| rest.split('/').next());
        receipt.is_none_or(|index| is_named(steps, index.parse().expect("a number")))
    });
    found
}

#[test]
fn the_questions_reach_every_kind_of_step() {
    let mut reached: BTreeMap<&str, u32> = BTreeMap::new();
    for asked in draw(&asked_of_the_late(), 1024) {
        let Some(steps) = explained(&asked.shop, &asked) else {
            continue;
        };
        let text = steps.to_string();
        for sign in [
            "\"source\":\"stock\"",
            "\"source\":\"drop-ship\"",
            "\"source\":\"on-order\"",
            "\"source\":\"reorder\"",
            "\"source\":\"made-to-order\"",
            "\"kind\":\"purchase\"",
            "\"kind\":\"drop-ship\"",
            "\"kind\":\"reorder\"",
            "\"why\":\"discontinued\"",
            "\"why\":\"stock-only\"",
            "\"why\":\"not-on-order\"",
            "\"why\":\"limit\"",
            "\"behind\":{",
            "\"restock\":{",
            "\"release\":{",
            "\"door\":{",
            "\"overdue\":true",
            "\"holidays\":[\"",
        ] {
            *reached.entry(sign).or_default() += u32::from(text.contains(sign));
        }
    }
    let seldom: Vec<_> = reached.iter().filter(|(_, times)| **times < 10).collect();
    assert!(seldom.is_empty(), "{seldom:?} of {reached:?}");
}
