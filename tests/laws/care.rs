//! What holds for everything that those who wait are offered.

use std::collections::BTreeMap;

use backsoon::domain::promise::Source;
use backsoon::domain::supply::Round;
use backsoon::present::care::{Care, Collected};
use backsoon::present::wording::{Speech, Words};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::catalogues::words;
use crate::generate::{SKUS, asked};
use crate::public::published;
use crate::run::{Verdict, check, draw};
use crate::shop::{Asked, Shop};

fn english() -> Words {
    words("en", &["locales/care", "locales/waiting", "locales"])
}

/// What `shop` offers to who asks.
fn care(shop: &Shop, asked: &Asked, words: &Words) -> Care {
    let (snapshot, now) = (shop.read(), shop.moment());
    let speech = Speech {
        words,
        today: now.day,
        long: true,
    };
    Round::new(&snapshot, now).care(&asked.sku, asked.quantity, &speech)
}

/// The same question to a shop that offers all that it can.
fn generous(mut asked: Asked) -> Asked {
    let policy = &mut asked.shop.snapshot["policy"];
    policy["contact"] = json!({ "email": "hello@shop.example", "phone": "+36 1 555 0142" });
    policy["consolation"] = json!([{ "afterDays": 3, "kind": "free-shipping" }]);
    for sku in SKUS {
        let named = |item: &mut Value| item["alternatives"] = json!(SKUS);
        asked.shop = asked.shop.with_item(sku, named);
    }
    asked
}

/// Tries a law on what many are offered.
fn check_care(law: impl Fn(&Asked, &Care, &Words) -> Verdict) {
    let words = english();
    check(asked(), |asked| {
        let asked = generous(asked);
        let care = care(&asked.shop, &asked, &words);
        law(&asked, &care, &words)
    });
}

#[test]
fn a_public_snapshot_offers_the_same() {
    check_care(|asked, private, words| {
        let public = published(&asked.shop, None);
        prop_assert_eq!(&care(&public, asked, words), private);
        Ok(())
    });
}

#[test]
fn an_item_cut_out_of_a_public_snapshot_is_offered_the_same_but_other_items() {
    check_care(|asked, private, words| {
        let cut_out = published(&asked.shop, Some(&asked.sku));
        let mut expected = private.clone();
        expected.alternatives.clear();
        prop_assert_eq!(care(&cut_out, asked, words), expected);
        Ok(())
    });
}

#[test]
fn nothing_is_offered_where_no_wait_is_announced_and_contact_where_one_is() {
    check_care(|asked, care, _| {
        let public = published(&asked.shop, None);
        let promise = public.promise(&asked.sku, asked.quantity);
        let is_known = asked.shop.item(&asked.sku).is_some();
        let waits = promise.announce && is_known;
        prop_assert_eq!(*care == Care::default(), !waits);
        prop_assert_eq!(care.contact.len(), if waits { 2 } else { 0 });
        Ok(())
    });
}

#[test]
fn a_quota_is_open_and_holds_up_what_is_reordered_or_made() {
    check_care(|asked, care, words| {
        let Some(quota) = &care.quota else {
            return Ok(());
        };
        prop_assert!(quota.collected < quota.minimum);
        let promise = asked.promise();
        let mut sources = promise.parts.iter().map(|part| part.source);
        let waits = |source| matches!(source, Source::Reorder | Source::MadeToOrder);
        prop_assert!(sources.any(waits), "{promise:?}");
        let none = asked.shop.clone().without("minimumOrder");
        prop_assert_eq!(&self::care(&none, asked, words).quota, &None);
        Ok(())
    });
}

#[test]
fn whoever_takes_as_many_more_as_they_are_told_completes_the_quota() {
    check_care(|asked, care, words| {
        let quota = care.quota.as_ref().filter(|quota| !quota.more.is_empty());
        let Some(quota) = quota else {
            return Ok(());
        };
        let more = quota
            .more
            .split(' ')
            .nth(1)
            .and_then(|more| more.parse().ok());
        let more: u64 = more.expect("a count");
        let of = |more: u64| {
            let mut asked = asked.clone();
            asked.quantity += more;
            (
                asked.promise().complete,
                self::care(&asked.shop, &asked, words),
            )
        };
        let (before, _) = of(0);
        let (after, then) = of(more);
        prop_assert!(after.is_some() && before.is_none_or(|before| after < Some(before)));
        // Too soon, by then, to speak of a wait; or it is the other minimum that holds it up then.
        let is_same =
            |open: &&Collected| (open.collected, open.minimum) == (quota.collected, quota.minimum);
        if let Some(open) = then.quota.as_ref().filter(is_same) {
            prop_assert!(open.text.contains("yours completes"), "{}", open.text);
        }
        Ok(())
    });
}

#[test]
fn an_entry_ends_no_sooner_than_it_begins_and_begins_no_sooner_than_today() {
    check_care(|asked, care, _| {
        if let Some(entry) = &care.entry {
            prop_assert!(asked.shop.moment().day <= entry.from && entry.from <= entry.to);
        }
        Ok(())
    });
}

#[test]
fn the_questions_reach_everything_that_is_offered() {
    let words = english();
    let mut reached: BTreeMap<&str, u32> = BTreeMap::new();
    for asked in draw(&asked(), 2048) {
        let asked = generous(asked);
        let care = care(&asked.shop, &asked, &words);
        let text = |of: fn(&Collected) -> &str| care.quota.as_ref().map_or("", of);
        for (name, is_there) in [
            ("quota", care.quota.is_some()),
            ("completed", text(|quota| &quota.text).contains("completes")),
            ("undated", text(|quota| &quota.text).contains("cannot say")),
            ("more", !text(|quota| &quota.more).is_empty()),
            ("offers", !care.offers.is_empty()),
            ("alternatives", !care.alternatives.is_empty()),
            ("notify", !care.notify.is_empty()),
            ("entry", care.entry.is_some()),
            ("share", !care.share.is_empty()),
            ("how", care.how.is_some()),
            ("nothing", care == Care::default()),
        ] {
            *reached.entry(name).or_default() += u32::from(is_there);
        }
    }
    let seldom: Vec<_> = reached.iter().filter(|(_, times)| **times < 15).collect();
    assert!(seldom.is_empty(), "{seldom:?} of {reached:?}");
}
