//! What holds for every public snapshot: it tells a shopper the same, and nothing that is private.

use backsoon::domain::availability::State;
use backsoon::domain::snapshot::{OnHand, Snapshot};
use proptest::prelude::*;
use serde_json::Value;

use crate::carts::{carts, preview};
use crate::generate::{asked, shops};
use crate::run::check;
use crate::shop::{Shop, remove};
use crate::units::{When, stock_day, units};

/// The public part of a shop: all of it, or one item cut out.
fn published(shop: &Shop, sku: Option<&str>) -> Shop {
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

/// A shop that shows no more than `maxShown` units of stock (and never so few that low stock would
/// show) promises the same up to that number. Beyond it the public snapshot knows of stock but not
/// how much: it gives the day stock ships and says that the quantity is to be confirmed.
#[test]
fn a_shop_that_hides_its_stock_promises_the_same_up_to_what_it_shows() {
    check(asked(), |asked| {
        let private = asked.shop.promise(&asked.sku, asked.quantity);
        let public = published(&asked.shop, Some(&asked.sku)).promise(&asked.sku, asked.quantity);
        let snapshot = asked.shop.read();
        let policy = &snapshot.policy;
        let shown = policy.max_shown.map(|most| most.max(policy.low_stock + 1));
        let is_hidden = snapshot.item(&asked.sku).is_some_and(|item| {
            let left = item.told().saturating_sub(item.waiting);
            matches!(item.on_hand, OnHand::Units(_)) && shown.is_some_and(|shown| left > shown)
        });
        let in_stock = matches!(private.state, State::InStock);
        if !is_hidden || shown.is_some_and(|shown| asked.quantity <= shown) {
            prop_assert_eq!(public, private);
        } else if snapshot
            .item(&asked.sku)
            .is_some_and(|item| item.free() > 0)
        {
            prop_assert!(public.unsure && public.unavailable == 0, "{public:?}");
            let day = units(&public.parts, 0);
            let first = units(&private.parts, private.unavailable);
            prop_assert!(day.iter().all(|when| *when == day[0]), "{public:?}");
            prop_assert_eq!(first[0], day[0]);
            prop_assert!(day[0] >= stock_day(&snapshot, &asked) || day[0] == When::Undated);
            prop_assert!(!in_stock || public.parts == private.parts);
        }
        Ok(())
    });
}

#[test]
fn a_public_snapshot_shows_no_more_stock_than_the_shop_does() {
    check(shops(), |shop| {
        let public = published(&shop, None);
        let policy = shop.read().policy;
        let Some(most) = policy.max_shown else {
            return Ok(());
        };
        let most = most.max(policy.low_stock + 1);
        for item in public.snapshot["items"].as_array().into_iter().flatten() {
            let waiting = item["backorders"].as_u64().unwrap_or(0);
            let free = item["onHand"].as_u64().unwrap_or(0);
            prop_assert!(free.saturating_sub(waiting) <= most, "{item}");
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
