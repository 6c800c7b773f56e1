//! What holds for every single promise.

use backsoon::domain::availability::State;
use backsoon::domain::day::Day;
use backsoon::domain::promise::{Promise, Source};
use backsoon::domain::supply::Round;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generate::asked;
use crate::oracle::Oracle;
use crate::run::{Verdict, check};
use crate::shop::Asked;
use crate::units::{When, later, promised, stock_day, units};

#[test]
fn a_promise_is_what_the_rules_say_unit_by_unit_and_day_by_day() {
    check(asked(), |mut asked| {
        asked.shop = asked.shop.on_schedule();
        let expected = Oracle::new(&asked.shop).promise(&asked.sku, asked.quantity, 0);
        prop_assert_eq!(json!(promise(&asked)), expected);
        Ok(())
    });
}

#[test]
fn every_unit_asked_for_is_promised_or_unavailable() {
    check(asked(), |asked| {
        let promise = promise(&asked);
        let had: u64 = promise.parts.iter().map(|part| part.quantity).sum();
        prop_assert_eq!(had + promise.unavailable, asked.quantity);
        prop_assert!(
            promise.parts.iter().all(|part| part.quantity > 0),
            "an empty part"
        );
        Ok(())
    });
}

#[test]
fn parts_stand_by_day_and_source_and_none_stands_twice() {
    check(asked(), |asked| {
        let promise = promise(&asked);
        let ranks = promise
            .parts
            .iter()
            .map(|part| (part.ships.is_none(), part.ships, part.source));
        prop_assert!(
            ranks.is_sorted_by(|before, after| before < after),
            "{:?}",
            promise.parts
        );
        Ok(())
    });
}

/// Stock serves who waits, then this request; so does what is on order. Beyond both, units wait
/// only where the item is sold on backorder or made to order, and only up to the limit.
#[test]
fn no_more_units_are_promised_than_supply_and_policy_allow() {
    check(asked(), |asked| {
        let promise = promise(&asked);
        let snapshot = asked.shop.read();
        let Some(item) = snapshot.item(&asked.sku) else {
            prop_assert!(promise.parts.is_empty());
            return Ok(());
        };
        let from = |sources: &[Source]| -> u64 {
            let parts = promise
                .parts
                .iter()
                .filter(|part| sources.contains(&part.source));
            parts.map(|part| part.quantity).sum()
        };
        let (stock, drop_ship) = (from(&[Source::Stock]), from(&[Source::DropShip]));
        let (on_order, later) = (
            from(&[Source::OnOrder]),
            from(&[Source::Reorder, Source::MadeToOrder]),
        );
        let told = asked.shop.item(&asked.sku).expect("the item");
        let (free, supply) = supply_of(told);
        let ahead = item.waiting;
        prop_assert!(stock <= free.saturating_sub(ahead) || free == u64::MAX);
        prop_assert!(on_order <= supply.saturating_sub(ahead.max(free)));
        match told["selling"].as_str().unwrap_or("stock") {
            "discontinued" => prop_assert_eq!(on_order + later + drop_ship, 0),
            "stock" => prop_assert_eq!(later + drop_ship, 0),
            "made-to-order" => prop_assert_eq!(stock + on_order + drop_ship, 0),
            _ => {}
        }
        if let Some(limit) = told["backorderLimit"].as_u64() {
            let waiting = on_order + later + drop_ship;
            let last = (ahead + stock + waiting).saturating_sub(free);
            prop_assert!(
                waiting == 0 || last <= limit,
                "{last} wait, the limit is {limit}"
            );
        }
        Ok(())
    });
}

#[test]
fn nothing_is_dated_before_stock_could_ship() {
    check(asked(), |asked| {
        let first = stock_day(&asked.shop.read(), &asked);
        let promise = promise(&asked);
        for when in units(&promise.parts, 0) {
            prop_assert!(when >= first, "{when:?} is before {first:?}");
        }
        prop_assert!(promise.restock.is_none_or(|day| When::On(day) >= first));
        Ok(())
    });
}

/// To who asks, and to all who wait.
#[test]
fn every_date_promised_is_an_open_day() {
    check(asked(), |asked| {
        let (promise, snapshot) = (promise(&asked), asked.shop.read());
        let queue = asked.shop.queue(&asked.sku);
        let waiting = queue.iter().flat_map(|line| &line.parts);
        let parts = promise.parts.iter().chain(waiting);
        let days = parts.flat_map(|part| [part.ships, part.earliest, part.latest]);
        let complete = queue.iter().map(|line| line.complete);
        let days = days
            .chain(complete)
            .chain([promise.complete, promise.restock]);
        for day in days.flatten() {
            prop_assert!(snapshot.calendar.is_open(day), "{day} is closed");
        }
        Ok(())
    });
}

/// Where minimums are in play, more stock leaves fewer units to fill them, and may be later.
#[test]
fn more_stock_never_makes_a_promise_later() {
    check((asked(), 1..6u64), |(mut asked, more)| {
        asked.shop = asked.shop.without("minimumOrder");
        let mut richer = asked.clone();
        richer.shop = richer.shop.with_item(&asked.sku, |item| {
            if !item["onHand"].is_string() {
                item["onHand"] = json!(item["onHand"].as_u64().unwrap_or(0) + more);
            }
        });
        never_later(&asked, &richer)
    });
}

/// The receipt's day moves to an earlier one, at the earliest today. An undated one gets a
/// day, however far.
#[test]
fn an_earlier_receipt_never_makes_a_promise_later() {
    check(
        (asked(), any::<prop::sample::Index>(), 1..40i32),
        |(asked, pick, days)| {
            let today = asked.shop.moment().day;
            let mut sooner = asked.clone();
            sooner.shop = sooner.shop.with_item(&asked.sku, |item| {
                let receipts = item.get_mut("onOrder").and_then(Value::as_array_mut);
                let Some(receipts) = receipts.filter(|list| !list.is_empty()) else {
                    return;
                };
                let receipt = pick.get_mut(receipts);
                let due = receipt["due"]
                    .as_str()
                    .and_then(Day::parse)
                    .unwrap_or(Day::LAST);
                let earlier = Day::from_number((due.number() - days).max(today.number()));
                receipt["due"] = json!(earlier);
            });
            let (before, after) = (promise(&asked), promise(&sooner));
            let sooner_back = match (before.restock, after.restock) {
                (Some(before), Some(after)) => after <= before,
                (Some(_), None) => false,
                (None, _) => true,
            };
            prop_assert!(
                sooner_back,
                "back {:?}, then {:?}",
                before.restock,
                after.restock
            );
            never_later(&asked, &sooner)
        },
    );
}

/// The first units are those with the lowest numbers in the line, which are the soonest.
#[test]
fn asking_for_more_never_dates_the_first_units_later() {
    check((asked(), 1..12u64), |(asked, more)| {
        let mut larger = asked.clone();
        larger.quantity += more;
        never_later(&asked, &larger)
    });
}

#[test]
fn what_is_complete_has_a_date_for_every_unit() {
    check(asked(), |asked| {
        let promise = promise(&asked);
        let last = units(&promise.parts, promise.unavailable).into_iter().max();
        prop_assert_eq!(
            promise.complete.map(When::On),
            last.filter(|last| *last < When::Undated)
        );
        prop_assert!(promise.restock.is_none() || promise.unavailable > 0);
        for part in &promise.parts {
            prop_assert!(part.earliest <= part.latest);
            prop_assert_eq!(
                (part.earliest.is_some(), part.latest.is_some()),
                (part.ships.is_some(), part.ships.is_some())
            );
        }
        Ok(())
    });
}

#[test]
fn a_state_says_no_more_than_the_parts_do() {
    check(asked(), |asked| {
        let promise = promise(&asked);
        let had = !promise.parts.is_empty();
        let stock = promise
            .parts
            .iter()
            .filter(|part| part.source == Source::Stock)
            .count();
        let only_stock = stock == promise.parts.len() && promise.unavailable == 0;
        let fits = match promise.state {
            State::Unknown => !had && asked.sku == "NONE",
            State::Discontinued => !only_stock,
            State::OutOfStock => !had,
            State::Short => had && promise.unavailable > 0,
            State::Preorder | State::MadeToOrder => had && promise.unavailable == 0,
            State::LowStock | State::InStock => only_stock,
            State::Partial => stock > 0 && !only_stock && promise.unavailable == 0,
            State::Backorder => stock == 0 && had && promise.unavailable == 0,
        };
        prop_assert!(fits, "{promise:?}");
        Ok(())
    });
}

#[test]
fn a_wait_is_announced_unless_it_is_known_to_be_short() {
    check(asked(), |asked| {
        let (promise, snapshot) = (promise(&asked), asked.shop.read());
        let quiet = snapshot.policy.quiet_days as i32;
        let today = asked.shop.moment().day;
        let short = promise.complete.is_some_and(|day| today.until(day) < quiet);
        let expected = match promise.state {
            State::InStock | State::LowStock => false,
            State::Partial | State::Backorder | State::MadeToOrder => !short,
            _ => true,
        };
        prop_assert_eq!(promise.announce, expected);
        Ok(())
    });
}

fn promise(asked: &Asked) -> Promise {
    let snapshot = asked.shop.read();
    Round::new(&snapshot, asked.shop.moment()).promise(&asked.sku, asked.quantity)
}

/// No unit of `after` ships later than the unit of that number in `before`.
fn never_later(before: &Asked, after: &Asked) -> Verdict {
    let (was, is) = (promised(before), promised(after));
    let place = later(&was, &is);
    prop_assert!(
        place.is_none(),
        "unit {place:?} came later: {was:?}, then {is:?}"
    );
    Ok(())
}

/// Free stock, and that with what is on order, as the item tells them.
fn supply_of(item: &Value) -> (u64, u64) {
    let number = |field: &str| item[field].as_u64().unwrap_or(0);
    let (free, counts) = match item["selling"].as_str() {
        Some("made-to-order") => (0, false),
        selling if item["onHand"].is_string() => (u64::MAX, selling != Some("discontinued")),
        selling => {
            let taken = number("reserved") + number("safetyStock");
            (
                number("onHand").saturating_sub(taken),
                selling != Some("discontinued"),
            )
        }
    };
    let receipts = item["onOrder"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|_| counts);
    let on_order: u64 = receipts
        .filter_map(|receipt| receipt["quantity"].as_u64())
        .sum();
    (free, free.saturating_add(on_order))
}
