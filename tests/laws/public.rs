//! What holds for every public snapshot: it tells a shopper the same, and nothing that is private.

use backsoon::domain::availability::State;
use backsoon::domain::snapshot::{OnHand, Policy, Selling, Snapshot};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::carts::{carts, preview};
use crate::generate::{asked, shops};
use crate::run::check;
use crate::shop::{Shop, remove};

/// An item of which there is more in stock than the shop shows.
#[derive(Debug, Clone, Copy)]
pub struct Hidden {
    /// Units that are left when all who wait have theirs.
    pub left: u64,
    /// How many of them are shown at the most.
    pub shown: u64,
    /// Units that wait, where shoppers may know.
    pub ahead: u64,
}

impl Hidden {
    pub fn of(snapshot: &Snapshot, sku: &str) -> Option<Hidden> {
        let (item, policy) = (snapshot.item(sku)?, &snapshot.policy);
        let is_counted = matches!(item.on_hand, OnHand::Units(_));
        // Stock of what is made to order is nobody's.
        if !is_counted || item.selling == Selling::MadeToOrder {
            return None;
        }
        let hidden = Hidden {
            left: item.told().saturating_sub(item.waiting),
            shown: shown(policy)?,
            ahead: if policy.show_backlog { item.waiting } else { 0 },
        };
        Some(hidden).filter(|hidden| hidden.left > hidden.shown)
    }
}

/// How many units in stock a shop shows at the most, where it does not show all: `maxShown`, but
/// always enough to tell what is low from what is not.
pub fn shown(policy: &Policy) -> Option<u64> {
    Some(policy.max_shown?.max(policy.low_stock + 1))
}

/// The public part of a shop: all of it, or one item cut out.
pub fn published(shop: &Shop, sku: Option<&str>) -> Shop {
    let snapshot = shop.read();
    let only = sku.map(|sku| [sku]);
    let public = snapshot.publish(only.as_ref().map(|only| &only[..]));
    Shop {
        snapshot: serde_json::to_value(&public).expect("JSON"),
        now: shop.now.clone(),
    }
}

fn showing_all(mut shop: Shop) -> Shop {
    remove(&mut shop.snapshot["policy"], "maxShown");
    shop
}

#[test]
fn a_public_snapshot_promises_the_same() {
    check(asked(), |mut asked| {
        asked.shop = showing_all(asked.shop);
        let private = asked.shop.promise(&asked.sku, asked.quantity);
        let whole = published(&asked.shop, None).promise(&asked.sku, asked.quantity);
        prop_assert_eq!(&whole, &private);
        Ok(())
    });
}

#[test]
fn an_item_cut_out_of_a_public_snapshot_is_promised_the_same() {
    check(asked(), |mut asked| {
        asked.shop = showing_all(asked.shop);
        let private = asked.shop.promise(&asked.sku, asked.quantity);
        let of_private = published(&asked.shop, Some(&asked.sku));
        let of_public = published(&published(&asked.shop, None), Some(&asked.sku));
        prop_assert!(of_private.snapshot["items"].as_array().map_or(0, Vec::len) <= 1);
        prop_assert_eq!(&of_private.promise(&asked.sku, asked.quantity), &private);
        prop_assert_eq!(of_public.snapshot, of_private.snapshot);
        Ok(())
    });
}

#[test]
fn a_cart_is_previewed_the_same_by_a_public_snapshot() {
    check(carts(), |(shop, lines)| {
        let shop = showing_all(shop);
        prop_assert_eq!(
            preview(&published(&shop, None), &lines),
            preview(&shop, &lines)
        );
        Ok(())
    });
}

/// As long as the request stays within what is shown. Beyond it the public snapshot knows of stock
/// but not how much: all units are promised as a single one is, and that is unsure.
#[test]
fn a_shop_that_hides_its_stock_promises_the_same_up_to_what_it_shows() {
    check(asked(), |asked| {
        let hidden = Hidden::of(&asked.shop.read(), &asked.sku);
        let mut expected = asked.promise();
        if hidden.is_some_and(|hidden| asked.quantity > hidden.shown) {
            expected = asked.shop.promise(&asked.sku, 1);
            prop_assert!(matches!(expected.state, State::InStock | State::Preorder));
            expected.parts[0].quantity = asked.quantity;
            expected.unsure = true;
        }
        for sku in [None, Some(&*asked.sku)] {
            let public = published(&asked.shop, sku);
            prop_assert_eq!(&public.promise(&asked.sku, asked.quantity), &expected);
        }
        Ok(())
    });
}

/// So far within it that no later line finds little left: how much there is, the public snapshot does not tell.
#[test]
fn a_cart_within_what_is_shown_is_previewed_the_same_by_a_public_snapshot() {
    check(carts(), |(shop, lines)| {
        let snapshot = shop.read();
        let is_shown = |sku: &str| {
            let asked = lines.iter().filter(|(other, _)| other == sku);
            let asked: u64 = asked.map(|(_, quantity)| quantity).sum();
            let little = snapshot.policy.low_stock;
            Hidden::of(&snapshot, sku).is_none_or(|hidden| asked + little <= hidden.shown)
        };
        if lines.iter().all(|(sku, _)| is_shown(sku)) {
            prop_assert_eq!(
                preview(&published(&shop, None), &lines),
                preview(&shop, &lines)
            );
        }
        Ok(())
    });
}

/// Neither the stock nor, behind it, a backlog that shoppers are not shown.
#[test]
fn a_public_snapshot_shows_no_more_stock_than_the_shop_does() {
    check(shops(), |shop| {
        let (public, snapshot) = (published(&shop, None), shop.read());
        for told in public.snapshot["items"].as_array().into_iter().flatten() {
            let sku = told["sku"].as_str().expect("a sku");
            let item = snapshot.item(sku).expect("the item");
            let number = |field: &str| told[field].as_u64().unwrap_or(0);
            let (on_hand, backorders) = (number("onHand"), number("backorders"));
            let Some(hidden) = Hidden::of(&snapshot, sku) else {
                prop_assert!(told["atLeast"].is_null(), "{told}");
                // Where stock is not counted and reaches everybody, who waits for it decides nothing.
                let counts = !item.is_unlimited() || snapshot.policy.show_backlog;
                prop_assert_eq!(backorders, if counts { item.waiting } else { 0 });
                let left = on_hand.saturating_sub(backorders);
                let is_shown = shown(&snapshot.policy).is_none_or(|shown| left <= shown);
                prop_assert!(is_shown, "{told}");
                continue;
            };
            prop_assert_eq!(&told["atLeast"], true);
            prop_assert_eq!(on_hand - backorders, hidden.shown);
            prop_assert_eq!((number("reserved"), number("safetyStock")), (0, 0));
            let is_told = snapshot.policy.show_backlog;
            prop_assert_eq!(backorders, if is_told { item.waiting } else { 0 });
        }
        Ok(())
    });
}

/// The one number that is told then says nothing of the other.
#[test]
fn stocks_larger_than_what_is_shown_have_the_same_public_snapshot() {
    check((asked(), 1..50u64), |(asked, more)| {
        if Hidden::of(&asked.shop.read(), &asked.sku).is_some() {
            let richer = asked.shop.clone().with_item(&asked.sku, |item| {
                item["onHand"] = json!(item["onHand"].as_u64().unwrap_or(0) + more);
            });
            let public = published(&asked.shop, None);
            prop_assert_eq!(published(&richer, None).snapshot, public.snapshot);
        }
        Ok(())
    });
}

#[test]
fn publishing_what_is_public_changes_nothing() {
    check(shops(), |shop| {
        let once = published(&shop, None);
        prop_assert_eq!(published(&once, None).snapshot, once.snapshot);
        Ok(())
    });
}

#[test]
fn nothing_private_is_in_a_public_snapshot() {
    const PRIVATE: [&str; 7] = [
        "email",
        "ada@",
        "\"L0\"",
        "deliveries",
        "received",
        "cost",
        "placed",
    ];
    check(shops(), |shop| {
        let text = published(&shop, None).snapshot.to_string();
        for word in PRIVATE {
            prop_assert!(!text.contains(word), "{word} in {text}");
        }
        let read = Snapshot::read(text.as_bytes()).expect("a snapshot");
        prop_assert_eq!(read.problems, []);
        let items = |value: &Value| value["items"].as_array().map_or(0, Vec::len);
        prop_assert_eq!(read.items.len(), items(&shop.snapshot));
        Ok(())
    });
}
