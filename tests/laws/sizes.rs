//! Sizes beyond any shop: the arithmetic is checked in this build, and a loop over units or days,
//! or over all lines for each line, would not come to an end here.

use backsoon::domain::cart::{CartLine, Preview};
use backsoon::domain::day::{Day, Moment};
use backsoon::domain::promise::{Part, Promise};
use backsoon::domain::snapshot::{MOST, Snapshot};
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

const MANY: usize = 100_000;

/// Days from 2026-11-23 to 9999-12-31.
const DAYS_LEFT: u64 = 2_912_116;

fn read(snapshot: &Value) -> Snapshot {
    let snapshot = Snapshot::read(snapshot.to_string().as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.problems, []);
    snapshot
}

fn now(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

fn promise(snapshot: &Value, at: &str, quantity: u64) -> Promise {
    Round::new(&read(snapshot), now(at)).promise("A", quantity)
}

fn had(parts: &[Part]) -> u64 {
    parts.iter().map(|part| part.quantity).sum()
}

/// A chair of which there are as many as can be told, in every field that holds a number.
fn largest() -> Value {
    json!({
        "calendar": { "handlingDays": MOST },
        "policy": { "lowStock": MOST, "quietDays": MOST, "maxShown": MOST, "staleAfterHours": MOST,
                    "transitDays": { "min": MOST, "max": MOST }, "charge": "deposit", "depositPercent": 100,
                    "consolation": [{ "afterDays": MOST, "kind": "gift-wrap" }] },
        "suppliers": { "acme": { "leadDays": MOST, "minimumOrder": MOST, "dropShipDays": MOST,
                                 "waiting": MOST, "dailyDemand": 9_007_199_254_740.0_f64 } },
        "items": [{ "sku": "A", "price": MOST, "onHand": MOST, "reserved": MOST, "safetyStock": MOST,
                    "selling": "backorder", "backorderLimit": MOST, "supplier": "acme", "leadDays": MOST,
                    "minimumOrder": MOST, "dailyDemand": 9_007_199_254_740.0_f64, "backorders": MOST,
                    "onOrder": [{ "quantity": MOST - 1, "due": "9999-12-31" }, { "quantity": 1 }] }]
    })
}

#[test]
fn the_largest_numbers_everywhere_are_no_trap() {
    for selling in ["stock", "backorder", "made-to-order", "discontinued"] {
        for on_hand in [json!(MOST), json!("some"), json!("untracked"), json!(0)] {
            let mut snapshot = largest();
            snapshot["items"][0]["selling"] = json!(selling);
            snapshot["items"][0]["onHand"] = on_hand;
            for at in ["1970-01-01T00:00", "2026-11-23T10:00", "9999-12-31T23:59"] {
                for quantity in [1, MOST] {
                    let promise = promise(&snapshot, at, quantity);
                    assert_eq!(had(&promise.parts) + promise.unavailable, quantity);
                }
                let public = serde_json::to_value(read(&snapshot).publish(None)).expect("JSON");
                assert_eq!(promise(&public, at, 1), promise(&snapshot, at, 1));
            }
        }
    }
}

#[test]
fn a_billion_units_are_promised_as_one_is() {
    let shop = json!({ "items": [{ "sku": "A", "onHand": 999_999_999, "selling": "backorder",
        "onOrder": [{ "quantity": 5_000_000_000u64, "due": "2026-12-04" }], "leadDays": 10 }] });
    let promise = promise(&shop, "2026-11-23T10:00", 7_000_000_000);
    let parts: Vec<_> = promise.parts.iter().map(|part| part.quantity).collect();
    assert_eq!(parts, [999_999_999, 5_000_000_000, 1_000_000_001]);
}

#[test]
fn a_wait_beyond_the_year_9999_has_no_date() {
    for lead_days in [DAYS_LEFT + 1, 3_000_000, 1_000_000_000_000_000, MOST] {
        let shop =
            json!({ "items": [{ "sku": "A", "selling": "backorder", "leadDays": lead_days }] });
        assert_eq!(
            promise(&shop, "2026-11-23T10:00", 1).parts[0].ships,
            None,
            "after {lead_days} days"
        );
    }
    let shop = json!({ "items": [{ "sku": "A", "selling": "backorder", "minimumOrder": MOST,
        "leadDays": 1, "dailyDemand": 0.001 }] });
    assert_eq!(promise(&shop, "2026-11-23T10:00", 1).parts[0].ships, None);
}

#[test]
fn the_last_day_there_is_can_be_promised() {
    let shop = json!({ "calendar": { "closed": [] },
        "items": [{ "sku": "A", "selling": "backorder", "leadDays": DAYS_LEFT }] });
    assert_eq!(
        promise(&shop, "2026-11-23T10:00", 1).parts[0].ships,
        Some(Day::LAST)
    );
    let shop = json!({ "calendar": { "cutOff": "14:00" }, "items": [{ "sku": "A", "onHand": 1 }] });
    assert_eq!(
        promise(&shop, "9999-12-31T13:59", 1).complete,
        Some(Day::LAST)
    );
    assert_eq!(promise(&shop, "9999-12-31T14:00", 1).complete, None);
}

/// What is overdue then is expected on a day that is none, after what is due on the last.
#[test]
fn on_the_last_day_there_is_what_is_due_today_comes_first() {
    let shop = json!({ "calendar": { "closed": [] }, "items": [{ "sku": "A", "selling": "backorder",
        "onOrder": [{ "quantity": 1, "due": "9999-12-30" }, { "quantity": 1, "due": "9999-12-31" }] }] });
    let promise = promise(&shop, "9999-12-31T10:00", 1);
    assert_eq!(
        (promise.complete, promise.overdue),
        (Some(Day::LAST), false)
    );
}

#[test]
fn a_hundred_thousand_receipts_are_lined_up_once() {
    let receipt =
        |n| json!({ "quantity": 1, "due": Day::from_number(20_000 + n % 9000).expect("a day") });
    let receipts: Vec<_> = (0..MANY as i32).map(receipt).collect();
    let shop = json!({ "items": [{ "sku": "A", "selling": "backorder", "onOrder": receipts }] });
    let promise = promise(&shop, "2026-11-23T10:00", MANY as u64 + 1);
    assert_eq!(had(&promise.parts), MANY as u64 + 1);
    assert_eq!(promise.complete, None);
}

#[test]
fn a_hundred_thousand_lines_on_a_hundred_thousand_receipts_are_promised_in_one_go() {
    let receipts: Vec<_> = (0..MANY)
        .map(|_| json!({ "quantity": 1, "due": "2026-12-04" }))
        .collect();
    let lines: Vec<_> = (0..MANY)
        .map(|n| json!({ "id": n.to_string(), "quantity": 1 }))
        .collect();
    let shop = read(&json!({ "items": [{ "sku": "A", "selling": "backorder",
        "onOrder": receipts, "backorders": lines }] }));
    let queue = Round::new(&shop, now("2026-11-23T10:00")).queue("A");
    assert_eq!(queue.len(), MANY);
    assert!(
        queue
            .iter()
            .all(|line| line.complete == Day::parse("2026-12-04"))
    );
}

#[test]
fn an_item_with_lines_beyond_all_counting_is_left_out() {
    let lines: Vec<_> = (0..3000)
        .map(|n| json!({ "id": n.to_string(), "quantity": MOST }))
        .collect();
    let shop = json!({ "items": [{ "sku": "A", "selling": "backorder", "leadDays": 3, "backorders": lines }] });
    let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.problems.len(), 1);
    assert_eq!(snapshot.problems[0].place, "items[0].backorders");
}

#[test]
fn a_hundred_thousand_holidays_are_counted_not_walked() {
    // Holidays for 270 years, and only Mondays open.
    let holidays: Vec<_> = (0..MANY as i32)
        .map(|n| Day::from_number(20_000 + n).expect("a day"))
        .collect();
    let shop = read(
        &json!({ "calendar": { "closed": ["tue", "wed", "thu", "fri", "sat", "sun"],
        "holidays": holidays, "handlingDays": 100_000 }, "items": [{ "sku": "A", "onHand": "untracked" }] }),
    );
    let round = Round::new(&shop, now("2026-11-23T10:00"));
    // Day number 120,005 is the first Monday behind the holidays.
    let day = Day::from_number(120_005 + 7 * MANY as i32);
    for quantity in 1..20_000 {
        assert_eq!(round.promise("A", quantity).complete, day);
    }
}

#[test]
fn a_hundred_thousand_lines_of_a_cart_are_previewed_in_one_go() {
    let lines: Vec<_> = (0..MANY)
        .map(|n| json!({ "id": n.to_string(), "quantity": 1 }))
        .collect();
    let shop = read(
        &json!({ "items": [{ "sku": "A", "price": 3, "selling": "backorder", "leadDays": 3,
        "backorders": lines }] }),
    );
    let cart: Vec<_> = (0..MANY)
        .map(|_| CartLine {
            sku: "A".into(),
            quantity: 2,
        })
        .collect();
    let preview: Preview = Round::new(&shop, now("2026-11-23T10:00"))
        .preview(&cart)
        .expect("a preview");
    assert_eq!(preview.shipments.len(), 1);
    assert_eq!(preview.shipments[0].amount, 6 * MANY as u64);
}

#[test]
fn a_cart_that_costs_more_than_can_be_counted_is_refused() {
    let shop = read(&json!({ "items": [{ "sku": "A", "price": MOST, "onHand": "untracked" }] }));
    let round = Round::new(&shop, now("2026-11-23T10:00"));
    let cart = |quantity| {
        [CartLine {
            sku: "A".into(),
            quantity,
        }]
    };
    assert_eq!(
        round
            .preview(&cart(1))
            .map(|preview| preview.charges[0].amount),
        Ok(MOST)
    );
    for quantity in [2, MOST] {
        let error = round.preview(&cart(quantity)).expect_err("too much");
        assert!(error.message.contains("9007199254740991"), "{error}");
    }
}

#[test]
fn a_hundred_thousand_suppliers_are_each_found_by_name() {
    let supplier = |n: usize| format!(r#""S{n}":{{"leadDays":{}}}"#, n % 50);
    let item = |n: usize| format!(r#"{{"sku":"{n}","selling":"backorder","supplier":"S{n}"}}"#);
    let text = format!(
        r#"{{"calendar":{{"closed":[]}},"suppliers":{{{}}},"items":[{}]}}"#,
        (0..MANY).map(supplier).collect::<Vec<_>>().join(","),
        (0..MANY).map(item).collect::<Vec<_>>().join(",")
    );
    let shop = Snapshot::read(text.as_bytes()).expect("a snapshot");
    assert_eq!(shop.problems, []);
    let round = Round::new(&shop, now("2026-11-23T10:00"));
    let today = Day::parse("2026-11-23").expect("a day");
    for n in (0..MANY).step_by(997) {
        let expected = today.plus(n as u64 % 50);
        assert_eq!(round.promise(&n.to_string(), 1).complete, expected, "S{n}");
    }
}

/// Each is named, and costs only itself.
#[test]
fn a_hundred_thousand_bad_suppliers_and_as_many_of_one_name_are_left_out() {
    let bad = (0..MANY).map(|n| format!(r#""BAD{n}":{n}"#));
    let twice = (0..MANY).map(|n| format!(r#""S{}":{{"leadDays":{n}}}"#, n % 2));
    let suppliers: Vec<_> = bad.chain(twice).collect();
    let text = format!(
        r#"{{"calendar":{{"closed":[]}},"suppliers":{{{}}},
            "items":[{{"sku":"A","selling":"backorder","supplier":"S1"}}]}}"#,
        suppliers.join(",")
    );
    let snapshot = Snapshot::read(text.as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.problems.len(), MANY + MANY - 2);
    let named = |name: &str| {
        let problems = snapshot.problems.iter();
        problems
            .filter(|problem| problem.place == format!("suppliers.{name}"))
            .count()
    };
    assert_eq!(
        (named("BAD99999"), named("S0"), named("S1")),
        (1, MANY / 2 - 1, MANY / 2 - 1)
    );
    let promise = Round::new(&snapshot, now("2026-11-23T10:00")).promise("A", 1);
    assert_eq!(
        promise.complete,
        Day::parse("2026-11-24"),
        "the first of a name stands"
    );
}

#[test]
fn a_hundred_thousand_items_of_one_sku_are_left_out_but_the_first() {
    let item = |n| format!(r#"{{"sku":"A","onHand":{n}}}"#);
    let items: Vec<_> = (1..=MANY).map(item).collect();
    let text = format!(r#"{{"items":[{}]}}"#, items.join(","));
    let snapshot = Snapshot::read(text.as_bytes()).expect("a snapshot");
    assert_eq!(
        (snapshot.items.len(), snapshot.problems.len()),
        (1, MANY - 1)
    );
    assert_eq!(snapshot.item("A").map(|item| item.free()), Some(1));
    assert_eq!(snapshot.problems[MANY - 2].place, "items[99999].sku");
}

/// However deep it goes: the item, what stands behind the field, and the other items are read.
#[test]
fn brackets_in_a_field_that_nobody_reads_cost_nothing() {
    for depth in [1, 65, 1000, 1_000_000] {
        for (open, close) in [("[", "]"), ("{\"x\":", "}"), ("[0,{\"x\":", "}]")] {
            let (open, close) = (open.repeat(depth), close.repeat(depth));
            let text = format!(
                r#"{{"items":[{{"sku":"A","onHand":3,"note":{open}0{close},"leadDays":2}},{{"sku":"B"}}]}}"#
            );
            let snapshot = Snapshot::read(text.as_bytes()).expect("a snapshot");
            assert_eq!(snapshot.problems, [], "{depth} deep");
            let item = snapshot.item("A").map(|item| (item.free(), item.lead_days));
            assert_eq!(item, Some((3, Some(2))), "{depth} deep");
            assert!(snapshot.item("B").is_some(), "{depth} deep");
        }
    }
}

#[test]
fn brackets_in_place_of_a_number_cost_only_their_item() {
    for depth in [1, 65, 1000, 1_000_000] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        let text = format!(r#"{{"items":[{{"sku":"A","onHand":{open}{close}}},{{"sku":"B"}}]}}"#);
        let snapshot = Snapshot::read(text.as_bytes()).expect("a snapshot");
        assert_eq!(snapshot.problems.len(), 1, "{depth} deep");
        assert_eq!(snapshot.problems[0].place, "items[0].onHand");
        assert!(snapshot.item("A").is_none() && snapshot.item("B").is_some());
    }
}

#[test]
fn a_megabyte_of_brackets_is_refused_and_a_megabyte_of_text_is_read() {
    for open in ["[", "{\"a\":", "{\"items\":[{\"x\":["] {
        let deep = format!("{{\"unknown\":{}", open.repeat(200_000));
        assert!(Snapshot::read(deep.as_bytes()).is_err());
    }
    let title = "\\u00e9".repeat(1 << 18);
    let text = format!("{{\"items\":[{{\"sku\":\"A\",\"title\":\"{title}\"}}]}}");
    let snapshot = Snapshot::read(text.as_bytes()).expect("a snapshot");
    assert_eq!(
        snapshot.items[0]
            .title
            .as_deref()
            .map(|title| title.chars().count()),
        Some(1 << 18)
    );
}
