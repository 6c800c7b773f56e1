//! What holds of every merchant's review: each unit is counted once, and it says what the questions it is made of say.

use backsoon::domain::day::Moment;
use backsoon::domain::order::{Assumed, Told};
use backsoon::domain::promise::{Part, Source};
use backsoon::domain::review::{Backlog, Options, REASONS, Review};
use backsoon::domain::snapshot::{OnHand, Snapshot};
use backsoon::domain::supply::Round;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generate::shops;
use crate::orders::{order, utc};
use crate::run::{Verdict, check};

/// Tries a law on the reviews of shops with and without orders.
fn check_reviews(law: impl Fn(&Round<'_>, &Review<'_>, Moment) -> Verdict) {
    let inputs = (shops(), order(1), order(2), any::<bool>());
    check(inputs, |(mut shop, one, other, has_orders)| {
        // Whoever asks for a review has the private one.
        shop.snapshot["policy"]["review"] = json!({});
        if has_orders {
            shop.snapshot["orders"] = json!([waiting_for_a(one), other]);
        }
        let (snapshot, now) = (shop.read(), shop.moment());
        let round = Round::new(&snapshot, now);
        let review = round.review(Options::default(), &[], Assumed::default(), now, &utc);
        law(&round, &review.expect("a review"), now)
    });
}

/// An order whose lines are named as those that wait for item A.
fn waiting_for_a(mut order: Value) -> Value {
    let lines = order["lines"].as_array_mut().into_iter().flatten();
    for (number, line) in lines.enumerate() {
        line["sku"] = json!("A");
        line["id"] = json!(format!("L{number}"));
        // What waits was not all in stock when it was placed.
        let units = line["quantity"].as_u64().max(Some(1));
        let waited = line["waiting"].as_u64().max(Some(1));
        (line["quantity"], line["waiting"]) = (json!(units), json!(waited));
    }
    order
}

fn by_age(backlog: &Backlog) -> u64 {
    let ages = backlog.by_age;
    let ages = [ages.to7, ages.to30, ages.to90, ages.over90, ages.unknown];
    ages.iter().map(|amount| amount.units).sum()
}

fn by_way(backlog: &Backlog) -> [u64; 7] {
    let ways = backlog.by_way;
    let ways = [
        ways.ready,
        ways.on_order,
        ways.overdue,
        ways.drop_ship,
        ways.reorder,
        ways.undated,
        ways.unavailable,
    ];
    ways.map(|amount| amount.units)
}

fn waiting(snapshot: &Snapshot) -> u64 {
    snapshot.items.iter().map(|item| item.waiting).sum()
}

#[test]
fn every_unit_that_waits_is_counted_once_by_age_and_once_by_what_it_waits_for() {
    check_reviews(|round, review, _| {
        let backlog = &review.figures.backlog.waiting;
        prop_assert_eq!(backlog.all.units, waiting(round.snapshot));
        prop_assert_eq!(by_age(backlog), backlog.all.units);
        prop_assert_eq!(by_way(backlog).iter().sum::<u64>(), backlog.all.units);
        Ok(())
    });
}

#[test]
fn items_come_to_what_suppliers_come_to_and_to_all() {
    check_reviews(|round, review, _| {
        let (figures, items) = (&review.figures, &review.tables.items);
        let all = &figures.backlog.waiting;
        prop_assert_eq!(items.units.len(), round.snapshot.items.len());
        prop_assert_eq!(items.units.iter().sum::<u64>(), all.all.units);
        prop_assert_eq!(items.value.iter().sum::<u64>(), all.all.value);
        let suppliers = || figures.suppliers.iter().map(|supplier| &supplier.backlog);
        prop_assert_eq!(
            suppliers().map(|one| one.all.value).sum::<u64>(),
            all.all.value
        );
        prop_assert_eq!(suppliers().map(|one| one.items).sum::<u64>(), all.items);
        let ways = suppliers().map(by_way).fold([0; 7], |mut sum, ways| {
            sum.iter_mut()
                .zip(ways)
                .for_each(|(sum, more)| *sum += more);
            sum
        });
        prop_assert_eq!(ways, by_way(all));
        let columns = [
            &items.ready,
            &items.on_order,
            &items.overdue,
            &items.drop_ship,
            &items.reorder,
            &items.undated,
            &items.unavailable,
        ];
        prop_assert_eq!(columns.map(|column| column.iter().sum::<u64>()), ways);
        Ok(())
    });
}

#[test]
fn what_units_wait_for_is_what_each_line_in_its_turn_is_promised() {
    check_reviews(|round, review, _| {
        for (row, item) in round.snapshot.items.iter().enumerate() {
            let queue = round.queue(&item.sku);
            if queue.is_empty() {
                continue;
            }
            let parts: Vec<&Part> = queue.iter().flat_map(|line| &line.parts).collect();
            let of = |test: &dyn Fn(&Part) -> bool| -> u64 {
                let some = parts.iter().filter(|part| test(part));
                some.map(|part| part.quantity).sum()
            };
            let dated = |sources: &'static [Source]| {
                of(&|part| part.ships.is_some() && sources.contains(&part.source))
            };
            let items = &review.tables.items;
            prop_assert_eq!(items.ready[row], dated(&[Source::Stock]));
            let on_order = items.on_order[row] + items.overdue[row];
            prop_assert_eq!(on_order, dated(&[Source::OnOrder]));
            prop_assert_eq!(items.drop_ship[row], dated(&[Source::DropShip]));
            prop_assert_eq!(
                items.reorder[row],
                dated(&[Source::Reorder, Source::MadeToOrder])
            );
            prop_assert_eq!(items.undated[row], of(&|part| part.ships.is_none()));
            let unavailable: u64 = queue.iter().map(|line| line.unavailable).sum();
            prop_assert_eq!(items.unavailable[row], unavailable);
            let last = parts.iter().filter_map(|part| part.ships).max();
            prop_assert_eq!(items.last[row], last);
        }
        Ok(())
    });
}

#[test]
fn lines_without_a_date_are_those_that_the_queue_has_none_for() {
    check_reviews(|round, review, _| {
        if !round.snapshot.orders.is_empty() {
            return Ok(());
        }
        let (mut as_told, mut undated) = (0, 0);
        for item in &round.snapshot.items {
            for (line, queued) in item.lines.iter().zip(round.queue(&item.sku)) {
                as_told += u64::from(queued.complete.is_some());
                undated += u64::from(line.quantity > 0 && queued.complete.is_none());
            }
        }
        let orders = review.figures.contacts.orders;
        prop_assert_eq!((orders.as_told, orders.undated), (as_told, undated));
        Ok(())
    });
}

#[test]
fn books_and_contacts_are_those_that_are_given_out_alone() {
    check_reviews(|round, review, now| {
        prop_assert_eq!(&review.figures.books, &round.snapshot.books(now, &utc));
        let told: [Told; 0] = [];
        let contacts = round.contacts(&told, Assumed::default(), now, &utc);
        prop_assert_eq!(&review.figures.contacts, &contacts);
        Ok(())
    });
}

#[test]
fn what_is_overdue_is_every_receipt_that_was_due_before_today() {
    check_reviews(|round, review, _| {
        let receipts = &review.tables.overdue_receipts;
        for row in 0..receipts.item.len() {
            let item = &round.snapshot.items[receipts.item[row] as usize];
            prop_assert!(receipts.due[row] < Some(round.today));
            prop_assert!(receipts.waiting[row] <= receipts.quantity[row].min(item.waiting));
            prop_assert!((receipts.supplier[row] as usize) < review.figures.suppliers.len());
        }
        let by_supplier = review.figures.suppliers.iter();
        let by_supplier: u64 = by_supplier.map(|one| one.overdue.receipts).sum();
        prop_assert_eq!(by_supplier, receipts.item.len() as u64);
        Ok(())
    });
}

#[test]
fn shares_are_parts_of_what_they_are_of() {
    check_reviews(|round, review, _| {
        let health = &review.figures.health;
        let shares = [
            health.unit_fill_rate,
            health.line_fill_rate,
            health.order_fill_rate,
            health.backorder_rate,
            health.promises_kept,
            health.deliveries_kept,
            health.days_out,
            health.months_out,
            review.figures.verdict.waits.long,
        ];
        for share in shares.into_iter().flatten() {
            prop_assert!(share.part <= share.of && share.of > 0, "{share:?}");
            prop_assert_eq!(share.value, share.part as f64 / share.of as f64);
        }
        let is_counted = |on_hand| matches!(on_hand, OnHand::Units(_));
        let counted = round
            .snapshot
            .items
            .iter()
            .filter(|item| is_counted(item.on_hand));
        let position = health.position.map_or(0, |position| position.items);
        prop_assert_eq!(position, counted.count() as u64);
        Ok(())
    });
}

/// Some months of sales, in which there was stock on most days.
fn sales() -> impl Strategy<Value = Value> {
    const MONTHS: [&str; 9] = [
        "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09",
        "2026-10",
    ];
    vec((0..40_u64, 0..31_u64), 0..10).prop_map(|sold| {
        let told = MONTHS.iter().zip(sold);
        told.map(|(month, (quantity, out))| json!({ "month": month, "quantity": quantity, "daysOut": out / 20 * 9 }))
            .collect()
    })
}

#[test]
fn a_projection_advises_what_the_review_does() {
    let inputs = (shops(), vec(sales(), 4), 0..9_000_u64);
    check(inputs, |(mut shop, sales, cost)| {
        shop.snapshot["policy"]["reorder"] = json!({ "holdingPercent": 20 });
        if let Some(acme) = shop.snapshot["suppliers"].get_mut("acme") {
            acme["orderCost"] = json!(cost / 4_500 * cost);
        }
        let items = shop.snapshot["items"].as_array_mut().into_iter().flatten();
        for (item, sales) in items.zip(sales) {
            item["sales"] = sales;
        }
        let (snapshot, now) = (shop.read(), shop.moment());
        let round = Round::new(&snapshot, now);
        let review = round.review(Options::default(), &[], Assumed::default(), now, &utc);
        let review = review.expect("a review");
        let items = &review.tables.items;
        let known = |number: f64| Some(number).filter(|number| !number.is_nan());
        for (row, item) in snapshot.items.iter().enumerate() {
            let projection = round.projection(&item.sku, 9).expect("a private one");
            let projection = projection.expect("an item");
            prop_assert_eq!(
                projection.unadvised,
                REASONS[usize::from(items.unadvised[row])]
            );
            prop_assert_eq!(projection.reorder_point, known(items.reorder_point[row]));
            prop_assert_eq!(projection.safety_stock, known(items.safety_stock[row]));
            prop_assert_eq!(projection.order, known(items.order[row]));
            let days = (projection.order_by, projection.runs_out);
            prop_assert_eq!(days, (items.order_by[row], items.runs_out[row]));
            // Of what was never sold a review does not look at the months.
            if items.unadvised[row] == 0 && item.sales.iter().any(|sold| sold.quantity > 0) {
                let problems = usize::from(items.problems[row]);
                prop_assert_eq!(projection.problems.len(), problems);
            }
            let days = projection
                .stock
                .iter()
                .zip(&projection.low)
                .zip(&projection.high);
            for ((stock, low), high) in days {
                prop_assert!(low <= stock && stock <= high, "{low} {stock} {high}");
            }
        }
        Ok(())
    });
}
