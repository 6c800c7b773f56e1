//! What holds for the books of every order, whatever is told of it.

use std::collections::BTreeMap;
use std::io::Write;

use backsoon::domain::day::Moment;
use backsoon::domain::order::{Books, Kind, Ledger, Life, Month, Order, Reason, Sum};
use backsoon::domain::snapshot::Snapshot;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::run::{Verdict, check, draw};

const NOW: &str = "2026-12-31T12:00";

const KINDS: [&str; 9] = [
    "placed",
    "ordered",
    "arrived",
    "picked",
    "dispatched",
    "completed",
    "cancelled",
    "charged",
    "refunded",
];

/// What the clock of a shop in UTC showed.
pub fn utc(at: &str) -> Option<Moment> {
    Moment::parse(at.strip_suffix('Z')?)
}

fn line(number: usize) -> impl Strategy<Value = Value> {
    (0..6u64, 0..=5u64, 0..20_000u64).prop_map(move |(quantity, waiting, price)| {
        json!({ "id": number.to_string(), "sku": "CHAIR", "quantity": quantity, "price": price,
                "waiting": waiting.min(quantity) })
    })
}

/// Mostly what can happen, in some order; now and then what cannot.
fn event() -> impl Strategy<Value = Value> {
    let kind = proptest::sample::select(&KINDS[..]);
    let line = prop_oneof![4 => (0..3usize).prop_map(Some), 1 => Just(Some(7)), 3 => Just(None)];
    let quantity = prop_oneof![2 => Just(None), 3 => (0..4u64).prop_map(Some)];
    let day = prop_oneof![20 => 1..31u32, 1 => Just(99)];
    let details = (line, quantity, 0..40_000u64, any::<bool>());
    (0..40u32, kind, day, 10..13u32, details).prop_map(|(id, kind, day, month, (line, quantity, amount, by))| {
        let at = match day {
            99 => String::from("2027-02-01T08:00:00Z"),
            day => format!("2026-{month}-{day:02}T08:00:00Z"),
        };
        let mut event = json!({ "id": format!("e{id}"), "at": at, "type": kind, "amount": amount,
                                "by": if by { "customer" } else { "shop" } });
        if let Some(line) = line.filter(|_| kind != "placed") {
            event["line"] = json!(line.to_string());
        }
        if let Some(quantity) = quantity.filter(|_| kind != "placed") {
            event["quantity"] = json!(quantity);
        }
        event
    })
}

pub fn order(number: u32) -> impl Strategy<Value = Value> {
    let lines = (0..4usize).prop_flat_map(|count| (0..count).map(line).collect::<Vec<_>>());
    let placed = prop_oneof![9 => Just(true), 1 => Just(false)];
    (lines, proptest::collection::vec(event(), 0..24), placed).prop_map(
        move |(lines, mut events, placed)| {
            if placed {
                events.insert(
                    0,
                    json!({ "id": "p", "at": "2026-10-01T08:00:00Z", "type": "placed" }),
                );
            }
            json!({ "id": number.to_string(), "lines": lines, "events": events })
        },
    )
}

fn shop() -> impl Strategy<Value = Value> {
    let charge = proptest::sample::select(&["on-dispatch", "on-order", "deposit"][..]);
    (charge, 0..=100u64, order(1), order(2)).prop_map(|(charge, percent, one, other)| {
        json!({ "policy": { "charge": charge, "depositPercent": percent }, "items": [], "orders": [one, other] })
    })
}

fn read(shop: &Value) -> Snapshot {
    let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
    assert_eq!(snapshot.problems, []);
    snapshot
}

fn now() -> Moment {
    Moment::parse(NOW).expect("a moment")
}

/// Follows every order of a shop and tries a law at each step: the books before, the event with what
/// became of it, the books after.
fn check_steps(law: impl Fn(&Order, &Books, Kind, Result<(), Reason>, &Books) -> Verdict) {
    check(shop(), |shop| {
        let snapshot = read(&shop);
        for order in &snapshot.orders {
            let mut life = Life::new(order);
            for event in &order.events {
                let before = life.books(&snapshot.policy);
                let taken = life.take_by(event, now(), &utc).map(drop);
                law(
                    order,
                    &before,
                    event.kind,
                    taken,
                    &life.books(&snapshot.policy),
                )?;
            }
        }
        Ok(())
    });
}

fn ledger(snapshot: &Snapshot) -> Ledger {
    snapshot.books(now(), &utc)
}

#[test]
fn what_is_backordered_open_sold_and_cancelled_is_what_was_placed_at_every_step() {
    check_steps(|order, before, kind, taken, after| {
        let ordered: u64 = order
            .lines
            .iter()
            .map(|line| line.quantity * line.price)
            .sum();
        let units: u64 = order.lines.iter().map(|line| line.quantity).sum();
        let placed = kind == Kind::Placed && taken.is_ok() || before.placed.units > 0;
        let parts = [after.backordered, after.open, after.sold, after.cancelled];
        prop_assert_eq!(
            after.placed.units,
            parts.iter().map(|sum| sum.units).sum::<u64>()
        );
        prop_assert_eq!(
            after.placed.amount,
            parts.iter().map(|sum| sum.amount).sum::<u64>()
        );
        prop_assert_eq!(after.placed.units, if placed { units } else { 0 });
        prop_assert_eq!(after.placed.amount, if placed { ordered } else { 0 });
        Ok(())
    });
}

#[test]
fn only_a_dispatch_makes_a_sale_and_nothing_takes_one_back() {
    check_steps(|_, before, kind, _, after| {
        prop_assert!(
            after.sold.units >= before.sold.units && after.sold.amount >= before.sold.amount
        );
        if kind != Kind::Dispatched {
            prop_assert_eq!(after.sold, before.sold);
        }
        Ok(())
    });
}

#[test]
fn an_event_that_is_refused_changes_nothing() {
    check_steps(|_, before, _, taken, after| {
        if taken.is_err() {
            prop_assert_eq!(after, before);
        }
        Ok(())
    });
}

#[test]
fn an_event_that_is_taken_moves_units_or_money() {
    check_steps(|order, before, kind, taken, after| {
        let units: u64 = order.lines.iter().map(|line| line.quantity).sum();
        if taken.is_ok() && matches!(kind, Kind::Dispatched | Kind::Cancelled) && units > 0 {
            prop_assert_ne!(after, before);
        }
        Ok(())
    });
}

/// Gives back what is due for each order, and follows it again.
fn settled(shop: &Value) -> Value {
    let mut shop = shop.clone();
    let snapshot = read(&shop);
    let orders = shop["orders"].as_array_mut().expect("orders");
    for (told, order) in orders.iter_mut().zip(&snapshot.orders) {
        let mut life = Life::new(order);
        for event in &order.events {
            let _ = life.take_by(event, now(), &utc);
        }
        let due = life.books(&snapshot.policy).refund_due;
        let refund = json!({ "id": "back", "at": "2026-12-31T08:00:00Z", "type": "refunded", "amount": due });
        told["events"].as_array_mut().expect("events").push(refund);
    }
    shop
}

#[test]
fn what_is_due_was_taken_and_giving_it_back_brings_it_to_nothing() {
    check(shop(), |shop| {
        let before = ledger(&read(&shop)).total;
        prop_assert!(before.refund_due <= before.charged - before.refunded);
        let after = ledger(&read(&settled(&shop))).total;
        prop_assert_eq!(after.refund_due, 0);
        prop_assert_eq!(after.refunded, before.refunded + before.refund_due);
        prop_assert_eq!(after.sold, before.sold);
        Ok(())
    });
}

#[test]
fn what_was_sent_may_be_kept() {
    check_steps(|_, _, _, _, after| {
        let kept = after.charged - after.refunded;
        prop_assert!(after.refund_due <= kept);
        if kept <= after.sold.amount {
            prop_assert_eq!(after.refund_due, 0);
        }
        Ok(())
    });
}

/// Systems repeat themselves: each event told twice, the second time right away or at the end.
#[test]
fn events_told_again_change_no_book() {
    check(shop(), |shop| {
        let once = ledger(&read(&shop));
        let mut twice = shop.clone();
        for order in twice["orders"].as_array_mut().expect("orders") {
            let events = order["events"].as_array_mut().expect("events");
            let again: Vec<Value> = events
                .iter()
                .flat_map(|one| [one.clone(), one.clone()])
                .collect();
            *events = again;
        }
        let again = ledger(&read(&twice));
        prop_assert_eq!(&again.total, &once.total);
        prop_assert_eq!(&again.months, &once.months);
        prop_assert_eq!(ledger(&read(&shop)), once);
        Ok(())
    });
}

#[test]
fn the_months_add_up_to_the_whole() {
    check(shop(), |shop| {
        let Ledger { total, months, .. } = ledger(&read(&shop));
        let units =
            |sum: fn(&Month) -> Sum| months.iter().map(|month| sum(month).units).sum::<u64>();
        let amount =
            |sum: fn(&Month) -> Sum| months.iter().map(|month| sum(month).amount).sum::<u64>();
        for (flow, whole) in [
            (
                (|month: &Month| month.placed) as fn(&Month) -> Sum,
                total.placed,
            ),
            (|month| month.sold, total.sold),
            (|month| month.cancelled, total.cancelled),
        ] {
            prop_assert_eq!(units(flow), whole.units);
            prop_assert_eq!(amount(flow), whole.amount);
        }
        prop_assert_eq!(
            months.iter().map(|month| month.charged).sum::<u64>(),
            total.charged
        );
        prop_assert_eq!(
            months.iter().map(|month| month.refunded).sum::<u64>(),
            total.refunded
        );
        if let Some(last) = months.last() {
            prop_assert_eq!(
                (last.backordered, last.open),
                (total.backordered, total.open)
            );
        }
        prop_assert!(months.is_sorted_by(|one, next| one.month < next.month));
        Ok(())
    });
}

#[test]
fn the_histories_reach_every_event_and_every_refusal() {
    let mut reached: BTreeMap<String, u32> = BTreeMap::new();
    for shop in draw(&shop(), 1024) {
        let snapshot = read(&shop);
        for order in &snapshot.orders {
            let mut life = Life::new(order);
            for event in &order.events {
                let name = match life.take_by(event, now(), &utc) {
                    Ok(_) => format!("taken: {}", event.kind.text()),
                    Err(reason) => format!("refused: {reason:?}"),
                };
                *reached.entry(name).or_default() += 1;
            }
            let due = life.books(&snapshot.policy).refund_due > 0;
            *reached.entry(String::from("refund due")).or_default() += u32::from(due);
        }
    }
    let mut report = String::from("orders reach:\n");
    for (name, count) in &reached {
        report.push_str(&format!("{count:>7}  {name}\n"));
    }
    // Not by `println!`, which nobody sees of a test that passes.
    std::io::stderr()
        .write_all(report.as_bytes())
        .expect("standard error");
    let refusals = [
        Reason::RepeatedId,
        Reason::Future,
        Reason::NotPlaced,
        Reason::UnknownLine,
        Reason::NoLine,
        Reason::OutOfOrder,
        Reason::TooMany,
        Reason::MoreThanCharged,
    ];
    let expected = KINDS.map(|kind| format!("taken: {kind}")).into_iter();
    let expected = expected.chain(refusals.map(|reason| format!("refused: {reason:?}")));
    for name in expected.chain([String::from("refund due")]) {
        assert!(
            reached.get(&name).is_some_and(|count| *count >= 10),
            "{name}: hardly ever reached"
        );
    }
}
