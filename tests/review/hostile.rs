//! Whatever a merchant's system tells, a review of it is one: numbers that overflow, days at the ends of time, events in
//! any order.

use backsoon::domain::day::{Day, Moment};
use backsoon::domain::order::Assumed;
use backsoon::domain::review::Options;
use backsoon::domain::snapshot::{MOST, Snapshot};
use backsoon::domain::supply::Round;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

fn numbers() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), 1..40u64, Just(MOST)]
}

fn days() -> impl Strategy<Value = String> {
    let last = Day::LAST.number();
    let number = prop_oneof![Just(0), Just(last), 20_000..21_000, 0..=last];
    number.prop_map(|number| Day::from_number(number).expect("a day").to_string())
}

fn sales() -> impl Strategy<Value = Value> {
    let told = (days(), any::<bool>(), numbers(), weighted(0.7, 0..40u64));
    vec(told, 0..20).prop_map(|sales| {
        let told = sales.into_iter().map(|(day, is_month, quantity, out)| {
            let (name, from) = if is_month {
                ("month", &day[..7])
            } else {
                ("day", &day[..])
            };
            json!({ name: from, "quantity": quantity, "daysOut": out })
        });
        told.collect()
    })
}

fn item() -> impl Strategy<Value = Value> {
    let receipt = (
        numbers(),
        weighted(0.8, days()),
        select(&["acme", "nobody"][..]),
    );
    let receipts = vec(receipt, 0..4).prop_map(|receipts| -> Value {
        let told = receipts.into_iter();
        told.map(|(quantity, due, supplier)| json!({ "quantity": quantity, "due": due, "supplier": supplier })).collect()
    });
    let lines = vec((numbers(), weighted(0.8, days())), 0..4).prop_map(|lines| -> Value {
        let told = lines.into_iter().enumerate();
        told.map(|(number, (quantity, placed))| json!({ "id": format!("L{number}"), "quantity": quantity, "placed": placed })).collect()
    });
    let selling = select(&["stock", "backorder", "made-to-order", "discontinued"][..]);
    (numbers(), numbers(), numbers(), receipts, lines, selling, sales(), numbers()).prop_map(
        |(on_hand, price, demand, receipts, lines, selling, sales, reserved)| {
            json!({ "sku": "A", "onHand": on_hand, "price": price, "dailyDemand": demand, "onOrder": receipts, "supplier": "acme",
                    "backorders": lines, "selling": selling, "sales": sales, "reserved": reserved, "minimumOrder": demand })
        },
    )
}

fn order() -> impl Strategy<Value = Value> {
    let kinds = &[
        "placed",
        "dispatched",
        "completed",
        "cancelled",
        "charged",
        "arrived",
    ][..];
    let event = (
        days(),
        select(kinds),
        weighted(0.3, numbers()),
        select(&["shop", "customer"][..]),
    );
    (vec(event, 0..8), numbers(), weighted(0.5, days())).prop_map(|(events, quantity, latest)| {
        let told = events.into_iter().enumerate().map(|(number, (day, kind, units, by))| {
            let mut event = json!({ "id": number.to_string(), "at": format!("{day}T10:00:00Z"), "type": kind, "by": by, "amount": 1 });
            if let Some(units) = units {
                event["quantity"] = json!(units);
            }
            event
        });
        json!({ "id": "SO", "events": told.collect::<Value>(), "told": [{ "line": "L0", "kind": "placed", "latest": latest, "earliest": null }],
                "lines": [{ "id": "L0", "sku": "A", "quantity": quantity, "price": quantity, "waiting": quantity / 2 }] })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_review_is_given_of_whatever_is_told(item in item(), order in order(), delivery in (days(), days()), today in days()) {
        let shop = json!({ "policy": { "review": {} }, "items": [item], "orders": [order],
                           "suppliers": { "acme": { "minimumOrder": MOST, "deliveries": [{ "due": delivery.0, "received": delivery.1 }] } } });
        let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
        let now = Moment::parse(&format!("{today}T10:00")).expect("a moment");
        let utc = |at: &str| Moment::parse(at.strip_suffix('Z')?);
        let round = Round::new(&snapshot, now);
        let review = round.review(Options { days: 3660, ..Options::default() }, &[], Assumed::default(), now, &utc).expect("a review");
        let text = json!(review).to_string();
        prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
        prop_assert_eq!(review.tables.items.units.len(), snapshot.items.len());
    }
}
