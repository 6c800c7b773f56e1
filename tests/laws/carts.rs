//! What holds for every cart.

use std::collections::BTreeMap;

use backsoon::domain::cart::{CartLine, Parcels, Preview};
use backsoon::domain::day::Day;
use backsoon::domain::supply::Round;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::generate::{SKUS, shops};
use crate::oracle::Oracle;
use crate::run::check;
use crate::shop::Shop;

/// Lines of sku and quantity; many of the same sku, some of one that the shop does not have.
type Lines = Vec<(String, u64)>;

pub fn carts() -> impl Strategy<Value = (Shop, Lines)> {
    let sku = select(&SKUS[..]).prop_map(String::from);
    (shops(), vec((sku, 1..10u64), 0..6))
}

pub fn preview(shop: &Shop, lines: &Lines) -> Preview {
    preview_in(shop, lines, Parcels::Several)
}

fn preview_in(shop: &Shop, lines: &Lines, parcels: Parcels) -> Preview {
    let lines: Vec<_> = lines
        .iter()
        .map(|(sku, quantity)| CartLine {
            sku: (**sku).into(),
            quantity: *quantity,
        })
        .collect();
    Round::new(&shop.read(), shop.moment())
        .plan(&lines, parcels)
        .expect("sums that can be counted")
        .preview
}

#[test]
fn a_cart_is_previewed_as_the_rules_say() {
    check(carts(), |(shop, lines)| {
        prop_assert_eq!(
            json!(preview(&shop, &lines)),
            Oracle::new(&shop).preview(&lines)
        );
        Ok(())
    });
}

/// Each line gets what somebody is promised who asks for it alone, while what the cart's earlier
/// lines of the same sku could have waits already. Lines of other skus change nothing. (What a
/// supplier tells of its waiting units is left out: it would have to be told anew for each line.)
#[test]
fn a_cart_equals_its_lines_in_turn() {
    check(carts(), |(shop, lines)| {
        let shop = shop.without("waiting");
        let preview = preview(&shop, &lines);
        let mut turns: BTreeMap<&str, Shop> = BTreeMap::new();
        let (mut states, mut unavailable, mut dated) = (Vec::new(), 0, true);
        let mut days: BTreeMap<(bool, Option<Day>), BTreeMap<&str, u64>> = BTreeMap::new();
        for (sku, quantity) in &lines {
            let turn = turns.remove(&**sku).unwrap_or_else(|| shop.clone());
            let promise = turn.promise(sku, *quantity);
            for part in &promise.parts {
                let day = days.entry((part.ships.is_none(), part.ships)).or_default();
                *day.entry(sku).or_insert(0) += part.quantity;
                dated &= part.ships.is_some();
            }
            states.push(promise.state);
            unavailable += promise.unavailable;
            let had: u64 = promise.parts.iter().map(|part| part.quantity).sum();
            turns.insert(
                sku,
                turn.with_item(sku, |item| match item.get_mut("backorders") {
                    Some(Value::Array(lines)) => {
                        lines.push(json!({ "id": "IN-CART", "quantity": had }))
                    }
                    _ => item["backorders"] = json!(item["backorders"].as_u64().unwrap_or(0) + had),
                }),
            );
        }
        prop_assert_eq!(&preview.states, &states);
        prop_assert_eq!(preview.unavailable, unavailable);
        let last = days.keys().filter_map(|(_, day)| *day).max();
        prop_assert_eq!(preview.together, last.filter(|_| dated));
        prop_assert_eq!(preview.shipments.len(), days.len());
        for (shipment, ((_, day), units)) in preview.shipments.iter().zip(&days) {
            prop_assert_eq!(shipment.ships, *day);
            let shipped: BTreeMap<&str, u64> = shipment
                .lines
                .iter()
                .map(|line| (&*line.sku, line.quantity))
                .collect();
            prop_assert_eq!(
                shipped.len(),
                shipment.lines.len(),
                "a sku stands in two lines"
            );
            prop_assert_eq!(&shipped, units);
        }
        Ok(())
    });
}

/// Every unit at its item's price, on a day on which something ships, or today.
#[test]
fn what_ships_is_paid_once_and_in_full() {
    check(carts(), |(shop, lines)| {
        let preview = preview(&shop, &lines);
        let price = |sku: &str| shop.item(sku).and_then(|item| item["price"].as_u64());
        for shipment in &preview.shipments {
            let lines = shipment.lines.iter();
            let worth = lines.map(|line| price(&line.sku).unwrap_or(0) * line.quantity);
            prop_assert_eq!(shipment.amount, worth.sum::<u64>());
        }
        let shipments = preview.shipments.iter();
        let shipped: u64 = shipments.map(|shipment| shipment.amount).sum();
        let charged: u64 = preview.charges.iter().map(|charge| charge.amount).sum();
        prop_assert_eq!(charged, shipped);
        prop_assert!(
            preview.charges.iter().all(|charge| charge.amount > 0),
            "a charge of nothing"
        );
        let days = preview
            .charges
            .iter()
            .map(|charge| (charge.on.is_none(), charge.on));
        prop_assert!(
            days.is_sorted_by(|before, after| before < after),
            "{:?}",
            preview.charges
        );
        let today = Some(shop.moment().day);
        for charge in preview.charges.iter().filter(|charge| charge.on != today) {
            let mut shipments = preview.shipments.iter();
            let shipment = shipments.find(|shipment| shipment.ships == charge.on);
            let amount = shipment.map_or(0, |shipment| shipment.amount);
            prop_assert!(charge.amount <= amount, "{charge:?} of {amount}");
        }
        Ok(())
    });
}

#[test]
fn every_unit_in_a_cart_is_shipped_or_unavailable() {
    check(carts(), |(shop, lines)| {
        let preview = preview(&shop, &lines);
        let of_shipments = preview
            .shipments
            .iter()
            .flat_map(|shipment| &shipment.lines);
        let shipped: u64 = of_shipments.map(|line| line.quantity).sum();
        let asked: u64 = lines.iter().map(|(_, quantity)| quantity).sum();
        prop_assert_eq!(shipped + preview.unavailable, asked);
        Ok(())
    });
}

/// One parcel holds all that several would, on the day of the last; where that is not known, nothing
/// changes.
#[test]
fn one_parcel_holds_what_several_would() {
    check(carts(), |(shop, lines)| {
        let several = preview(&shop, &lines);
        let one = preview_in(&shop, &lines, Parcels::One);
        if several.together.is_none() {
            prop_assert_eq!(one, several);
            return Ok(());
        }
        prop_assert_eq!(&one.states, &several.states);
        prop_assert_eq!(one.together, several.together);
        prop_assert_eq!(one.unavailable, several.unavailable);
        let shipment = &one.shipments[0];
        prop_assert_eq!(one.shipments.len(), 1);
        prop_assert_eq!(shipment.ships, several.together);
        let units = |preview: &Preview| {
            let mut units: BTreeMap<Box<str>, u64> = BTreeMap::new();
            for line in preview
                .shipments
                .iter()
                .flat_map(|shipment| &shipment.lines)
            {
                *units.entry(line.sku.clone()).or_default() += line.quantity;
            }
            units
        };
        prop_assert_eq!(units(&one), units(&several));
        prop_assert_eq!(
            units(&one).len(),
            shipment.lines.len(),
            "a sku stands in two lines"
        );
        let sum = |preview: &Preview| {
            preview
                .charges
                .iter()
                .map(|charge| charge.amount)
                .sum::<u64>()
        };
        prop_assert_eq!(sum(&one), sum(&several));
        prop_assert_eq!(sum(&one), shipment.amount);
        Ok(())
    });
}
