//! What holds of advice whatever is told.

use backsoon::domain::day::{Day, Moment};
use backsoon::domain::order::Assumed;
use backsoon::domain::review::{Options, Review};
use backsoon::domain::snapshot::{MOST, Snapshot};
use backsoon::domain::supply::Round;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Monday, 23 November.
const NOW: &str = "2026-11-23T10:00";
const MONTHS: [&str; 12] = [
    "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06",
    "2026-07", "2026-08", "2026-09", "2026-10",
];

fn reviewed<T>(shop: &Value, look: impl FnOnce(&Snapshot, &Review<'_>) -> T) -> T {
    let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
    let now = Moment::parse(NOW).expect("a moment");
    let round = Round::new(&snapshot, now);
    let review = round
        .review(Options::default(), &[], Assumed::default(), now, &|_| None)
        .expect("a review");
    look(&snapshot, &review)
}

fn sales() -> impl Strategy<Value = Value> {
    let rarely = prop_oneof![3 => Just(0), 1 => 1..20_u64];
    let sold = prop_oneof![vec(0..90_u64, 0..13), vec(rarely, 0..13)];
    sold.prop_map(|sold| {
        let told = MONTHS.iter().zip(sold);
        told.map(|(month, quantity)| json!({ "month": month, "quantity": quantity, "daysOut": 0 }))
            .collect()
    })
}

/// An item such as a shop may have.
fn item() -> impl Strategy<Value = Value> {
    let supply = (
        0..300_u64,
        weighted(0.5, 0..9_u64),
        vec((1..80_u64, weighted(0.8, 1..29_u32)), 0..3),
        0..40_u64,
    );
    let lots = (0..13_u64, prop_oneof![Just(0), 1..60_u64], 0..2_000_u64);
    (supply, lots, sales(), 0..6_000_u64).prop_map(
        |((on_hand, safety, coming, waiting), (pack, minimum, cost), sales, demand)| {
            let receipt = |(quantity, due): (u64, Option<u32>)| match due {
                Some(day) => json!({ "quantity": quantity, "due": format!("2026-11-{day:02}") }),
                None => json!({ "quantity": quantity }),
            };
            let coming: Value = coming.into_iter().map(receipt).collect();
            json!({ "onHand": on_hand, "safetyStock": safety.unwrap_or_default(), "onOrder": coming, "backorders": waiting, "packSize": pack,
                    "minimumOrder": minimum, "cost": cost, "sales": sales, "dailyDemand": demand as f64 / 1000.0, "supplier": "acme", "selling": "backorder" })
        },
    )
}

/// A shop whose only supplier has these items.
fn shop() -> impl Strategy<Value = Value> {
    let supplier = (0..90_u64, prop_oneof![Just(0), 1..3_000_u64], 0..9_000_u64);
    let reorder = (500..=999_u32, 1..=90_u32, 0..60_u32);
    let closed = prop_oneof![
        Just(json!([])),
        Just(json!(["sat", "sun"])),
        Just(json!(["mon", "tue", "wed", "thu", "fri", "sat"]))
    ];
    (vec(item(), 1..5), supplier, reorder, closed).prop_map(|(items, (lead, minimum, cost), (service, days, holding), closed)| {
        let named = items.into_iter().enumerate().map(|(number, mut item)| {
            item["sku"] = json!(number.to_string());
            item
        });
        json!({ "policy": { "reorder": { "serviceLevel": f64::from(service) / 1000.0, "reviewDays": days, "holdingPercent": holding } },
                "calendar": { "closed": closed, "holidays": ["2026-11-23", "2026-11-24"] },
                "suppliers": { "acme": { "leadDays": lead, "minimumOrder": minimum, "orderCost": cost } }, "items": named.collect::<Value>() })
    })
}

fn points(shop: &Value) -> Vec<f64> {
    reviewed(shop, |_, review| review.tables.items.reorder_point.clone())
}

/// No less, but for the lots that large numbers are counted in.
fn no_less(more: &[f64], less: &[f64]) -> bool {
    let pairs = more.iter().zip(less);
    pairs
        .into_iter()
        .all(|(more, less)| more.is_nan() && less.is_nan() || *more >= less * 0.98 - 1.0)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn an_order_is_nothing_or_at_least_the_minimum_and_of_whole_packs(shop in shop()) {
        reviewed(&shop, |snapshot, review| {
            let lines = &review.tables.order_lines;
            let lines = lines.item.iter().map(|item| *item as usize).zip(lines.quantity.iter().copied());
            let items = review.tables.items.order.iter().copied().enumerate();
            for (row, order) in items.filter(|(_, order)| !order.is_nan()).chain(lines) {
                let item = &snapshot.items[row];
                prop_assert!(order == 0.0 || order >= item.minimum_order as f64, "{order}");
                prop_assert_eq!(order % item.pack_size.max(1) as f64, 0.0);
            }
            Ok(())
        })?;
    }

    #[test]
    fn more_service_never_lowers_the_reorder_point(shop in shop(), more in 500..=999_u32) {
        let mut other = shop.clone();
        other["policy"]["reorder"]["serviceLevel"] = json!(f64::from(more) / 1000.0);
        let service = |shop: &Value| shop["policy"]["reorder"]["serviceLevel"].as_f64();
        let (less, more) = if service(&other) < service(&shop) { (&other, &shop) } else { (&shop, &other) };
        let (less, more) = (points(less), points(more));
        prop_assert!(less.iter().zip(&more).all(|(less, more)| less.is_nan() || more >= less), "{less:?} {more:?}");
    }

    #[test]
    fn more_lead_time_never_lowers_the_reorder_point(shop in shop(), days in 0..120_u64) {
        let mut later = shop.clone();
        let lead = shop["suppliers"]["acme"]["leadDays"].as_u64().expect("days");
        later["suppliers"]["acme"]["leadDays"] = json!(lead + days);
        let (less, more) = (points(&shop), points(&later));
        prop_assert!(no_less(&more, &less), "{less:?} {more:?}");
    }

    #[test]
    fn it_is_ordered_on_an_open_day_from_today_on(shop in shop()) {
        reviewed(&shop, |snapshot, review| {
            let days = review.tables.items.order_by.iter().flatten();
            let orders = review.figures.purchase_orders.iter().map(|order| &order.by);
            for day in days.chain(orders) {
                prop_assert!(*day >= Day::parse("2026-11-23").expect("a day") && snapshot.calendar.is_open(*day), "{day}");
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_is_at_or_below_its_reorder_point_is_in_an_order(shop in shop()) {
        reviewed(&shop, |_, review| {
            let items = &review.tables.items;
            for row in 0..items.order.len() {
                if items.position[row] <= items.reorder_point[row] && items.order_by[row].is_some() {
                    prop_assert!(review.tables.order_lines.item.contains(&(row as u32)), "{row}");
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn an_order_reaches_its_suppliers_minimum_or_says_what_is_missing(shop in shop()) {
        reviewed(&shop, |_, review| {
            let lines = &review.tables.order_lines;
            for (number, order) in review.figures.purchase_orders.iter().enumerate() {
                let of = lines.order.iter().zip(&lines.quantity).filter(|(of, _)| **of == number as u32);
                let (count, units) = of.fold((0, 0.0), |(count, sum), (_, quantity)| (count + 1, sum + quantity));
                prop_assert_eq!((order.lines, order.units), (count, units));
                prop_assert_eq!(order.missing, (order.minimum as f64 - units).max(0.0));
                prop_assert!(order.added >= 0.0 && (order.added == 0.0 || order.minimum > 0));
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_is_on_order_never_makes_more_be_ordered(demand in 1..9_000_u64, on_hand in 0..300_u64, coming in 1..300_u64, lead in 0..60_u64) {
        let order = |coming: u64| {
            let shop = json!({ "policy": { "reorder": {} }, "items": [{ "sku": "A", "onHand": on_hand, "dailyDemand": demand as f64 / 1000.0, "leadDays": lead,
                               "onOrder": [{ "quantity": coming, "due": "2026-11-30" }] }] });
            reviewed(&shop, |_, review| review.tables.items.order[0])
        };
        let (less, more) = (order(coming), order(0));
        prop_assert!(less <= more + 1.0, "{less} {more}");
    }

    #[test]
    fn no_figure_of_hostile_input_is_infinite(
        figures in vec(prop_oneof![Just(0), 1..40_u64, Just(MOST)], 10), sold in vec(prop_oneof![0..40_u64, Just(MOST)], 0..13), today in prop_oneof![Just(0), Just(Day::LAST.number()), 20_000..21_000_i32]
    ) {
        let sales: Value = MONTHS.iter().zip(sold).map(|(month, quantity)| json!({ "month": month, "quantity": quantity })).collect();
        let shop = json!({ "policy": { "reorder": { "holdingPercent": 1000, "serviceLevel": 0.999 } },
            "suppliers": { "acme": { "leadDays": figures[0], "minimumOrder": figures[1], "orderCost": figures[2] } },
            "items": [{ "sku": "A", "supplier": "acme", "onHand": figures[3], "reserved": figures[4], "packSize": figures[5], "minimumOrder": figures[6],
                        "cost": figures[7], "dailyDemand": figures[8].min(MOST / 1000), "onOrder": [{ "quantity": figures[9], "due": "2026-11-30" }], "sales": sales, "backorders": figures[9] }] });
        let snapshot = Snapshot::read(shop.to_string().as_bytes()).expect("a snapshot");
        let day = Day::from_number(today).expect("a day");
        let now = Moment::parse(&format!("{day}T10:00")).expect("a moment");
        let round = Round::new(&snapshot, now);
        let review = round.review(Options::default(), &[], Assumed::default(), now, &|_| None).expect("a review");
        let items = &review.tables.items;
        let is_none = items.unadvised[0] > 0;
        for figure in [items.expected[0], items.lead_days[0], items.reorder_point[0], items.safety_stock[0], items.order[0], items.short[0]] {
            prop_assert!(if is_none { figure.is_nan() } else { figure.is_finite() }, "{figure}");
        }
        for order in &review.figures.purchase_orders {
            let saves = order.saves.map_or([0.0; 2], |saves| [saves.freight, saves.holding]);
            for figure in saves.into_iter().chain([order.units, order.added, order.missing]).chain(order.cost) {
                prop_assert!(figure.is_finite() && figure >= 0.0, "{figure}");
            }
        }
        let projection = round.projection("A", 730).expect("a private one").expect("an item");
        for days in [&projection.stock, &projection.low, &projection.high] {
            prop_assert!(days.iter().all(|figure| figure.is_finite()));
        }
        for month in &projection.months {
            prop_assert!(month.expected.is_finite() && month.low.is_finite() && month.high.is_finite());
        }
    }
}
