//! Whether the random shops reach what the laws are about. A law that is only tried where nothing
//! happens proves nothing.

use std::collections::BTreeMap;
use std::io::Write;

use backsoon::domain::availability::State;
use backsoon::domain::promise::Source;
use backsoon::domain::supply::Round;
use serde_json::{Value, json};

use crate::carts::carts;
use crate::generate::asked;
use crate::oracle::Oracle;
use crate::public::Hidden;
use crate::run::draw;

/// Rules that decide something only now and then, as the oracle names them.
const RULES: [&str; 9] = [
    "the limit refuses a unit",
    "an item's minimum makes it wait",
    "a supplier's minimum makes it wait",
    "a request fills a minimum",
    "a unit on order is drop-shipped",
    "reordered units are drop-shipped",
    "what is on order holds the reorder back",
    "the release holds a unit back",
    "the cut-off is past",
];

const FLAGS: [&str; 13] = [
    "part without a date",
    "overdue",
    "unsure",
    "restock",
    "quiet wait",
    "units unavailable",
    "line that waits",
    "deposit",
    "sku in two lines of a cart",
    "stock is hidden",
    "asked beyond what is shown",
    "asked beyond what is hidden",
    "hidden behind a shown backlog",
];

#[test]
fn the_generators_reach_everything() {
    let mut table: BTreeMap<String, u32> = BTreeMap::new();
    let states = State::ALL.map(|state| format!("state {}", state.name()));
    let sources = [
        Source::Stock,
        Source::DropShip,
        Source::OnOrder,
        Source::Reorder,
        Source::MadeToOrder,
    ];
    let sources = sources.map(name_of);
    let rest = RULES.iter().chain(&FLAGS).map(|name| String::from(*name));
    table.extend(
        states
            .into_iter()
            .chain(sources)
            .chain(rest)
            .map(|name| (name, 0)),
    );
    let mut count = |name: &str, reached: bool| {
        *table
            .get_mut(name)
            .unwrap_or_else(|| panic!("{name} is not in the table")) += u32::from(reached);
    };

    const CASES: u64 = 1024;
    for asked in draw(&asked(), CASES) {
        let snapshot = asked.shop.read();
        let round = Round::new(&snapshot, asked.shop.moment());
        let promise = round.promise(&asked.sku, asked.quantity);
        count(&format!("state {}", promise.state.name()), true);
        for part in &promise.parts {
            count(&name_of(part.source), true);
        }
        count(
            "part without a date",
            promise.parts.iter().any(|part| part.ships.is_none()),
        );
        count("overdue", promise.overdue);
        count("unsure", promise.unsure);
        count("restock", promise.restock.is_some());
        count("units unavailable", promise.unavailable > 0);
        let later = matches!(
            promise.state,
            State::Partial | State::Backorder | State::MadeToOrder
        );
        count("quiet wait", later && !promise.announce);
        count(
            "line that waits",
            round
                .queue(&asked.sku)
                .iter()
                .any(|line| !line.parts.is_empty()),
        );
        let hidden = Hidden::of(&snapshot, &asked.sku);
        count("stock is hidden", hidden.is_some());
        let beyond = |units: u64| asked.quantity > units;
        count(
            "asked beyond what is shown",
            hidden.is_some_and(|hidden| beyond(hidden.shown)),
        );
        count(
            "asked beyond what is hidden",
            hidden.is_some_and(|hidden| beyond(hidden.left)),
        );
        // Somebody who forgot those ahead would still take the units for shown.
        let behind = hidden.filter(|hidden| asked.quantity <= hidden.ahead + hidden.shown);
        count(
            "hidden behind a shown backlog",
            behind.is_some_and(|hidden| beyond(hidden.shown)),
        );
        let oracle = Oracle::new(&asked.shop);
        oracle.promise(&asked.sku, asked.quantity, 0);
        for rule in oracle.reached.take() {
            count(rule, true);
        }
    }
    for (shop, lines) in draw(&carts(), CASES) {
        let charges = crate::carts::preview(&shop, &lines).charges;
        let deposit = shop.snapshot["policy"]["charge"] == "deposit";
        count("deposit", deposit && charges.len() > 1);
        let has = |sku: &str| shop.item(sku).is_some();
        let twice = |(sku, _): &(String, u64)| {
            has(sku) && lines.iter().filter(|(other, _)| other == sku).count() > 1
        };
        count("sku in two lines of a cart", lines.iter().any(twice));
    }

    let mut report = format!("reached in {CASES} shops:\n");
    for (name, times) in &table {
        report.push_str(&format!("{times:>6}  {name}\n"));
    }
    // Not by `println!`, which nobody sees of a test that passes.
    std::io::stderr()
        .write_all(report.as_bytes())
        .expect("standard error");
    // Fewer than ten of a thousand is luck.
    let rare: Vec<_> = table.iter().filter(|(_, times)| **times < 10).collect();
    assert!(rare.is_empty(), "hardly reached: {rare:?}");
}

fn name_of(source: Source) -> String {
    match json!(source) {
        Value::String(name) => format!("source {name}"),
        other => panic!("{other}: expected a source's name"),
    }
}
