//! Whatever a merchant's system tells, a review of it is one: numbers that overflow, days at the ends of time, events in
//! any order.

use backsoon::domain::day::{Day, Moment};
use backsoon::domain::order::Assumed;
use backsoon::domain::review::{Column, Options, Projection, Table};
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
    let lots = (numbers(), numbers(), numbers(), weighted(0.5, numbers()));
    (numbers(), numbers(), numbers(), receipts, lines, selling, sales(), numbers(), lots).prop_map(
        |(on_hand, price, demand, receipts, lines, selling, sales, reserved, (pack, cost, safety, lead))| {
            let mut item = json!({ "sku": "A", "onHand": on_hand, "price": price, "dailyDemand": demand, "onOrder": receipts, "supplier": "acme",
                    "backorders": lines, "selling": selling, "sales": sales, "reserved": reserved, "minimumOrder": demand, "packSize": pack,
                    "cost": cost, "safetyStock": safety });
            if let Some(lead) = lead {
                item["leadDays"] = json!(lead);
            }
            item
        },
    )
}

/// How a merchant orders, at the limits of what may be told.
fn reorder() -> impl Strategy<Value = Value> {
    let told = (
        select(&[0.5, 0.95, 0.999][..]),
        select(&[1, 7, 90][..]),
        select(&[0.0, 20.0, 1000.0][..]),
    );
    told.prop_map(|(service, days, holding)| json!({ "serviceLevel": service, "reviewDays": days, "holdingPercent": holding }))
}

/// No number in a table is infinite; what nobody knows is not a number.
fn assert_finite(table: &impl Table) {
    table.columns(&mut |name, column| {
        if let Column::Numbers(cells) = column {
            assert!(
                !cells.iter().any(|cell| cell.is_infinite()),
                "{name}: {cells:?}"
            );
        }
    });
}

fn assert_projected(projection: &Projection<'_>) {
    let days = projection
        .stock
        .iter()
        .zip(&projection.low)
        .zip(&projection.high);
    for ((stock, low), high) in days {
        assert!(
            low.is_finite() && low <= stock && stock <= high && high.is_finite(),
            "{low} {stock} {high}"
        );
    }
    for month in &projection.months {
        let figures = [month.low, month.expected, month.high];
        assert!(figures.is_sorted() && figures[2].is_finite(), "{month:?}");
    }
    let weights: f64 = projection.methods.iter().map(|method| method.weight).sum();
    assert!(
        projection.methods.is_empty() || (weights - 1.0).abs() < 1e-9,
        "{weights}"
    );
    let season = projection.season.into_iter().flatten();
    let figures = [
        projection.reorder_point,
        projection.safety_stock,
        projection.order,
        projection.trend,
    ];
    for figure in season.chain(figures.into_iter().flatten()) {
        assert!(figure.is_finite(), "{figure}");
    }
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
    fn a_review_is_given_of_whatever_is_told(
        item in item(), order in order(), delivery in (days(), days(), days()), today in days(), reorder in reorder(), figures in (numbers(), weighted(0.7, numbers()))
    ) {
        let (order_cost, lead) = figures;
        let delivery = json!({ "ordered": delivery.0, "due": delivery.1, "received": delivery.2 });
        let mut shop = json!({ "policy": { "review": {}, "reorder": reorder }, "items": [item], "orders": [order],
                           "suppliers": { "acme": { "minimumOrder": MOST, "orderCost": order_cost, "deliveries": [delivery] } } });
        if let Some(lead) = lead {
            shop["suppliers"]["acme"]["leadDays"] = json!(lead);
        }
        let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
        let now = Moment::parse(&format!("{today}T10:00")).expect("a moment");
        let utc = |at: &str| Moment::parse(at.strip_suffix('Z')?);
        let round = Round::new(&snapshot, now);
        let review = round.review(Options { days: 3660, ..Options::default() }, &[], Assumed::default(), now, &utc).expect("a review");
        let tables = &review.tables;
        prop_assert_eq!(tables.items.units.len(), snapshot.items.len());
        assert_finite(&tables.items);
        assert_finite(&tables.overdue_receipts);
        assert_finite(&tables.quotas);
        assert_finite(&tables.stockouts);
        assert_finite(&tables.order_lines);
        assert_finite(&tables.timeline);
        for order in &review.figures.purchase_orders {
            let saves = order.saves.map_or([0.0; 2], |saves| [saves.freight, saves.holding]);
            let figures = [order.units, order.added, order.missing, order.cost.unwrap_or_default()];
            prop_assert!(figures.into_iter().chain(saves).all(f64::is_finite), "{order:?}");
        }
        for item in &snapshot.items {
            let projection = round.projection(&item.sku, 90).expect("a private snapshot");
            assert_projected(&projection.expect("an item"));
        }
    }
}
