//! The merchant's review, worked by hand: what waits, for how long and for what; how well customers are served; what
//! ran out and why.

mod advice;
mod advice_laws;
mod backlog;
mod health;
mod hostile;
mod late;
mod ordered_together;
mod private;
mod projected;
mod season_over;
mod sold_while_out;
mod stockouts;
mod timeline;
mod verdict;

use backsoon::domain::day::Moment;
use backsoon::domain::order::{Assumed, Told};
use backsoon::domain::review::{Column, Options, Review, Table};
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;
use backsoon::error::Error;
use serde_json::{Value, json};

/// Monday, 23 November.
const NOW: &str = "2026-11-23T10:00";

/// The review of a shop as JavaScript gets it, but tables as lists, without the names and the first day that only JavaScript is given in
/// them; options as `{ "days": 30, "perDelayed": 0.5 }`.
fn try_review(shop: &Value, options: &Value) -> Result<Value, Error> {
    let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.problems, []);
    let now = Moment::parse(NOW).expect("a moment");
    let bytes = options.to_string();
    let told = options.get("told").map_or_else(|| json!([]), Value::clone);
    let told = Told::read_all(told.to_string().as_bytes())?;
    let assumed = Assumed::read(bytes.as_bytes())?;
    let options = Options::read(bytes.as_bytes())?;
    let utc = |at: &str| Moment::parse(at.strip_suffix('Z')?);
    let review = Round::new(&snapshot, now).review(options, &told, assumed, now, &utc)?;
    Ok(laid(&review))
}

/// Figures with tables among them, as objects of lists.
fn laid(review: &Review<'_>) -> Value {
    let tables = &review.tables;
    let all: [(&str, &dyn Table); 7] = [
        ("items", &tables.items),
        ("overdueReceipts", &tables.overdue_receipts),
        ("quotas", &tables.quotas),
        ("stockouts", &tables.stockouts),
        ("stockoutsByMonth", &tables.stockouts_by_month),
        ("orderLines", &tables.order_lines),
        ("timeline", &tables.timeline),
    ];
    let mut laid = json!(review.figures);
    for (name, table) in all {
        table.columns(&mut |column, cells| laid[name][column] = listed(&cells));
    }
    laid
}

/// The cells of a column; null is what nobody knows.
fn listed(cells: &Column<'_>) -> Value {
    match cells {
        Column::Counts(cells) => json!(cells),
        Column::Numbers(cells) => json!(cells),
        Column::Days(cells) => json!(cells),
        Column::Keys(cells) => json!(cells),
        Column::Small(cells) => json!(cells),
    }
}

fn review(shop: &Value) -> Value {
    try_review(shop, &json!({})).expect("a review")
}

/// A shop with one item, a chair that comes ten days after it is ordered, with this on top.
fn shop(item: Value) -> Value {
    let chair = json!({ "sku": "CHAIR", "supplier": "acme", "dailyDemand": 2, "onHand": 100 });
    json!({ "policy": { "reorder": {} }, "suppliers": { "acme": { "leadDays": 10 } }, "items": [with(chair, item)] })
}

/// A value with these fields on top.
fn with(mut value: Value, more: Value) -> Value {
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    value
}

/// An order with one line, `L` and its number, of which so many units were not in stock.
fn order(number: u32, sku: &str, quantity: u64, waiting: u64, events: Value) -> Value {
    json!({ "id": format!("SO-{number}"), "events": events,
            "lines": [{ "id": format!("L{number}"), "sku": sku, "quantity": quantity, "price": 100, "waiting": waiting }] })
}

/// Events, each a day and what happened then.
fn events(list: &[(&str, &str)]) -> Value {
    let event = |(number, (day, kind)): (usize, &(&str, &str))| json!({ "id": format!("e{number}"), "at": format!("{day}T10:00:00Z"), "type": kind });
    list.iter().enumerate().map(event).collect()
}
