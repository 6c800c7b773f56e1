//! Windows from what suppliers really did (RULES §4, Windows; R2, R5).

mod history;
mod laws;
mod overdue;
mod public;
mod reading;
mod seeded;

use backsoon::domain::day::{Day, Moment};
use backsoon::domain::promise::{Part, Promise};
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

/// Four in five deliveries come between a day early and nine days late.
fn late() -> Value {
    json!({ "samples": 41, "quantiles": [[0.1, -1], [0.5, 0], [0.9, 9]] })
}

/// A shop that is open every day, with one item that waits for ten units from `supplier`, due on Friday 4 December.
fn shop(supplier: Value) -> Value {
    json!({
        "version": 1, "asOf": "2026-11-23T08:55:00Z", "calendar": { "closed": [] }, "policy": {},
        "suppliers": { "acme": supplier },
        "items": [{ "sku": "A", "selling": "backorder", "supplier": "acme",
                    "onOrder": [{ "quantity": 10, "due": "2026-12-04" }] }]
    })
}

fn read(shop: &Value) -> Snapshot {
    Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot")
}

/// Deliveries a week apart, the last due on 30 October, so many days late each.
fn deliveries(late: &[i32]) -> Value {
    let last = Day::parse("2026-10-30").expect("a day").number();
    let first = last - 7 * (late.len() as i32 - 1);
    let due = (0..).map(|week| first + 7 * week);
    let one = |(due, late): (i32, &i32)| json!({ "due": day(due), "received": day(due + late) });
    due.zip(late).map(one).collect()
}

/// The day of a number, as text.
fn day(number: i32) -> String {
    Day::from_number(number).expect("a day").to_string()
}

/// What is promised for a quantity on a day at ten.
fn promise_on(shop: &Value, day: &str, quantity: u64) -> Promise {
    let now = Moment::parse(&format!("{day}T10:00")).expect("a moment");
    Round::new(&read(shop), now).promise("A", quantity)
}

/// The same on Monday 23 November.
fn promise(shop: &Value, quantity: u64) -> Promise {
    promise_on(shop, "2026-11-23", quantity)
}

/// `2026-12-04: 2026-12-03 to 2026-12-13`, a line a part.
fn told(promise: &Promise) -> Vec<String> {
    let text = |day: Option<Day>| day.map_or(String::from("none"), |day| day.to_string());
    let line = |part: &Part| {
        format!(
            "{}: {} to {}",
            text(part.ships),
            text(part.earliest),
            text(part.latest)
        )
    };
    promise.parts.iter().map(line).collect()
}
