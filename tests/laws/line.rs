//! What holds for a whole line of people who wait: first come, first served.

use backsoon::domain::promise::{Part, Source};
use backsoon::domain::supply::Round;
use proptest::prelude::*;
use serde_json::json;

use crate::generate::asked;
use crate::oracle::Oracle;
use crate::public::published;
use crate::run::check;
use crate::shop::Asked;
use crate::units::{When, units};

#[test]
fn every_line_that_waits_is_promised_what_the_rules_say() {
    check(asked(), |mut asked| {
        asked.shop = asked.shop.on_schedule();
        let expected = Oracle::new(&asked.shop).queue(&asked.sku);
        prop_assert_eq!(json!(asked.shop.queue(&asked.sku)), expected);
        Ok(())
    });
}

#[test]
fn every_unit_that_waits_is_promised_or_unavailable() {
    check(asked(), |asked| {
        let told = asked
            .shop
            .item(&asked.sku)
            .and_then(|item| item["backorders"].as_array());
        let waiting: u64 = told
            .into_iter()
            .flatten()
            .filter_map(|line| line["quantity"].as_u64())
            .sum();
        let queue = asked.shop.queue(&asked.sku);
        let promised = |line: &_| {
            let line: &backsoon::domain::promise::Queued = line;
            line.parts.iter().map(|part| part.quantity).sum::<u64>() + line.unavailable
        };
        prop_assert_eq!(queue.iter().map(promised).sum::<u64>(), waiting);
        Ok(())
    });
}

/// Of two lines that wait, the later one's first unit ships no sooner than the earlier one's last.
/// That holds for all sources: drop-shipped units keep their place in the line.
#[test]
fn whoever_came_later_is_never_promised_earlier() {
    check(asked(), |asked| {
        let mut latest = None;
        for line in asked.shop.queue(&asked.sku) {
            let line = units(&line.parts, line.unavailable);
            prop_assert!(
                line.first() >= latest.as_ref() || line.is_empty(),
                "{line:?} after {latest:?}"
            );
            latest = line.last().copied().or(latest);
        }
        Ok(())
    });
}

/// A new request stands behind all who wait. It may fill a minimum that they cannot, so reordered
/// units are compared where no minimum is in play; and once it is placed, by the law below.
#[test]
fn whoever_comes_now_is_never_promised_earlier_than_who_waits() {
    check((asked(), any::<bool>()), |(mut asked, no_minimum)| {
        if no_minimum {
            asked.shop = asked.shop.without("minimumOrder");
        }
        let queue = asked.shop.queue(&asked.sku);
        let promise = asked.shop.promise(&asked.sku, asked.quantity);
        let compared = |part: &&Part| {
            no_minimum || part.source != Source::Reorder && part.source != Source::MadeToOrder
        };
        let of = |parts: &[Part]| -> Vec<When> {
            let parts: Vec<_> = parts.iter().filter(compared).cloned().collect();
            units(&parts, 0)
        };
        let last = queue.iter().flat_map(|line| of(&line.parts)).max();
        let first = of(&promise.parts).into_iter().min();
        if let (Some(last), Some(first)) = (last, first) {
            prop_assert!(first >= last, "{first:?} comes before {last:?}");
        }
        Ok(())
    });
}

/// Nothing about an order changes by its being placed: what was promised to the request is what
/// the line is promised that it becomes.
#[test]
fn a_request_that_is_placed_keeps_its_promise() {
    check(asked(), |mut asked| {
        // A supplier's own total would have to be told anew.
        asked.shop = asked.shop.without("waiting");
        let promise = asked.shop.promise(&asked.sku, asked.quantity);
        let had: u64 = promise.parts.iter().map(|part| part.quantity).sum();
        let placed = asked.shop.clone().with_item(&asked.sku, |item| {
            if let Some(units) = item["backorders"].as_u64() {
                item["backorders"] = json!([{ "id": "EARLIER", "quantity": units }]);
            }
            if item["backorders"].is_null() {
                item["backorders"] = json!([]);
            }
            let lines = item["backorders"].as_array_mut().expect("lines");
            lines.push(json!({ "id": "NEW", "quantity": had }));
        });
        let queue = placed.queue(&asked.sku);
        let Some(line) = queue.last() else {
            prop_assert_eq!(asked.sku, "NONE");
            return Ok(());
        };
        prop_assert_eq!(&*line.id, "NEW");
        prop_assert_eq!(&line.parts, &promise.parts);
        prop_assert_eq!(line.unavailable, 0);
        Ok(())
    });
}

#[test]
fn no_unit_in_stock_or_on_order_is_promised_twice() {
    check(asked(), |asked| {
        let promise = asked.shop.promise(&asked.sku, asked.quantity);
        let queue = asked.shop.queue(&asked.sku);
        let all = queue
            .iter()
            .flat_map(|line| &line.parts)
            .chain(&promise.parts);
        let (mut stock, mut on_order) = (0, 0);
        for part in all {
            match part.source {
                Source::Stock => stock += part.quantity,
                Source::OnOrder => on_order += part.quantity,
                _ => {}
            }
        }
        let Asked { shop, sku, .. } = &asked;
        let Some(item) = shop.item(sku) else {
            return Ok(());
        };
        let number = |field: &str| item[field].as_u64().unwrap_or(0);
        if !item["onHand"].is_string() {
            let taken = number("reserved") + number("safetyStock");
            let free = number("onHand").saturating_sub(taken);
            prop_assert!(stock <= free, "{stock} of {free}");
        }
        let receipts = item["onOrder"].as_array().into_iter().flatten();
        let coming: u64 = receipts
            .filter_map(|receipt| receipt["quantity"].as_u64())
            .sum();
        prop_assert!(on_order <= coming, "{on_order} of {coming}");
        Ok(())
    });
}

/// Asked for by itself, behind those before it, a line is promised what it is in its turn; and the same
/// by what the public may know, which is all that a customer's page has.
#[test]
fn a_line_that_waits_is_promised_the_same_by_its_place() {
    check(asked(), |asked| {
        let public = published(&asked.shop, Some(&asked.sku));
        let private = asked.shop.read();
        let mut ahead = 0;
        let lines = private.item(&asked.sku).map_or(&[][..], |item| &item.lines);
        for (line, queued) in lines.iter().zip(asked.shop.queue(&asked.sku)) {
            for shop in [&asked.shop, &public] {
                let snapshot = shop.read();
                let round = Round::new(&snapshot, shop.moment());
                let promise = round.promise_in_line(&asked.sku, line.quantity, ahead);
                prop_assert_eq!(&promise.parts, &queued.parts);
                prop_assert_eq!(promise.unavailable, queued.unavailable);
                prop_assert_eq!(promise.complete, queued.complete);
            }
            ahead += line.quantity;
        }
        Ok(())
    });
}
